"""Which words of one text stand as which other words in the other, over all linked sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ..comparison import Change, Side, Substitution
from .align import Pairing
from .cuts import Cut, cuts_of
from .foreign import DENIALS
from .kinds import Swap, describe, is_fact
from .phrases import swapped
from .rarity import is_compound
from .sentences import Reading
from .surfaces import (
    bare,
    bracketed,
    broken_compound,
    capitals_are_names,
    compounds,
    hyphenated,
    in_title,
    is_clause,
    is_half,
    is_modified,
    is_named,
    is_prefix,
    number_around,
    past_dateline,
    small_letters,
    surface,
)
from .thesaurus import Thesaurus
from .vocabulary import FILLERS, NEGATIONS, PHRASES
from .words import is_character, is_function_word, is_numeric

_LONGEST_GAP = 12
_LONGEST_PHRASE = 3
"""Most equal words behind a swap that belong to a set phrase."""


@dataclass(frozen=True, slots=True)
class Differences:
    """What differs between linked sentences: a list of changes a link, and all swaps of words in text order."""

    changes: tuple[tuple[Change, ...], ...]
    swaps: tuple[Swap, ...]


def differences(a: Reading, b: Reading, links: Sequence[Pairing], english: bool = True) -> Differences:
    """Return the word differences of all links; `english` says whether both texts are.

    Gaps between equal words are cut into swaps of words or phrases twice: first the plain ones, then the rest with
    what the plain ones have shown, as one word is mostly replaced by the same other word all over a text.
    """
    finder = _Finder(a, b, NEGATIONS if english else DENIALS)
    cuts = [list(cuts_of(a, b, link)) for link in links]
    finder.learn(cut for found in cuts for cut in found)
    swaps = [swap for link, found in zip(links, cuts, strict=True) for swap in finder.swaps(link, found)]
    changes = tuple(tuple(_change(a, b, cut) for cut in found) for found in cuts)
    return Differences(changes, tuple(swaps))


def substitutions(
    swaps: Iterable[Swap], rewrite: Side | None, english: bool = True, thesaurus: Thesaurus | None = None
) -> tuple[Substitution, ...]:
    """Return the table of all swaps, in order: what for what, how often, of what kind and why.

    `english` says whether both texts are.
    """
    rows = describe(list(swaps), rewrite, english)
    return in_order([_labelled(row, thesaurus) for row in rows] if thesaurus else rows)


def _labelled(row: Substitution, thesaurus: Thesaurus) -> Substitution:
    if row.kind not in ("synonym", "tortured") or not thesaurus.lists(row.a, row.b):
        return row
    return replace(row, why=f"{row.why}; synonyms in the thesaurus")


def in_order(rows: Iterable[Substitution]) -> tuple[Substitution, ...]:
    """The rows of a table: changed facts, then by how often, of those that are as frequent the tortured ones first."""
    return tuple(sorted(rows, key=_rank))


def _rank(row: Substitution) -> tuple[object, ...]:
    is_odd = row.kind == "tortured"
    return (not is_fact(row), -row.count, not is_odd, row.a.casefold(), row.b.casefold(), row.a, row.b)


def _change(a: Reading, b: Reading, cut: Cut) -> Change:
    return Change(bracketed(a, cut[0], cut[1]), bracketed(b, cut[2], cut[3]))


class _Finder:
    def __init__(self, a: Reading, b: Reading, negations: frozenset[str]) -> None:
        self.a, self.b, self.negations = a, b, negations
        self.has_names = capitals_are_names(a) and capitals_are_names(b)
        self.known: Counter[tuple[str, str]] = Counter()
        self.added: Counter[tuple[str, str, bool]] = Counter()

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
        told: set[int] = set()
        for cut in cuts:
            for i, k, j, m in self._split(self._widened(self._without_dateline(cut, link), link), link):
                told.update(range(i, k))
                # What reaches over a comma or a bracket on one side alone is no expression.
                if not self._is_article(i, k, j, m) and is_clause(self.a, i, k) == is_clause(self.b, j, m):
                    yield self._swap(i, k, j, m)
        first, second = self.a.sentences[link.a], self.b.sentences[link.b]
        for i, j, size in link.likeness.blocks:
            yield from self._respelled_in(first.first + i, second.first + j, size, told)

    def _without_dateline(self, cut: Cut, link: Pairing) -> Cut:
        """A gap at the head of a sentence without what stands before a dash on one side: *ROME, May 3 (AP) -*."""
        i, k, j, m = cut
        if (i, j) != (self.a.sentences[link.a].first, self.b.sentences[link.b].first):
            return cut
        x, y = past_dateline(self.a, i, k), past_dateline(self.b, j, m)
        return cut if (x > i) == (y > j) else (x, k, y, m)

    def _respelled_in(self, i: int, j: int, size: int, told: set[int]) -> Iterator[Swap]:
        """Where equal words in a row are written differently, the halves of a contraction together.

        `told` are words of a that a swap has taken in. What is left of a contraction is not spelled otherwise.
        """
        step = 0
        while step < size:
            at_a, at_b = i + step, j + step
            is_contraction = is_half(self.a, at_a + 1) or is_half(self.b, at_b + 1)
            halves = is_contraction and step + 1 < size
            if at_a not in told and halves == is_contraction:
                yield from self._respelled(at_a, at_b, 2 if halves else 1)
            step += 2 if halves else 1

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
            in_title(self.a, i, k) and in_title(self.b, j, m),
            self.has_names and is_named(self.a, i, k) and is_named(self.b, j, m),
            broken_compound(self.a, self.b, (i, k, j, m)),
        )

    def _respelled(self, i: int, j: int, size: int) -> Iterator[Swap]:
        one, other = surface(self.a, i, i + size), surface(self.b, j, j + size)
        if one != other and bare(one) != bare(other):
            yield self._swap(i, i + size, j, j + size)

    def _widened(self, cut: Cut, link: Pairing) -> Cut:
        """Take in the equal words beside a gap that one side's words in it make one word or number with."""
        i, k, j, m = self._with_affix(cut)
        first, second = self.a.sentences[link.a], self.b.sentences[link.b]
        spans = (number_around(self.a, i, k), (i, k)), (number_around(self.b, j, m), (j, m))
        before = min(max(at - start for (start, _), (at, _) in spans), i - first.first, j - second.first)
        behind = min(max(end - at for (_, end), (_, at) in spans), first.last - k, second.last - m)
        if self.a.norms_of(i - before, i) != self.b.norms_of(j - before, j):
            before = 0
        if self.a.norms_of(k, k + behind) != self.b.norms_of(m, m + behind):
            behind = 0
        return i - before, k + behind, j - before, m + behind

    def _with_affix(self, cut: Cut) -> Cut:
        """Take in the rest of a compound where its prefix, equal or not, is no word of its own."""
        i, k, j, m = cut
        if i == k or j == m:
            return cut
        if k < len(self.a.words) and m < len(self.b.words) and hyphenated(self.a, k) and hyphenated(self.b, m):
            short = is_prefix(self.a, k - 1) or is_prefix(self.b, m - 1)
            k, m = (k + 1, m + 1) if short else (k, m)
        if i and j and hyphenated(self.a, i) and hyphenated(self.b, j):
            short = is_prefix(self.a, i - 1) and self.a.words[i - 1].norm == self.b.words[j - 1].norm
            i, j = (i - 1, j - 1) if short else (i, j)
        return i, k, j, m

    def _split(self, cut: Cut, link: Pairing) -> Iterator[Cut]:
        i, k, j, m = cut
        if i == k or j == m:
            yield from self._addition(cut, link)
        elif max(k - i, m - j) <= _LONGEST_GAP:
            if k - i != m - j and (grown := self._grown(cut, link)):
                yield grown
                i, j = grown[1], grown[3]
            yield from self._told((i, k, j, m), link)

    def _told(self, cut: Cut, link: Pairing) -> Iterator[Cut]:
        """A gap as swaps of its units, and those left alone with the equal words beside the gap.

        Where no spaces part words, a single character is none, and for another one says nothing.
        """
        i, k, j, m = cut
        if self._is_unspaced(cut):
            yield cut
            return
        units_a, units_b = compounds(self.a, i, k), compounds(self.b, j, m)
        norms_a, norms_b = [self.a.norms_of(*unit) for unit in units_a], [self.b.norms_of(*unit) for unit in units_b]
        starts_a, starts_b = [*(first for first, _ in units_a), k], [*(first for first, _ in units_b), m]
        for x, to_x, y, to_y in swapped(norms_a, norms_b, self.known, self.negations):
            found = starts_a[x], starts_a[to_x], starts_b[y], starts_b[to_y]
            if x < to_x and y < to_y:
                yield self._whole_phrase(found, link)
            else:
                opens, closes = (found[0], found[2]) == (i, j), (found[1], found[3]) == (k, m)
                yield from self._addition(found, link, opens, closes)

    def _is_unspaced(self, cut: Cut) -> bool:
        i, k, j, m = cut
        return all(is_character(word.norm) for word in (*self.a.words[i:k], *self.b.words[j:m]))

    def _grown(self, cut: Cut, link: Pairing) -> Cut | None:
        """The equal word before a gap and the word that makes a fixed expression of it on one side only."""
        i, k, j, m = cut
        if i == self.a.sentences[link.a].first or j == self.b.sentences[link.b].first:
            return None
        more_in_a = k - i > m - j
        reading, at = (self.a, i) if more_in_a else (self.b, j)
        if not is_compound(*small_letters(reading, at - 1, at + 1)):
            return None
        return (i - 1, i + 1, j - 1, j) if more_in_a else (i - 1, i, j - 1, j + 1)

    def _whole_phrase(self, cut: Cut, link: Pairing) -> Cut:
        """Take in the equal words behind a swap that make a set phrase of it: ``along with`` for ``together with``."""
        i, k, j, m = cut
        first, second = self.a.sentences[link.a], self.b.sentences[link.b]
        for more in range(_LONGEST_PHRASE, 0, -1):
            rest = self.a.norms_of(k, k + more)
            if k + more > first.last or m + more > second.last or rest != self.b.norms_of(m, m + more):
                continue
            if {(*self.a.norms_of(i, k), *rest), (*self.b.norms_of(j, m), *rest)} & PHRASES:
                return i, k + more, j, m + more
        return cut

    def _addition(self, cut: Cut, link: Pairing, opens: bool = True, closes: bool = True) -> Iterator[Cut]:
        """One added word, told together with the equal word it goes with: ``other`` for ``various other``.

        `opens` and `closes` tell whether the words before and behind are equal ones.
        """
        i, k, j, m = cut
        first, second = self.a.sentences[link.a], self.b.sentences[link.b]
        before = opens and min(i - first.first, j - second.first) > 0
        after = closes and k < first.last and m < second.last
        if after and self._deny((*self.a.norms_of(i, k), *self.b.norms_of(j, m))):
            yield i, k + 1, j, m + 1
            return
        if k - i + m - j != 1:
            return
        added = self.b.words[j].norm if i == k else self.a.words[i].norm
        if added == "minus":
            if after:
                yield i, k + 1, j, m + 1
            return
        if is_character(added):
            return
        short, at = (self.a, i) if i == k else (self.b, j)
        count_before = self.added[short.words[at - 1].norm, added, False] if before else 0
        count_after = self.added[short.words[at].norm, added, True] if after else 0
        fits_before = before and (is_modified(short, at - 1) or count_before > 1)
        fits_after = after and (is_modified(short, at) or count_after > 1)
        small = is_function_word(added) and added not in FILLERS and added not in self.negations
        if is_numeric(added) or (small and max(count_before, count_after) < 2):
            return
        denies = before and after and added in self.negations
        goes_first = denies and self.negations is DENIALS  # *no está*, *не открыт*; English has *is not*
        if goes_first or (fits_after and (count_after >= count_before or not fits_before)):
            yield i, k + 1, j, m + 1
        elif fits_before or denies:
            yield i - 1, k, j - 1, m

    def _deny(self, added: Sequence[str]) -> bool:
        """Do these words turn round what follows: ``did not``, ``had never``?"""
        return len(added) > 1 and not self.negations.isdisjoint(added) and all(map(is_function_word, added))
