"""What linked sentences are to each other (copied, rewritten, quoted), and passages that are copied word for word."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from ...comparison import Change, Comparison, Link
from ...model import Span
from ...scripts import UNSPACED

Kind = Literal["copied", "rewritten", "quoted"]

KINDS: dict[Kind, str] = {
    "copied": "copied word for word",
    "rewritten": "rewritten: some words differ, even if quoted",
    "quoted": "quoted: between quotation marks in both, perhaps one speaker",
}
_MOSTLY = 0.6
_WORD = re.compile(rf"\d+(?:[.,]\d+)+|[{UNSPACED}]|[^\W_{UNSPACED}]+")
"""A word; in scripts without spaces a character."""
_OPENING = "\"'“‘«„‚‹「『(¿¡"


class Passage(NamedTuple):
    """Equal words in a row: where in both texts, in which links (by number), how many, whether both quote them."""

    a: Span
    b: Span
    first: int
    last: int
    words: int
    quoted: bool


class Matches:
    """The links of a comparison, numbered from 1 in the order of a, and their kinds."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.links = comparison.links
        self.numbers = {link: number for number, link in enumerate(self.links, start=1)}
        self.quotations = _Stretches(comparison.a_quotations), _Stretches(comparison.b_quotations)
        self.kinds: list[Kind] = [self._kind(link) for link in self.links]

    def number(self, link: Link) -> int:
        return self.numbers[link]

    def kind(self, link: Link) -> Kind:
        return self.kinds[self.numbers[link] - 1]

    def passages(self, shortest: int) -> list[Passage]:
        """The passages of at least so many words, the longest first. They may run over several sentences."""
        found: list[Passage] = []
        for a, b, number in self._equal():
            if found and self._goes_on(found[-1], a, b):
                before = found.pop()
                a, b, first = (before.a[0], a[1]), (before.b[0], b[1]), before.first
            else:
                first = number
            found.append(Passage(a, b, first, number, 0, False))
        counted = (passage._replace(words=count_words(self._text(passage.a))) for passage in found)
        long = [
            passage._replace(quoted=self._is_quoted(passage.a, passage.b))
            for passage in counted
            if passage.words >= shortest
        ]
        return sorted(map(self._from_first_word, long), key=lambda passage: (-passage.words, passage.a))

    def _from_first_word(self, passage: Passage) -> Passage:
        """Without the signs that belong to what stands before it."""
        text, (first, end) = self.comparison.a.text, passage.a
        word = _WORD.search(text, first, end)
        start = word.start() if word else first
        return passage._replace(a=(start - (start > first and text[start - 1] in _OPENING), end))

    def _kind(self, link: Link) -> Kind:
        if self._is_quoted(link.a, link.b) and not any(self._is_in_quotation(change) for change in link.changes):
            return "quoted"
        return "rewritten" if link.changes else "copied"

    def _is_in_quotation(self, change: Change) -> bool:
        """Does it alter what a text has between quotation marks? Then that is no faithful quotation any more."""
        return any(side.share(span) > 0 for side, span in zip(self.quotations, (change.a, change.b), strict=True))

    def _is_quoted(self, a: Span, b: Span) -> bool:
        in_a, in_b = (side.share(span) for side, span in zip(self.quotations, (a, b), strict=True))
        return min(in_a, in_b) >= _MOSTLY

    def _equal(self) -> Iterator[tuple[Span, Span, int]]:
        """What stands between the changes of links."""
        for number, link in enumerate(self.links, start=1):
            a, b = link.a[0], link.b[0]
            for change in link.changes:
                if a < change.a[0] and b < change.b[0]:
                    yield (a, change.a[0]), (b, change.b[0]), number
                a, b = change.a[1], change.b[1]
            if a < link.a[1] and b < link.b[1]:
                yield (a, link.a[1]), (b, link.b[1]), number

    def _goes_on(self, before: Passage, a: Span, b: Span) -> bool:
        """Is there no word between the passage and the next stretch, in either text?"""
        texts = self.comparison.a.text, self.comparison.b.text
        gaps = zip(texts, (before.a[1], before.b[1]), (a[0], b[0]), strict=True)
        return all(start <= end and not _WORD.search(text, start, end) for text, start, end in gaps)

    def _text(self, span: Span) -> str:
        return self.comparison.a.text[slice(*span)]


class _Stretches:
    """Stretches of a text in order, to ask how much of another they cover."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self.spans = spans
        self.ends = [end for _, end in spans]

    def share(self, span: Span) -> float:
        start, end = span
        covered = 0
        for at in range(bisect_right(self.ends, start), len(self.spans)):
            low, high = self.spans[at]
            if low >= end:
                break
            covered += min(high, end) - max(low, start)
        return covered / max(1, end - start)


def count_words(text: str) -> int:
    """The number of words; in scripts without spaces, of characters."""
    return sum(1 for _ in _WORD.finditer(text))


def spelled_otherwise(text: str, other: str) -> list[str]:
    """The words of another spelling of a text that are not in it, each once; case aside.

    >>> spelled_otherwise("while the road to Deir el-Zour is closed", "whilst the road to Deir al- Zor is closed")
    ['whilst', 'al', 'Zor']
    """
    known = {word.casefold() for word in _WORD.findall(text)}
    return list({word.casefold(): word for word in _WORD.findall(other) if word.casefold() not in known}.values())
