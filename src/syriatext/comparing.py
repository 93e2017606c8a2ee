"""The comparing flow: clean both documents, then compare what is left."""

from __future__ import annotations

from .cleaning import clean_document
from .comparison import Change, Comparison
from .model import Cleaned, Document


def compare_documents(a: Document, b: Document, raw: bool = False) -> Comparison:
    """Say how two documents relate, once both are cleaned (as they are, if `raw`)."""
    return compare_prepared(prepared(a, raw), prepared(b, raw))


def prepared(document: Document, raw: bool = False) -> Cleaned:
    """A document made ready to be compared, with any number of others."""
    return Cleaned(document, document.text) if raw else clean_document(document)


def compare_prepared(a: Cleaned, b: Cleaned) -> Comparison:
    """The same for documents that `prepared` has made ready."""
    from .compare import compare, same_words

    comparison = compare(a, b)
    # Chrome is told by its lines: wrapped otherwise, the same text may keep a line of it that its copy loses.
    if comparison.verdict == "identical" or not same_words(a.document.text, b.document.text):
        return comparison
    return compare(prepared(a.document, raw=True), prepared(b.document, raw=True))


def changes_in_order(comparison: Comparison) -> tuple[Change, ...]:
    """The differences of the two texts word by word, from top to bottom, as an edit script has them."""
    from .compare.in_order import changes_in_order

    return changes_in_order(comparison.a.text, comparison.b.text)
