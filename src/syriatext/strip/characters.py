"""What the characters of a text are, looked up for all of them at once."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from .lines import UNSPACED_LETTERS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Codes = NDArray[np.uint32]

KINDS: tuple[Callable[[str], object], ...] = (
    str.isalpha,
    str.isupper,
    str.islower,
    str.isspace,
    str.isdecimal,
    re.compile(r"\w").match,
    re.compile(r"[^\W\d_A-Z]").match,
    re.compile(r"[A-Z]").match,
    re.compile(r"[.!?]").match,
    re.compile(r"[.!?؟。！？…۔।]").match,
    re.compile(r"[\s\"”»’)\u3040-\u9fff]").match,
    re.compile(r"[,،、，;؛]").match,
    re.compile(r"[|·•›»>/→]").match,
    re.compile('["“”„«»‘’「」]').match,
    re.compile(UNSPACED_LETTERS).match,
    re.compile(r"[:.٫]").match,
)
"""What a character may be, each a bit of its class."""
(
    ALPHA, UPPER, LOWER, SPACE, DIGIT, WORD, NO_CAPITAL, CAPITAL, ASCII_STOP, STOP, BEHIND_SENTENCE, INNER, SEPARATOR,
    QUOTE, UNSPACED_LETTER, CLOCK_SIGN,
) = (1 << at for at in range(len(KINDS)))  # fmt: skip
BREAK = 1 << len(KINDS)
"""The bit of what parts two lines."""
_SEEN = BREAK << 1
"""The bit of every character whose class is known."""


def codes_of(text: str) -> Codes:
    """The code points of `text`."""
    import numpy as np

    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)


def text_of(codes: Codes) -> str:
    """The inverse of `codes_of`."""
    return codes.tobytes().decode("utf-32-le", "surrogatepass")


def classes_of(codes: Codes) -> NDArray[np.uint32]:
    """The class of every character: one bit for each of `KINDS` that it is, and `BREAK` alone for a line feed."""
    import numpy as np

    table = _table()
    found = table[codes]
    if not found.all():
        for code in np.unique(codes[found == 0]).tolist():
            table[code] = _SEEN + sum(1 << bit for bit, is_one in enumerate(KINDS) if is_one(chr(code)))
        found = table[codes]
    return found


@lru_cache(maxsize=1)
def _table() -> NDArray[np.uint32]:
    """Classes by code point, 0 for those that no text had yet: four megabytes, of which most are never touched."""
    import numpy as np

    table = np.zeros(0x110000, dtype=np.uint32)
    table[ord("\n")] = BREAK
    return table
