"""What was done to a text and why, for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..model import Cleaned, Edit
from .hanging import hanging
from .places import Lines
from .terminal import safe_line

_LONGEST = 60


def explanation(cleaned: Cleaned, width: int | None = None, beside: Sequence[str] = ()) -> Iterator[str]:
    """Yield lines (without line ends) that list each edit with its place, and each line that was left out.

    `beside` is what a web page says beside its article. `width` is that of a terminal, in columns: what is longer goes
    on below itself.
    """
    for place, words in _rows(cleaned, beside):
        yield from hanging(place, words, width)


def _rows(cleaned: Cleaned, beside: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Where, and what is there."""
    document, fields = cleaned.document, cleaned.fields
    yield (
        "",
        f"{safe_line(document.source)}: {document.encoding} ({document.encoding_reason})"
        f"{'' if document.encoding == 'utf-8' else ', written as utf-8'}, {document.format}; "
        f"{_count(len(cleaned.edits), 'change')}, {_count(len(cleaned.removed), 'line')} left out",
    )
    lines = Lines(document.text)
    for edit in cleaned.edits:
        decided = f"[{', '.join(edit.rules)}] {safe_line(edit.why)}"
        yield f"  {lines.place(edit.start):>8}  ", f"{_change(edit)}  {decided}"
    if cleaned.removed:
        yield "  ", "left out:"
    for removed in cleaned.removed:
        decided = f"[{removed.kind}] {removed.rule}, score {removed.score:.2f}"
        yield f"  {removed.line:>8}  ", f"{_quoted(removed.text)}  {decided}"
    if cleaned.note:
        yield "  ", cleaned.note
    if beside:
        yield "  ", f"{_count(len(beside), 'line')} of the web page not taken for the article:"
    for text in beside:
        yield f"  {'':>8}  ", _quoted(text)
    known = {
        "title": fields.title,
        "byline": fields.byline,
        "date": fields.date,
        "agency": fields.agency,
        "captions": "; ".join(fields.captions),
        "language": fields.language,
    }
    if found := [f"{name} {_quoted(value)}" for name, value in known.items() if value]:
        yield "  fields: ", ", ".join(found)


def _change(edit: Edit) -> str:
    if not edit.after:
        return f"− {_quoted(edit.before)}"
    return f"{_quoted(edit.before)} → {_quoted(edit.after)}"


def _quoted(text: str) -> str:
    shortened = text if len(text) <= _LONGEST else f"{text[: _LONGEST // 2]}…{text[-_LONGEST // 2 + 1 :]}"
    return f"“{_visible(shortened)}”"


def _visible(text: str) -> str:
    """The text with everything that shows nothing (direction marks, no-break spaces, a BOM) as an escape."""
    return "".join(c if c.isprintable() else repr(c)[1:-1] for c in safe_line(text))


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
