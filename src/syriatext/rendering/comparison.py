"""A comparison for people: the verdict, sentences beside each other with their words marked, the substitutions."""

from __future__ import annotations

import io
from collections.abc import Iterator

from rich.console import Console
from rich.table import Table
from rich.text import Text

from ..comparison import Comparison, Link
from ..model import Span
from .alignment import Row, rows
from .terminal import safe
from .unified import Block, hunks

_SIDE_BY_SIDE = 100
_UNLIMITED = 1_000_000
_GONE, _NEW, _QUIET = "red", "green", "dim"


def terminal_view(comparison: Comparison, color: bool, explain: bool, width: int | None) -> str:
    """The whole comparison as text; `width` in columns, None for a pipe, where no line is wrapped.

    Without colour, words are marked as wdiff does: ``[-gone-] {+new+}``.
    """
    out = io.StringIO()
    console = Console(
        file=out,
        width=width or _UNLIMITED,
        color_system="standard" if color else None,
        force_terminal=color,
        no_color=not color,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    view = _View(comparison, marked=not color)
    console.print(view.headline(), soft_wrap=width is None)
    for line in view.summary():
        console.print(line, soft_wrap=width is None)
    if comparison.links:
        console.print()
        if width is None:
            for mark, words in view.stacked():
                console.print(Text.assemble(mark, words), soft_wrap=True)
        else:
            console.print(view.side_by_side() if width >= _SIDE_BY_SIDE else view.one_column())
    for table in view.tables(explain):
        console.print()
        console.print(table)
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


def unified_view(comparison: Comparison, harmless: bool) -> str:
    """The two texts sentence by sentence as ``diff -u`` shows lines; sentences of the same words are equal.

    `harmless`: for a terminal, so that nothing in the texts may command it.
    """
    lines = [_one_line(comparison.a.text, span) for span in _stretches(comparison, "a")]
    blocks = list(_blocks(comparison))
    a, b = comparison.a.document.source, comparison.b.document.source
    text = "".join(hunks(lines, blocks, a, b))
    return safe(text) if harmless else text


class _View:
    """The parts of the view. `marked`: show word differences by marks, not by colour."""

    def __init__(self, comparison: Comparison, marked: bool) -> None:
        self.comparison, self.marked = comparison, marked
        self.rows = list(rows(comparison))

    def headline(self) -> Text:
        comparison = self.comparison
        text = Text(comparison.verdict, style="bold")
        if comparison.rewrite:
            other = "b" if comparison.rewrite == "a" else "a"
            text.append(f": {comparison.rewrite} is the rewrite of {other}", style="not bold")
        text.append(f"  (score {comparison.score:.2f})", style="not bold")
        return text

    def summary(self) -> Iterator[Text]:
        comparison = self.comparison
        sides = (("a", comparison.a, comparison.copied[0], "b"), ("b", comparison.b, comparison.copied[1], "a"))
        for side, cleaned, share, other in sides:
            yield Text(f"{side}  {safe(cleaned.document.source)}  {share:.0%} of its words found in {other}")

    def stacked(self) -> Iterator[tuple[Text, Text]]:
        """Marks and words, one sentence after the other; an empty pair parts what does not belong together."""
        for number, row in enumerate(self.rows):
            if number:
                yield Text(), Text()
            if _is_equal(row):
                yield self._cell(row, "a")
            else:
                yield from (self._cell(row, side) for side in ("a", "b") if (row.a if side == "a" else row.b))

    def one_column(self) -> Table:
        """`stacked`, with the words beside their marks on every line."""
        table = Table.grid(padding=0)
        table.add_column(width=3)
        table.add_column()
        for mark, words in self.stacked():
            table.add_row(mark, words)
        return table

    def side_by_side(self) -> Table:
        """Each row once, a's sentence on the left and b's on the right."""
        table = Table(box=None, padding=(0, 0, 1, 0), pad_edge=False, expand=True, header_style="bold")
        for side in ("a", "b"):
            table.add_column(width=3)
            table.add_column(side, ratio=1)
            if side == "a":
                table.add_column(width=2)
        for row in self.rows:
            left = self._cell(row, "a") if row.a else ("", "")
            right = self._cell(row, "b") if row.b else ("", "")
            table.add_row(*left, "", *right)
        return table

    def tables(self, explain: bool) -> Iterator[Table]:
        if self.comparison.substitutions:
            yield self._substitutions()
        if explain:
            yield self._evidence()

    def _cell(self, row: Row, side: str) -> tuple[Text, Text]:
        """The mark and the words of one side of a row."""
        cleaned, span = (self.comparison.a, row.a) if side == "a" else (self.comparison.b, row.b)
        style = _QUIET if _is_equal(row) else ""
        if row.link is None:
            style = _GONE if side == "a" else _NEW
        mark = "=" if _is_equal(row) else "-" if side == "a" else "+"
        words = Text(style=style)
        for piece, changed in _pieces(cleaned.text, span or (0, 0), row.link, side):
            words.append_text(self._words(piece, changed, side))
        return Text(f"{mark}{'~' if row.moved else ' '} ", style=style), words

    def _words(self, piece: str, changed: bool, side: str) -> Text:
        shown = safe(" ".join(piece.split()))
        left = " " if piece[:1].isspace() else ""
        right = " " if piece[-1:].isspace() and shown else ""
        if not changed:
            return Text(f"{left}{shown}{right}")
        if self.marked:
            shown = f"[-{shown}-]" if side == "a" else f"{{+{shown}+}}"
        return Text.assemble(left, (shown, f"bold {_GONE if side == 'a' else _NEW}"), right)

    def _substitutions(self) -> Table:
        table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold", title_justify="left")
        for name in ("in a", "in b", "times", "kind", "why"):
            table.add_column(name, justify="right" if name == "times" else "left")
        for found in self.comparison.substitutions:
            table.add_row(Text(safe(found.a)), Text(safe(found.b)), str(found.count), found.kind, Text(safe(found.why)))
        return table

    def _evidence(self) -> Table:
        table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold")
        table.add_column("evidence")
        table.add_column("value", justify="right")
        table.add_column("weight", justify="right")
        for item in self.comparison.evidence:
            table.add_row(Text(item.feature), f"{item.value:.3f}", f"{item.weight:+.2f}")
        return table


def _is_equal(row: Row) -> bool:
    return row.link is not None and not row.link.changes


def _pieces(text: str, span: Span, link: Link | None, side: str) -> Iterator[tuple[str, bool]]:
    """A stretch cut at its word differences: pieces, and whether each is one."""
    position, end = span
    for change in link.changes if link else ():
        start, stop = change.a if side == "a" else change.b
        if start < stop:
            yield text[position:start], False
            yield text[start:stop], True
            position = stop
    yield text[position:end], False


def _one_line(text: str, span: Span) -> str:
    return " ".join(text[slice(*span)].split()) + "\n"


def _stretches(comparison: Comparison, side: str) -> list[Span]:
    """Every stretch that one text has a row for, in its order."""
    return sorted(span for row in rows(comparison) if (span := row.a if side == "a" else row.b) is not None)


def _blocks(comparison: Comparison) -> Iterator[Block]:
    """What becomes of a's stretches: whatever stands between two that are equal and in order is one block."""
    a, b = _stretches(comparison, "a"), _stretches(comparison, "b")
    a_index, b_index = ({span: i for i, span in enumerate(side)} for side in (a, b))
    equal = sorted(
        (a_index[row.a], b_index[row.b])
        for row in rows(comparison)
        if row.a and row.b and row.link and not row.link.changes and not row.moved
    )
    i = j = 0
    for next_i, next_j in [*equal, (len(a), len(b))]:
        if i < next_i or j < next_j:
            yield Block(i, next_i, [_one_line(comparison.b.text, span) for span in b[j:next_j]])
        i, j = next_i + 1, next_j + 1
