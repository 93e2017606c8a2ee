"""What the line model takes away: strongly from a page that looks contaminated, hardly anything from a decent text."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from typing import TYPE_CHECKING, NamedTuple

from .lines import COUNTED, PROSE_WORDS, UNSPACED_LETTERS
from .model import line_model
from .page import Mark, Marks, Page
from .site import Site, raised

if TYPE_CHECKING:
    from .features import Columns

TITLE_WORDS = 5
NEAR = 2
"""How far a paragraph may be from its subheading: an advertisement may stand in between."""
HEADING_WORDS = 3
BETWEEN = ("ad", "read_more", "related")
"""What may stand between a paragraph and the subheading of the next."""
OFFERS = (*BETWEEN, "subscribe", "sign_in")
"""What may part two paragraphs."""
CHROME = Mark("chrome", "strip.model", "reads like web chrome")


NEARLY_CERTAIN = 0.99
"""How likely chrome a paragraph must be that stands behind one of the article's, or only a line behind that.

And one without spaces: its words are reckoned from its letters, of which the model has seen few pages.
"""


class Caution(NamedTuple):
    """How likely chrome a line must be, short or of a sentence's length, on a page that is contaminated this likely.

    Losing a paragraph is worse than keeping a button, so longer lines need more.
    """

    contaminated: float
    short: float
    long: float


CAUTION = (Caution(0.95, 0.7, 0.96), Caution(0.6, 0.85, 0.985))
"""Chosen on cross-validated figures. A page that is less likely contaminated loses nothing to the model."""


def mark_chrome(columns: Columns, page: Page, marks: Marks, spared: Container[int], site: Site | None = None) -> None:
    """Mark the lines that the model takes for chrome by the features in `columns`, but those at `spared` positions.

    What stands on many pages of the `site` is likelier chrome.
    """
    model = line_model()
    chances = model.probabilities(columns)
    contaminated = model.contaminated(columns, chances)
    caution = next((caution for caution in CAUTION if contaminated >= caution.contaminated), None)
    if caution:
        for at, chance in enumerate(chances.tolist()):
            if chance < caution.short or at in marks or at in spared:
                continue
            if chance >= _enough(page, at, caution, marks):
                marks[at] = CHROME._replace(score=chance)
    if site and (caution or site.is_trusted):
        for at, pages in _votes(page, site):
            chance = raised(float(chances[at]))
            if at not in spared and chance >= (caution or CAUTION[0]).short:
                why = f"stands on {pages} of {site.pages} pages of this site"
                marks.setdefault(at, Mark(CHROME.kind, "strip.site", why, chance))


def _enough(page: Page, at: int, caution: Caution, marks: Marks) -> float:
    if page.prose[at] and (_goes_on(page, at, marks) or re.search(UNSPACED_LETTERS, page.solid[at].text[:COUNTED])):
        return NEARLY_CERTAIN
    return caution.long if page.words[at] >= PROSE_WORDS or _may_be_subheading(page, at, marks) else caution.short


def _goes_on(page: Page, at: int, marks: Marks) -> bool:
    """Does a paragraph stand behind another of the article, be there an offer to subscribe between them?"""
    above = _past(OFFERS, at, marks)
    return any(page.prose[one] and one not in marks for one in range(max(0, above - NEAR), above))


def _may_be_subheading(page: Page, at: int, marks: Marks) -> bool:
    """Does a short line stand between two paragraphs, with no more than another short line on either side?

    An advertisement above it, or what else to read, does not count where it has the words of a heading.
    """
    above = _past(BETWEEN, at, marks) if page.words[at] >= HEADING_WORDS else at
    return any(page.prose[max(0, above - NEAR) : above]) and any(page.prose[at + 1 : at + 1 + NEAR])


def _past(kinds: Container[str], at: int, marks: Marks) -> int:
    """Where the lines of these kinds begin that stand directly above the one at `at`."""
    while at - 1 in marks and marks[at - 1].kind in kinds:
        at -= 1
    return at


def _votes(page: Page, site: Site) -> Iterator[tuple[int, int]]:
    """Lines of which the site tells something, and on how many of its pages they stand.

    In front of the body a line of some length may be the title, which other pages carry as a teaser.
    """
    for at, line in enumerate(page.solid):
        may_be_title = at < page.body_start and page.words[at] >= TITLE_WORDS
        if not may_be_title and page.within("apart", at) and (pages := site.pages_with(line.content)):
            yield at, pages
