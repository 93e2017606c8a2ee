"""Pages of eight languages put together from our own articles and our own web chrome, with a class for every line.

python -m tests.strip.newsroom        print the figures that tests/cases/quality_floor.toml bounds
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from html import escape
from pathlib import Path
from random import Random
from typing import Any, NamedTuple
from zlib import crc32

from syriatext import clean
from syriatext.strip import strip_text
from syriatext.strip.lines import word_count

from .pages import PARAGRAPHS, TITLE

CASES = Path(__file__).parents[1] / "cases"
HTML = "html"
RENDITIONS = ("fullpage", "container", "decent", HTML)
EACH = 6
"""Pages of every language and rendition."""


class Line(NamedTuple):
    """A line of a page; does it belong to the article?"""

    text: str
    is_body: bool


class Figures(NamedTuple):
    """Shares of words: how well body and chrome are told apart, body lost, chrome left; of pages that lose a line."""

    word_f1: float
    body_lost: float
    chrome_left: float
    pages_damaged: float


def read(name: str) -> dict[str, Any]:
    return tomllib.loads((CASES / name).read_text("utf-8"))


def article(language: str) -> tuple[str, list[str]]:
    """Title and paragraphs, a subheading among them where there is one."""
    if language == "en":
        return TITLE, list(PARAGRAPHS)
    case = read("languages.toml")[language]
    return case["title"], [*case["paragraphs"][:3], case["subheading"], *case["paragraphs"][3:]]


def page(language: str, rendition: str, random: Random) -> list[Line]:
    """One page as a scraper gives it: all of it, the container of the article, or little but the article."""
    title, paragraphs = article(language)
    words = read("newsroom.toml")[language]
    body = [Line(text, True) for text in paragraphs]
    if rendition != "decent":
        for text in random.sample(words["inside"], random.randint(0, len(words["inside"]))):
            body.insert(random.randint(1, len(body) - 1), Line(text, False))
    chrome = {name: [Line(text, False) for text in words[name]] for name in words}
    above, below = chrome["above"], chrome["below"]
    random.shuffle(below)
    if rendition == "decent":
        return [Line(title, True), *random.sample(above, 1), *body]
    teasers = random.sample(chrome["teasers"], 3)
    middle = [Line(title, True), *random.sample(above, 3), *body, *below, *teasers]
    if rendition == "container":
        return middle
    more = [Line(f"{teaser.text} {number}", False) for number, teaser in enumerate(chrome["teasers"], 1)]
    return [*random.sample(chrome["menu"], 7), *chrome["menu"][:3], *middle, *more, *chrome["foot"]]


def pages(rendition: str) -> Iterator[list[Line]]:
    """The same pages each time."""
    for language in read("newsroom.toml"):
        for number in range(EACH):
            yield page(language, rendition, Random(f"{language} {rendition} {number}"))


def as_text(lines: list[Line]) -> str:
    return "\n".join(line.text for line in lines) + "\n"


def as_html(lines: list[Line]) -> str:
    """The same page with tags: half of what does not belong to the article looks as if it did."""
    title = next(line.text for line in lines if line.is_body)
    rows = "".join(
        f"<p>{escape(line.text)}</p>"
        if line.is_body or crc32(line.text.encode()) % 2
        else f"<div class=more><a href=/x>{escape(line.text)}</a></div>"
        for line in lines
    )
    return f"<!doctype html><title>{escape(title)}</title><body><main><article>{rows}</article></main></body>"


def figures(rendition: str) -> Figures:
    """What strip makes of the pages of one rendition; ``html`` is the container's page with tags."""
    body = chrome = lost = left = damaged = count = 0
    for lines in pages("container" if rendition == HTML else rendition):
        kept = (clean(as_html(lines)) if rendition == HTML else strip_text(as_text(lines))).text.split("\n")
        gone = [line for line in lines if line.is_body and line.text not in kept]
        body += sum(word_count(line.text) for line in lines if line.is_body)
        lost += sum(word_count(line.text) for line in gone)
        chrome += sum(word_count(line.text) for line in lines if not line.is_body)
        left += sum(word_count(line.text) for line in lines if not line.is_body and line.text in kept)
        damaged, count = damaged + bool(gone), count + 1
    precision, recall = (body - lost) / (body - lost + left), (body - lost) / body
    return Figures(2 * precision * recall / (precision + recall), lost / body, left / chrome, damaged / count)


if __name__ == "__main__":
    for name in RENDITIONS:
        print(name, {field: round(value, 4) for field, value in figures(name)._asdict().items()})
