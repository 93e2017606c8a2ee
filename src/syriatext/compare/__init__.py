"""Compare two articles: what one has from the other, sentence by sentence and word by word, and the verdict on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from ..comparison import Change, Comparison, Evidence, Link, Side, Substitution
from ..lookalikes import disguised_words
from ..model import Cleaned
from .align import Pairing, align
from .copied import Copied, copied_words, quotations
from .direction import direction
from .features import measure
from .kinds import describe, is_fact
from .lost import whole_words
from .rarity import is_english
from .sentences import Reading, read
from .substitutions import Differences, differences, in_order, substitutions
from .thesaurus import Thesaurus
from .verdict import Judgement, certain, judge
from .words import plain_words

__all__ = ["Thesaurus", "compare", "same_words"]

_ALIKE = 0.6
"""Likeness of sentences that are one, with some words changed."""
_REWRITES = ("near-duplicate", "spun", "partial")


def compare(a: Cleaned, b: Cleaned, thesaurus: Thesaurus | None = None) -> Comparison:
    """Return how two cleaned texts relate, with the sentences and words that show it.

    A `thesaurus` adds to the reasons of substitutions what it lists, and decides nothing.

    ``compare(b, a)`` is the mirror of ``compare(a, b)``, and line breaks inside paragraphs change nothing: the texts
    are put in an order of their own, by their words, before anything is measured.
    """
    found = _related(a, b, thesaurus)
    return replace(found, evidence=(*found.evidence, *_disguises(a, b)))


def _related(a: Cleaned, b: Cleaned, thesaurus: Thesaurus | None) -> Comparison:
    plain_a, plain_b = plain_words(a.text), plain_words(b.text)
    if plain_a == plain_b and (plain_a or same_words(a.text, b.text)):
        return _identical(a, b, 1.0 if plain_a else 0.0)
    if plain_b < plain_a:
        return mirrored(_compare(b, a, thesaurus))
    return _compare(a, b, thesaurus)


def _disguises(a: Cleaned, b: Cleaned) -> Iterator[Evidence]:
    """A note where a text has words that only look Latin: they are compared as they look, and somebody made them."""
    for side, cleaned in (("a", a), ("b", b)):
        if words := disguised_words(cleaned.text):
            yield Evidence(f"disguised words in {side}", words, 0.0)


def same_words(a: str, b: str) -> bool:
    """Do two texts have the same words in the same order, whatever their case, punctuation and line breaks?

    Without any words, the same signs: what is nothing but question marks shows nothing of what it was.
    """
    words = plain_words(a)
    return words == plain_words(b) and (bool(words) or a.split() == b.split())


def _compare(a: Cleaned, b: Cleaned, thesaurus: Thesaurus | None) -> Comparison:
    reading_a, reading_b = read(a.text, whole_words(a.text, b.text)), read(b.text, whole_words(b.text, a.text))
    pairings = align(reading_a, reading_b)
    english = bool(pairings) and is_english(a.text) and is_english(b.text)
    found = differences(reading_a, reading_b, pairings, english)
    copied = copied_words(reading_a, reading_b, pairings)
    judgement = _judgement(reading_a, reading_b, pairings, copied, found, english)
    links = _links(reading_a, reading_b, pairings, found)
    comparison = _told((a, reading_a), (b, reading_b), judgement, (copied.a, copied.b), links)
    if judgement.verdict not in _REWRITES:
        # Each has its own words; what stands for what can be told of sentences alone that are alike for all that.
        alike = differences(reading_a, reading_b, [pair for pair in pairings if pair.likeness.value >= _ALIKE], english)
        return replace(comparison, substitutions=substitutions(alike.swaps, None, english, thesaurus))
    told = direction(reading_a, reading_b, pairings, found.swaps)
    return replace(
        comparison,
        rewrite=told.rewrite,
        substitutions=substitutions(found.swaps, told.rewrite, english, thesaurus),
        evidence=judgement.evidence + told.evidence,
    )


def _are_facts(rows: Iterable[Substitution]) -> bool:
    """Are more facts changed than words for the same? That is an edited edition, and nothing is reworded."""
    facts = sum(row.count for row in rows if is_fact(row))
    reworded = sum(row.count for row in rows if row.kind in ("synonym", "tortured", "filler"))
    return reworded < facts


def _judgement(
    a: Reading, b: Reading, pairings: Sequence[Pairing], copied: Copied, found: Differences, english: bool
) -> Judgement:
    if not a.words or not b.words:
        return certain("unrelated", 0.0, "one text has no words" if a.words or b.words else "no text has words")
    measured = measure(a, b, pairings, copied)
    judgement = judge(measured, sum(map(len, found.changes)))
    if judgement.verdict == "spun" and _are_facts(describe(found.swaps, None, english)):
        return judge(measured, changes=0)
    return judgement


def _links(a: Reading, b: Reading, pairings: Sequence[Pairing], found: Differences) -> tuple[Link, ...]:
    return tuple(
        Link(a.sentences[pair.a].span, b.sentences[pair.b].span, round(pair.likeness.value, 4), changes)
        for pair, changes in zip(pairings, found.changes, strict=True)
    )


def _identical(a: Cleaned, b: Cleaned, copied: float) -> Comparison:
    """The same words in the same order. Sentences may differ where blank lines do: their words link them."""
    reading_a, reading_b = read(a.text), read(b.text)
    judgement = certain("identical", 1.0, "the same words in the same order")
    links = tuple(_same_words(reading_a, reading_b))
    return _told((a, reading_a), (b, reading_b), judgement, (copied, copied), links)


def _told(
    a: tuple[Cleaned, Reading],
    b: tuple[Cleaned, Reading],
    judgement: Judgement,
    copied: tuple[float, float],
    links: tuple[Link, ...],
) -> Comparison:
    """What every comparison says: of two texts of the same words, all there is."""
    return Comparison(
        a=a[0],
        b=b[0],
        verdict=judgement.verdict,
        score=judgement.score,
        words=(len(a[1].words), len(b[1].words)),
        copied=copied,
        rewrite=None,
        a_sentences=tuple(sentence.span for sentence in a[1].sentences),
        b_sentences=tuple(sentence.span for sentence in b[1].sentences),
        links=links,
        substitutions=(),
        evidence=judgement.evidence,
        probabilities=judgement.probabilities,
        a_quotations=quotations(a[0].text),
        b_quotations=quotations(b[0].text),
    )


def _same_words(a: Reading, b: Reading) -> Iterator[Link]:
    """Link the sentences of two identical texts that hold a character, not counting blanks and marks, in common."""
    ends_a, ends_b = _letters(a), _letters(b)
    i = j = 0
    while i < len(ends_a) and j < len(ends_b):
        yield Link(a.sentences[i].span, b.sentences[j].span, 1.0)
        end = min(ends_a[i], ends_b[j])
        i, j = i + (ends_a[i] <= end), j + (ends_b[j] <= end)


def _letters(reading: Reading) -> list[int]:
    """How many bare words have passed at the end of each sentence."""
    return list(accumulate(len(plain_words(reading.text[slice(*sentence.span)])) for sentence in reading.sentences))


def mirrored(comparison: Comparison) -> Comparison:
    """Return the comparison as seen from the other text."""
    flipped: dict[Side | None, Side | None] = {"a": "b", "b": "a", None: None}
    links = [
        Link(link.b, link.a, link.similarity, tuple(Change(change.b, change.a) for change in link.changes))
        for link in comparison.links
    ]
    rows = [replace(row, a=row.b, b=row.a) for row in comparison.substitutions]
    return replace(
        comparison,
        a=comparison.b,
        b=comparison.a,
        words=comparison.words[::-1],
        copied=(comparison.copied[1], comparison.copied[0]),
        rewrite=flipped[comparison.rewrite],
        a_sentences=comparison.b_sentences,
        b_sentences=comparison.a_sentences,
        links=tuple(sorted(links, key=lambda link: (link.a, link.b))),
        substitutions=in_order(rows),
        a_places=comparison.b_places,
        b_places=comparison.a_places,
        a_quotations=comparison.b_quotations,
        b_quotations=comparison.a_quotations,
    )
