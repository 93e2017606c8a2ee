"""Which words of one text stand as which other words in the other, over all linked sentences."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from ..comparison import Change, Substitution
from ..model import Span
from .align import Pairing, gaps
from .kinds import Swap, describe
from .sentences import Reading
from .vocabulary import FILLERS
from .words import is_function_word, is_numeric

Cut = tuple[int, int, int, int]
"""Words ``first:last`` of a against words ``first:last`` of b, as places in the two lists of words."""

_LONGEST_GAP = 12
_LONGEST_PHRASE = 4
_AFFIX = 3
_HYPHENS = "-‐‑"


@dataclass(frozen=True, slots=True)
class Differences:
    """What differs between linked sentences: a list of changes a link, and all swaps of words in text order."""

    changes: tuple[tuple[Change, ...], ...]
    swaps: tuple[Swap, ...]


def differences(a: Reading, b: Reading, links: Sequence[Pairing]) -> Differences:
    """Return the word differences of all links.

    Gaps between equal words are cut into swaps of words or phrases twice: first the plain ones, then the rest with
    what the plain ones have shown, as one word is mostly replaced by the same other word all over a text.
    """
    finder = _Finder(a, b)
    cuts = [list(finder.gaps(link)) for link in links]
    finder.learn(cut for found in cuts for cut in found)
    swaps = [swap for link, found in zip(links, cuts, strict=True) for swap in finder.swaps(link, found)]
    changes = tuple(tuple(_change(a, b, cut) for cut in found) for found in cuts)
    return Differences(changes, tuple(swaps))


def substitutions(swaps: Iterable[Swap]) -> tuple[Substitution, ...]:
    """Return the table of all swaps: what for what, how often, of what kind and why; the frequent ones first."""
    return in_order(describe(list(swaps)))


def in_order(rows: Iterable[Substitution]) -> tuple[Substitution, ...]:
    """The rows of a table, the frequent ones first."""
    return tuple(sorted(rows, key=lambda row: (-row.count, row.a.casefold(), row.b.casefold(), row.a, row.b)))


def _change(a: Reading, b: Reading, cut: Cut) -> Change:
    return Change(_characters(a, cut[0], cut[1]), _characters(b, cut[2], cut[3]))


def _characters(reading: Reading, first: int, last: int) -> Span:
    if first < last:
        return reading.words[first].start, reading.words[last - 1].end
    at = reading.words[first - 1].end if first else 0
    return at, at


def surface(reading: Reading, first: int, last: int) -> str:
    """The words as they are written, any white space between them one space."""
    start, end = _characters(reading, first, last)
    return " ".join(reading.text[start:end].split())


class _Finder:
    def __init__(self, a: Reading, b: Reading) -> None:
        self.a = a
        self.b = b
        self.known: Counter[tuple[str, str]] = Counter()
        self.added: Counter[tuple[str, str, bool]] = Counter()

    def gaps(self, link: Pairing) -> Iterator[Cut]:
        """What is not equal between two linked sentences, whole compounds together."""
        first, second = self.a.sentences[link.a], self.b.sentences[link.b]
        found = gaps(link.likeness.blocks, first.last - first.first, second.last - second.first)
        cuts = [(i + first.first, k + first.first, j + second.first, m + second.first) for i, k, j, m in found]
        yield from self._merged(cuts)

    def _merged(self, cuts: Iterable[Cut]) -> Iterator[Cut]:
        """Join an addition and a removal that only one function word parts: it is equal by chance."""
        held: Cut | None = None
        for cut in cuts:
            if held and self._belong_together(held, cut):
                held = (held[0], cut[1], held[2], cut[3])
                continue
            if held:
                yield held
            held = cut
        if held:
            yield held

    def _belong_together(self, one: Cut, other: Cut) -> bool:
        if other[0] - one[1] != 1 or not is_function_word(self.a.words[one[1]].norm):
            return False
        only_a, only_b = one[2] == one[3], one[0] == one[1]
        return (only_a and other[0] == other[1]) or (only_b and other[2] == other[3])

    def learn(self, cuts: Iterable[Cut]) -> None:
        """Count the swaps of one word for one, and which words are added before or after which."""
        for i, k, j, m in cuts:
            if k - i == m - j == 1:
                self.known[self.a.words[i].norm, self.b.words[j].norm] += 1
            elif m - j == 1 and i == k:
                self._learn_added(self.a, i, self.b.words[j].norm)
            elif k - i == 1 and j == m:
                self._learn_added(self.b, j, self.a.words[i].norm)

    def _learn_added(self, short: Reading, at: int, added: str) -> None:
        if at:
            self.added[short.words[at - 1].norm, added, False] += 1
        if at < len(short.words):
            self.added[short.words[at].norm, added, True] += 1

    def swaps(self, link: Pairing, cuts: Iterable[Cut]) -> Iterator[Swap]:
        """The swaps of one link: from its gaps, and where equal words are written differently."""
        for cut in cuts:
            for i, k, j, m in self._split(self._with_affix(cut), link):
                if not self._is_article(i, k, j, m):
                    yield self._swap(i, k, j, m)
        first, second = self.a.sentences[link.a], self.b.sentences[link.b]
        for i, j, size in link.likeness.blocks:
            for step in range(size):
                yield from self._respelled(first.first + i + step, second.first + j + step)

    def _is_article(self, i: int, k: int, j: int, m: int) -> bool:
        """``a`` for ``an`` only follows the next word."""
        norms = {word.norm for word in (*self.a.words[i:k], *self.b.words[j:m])}
        return norms == {"a", "an"}

    def _swap(self, i: int, k: int, j: int, m: int) -> Swap:
        return Swap(
            surface(self.a, i, k),
            surface(self.b, j, m),
            tuple(word.norm for word in self.a.words[i:k]),
            tuple(word.norm for word in self.b.words[j:m]),
            _in_title(self.a, i, k) and _in_title(self.b, j, m),
        )

    def _respelled(self, i: int, j: int) -> Iterator[Swap]:
        one, other = _bare(surface(self.a, i, i + 1)), _bare(surface(self.b, j, j + 1))
        if one != other:
            yield self._swap(i, i + 1, j, j + 1)

    def _with_affix(self, cut: Cut) -> Cut:
        """Take in the rest of a compound where its prefix, equal or not, is no word of its own."""
        i, k, j, m = cut
        if i == k or j == m:
            return cut
        if k < len(self.a.words) and m < len(self.b.words) and _hyphenated(self.a, k) and _hyphenated(self.b, m):
            short = _is_affix(self.a, k - 1) or _is_affix(self.b, m - 1)
            k, m = (k + 1, m + 1) if short else (k, m)
        if i and j and _hyphenated(self.a, i) and _hyphenated(self.b, j):
            short = _is_affix(self.a, i - 1) and self.a.words[i - 1].norm == self.b.words[j - 1].norm
            i, j = (i - 1, j - 1) if short else (i, j)
        return i, k, j, m

    def _split(self, cut: Cut, link: Pairing) -> Iterator[Cut]:
        i, k, j, m = cut
        if i == k or j == m:
            yield from self._addition(cut, link)
        elif max(k - i, m - j) <= _LONGEST_GAP:
            yield from self._aligned(_compounds(self.a, i, k), _compounds(self.b, j, m))

    def _addition(self, cut: Cut, link: Pairing) -> Iterator[Cut]:
        """One added word, told together with the equal word it goes with: ``other`` for ``various other``."""
        i, k, j, m = cut
        if k - i + m - j != 1:
            return
        added = self.b.words[j].norm if i == k else self.a.words[i].norm
        first, second = self.a.sentences[link.a], self.b.sentences[link.b]
        before = min(i - first.first, j - second.first) > 0
        after = k < first.last and m < second.last
        short, at = (self.a, i) if i == k else (self.b, j)
        count_before = self.added[short.words[at - 1].norm, added, False] if before else 0
        count_after = self.added[short.words[at].norm, added, True] if after else 0
        if is_numeric(added) or (is_function_word(added) and max(count_before, count_after) < 2):
            return
        prefers_after = after and not is_function_word(short.words[at].norm)
        if count_after > count_before or (count_after == count_before and prefers_after):
            yield i, k + 1, j, m + 1
        elif before:
            yield i - 1, k, j - 1, m

    def _aligned(self, a: Sequence[Span], b: Sequence[Span]) -> Iterator[Cut]:
        """The cheapest way to tell a gap as swaps of words and short phrases, in order."""
        best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
        for x in range(len(a) + 1):
            for y in range(len(b) + 1):
                if (x, y) not in best:
                    continue
                for dx, dy in _STEPS:
                    to = x + dx, y + dy
                    if to[0] > len(a) or to[1] > len(b):
                        continue
                    cost = best[x, y][0] + self._cost(a[x : to[0]], b[y : to[1]])
                    if to not in best or cost < best[to][0] - 1e-9:
                        best[to] = cost, (x, y)
        yield from reversed(list(self._path(best, a, b)))

    def _path(
        self, best: dict[tuple[int, int], tuple[float, tuple[int, int]]], a: Sequence[Span], b: Sequence[Span]
    ) -> Iterator[Cut]:
        x, y = len(a), len(b)
        while (x, y) != (0, 0):
            back_x, back_y = best[x, y][1]
            if back_x < x and back_y < y:
                yield a[back_x][0], a[x - 1][1], b[back_y][0], b[y - 1][1]
            x, y = back_x, back_y

    def _cost(self, a: Sequence[Span], b: Sequence[Span]) -> float:
        if not a or not b:
            return self._cost_alone((*a, *b)[0], self.b if b else self.a)
        words_a = [word.norm for word in self.a.words[a[0][0] : a[-1][1]]]
        words_b = [word.norm for word in self.b.words[b[0][0] : b[-1][1]]]
        if "".join(words_a) == "".join(words_b):
            return 0.0
        if len(words_a) == len(words_b) == 1 and self.known[words_a[0], words_b[0]]:
            return 0.1
        cost = _PHRASE_COST[len(a), len(b)]
        if all(map(is_function_word, words_a)) != all(map(is_function_word, words_b)):
            cost += 0.4
        if is_numeric(words_a[0]) != is_numeric(words_b[0]):
            cost += 0.6
        if words_a[-1][:4] == words_b[-1][:4] or words_a[0][:4] == words_b[0][:4]:
            cost -= 0.5
        return cost

    @staticmethod
    def _cost_alone(span: Span, reading: Reading) -> float:
        filler = all(word.norm in FILLERS for word in reading.words[slice(*span)])
        return 0.35 if filler else 0.9


_PHRASE_COST = {
    (1, 1): 0.6,
    (1, 2): 1.05,
    (2, 1): 1.1,
    (1, 3): 1.6,
    (3, 1): 1.65,
    (1, 4): 2.2,
    (4, 1): 2.25,
    (2, 2): 1.25,
    (2, 3): 1.7,
    (3, 2): 1.75,
}
_STEPS = [*_PHRASE_COST, (1, 0), (0, 1)]


def _compounds(reading: Reading, first: int, last: int) -> list[Span]:
    """Words, those joined by hyphens together."""
    spans: list[Span] = []
    for at in range(first, last):
        if spans and _hyphenated(reading, at):
            spans[-1] = spans[-1][0], at + 1
        else:
            spans.append((at, at + 1))
    return spans


def _is_affix(reading: Reading, at: int) -> bool:
    norm = reading.words[at].norm
    return len(norm) <= _AFFIX and norm.isalpha()


def _hyphenated(reading: Reading, at: int) -> bool:
    """Does a hyphen, with or without the space that some rewriting tools leave, join this word to the one before?"""
    between = reading.text[reading.words[at - 1].end : reading.words[at].start] if at else ""
    return len(between) < 4 and between.strip() in tuple(_HYPHENS)


_PUNCTUATION = re.compile(r"[\W_]+")


def _bare(written: str) -> str:
    """A word without case, possessive and marks; a hyphen that a tool has spaced out is the same hyphen."""
    return _PUNCTUATION.sub("", re.sub(r"['’‘]s?\Z", "", written).replace("- ", "-").casefold())


def _in_title(reading: Reading, first: int, last: int) -> bool:
    """Do these words stand in capitals inside a name of several words, not just at the head of a sentence?"""
    if not reading.text[reading.words[first].start].isupper():
        return False
    around = [at for at in (first - 1, last) if 0 <= at < len(reading.words)]
    return any(reading.text[reading.words[at].start].isupper() and _adjacent(reading, at, first, last) for at in around)


def _adjacent(reading: Reading, at: int, first: int, last: int) -> bool:
    left, right = (at, first) if at < first else (last - 1, at)
    return reading.words[right].start - reading.words[left].end == 1
