"""Tags read one after the other, without a tree: linear in time, and no nesting is too deep."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

NAME = re.compile(r"/?([a-zA-Z][a-zA-Z0-9]*)")
VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr")
)
SELF_CLOSING = frozenset(("p", "li", "dt", "dd", "td", "th", "tr", "option", "tbody", "thead", "tfoot"))
"""Elements that a parser closes by itself when the next one opens; open ones in a row are no nesting."""
BLOCK = SELF_CLOSING.union(
    ("address", "article", "aside", "blockquote", "body", "br", "caption", "center", "div", "dl", "fieldset"),
    ("figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html"),
    ("main", "nav", "ol", "pre", "section", "table", "title", "ul"),
)
RAW = frozenset(("script", "style", "noscript", "template", "svg", "textarea", "iframe", "math", "object"))
"""Elements whose content is no text of the page."""
FURNITURE = frozenset(("nav", "footer", "form", "button", "select", "aside"))

MAX_LENGTH = 20_000_000
"""Characters of HTML that a tree is built from."""
MAX_TAGS = 40_000
MAX_DEPTH = 1_000
"""libxml2 and all that walks its trees recurse."""
MAX_ATTRIBUTES = 2_000
"""A parser compares each attribute of a tag with all before it."""


QUOTED = r"\"[^\"]*\"|'[^']*'"


def fits_a_tree(html: str) -> bool:
    """Can a tree be built of `html`, and walked, in reasonable time and without running out of stack?"""
    if len(html) > MAX_LENGTH or html.count("<") > 3 * MAX_TAGS:
        return False
    tags, depth = _size(html)
    return tags <= MAX_TAGS and depth <= MAX_DEPTH and _most_attributes(html) <= MAX_ATTRIBUTES


def _size(html: str) -> tuple[int, int]:
    """How many tags there are, and how deep they are nested at most, as a parser would open them; from above."""
    tags = depth = most = 0
    for match in re.finditer(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)", html):
        tags += 1
        name = match[2].lower()
        if name in VOID or name in SELF_CLOSING:
            continue
        depth = max(0, depth - 1) if match[1] else depth + 1
        most = max(most, depth)
    return tags, most


def _most_attributes(html: str) -> int:
    long_tags = (piece.partition(">")[0] for piece in html.split("<") if len(piece) > MAX_ATTRIBUTES)
    return max((len(re.sub(QUOTED, "", tag).split()) for tag in long_tags), default=0)


def plain_blocks(html: str) -> list[str]:
    """Return the text between the tags, a string for each block; menus and forms only where nothing else is left."""
    return blocks(html, RAW | FURNITURE) or blocks(html, RAW)


def blocks(html: str, skipped: frozenset[str], parting: frozenset[str] = BLOCK) -> list[str]:
    """Return the text between the tags, without that of `skipped` elements, a string for each block.

    The tags that are `parting` begin and end one.
    """
    found: list[str] = []
    words: list[str] = []

    def close() -> None:
        text = " ".join(unescape("".join(words)).split())
        words.clear()
        if any(map(str.isalnum, text)):
            found.append(text)

    for name, text in _pieces(html, skipped):
        if name in parting:
            close()
        words.append(text)
    close()
    return found


def _pieces(html: str, skipped: frozenset[str]) -> Iterator[tuple[str, str]]:
    """Every tag's name with the text behind it, comments and the inside of `skipped` elements left out."""
    inside, depth, comment = "", 0, False
    first, *rest = html.split("<")
    yield "", first
    for piece in rest:
        if comment:
            comment = "-->" not in piece
            if comment:
                continue
            yield "", piece.partition("-->")[2]
            continue
        if piece.startswith("!--"):
            comment = "-->" not in piece
            if not comment and not inside:
                yield "", piece.partition("-->")[2]
            continue
        match = NAME.match(piece)
        if match is None:
            # `<` that opens no tag: a declaration, or a sign in the text.
            if not inside:
                yield "", piece.partition(">")[2] if piece[:1] in ("!", "?") else "<" + piece
            continue
        name, closing = match[1].lower(), piece[0] == "/"
        if inside:
            depth += (name == inside) * (-1 if closing else 1)
            inside = inside if depth else ""
            if inside:
                continue
        elif name in skipped and not closing:
            inside, depth = name, 1
            continue
        yield name, piece.partition(">")[2]
