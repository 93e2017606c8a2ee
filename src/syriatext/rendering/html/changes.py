"""One text with its changes where they stand: what was there struck out, what is there now underlined, and why."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from ...model import Cleaned, Edit, Removed
from .markup import Markup, count, element, join, language, text, visible

_LONG = 600
"""Characters of a stretch left out that a reader has to ask for."""


class Places:
    """Lines and columns, from 1, of places in a text."""

    def __init__(self, text: str) -> None:
        self.starts = [0, *(at + 1 for at, character in enumerate(text) if character == "\n")]

    def line(self, offset: int) -> int:
        return bisect_right(self.starts, offset)

    def place(self, offset: int) -> str:
        line = self.line(offset)
        return f"{line}:{offset - self.starts[line - 1] + 1}"


def changed_text(cleaned: Cleaned, places: Places, prefix: str) -> Markup:
    """The text as found with every edit in its place; `prefix` keeps the anchors of several texts apart."""
    left_out = {removed.line: removed for removed in cleaned.removed}
    found = cleaned.document.text
    pieces: list[Markup] = []
    position = 0
    for number, edit in enumerate(cleaned.edits, start=1):
        pieces += (text(found[position : edit.start]), _edit(edit, number, prefix, places, left_out))
        position = edit.end
    pieces.append(text(found[position:]))
    return _block(cleaned, join(pieces))


def plain_text(cleaned: Cleaned) -> Markup:
    """The cleaned text alone."""
    return _block(cleaned, text(cleaned.text))


def _block(cleaned: Cleaned, inner: Markup) -> Markup:
    return element("div", inner, class_="changes text", dir="auto", lang=language(cleaned.fields.language))


def _edit(edit: Edit, number: int, prefix: str, places: Places, left_out: dict[int, Removed]) -> Markup:
    way = element(
        "a",
        str(number),
        id=f"{prefix}t{number}",
        href=f"#{prefix}e{number}",
        class_="n",
        title=f"{', '.join(edit.rules)}: {edit.why}",
    )
    new = element("ins", visible(edit.after)) if edit.after else None
    is_line = not edit.after and places.line(edit.start) in left_out
    if not edit.before.strip() or not ("\n" in edit.before or is_line):
        return join([way, element("del", visible(edit.before)) if edit.before else None, new])
    lead = len(edit.before) - len(edit.before.lstrip("\n"))
    blank = element("del", edit.before[:lead]) if lead else None  # a number that begins a line would turn it
    old = element("del", *_lines(edit, lead, places, left_out))
    if len(edit.before) > _LONG:
        lines = sum(1 for line in edit.before.splitlines() if line.strip())
        old = element("details", element("summary", f"{count(lines, 'line')} left out"), old)
    return join([blank, way, old, new])


def _lines(edit: Edit, lead: int, places: Places, left_out: dict[int, Removed]) -> Iterator[Markup]:
    """The lines of a stretch behind its `lead`, each with what took it for no part of the article, if that is sure."""
    first = places.line(edit.start + lead)
    for number, line in enumerate(edit.before[lead:].split("\n"), start=first):
        yield text(("\n" if number > first else "") + line)
        removed = left_out.get(number)
        if removed and removed.text.strip() == line.strip():
            title = f"{removed.rule}, score {removed.score:.2f}"
            yield element("span", removed.kind.replace("_", " "), class_="why", title=title)
