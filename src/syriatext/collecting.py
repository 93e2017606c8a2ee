"""What stands for a document in a collection of many, most of which need no cleaning."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .model import Document

if TYPE_CHECKING:
    from .cleaning import Only


class Collected(NamedTuple):
    """The text that stands for a document, and whether the document is damaged: it was read in a wrong encoding."""

    text: str
    is_damaged: bool = False


def collected(document: Document, clean: bool = False) -> Collected:
    """Return what stands for `document`: of a web page the article, else all of its text, unless `clean`.

    What was read in a wrong encoding all through is repaired: it has no words, and all such texts are alike.
    """
    if clean:
        return Collected(_cleaned(document), _as_written(document.text) != document.text)
    is_page = document.format == "html"
    text = _cleaned(document, "strip") if is_page else document.text
    mended = _as_written(text)
    if is_page and mended != text:
        return Collected(_cleaned(document), is_damaged=True)
    return Collected(mended, mended != text)


def _cleaned(document: Document, only: Only | None = None) -> str:
    from .cleaning import clean_document

    return clean_document(document, only).text


def _as_written(text: str) -> str:
    """`text` as it was before it was read in a wrong encoding, if a quick look says that it may have been."""
    if text.isascii() and "&" not in text:
        return text
    from .repair.misread import is_in_references, may_be_misread

    if not (may_be_misread(text) or is_in_references(text)):
        return text
    from .cleaning import as_written

    return as_written(text)
