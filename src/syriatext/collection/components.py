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


def held(count: int, a: Numbers, b: Numbers, firm: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Which links hold: firm ones, and others where they join a group of firm links to no more than one larger group.

    One link that may be chance must not make one of two groups, however large they are. So each group of firm links
    goes to the one larger group that most of its members are linked to, if a third of them are.

    >>> firm = np.array([True, True, True, False])
    >>> held(6, np.array([0, 1, 3, 2]), np.array([1, 2, 4, 5]), firm).tolist()
    [True, True, True, True]
    >>> held(8, np.array([0, 1, 2, 4, 5, 6, 3]), np.array([1, 2, 3, 5, 6, 7, 4]), np.arange(7) < 6).tolist()
    [True, True, True, True, True, True, False]
    """
    group = labels(count, a[firm], b[firm])
    sizes = np.bincount(group, minlength=count)
    one, other = group[a], group[b]
    is_one_larger = (sizes[one] > sizes[other]) | ((sizes[one] == sizes[other]) & (one < other))
    small, large = np.where(is_one_larger, (other, one), (one, other))
    member = np.where(is_one_larger, b, a)
    loose = np.flatnonzero(~firm & (one != other))
    found = np.unique(np.stack((small[loose], large[loose], member[loose])), axis=1)
    joined, members = np.unique(found[:2], axis=1, return_counts=True)
    order = np.lexsort((joined[1], -members, joined[0]))
    joined, members = joined[:, order], members[order]
    is_best = np.r_[True, joined[0][1:] != joined[0][:-1]][: len(members)]
    chosen = joined[:, is_best & (3 * members >= sizes[joined[0]])]
    goes_to = np.full(count, -1)
    goes_to[chosen[0]] = chosen[1]
    holds: npt.NDArray[np.bool_] = firm | (one == other) | (goes_to[small] == large)
    return holds
