"""Dates as they stand in a page: to ISO 8601 when certain, else as written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from .lines import folded
from .rules import Calendar, rules

Day = tuple[int, int, int]
"""Year, month, day."""

YEARS = range(1700, 2200)
"""Other years are counted in an other era."""


@lru_cache(maxsize=16)
def _patterns(months: tuple[str, ...]) -> tuple[str, ...]:
    month = "(?:" + "|".join(f"(?P<m{number}>{names})" for number, names in enumerate(months, 1)) + r")(?![^\W\d_])"
    return (
        rf"(?<!\d)(?P<day>\d{{1,2}})(?!\d|:)\D{{0,6}}?{month}\D{{0,20}}?(?P<year>\d{{4}})(?!\d)",
        rf"(?<![^\W\d_]){month} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})(?!\d)",
        r"(?<!\d)(?P<year>\d{4}) ?[-/.年년] ?(?P<number>\d{1,2}) ?[-/.月월] ?(?P<day>\d{1,2})(?!\d)",
    )


def iso_date(written: str, paragraphs: Iterable[str] = (), calendar: Calendar | None = None) -> str:
    """Return the day that `written` names as ``YYYY-MM-DD``, or `written` itself where it could be two days.

    `paragraphs` are the first of the article: a weekday that they name tells 12/09 from 09/12. `calendar` holds the
    months' names, English ones if it is not given.

    >>> iso_date("22 August, 2017"), iso_date("12/09/2017")
    ('2017-08-22', '12/09/2017')
    >>> iso_date("12/09/2017 09:03", ["The army said on Tuesday that the road was open."])
    '2017-09-12'
    """
    calendar = calendar or rules().calendar
    days = _days(folded(written), calendar)
    if len(days) > 1:
        days = _agreeing(days, paragraphs, calendar)
    return "{:04}-{:02}-{:02}".format(*days[0]) if len(days) == 1 else written


def _days(written: str, calendar: Calendar) -> list[Day]:
    """Every day that `written` can mean."""
    for pattern in _patterns(calendar.months):
        if match := re.search(pattern, written, re.IGNORECASE):
            parts = match.groupdict()
            named = next((int(name[1:]) for name, found in parts.items() if found and name[1:].isdigit()), 0)
            return _existing([(int(parts["year"]), named or int(parts["number"]), int(parts["day"]))])
    if match := re.search(r"(?<!\d)(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4})(?!\d)", written):
        first, second, year = (int(match[group]) for group in (1, 3, 4))
        if calendar.day_first:
            return _existing([(year, second, first)])
        return _existing(sorted({(year, second, first), (year, first, second)}))
    return []


def _existing(days: Iterable[Day]) -> list[Day]:
    return [day for day in days if day[0] in YEARS and _weekday(day) is not None]


def _weekday(day: Day) -> int | None:
    from datetime import date

    try:
        return date(*day).weekday()
    except ValueError:
        return None


def _agreeing(days: list[Day], paragraphs: Iterable[str], calendar: Calendar) -> list[Day]:
    """The days that fit the first weekday named: news is a day old at most."""
    names = "|".join(f"(?P<d{number}>{name})" for number, name in enumerate(calendar.weekdays))
    for paragraph in paragraphs:
        if named := re.search(rf"\b(?:{names})\b", folded(paragraph), re.IGNORECASE):
            told = int((named.lastgroup or "d0")[1:])
            return [day for day in days if ((_weekday(day) or 0) - told) % 7 <= 1]
    return days
