"""The tail cut: what stands behind the article, from `Leave a reply` or `Related` to the end."""

from __future__ import annotations

from collections.abc import Mapping

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
    prose = [page.words[at] if told and at not in marks and not _is_teaser(page, at) else 0 for at, told in enumerate(page.prose)]
    for opener, kind in openers.items():
        before, behind = prose[:opener], prose[opener:]
        if sum(map(bool, before)) < BEFORE or sum(map(bool, behind)) > PROSE_LINES:
            continue
        if sum(behind) <= sum(before) * PROSE_SHARE:
            mark = Mark(kind, "strip.tail", f"behind the article, after “{page.solid[opener].text[:40]}”")
            for at in range(opener, len(page.solid)):
                marks.setdefault(at, mark)
            return


def _is_teaser(page: Page, at: int) -> bool:
    """Does the line break off with dots, as the first words of an other story do?"""
    return page.solid[at].text.endswith(("...", "…"))
