"""Numbers and days of the week in Chinese characters as one word each: ``二十三`` is ``23``, ``周一`` is ``星期一``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

HanSpan = tuple[int, int, str]

_DIGITS = {sign: value for value, signs in enumerate(("〇零", *"一二三四五六七八九")) for sign in signs} | {
    "两": 2,
    "兩": 2,
}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
_NUMBER = re.compile(f"[{''.join(_DIGITS)}{''.join(_UNITS)}{''.join(_LARGE)}]{{2,24}}")
_FIGURES = re.compile(rf"(\d{{1,15}})(?:\.(\d{{1,6}}))?([{''.join(_LARGE)}])")
_DAY = re.compile(
    rf"(?<![{''.join(_DIGITS)}数數几幾])(?:[周週]|星期|礼拜|禮拜)(?:([一二三四五六])|[日天])(?![次个個回期篇部本])"
)
"""Not in *once a week*, nor in *once every week*."""
_LEAST_DIGITS = 3
"""So many digits in a row are read one by one, as those of a year are; two are *two or three*."""


def fold_han(text: str, words: Sequence[HanSpan]) -> list[HanSpan]:
    """Return `words` (start, end, normal form) with those of a number or day in Chinese characters as one word.

    One character alone stays what it is: it is a part of too many words.
    """
    found = dict(_found(text)) if not text.isascii() else {}
    if not found:
        return list(words)
    folded: list[HanSpan] = []
    covered = 0
    for start, end, norm in words:
        if start in found and start >= covered:
            covered, norm = found[start]
            folded.append((start, covered, norm))
        elif start >= covered:
            folded.append((start, end, norm))
    return folded


def _found(text: str) -> Iterator[tuple[int, tuple[int, str]]]:
    """Where each number and day begins, where it ends, and its form."""
    for match in _NUMBER.finditer(text):
        if (value := number(match[0])) is not None:
            yield match.start(), (match.end(), str(value))
    for match in _FIGURES.finditer(text):
        whole, decimals = match[1], match[2] or ""
        value = int(whole + decimals) * _LARGE[match[3]]
        if value % 10 ** len(decimals) == 0:
            yield match.start(), (match.end(), str(value // 10 ** len(decimals)))
    for match in _DAY.finditer(text):
        yield match.start(), (match.end(), f"星期{match[1] or '日'}")


def number(run: str) -> int | None:
    """Return what a run of number characters says, or None where it says no one number.

    >>> [number(run) for run in ("二十三", "一万二千", "二〇二四", "三亿零五万", "一百二", "千万", "三五", "五六十")]
    [23, 12000, 2024, 300050000, 120, None, None, None]
    """
    if all(sign in _DIGITS for sign in run):
        return int("".join(str(_DIGITS[sign]) for sign in run)) if len(run) >= _LEAST_DIGITS else None
    total = 0
    parts = re.split(f"([{''.join(_LARGE)}])", run)
    below = 10**12
    for section, sign in zip(parts[::2], [*parts[1::2], ""], strict=True):
        value = _section(section)
        if value is None or (sign and (not value or _LARGE[sign] >= below)):
            return None
        if not sign and total and value < 10 and len(section) == 1:
            value *= below // 10  # 三万五: thirty-five thousand
        below = _LARGE.get(sign, 1)
        total += value * below if sign else value
    return total


def _section(run: str) -> int | None:
    """What a number below ten thousand says; nothing is nought."""
    total, below, digit = 0, 10**4, None
    for at, sign in enumerate(run):
        if sign in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[sign]
            continue
        unit = _UNITS[sign]
        bare = digit is None and unit == 10 and at == 0
        if unit >= below or not (digit or bare):
            return None
        total, below, digit = total + (digit or 1) * unit, unit, None
    if digit and 100 <= below <= 1000 and run[-2] not in "〇零":
        digit *= below // 10  # 一百二: a hundred and twenty
    return total + (digit or 0)
