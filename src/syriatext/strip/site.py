"""Lines that stand on many pages of one site: a vote for web chrome, never a verdict.

A menu is on every page; so are an agency's name and a column's subheading. A vote therefore only makes a line likelier
that looks like chrome by itself, on a page that has its chrome on.
"""

from __future__ import annotations

from array import array
from collections import Counter
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
MOST_PAGES = 100
"""Pages that are kept of a site: a sample tells what stands on a fifth of them."""
MOST_LINES = 4_000
"""Different lines of a page that are kept."""
COPIED = 0.5
"""Share of the longer page's paragraphs, by words, that make two pages copies of one article."""


class Site(NamedTuple):
    """How many different pages of a site there are, and on how many of them each repeated line stands, by its hash.

    `is_trusted`: somebody knows that the pages have their chrome on, so lines may go though a page looks clean.
    """

    pages: int
    lines: Mapping[int, int]
    is_trusted: bool = False

    def pages_with(self, line: Content) -> int:
        """On how many pages the line stands, if that is a vote; else 0."""
        count = self.lines.get(_hash(line.key), 0) if _may_vote(line) else 0
        return count if count >= max(LEAST_PAGES, LEAST_SHARE * self.pages) else 0


class SiteLines:
    """Keeps a sample of a site's pages, the same one in whatever order they come, as hashes of their lines."""

    def __init__(self) -> None:
        self._pages: dict[int, _Page] = {}

    def add(self, text: str) -> None:
        """Take one page into account."""
        contents = {line.content for line in split_lines(text) if line.text}
        keys = {content.key for content in contents}
        if not any(keys):
            return
        name = _hash("\n".join(sorted(keys)))
        # The smallest hashes are as good as a random choice, and do not depend on the order.
        if name in self._pages or (len(self._pages) == MOST_PAGES and name > max(self._pages)):
            return
        prose = [content for content in contents if content.prose] or list(contents)
        labels = sorted({_hash(content.key) for content in contents if _may_vote(content)})
        told = sorted({_hash(content.key): content.words for content in prose}.items())
        self._pages[name] = _Page(array("Q", labels[:MOST_LINES]), dict(told[:MOST_LINES]))
        if len(self._pages) > MOST_PAGES:
            del self._pages[max(self._pages)]

    def site(self, least_pages: int, is_trusted: bool = False) -> Site | None:
        """What was counted; None if there were fewer different pages than `least_pages`."""
        groups = _without_copies(list(self._pages.values()))
        if len(groups) < least_pages:
            return None
        counts = Counter(label for group in groups for label in {label for page in group for label in page.labels})
        lines = {label: count for label, count in counts.items() if count >= LEAST_PAGES}
        return Site(len(groups), lines, is_trusted)


class _Page(NamedTuple):
    """Hashes of the lines that may vote, and of the paragraphs with their numbers of words."""

    labels: array[int]
    told: Mapping[int, int]

    def is_copy(self, other: _Page) -> bool:
        """Do the two tell the same? What every page of a site says, such as a cookie notice, is too little."""
        shared = sum(self.told[line] for line in self.told.keys() & other.told.keys())
        return shared >= COPIED * max(sum(self.told.values()), sum(other.told.values()))


def _without_copies(pages: list[_Page]) -> list[list[_Page]]:
    """The pages, those together that are copies of one article: syndicates print it on many."""
    groups: list[list[_Page]] = []
    for page in pages:
        same = [group for group in groups if any(page.is_copy(other) for other in group)]
        groups = [group for group in groups if group not in same]
        groups.append([page, *(other for group in same for other in group)])
    return groups


def _may_vote(line: Content) -> bool:
    return line.words <= LONGEST and not line.ends_sentence and bool(line.key)


def _hash(text: str) -> int:
    from hashlib import blake2b  # a single text, which is the most frequent input, needs none

    return int.from_bytes(blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest())


def raised(chance: float) -> float:
    """A line's probability of being chrome once its site has voted."""
    odds = log(max(chance, 1e-9) / max(1 - chance, 1e-9)) + WEIGHT
    return 1 / (1 + exp(-odds))
