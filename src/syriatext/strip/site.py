"""Lines that stand on many pages of one site: a vote for web chrome, never a verdict.

A menu is on every page; so are an agency's name and a column's subheading. A vote therefore only makes a line likelier
that looks like chrome by itself, on a page that has its chrome on.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import exp, log
from typing import NamedTuple

from .lines import Content, split_lines

LONGEST = 12
"""Words of a line that counts: longer ones are what copies of one article share."""
LEAST_PAGES = 3
"""Pages that a line must stand on."""
LEAST_SHARE = 0.2
"""Share of the site's pages that it must stand on."""
WEIGHT = 3.0
"""What a vote adds to the log-odds that a line is chrome."""
MOST_LINES = 100_000
"""Different lines kept in mind for a site; beyond, those that were seen on one page only are forgotten."""
MOST_PAGES = 200
"""Pages that are told apart for each line: more make no difference."""


class Site(NamedTuple):
    """How many different pages of a site there are, and on how many of them each repeated line stands, by its key.

    `is_trusted`: somebody knows that the pages have their chrome on, so lines may go though a page looks clean.
    """

    pages: int
    lines: Mapping[str, int]
    is_trusted: bool = False

    def pages_with(self, line: Content) -> int:
        """On how many pages the line stands, if that is a vote; else 0."""
        if line.words > LONGEST or line.prose:
            return 0
        count = self.lines.get(line.key, 0)
        return count if count >= max(LEAST_PAGES, LEAST_SHARE * min(self.pages, MOST_PAGES)) else 0


class SiteLines:
    """Counts the lines of a site's pages. The order of the pages makes no difference."""

    def __init__(self) -> None:
        self._pages: set[int] = set()
        self._lines: dict[str, set[int]] = {}

    def add(self, text: str) -> None:
        """Count one page. Copies of an article, which syndicates print on many pages, count once."""
        contents = {line.content for line in split_lines(text) if line.text}
        page = _signature(contents)
        self._pages.add(page)
        for key in {content.key for content in contents if content.words <= LONGEST and not content.prose}:
            seen = self._lines.setdefault(key, set())
            if len(seen) < MOST_PAGES:
                seen.add(page)
        if len(self._lines) > MOST_LINES:
            self._lines = {key: seen for key, seen in self._lines.items() if len(seen) > 1}

    def site(self, least_pages: int, is_trusted: bool = False) -> Site | None:
        """What was counted; None if there were fewer different pages than `least_pages`."""
        if len(self._pages) < least_pages:
            return None
        lines = {key: len(seen) for key, seen in self._lines.items() if len(seen) >= LEAST_PAGES}
        return Site(len(self._pages), lines, is_trusted)


def _signature(contents: set[Content]) -> int:
    """What copies of a page have in common: the same one of its paragraphs, whichever that is."""
    from zlib import crc32

    told = [content for content in contents if content.prose] or contents
    return min((crc32(content.key.encode("utf-8", "surrogatepass")) for content in told), default=0)


def raised(chance: float) -> float:
    """A line's probability of being chrome once its site has voted."""
    odds = log(max(chance, 1e-9) / max(1 - chance, 1e-9)) + WEIGHT
    return 1 / (1 + exp(-odds))
