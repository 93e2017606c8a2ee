"""Links → groups: which numbers hang together, and the strongest links that hold each group."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.int64]


def labels(count: int, a: Numbers, b: Numbers) -> Numbers:
    """For each of ``range(count)`` the smallest number that it is linked to, over any number of links.

    Every round takes the smaller label over each link and then follows labels to their end, so that even a long
    chain takes few rounds.

    >>> labels(5, np.array([3, 1]), np.array([1, 4])).tolist()
    [0, 1, 2, 1, 1]
    """
    found = np.arange(count)
    while True:
        low = np.minimum(found[a], found[b])
        new = found.copy()
        for side in (a, b):
            np.minimum.at(new, side, low)
            np.minimum.at(new, found[side], low)
        while not np.array_equal(new, new[new]):
            new = new[new]
        if np.array_equal(new, found):
            return found
        found = new


def forest(count: int, a: Sequence[int], b: Sequence[int]) -> list[int]:
    """Which links, taken in order, join two groups that were apart: with the best first, the strongest tree of each.

    >>> forest(4, [0, 1, 0, 2], [1, 2, 2, 3])
    [0, 1, 3]
    """
    parents = list(range(count))

    def root(number: int) -> int:
        while parents[number] != number:
            parents[number] = number = parents[parents[number]]
        return number

    kept = []
    for at, (one, other) in enumerate(zip(a, b, strict=True)):
        one, other = root(one), root(other)
        if one != other:
            parents[max(one, other)] = min(one, other)
            kept.append(at)
    return kept
