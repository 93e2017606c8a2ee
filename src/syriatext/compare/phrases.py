"""What stands between equal words on both sides, told in the likeliest way as swaps of words and short phrases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from functools import lru_cache
from typing import NamedTuple

from .vocabulary import FILLERS, IRREGULAR, PARTICLES, PHRASES, QUANTITIES
from .words import is_function_word, is_numeric

Norms = tuple[str, ...]
Step = tuple[int, int, int, int]
"""Units ``first:last`` of one side against units ``first:last`` of the other; one side may be empty."""

_SWAP_COST = {
    (1, 1): 0.6,
    (1, 2): 1.05,
    (2, 1): 1.1,
    (1, 3): 1.6,
    (3, 1): 1.65,
    (1, 4): 2.2,
    (4, 1): 2.25,
    (2, 2): 1.5,
    (2, 3): 2.1,
    (3, 2): 2.15,
}
_STEPS = [*_SWAP_COST, (1, 0), (0, 1)]
_LONGEST = 4
_ALONE = {"content": 0.9, "function": 0.75, "filler": 0.35}
_KNOWN = 0.1
_ENDINGS = ("ing", "ed", "ly", "est", "s")
_KIN = 4


def swapped(
    a: Sequence[Norms], b: Sequence[Norms], known: Mapping[tuple[str, str], int], negations: Set[str]
) -> list[Step]:
    """Return the cheapest steps through two sequences of units (words, or compounds of several), in order.

    `known` counts the swaps of one word for one that the same two texts show elsewhere. One of the `negations` that
    stands on one side alone is told in one step with what follows it.
    """
    if len(a) == len(b) == 1:
        return [(0, 1, 0, 1)]
    return list(_with_denials(_cheapest(a, b, known), a, b, negations))


def _with_denials(steps: Sequence[Step], a: Sequence[Norms], b: Sequence[Norms], negations: Set[str]) -> Iterator[Step]:
    denial: Step | None = None
    for step in steps:
        x, to_x, y, to_y = step
        alone = [norm for unit in (*a[x:to_x], *b[y:to_y]) for norm in unit] if x == to_x or y == to_y else []
        if denial:
            yield denial[0], to_x, denial[2], to_y
            denial = None
        elif len(steps) > 1 and alone and all(norm in negations for norm in alone):
            denial = step
        else:
            yield step
    if denial:
        yield denial


def _cheapest(a: Sequence[Norms], b: Sequence[Norms], known: Mapping[tuple[str, str], int]) -> list[Step]:
    phrases_a, phrases_b = _phrases(a), _phrases(b)
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for x in range(len(a) + 1):
        for y in range(len(b) + 1):
            if (x, y) not in best:
                continue
            so_far = best[x, y][0]
            for dx, dy in _STEPS:
                to = x + dx, y + dy
                if to[0] > len(a) or to[1] > len(b):
                    continue
                if dx and dy:
                    words_a, words_b = phrases_a[x, to[0]], phrases_b[y, to[1]]
                    cost = so_far + _cost(_SWAP_COST[dx, dy], words_a, words_b, known)
                else:
                    cost = so_far + (phrases_a[x, to[0]] if dx else phrases_b[y, to[1]]).alone
                if to not in best or cost < best[to][0] - 1e-9:
                    best[to] = cost, (x, y)
    return list(_path({to: back for to, (_, back) in best.items()}, (len(a), len(b))))[::-1]


def _phrases(units: Sequence[Norms]) -> dict[tuple[int, int], _Phrase]:
    """Every run of a few units."""
    return {
        (first, last): _phrase(tuple(word for unit in units[first:last] for word in unit))
        for first in range(len(units))
        for last in range(first + 1, min(len(units), first + _LONGEST) + 1)
    }


def _path(back: Mapping[tuple[int, int], tuple[int, int]], end: tuple[int, int]) -> Iterator[Step]:
    while end != (0, 0):
        start = back[end]
        yield start[0], end[0], start[1], end[1]
        end = start


class _Phrase(NamedTuple):
    """What the cost of a swap is told by: all about one side of it."""

    words: Norms
    joined: str
    kind: str
    counts: bool
    is_set: bool
    loose: float
    ending: str
    alone: float


@lru_cache(maxsize=65536)
def _phrase(words: Norms) -> _Phrase:
    kind, is_set = _kind(words), words in PHRASES
    counts = any(is_numeric(word) or word in QUANTITIES for word in words)
    loose = 0.0 if is_set or len(words) == 1 else _loose_ends(words)
    return _Phrase(words, "".join(words), kind, counts, is_set, loose, ending(words), _ALONE[kind])


def _cost(size: float, a: _Phrase, b: _Phrase, known: Mapping[tuple[str, str], int]) -> float:
    """What a swap of two phrases costs, `size` for their lengths alone."""
    if a.joined == b.joined:
        return 0.0
    if len(a.words) == len(b.words) == 1 and known.get((a.joined, b.joined)):
        return _KNOWN
    cost = size + a.loose + b.loose
    if a.kind != b.kind:
        cost += 0.4 if len(a.words) == len(b.words) else 0.55
    if a.counts != b.counts:
        cost += 0.6
    if a.is_set or b.is_set:
        cost -= 0.5
    if _are_kin(a.words[0], b.words[0]) or _are_kin(a.words[-1], b.words[-1]):
        cost -= 0.5
    elif a.ending and a.ending == b.ending:
        cost -= 0.2
    return cost


def _kind(words: Norms) -> str:
    if all(word in FILLERS for word in words):
        return "filler"
    return "function" if all(is_function_word(word) or word in FILLERS for word in words) else "content"


def _loose_ends(words: Norms) -> float:
    """A phrase seldom begins with a function word, or ends with one that belongs to what follows."""
    loose_start = is_function_word(words[0]) and words[0] not in FILLERS
    loose_end = is_function_word(words[-1]) and words[-1] not in PARTICLES and not ending(words[:1])
    return 0.2 * loose_start + 0.2 * loose_end


def _are_kin(one: str, other: str) -> bool:
    """Do two words look like forms or compounds of one?"""
    if min(len(one), len(other)) < _KIN:
        return False
    return one[:_KIN] == other[:_KIN] or (min(len(one), len(other)) > _KIN + 2 and one[-_KIN:] == other[-_KIN:])


def ending(words: Sequence[str]) -> str:
    """Return the inflection of a phrase, as far as its first or last word shows it: ``ed``, ``ing``, … or nothing."""
    if words[0] == "most" and len(words) > 1:
        return "est"
    word = words[0] if is_function_word(words[-1]) else words[-1]
    if word in IRREGULAR:
        return "ed"
    return next((last for last in _ENDINGS if len(word) > len(last) + 2 and word.endswith(last)), "")
