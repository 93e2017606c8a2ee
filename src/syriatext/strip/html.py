"""From HTML to text: the article by trafilatura, or by our own plain reading of the tags where it finds nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice, pairwise
from operator import itemgetter
from typing import Any

from ..model import Fields
from .figures import captions_of
from .headline import headline
from .lines import PROSE_WORDS, ends_sentence, key, word_count
from .tags import fits_a_tree, plain_blocks

MAX_SPAN = 20
"""Columns or rows that a table cell may claim; extractors build every one of them."""
ENOUGH = 250
"""Characters of text that an article has at least."""
LEAST_SHARE = 0.35
"""Share of the page's long paragraphs that an extraction must hold to be believed at once."""
DEFAULT: dict[str, Any] = {}
SETTINGS: tuple[dict[str, Any], ...] = ({"favor_precision": True}, DEFAULT, {"favor_recall": True})
ADDED_SHARE = 0.05
ADDED_PROSE = 0.9
"""Shares of words: what a laxer setting must add to count, and how much of that must be sentences."""
ORDERED = ("p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "td", "figcaption")
"""Elements whose text a block may be."""
TOGETHER = ("- ", "|")
"""How the items of a list and the rows of a table begin: no blank line parts them."""
FIRST_BLOCKS = 3
"""A title inside the article stands among these."""
MAX_HEADING = 300
BLOCKS = ("p", "h1", "h2", "h3", "ul", "ol", "blockquote", "br")
LAYOUT_BLOCKS = 3
"""So many blocks in one cell, and as much text as an article has, are no figure of a table."""
NESTED = 10
"""Tables within tables, beyond which nobody laid out a page."""
PARTS = ("thead", "tbody", "tfoot")
NOISY = ("trafilatura", "htmldate", "courlan", "justext", "urllib3", "readability")


@dataclass(frozen=True)
class Extracted:
    """The text of a page, its title first and a blank line between blocks, and what the page says about itself."""

    text: str
    fields: Fields = field(default_factory=Fields)


def extract_html(html: str) -> Extracted:
    """Return the article of a page; its text is empty when the page has none.

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
    return Extracted(_joined(blocks))


def _from_tree(html: str) -> Extracted | None:
    tree = _parsed(html)
    if tree is None:
        return None
    _cap_spans(tree)
    _unwrap_layout(tree)
    language, headings = _language(tree), _headings(tree, "h1")
    found = _best_extraction(tree, _paragraph_length(tree))
    if found is None:
        return None
    fields = _fields(found, language)
    if key(found.text) in ("", key(fields.title or "")):
        return None
    blocks = _in_order([line.strip() for line in found.text.splitlines() if line.strip()], tree)
    blocks = _with_lists(blocks, tree)
    title = fields.title
    if title:
        title = headline(title, [*blocks[:FIRST_BLOCKS], *headings], found.sitename)
        first = [block for block in blocks[:1] if len(block) <= MAX_HEADING and not ends_sentence(block)]
        title = title if headings else _in_full(title, [*_headings(tree, "h2"), *first])
        blocks = _with_title(blocks, title, fields.title)
    return Extracted(_joined(blocks), fields._replace(title=title, captions=captions_of(tree, title, blocks)))


def _in_order(blocks: list[str], tree: Any) -> list[str]:
    """The blocks as they follow each other on the page: extractors collect some containers before others."""
    places: dict[str, list[int]] = {}
    for place, element in enumerate(tree.iter(*ORDERED)):
        # What holds others is told by these; nested a thousand deep, it would be read a thousand times.
        if next(element.iterdescendants(*ORDERED), None) is not None:
            continue
        places.setdefault(key(" ".join("".join(element.itertext()).split())), []).append(place)
    found = [places.get(key(block.removeprefix("- ")), []) for block in blocks]
    # What stands on the page twice has no place of its own; it stays with what is in front of it.
    known: list[int] = []
    for at in found:
        known.append(at[0] if len(at) == 1 else known[-1] if known else -1)
    if all(one <= other for one, other in pairwise(known)):
        return blocks
    return [block for _, block in sorted(zip(known, blocks, strict=True), key=itemgetter(0))]


def _best_extraction(tree: Any, wanted: int) -> Any:
    """The precise setting's text; a laxer one's where that leaves paragraphs out, or too little is left.

    `wanted` is how many characters the page has in paragraphs.
    """
    best: Any = None
    for settings in SETTINGS:
        size = len(best.text or "") if best is not None else 0
        if size >= max(ENOUGH, wanted):
            break
        found = _extraction(tree, settings)
        if found is None:
            continue
        if (
            not size
            or (size < max(ENOUGH, wanted * LEAST_SHARE) and len(found.text or "") > 2 * size)
            or (settings == DEFAULT and _adds_only_paragraphs(best.text, found.text or ""))
        ):
            best = found
    return best if best is not None and best.text else None


def _adds_only_paragraphs(less: str, more: str) -> bool:
    """Is what `more` has over `less` enough to matter, and hardly anything but sentences?"""
    lines = {line.strip() for line in less.splitlines()}
    added = [line.strip() for line in more.splitlines() if line.strip() not in lines]
    words = sum(map(word_count, added))
    prose = sum(word_count(line) for line in added if word_count(line) >= PROSE_WORDS and ends_sentence(line))
    return words >= sum(map(word_count, lines)) * ADDED_SHARE and prose >= words * ADDED_PROSE


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


def _unwrap_layout(tree: Any) -> None:
    """Make blocks of the tables that lay a page out: a cell of theirs holds a text with blocks of its own.

    An extractor takes them for data, and makes one row of all that is in them.
    """
    for table in list(tree.iter("table")):
        if sum(1 for _ in islice(table.iterancestors("table"), NESTED)) == NESTED:
            continue  # a thousand deep, each would be read a thousand times
        cells = [cell for row in _rows_of(table) for cell in row if cell.tag in ("td", "th")]
        if any(_is_layout(cell) for cell in cells):
            for element in (table, *(part for part in table if part.tag in PARTS), *_rows_of(table), *cells):
                element.tag = "div"
            for cell in filter(_is_layout, cells):
                _part_lines(cell)


def _part_lines(cell: Any) -> None:
    """Double the breaks of a cell without paragraphs: to an extractor, a single one is a space."""
    if next(cell.iter("p"), None) is None:
        for line_break in list(cell.iter("br")):
            line_break.addnext(line_break.makeelement("br"))


def _rows_of(table: Any) -> list[Any]:
    return [row for part in (table, *table) if part is table or part.tag in PARTS for row in part if row.tag == "tr"]


def _is_layout(cell: Any) -> bool:
    blocks = sum(1 for _ in islice(cell.iter(*BLOCKS), LAYOUT_BLOCKS))
    return blocks == LAYOUT_BLOCKS and len(_text_of(cell)) >= ENOUGH


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


def _headings(tree: Any, tag: str) -> list[str]:
    found = (_text_of(heading) for heading in tree.iter(tag))
    return [text for text in found if 0 < len(text) <= MAX_HEADING]


def _in_full(title: str, headings: list[str]) -> str:
    """The first heading that says all that the title says, and more; the title if there is none."""
    said = set(key(title).split())
    return next((heading for heading in headings if said and said < set(key(heading).split())), title)


def _with_lists(blocks: list[str], tree: Any) -> list[str]:
    """The blocks with the lists between them that lead nowhere: an extractor takes short items for menus."""
    places = {key(block.removeprefix("- ")): at for at, block in enumerate(blocks)}
    found: dict[int, list[str]] = {}
    for listed in tree.iter("ul", "ol"):
        before, after = listed.getprevious(), listed.getnext()
        if before is None or after is None or before.tag != "p" or after.tag != "p":
            continue
        at = places.get(key(_text_of(before)))
        if at is None or key(_text_of(after)) not in places or next(listed.iter("a"), None) is not None:
            continue
        items = [text for item in listed.iterchildren("li") if (text := _text_of(item)) and key(text) not in places]
        found[at] = [f"- {text}" for text in items]
    return [line for at, block in enumerate(blocks) for line in (block, *found.get(at, ()))]


def _text_of(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _with_title(blocks: list[str], title: str, told: str | None) -> list[str]:
    """`blocks` with `title` among the first; a copy that has the site's name, as `told`, gives way to it."""
    first = [key(block) for block in blocks[:FIRST_BLOCKS]]
    if not key(title) or key(title) in first:
        return blocks
    if told and key(told) in first:
        at = first.index(key(told))
        return [*blocks[:at], title, *blocks[at + 1 :]]
    return [title, *blocks]


def _joined(blocks: list[str]) -> str:
    """Blocks with a blank line between them; the items of a list and the rows of a table stay together."""
    parts: list[str] = []
    for before, block in pairwise(("", *blocks)):
        together = any(before.startswith(mark) and block.startswith(mark) for mark in TOGETHER)
        parts += ("\n" if together else "\n\n" if before else "", block)
    return "".join(parts) + "\n" if blocks else ""


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
