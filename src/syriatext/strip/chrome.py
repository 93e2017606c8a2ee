"""What the line model takes away: strongly from a page that looks contaminated, hardly anything from a decent text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from .features import measure
from .lines import PROSE_WORDS
from .model import line_model
from .page import Mark, Marks, Page
from .rules import Rule

CHROME = Mark("chrome", "strip.model", "reads like web chrome")


class Caution(NamedTuple):
    """How likely chrome a line must be, short or of a sentence's length, where this share of a page's words looks like it.

    Losing a paragraph is worse than keeping a button, so longer lines need more.
    """

    dirt: float
    short: float
    long: float


CAUTION = (Caution(0.2, 0.8, 0.95), Caution(0.05, 0.9, 0.975), Caution(0.0, 0.97, 0.995))


def mark_chrome(page: Page, marks: Marks, matches: Mapping[int, Rule], title_at: int | None) -> None:
    """Mark the lines that the model takes for chrome, given what the rules say; never the title."""
    chances: list[float] = line_model().probabilities(measure(page, matches, marks, title_at)).tolist()
    caution = _caution(page, marks, chances)
    for at, chance in enumerate(chances):
        if chance >= (caution.long if page.words[at] >= PROSE_WORDS else caution.short) and at != title_at:
            marks.setdefault(at, CHROME._replace(score=chance))


def _caution(page: Page, marks: Marks, chances: list[float]) -> Caution:
    dirt = sum(words * (1 if at in marks else chances[at]) for at, words in enumerate(page.words))
    return next(caution for caution in CAUTION if dirt >= caution.dirt * sum(page.words))
