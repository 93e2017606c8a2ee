"""What a web page says of its article between the title and the first paragraph, where its metadata is silent."""

from __future__ import annotations

from ..model import NO_FIELDS, Fields
from .lines import PROSE_WORDS, ends_sentence, key, word_count
from .remainder import page_lines
from .stripping import strip_text

MOST_LINES = 20
"""More lines than these between a title and the text are no byline."""
SURE = 40
"""Characters by which a paragraph is known again."""
PARAGRAPHS = 6
"""How many of the article are looked at beside these lines, so that they are seen as its head."""


def told_by_page(html: str, title: str | None, article: str) -> Fields:
    """Return what the lines of `html` between the `title` and the text of `article` tell of it."""
    paragraphs = [line for line in article.splitlines() if word_count(line) >= PROSE_WORDS and ends_sentence(line)]
    if not title or not paragraphs:
        return NO_FIELDS
    between = _between(page_lines(html), key(title), key(paragraphs[0]))
    if not between:
        return NO_FIELDS
    return strip_text("\n\n".join([title, "\n".join(between), *paragraphs[:PARAGRAPHS]])).fields


def _share_a_beginning(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _between(lines: list[str], title: str, paragraph: str) -> list[str]:
    keys = [key(line) for line in lines]
    least = min(len(paragraph), SURE)
    end = next((at for at, words in enumerate(keys) if len(words) >= least and _share_a_beginning(words, paragraph)), 0)
    start = next((at for at in range(end - 1, -1, -1) if keys[at] == title), end) + 1
    return lines[start:end] if end - start <= MOST_LINES else []
