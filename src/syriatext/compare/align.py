"""Which sentence of one text tells what which sentence of the other tells: links that may cross, split and merge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, repeat
from math import log

from .script import Block, word_blocks
from .script import gaps as gaps
from .sentences import Reading
from .words import is_function_word

Norms = tuple[str, ...]

LINKED = 0.36
"""Least likeness of two linked sentences."""
_CONTAINED = 0.5
_PARALLEL_CREDIT = 0.35
_LONGEST_GAP = 4
_CANDIDATES = 6
_POSTINGS = 256
_SUPPORT = 0.08


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two sentences match, word for word.

    `matched` and `parallel` are weights of words: of equal ones in the same order, and of those that stand between
    equal ones on both sides in about the same number, as a word-by-word rewrite leaves them. `value` is 0 to 1.
    """

    value: float
    matched: float
    parallel: float
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Pairing:
    """Sentence `a` of one text and sentence `b` of the other (their numbers), and how they match."""

    a: int
    b: int
    likeness: Likeness


class Weights:
    """What a word tells: much if it is rare in both texts, little if it is everywhere or a function word."""

    def __init__(self, sentences: Iterable[Norms]) -> None:
        self._counts: dict[str, int] = defaultdict(int)
        for sentence in sentences:
            for norm in set(sentence):
                self._counts[norm] += 1
        self._cache: dict[str, float] = {}

    def of(self, norm: str) -> float:
        """The weight of one word, 0.2 to 1."""
        weight = self._cache.get(norm)
        if weight is None:
            rarity = 1 / (1 + 0.35 * log(max(1.0, self._counts.get(norm, 1) / 2)))
            weight = self._cache[norm] = max(0.2, 0.4 * rarity if is_function_word(norm) else rarity)
        return weight

    def total(self, norms: Iterable[str]) -> float:
        """The weight of some words together."""
        return sum(self.of(norm) for norm in norms)


def align(a: Reading, b: Reading) -> list[Pairing]:
    """Return the links between the sentences of two texts, sorted.

    Each sentence is looked up among the few of the other text that share its rarest words and word pairs; two are
    linked when each is the other's best, their neighbours being linked counting in favour. Sentences left over are
    linked to the linked one that holds them: one sentence split in two, or two merged.
    """
    types_a, types_b = _Types(a), _Types(b)
    weights = Weights((*types_a.norms, *types_b.norms))
    scored = _scored(types_a.norms, types_b.norms, weights)
    kinds = _mutual_best(scored, types_a, types_b)
    linked = list(_instances(kinds, scored, types_a, types_b))
    return sorted([*linked, *_leftovers(linked, scored, types_a, types_b, weights)], key=lambda link: (link.a, link.b))


class _Types:
    """The different sentences of a text: repeated ones are compared once."""

    def __init__(self, reading: Reading) -> None:
        places: dict[Norms, list[int]] = {}
        for number, sentence in enumerate(reading.sentences):
            places.setdefault(reading.norms(sentence), []).append(number)
        self.norms: list[Norms] = list(places)
        self.places: list[list[int]] = list(places.values())
        self.of_sentence: dict[int, int] = {at: kind for kind, all_ in enumerate(self.places) for at in all_}


Scored = dict[tuple[int, int], Likeness]


def _scored(a: Sequence[Norms], b: Sequence[Norms], weights: Weights) -> Scored:
    pairs = set(_candidates(a, b))
    pairs.update((i, j) for j, i in _candidates(b, a))
    return {pair: likeness(a[pair[0]], b[pair[1]], weights) for pair in sorted(pairs)}


def _candidates(queries: Sequence[Norms], targets: Sequence[Norms]) -> Iterator[tuple[int, int]]:
    """The few targets worth comparing with each query; an equal one is the only one."""
    numbers = {target: number for number, target in enumerate(targets)}
    index: dict[object, list[int]] = defaultdict(list)
    for number, target in enumerate(targets):
        for key in _keys(target):
            index[key].append(number)
    for number, query in enumerate(queries):
        for candidate in [numbers[query]] if query in numbers else _best_shared(query, index):
            yield number, candidate


def _keys(norms: Norms) -> Iterable[object]:
    """Words, neighbours and neighbours but one: what is left of a sentence when most of its words are replaced."""
    content = {norm for norm in norms if not is_function_word(norm)}
    apart = zip(norms, norms[2:], repeat("…"), strict=False)
    return {*content, *pairwise(norms), *apart} or {norms}


def _best_shared(query: Norms, index: Mapping[object, list[int]]) -> list[int]:
    postings = sorted((index[key] for key in _keys(query) if key in index), key=len)
    votes: dict[int, float] = defaultdict(float)
    work = 0
    for posting in postings:
        if work and work + len(posting) > _POSTINGS:
            break
        work += len(posting)
        for number in posting[:_POSTINGS]:
            votes[number] += 1 / len(posting)
    return sorted(votes, key=lambda number: (-votes[number], number))[:_CANDIDATES]


def likeness(a: Norms, b: Norms, weights: Weights) -> Likeness:
    """Return how well two sentences match word for word."""
    blocks = word_blocks(a, b)
    matched = sum(weights.total(a[i : i + size]) for i, _, size in blocks)
    parallel = sum(_parallel(a[i:k], b[j:m], weights) for i, k, j, m in gaps(blocks, len(a), len(b)))
    whole = (weights.total(a) + weights.total(b)) / 2
    value = (matched + _PARALLEL_CREDIT * parallel) / whole if whole else 0.0
    return Likeness(min(1.0, value), matched, parallel, blocks)


def _parallel(a: Norms, b: Norms, weights: Weights) -> float:
    if not a or not b or max(len(a), len(b)) > _LONGEST_GAP:
        return 0.0
    balance = min(len(a), len(b)) / max(len(a), len(b))
    return balance * (weights.total(a) + weights.total(b)) / 2


def _mutual_best(scored: Scored, a: _Types, b: _Types) -> list[tuple[int, int]]:
    supported = {pair: found.value + _neighbours(pair, scored, a, b) for pair, found in scored.items()}
    best_a: dict[int, tuple[float, int]] = {}
    best_b: dict[int, tuple[float, int]] = {}
    for (i, j), value in supported.items():
        best_a[i] = max(best_a.get(i, (0.0, 0)), (value, -j))
        best_b[j] = max(best_b.get(j, (0.0, 0)), (value, -i))
    return [
        (i, j) for (i, j), value in supported.items() if value >= LINKED and best_a[i][1] == -j and best_b[j][1] == -i
    ]


def _neighbours(pair: tuple[int, int], scored: Scored, a: _Types, b: _Types) -> float:
    at_a, at_b = a.places[pair[0]][0], b.places[pair[1]][0]
    support = 0.0
    for step in (-1, 1):
        around = a.of_sentence.get(at_a + step, -1), b.of_sentence.get(at_b + step, -1)
        if found := scored.get(around):
            support += found.value
    return _SUPPORT * support


def _instances(kinds: Sequence[tuple[int, int]], scored: Scored, a: _Types, b: _Types) -> Iterator[Pairing]:
    """The sentences of linked kinds: repeated ones by an edit script of both texts, the rest in order."""
    kind_of = {j: i for i, j in kinds}
    free_a, free_b = ({kind: dict.fromkeys(at) for kind, at in enumerate(types.places)} for types in (a, b))
    if any(len(a.places[i]) > 1 or len(b.places[j]) > 1 for i, j in kinds):
        as_told_by_a = [kind_of.get(b.of_sentence[at], -1) for at in range(len(b.of_sentence))]
        for first, second, size in word_blocks([a.of_sentence[at] for at in range(len(a.of_sentence))], as_told_by_a):
            for step in range(size):
                i, j = a.of_sentence[first + step], b.of_sentence[second + step]
                del free_a[i][first + step], free_b[j][second + step]
                yield Pairing(first + step, second + step, scored[i, j])
    for i, j in kinds:
        for at_a, at_b in zip(free_a[i], free_b[j], strict=False):
            yield Pairing(at_a, at_b, scored[i, j])


def _leftovers(linked: Sequence[Pairing], scored: Scored, a: _Types, b: _Types, weights: Weights) -> Iterator[Pairing]:
    """Links of sentences that are held, as a half, by a sentence that is linked already."""
    free_a, free_b = _Free(linked, a, True), _Free(linked, b, False)
    for (i, j), found in scored.items():
        at_a, at_b = a.places[i][0], b.places[j][0]
        if at_a in free_a.taken and at_b in free_b.taken:
            continue
        split = at_a not in free_a.taken and free_b.holds(at_b, found, a.norms[i], weights)
        if split or (at_b not in free_b.taken and free_a.holds(at_a, found, b.norms[j], weights)):
            yield Pairing(at_a, at_b, found)


class _Free:
    """The words of one text that no link has matched yet."""

    def __init__(self, linked: Iterable[Pairing], types: _Types, first: bool) -> None:
        self.first = first
        self.taken: dict[int, set[int]] = {}
        for link in linked:
            number = link.a if first else link.b
            self.taken.setdefault(number, set()).update(self._positions(link.likeness))

    def _positions(self, likeness: Likeness) -> Iterator[int]:
        for i, j, size in likeness.blocks:
            yield from range(i if self.first else j, (i if self.first else j) + size)

    def holds(self, number: int, found: Likeness, held: Norms, weights: Weights) -> bool:
        """Does this linked sentence hold the other one, `held`, in words that are still free?"""
        if number not in self.taken:
            return False
        free = [at for at in self._positions(found) if at not in self.taken[number]]
        share = len(free) / max(1, sum(size for _, _, size in found.blocks))
        contained = (found.matched + _PARALLEL_CREDIT * found.parallel) / max(0.01, weights.total(held))
        return share >= 0.6 and contained >= _CONTAINED
