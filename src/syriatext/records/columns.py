"""What is known of a cleaned document, as the columns of a table."""

from __future__ import annotations

from ..model import Cleaned

COLUMNS = (
    "source", "id", "title", "byline", "date", "agency", "summary", "captions", "language", "text", "encoding",
    "changes", "lines_left_out",
)  # fmt: skip


def row_of(cleaned: Cleaned) -> dict[str, str | None]:
    """The cells of one document, by column; captions with a line feed between two."""
    document, fields = cleaned.document, cleaned.fields
    values = (
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
        str(len(cleaned.edits)),
        str(len(cleaned.removed)),
    )
    return dict(zip(COLUMNS, values, strict=True))
