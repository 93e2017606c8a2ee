"""A comparison for people: the verdict, sentences beside each other with their words marked, the substitutions."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from rich.text import Text

from ..comparison import Comparison, Link
from ..model import Span
from .alignment import Fold, Row, folded, is_equal, rows, shown_again
from .columns import Cell, Page
from .terminal import safe
from .unified import Block, hunks

_SIDE_BY_SIDE = 100
_ROOM_FOR_REASONS = 80
_MOST_SUBSTITUTIONS = 40
_MOST_FACTS = 12
_GONE, _NEW, _QUIET = "red", "green", "dim"
_NOTES = {
    "revised by hand": "looks revised by hand",
    "quoted in both": "{:.0%} of the words found in both stand in quotations",
    **{f"disguised words in {side}": f"{side} has {{:.0f}} words whose letters only look Latin" for side in "ab"},
}
"""Evidence that a reader should not have to look for, if there is any."""


def terminal_view(comparison: Comparison, color: bool, explain: bool, width: int | None, whole: bool = False) -> str:
    """The whole comparison as text; `width` in columns, None for a pipe, where no line is wrapped.

    Without colour, words are marked as wdiff does: ``[-gone-] {+new+}``. Long runs of sentences that are all the same,
    or all in one text only, are cut short, and so is the table, unless the `whole` is wanted.
    """
    view = _View(comparison, Page(width, color), whole)
    return "".join(f"{line}\n" for line in view.lines(explain))


def unified_view(comparison: Comparison, harmless: bool) -> str:
    """The two texts sentence by sentence as ``diff -u`` shows lines; sentences of the same words are equal.

    `harmless`: for a terminal, so that nothing in the texts may command it.
    """
    if comparison.verdict == "identical":  # though one may have a sentence where the other has two
        return ""
    lines = [_one_line(comparison.a.text, span) for span in _stretches(comparison, "a")]
    blocks = list(_blocks(comparison))
    a, b = comparison.a.document.source, comparison.b.document.source
    text = "".join(hunks(lines, blocks, a, b))
    return safe(text) if harmless else text


class _View:
    """The parts of the view, as lines."""

    def __init__(self, comparison: Comparison, page: Page, whole: bool) -> None:
        self.comparison, self.page, self.whole = comparison, page, whole
        self.rows = list(rows(comparison))

    def lines(self, explain: bool) -> Iterator[str]:
        for text in (self._headline(), *self._summary()):
            yield from self.page.paragraph(text)
        if self.comparison.verdict == "same-story":
            yield from chain.from_iterable(map(self.page.paragraph, self._facts()))
        if self.comparison.links:
            yield from self.page.paragraph(self._counts())
            yield from self._sentences()
        if self.comparison.substitutions:
            yield ""
            yield from self._substitutions()
        if explain:
            yield ""
            yield from self._evidence()

    def _headline(self) -> Text:
        comparison = self.comparison
        text = Text(comparison.verdict, style="bold")
        if comparison.rewrite:
            other = "b" if comparison.rewrite == "a" else "a"
            text.append(f": {comparison.rewrite} is the rewrite of {other}", style="not bold")
        text.append(f"  (score {comparison.score:.2f})", style="not bold")
        return text

    def _summary(self) -> Iterator[Text]:
        comparison = self.comparison
        sides = (("a", comparison.a, comparison.copied[0], "b"), ("b", comparison.b, comparison.copied[1], "a"))
        for side, cleaned, share, other in sides:
            yield Text(f"{side}  {safe(cleaned.document.source)}  {share:.0%} of its words found in {other}")
        for item in comparison.evidence:
            if item.feature in _NOTES and item.value >= 0.005:
                yield Text(f"   {_NOTES[item.feature].format(item.value)}")
        if comparison.caution:
            yield Text(f"   {comparison.caution}")

    def _facts(self) -> Iterator[Text]:
        """What makes two reports one event, and what each has for itself."""
        from ..compare.facts import facts_of

        named = ("names and numbers in both", "only in a", "only in b")
        for where, facts in zip(named, facts_of(self.comparison.a.text, self.comparison.b.text), strict=True):
            if facts:
                shown = facts if self.whole else facts[:_MOST_FACTS]
                more = f" … {len(facts) - len(shown)} more" if len(shown) < len(facts) else ""
                yield Text(f"   {where}: {safe(', '.join(shown))}{more}")

    def _counts(self) -> Text:
        """How many rows there are of each kind, with the mark that they have below."""
        linked = [row for row in self.rows if row.link]
        same, moved = sum(map(is_equal, linked)), sum(row.moved for row in linked)
        only = [
            sum(row.link is None and (row.a if side == "a" else row.b) is not None for row in self.rows)
            for side in "ab"
        ]
        kinds = (("=", "the same", same), ("-+", "changed", len(linked) - same), ("~", "moved", moved))
        parts = [f"{mark} {count} {what}" for mark, what, count in kinds if count]
        parts += [f"{mark} {count} only in {side}" for mark, side, count in zip("-+", "ab", only, strict=True) if count]
        return Text(f"   sentences: {',  '.join(parts)}")

    def _sentences(self) -> Iterator[str]:
        side_by_side = self.page.width is not None and self.page.width >= _SIDE_BY_SIDE
        if side_by_side:
            yield ""
            yield from self.page.beside((Text("   "), Text("a", style="bold")), (Text("   "), Text("b", style="bold")))
        for row in self.rows if self.whole else folded(self.rows):
            yield ""
            if isinstance(row, Fold):
                yield from self.page.paragraph(Text(f"   … {row.size:,} more sentences {row.what} …", style=_QUIET))
            elif side_by_side:
                yield from self.page.beside(*(self._cell(row, side) if span else None for side, span in _sides(row)))
            else:
                sides = [side for side, span in _sides(row) if span]
                for side in sides[:1] if is_equal(row) else sides:
                    yield from self.page.stacked(self._cell(row, side))

    def _cell(self, row: Row, side: str) -> Cell:
        """The mark and the words of one side of a row."""
        cleaned, span = (self.comparison.a, row.a) if side == "a" else (self.comparison.b, row.b)
        style = _QUIET if is_equal(row) else ""
        if row.link is None:
            style = _GONE if side == "a" else _NEW
        mark = "=" if is_equal(row) else "-" if side == "a" else "+"
        words = Text(style=style)
        for piece, changed in _pieces(cleaned.text, span or (0, 0), row.link, side):
            words.append_text(self._words(piece, changed, side, side in row.again))
        return Text(f"{mark}{'~' if row.moved else ' '} ", style=style), words

    def _words(self, piece: str, changed: bool, side: str, again: bool) -> Text:
        shown = safe(" ".join(piece.split()))
        left = " " if piece[:1].isspace() else ""
        right = " " if piece[-1:].isspace() and shown else ""
        if not changed:
            return Text(f"{left}{shown}{right}")
        shown = shown_again(shown) if again else shown
        if not self.page.color:
            shown = f"[-{shown}-]" if side == "a" else f"{{+{shown}+}}"
        return Text.assemble(left, (shown, f"bold {_GONE if side == 'a' else _NEW}"), right)

    def _substitutions(self) -> Iterator[str]:
        found = self.comparison.substitutions
        shown = found if self.whole else found[:_MOST_SUBSTITUTIONS]
        header = ["in a", "in b", "times", "kind", "why"]
        if self.page.width is not None and self.page.width < _ROOM_FOR_REASONS:
            header.pop()
        cells = ([row.a, row.b, str(row.count), row.kind, row.why][: len(header)] for row in shown)
        yield from self.page.table(header, [[Text(safe(cell)) for cell in row] for row in cells], frozenset({2}))
        if len(shown) < len(found):
            yield from self.page.paragraph(Text(f"… {len(found) - len(shown):,} more; --all shows them", style=_QUIET))

    def _evidence(self) -> Iterator[str]:
        likely = sorted(self.comparison.probabilities.items(), key=lambda item: -item[1])
        shares = ", ".join(f"{verdict} {share:.1%}" for verdict, share in likely if share >= 0.0005)
        yield from self.page.paragraph(Text(f"probability: {shares}"))
        yield ""
        rows = [
            [Text(safe(item.feature)), Text(f"{item.value:.3f}"), Text(f"{item.weight:+.2f}")]
            for item in self.comparison.evidence
        ]
        yield from self.page.table(["evidence", "value", "weight"], rows, frozenset({1, 2}))


def _sides(row: Row) -> tuple[tuple[str, Span | None], tuple[str, Span | None]]:
    return ("a", row.a), ("b", row.b)


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


def _same_words(comparison: Comparison, a: Span, b: Span) -> bool:
    """Do two stretches differ in no word? Another spelling of one is a change where lines are compared."""
    from ..compare import same_words

    return same_words(comparison.a.text[slice(*a)], comparison.b.text[slice(*b)])


def _one_line(text: str, span: Span) -> str:
    return " ".join(text[slice(*span)].split()) + "\n"


def _stretches(comparison: Comparison, side: str) -> list[Span]:
    """Every stretch that one text has a row for, in its order."""
    return sorted({span for row in rows(comparison) if (span := row.a if side == "a" else row.b) is not None})


def _blocks(comparison: Comparison) -> Iterator[Block]:
    """What becomes of a's stretches: whatever stands between two that are equal and in order is one block."""
    a, b = _stretches(comparison, "a"), _stretches(comparison, "b")
    a_index, b_index = ({span: i for i, span in enumerate(side)} for side in (a, b))
    equal = sorted(
        (a_index[row.a], b_index[row.b])
        for row in rows(comparison)
        if row.a and row.b and is_equal(row) and not row.moved and _same_words(comparison, row.a, row.b)
    )
    i = j = 0
    for next_i, next_j in [*equal, (len(a), len(b))]:
        if i < next_i or j < next_j:
            yield Block(i, next_i, [_one_line(comparison.b.text, span) for span in b[j:next_j]])
        i, j = next_i + 1, next_j + 1
