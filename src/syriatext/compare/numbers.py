"""Numbers of several words as one: ``five thousand`` is ``5,000``, ``twenty-five`` is ``25``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from .vocabulary import CURRENCIES, HYPHENS, MULTIPLIERS

NumberSpan = tuple[int, int, str]

_GAP = re.compile(rf"[{HYPHENS}\s]{{1,3}}\Z")
_SIZES = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12}
_SHORT = re.compile(rf"(\d{{1,15}}(?:\.\d{{1,6}})?)({'|'.join(_SIZES)})\Z")
_SPACES = " \u00a0\u2009\u202f"
_GROUP = re.compile(r"\d{3}(?:\.\d+)?\Z")
_PLAIN = re.compile(r"\d{1,15}(?:\.\d{1,6})?\Z")


def fold_numbers(text: str, words: Sequence[NumberSpan]) -> Iterator[NumberSpan]:
    """Yield `words` (start, end, normal form) with each number of several words as one word.

    Only a number and a multiplier behind it (``2.5 million``, ``a hundred``), their sums (``two hundred and fifty``),
    tens with units in words (``twenty-five``) and figures in groups of three (``1 200``) are taken together: other
    numbers side by side stay two.
    """
    position = 0
    while position < len(words):
        taken, norm = 1, words[position][2]
        if (groups := _groups_at(text, words, position)) > 1:
            taken, norm = groups, "".join(word[2] for word in words[position : position + groups])
        elif norm[0].isdigit() and _PLAIN.match(norm):
            taken, norm = _number_at(text, words, position, Fraction(norm))
        # Without a currency before it, 1.2m may be metres.
        elif (short := _SHORT.match(norm)) and (
            len(short[2]) > 1 or text.endswith(tuple(CURRENCIES), 0, words[position][0])
        ):
            norm = _written(Fraction(short[1]) * _SIZES[short[2]])
        elif norm == "a" and position + 1 < len(words) and words[position + 1][2] in MULTIPLIERS:
            taken, norm = _number_at(text, words, position, Fraction(1))
        yield words[position][0], words[position + taken - 1][1], norm
        position += taken


def _groups_at(text: str, words: Sequence[NumberSpan], start: int) -> int:
    """How many words are figures of one number, spaces between its thousands: ``1 200``, ``12 000 000``."""
    first, end, _ = words[start]
    if not (text[first:end].isdecimal() and end - first < 4) or text[first] == "0":
        return 1
    at = start + 1
    while at < len(words) and words[at][0] == end + 1 and text[end] in _SPACES:
        end = words[at][1]
        if not _GROUP.match(words[at][2]) or not text[words[at][0] : end].replace(",", "").isdecimal():
            break
        at += 1
    return at - start


def _number_at(text: str, words: Sequence[NumberSpan], start: int, group: Fraction) -> tuple[int, str]:
    """How many words the number at `start` has, the first of which says `group`, and the number."""
    total, at = Fraction(0), start + 1
    lowest = 0
    while at < len(words):
        norm = words[at][2]
        if norm in MULTIPLIERS and _follows(text, words, at):
            size = MULTIPLIERS[norm]
            is_whole = size > 100 and group == 0 and total < size  # two thousand million
            if not is_whole and (group >= 100 if size == 100 else lowest and size >= lowest):
                break
            if size == 100:
                group *= size
            elif is_whole:
                total, lowest = total * size, size
            else:
                total, group, lowest = total + group * size, Fraction(0), size
            at += 1
        elif more := _more(text, words, at, start, group, lowest):
            group += Fraction(words[at + more - 1][2])
            at += more
        else:
            break
    if at == start + 1:
        return 1, words[start][2]
    return at - start, _written(total + group)


def _more(text: str, words: Sequence[NumberSpan], at: int, start: int, group: Fraction, lowest: int) -> int:
    """How many words at `at` add to the number before: none, one, or two with ``and``."""
    skipped = 1 if words[at][2] == "and" and at + 1 < len(words) and _follows(text, words, at) else 0
    place = at + skipped
    begin, _, norm = words[place]
    is_figure = text[begin].isdigit()
    if (
        not _PLAIN.match(norm)
        or (is_figure and not _is_hyphenated(text, words, place))
        or not _follows(text, words, place)
        or "." in norm
    ):
        return 0
    value = int(norm)
    tens = 20 <= group % 100 <= 90 and group % 10 == 0 and value < 10 and not text[words[place - 1][0]].isdigit()
    hundreds = (group >= 100 and group % 100 == 0 and value < 100) or (group == 0 and lowest > 0)
    return 1 + skipped if (tens and not skipped) or (hundreds and not is_figure) else 0


def _is_hyphenated(text: str, words: Sequence[NumberSpan], at: int) -> bool:
    """``twenty-5``: so some rewriting tools write numbers."""
    return text[words[at - 1][1] : words[at][0]].strip() in ("-", "‐", "‑")


def _follows(text: str, words: Sequence[NumberSpan], at: int) -> bool:
    return bool(_GAP.match(text, words[at - 1][1], words[at][0]))


def _written(value: Fraction) -> str:
    if value.denominator == 1:
        return str(value.numerator)
    return f"{float(value):.6f}".rstrip("0")
