"""Comparisons as rows of a CSV table, for those who work with spreadsheets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Literal

from ..comparison import Comparison
from ..model import Span
from ..spreadsheet import Cell, harmless_lines
from .places import places

Table = Literal["summary", "links", "substitutions"]

COLUMNS: Mapping[Table, tuple[str, ...]] = {
    "summary": (
        "id", "a", "b", "verdict", "score", "probability", "copied_a", "copied_b", "rewrite", "links", "substitutions",
        "error",
    ),
    "links": ("id", "a_start", "a_end", "b_start", "b_end", "similarity", "a", "b"),
    "substitutions": ("id", "a", "b", "count", "kind", "tortured", "why"),
}  # fmt: skip
"""What each table has in its columns; `a` and `b` are the names of the texts, sentences or words."""

_DIGITS = 6


def header(table: Table) -> bytes:
    """The first line, for many pairs."""
    return _lines([COLUMNS[table]])


def rows(comparison: Comparison, table: Table, name: str) -> bytes:
    """The lines of one of many pairs, which is called `name`."""
    return _lines((name, *cells) for cells in _MADE[table](comparison))


def whole_table(comparison: Comparison, table: Table) -> bytes:
    """Header and lines of a single comparison, which needs no name."""
    return _lines([COLUMNS[table][1:], *_MADE[table](comparison)])


def error_row(table: Table, name: str, message: str) -> bytes:
    """The line of a pair that could not be compared; only the summary has one."""
    if table != "summary":
        return b""
    return _lines([(name, *[None] * (len(COLUMNS[table]) - 2), message)])


def _summary(comparison: Comparison) -> Iterator[Sequence[Cell]]:
    yield (
        comparison.a.document.source,
        comparison.b.document.source,
        comparison.verdict,
        round(comparison.score, _DIGITS),
        round(comparison.probabilities[comparison.verdict], _DIGITS),
        *(round(share, _DIGITS) for share in comparison.copied),
        comparison.rewrite,
        len(comparison.links),
        sum(row.count for row in comparison.substitutions),
        None,
    )


def _links(comparison: Comparison) -> Iterator[Sequence[Cell]]:
    a, b = places(comparison)
    for link in comparison.links:
        sentences = _on_one_line(comparison.a.text, link.a), _on_one_line(comparison.b.text, link.b)
        yield (*a(link.a), *b(link.b), link.similarity, *sentences)


def _on_one_line(text: str, span: Span) -> str:
    return " ".join(text[slice(*span)].split())


def _substitutions(comparison: Comparison) -> Iterator[Sequence[Cell]]:
    for row in comparison.substitutions:
        yield row.a, row.b, row.count, row.kind, row.tortured, row.why


_MADE: Mapping[Table, Callable[[Comparison], Iterator[Sequence[Cell]]]] = {
    "summary": _summary,
    "links": _links,
    "substitutions": _substitutions,
}


def _lines(rows: Iterable[Sequence[Cell]]) -> bytes:
    return harmless_lines(rows).encode("utf-8", "replace")
