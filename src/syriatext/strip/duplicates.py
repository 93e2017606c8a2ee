"""Paragraphs that stand in a text twice, as pull quotes and scrapers leave them."""

from __future__ import annotations

from collections import Counter

from .lines import is_listed
from .page import Mark, Marks, Page

DUPLICATE = Mark("duplicate", "strip.duplicate", "")
LEAST_WORDS = 12
"""Shorter sentences are repeated on purpose: slogans, refrains."""
QUESTION = "?؟？"


def mark_duplicates(page: Page, marks: Marks) -> None:
    """Mark the second of two paragraphs that are the same word for word.

    What stands there more often is meant, as the questions of an interview are.
    """
    told = {at: page.solid[at].content.key for at in page.prose_positions() if _counts(page, at) and at not in marks}
    twice = {key for key, count in Counter(told.values()).items() if count == 2}
    first: dict[str, int] = {}
    for at, key in told.items():
        earlier = first.setdefault(key, at)
        if key in twice and earlier != at:
            marks[at] = DUPLICATE._replace(why=f"the paragraph of line {page.solid[earlier].number} again")


def _counts(page: Page, at: int) -> bool:
    text = page.solid[at].text
    return page.words[at] >= LEAST_WORDS and at not in page.wrapped and text[-1] not in QUESTION and not is_listed(text)
