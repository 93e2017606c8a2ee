"""Cuts: menus in front of the title, and what stands behind the article, from `Leave a reply` or `Related` on."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate

from .page import Mark, Marks, Page

BEFORE = 3
"""Paragraphs that must stand before a tail."""
PROSE_SHARE = 0.1
PROSE_LINES = 4
"""How much prose a tail may hold: teasers are sentences too."""


MENU = Mark("navigation", "strip.head", "menus in front of the title")
SITE = MENU._replace(why="the site's name, in front of the title")
LEGAL = "legal"
NAME_WORDS = 5
BUTTON_WORDS = 4
MENU_LINES = 8
MENU_SIGNS = 3
"""Lines in front of the title, and those of them that a rule knows, that make a menu."""


def mark_head(page: Page, marks: Marks, earliest: int) -> None:
    """Mark everything in front of `earliest`, the first line that can be the title, where only menus stand there."""
    signs = sum(at < earliest for at in marks)
    if earliest >= MENU_LINES and signs >= MENU_SIGNS and not any(page.prose[:earliest]):
        for at in range(earliest):
            marks.setdefault(at, MENU)


def mark_site(page: Page, marks: Marks, title: int) -> None:
    """Mark the site's name in front of the `title`: what a legal notice names, too."""
    notices = [f" {page.solid[at].content.key} " for at, mark in marks.items() if mark.kind == LEGAL]
    for at in range(title):
        name = page.solid[at].content.key
        if (
            at not in marks
            and name
            and page.words[at] <= NAME_WORDS
            and any(f" {name} " in notice for notice in notices)
        ):
            marks[at] = SITE


def mark_menus(page: Page, marks: Marks) -> None:
    """Mark what ends a block of buttons before a title: a section's name, which the body may tell of.

    A block that is all that there is in front of the body has the title in it.
    """
    start = 0
    while start < page.body_start:
        end = start + 1
        while page.is_below(end):
            end += 1
        block = range(start, min(end, page.body_start))
        unknown = [at for at in block if at not in marks]
        is_menu = len(unknown) * 3 < len(block) and all(page.words[at] <= BUTTON_WORDS for at in block)
        if (
            is_menu
            and len(block) >= MENU_SIGNS
            and any(_may_be_headline(page, marks, at) for at in range(end, page.body_start))
        ):
            marks |= dict.fromkeys(unknown, MENU)
        start = end


def _may_be_headline(page: Page, marks: Marks, at: int) -> bool:
    return at not in marks and page.words[at] > BUTTON_WORDS


def mark_tail(page: Page, marks: Marks, openers: Mapping[int, str]) -> None:
    """Mark everything behind the first of `openers` that ends the article.

    They are the positions, ascending, of lines such as ``Leave a reply`` or ``Related``, with their classes. One ends
    the article when hardly any prose follows, compared with what stands before it.
    """
    prose = [
        page.words[at] if told and at not in marks and not _is_teaser(page, at) else 0
        for at, told in enumerate(page.prose)
    ]
    words, lines = _so_far(prose), _so_far([1 if told else 0 for told in prose])
    for opener in openers:
        if lines[opener] < BEFORE or lines[-1] - lines[opener] > PROSE_LINES:
            continue
        if words[-1] - words[opener] <= words[opener] * PROSE_SHARE:
            _fill(page, marks, opener, openers)
            return


def _fill(page: Page, marks: Marks, opener: int, openers: Mapping[int, str]) -> None:
    """Mark what has no mark yet, with the class of the heading above it."""
    heading = opener
    for at in range(opener, len(page.solid)):
        heading = at if at in openers else heading
        why = f"behind the article, after “{page.solid[heading].text[:40]}”"
        marks.setdefault(at, Mark(openers[heading], "strip.tail", why))


def _so_far(values: list[int]) -> list[int]:
    """Sums of the values before each place, the sum of all last."""
    return [0, *accumulate(values)]


def _is_teaser(page: Page, at: int) -> bool:
    """Does the line break off with dots, as the first words of an other story do?"""
    return page.solid[at].text.endswith(("...", "…"))
