"""Lines directly below a heading amid the article: links to other stories, and what a newsletter promises."""

from __future__ import annotations

from collections.abc import Collection

from .page import Mark, Marks, Page

LINK = Mark("related", "strip.related_link", "link to another story")
HEADINGS = frozenset(("related", "read_more"))
"""Classes of lines that links may follow."""
HEADING_WORDS = 8
LEAST_WORDS, MOST_WORDS = 3, 20
MOST_LINKS = 8
NEWSLETTER = "subscribe"
MOST_PROMISES = 3


def mark_links(page: Page, marks: Marks) -> None:
    """Mark the lines between a heading of links, behind the first paragraph, and the next blank or marked line.

    What no blank line parts from the text below it may be a subheading.
    """
    first = next(page.prose_positions(), len(page.solid))
    for at, mark in list(marks.items()):
        if at > first and mark.kind in HEADINGS and _is_heading(page, at):
            why = f"link below “{page.solid[at].text}”"
            marks |= dict.fromkeys(_below(page, marks, at, MOST_LINKS, may_end=False), LINK._replace(why=why))
        elif at > first and mark.kind == NEWSLETTER and not page.is_below(at):
            marks |= dict.fromkeys(_below(page, marks, at, MOST_PROMISES, may_end=True), mark)


def _is_heading(page: Page, at: int) -> bool:
    """``Read more: Ten die in blast`` is none: it has its link with it."""
    return page.words[at] <= HEADING_WORDS and ": " not in page.solid[at].text


def _below(page: Page, marks: Collection[int], heading: int, most: int, may_end: bool) -> range:
    """The lines of a block below its `heading`, `most` at most; they `may_end` as sentences."""
    end = heading + 1
    while end not in marks and page.is_below(end) and _may_be_link(page, end, may_end):
        end += 1
    is_closed = end in marks or not page.is_below(end)
    return range(heading + 1, end if is_closed and end - heading <= most + 1 else 0)


def _may_be_link(page: Page, at: int, may_end: bool) -> bool:
    """Is it a title? Those end as no sentence does, or ask."""
    line = page.solid[at]
    is_open = may_end or not line.content.ends_sentence or line.text[-1] in "?؟？"
    return is_open and at not in page.wrapped and LEAST_WORDS <= page.words[at] <= MOST_WORDS
