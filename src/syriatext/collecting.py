"""What stands for a document in a collection of many, most of which need no cleaning."""

from __future__ import annotations

from dataclasses import replace

from .model import Document


def collected_text(document: Document, clean: bool = False) -> str:
    """Return the text of `document`: of a web page the article, else all of it, unless `clean`.

    What was read in a wrong encoding all through is repaired: it has no words, and all such texts are alike.
    """
    is_page = document.format == "html"
    is_misread = not clean and _is_misread(document.text)
    if not (clean or is_page or is_misread):
        return document.text
    from .cleaning import clean_document

    if clean:
        return clean_document(document).text
    if is_misread:
        document = replace(document, text=clean_document(document, "repair").text)
    return clean_document(document, "strip").text if is_page else document.text


def _is_misread(text: str) -> bool:
    if text.isascii():
        return False
    from .repair.misread import is_misread

    return is_misread(text)
