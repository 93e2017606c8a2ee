"""A comparison as rows to read from top to bottom: linked sentences side by side, the rest where it stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple

from ..comparison import Comparison, Link
from ..model import Span


@dataclass(frozen=True, slots=True)
class Row:
    """A link, or a sentence that only one text has. `moved`: the two texts have it in different places.

    `again` names the sides, ``a`` and ``b``, whose sentence stands in a row before: it has several counterparts.
    """

    a: Span | None
    b: Span | None
    link: Link | None = None
    moved: bool = False
    again: str = ""


class Fold(NamedTuple):
    """Rows of one kind that are left out: how many, and what they are called."""

    size: int
    what: str


_EDGE = 2
_WORTH_SAYING_AGAIN = 24
"""Characters up to which a difference is shown a second time."""
_WORTH_FOLDING = 3


def rows(comparison: Comparison, both_orders: bool = False) -> Iterator[Row]:
    """Yield everything that both texts say, in a's order; what only b has comes where b has it.

    With `both_orders` a link that moved makes two rows, one for each text where that has it: both can be read through.
    """
    seen: set[tuple[str, Span | None]] = set()
    for row in _in_order(comparison, both_orders):
        sides = {("a", row.a), ("b", row.b)}
        repeated = "".join(sorted(side for side, span in sides & seen if span))
        seen |= sides
        yield replace(row, again=repeated) if repeated else row


def _in_order(comparison: Comparison, both_orders: bool) -> Iterator[Row]:
    stay = _longest_in_order(comparison.links)
    only_b = [Row(None, span) for span in _unlinked(comparison.b_sentences, [link.b for link in comparison.links])]
    only_a = [Row(span, None) for span in _unlinked(comparison.a_sentences, [link.a for link in comparison.links])]
    linked = [Row(link.a, link.b, link, moved=index not in stay) for index, link in enumerate(comparison.links)]
    if both_orders:
        only_b += [Row(None, row.b, row.link, moved=True) for row in linked if row.moved]
        only_b.sort(key=lambda row: row.b or (0, 0))
        linked = [Row(row.a, None, row.link, moved=True) if row.moved else row for row in linked]
    position = 0
    for row in sorted([*only_a, *linked], key=lambda row: row.a or (0, 0)):
        if row.b and not row.moved:
            while position < len(only_b) and (only_b[position].b or row.b) < row.b:
                yield only_b[position]
                position += 1
        yield row
    yield from only_b[position:]


def folded(found: Iterable[Row]) -> Iterator[Row | Fold]:
    """Yield rows with the middle of each long run of one kind left out: the same, moved, only in a, only in b."""
    for what, run in groupby(found, key=_kind):
        group = list(run)
        if what is None or len(group) < 2 * _EDGE + _WORTH_FOLDING:
            yield from group
        else:
            yield from group[:_EDGE]
            yield Fold(len(group) - 2 * _EDGE, what)
            yield from group[-_EDGE:]


def shown_again(piece: str) -> str:
    """What to show a second time of a difference in a sentence that stands above as well."""
    return piece if len(piece) <= _WORTH_SAYING_AGAIN else "…"


def is_equal(row: Row) -> bool:
    """Does the row have the same words on both sides?"""
    return row.link is not None and not row.link.changes


def _kind(row: Row) -> str | None:
    if row.link is None:
        return "only in a" if row.a else "only in b"
    if not is_equal(row):
        return None
    return "the same, but moved" if row.moved else "the same"


def _unlinked(sentences: Sequence[Span], linked: Sequence[Span]) -> Iterator[Span]:
    """The sentences that share no character with a linked stretch."""
    ordered = sorted(linked)
    ends = [end for _, end in ordered]
    for start, end in sentences:
        first = bisect_left(ends, start + 1)
        if first == len(ordered) or ordered[first][0] >= end:
            yield start, end


def _longest_in_order(links: Sequence[Link]) -> set[int]:
    """The indices of the largest set of links that both texts have in the same order (patience sorting)."""
    tops: list[int] = []
    previous: dict[int, int | None] = {}
    starts: list[int] = []
    # Of links that share a sentence of one text, all may be in order: the one with the other's next sentence follows.
    for index in sorted(range(len(links)), key=lambda i: (links[i].a, links[i].b)):
        pile = bisect_right(starts, links[index].b[0])
        previous[index] = tops[pile - 1] if pile else None
        tops[pile : pile + 1] = [index]
        starts[pile : pile + 1] = [links[index].b[0]]
    kept: set[int] = set()
    last = tops[-1] if tops else None
    while last is not None:
        kept.add(last)
        last = previous[last]
    return kept
