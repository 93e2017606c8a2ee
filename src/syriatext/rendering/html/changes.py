"""One text with its changes where they stand: what was there struck out, what is there now underlined, and why."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Cleaned, Edit, Removed
from ..places import Lines
from .markup import Markup, count, element, join, language, text, visible

_LONG = 600
"""Characters of a stretch left out that a reader has to ask for."""


def changed_text(cleaned: Cleaned, lines: Lines, prefix: str) -> Markup:
    """The text as found with every edit in its place; `prefix` keeps the anchors of several texts apart."""
    left_out = {removed.line: removed for removed in cleaned.removed}
    found = cleaned.document.text
    pieces: list[Markup] = []
    position = 0
    for number, edit in enumerate(cleaned.edits, start=1):
        pieces += (text(found[position : edit.start]), _edit(edit, number, prefix, lines, left_out))
        position = edit.end
    pieces.append(text(found[position:]))
    return _block(cleaned, join(pieces))


def plain_text(cleaned: Cleaned) -> Markup:
    """The cleaned text alone."""
    return _block(cleaned, text(cleaned.text))


def _block(cleaned: Cleaned, inner: Markup) -> Markup:
    return element("div", inner, class_="changes text", dir="auto", lang=language(cleaned.fields.language))


def _edit(edit: Edit, number: int, prefix: str, lines: Lines, left_out: dict[int, Removed]) -> Markup:
    way = element(
        "a",
        str(number),
        id=f"{prefix}t{number}",
        href=f"#{prefix}e{number}",
        class_="n",
        title=f"{', '.join(edit.rules)}: {edit.why}",
    )
    new = element("ins", visible(edit.after)) if edit.after else None
    is_line = not edit.after and lines.line(edit.start) in left_out
    if not edit.before.strip() or not ("\n" in edit.before or is_line):
        return join([way, element("del", visible(edit.before)) if edit.before else None, new])
    lead = len(edit.before) - len(edit.before.lstrip("\n"))
    blank = element("del", edit.before[:lead]) if lead else None  # a number that begins a line would turn it
    old = element("del", *_lines(edit, lead, lines, left_out))
    if len(edit.before) > _LONG:
        left = sum(1 for line in edit.before.splitlines() if line.strip())
        old = element("details", element("summary", f"{count(left, 'line')} left out"), old)
    return join([blank, way, old, new])


def _lines(edit: Edit, lead: int, lines: Lines, left_out: dict[int, Removed]) -> Iterator[Markup]:
    """The lines of a stretch behind its `lead`, each with what took it for no part of the article, if that is sure."""
    first = lines.line(edit.start + lead)
    for number, line in enumerate(edit.before[lead:].split("\n"), start=first):
        yield text(("\n" if number > first else "") + line)
        removed = left_out.get(number)
        if removed and removed.text.strip() == line.strip():
            title = f"{removed.rule}, score {removed.score:.2f}"
            yield element("span", removed.kind.replace("_", " "), class_="why", title=title)
