"""Two texts side by side, sentence by sentence: linked ones lead to each other, with their words marked."""

from __future__ import annotations

from ...comparison import Comparison, Link, Side
from ...model import Span
from ..alignment import Row, rows, shown_again
from .markup import Markup, element, join, language, name
from .matches import Matches

_PREVIEW = 90
_SIGN = {"copied": "=", "rewritten": "≈", "quoted": "“”"}


def side_by_side(comparison: Comparison, matches: Matches) -> Markup:
    """A table with a row a pair of sentences. What was moved stands in both texts where they have it."""
    cells = _Cells(comparison, matches)
    header = (
        element("th", element("b", side), " ", name(cells.texts[side].document.source), scope="col")
        for side in cells.texts
    )
    body = (element("tr", cells.cell(row, "a"), cells.cell(row, "b")) for row in rows(comparison, both_orders=True))
    caption = element("caption", "A number leads to the same sentence in the other text.")
    return element("table", caption, element("thead", element("tr", *header)), element("tbody", *body), class_="pair")


class _Cells:
    def __init__(self, comparison: Comparison, matches: Matches) -> None:
        self.matches = matches
        self.texts = {"a": comparison.a, "b": comparison.b}
        self.languages = {side: language(cleaned.fields.language) for side, cleaned in self.texts.items()}

    def cell(self, row: Row, side: Side) -> Markup:
        span = row.a if side == "a" else row.b
        if span is None:
            return self._gap(row, side)
        if row.link is None:
            sign = element("span", "−" if side == "a" else "+", class_="n", title=f"only in {side}")
            return element("td", sign, self._words(span, None, side), class_="alone")
        number, kind = self.matches.number(row.link), self.matches.kind(row.link)
        return element(
            "td",
            self._way(row, side, number, kind),
            self._words(span, row.link, side, side in row.again),
            id=f"{side}{number}",
            class_=kind,
        )

    def _way(self, row: Row, side: Side, number: int, kind: str) -> Markup:
        """The number that leads to the other text."""
        assert row.link is not None
        other: Side = "b" if side == "a" else "a"
        moved = " ⇅" if row.moved else ""
        told = f"{kind}{', moved' if row.moved else ''}: in {other} it is “{self._preview(row.link, other)}”"
        return element("a", f"{_SIGN[kind]} {side}{number}{moved}", href=f"#{other}{number}", class_="n", title=told)

    def _gap(self, row: Row, side: Side) -> Markup:
        """What stands opposite a sentence that has nothing beside it."""
        if row.link is None:
            return element("td", class_="gap")
        place = f"{side}{self.matches.number(row.link)}"
        note = element("a", f"moved: {side} has it at {place}", href=f"#{place}")
        return element("td", element("span", note, class_="note"), class_="gap")

    def _words(self, span: Span, link: Link | None, side: Side, again: bool = False) -> Markup:
        words = marked(self.texts[side].text, span, link, side, again)
        return element("div", words, class_="text", dir="auto", lang=self.languages[side])

    def _preview(self, link: Link, side: Side) -> str:
        start, end = link.a if side == "a" else link.b
        words = " ".join(self.texts[side].text[start : min(end, start + 2 * _PREVIEW)].split())
        return words if len(words) <= _PREVIEW else words[: _PREVIEW - 1] + "…"


def marked(text: str, span: Span, link: Link | None, side: Side, again: bool = False) -> Markup:
    """A stretch of a text with the words marked that its counterpart has not; `again`: it stands above too."""
    tag = "del" if side == "a" else "ins"
    pieces: list[str] = []
    position, end = span
    for change in link.changes if link else ():
        start, stop = change.a if side == "a" else change.b
        if start < stop:
            pieces += (text[position:start], element(tag, shown_again(text[start:stop]) if again else text[start:stop]))
            position = stop
    return join([*pieces, text[position:end]])
