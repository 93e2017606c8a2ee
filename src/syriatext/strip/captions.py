"""Labels above captions: a few words that name the picture whose caption follows."""

from __future__ import annotations

from .lines import ends_sentence
from .page import Mark, Marks, Page

LABEL = Mark("caption", "strip.caption_label", "label above a caption")
LABEL_WORDS = 3
CAPTION_WORDS = 10


def mark_labels(page: Page, marks: Marks, title_at: int | None) -> None:
    """Mark a line of one to three words directly above a caption, as galleries and picture agencies print."""
    for at, mark in list(marks.items()):
        above = at - 1
        if mark.kind != "caption" or above < 0 or above in marks or above == title_at:
            continue
        if (
            page.words[above] <= LABEL_WORDS
            and not ends_sentence(page.solid[above].text)
            and page.words[at] >= CAPTION_WORDS
        ):
            marks[above] = LABEL
