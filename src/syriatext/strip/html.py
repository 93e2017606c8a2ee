"""From HTML to text: the article by trafilatura, or by our own plain reading of the tags where it finds nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from ..model import Fields
from .lines import key
from .tags import fits_a_tree, plain_blocks

MAX_SPAN = 20
"""Columns or rows that a table cell may claim; extractors build every one of them."""
ENOUGH = 250
"""Characters of text that an article has at least."""
LEAST_SHARE = 0.35
"""Share of the page's long paragraphs that an extraction must hold to be believed at once."""
SETTINGS: tuple[dict[str, Any], ...] = ({"favor_precision": True}, {}, {"favor_recall": True})
LIST_ITEM = ("- ", "| ")
NOISY = ("trafilatura", "htmldate", "courlan", "justext", "urllib3", "readability")


@dataclass(frozen=True)
class Extracted:
    """The text of a page, its title first and a blank line between blocks, and what the page says about itself."""

    text: str
    fields: Fields = field(default_factory=Fields)


def extract_html(html: str) -> Extracted | None:
    """Return the article of a page, or None when the page has no text.

    Takes any string, however broken, hostile or deeply nested, and never raises.
    """
    if fits_a_tree(html):
        try:
            with _silence():
                extracted = _from_tree(html)
            if extracted is not None:
                return extracted
        except Exception:  # whatever an extractor stumbles over, the plain reading does not
            pass
    blocks = plain_blocks(html)
    return Extracted(_joined(blocks)) if blocks else None


def _from_tree(html: str) -> Extracted | None:
    tree = _parsed(html)
    if tree is None:
        return None
    _cap_spans(tree)
    language = _language(tree)
    found = _best_extraction(tree, _paragraph_length(tree))
    if found is None:
        return None
    fields = _fields(found, language)
    if key(found.text) in ("", key(fields.title or "")):
        return None
    return Extracted(_with_title(found.text, fields.title), fields)


def _best_extraction(tree: Any, wanted: int) -> Any:
    """The precise setting's text; a laxer one's where that holds too little of the `wanted` characters."""
    best: Any = None
    for settings in SETTINGS:
        found = _extraction(tree, settings)
        if found is not None and (best is None or len(found.text or "") > 2 * len(best.text or "")):
            best = found
        if best is not None and len(best.text or "") >= max(ENOUGH, wanted * LEAST_SHARE):
            break
    return best if best is not None and best.text else None


def _parsed(html: str) -> Any:
    from lxml import etree
    from lxml import html as lxml_html

    # lxml refuses NUL, lone surrogates and a str that names its own encoding; bytes with a given encoding it takes.
    data = html.replace("\0", "\ufffd").encode("utf-8", "replace")
    parser = lxml_html.HTMLParser(huge_tree=True, encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return lxml_html.document_fromstring(data, parser=parser)
    except etree.LxmlError:
        return None


def _cap_spans(tree: Any) -> None:
    for cell in tree.iter("td", "th"):
        for name in ("colspan", "rowspan"):
            value = cell.get(name)
            if value is not None and not (
                len(value) <= 3 and value.isascii() and value.isdigit() and int(value) <= MAX_SPAN
            ):
                del cell.attrib[name]


def _paragraph_length(tree: Any) -> int:
    """Characters in the page's paragraphs of a sentence or more."""
    lengths = (len(" ".join(paragraph.itertext()).strip()) for paragraph in tree.iter("p"))
    return sum(length for length in lengths if length >= 80)


def _language(tree: Any) -> str | None:
    code = (tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "").strip().lower()
    match = re.match(r"[a-z]{2,3}(?=[-_]|$)", code)
    return match[0] if match else None


def _extraction(tree: Any, settings: dict[str, Any]) -> Any:
    from copy import deepcopy

    from trafilatura import bare_extraction

    # It works on the tree it is given, and a second try needs the page as it was.
    return bare_extraction(
        deepcopy(tree),
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False},
        **settings,
    )


def _fields(document: Any, language: str | None) -> Fields:
    def told(name: str) -> str | None:
        value = getattr(document, name, None)
        return " ".join(str(value).split()) or None if value else None

    return Fields(
        title=told("title"), byline=told("author"), date=told("date"), summary=told("description"), language=language
    )


def _with_title(text: str, title: str | None) -> str:
    blocks = [line.strip() for line in text.splitlines() if line.strip()]
    # Some pages have the title inside the article: it comes first, once.
    if title and key(title) and key(title) not in {key(block) for block in blocks[:3]}:
        blocks.insert(0, title)
    return _joined(blocks)


def _joined(blocks: list[str]) -> str:
    """Blocks with a blank line between them; the items of a list and the rows of a table stay together."""
    parts: list[str] = []
    for block in blocks:
        if parts:
            parts.append("\n" if block.startswith(LIST_ITEM) and parts[-1].startswith(LIST_ITEM) else "\n\n")
        parts.append(block)
    return "".join(parts) + "\n"


@contextmanager
def _silence() -> Iterator[None]:
    """Keep the extractors' log lines off standard error."""
    import logging

    loggers = [logging.getLogger(name) for name in NOISY]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)
