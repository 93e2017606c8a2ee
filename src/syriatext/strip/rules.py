"""Chrome phrases as data: ``rules/<language>.toml``, one row a phrase, matched against whole lines only."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, NamedTuple

from .lines import bare

MAX_LINE = 500
"""A longer line is no chrome phrase; the bound also keeps every pattern's work small."""

PLACES = ("anywhere", "apart", "edge", "head", "tail")
TERM = r"%(\w+)%"
GROUP_NAME = r"\(\?P<\w+>"


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

    def match(self, line: str) -> re.Match[str] | None:
        """Match a stripped line as a whole; the match holds the row's named groups."""
        return _compiled(self.source).fullmatch(bare(line)) if len(line) <= MAX_LINE else None


class Rules:
    """All rows, tried in order."""

    def __init__(self, rows: tuple[Rule, ...]) -> None:
        self.rows = rows
        # One alternation finds the row; its groups are numbered, as rows may use the same group name.
        branches = (f"(?P<row{at}>{re.sub(GROUP_NAME, '(?:', row.source)})" for at, row in enumerate(rows))
        self._all = re.compile("|".join(branches), re.IGNORECASE)

    def find(self, line: str) -> Rule | None:
        """Return the first row that matches a stripped line as a whole."""
        if len(line) > MAX_LINE:
            return None
        match = self._all.fullmatch(bare(line))
        return self.rows[int(match.lastgroup[3:])] if match and match.lastgroup else None


@lru_cache(maxsize=1)
def rules() -> Rules:
    """Read every ``rules/*.toml`` of this package, once."""
    from pathlib import Path

    folder = Path(__file__).parent / "rules"
    return Rules(tuple(row for path in sorted(folder.glob("*.toml")) for row in read_rules(path.read_text("utf-8"))))


def read_rules(source: str) -> tuple[Rule, ...]:
    """Parse the text of a rule file.

    ``[terms]`` holds pieces that patterns name as ``%term%``; a term may use those above it. Raises ValueError for a
    row that lacks something or names an unknown place.
    """
    import tomllib

    data = tomllib.loads(source)
    terms: dict[str, str] = {}
    for name, pattern in data.get("terms", {}).items():
        terms[name] = f"(?:{_expanded(pattern, terms)})"
    return tuple(_row(entry, terms) for entry in data.get("rule", []))


def _row(entry: dict[str, Any], terms: dict[str, str]) -> Rule:
    where = entry.get("where", "anywhere")
    missing = {"class", "pattern", "drops", "keeps"} - entry.keys()
    if missing or where not in PLACES:
        raise ValueError(
            f"chrome rule {entry!r}: {f'lacks {sorted(missing)}' if missing else f'unknown place {where!r}'}"
        )
    pattern = _expanded(entry["pattern"], terms)
    return Rule(entry["class"], pattern, entry["drops"], entry["keeps"], where, bool(entry.get("opens_tail", False)))


def _expanded(pattern: str, terms: dict[str, str]) -> str:
    return re.sub(TERM, lambda match: terms[match[1]], pattern)


@lru_cache(maxsize=256)
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source, re.IGNORECASE)
