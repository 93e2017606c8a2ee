"""The comparing flow: clean both documents, then compare what is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from .cleaning import clean_document
from .comparison import Change, Comparison
from .model import Cleaned, Document, Span

if TYPE_CHECKING:
    from .cleaning import Wishes
    from .compare.thesaurus import Thesaurus


def compare_documents(
    a: Document, b: Document, raw: bool = False, wanted: Wishes | None = None, thesaurus: Thesaurus | None = None
) -> Comparison:
    """Say how two documents relate, once both are cleaned (as they are, if `raw`).

    `wanted` says which lines go or stay in cleaning; a `thesaurus` adds to the reasons of substitutions.
    """
    return compare_prepared(prepared(a, raw, wanted), prepared(b, raw, wanted), thesaurus)


def prepared(document: Document, raw: bool = False, wanted: Wishes | None = None) -> Cleaned:
    """A document made ready to be compared, with any number of others."""
    # What a text says twice is a part of it, where it is compared.
    return Cleaned(document, document.text) if raw else clean_document(document, keep=("duplicate",), wanted=wanted)


def compare_prepared(a: Cleaned, b: Cleaned, thesaurus: Thesaurus | None = None) -> Comparison:
    """The same for documents that `prepared` has made ready."""
    return _located(_compared(a, b, thesaurus))


def _compared(a: Cleaned, b: Cleaned, thesaurus: Thesaurus | None) -> Comparison:
    from .compare import compare, same_words

    comparison = compare(a, b, thesaurus)
    # Chrome is told by its lines: wrapped otherwise, the same text may keep a line of it that its copy loses.
    if comparison.verdict == "identical" or not same_words(a.document.text, b.document.text):
        return comparison
    return compare(prepared(a.document, raw=True), prepared(b.document, raw=True), thesaurus)


def _located(comparison: Comparison) -> Comparison:
    """The same with the places of links in web pages, which no edit leads to."""
    if not (comparison.a.was_page or comparison.b.was_page):
        return comparison
    links = comparison.links
    return replace(
        comparison,
        a_places=_places(comparison.a, [link.a for link in links]),
        b_places=_places(comparison.b, [link.b for link in links]),
    )


def _places(cleaned: Cleaned, spans: Sequence[Span]) -> dict[Span, Span]:
    from .compare.page import places_in_page

    return places_in_page(cleaned.document.text, cleaned.text, spans) if cleaned.was_page else {}


def changes_in_order(comparison: Comparison) -> tuple[Change, ...]:
    """The differences of the two texts word by word, from top to bottom, as an edit script has them."""
    from .compare.changes import changes_in_order

    return changes_in_order(comparison.a.text, comparison.b.text)
