"""What the line model takes away: strongly from a page that looks contaminated, hardly anything from a decent text."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import NamedTuple

from .features import measure
from .lines import PROSE_WORDS
from .model import line_model
from .page import Mark, Marks, Page
from .rules import Rule

CHROME = Mark("chrome", "strip.model", "reads like web chrome")


class Caution(NamedTuple):
    """How likely chrome a line must be, short or of a sentence's length, on a page that is contaminated this likely.

    Losing a paragraph is worse than keeping a button, so longer lines need more.
    """

    contaminated: float
    short: float
    long: float


CAUTION = (Caution(0.95, 0.7, 0.945), Caution(0.6, 0.85, 0.985))
"""Chosen on cross-validated figures. A page that is less likely contaminated loses nothing to the model."""


def mark_chrome(
    page: Page, marks: Marks, matches: Mapping[int, Rule], title_at: int | None, spared: Container[int]
) -> None:
    """Mark the lines that the model takes for chrome, given what the rules say, but those at `spared` positions."""
    model, columns = line_model(), measure(page, matches, marks, title_at)
    chances = model.probabilities(columns)
    contaminated = model.contaminated(columns, chances)
    caution = next((caution for caution in CAUTION if contaminated >= caution.contaminated), None)
    if caution is None:
        return
    for at, chance in enumerate(chances.tolist()):
        enough = caution.long if page.words[at] >= PROSE_WORDS else caution.short
        if chance >= enough and at not in spared:
            marks.setdefault(at, CHROME._replace(score=chance))
