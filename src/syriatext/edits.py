"""Edits as arithmetic: apply them, undo them, put two passes together, find a place again."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from .model import Edit, Span


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return `text` with ascending, non-overlapping `edits` made.

    >>> apply_edits("cafÃ© open", [Edit(3, 5, "Ã©", "é", "rule", "why")])
    'café open'
    """
    pieces: list[str] = []
    position = 0
    for edit in edits:
        pieces += (text[position : edit.start], edit.after)
        position = edit.end
    pieces.append(text[position:])
    return "".join(pieces)


def moved(edit: Edit, offset: int) -> Edit:
    """Return `edit` as it stands in a text that begins `offset` characters earlier."""
    return Edit(edit.start + offset, edit.end + offset, edit.before, edit.after, edit.rule, edit.why, edit.steps)


def undo_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return what `text` was before `edits` were made: the inverse of `apply_edits`.

    Raises ValueError when `text` is not what the edits left behind.
    """
    return apply_edits(text, inverted(text, edits))


def inverted(text: str, edits: Iterable[Edit]) -> Iterable[Edit]:
    """The edits that lead back, in offsets of the edited `text`."""
    shift = 0
    for edit in edits:
        start = edit.start + shift
        end = start + len(edit.after)
        if text[start:end] != edit.after:
            raise ValueError(f"the text does not hold what the edit at {edit.start} wrote")
        yield Edit(start, end, edit.after, edit.before, edit.rule, edit.why, edit.steps)
        shift += len(edit.after) - len(edit.before)


def compose(text: str, first: Sequence[Edit], second: Sequence[Edit]) -> tuple[Edit, ...]:
    """Return one list of edits of `text` that does what `first` does and then `second`.

    `second` has its offsets in the text that `first` makes. Edits of the two passes that touch the same characters
    become one Edit that names both rules in its `steps`. An edit that changes nothing in the end is dropped.
    """
    if not first or not second:
        return tuple(first) or tuple(second)
    origins = Origins(first)
    middle = apply_edits(text, first)
    merged: list[Edit] = []
    queue_first, queue_second = (
        list(reversed(list(zip(first, origins.after_spans, strict=True)))),
        list(reversed(second)),
    )
    while queue_first or queue_second:
        group_first, group_second, span = _next_group(queue_first, queue_second)
        if not group_second:
            merged += group_first
        else:
            merged.append(_merge(text, middle, origins, group_first, group_second, span))
    return tuple(edit for edit in merged if edit.before != edit.after)


class Origins:
    """Finds the places of an edited text in the text before `edits`."""

    def __init__(self, edits: Sequence[Edit]) -> None:
        self.edits = edits
        self.after_spans: list[Span] = []
        shift = 0
        for edit in edits:
            start = edit.start + shift
            self.after_spans.append((start, start + len(edit.after)))
            shift += len(edit.after) - (edit.end - edit.start)
        self.starts = [start for start, _ in self.after_spans]
        self.ends = [end for _, end in self.after_spans]

    def origin(self, span: Span) -> Span:
        """Return where a stretch came from; one that begins or ends inside replaced text is widened to all of it."""
        start, end = span
        # A start lies behind every edit that ends at or before it; an end lies before every edit that starts there.
        before_start = bisect_right(self.ends, start)
        before_end = bisect_left(self.starts, end)
        first = self._shifted(start, before_start)
        if before_start < len(self.edits) and self.starts[before_start] < start:
            first = self.edits[before_start].start
        last = self._shifted(end, before_end)
        if before_end and self.ends[before_end - 1] > end:
            last = self.edits[before_end - 1].end
        return first, max(first, last)

    def _shifted(self, offset: int, passed: int) -> int:
        if not passed:
            return offset
        return offset - self.ends[passed - 1] + self.edits[passed - 1].end


def _next_group(queue_first: list[tuple[Edit, Span]], queue_second: list[Edit]) -> tuple[list[Edit], list[Edit], Span]:
    """Take the next edits off both queues that belong together, with the stretch of the middle text they cover."""
    group_first: list[Edit] = []
    group_second: list[Edit] = []
    if queue_first and (not queue_second or queue_first[-1][1] <= (queue_second[-1].start, queue_second[-1].end)):
        edit, (low, high) = queue_first.pop()
        group_first.append(edit)
    else:
        edit = queue_second.pop()
        low, high = edit.start, edit.end
        group_second.append(edit)
    while True:
        if queue_first and _meet(queue_first[-1][1], (low, high)) and (group_second or not group_first):
            edit, span = queue_first.pop()
            group_first.append(edit)
        elif queue_second and _meet((queue_second[-1].start, queue_second[-1].end), (low, high)):
            edit = queue_second.pop()
            span = (edit.start, edit.end)
            group_second.append(edit)
        else:
            return group_first, group_second, (low, high)
        low, high = min(low, span[0]), max(high, span[1])


def _meet(one: Span, other: Span) -> bool:
    """Do two stretches share a character, or does an empty one lie in or at the edge of the other?"""
    if one[0] == one[1] or other[0] == other[1]:
        return one[0] <= other[1] and other[0] <= one[1]
    return one[0] < other[1] and other[0] < one[1]


def _merge(
    text: str, middle: str, origins: Origins, group_first: list[Edit], group_second: list[Edit], span: Span
) -> Edit:
    low, high = span
    start, end = origins.origin(span)
    if group_first:
        start, end = min(start, group_first[0].start), max(end, group_first[-1].end)
    after = apply_edits(
        middle[low:high],
        (moved(edit, -low) for edit in group_second),
    )
    edits = [*group_first, *group_second]
    steps = tuple(dict.fromkeys(step for edit in edits for step in edit.rules))
    why = "; ".join(dict.fromkeys(edit.why for edit in edits))
    rule = group_second[-1].rule
    return Edit(start, end, text[start:end], after, rule, why, steps if len(steps) > 1 else ())
