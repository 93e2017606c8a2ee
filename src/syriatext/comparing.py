"""The comparing flow: clean both documents, then compare what is left."""

from __future__ import annotations

from .cleaning import clean_document
from .model import Cleaned, Comparison, Document


def compare_documents(a: Document, b: Document, raw: bool = False) -> Comparison:
    """Say how two documents relate, once both are cleaned (as they are, if `raw`)."""
    from .compare import compare

    return compare(*(_as_found(document) if raw else clean_document(document) for document in (a, b)))


def _as_found(document: Document) -> Cleaned:
    return Cleaned(document, document.text)
