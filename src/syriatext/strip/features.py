"""What can be measured of the lines of a page without knowing its language: one column of numbers a feature."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from .layout import laid_out, placed
from .lines import Content
from .page import Marks, Page
from .rules import Rule, rules
from .signs import RIGHTS_SIGNS, ending, shown, start
from .wording import LOOKED_AT, worded, words_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Column = NDArray[np.float64]
    Columns = dict[str, Column]

SHORT = 12
"""A line of fewer words may be a label."""

FACTS = ("date", "byline", "agency", "caption")
KINDS = {
    "comment_form": 1, "comments": 1, "share": 2, "follow": 2, "subscribe": 3, "related": 4, "read_more": 4,
    "date": 5, "byline": 6, "agency": 6, "caption": 7,
}  # fmt: skip
OTHER_KIND = 8


def measure(
    page: Page, matches: Mapping[int, Rule], marks: Marks, title_at: int | None, languages: tuple[str, ...]
) -> Columns:
    """Return a column for each feature; rows are the lines of ``page.solid``.

    `matches` and `marks` are what the rules of `languages` say, `title_at` is the title's line.
    """
    import numpy as np

    columns = shown([line.content for line in page.solid])
    columns |= worded(page, vocabulary(languages))
    columns |= laid_out(page)
    columns["kind"] = np.array([_kind(matches.get(at)) for at in range(len(page.solid))], dtype=np.float64)
    columns["known"] = np.array([at in marks for at in range(len(page.solid))], dtype=np.float64)
    columns["sign"] = _signs(columns)
    return columns | placed(page, columns, title_at)


@lru_cache(maxsize=64)
def vocabulary(languages: tuple[str, ...]) -> frozenset[str]:
    """Words that the examples of the languages' rules hold oftener in what goes than in what stays.

    Datelines, bylines and captions are about the article: their words are names.
    """
    drops, keeps = Counter[str](), Counter[str]()
    for rule in rules(languages).rows:
        if rule.kind not in FACTS:
            drops.update(set(words_of(Content(rule.drops))))
        keeps.update(set(words_of(Content(rule.keeps))))
    return frozenset(word for word, count in drops.items() if count > keeps[word] and not word.isdigit())


def shows_chrome(page: Page, matches: Mapping[int, Rule], languages: tuple[str, ...]) -> bool:
    """Is there any line that is chrome in any text? What the column ``sign`` says, without measuring everything."""
    if matches:
        return True
    common = vocabulary(languages)
    return any(_is_sign(line.content, common) for line in page.solid)


def _is_sign(content: Content, common: frozenset[str]) -> bool:
    """Is the line of the words of rules, about rights, or an empty bullet?"""
    text = content.text[:LOOKED_AT]
    if any(map(text.__contains__, RIGHTS_SIGNS)):
        return True
    if content.words >= SHORT:
        return False
    if content.words < 2 and start(text) == 5 and ending(content.text) == 8:
        return True
    words = words_of(content)
    return bool(words) and sum(map(common.__contains__, words)) >= len(words) * 0.5


def _kind(rule: Rule | None) -> int:
    return KINDS.get(rule.kind, OTHER_KIND) if rule else 0


def _signs(columns: Columns) -> Column:
    """Lines that are chrome in any text: known to a rule or by the words of rules, rights reserved, empty bullets."""
    import numpy as np

    worded = (columns["vocabulary"] >= 0.5) & (columns["words"] < SHORT)
    bullet = (columns["words"] < 2) & (columns["start"] == 5) & (columns["ending"] == 8)
    found: Column = ((columns["kind"] > 0) | worded | (columns["rights"] > 0) | bullet).astype(np.float64)
    return found
