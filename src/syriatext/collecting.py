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
        return Collected(_cleaned(document), _is_misread(document.text))
    is_page = document.format == "html"
    text = _cleaned(document, "strip") if is_page else document.text
    if not _is_misread(text):
        return Collected(text)
    if is_page:
        return Collected(_cleaned(document), is_damaged=True)
    from .cleaning import as_written

    mended = as_written(text)
    return Collected(mended, mended != text)


def _cleaned(document: Document, only: Only | None = None) -> str:
    from .cleaning import clean_document

    return clean_document(document, only).text


def _is_misread(text: str) -> bool:
    if text.isascii() and "&" not in text:
        return False
    from .repair.misread import is_in_references, is_misread

    return is_misread(text) or is_in_references(text)
