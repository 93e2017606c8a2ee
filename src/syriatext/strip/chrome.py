"""What the line model takes away: strongly from a page that looks contaminated, hardly anything from a decent text."""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING, NamedTuple

from .lines import PROSE_WORDS
from .model import line_model
from .page import Mark, Marks, Page

if TYPE_CHECKING:
    from .features import Columns

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


def mark_chrome(columns: Columns, page: Page, marks: Marks, spared: Container[int]) -> None:
    """Mark the lines that the model takes for chrome by the features in `columns`, but those at `spared` positions."""
    model = line_model()
    chances = model.probabilities(columns)
    contaminated = model.contaminated(columns, chances)
    caution = next((caution for caution in CAUTION if contaminated >= caution.contaminated), None)
    if caution is None:
        return
    for at, chance in enumerate(chances.tolist()):
        # Between two paragraphs a short line may be a subheading.
        enough = caution.long if page.words[at] >= PROSE_WORDS or not page.within("apart", at) else caution.short
        if chance >= enough and at not in spared:
            marks.setdefault(at, CHROME._replace(score=chance))
