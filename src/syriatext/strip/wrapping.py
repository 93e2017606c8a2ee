"""Text wrapped at a fixed width: which lines belong to one paragraph.

A wrapped line breaks where the next word would no longer fit. Lines of verse, lists and code end where their author
wanted, so hardly any of their breaks look forced.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from .lines import Line, is_listed

MIN_WIDTH = 50
"""Verse and lists hardly ever have lines this long."""
MIN_BREAKS = 3
SLACK = 2
LONGEST_WORD = 16
"""An address or a line without spaces fits nowhere, so its break tells nothing."""
FULL = 0.6
"""Share of the width that a line must fill for its end to be judged: shorter ones are headings and last lines."""
FORCED_SHARE = 0.85
STOP_SHARE = 0.4
CAPITAL_SHARE = 0.45
"""Shares of the breaks that may stand behind a punctuation mark or in front of a capital letter, as verse has them."""
MARKUP = r"```|~~~|#{1,6} |[=-]{3,}$|[|>]"
MARKUP_LINES = 2


def wrapped_paragraphs(text: str, solid: Sequence[Line]) -> dict[int, range]:
    """For each position in `solid` inside a paragraph of two lines or more, the positions of that paragraph.

    Empty when the text was not wrapped at a width.
    """
    pairs = [at for at, (one, two) in enumerate(pairwise(solid)) if _may_be_paragraph(text, one, two)]
    width = _width([len(solid[at].text) for at in pairs])
    if width < MIN_WIDTH or sum(re.match(MARKUP, line.text) is not None for line in solid) >= MARKUP_LINES:
        return {}
    judged = [at for at in pairs if len(solid[at].text) >= width * FULL]
    forced = [at for at in judged if _is_forced(solid[at], solid[at + 1], width)]
    if len(forced) < max(MIN_BREAKS, len(judged) * FORCED_SHARE):
        return {}
    stops = sum(solid[at].text[-1] in ".,;:!?،؛؟。，" for at in forced)
    capitals = sum(solid[at + 1].text[0].isupper() for at in forced)
    if stops > len(forced) * STOP_SHARE or capitals > len(forced) * CAPITAL_SHARE:
        return {}
    return _runs(forced)


def _may_be_paragraph(text: str, one: Line, two: Line) -> bool:
    """Do two lines follow each other directly, neither of them a list's item, indented as code or without spaces?"""
    return (
        two.number == one.number + 1
        and " " in one.text
        and not _stands_alone(text, one)
        and not _stands_alone(text, two)
    )


def _stands_alone(text: str, line: Line) -> bool:
    return is_listed(line.text) or text[line.start : line.start + 4].isspace()


def _width(lengths: list[int]) -> int:
    """The width that hardly any line exceeds."""
    return sorted(lengths)[len(lengths) * 19 // 20] if lengths else 0


def _is_forced(one: Line, two: Line, width: int) -> bool:
    word = two.text[: LONGEST_WORD + 1].split(" ", 1)[0]
    return len(one.text) + 1 + min(len(word), LONGEST_WORD) > width - SLACK


def _runs(forced: list[int]) -> dict[int, range]:
    """Positions that breaks hold together, as one range for each of them."""
    runs: dict[int, range] = {}
    first = None
    for at, after in pairwise((*forced, -1)):
        first = at if first is None else first
        if after != at + 1:
            runs |= dict.fromkeys(range(first, at + 2), range(first, at + 2))
            first = None
    return runs
