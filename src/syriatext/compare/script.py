"""Edit scripts of word sequences of any length: a longest common subsequence, or very nearly, in near-linear time.

Short sequences are aligned exactly (rapidfuzz, bit-parallel). Long ones are first cut at anchors, runs of words that
both have exactly once; the heaviest set of anchors that both have in the same order is kept (as patience diff does, but
weighted), and what lies between two is aligned in the same way. Moved passages are no matter of an edit script.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Ids = NDArray[np.uint64]

Block = tuple[int, int, int]
"""Equal words: the first in one sequence, the first in the other, how many."""

_EXACT = 1 << 24
"""Cells (words of one times words of the other) up to which two sequences are aligned exactly."""
_ANCHORS = (3, 8, 1)
"""Lengths in words of the runs that are looked for: three are mostly enough; more where a text repeats itself."""
_PIECE = 4096
"""Words of the pieces that two long sequences without a single anchor are cut into."""


def word_blocks(a: Sequence[Hashable], b: Sequence[Hashable]) -> tuple[Block, ...]:
    """Return the equal words of two sequences, in order, as maximal runs with as few gaps between them as possible."""
    if a == b:
        return ((0, 0, len(a)),) if a else ()
    if len(a) * len(b) <= _EXACT:
        return tuple(_settled(_exact(a, b, 0, 0), a, b))
    return tuple(_settled(_joined(_Anchored(a, b).blocks()), a, b))


def gaps(blocks: Iterable[Block], length_a: int, length_b: int) -> Iterator[tuple[int, int, int, int]]:
    """Yield what lies between matching blocks, on both sides: ``a[i:k]`` against ``b[j:m]``."""
    i = j = 0
    for start_a, start_b, size in (*blocks, (length_a, length_b, 0)):
        if i < start_a or j < start_b:
            yield i, start_a, j, start_b
        i, j = start_a + size, start_b + size


def _exact(a: Sequence[Hashable], b: Sequence[Hashable], at_a: int, at_b: int) -> list[Block]:
    from rapidfuzz.distance import LCSseq

    found = LCSseq.editops(a, b).as_matching_blocks()
    return [(block.a + at_a, block.b + at_b, block.size) for block in found if block.size]


def _joined(blocks: Iterator[Block]) -> Iterator[Block]:
    """Blocks that follow each other without a gap are one."""
    held: Block | None = None
    for block in blocks:
        if held and (held[0] + held[2], held[1] + held[2]) == block[:2]:
            held = (held[0], held[1], held[2] + block[2])
            continue
        if held:
            yield held
        held = block
    if held:
        yield held


def _settled(blocks: Iterable[Block], a: Sequence[Hashable], b: Sequence[Hashable]) -> list[Block]:
    """The same number of equal words with fewer gaps.

    Words added (or dropped) between two runs can often stand a little earlier or later, as in ``a b (a b) a b``. Where
    a whole run can pass over them so, the gaps on its two sides become one.
    """
    kept: list[Block] = []
    for block in blocks:
        while kept:
            i, j, size = kept[-1]
            end_a, end_b = i + size, j + size
            if end_a == block[0]:
                text, first, last = b, end_b, block[1]
            elif end_b == block[1]:
                text, first, last = a, end_a, block[0]
            else:
                break
            starts_both = i == j == 0
            if not starts_both and text[first - 1] == text[last - 1] and _same(text, first - size, last - size, size):
                kept.pop()
                block = (block[0] - size, block[1] - size, block[2] + size)
                continue
            ends_both = block[0] + block[2] == len(a) and block[1] + block[2] == len(b)
            if not ends_both and text[first] == text[last] and _same(text, first, last, block[2]):
                kept.pop()
                block = (i, j, size + block[2])
                continue
            break
        kept.append(block)
    return kept


def _same(words: Sequence[Hashable], one: int, other: int, size: int) -> bool:
    return all(words[one + step] == words[other + step] for step in range(size))


class _Anchored:
    """Two long sequences, their words as numbers."""

    def __init__(self, a: Sequence[Hashable], b: Sequence[Hashable]) -> None:
        import numpy

        self.np = numpy
        numbers: dict[Hashable, int] = {}
        self.a = [numbers.setdefault(word, len(numbers)) for word in a]
        self.b = [numbers.setdefault(word, len(numbers)) for word in b]
        self.ids_a, self.ids_b = numpy.array(self.a, dtype=numpy.uint64), numpy.array(self.b, dtype=numpy.uint64)

    def blocks(self) -> Iterator[Block]:
        """Yield the equal runs in order; a run may follow the one before without a gap."""
        waiting: list[tuple[int, int, int, int] | Block] = [(0, len(self.a), 0, len(self.b))]
        while waiting:
            part = waiting.pop()
            if len(part) == 3:
                if part[2]:
                    yield part
            elif (part[1] - part[0]) * (part[3] - part[2]) <= _EXACT:
                yield from self._small(*part)
            else:
                waiting += reversed(self._cut(*part))

    def _small(self, i: int, k: int, j: int, m: int) -> Sequence[Block]:
        if i == k or j == m:
            return ()
        if k - i == m - j == 1:
            return ((i, j, 1),) if self.a[i] == self.b[j] else ()
        return _exact(self.a[i:k], self.b[j:m], i, j)

    def _cut(self, i: int, k: int, j: int, m: int) -> list[tuple[int, int, int, int] | Block]:
        """A large part as anchors and what lies between them; without any, as pieces."""
        if ends := self._equal_ends(i, k, j, m):
            return ends
        for length in _ANCHORS:
            if min(k - i, m - j) >= length and (anchors := self._anchors(i, k, j, m, length)):
                parts: list[tuple[int, int, int, int] | Block] = []
                for x, y, size in anchors:
                    parts += [(i, x, j, y), (x, y, size)]
                    i, j = x + size, y + size
                return [*parts, (i, k, j, m)]
        count = max(k - i, m - j) // _PIECE + 1
        cuts = [(i + (k - i) * at // count, j + (m - j) * at // count) for at in range(count + 1)]
        return [(x, to_x, y, to_y) for (x, y), (to_x, to_y) in pairwise(cuts)]

    def _equal_ends(self, i: int, k: int, j: int, m: int) -> list[tuple[int, int, int, int] | Block]:
        """The part between a common beginning and a common end; nothing where there are none."""
        shortest = min(k - i, m - j)
        ahead = self._run(self.ids_a[i : i + shortest], self.ids_b[j : j + shortest])
        rest = shortest - ahead
        behind = self._run(self.ids_a[k - rest : k][::-1], self.ids_b[m - rest : m][::-1])
        if not ahead + behind:
            return []
        return [(i, j, ahead), (i + ahead, k - behind, j + ahead, m - behind), (k - behind, m - behind, behind)]

    def _run(self, one: Ids, other: Ids) -> int:
        """How many words are equal from the start."""
        different = self.np.flatnonzero(one != other)
        return int(different[0]) if len(different) else len(one)

    def _anchors(self, i: int, k: int, j: int, m: int, length: int) -> list[Block]:
        np = self.np
        keys_a, at_a = self._unique(self.ids_a[i:k], length)
        keys_b, at_b = self._unique(self.ids_b[j:m], length)
        _, in_a, in_b = np.intersect1d(keys_a, keys_b, assume_unique=True, return_indices=True)
        places_a, places_b = at_a[in_a] + i, at_b[in_b] + j
        order = np.argsort(places_a)
        return list(_untangled(_heaviest(self._runs(places_a[order], places_b[order], length))))

    def _unique(self, ids: Ids, length: int) -> tuple[Ids, NDArray[np.int64]]:
        """A number for each run of `length` words that is there once, and its place."""
        np = self.np
        keys = ids[: len(ids) - length + 1].copy()
        for step in range(1, length):
            keys = keys * np.uint64(0x9E3779B97F4A7C15) + ids[step : len(ids) - length + 1 + step]
        values, first, counts = np.unique(keys, return_index=True, return_counts=True)
        return values[counts == 1], first[counts == 1]

    def _runs(self, places_a: NDArray[np.int64], places_b: NDArray[np.int64], length: int) -> list[Block]:
        """Neighbours on both sides as one run."""
        if not len(places_a):
            return []
        np = self.np
        breaks = np.flatnonzero((np.diff(places_a) != 1) | (np.diff(places_b) != 1)) + 1
        first = np.concatenate(([0], breaks))
        last = np.concatenate((breaks, [len(places_a)])) - 1
        sizes = places_a[last] - places_a[first] + length
        return list(zip(places_a[first].tolist(), places_b[first].tolist(), sizes.tolist(), strict=True))


def _heaviest(runs: Sequence[Block]) -> list[Block]:
    """The runs, sorted by their places in a, that are in order in b too and have the most words together."""
    ends: list[int] = []
    best: list[tuple[int, int]] = []
    previous: list[int] = []
    for number, (_, start, size) in enumerate(runs):
        at = bisect_right(ends, start)
        before, link = best[at - 1] if at else (0, -1)
        previous.append(link)
        weight, end = before + size, start + size
        at = bisect_left(ends, end)
        if at and best[at - 1][0] >= weight:
            continue
        stop = at
        while stop < len(ends) and best[stop][0] <= weight:
            stop += 1
        ends[at:stop] = [end]
        best[at:stop] = [(weight, number)]
    chosen: list[Block] = []
    number = best[-1][1] if best else -1
    while number >= 0:
        chosen.append(runs[number])
        number = previous[number]
    return chosen[::-1]


def _untangled(runs: Sequence[Block]) -> Iterator[Block]:
    """Runs whose edges overlap, each beginning behind the one before."""
    end_a = end_b = 0
    for i, j, size in runs:
        overlap = max(end_a - i, end_b - j, 0)
        if overlap < size:
            yield i + overlap, j + overlap, size - overlap
            end_a, end_b = i + size, j + size
