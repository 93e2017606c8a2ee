"""Is a text HTML, and which charset does it declare?"""

from __future__ import annotations

import re

_HEAD = 4096
_META_CHARSET = re.compile(rb"""<meta\b[^>]{0,200}?\bcharset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})""", re.I)
_DOCUMENT = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.I)
_BLOCK = re.compile(
    r"<(?:div|p|article|section|main|header|footer|nav|table|ul|ol|h[1-6]|meta|script|style|title)\b[^<>]*>", re.I
)
_STARTS_AS_TAG = re.compile(r"[\ufeff\s]*<[!a-z]", re.I)
_XHTML = re.compile(r"[\ufeff\s]*<\?xml\b[^>]*>(?:\s|<!--.*?-->|<!(?!--)[^>]*>|<\?[^>]*>)*+<html\b", re.I | re.S)
_BLOCKS_OF_A_FRAGMENT = 2


def declared_charset(data: bytes) -> str | None:
    """The charset that an HTML document's ``<meta>`` names in its first bytes, or None."""
    found = _META_CHARSET.search(data[:_HEAD])
    return found[1].decode("ascii") if found else None


def looks_like_html(text: str) -> bool:
    """Does the text start as a tag, and is it a document or at least two block-level elements?

    Prose that mentions a tag, and XML of other kinds, is not HTML.
    """
    if not _STARTS_AS_TAG.match(text[:_HEAD]):
        return _XHTML.match(text[:_HEAD]) is not None
    if _DOCUMENT.search(text[:_HEAD]):
        return True
    return (
        sum(1 for _ in zip(_BLOCK.finditer(text[: 16 * _HEAD]), range(_BLOCKS_OF_A_FRAGMENT), strict=False))
        >= _BLOCKS_OF_A_FRAGMENT
    )
