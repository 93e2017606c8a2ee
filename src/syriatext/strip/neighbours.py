"""What a line is by the lines beside it: names above a date, a credit above its caption, strokes above a footer."""

from __future__ import annotations

import re

from .page import Mark, Marks, Page

NAMES = Mark("byline", "strip.names", "names above a date or an agency")
CREDIT = Mark("caption", "strip.credit", "credit above a caption")
CREDITED = Mark("caption", "strip.credited", "caption below its credit")
STROKES = Mark("footer", "strip.strokes", "strokes before lines that go, to the end")
CAPTION_WORDS = 4
_NAME = r"(?:(?:al|el|ad|as|ash)[-‐‑ ])?[^\W\d_][\w.'’‐‑-]*"
_SMALL = "de|del|della|di|da|dos|van|von|der|den|bin|ibn|al|la|le"
_PERSON = rf"{_NAME}(?: (?:(?:{_SMALL}) )?{_NAME}){{1,3}}"
_PEOPLE = re.compile(rf"{_PERSON}(?:(?:, | & | and | y | e | et | und | i | и ){_PERSON}){{0,3}}")
_STROKES = re.compile(r"[-_*=~—–]{3,80}|(?:[-_*=~—–] ){2,40}[-_*=~—–]")
_JOINING = re.compile(rf"(?:{_SMALL}|and|y|e|et|und|i|и|(?:al|el|ad|as|ash)[-‐‑].*)\Z")


def mark_neighbours(page: Page, marks: Marks, title_at: int) -> None:
    """Mark lines between the title and the body that say by their place what they are."""
    for at, mark in sorted(marks.items()):
        if not title_at < at < page.body_start:
            continue
        if mark.kind == "agency" and _is_caption(page, marks, at + 1):
            marks[at], marks[at + 1] = CREDIT, CREDITED
        elif mark.kind in ("date", "byline", "agency") and at - 1 > title_at and _are_names(page, marks, at - 1):
            marks[at - 1] = NAMES


def mark_strokes(page: Page, marks: Marks) -> None:
    """Mark strokes that part nothing any more: all lines behind them go."""
    for at in range(len(page.solid) - 2, 0, -1):
        if at + 1 not in marks:
            return
        if at not in marks and _STROKES.fullmatch(page.solid[at].text):
            marks[at] = STROKES


def _is_caption(page: Page, marks: Marks, at: int) -> bool:
    """Does this line end a block of two?"""
    if at >= page.body_start or at in marks or page.prose[at] or page.words[at] < CAPTION_WORDS:
        return False
    return page.is_below(at) and not page.is_below(at - 1) and not page.is_below(at + 1)


def _are_names(page: Page, marks: Marks, at: int) -> bool:
    """Does this line begin a block, and hold nothing but names?"""
    text = page.solid[at].text
    if at in marks or (page.is_below(at) and at - 1 not in marks) or not page.is_below(at + 1):
        return False
    capitals = [word[0].isupper() for word in text.split() if word[0].isalpha() and not _JOINING.match(word)]
    return all(capitals) and len(capitals) > 1 and not text.isupper() and _PEOPLE.fullmatch(text) is not None
