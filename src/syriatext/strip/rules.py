"""Chrome phrases as data: ``rules/<language>.toml``, one row a phrase, matched against whole lines only."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from operator import attrgetter
from typing import Any, NamedTuple

from .lines import KEPT, Content, bare, folded
from .screening import ANY, LETTERS, Alternative, alternatives, folded_case, in_one_case

MAX_LINE = 500
"""A longer line is no chrome phrase; the bound also keeps every pattern's work small."""

BASE = "en"
"""The language whose rules always apply, and whose terms every file may use or replace by its own."""

PLACES = ("anywhere", "apart", "edge", "head", "tail")
TERM = r"%(\w+)%"
HEAD_END = "\n[dates]"


class Head(NamedTuple):
    """How a language is known: the first table of its file, ``[language]``.

    `letters` is found in every text of a language whose script or letters are its own, and None where they are not.
    At least `share` of the words match `words` as a whole.
    """

    language: str
    letters: str | None
    words: str
    share: float
    common: frozenset[str] | None
    """The words themselves, where `words` is nothing but a list of them."""


class Calendar(NamedTuple):
    """Patterns for the names of the months and weekdays; is 3/4 the third of April, always?"""

    months: tuple[str, ...] = ("(?!)",) * 12
    weekdays: tuple[str, ...] = ("(?!)",) * 7
    day_first: bool = False


class Rule(NamedTuple):
    """One row. `where` says in which part of a text it may act:

    ``head`` before the body, ``tail`` behind it, ``edge`` either, ``apart`` anywhere but directly between two
    paragraphs (where the same words could be a subheading), ``anywhere`` (the default).
    """

    kind: str
    source: str
    drops: str
    keeps: str
    where: str
    opens_tail: bool

    def match(self, line: str) -> bool:
        """Does the row match a stripped line as a whole?"""
        return len(line) <= MAX_LINE and _compiled(self.source).fullmatch(folded(bare(line))) is not None

    def fields(self, line: str) -> dict[str, str]:
        """What the row's named groups hold in a line that it matches, as it is written there."""
        if "(?P<" not in self.source:
            return {}
        plain = bare(line)
        match = _compiled(self.source).fullmatch(folded(plain))
        return {name: plain[slice(*match.span(name))].strip() for name in match.groupdict()} if match else {}


class Branch:
    """One alternative of the pattern of the row at `row`; compiled when a line is first tried."""

    def __init__(self, row: int, found: Alternative) -> None:
        self.row, self.needs = row, found.needs
        self._source, self._ends = found.source, found.ends

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(self._source, re.IGNORECASE)

    def may_end(self, letter: str) -> bool:
        return letter in self._ends or ANY in self._ends


class Sheet:
    """What one file holds: rows, sorted by what lines that they match begin and end with."""

    def __init__(self, rows: tuple[Rule, ...], calendar: Calendar) -> None:
        self.rows = rows
        self.calendar = calendar
        self._fitting = lru_cache(maxsize=KEPT)(self._branches_for)

    @cached_property
    def _branches(self) -> dict[str, list[Branch]]:
        """The branches of all rows by what they can begin with."""
        found: dict[str, list[Branch]] = {}
        for at, row in enumerate(self.rows):
            for alternative in alternatives(row.source):
                branch = Branch(at, alternative)
                for beginning in alternative.begins:
                    found.setdefault(beginning, []).append(branch)
        return found

    def find(self, plain: str) -> Rule | None:
        """Return the first row that matches a line, given as rules see it."""
        one_case = in_one_case(plain)
        for branch in self._fitting(plain[:LETTERS], plain[-1:]):
            if branch.needs in one_case and branch.pattern.fullmatch(plain):
                return self.rows[branch.row]
        return None

    def _branches_for(self, start: str, end: str) -> tuple[Branch, ...]:
        """The branches that may match a line of these first letters and this last one, in the order of the rows."""
        start, end = "".join(map(folded_case, start)), folded_case(end)
        keys = (start, *(start[:known] + ANY for known in range(LETTERS)))
        found = dict.fromkeys(branch for key in keys for branch in self._branches.get(key, ()))
        return tuple(sorted((branch for branch in found if branch.may_end(end)), key=attrgetter("row")))


class Rules:
    """The rows of some languages, tried in order; English ones are the last."""

    def __init__(self, languages: tuple[str, ...]) -> None:
        self._sheets = tuple(map(_sheet, languages))
        self._others = self._sheets[:-1] if languages[-1] == BASE else self._sheets
        self.rows = tuple(row for sheet in self._sheets for row in sheet.rows)
        calendars = [sheet.calendar for sheet in self._sheets]
        self.calendar = Calendar(
            tuple(map("|".join, zip(*(calendar.months for calendar in calendars), strict=True))),
            tuple(map("|".join, zip(*(calendar.weekdays for calendar in calendars), strict=True))),
            calendars[0].day_first,
        )

    def find(self, line: Content) -> Rule | None:
        """Return the first row that matches a line as a whole."""
        if len(line.text) > MAX_LINE:
            return None
        plain = line.plain
        for sheet in self._others if _has_only_other_letters(plain) else self._sheets:
            if row := sheet.find(plain):
                return row
        return None


def _has_only_other_letters(line: str) -> bool:
    """Can no English phrase match? So a text without Latin letters never has them compiled."""
    return not line.isascii() and not re.search("[A-Za-z]", line) and re.search(r"[^\W\d_]", line) is not None


@lru_cache(maxsize=64)
def rules(languages: tuple[str, ...] = (BASE,)) -> Rules:
    """The rules of `languages`, those of the text's own language first. Read and compiled when first asked for."""
    return Rules(languages)


@lru_cache(maxsize=1)
def heads() -> tuple[Head, ...]:
    """How the language of every file is known; much cheaper than its rules."""
    from pathlib import Path

    files = sorted((Path(__file__).parent / "rules").glob("*.toml"))
    return tuple(head(path.stem) for path in files)


@lru_cache(maxsize=64)
def head(language: str) -> Head:
    """Read the first lines of a language's file."""
    import tomllib

    entry = tomllib.loads(_source(language).partition(HEAD_END)[0])["language"]
    words = folded(entry["words"])
    listed = words.split("|")
    common = frozenset(listed) if all(map(str.isalpha, listed)) else None
    return Head(language, entry.get("letters"), words, entry["share"], common)


@lru_cache(maxsize=64)
def _sheet(language: str) -> Sheet:
    return read_rules(_source(language), None if language == BASE else _source(BASE))


@lru_cache(maxsize=64)
def _source(language: str) -> str:
    from pathlib import Path

    return (Path(__file__).parent / "rules" / f"{language}.toml").read_text("utf-8")


def read_rules(source: str, base: str | None = None) -> Sheet:
    """Parse the text of a rule file.

    ``[terms]`` holds pieces that patterns and other terms name as ``%term%``; those of the file `base` may be named,
    too. ``%month%`` and ``%weekday%`` are the names in ``[dates]`` unless a term says otherwise. Raises ValueError for
    a row that lacks something or names an unknown place.
    """
    import tomllib

    data = tomllib.loads(source)
    terms = (_terms(tomllib.loads(base)) if base else {}) | _terms(data)
    dates = data.get("dates", {})
    calendar = Calendar(
        **{name: tuple(folded(row) for row in dates[name]) for name in ("months", "weekdays") if name in dates},
        day_first=bool(dates.get("day_first", False)),
    )
    return Sheet(tuple(_row(entry, terms) for entry in data.get("rule", [])), calendar)


def _terms(data: dict[str, Any]) -> dict[str, str]:
    dates = data.get("dates", {})
    terms = {name[:-1]: "|".join(dates[name]) for name in ("months", "weekdays") if name in dates}
    terms.update(data.get("terms", {}))
    return terms


def _row(entry: dict[str, Any], terms: dict[str, str]) -> Rule:
    where = entry.get("where", "anywhere")
    missing = {"class", "pattern", "drops", "keeps"} - entry.keys()
    if missing or where not in PLACES:
        raise ValueError(
            f"chrome rule {entry!r}: {f'lacks {sorted(missing)}' if missing else f'unknown place {where!r}'}"
        )
    pattern = folded(_expanded(entry["pattern"], terms))
    return Rule(entry["class"], pattern, entry["drops"], entry["keeps"], where, bool(entry.get("opens_tail", False)))


def _expanded(pattern: str, terms: dict[str, str]) -> str:
    return re.sub(TERM, lambda match: f"(?:{_expanded(terms[match[1]], terms)})", pattern)


@lru_cache(maxsize=1024)
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source, re.IGNORECASE)
