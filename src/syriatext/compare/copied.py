"""How much of two texts is the same, word for word, and what of it both only quote."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..model import Span
from .align import Pairing
from .sentences import Reading
from .words import is_function_word

_RUN = 5
_LONG = 8
_PHRASE = 3
_QUOTATION = re.compile(r"[\"“”„][^\"“”„\n]*+(?:\n(?!\s*\n)[^\"“”„\n]*+)*+[\"“”]|«[^«»]*»|「[^「」]*」|『[^『』]*』")


@dataclass(frozen=True, slots=True)
class Copied:
    """Shares of words that stand in runs of equal words: of all of a and of b, and `quoted`, of those in runs.

    `quoted` is the share that stands between quotation marks on both sides: two reports may quote one speaker.
    """

    a: float
    b: float
    quoted: float


def copied_words(a: Reading, b: Reading, links: Sequence[Pairing]) -> Copied:
    """Return how much of two texts stands in matched runs of words.

    A run is two or more equal words of linked sentences, or five words in a row found anywhere.
    """
    marked_a, marked_b = _in_runs(a, b, _RUN), _in_runs(b, a, _RUN)
    for link in links:
        first, second = a.sentences[link.a].first, b.sentences[link.b].first
        for i, j, size in link.likeness.blocks:
            if size > 1 or not is_function_word(a.words[first + i].norm):
                marked_a.update(range(first + i, first + i + size))
                marked_b.update(range(second + j, second + j + size))
    quoted = min(quoted_share(a, marked_a), quoted_share(b, marked_b))
    return Copied(len(marked_a) / max(1, len(a.words)), len(marked_b) / max(1, len(b.words)), quoted)


def quoted_share(reading: Reading, marked: Collection[int]) -> float:
    """The share of some words that stand between quotation marks."""
    found = quotations(reading.text)
    starts, ends = [start for start, _ in found], [end for _, end in found]
    if not starts or not marked:
        return 0.0
    words = [reading.words[at] for at in marked]
    closing = [bisect(starts, word.start) - 1 for word in words]
    return sum(at >= 0 and word.end <= ends[at] for word, at in zip(words, closing, strict=True)) / len(words)


@lru_cache(maxsize=4)
def quotations(text: str) -> tuple[Span, ...]:
    """Where quotations begin and where they end."""
    return tuple(match.span() for match in _QUOTATION.finditer(text))


def verbatim_shares(a: Reading, b: Reading) -> tuple[float, float]:
    """The shares of words in runs that no two writers hit on by chance."""
    return tuple(  # type: ignore[return-value]
        len(_in_runs(one, other, _LONG)) / max(1, len(one.words)) for one, other in ((a, b), (b, a))
    )


def _in_runs(one: Reading, other: Reading, size: int) -> set[int]:
    """The places of words that stand in runs of `size` words which the other text has too."""
    theirs = set(_shingles(other, size))
    marked: set[int] = set()
    for at, shingle in enumerate(_shingles(one, size)):
        if shingle in theirs:
            marked.update(range(at, at + size))
    return marked


def _shingles(reading: Reading, size: int) -> Iterable[tuple[str, ...]]:
    norms = [word.norm for word in reading.words]
    return zip(*(norms[offset:] for offset in range(size)), strict=False)


def shared_phrases(a: Reading, b: Reading) -> float:
    """The share of the shorter text's three-word phrases that the other has too, wherever: what a free hand leaves."""
    phrases_a, phrases_b = set(_shingles(a, _PHRASE)), set(_shingles(b, _PHRASE))
    return len(phrases_a & phrases_b) / max(1, min(len(phrases_a), len(phrases_b)))
