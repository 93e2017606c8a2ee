"""Could a text be UTF-8 that was read as single bytes? Decided by one regular expression, before ftfy is imported."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

# The encodings that ftfy undoes. It also mends a piece whose bytes different code pages read, so these count as one.
_CODE_PAGES = ("latin-1", "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1257", "iso8859-2")
_OTHERS = ("mac-roman", "cp437")

_LEADS = range(0xC0, 0xF5)
_CONTINUATIONS = range(0x80, 0xC0)
# Behind these, ftfy takes a space for the byte A0; not in Mac Roman, where some of them are dashes.
_LEADS_BEFORE_A0 = (0xC2, 0xC3, 0xC5, 0xCE, 0xD0, 0xD9, 0xE2, 0xE3, 0xF0)
_LOST = "\ufffd?\x1a"


def may_be_mojibake(text: str) -> bool:
    """Cheap and never wrong with a no: every text that ftfy would change gets a yes.

    >>> may_be_mojibake("cafÃ©"), may_be_mojibake("café – “naïve”"), may_be_mojibake("سوريا")
    (True, False, False)
    """
    return not text.isascii() and _damage().search(text) is not None


@cache
def _damage() -> re.Pattern[str]:
    """What a lead byte becomes, then what a continuation byte becomes or leaves when it is lost; or a C1 control."""
    pairs = [_pair(encodings) for encodings in (_CODE_PAGES, *((encoding,) for encoding in _OTHERS))]
    before_space = _readings(_LEADS_BEFORE_A0, (*_CODE_PAGES, "cp437"))
    return re.compile("|".join([*pairs, f"[{re.escape(before_space)}] ", "[\x80-\x9f]"]))


def _pair(encodings: Iterable[str]) -> str:
    encodings = tuple(encodings)
    leads, continuations = _readings(_LEADS, encodings), _readings(_CONTINUATIONS, encodings)
    return f"[{re.escape(leads)}][{re.escape(continuations + _LOST)}]"


def _readings(values: Iterable[int], encodings: Iterable[str]) -> str:
    """The characters that bytes become; holes of the code pages give C1 controls, which are looked for anyway."""
    pairs = [(value, encoding) for value in values for encoding in encodings]
    return "".join(sorted({bytes([value]).decode(encoding, "ignore") for value, encoding in pairs}))
