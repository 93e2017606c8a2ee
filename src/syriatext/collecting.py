"""What stands for a document in a collection of many, most of which need no cleaning."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from .model import Document


class Collected(NamedTuple):
    """The text that stands for a document, and whether the document is damaged: it was read in a wrong encoding."""

    text: str
    is_damaged: bool = False


def collected(document: Document, clean: bool = False) -> Collected:
    """Return what stands for `document`: of a web page the article, else all of its text, unless `clean`.

    What was read in a wrong encoding all through is repaired: it has no words, and all such texts are alike.
    """
    is_page = document.format == "html"
    is_misread = _is_misread(document.text)
    if not (clean or is_page or is_misread):
        return Collected(document.text)
    from .cleaning import clean_document

    if clean:
        return Collected(clean_document(document).text, is_misread)
    if is_misread:
        document = replace(document, text=clean_document(document, "repair").text)
    return Collected(clean_document(document, "strip").text if is_page else document.text, is_misread)


def _is_misread(text: str) -> bool:
    if text.isascii():
        return False
    from .repair.misread import is_misread

    return is_misread(text)
