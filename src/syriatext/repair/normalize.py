"""What is a matter of spelling, not of damage: done only when asked for, by name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from unicodedata import normalize

from ..lookalikes import as_latin
from ..model import Edit
from .arabic import LETTER_SHAPES
from .escapes import read_escapes

_QUOTES = {
    **dict.fromkeys("‘’‚‛′", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
}
_DIGITS = {chr(base + value): str(value) for base in (0x660, 0x6F0) for value in range(10)}


def _by_table(text: str, table: dict[str, str], rule: str, why: str) -> Iterator[Edit]:
    for match in re.finditer("[" + "".join(map(re.escape, table)) + "]", text):
        yield Edit(*match.span(), match[0], table[match[0]], rule=f"normalize.{rule}", why=why)


def _compose_letters(text: str) -> Iterator[Edit]:
    for match in re.finditer(r"\S+", text):
        if (composed := normalize("NFC", match[0])) != match[0]:
            yield Edit(*match.span(), match[0], composed, rule="normalize.nfc", why="letters and marks composed (NFC)")


def _unfold_every_shape(text: str) -> Iterator[Edit]:
    """Single letter shapes too, which by themselves may be meant."""
    for match in re.finditer(f"[{LETTER_SHAPES}]+", text):
        after = normalize("NFKC", match[0])
        yield Edit(*match.span(), match[0], after, rule="normalize.arabic-forms", why="letter shapes as letters")


def _latin_letters(text: str) -> Iterator[Edit]:
    for match in re.finditer(r"[^\W\d_]+", text):
        if (latin := as_latin(match[0])) != match[0]:
            why = "letters that look like Latin ones"
            yield Edit(*match.span(), match[0], latin, rule="normalize.lookalikes", why=why)


NORMALIZATIONS: dict[str, Callable[[str], Iterable[Edit]]] = {
    "quotes": partial(_by_table, table=_QUOTES, rule="quotes", why="straight quotes"),
    "nfc": _compose_letters,
    "arabic-forms": _unfold_every_shape,
    "tatweel": partial(_by_table, table={"\u0640": ""}, rule="tatweel", why="no tatweel"),
    "bidi": partial(
        _by_table,
        table=dict.fromkeys("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", ""),
        rule="bidi",
        why="no direction marks",
    ),
    "escapes": partial(read_escapes, evidence=False),
    "lookalikes": _latin_letters,
    "digits": partial(_by_table, table=_DIGITS, rule="digits", why="European digits"),
}
