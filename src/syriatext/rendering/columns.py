"""Styled text in columns: wrapped, beside or below each other, lines of two directions kept apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from rich.color import ColorSystem
from rich.console import Console
from rich.text import Text

MARK_WIDTH = 3
_GUTTER = 2
_NARROWEST = 8
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001eeff]")
_ISOLATE, _END = "\u2068", "\u2069"

Cell = tuple[Text, Text]
"""A mark and the words that it belongs to."""


class Page:
    """Lines of text `width` columns wide; None for a pipe, where nothing is wrapped."""

    def __init__(self, width: int | None, color: bool) -> None:
        self.width, self.color = width, color
        self.console = Console(width=width or 80, color_system=None, markup=False, emoji=False, highlight=False)

    def paragraph(self, text: Text) -> Iterator[str]:
        """Lines of one text."""
        yield from (self._shown(line) for line in self._wrapped(text, self.width))

    def stacked(self, cell: Cell) -> Iterator[str]:
        """A cell over the whole width."""
        mark, words = cell
        for number, line in enumerate(self._wrapped(words, self.width and self.width - mark.cell_len)):
            yield self._shown(mark if not number else _blank(mark.cell_len), line)

    def beside(self, left: Cell | None, right: Cell | None) -> Iterator[str]:
        """Two cells, each in half of the width."""
        assert self.width is not None
        half = (self.width - _GUTTER) // 2 - MARK_WIDTH
        columns = [self._wrapped(cell[1], half) if cell else [] for cell in (left, right)]
        marks = [cell[0] if cell else _blank(MARK_WIDTH) for cell in (left, right)]
        for number, lines in enumerate(zip_longest(*columns, fillvalue=Text())):
            first, second = (mark if not number else _blank(MARK_WIDTH) for mark in marks)
            gap = _blank(max(0, half - lines[0].cell_len) + _GUTTER)
            yield self._shown(first, lines[0], gap, second, lines[1])

    def table(self, header: Sequence[str], rows: Sequence[Sequence[Text]], right: frozenset[int]) -> Iterator[str]:
        """Rows below a header, the last column as wide as there is room; columns in `right` end at one place."""
        body = [[Text(name, style="bold") for name in header], *rows]
        widths = self._widths([max(row[column].cell_len for row in body) for column in range(len(header))])
        for row in body:
            cells = [self._wrapped(cell, width) for cell, width in zip(row, widths, strict=True)]
            for lines in zip_longest(*cells, fillvalue=Text()):
                yield self._shown(*_aligned(lines, widths, right))

    def _widths(self, wanted: Sequence[int]) -> list[int]:
        """Room for each column: what it wants, while there is enough, and at least a little."""
        if self.width is None:
            return list(wanted)
        room = self.width - _GUTTER * (len(wanted) - 1)
        least = max(1, min(_NARROWEST, room // len(wanted)))
        widths = list(wanted)
        while sum(widths) > room and max(widths) > least:
            widths[widths.index(max(widths))] -= 1
        return widths

    def _wrapped(self, text: Text, width: int | None) -> Sequence[Text]:
        if width is None or text.cell_len <= width:
            return [text]
        lines = list(text.wrap(self.console, max(1, width), overflow="fold"))
        for line in lines:
            line.rstrip()
        return lines

    def _shown(self, *parts: Text) -> str:
        return "".join(self._styled(self._isolated(part)) for part in parts).rstrip()

    def _isolated(self, part: Text) -> Text:
        """On a terminal, words that run from right to left must not turn what stands around them."""
        if self.width is None or not _RIGHT_TO_LEFT.search(part.plain):
            return part
        return Text.assemble(_ISOLATE, part, _END)

    def _styled(self, text: Text) -> str:
        if not self.color:
            return text.plain
        segments = text.render(self.console)
        return "".join(
            part.style.render(part.text, color_system=ColorSystem.STANDARD) if part.style else part.text
            for part in segments
        )


def _aligned(lines: Sequence[Text], widths: Sequence[int], right: frozenset[int]) -> Iterable[Text]:
    for column, (line, width) in enumerate(zip(lines, widths, strict=True)):
        room = _blank(max(0, width - line.cell_len))
        yield from (room, line) if column in right else (line, room)
        yield _blank(_GUTTER)


def _blank(width: int) -> Text:
    return Text(" " * width)
