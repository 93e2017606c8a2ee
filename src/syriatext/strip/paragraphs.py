"""Paragraphs broken in two by a blank line or by chrome between the halves."""

from __future__ import annotations

from itertools import pairwise

from .articles import is_hard_wrapped
from .lines import PROSE_WORDS, is_listed
from .page import Marks, Page

Join = tuple[int, int]
"""Positions in ``Page.solid`` of the two halves."""


def find_joins(page: Page, marks: Marks) -> list[Join]:
    """Return the pairs of lines that are one paragraph.

    The first half begins like a paragraph, has eight words or more and breaks off; the second goes on in lower case
    and ends like a paragraph. Lists (several lower-case items in a row) and hard-wrapped text are left alone.
    """
    kept = [at for at in range(len(page.solid)) if at not in marks]
    pairs = [(one, two) for one, two in pairwise(kept) if _apart(page, one, two)]
    joins = [pair for pair in pairs if _breaks_off(page, pair[0]) and _goes_on(page, pair[1])]
    return [] if not joins or page.wrapped or is_hard_wrapped(page) else joins


def _apart(page: Page, one: int, two: int) -> bool:
    return page.solid[two].number > page.solid[one].number + 1


def _breaks_off(page: Page, at: int) -> bool:
    text = page.solid[at].text
    if page.words[at] < PROSE_WORDS or not (text[-1].isalnum() or text[-1] == ","):
        return False
    return not text[0].islower() and not is_listed(text)


def _goes_on(page: Page, at: int) -> bool:
    text = page.solid[at].text
    return (
        text[0].islower()
        and not is_listed(text)
        and text.rstrip("\"'”’)]")[-1:] in tuple(".!?…")
        and page.words[at] >= 2
    )
