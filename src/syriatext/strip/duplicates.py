"""Paragraphs that stand in a text twice, as pull quotes and scrapers leave them."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import islice

from .lines import KEPT, WORD, Content, is_listed
from .page import Mark, Marks, Page

DUPLICATE = Mark("duplicate", "strip.duplicate", "")
LEAST_WORDS = 12
"""Shorter sentences are repeated on purpose: slogans, refrains."""
QUESTION = "?؟？"
OPENING = 4
UNREADABLE = "\ufffd"


def mark_duplicates(page: Page, marks: Marks) -> None:
    """Mark the second of two paragraphs that are the same word for word.

    What stands there more often is meant, as the questions of an interview are.
    """
    paragraphs = [at for at in page.prose_positions() if _counts(page, at) and at not in marks]
    openings = {at: _opening(page.solid[at].content) for at in paragraphs}
    shared = {opening for opening, count in Counter(openings.values()).items() if count > 1}
    told = {at: page.solid[at].content.key for at in paragraphs if openings[at] in shared}
    twice = {key for key, count in Counter(told.values()).items() if count == 2}
    first: dict[str, int] = {}
    for at, key in told.items():
        earlier = first.setdefault(key, at)
        if key in twice and earlier != at:
            marks[at] = DUPLICATE._replace(why=f"the paragraph of line {page.solid[earlier].number} again")


@lru_cache(maxsize=KEPT)  # a text is looked at until nothing more goes: most lines come again
def _opening(content: Content) -> tuple[str, ...]:
    """The first words of a paragraph's key, which is long in the making."""
    return tuple(match[0] for match in islice(re.finditer(WORD, content.text.casefold()), OPENING))


def _counts(page: Page, at: int) -> bool:
    text = page.solid[at].text
    if UNREADABLE in text:  # what was there may have been different
        return False
    return page.words[at] >= LEAST_WORDS and at not in page.wrapped and text[-1] not in QUESTION and not is_listed(text)
