"""What stands between equal words on both sides, told in the likeliest way as swaps of words and short phrases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

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
_ALONE, _FUNCTION_ALONE, _FILLER_ALONE = 0.9, 0.75, 0.35
_KNOWN = 0.1
_ENDINGS = ("ing", "ed", "ly", "est", "s")
_KIN = 4


def swapped(a: Sequence[Norms], b: Sequence[Norms], known: Mapping[tuple[str, str], int]) -> list[Step]:
    """Return the cheapest steps through two sequences of units (words, or compounds of several), in order.

    `known` counts the swaps of one word for one that the same two texts show elsewhere.
    """
    if len(a) == len(b) == 1:
        return [(0, 1, 0, 1)]
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for x in range(len(a) + 1):
        for y in range(len(b) + 1):
            if (x, y) not in best:
                continue
            for dx, dy in _STEPS:
                to = x + dx, y + dy
                if to[0] > len(a) or to[1] > len(b):
                    continue
                cost = best[x, y][0] + _cost(a[x : to[0]], b[y : to[1]], known)
                if to not in best or cost < best[to][0] - 1e-9:
                    best[to] = cost, (x, y)
    return list(_path({to: back for to, (_, back) in best.items()}, (len(a), len(b))))[::-1]


def _path(back: Mapping[tuple[int, int], tuple[int, int]], end: tuple[int, int]) -> Iterator[Step]:
    while end != (0, 0):
        start = back[end]
        yield start[0], end[0], start[1], end[1]
        end = start


def _cost(a: Sequence[Norms], b: Sequence[Norms], known: Mapping[tuple[str, str], int]) -> float:
    words_a, words_b = [word for unit in a for word in unit], [word for unit in b for word in unit]
    if not a or not b:
        return _cost_alone(words_a or words_b)
    if "".join(words_a) == "".join(words_b):
        return 0.0
    if len(words_a) == len(words_b) == 1 and known.get((words_a[0], words_b[0])):
        return _KNOWN
    cost = _SWAP_COST[len(a), len(b)] + _loose_ends(words_a) + _loose_ends(words_b)
    if _class(words_a) != _class(words_b):
        cost += 0.4 if len(words_a) == len(words_b) else 0.55
    if _is_quantity(words_a) != _is_quantity(words_b):
        cost += 0.6
    if tuple(words_a) in PHRASES or tuple(words_b) in PHRASES:
        cost -= 0.5
    if _are_kin(words_a[0], words_b[0]) or _are_kin(words_a[-1], words_b[-1]):
        cost -= 0.5
    elif (inflected := ending(words_a)) and inflected == ending(words_b):
        cost -= 0.2
    return cost


def _cost_alone(words: Sequence[str]) -> float:
    if all(word in FILLERS for word in words):
        return _FILLER_ALONE
    return _FUNCTION_ALONE if all(map(is_function_word, words)) else _ALONE


def _loose_ends(words: Sequence[str]) -> float:
    """A phrase seldom begins with a function word, or ends with one that belongs to what follows."""
    if len(words) == 1 or tuple(words) in PHRASES:
        return 0.0
    loose_start = is_function_word(words[0]) and words[0] not in FILLERS
    loose_end = is_function_word(words[-1]) and words[-1] not in PARTICLES and not ending(words[:1])
    return 0.2 * loose_start + 0.2 * loose_end


def _class(words: Sequence[str]) -> str:
    if all(word in FILLERS for word in words):
        return "filler"
    return "function" if all(is_function_word(word) or word in FILLERS for word in words) else "content"


def _is_quantity(words: Sequence[str]) -> bool:
    return any(is_numeric(word) or word in QUANTITIES for word in words)


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
