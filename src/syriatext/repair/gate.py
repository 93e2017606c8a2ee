"""Which lines are worth a look? Clean text of any script must pass at little cost, so nothing here works by character.

Text of ASCII, Arabic and the usual quotation marks and dashes can't be damaged without holding other characters too
(`PLAIN`). In the rest, with numpy, how surprising is each word in the language that it surprises least?
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from .alphabet import characters_of
from .score import code_points
from .tables import tables

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Read as another encoding, Arabic leaves signs; only what it is never turned into stands here.
PLAIN = "“”‘’–—…•€£«»°،؛؟پچژگکی\u200c" + characters_of(
    ("\x00", "\x7f"), ("\u0621", "\u063a"), ("\u0641", "\u0652"), ("\u0660", "\u066c"), ("\u06f0", "\u06f9")
)
_USUAL_AT_LETTERS = "\u00a0\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202c\u2060\ufeff‹›®™©°№′″−‐‑"
# What the first and the other bytes of UTF-8 become, where the latter are signs that may well stand at a word's end.
_LEADS, _CONTINUATIONS = "ÃÂÄÅÎÏÐÑØÙâãГРС", "“”‘’–—…•«»´°®©™¡¿ªº·€£"
LONGEST_LINE = 3000  # characters; longer lines are looked at in pieces
USUAL_LETTER, USUAL_SIGN, USUAL_EAST_ASIAN = 4.0, 7.5, 11.5  # bits that surprise nobody
SIGN_AT_LETTER, SIGN_AT_SIGN, LETTER_AT_EAST_ASIAN = 6, 3, 4.5  # bits of surprise
CAPITAL_INSIDE, MIXED_SCRIPTS = 6, 10
FEW_LANGUAGES = 1.0  # bits more that letters cost where the least surprised of few languages is asked
SURPRISING_WORD, SURPRISING_CHARACTER = 5.0, 0.25  # bits above which a word is: so many, and so many a character
LONG_WORD, BEYOND_A_WORD = 12, 0.55  # what is longer is East Asian text without spaces: more bits for each character


class Line(NamedTuple):
    """Where a line starts and ends, or a piece of a long one, and its suspicious words."""

    start: int
    end: int
    words: tuple[str, ...]


def suspicious_lines(window: str) -> Iterator[Line]:
    """The lines of `window` that hold words no language would have."""
    import numpy as np

    codes = _code_units(window)
    if not len(codes):
        return
    surprise = _surprise(codes)
    words = np.flatnonzero(codes <= 32)
    if not len(words) or words[0]:
        words = np.append(0, words)
    so_far = np.cumsum(surprise, dtype=np.uint32)
    sums = np.diff(so_far[np.append(words[1:], len(codes)) - 1], prepend=np.uint32(0))
    lengths = np.diff(words, append=len(codes)) - (codes[words] <= 32)
    beyond = np.maximum(lengths - LONG_WORD, 0)
    bound = 8 * (SURPRISING_WORD + lengths * SURPRISING_CHARACTER + beyond * BEYOND_A_WORD)
    suspicious = (sums > bound) & (lengths > 0)
    starts = (words + (codes[words] <= 32))[suspicious]
    yield from _lines_of(window, np.stack([starts, starts + lengths[suspicious]], axis=1).tolist())


def is_suspicious(text: str) -> bool:
    """Does this text, which is one line or less, hold words that no language would have?"""
    return next(suspicious_lines(text), None) is not None


def _lines_of(window: str, words: list[list[int]]) -> Iterator[Line]:
    """The lines, or pieces of long ones, that the words are in, each of which is given by its start and end."""
    line: Line | None = None
    for start, end in words:
        word = window[start:end]
        if line and start < line.end:
            line = line._replace(words=(*line.words, word))
            continue
        if line:
            yield line
        line = Line(*_around(window, start, line.end if line else 0), (word,))
    if line:
        yield line


def _around(window: str, place: int, earliest: int) -> tuple[int, int]:
    """Start and end of the line that `place` is in, or of a piece of a long one, that starts at `earliest` or later."""
    start = max(window.rfind("\n", earliest, place), window.rfind("\r", earliest, place), earliest - 1) + 1
    line_end = _line_end().search(window, place)
    end = line_end.start() if line_end else len(window)
    if end - start > LONGEST_LINE:
        start = max(start, window.rfind(" ", start, max(start, place - LONGEST_LINE // 2)) + 1)
        piece = window.find(" ", start + LONGEST_LINE, end)
        end = min(end, piece if 0 <= piece < start + 2 * LONGEST_LINE else start + LONGEST_LINE)
    return start, end


@cache
def _line_end() -> re.Pattern[str]:
    return re.compile("[\n\r]")


def _code_units(text: str) -> NDArray[np.uint16]:
    """One number for each character."""
    import numpy as np

    codes = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.uint16)
    return codes if len(codes) == len(text) else code_points(text).astype(np.uint16)


def _surprise(codes: NDArray[np.uint16]) -> NDArray[np.uint8]:
    """Eighths of a bit that each character costs above what is usual."""
    table = _surprises()
    # `take` by the machine's own integers is twice as fast as an index.
    pairs = table.symbol.take(codes)
    pairs[1:] += pairs[:-1] * table.size
    found: NDArray[np.uint8] = table.pairs.take(pairs)
    found += table.sign.take(codes)
    return found


class _Surprises(NamedTuple):
    """`pairs` [before, behind] by `symbol`, here a number for each letter in each case; `sign` by code point."""

    symbol: NDArray[np.intp]
    sign: NDArray[np.uint8]
    pairs: NDArray[np.uint8]
    size: int


@cache
def _surprises() -> _Surprises:
    import numpy as np

    table = tables()
    codes = np.flatnonzero(table.symbol)
    symbol = np.zeros(65536, np.intp)
    symbol[codes] = np.arange(1, len(codes) + 1)
    odd, east_asian, usual, size = (len(codes) + step for step in range(1, 5))
    symbol[[ord(sign) for sign in _CONTINUATIONS]] = usual
    symbol[_odd_signs()] = odd
    symbol[table.character > 0] = east_asian
    pairs = np.zeros((size, size), np.uint8)
    letters = slice(1, len(codes) + 1)
    pairs[letters, letters] = _letter_pairs(codes)
    pairs[0, letters] = np.clip(table.bigrams[:, 0].min(0)[table.symbol[codes]].astype(int) - 8 * USUAL_LETTER, 0, 40)
    pairs[usual, letters] = pairs[0, letters]
    pairs[symbol[[ord(letter) for letter in _LEADS]], usual] = 8 * SIGN_AT_LETTER
    pairs[usual, usual] = pairs[usual, odd] = pairs[odd, usual] = pairs[odd, odd] = 8 * SIGN_AT_SIGN
    pairs[letters, odd] = pairs[odd, letters] = 8 * SIGN_AT_LETTER
    pairs[letters, east_asian] = pairs[east_asian, letters] = round(8 * LETTER_AT_EAST_ASIAN)
    rare = table.character_costs.min(0).astype(np.int32) - int(8 * USUAL_EAST_ASIAN)
    sign = np.clip(table.cost.astype(np.int32) - int(8 * USUAL_SIGN), 0, 100)
    sign[:33] = sign[0x300:0x370] = 0
    sign[0x530:0x3000][table.script[0x530:0x3000] > 0] = 0  # letters that no table knows are no damage
    sign = np.where(table.character > 0, np.clip(np.append(0, rare), 0, 80)[table.character], sign)
    return _Surprises(symbol, sign.astype(np.uint8), pairs.ravel(), size)


def _letter_pairs(codes: NDArray[np.int64]) -> NDArray[np.uint8]:
    """How surprising one letter is behind another, in any language: by itself, by its case, by its script."""
    import numpy as np

    table = tables()
    symbols, scripts, cases = table.symbol[codes], table.script[codes], table.case[codes]
    likeliest = table.bigrams[table.languages != "is"].min(0)  # Turkish read as Latin-1 has the letters of Icelandic
    surprise = likeliest[symbols[:, None], symbols[None, :]].astype(np.int32) - int(8 * USUAL_LETTER)
    few_languages = (codes >= 0x370) & (codes < 0x1E00)
    surprise = np.maximum(surprise - round(8 * FEW_LANGUAGES) * few_languages[None, :], 0)
    surprise += 8 * CAPITAL_INSIDE * ((cases[:, None] == 1) & (cases[None, :] == 2))
    mixed = (scripts[:, None] != scripts[None, :]) & (scripts[:, None] > 0) & (scripts[None, :] > 0)
    surprise[mixed] = 8 * MIXED_SCRIPTS
    found: NDArray[np.uint8] = np.clip(surprise, 0, 120).astype(np.uint8)
    return found


def _odd_signs() -> NDArray[np.int64]:
    """Signs that do not touch letters in ordinary text, as dashes, quotation marks and marks of degree do."""
    import numpy as np

    table = tables()
    usual = np.array([ord(character) for character in _USUAL_AT_LETTERS])
    found = np.flatnonzero((table.cost >= 8 * USUAL_SIGN) & (table.script == 0))
    found = found[~np.isin(found, usual) & ((found < 0x300) | (found >= 0x370))]
    return np.concatenate([found, np.arange(0xFF61, 0xFFA0), [0x201A, 0x2C6]])
