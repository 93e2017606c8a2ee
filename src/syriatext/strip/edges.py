"""Debris of a wrong decoding on the first or last line."""

from __future__ import annotations

from collections import Counter

from .lines import INVISIBLE, script_of
from .page import Mark, Marks, Page

DEBRIS = Mark("encoding_debris", "strip.encoding_debris", "no letter of the text's script")
MAX_LENGTH = 12
SAMPLE = 2_000


def mark_debris(page: Page, marks: Marks) -> None:
    """Mark a short first or last line that has no letter of the text's main script, and no digit."""
    if not page.solid:
        return
    edges = [at for at in {0, len(page.solid) - 1} if at not in marks and _may_be_debris(page.solid[at].text)]
    script = _main_script(page) if edges else ""
    for at in edges:
        if _is_debris(page.solid[at].text, script):
            marks[at] = DEBRIS


def invisible_edges(page: Page) -> dict[int, Mark]:
    """Marks, by index in ``page.lines``, for lines at the edges that only look blank: a lone no-break space, say."""
    if not page.solid:
        return {}
    outside = (*page.lines[: page.solid[0].number - 1], *page.lines[page.solid[-1].number :])
    hidden = (line for line in outside if page.text[line.start : line.end].strip(" \t\x0b\x0c"))
    return {line.number - 1: DEBRIS for line in hidden}


def _main_script(page: Page) -> str:
    letters = (letter for line in page.solid[:40] for letter in line.text[:100] if letter.isalpha())
    counts = Counter(letter for _, letter in zip(range(SAMPLE), letters, strict=False))
    scripts: Counter[str] = Counter()
    for letter, count in counts.items():
        scripts[script_of(letter)] += count
    return scripts.most_common(1)[0][0] if scripts else ""


def _may_be_debris(text: str) -> bool:
    """Is the line so short that it may be no text, and has it signs beyond ASCII?"""
    if len(text) > MAX_LENGTH or not text.strip(INVISIBLE) or text.isascii():
        return False
    return not any(letter.isdecimal() for letter in text)


def _is_debris(text: str, script: str) -> bool:
    if script == "LATIN":
        # Damaged bytes look Latin too, but no word has so few plain letters.
        return not any(letter.isascii() and letter.isalpha() for letter in text)
    return not any(letter.isalpha() and script_of(letter) == script for letter in text)
