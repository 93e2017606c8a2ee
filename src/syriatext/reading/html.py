"""Is a text HTML, and which charset does it declare?"""

from __future__ import annotations

import re
from collections import Counter
from itertools import islice

from ..repair.declared import META_CHARSET

_HEAD = 4096
# Kept as text: `re` compiles and keeps them at their first use, and plain text never comes that far.
_DOCUMENT = r"(?i)<(?:!doctype\s+html|html|head|body)\b"
_BLOCK = r"(?i)<(?:div|p|article|section|main|header|footer|nav|table|ul|ol|h[1-6]|meta|script|style|title)\b[^<>]*>"
_STARTS_AS_TAG = r"(?i)[\ufeff\s]*<[!a-z]"
_XHTML = r"(?is)[\ufeff\s]*<\?xml\b[^>]*>(?:\s|<!--.*?-->|<!(?!--)[^>]*>|<\?[^>]*>)*+<html\b"
_BLOCKS_OF_A_FRAGMENT = 2
_TAGS = (
    r"(?i)<(br(?= */?>)|/?(?:p|div|span|strong|b|em|i|u|li|ul|ol|h[1-6]|blockquote)(?= *>)|a(?= +href=)|/a(?=>))[^<>]*>"
)
_TAGS_OF_A_FRAGMENT = 3
_OPEN_ENDED = ("br", "p", "li")
_PARTING = ("br", "p", "div", "li", "h", "blockquote")
_STARTS_AS_WORDS = r"[\ufeff\s]*[\"'“«„‘¿¡(\[]?\w"


def declared_charset(data: bytes) -> str | None:
    """The charset that an HTML document's ``<meta>`` names in its first bytes, or None."""
    head = data[:_HEAD]
    found = re.search(META_CHARSET.encode(), head) if b"charset" in head.lower() else None
    return found[1].decode("ascii") if found else None


def looks_like_html(text: str) -> bool:
    """Does the text start as a tag, and is it a document or at least two block-level elements?

    Or is it a part of a page that starts with words: with no other ``<`` than those of plain tags, and several of them?
    Prose that mentions a tag, and XML of other kinds, is not HTML.
    """
    head = text[:_HEAD]
    if not head.lstrip("\ufeff \t\r\n\f\v").startswith("<"):
        return _is_fragment(text)
    if not re.match(_STARTS_AS_TAG, head):
        return re.match(_XHTML, head) is not None
    if re.search(_DOCUMENT, head):
        return True
    blocks = islice(re.finditer(_BLOCK, text[: 16 * _HEAD]), _BLOCKS_OF_A_FRAGMENT)
    return sum(1 for _ in blocks) == _BLOCKS_OF_A_FRAGMENT


def _is_fragment(text: str) -> bool:
    """Are all ``<`` those of plain tags, several of them, all closed that have to be, and do they part the lines?"""
    signs = text.count("<")
    if signs < _TAGS_OF_A_FRAGMENT or "`" in text or not re.match(_STARTS_AS_WORDS, text):
        return False
    names = [name.lower() for name in re.findall(_TAGS, text)]
    lines = sum(1 for line in text.splitlines() if line.strip())
    if len(names) < signs or sum(name.startswith(_PARTING) for name in names) * 2 < lines - 1:
        return False  # a text with some words in tags: what it has lines for is no matter of tags
    paired = [name for name in names if name.removeprefix("/") not in _OPEN_ENDED]
    opened = Counter(name for name in paired if name[0] != "/")
    return opened == Counter(name[1:] for name in paired if name[0] == "/")
