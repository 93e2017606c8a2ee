"""Reports as a reader of their markup sees them."""

from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from itertools import pairwise
from typing import Any

import lxml.html

from syriatext.rendering.html.page import Run

RUN = Run("1.2.3", "syriatext diff --format html a.txt b.txt", "2026-01-02 03:04:05+00:00")

_TAGS = (
    "a article b bdi blockquote body br caption code dd del details div dl dt fieldset figcaption figure h1 h2 h3 head "
    "header html input ins label legend li main meta nav ol p path rect section span style summary svg table tbody td "
    "th thead time title tr ul"
)
_ATTRIBUTES = (
    "aria-hidden aria-label charset checked class colspan content d datetime dir height href http-equiv id lang name "
    "preserveaspectratio role scope tabindex title type viewbox width x y"
)
TAGS, ATTRIBUTES = (frozenset(names.split()) for names in (_TAGS, _ATTRIBUTES))


def parsed(page: bytes) -> Any:
    """The page as a tree; what it holds must be UTF-8 and free of what a browser would drop or obey."""
    found = page.decode("utf-8")
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", found)
    return lxml.html.document_fromstring(page, parser=lxml.html.HTMLParser(encoding="utf-8", huge_tree=True))


def check(page: bytes) -> Any:
    """What holds of every report, whatever stands in it. Returns the tree."""
    tree = parsed(page)
    elements = [element for element in tree.iter() if isinstance(element.tag, str)]
    assert len(elements) == sum(1 for _ in tree.iter()), "a comment or an instruction"
    assert {element.tag for element in elements} <= TAGS
    assert {name for element in elements for name in element.attrib} <= ATTRIBUTES
    _check_links(elements)
    _check_policy(tree)
    _check_accessible(tree)
    return tree


def _check_links(elements: list[Any]) -> None:
    ids = Counter(element.get("id") for element in elements if element.get("id"))
    assert [id for id, times in ids.items() if times > 1] == []
    for element in elements:
        if element.get("href"):
            assert element.get("href")[0] == "#" and element.get("href")[1:] in ids, element.get("href")


def _check_policy(tree: Any) -> None:
    (meta,) = tree.xpath("//meta[@http-equiv]")
    policy = meta.get("content")
    assert meta.get("http-equiv") == "Content-Security-Policy" and policy.startswith("default-src 'none';")
    assert {child.tag for child in meta.itersiblings(preceding=True)} == {"meta"}, "it comes before what it is for"
    styles = tree.findall(".//style")
    digest = base64.b64encode(hashlib.sha256(styles[0].text.encode()).digest()).decode()
    assert len(styles) == 1 and f"style-src 'sha256-{digest}'" in policy


def _check_accessible(tree: Any) -> None:
    assert tree.get("lang") == "en" and tree.find("head/title").text
    assert tree.find("body")[0].get("href") == "#report"
    levels = [int(element.tag[1]) for element in tree.iter("h1", "h2", "h3")]
    assert levels.count(1) == 1 and all(after <= before + 1 for before, after in pairwise(levels))
    for table in tree.iter("table"):
        assert table[0].tag == "caption" and table[0].text_content()
        assert all(cell.get("scope") for cell in table.iter("th"))
    for text in tree.xpath("//div[contains(@class, 'text')] | //blockquote"):
        assert text.get("dir") == "auto"
    for picture in tree.iter("svg"):
        assert picture.get("aria-hidden") or (picture.get("aria-label") and picture.find("title") is not None)


def skeleton(tree: Any) -> list[tuple[str, tuple[str, ...]]]:
    """The elements and the names of their attributes, but for the marks around escapes: what no text may change."""
    return [
        (element.tag, tuple(element.attrib))
        for element in tree.iter()
        if not (element.tag == "span" and (element.get("class") or "").startswith("x"))
    ]


def text_of(element: Any, without: str = "") -> str:
    """The text of an element but for that of the classes and tags in `without`, as a CSS-like list."""
    if element.tag in without.split() or set((element.get("class") or "").split()) & set(without.split()):
        return element.tail or ""
    inner = (element.text or "") + "".join(text_of(child, without) for child in element)
    return inner + (element.tail or "")
