"""What is known of a cleaned document, as the columns of a table."""

from __future__ import annotations

from ..model import Cleaned, Record
from ..spreadsheet import Cell
from .others import as_cell

COLUMNS = (
    "source", "id", "title", "byline", "date", "agency", "summary", "captions", "language", "text", "encoding",
    "changes", "lines_left_out", "record",
)  # fmt: skip


NUMBERS = frozenset({"changes", "lines_left_out"})
"""Columns that hold whole numbers; the others hold text."""


def row_of(cleaned: Cleaned, record: Record | None) -> dict[str, Cell]:
    """The cells of one document, by column; captions with a line feed between two.

    What the record that it came from holds beside its text stands in the last one, as JSON.
    """
    document, fields = cleaned.document, cleaned.fields
    values: tuple[Cell, ...] = (
        document.source,
        document.id,
        fields.title,
        fields.byline,
        fields.date,
        fields.agency,
        fields.summary,
        "\n".join(fields.captions) or None,
        fields.language,
        cleaned.text,
        document.encoding,
        len(cleaned.edits),
        len(cleaned.removed),
        as_cell(record),
    )
    return dict(zip(COLUMNS, values, strict=True))
