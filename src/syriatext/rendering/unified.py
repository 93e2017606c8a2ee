"""The changes of one text as ``diff -u`` shows them, made from its Edits: no second search for differences."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..edits import apply_edits, moved
from ..model import Cleaned, Edit

_CONTEXT = 3
_LINE = re.compile("[^\n]*\n|[^\n]+")


class Block(NamedTuple):
    """Lines ``start:end`` of the input, which become the lines `after`."""

    start: int
    end: int
    after: list[str]


def unified_diff(cleaned: Cleaned) -> Iterator[str]:
    """Yield the lines of a unified diff from the decoded input to the cleaned text; nothing where they are equal."""
    text = cleaned.document.text
    lines = _LINE.findall(text)
    name = cleaned.document.source
    yield from hunks(lines, list(_blocks(text, cleaned.edits)), name, f"{name} (cleaned)")


def hunks(lines: Sequence[str], blocks: Sequence[Block], old_name: str, new_name: str) -> Iterator[str]:
    """Yield a unified diff of `lines`, given what becomes of them; nothing for no blocks."""
    if not blocks:
        return
    yield f"--- {_name_line(old_name)}\n"
    yield f"+++ {_name_line(new_name)}\n"
    shift = 0
    for group in _neighbours(blocks):
        yield from _hunk(lines, group, shift)
        shift += sum(len(block.after) - (block.end - block.start) for block in group)


def _name_line(name: str) -> str:
    """A name that stays on its line; what else it holds is for the terminal to mind."""
    return name.replace("\n", "\\n").replace("\r", "\\r")


def _blocks(text: str, edits: Sequence[Edit]) -> Iterator[Block]:
    """Whole lines around each edit; edits that share a line share a block."""
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    if starts[-1] == len(text) and len(starts) > 1:
        starts.pop()
    starts.append(len(text))
    position = 0
    while position < len(edits):
        first = bisect_right(starts, edits[position].start, hi=len(starts) - 1) - 1
        last, taken, after = first, position, ""
        while True:
            while taken < len(edits) and (taken == position or edits[taken].start < starts[last]):
                last = max(last, _line_after(starts, edits[taken]))
                taken += 1
            after = _edited(text, starts[first], starts[last], edits[position:taken])
            # A line that lost its end runs into the next one.
            if last == len(starts) - 1 or not after or after.endswith("\n"):
                break
            last += 1
        yield Block(first, last, _LINE.findall(after))
        position = taken


def _line_after(starts: list[int], edit: Edit) -> int:
    """The number of the first line behind `edit`; where it ends at a line's start, that line is not touched."""
    end = max(edit.end - 1, edit.start)
    return min(bisect_right(starts, end, hi=len(starts) - 1), len(starts) - 1)


def _edited(text: str, start: int, end: int, edits: Sequence[Edit]) -> str:
    return apply_edits(text[start:end], (moved(edit, -start) for edit in edits))


def _neighbours(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Blocks whose context lines meet belong in one hunk."""
    group = [blocks[0]]
    for block in blocks[1:]:
        if block.start - group[-1].end > 2 * _CONTEXT:
            yield group
            group = []
        group.append(block)
    yield group


def _hunk(lines: Sequence[str], group: list[Block], shift: int) -> Iterator[str]:
    start, end = max(0, group[0].start - _CONTEXT), min(len(lines), group[-1].end + _CONTEXT)
    length = end - start
    new_length = length + sum(len(block.after) - (block.end - block.start) for block in group)
    yield f"@@ -{_range(start, length)} +{_range(start + shift, new_length)} @@\n"
    position = start
    for block in group:
        yield from _marked(" ", lines[position : block.start])
        yield from _marked("-", lines[block.start : block.end])
        yield from _marked("+", block.after)
        position = block.end
    yield from _marked(" ", lines[position:end])


def _range(start: int, length: int) -> str:
    return f"{start + 1 if length else start},{length}"


def _marked(mark: str, lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        yield mark + line if line.endswith("\n") else f"{mark}{line}\n\\ No newline at end of file\n"
