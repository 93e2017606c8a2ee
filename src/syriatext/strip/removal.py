"""From marked lines to edits: a line that goes takes the blank lines of one side along, so no double gap arises."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..model import Edit, Span
from .page import Mark, Page

LineMarks = dict[int, Mark]
"""Marks by index in ``Page.lines``."""

REJOIN = Mark("", "strip.rejoin", "paragraph broken in two")


class _Stretch(NamedTuple):
    """Lines ``first`` to ``last`` (indexes, both included), all of them marked or blank."""

    first: int
    last: int
    marks: list[Mark]


def removal_edits(page: Page, marks: LineMarks, joins: Iterable[tuple[int, int]]) -> tuple[Edit, ...]:
    """Return the edits that take the marked lines away and put the two lines of every join together.

    `marks` and `joins` hold indexes of ``Page.lines``. Lines between the halves of a join must be marked or blank.
    """
    joined = dict(joins)
    inside = {at for one, two in joined.items() for at in range(one + 1, two)}
    edits = [_join(page, one, two, marks) for one, two in joined.items()]
    for stretch in _stretches(page, {at: mark for at, mark in marks.items() if at not in inside}):
        start, end = _span(page, stretch)
        edits.append(_edit(page.text, (start, end), "", stretch.marks))
    return tuple(sorted((edit for edit in edits if edit.before != edit.after), key=lambda edit: edit.start))


def _stretches(page: Page, marks: LineMarks) -> list[_Stretch]:
    """Marked lines with only blank lines between them, put together."""
    runs: list[list[int]] = []
    for at in sorted(marks):
        if runs and not any(line.text for line in page.lines[runs[-1][-1] + 1 : at]):
            runs[-1].append(at)
        else:
            runs.append([at])
    return [_Stretch(run[0], run[-1], [marks[at] for at in run]) for run in runs]


def _span(page: Page, stretch: _Stretch) -> Span:
    before = _blanks(page, range(stretch.first - 1, -1, -1))
    after = _blanks(page, range(stretch.last + 1, len(page.lines)))
    first, last = stretch.first, stretch.last
    at_start, at_end = first == before, last + after == len(page.lines) - 1
    if at_start:
        return 0, page.lines[last + after].stop
    if at_end:
        kept = page.lines[first - before - 1]
        # The last line left ends as the last line did: with a line end or without.
        ended = page.lines[-1].stop > page.lines[-1].end
        return kept.stop if ended else kept.end, len(page.text)
    if before:
        last += after
    return page.lines[first].start, page.lines[last].stop


def _blanks(page: Page, indexes: Iterable[int]) -> int:
    count = 0
    for at in indexes:
        if page.lines[at].text:
            break
        count += 1
    return count


def _join(page: Page, one: int, two: int, marks: LineMarks) -> Edit:
    first, second = page.lines[one], page.lines[two]
    content = page.text[first.start : first.end]
    start = first.start + content.index(first.text) + len(first.text)
    end = second.start + page.text[second.start : second.end].index(second.text)
    between = [marks[at] for at in range(one + 1, two) if at in marks]
    return _edit(page.text, (start, end), " ", (REJOIN, *between))


def _edit(text: str, span: Span, after: str, marks: Iterable[Mark]) -> Edit:
    rules = tuple(dict.fromkeys(mark.rule for mark in marks))
    why = "; ".join(dict.fromkeys(mark.why for mark in marks))
    start, end = span
    return Edit(start, end, text[start:end], after, rules[0], why, rules if len(rules) > 1 else ())
