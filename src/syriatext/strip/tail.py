"""The tail cut: what stands behind the article, from `Leave a reply` or `Related` to the end."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate

from .page import Mark, Marks, Page

BEFORE = 3
"""Paragraphs that must stand before a tail."""
PROSE_SHARE = 0.08
PROSE_LINES = 2
"""How much prose a tail may hold: teasers are sentences too."""


def mark_tail(page: Page, marks: Marks, openers: Mapping[int, str]) -> None:
    """Mark everything behind the first of `openers` that ends the article.

    They are the positions, ascending, of lines such as ``Leave a reply`` or ``Related``, with their classes.

    A line ends it when hardly any prose follows, compared with what stands before it.
    """
    prose = [
        page.words[at] if told and at not in marks and not _is_teaser(page, at) else 0
        for at, told in enumerate(page.prose)
    ]
    words, lines = _so_far(prose), _so_far([1 if told else 0 for told in prose])
    for opener, kind in openers.items():
        if lines[opener] < BEFORE or lines[-1] - lines[opener] > PROSE_LINES:
            continue
        if words[-1] - words[opener] <= words[opener] * PROSE_SHARE:
            mark = Mark(kind, "strip.tail", f"behind the article, after “{page.solid[opener].text[:40]}”")
            for at in range(opener, len(page.solid)):
                marks.setdefault(at, mark)
            return


def _so_far(values: list[int]) -> list[int]:
    """Sums of the values before each place, the sum of all last."""
    return [0, *accumulate(values)]


def _is_teaser(page: Page, at: int) -> bool:
    """Does the line break off with dots, as the first words of an other story do?"""
    return page.solid[at].text.endswith(("...", "…"))
