"""Dates as they stand in a page: to ISO 8601 when certain, else as written."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

Day = tuple[int, int, int]
"""Year, month, day."""


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    # Compiled on first use: most texts hold no date line.
    month = f"(?P<month>{'|'.join(MONTHS)})[a-z]*\\.?"
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of|-)? ?{month}[ ,-]{{1,2}}(?P<year>\d{{4}})",
            rf"\b{month} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})",
            r"(?<!\d)(?P<year>\d{4})[-/.](?P<number>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)",
        )
    )


def iso_date(written: str, paragraphs: Iterable[str] = ()) -> str:
    """Return the day that `written` names as ``YYYY-MM-DD``, or `written` itself where it could be two days.

    `paragraphs` are the first of the article: a weekday that they name tells 12/09 from 09/12.

    >>> iso_date("22 August, 2017"), iso_date("12/09/2017")
    ('2017-08-22', '12/09/2017')
    >>> iso_date("12/09/2017 09:03", ["The army said on Tuesday that the road was open."])
    '2017-09-12'
    """
    days = _days(written)
    if len(days) > 1:
        days = _agreeing(days, paragraphs)
    return "{:04}-{:02}-{:02}".format(*days[0]) if len(days) == 1 else written


def _days(written: str) -> list[Day]:
    """Every day that `written` can mean."""
    for pattern in _patterns():
        if match := pattern.search(written):
            parts = match.groupdict()
            month = MONTHS.index(parts["month"].lower()) + 1 if parts.get("month") else int(parts["number"])
            return _existing([(int(parts["year"]), month, int(parts["day"]))])
    if match := re.search(r"(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)", written):
        first, second, year = map(int, match.groups())
        return _existing(sorted({(year, second, first), (year, first, second)}))
    return []


def _existing(days: Iterable[Day]) -> list[Day]:
    return [day for day in days if _weekday(day) is not None]


def _weekday(day: Day) -> int | None:
    from datetime import date

    try:
        return date(*day).weekday()
    except ValueError:
        return None


def _agreeing(days: list[Day], paragraphs: Iterable[str]) -> list[Day]:
    """The days that fit the first weekday named: news is a day old at most."""
    for paragraph in paragraphs:
        if named := re.search(rf"\b(?:{'|'.join(WEEKDAYS)})\b", paragraph):
            told = WEEKDAYS.index(named[0])
            return [day for day in days if ((_weekday(day) or 0) - told) % 7 <= 1]
    return days
