"""Is a text HTML, and which charset does it declare?"""

from __future__ import annotations

import re
from itertools import islice

from ..repair.declared import META_CHARSET

_HEAD = 4096
# Kept as text: `re` compiles and keeps them at their first use, and plain text never comes that far.
_DOCUMENT = r"(?i)<(?:!doctype\s+html|html|head|body)\b"
_BLOCK = r"(?i)<(?:div|p|article|section|main|header|footer|nav|table|ul|ol|h[1-6]|meta|script|style|title)\b[^<>]*>"
_STARTS_AS_TAG = r"(?i)[\ufeff\s]*<[!a-z]"
_XHTML = r"(?is)[\ufeff\s]*<\?xml\b[^>]*>(?:\s|<!--.*?-->|<!(?!--)[^>]*>|<\?[^>]*>)*+<html\b"
_BLOCKS_OF_A_FRAGMENT = 2


def declared_charset(data: bytes) -> str | None:
    """The charset that an HTML document's ``<meta>`` names in its first bytes, or None."""
    head = data[:_HEAD]
    found = re.search(META_CHARSET.encode(), head) if b"charset" in head.lower() else None
    return found[1].decode("ascii") if found else None


def looks_like_html(text: str) -> bool:
    """Does the text start as a tag, and is it a document or at least two block-level elements?

    Prose that mentions a tag, and XML of other kinds, is not HTML.
    """
    head = text[:_HEAD]
    if not head.lstrip("\ufeff \t\r\n\f\v").startswith("<"):
        return False
    if not re.match(_STARTS_AS_TAG, head):
        return re.match(_XHTML, head) is not None
    if re.search(_DOCUMENT, head):
        return True
    blocks = islice(re.finditer(_BLOCK, text[: 16 * _HEAD]), _BLOCKS_OF_A_FRAGMENT)
    return sum(1 for _ in blocks) == _BLOCKS_OF_A_FRAGMENT
