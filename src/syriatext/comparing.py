"""The comparing flow: clean both documents, then compare what is left."""

from __future__ import annotations

from .cleaning import clean_document
from .comparison import Comparison
from .model import Cleaned, Document


def compare_documents(a: Document, b: Document, raw: bool = False) -> Comparison:
    """Say how two documents relate, once both are cleaned (as they are, if `raw`)."""
    from .compare import compare, same_words

    if not raw:
        comparison = compare(clean_document(a), clean_document(b))
        # Chrome is told by its lines: wrapped otherwise, the same text may keep a line of it that its copy loses.
        if comparison.verdict == "identical" or not same_words(a.text, b.text):
            return comparison
    return compare(_as_found(a), _as_found(b))


def _as_found(document: Document) -> Cleaned:
    return Cleaned(document, document.text)
