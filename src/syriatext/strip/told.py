"""What a web page says of its article between the title and the first paragraph, beside its metadata."""

from __future__ import annotations

from ..model import NO_FIELDS, Fields
from .lines import PROSE_WORDS, ends_sentence, key, word_count
from .remainder import page_lines
from .stripping import strip_text

MOST_LINES = 20
"""More lines than these between a title and the text are no byline."""
SURE = 40
"""Characters by which a paragraph is known again."""
PARTING = (";", ",")
"""What stands between two names."""
PARAGRAPHS = 6
"""How many of the article are looked at beside these lines, so that they are seen as its head."""


def told_by_page(html: str, known: Fields, article: str) -> Fields:
    """Return what is `known`, with what the lines of `html` between the title and the text of `article` tell of it."""
    told = _told(html, known.title, article)
    if known.byline and told.byline and _is_name_of(told.byline, known.byline):
        known = known._replace(byline=told.byline)
    return known.filled_from(told)


def _is_name_of(name: str, byline: str) -> bool:
    """Is `byline` the `name` and a word beside it, as *Por* is? Not where it names others, too."""
    before, found, behind = f" {byline} ".partition(f" {name} ")
    return bool(found) and not any(sign in before + behind for sign in PARTING)


def _told(html: str, title: str | None, article: str) -> Fields:
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
