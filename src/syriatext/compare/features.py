"""What is measured on two aligned texts: shares and likenesses, none of which grows with the length of the texts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from math import sqrt

from .align import Pairing, gaps
from .sentences import Reading, Sentence
from .words import Word, is_function_word, is_numeric

_SHINGLE = 5
_LONG_RUN = 4
_LONGEST_GAP = 4
_PROSE = 6
"""Least words of a sentence that counts: shorter ones are mostly headings, credits and menus."""

_UNKNOWN = 0.5
"""Stands for a share of names where there are none, as in scripts without capitals."""

NAMES = (
    "linked_least",
    "linked_most",
    "copied_least",
    "copied_most",
    "equal_in_links",
    "replaced_in_links",
    "runs_in_links",
    "facts_kept",
    "best_link",
    "second_link",
    "third_link",
    "in_order",
    "shared_words",
    "shared_names",
    "shared_topic",
)


def measure(a: Reading, b: Reading, links: Sequence[Pairing]) -> dict[str, float]:
    """Return the features of a pair of texts, each about 0 to 1; the same for (b, a)."""
    telling = _telling(a, b, links)
    copied = sorted(copied_shares(a, b, links))
    linked = sorted(_linked_shares(a, b, telling))
    inside = _inside_links(a, b, telling)
    strengths = sorted((_strength(a, b, link) for link in telling), reverse=True)[:3] + [0.0] * 3
    values = (*linked, *copied, *inside, _facts_kept(a, b, telling), *strengths[:3], _in_order(telling), *_vocabulary(a, b))
    return dict(zip(NAMES, values, strict=True))


def _telling(a: Reading, b: Reading, links: Sequence[Pairing]) -> list[Pairing]:
    """The links of sentences that are long enough to tell anything; all of them if a text has none such."""
    if not all(any(_length(sentence) >= _PROSE for sentence in reading.sentences) for reading in (a, b)):
        return list(links)
    return [link for link in links if min(_lengths(a, b, link)) >= _PROSE]


def _lengths(a: Reading, b: Reading, link: Pairing) -> tuple[int, int]:
    return _length(a.sentences[link.a]), _length(b.sentences[link.b])


def copied_shares(a: Reading, b: Reading, links: Sequence[Pairing]) -> tuple[float, float]:
    """Return the share of a's words found in b, and of b's found in a, counting words in matched runs.

    A run is two or more equal words of linked sentences, or five words in a row found anywhere.
    """
    marked_a, marked_b = _shingled(a, b), _shingled(b, a)
    for link in links:
        first, second = a.sentences[link.a].first, b.sentences[link.b].first
        for i, j, size in link.likeness.blocks:
            if size > 1 or not is_function_word(a.words[first + i].norm):
                marked_a.update(range(first + i, first + i + size))
                marked_b.update(range(second + j, second + j + size))
    return len(marked_a) / max(1, len(a.words)), len(marked_b) / max(1, len(b.words))


def _shingled(one: Reading, other: Reading) -> set[int]:
    theirs = set(_shingles(other))
    marked: set[int] = set()
    for at, shingle in enumerate(_shingles(one)):
        if shingle in theirs:
            marked.update(range(at, at + _SHINGLE))
    return marked


def _shingles(reading: Reading) -> Iterable[tuple[str, ...]]:
    norms = [word.norm for word in reading.words]
    return zip(*(norms[offset:] for offset in range(_SHINGLE)), strict=False)


def _length(sentence: Sentence) -> int:
    return sentence.last - sentence.first


def _linked_shares(a: Reading, b: Reading, links: Sequence[Pairing]) -> tuple[float, float]:
    sure_a: dict[int, float] = defaultdict(float)
    sure_b: dict[int, float] = defaultdict(float)
    for link in links:
        sure_a[link.a] = max(sure_a[link.a], _certainty(link))
        sure_b[link.b] = max(sure_b[link.b], _certainty(link))
    return _share(a, sure_a), _share(b, sure_b)


def _certainty(link: Pairing) -> float:
    """0 for sentences that are as alike as two reports of one fact may be, 1 for those that no chance makes."""
    return min(1.0, max(0.0, (link.likeness.value - 0.4) / 0.25))


def _share(reading: Reading, sure: Mapping[int, float]) -> float:
    return sum(_length(reading.sentences[number]) * part for number, part in sure.items()) / max(1, len(reading.words))


def _inside_links(a: Reading, b: Reading, links: Sequence[Pairing]) -> tuple[float, float, float]:
    """Words of linked sentences, equal, replaced in place and in long equal runs, as shares of the shorter text."""
    equal = replaced = runs = 0.0
    total = max(1, min(len(a.words), len(b.words)))
    for link in links:
        lengths = _lengths(a, b, link)
        equal += sum(size for _, _, size in link.likeness.blocks)
        runs += sum(size for _, _, size in link.likeness.blocks if size >= _LONG_RUN)
        replaced += _replaced(link, *lengths)
    return equal / total, replaced / total, runs / total


def _facts_kept(a: Reading, b: Reading, links: Sequence[Pairing]) -> float:
    """The share of names and numbers of linked sentences that stand in both: a rewrite seldom touches them."""
    kept, total = 0.5, 1.0
    for link in links:
        first, second = a.sentences[link.a], b.sentences[link.b]
        facts_a = _names(a.text, a.words[first.first + 1 : first.last])
        facts_b = _names(b.text, b.words[second.first + 1 : second.last])
        kept += len(facts_a & facts_b)
        total += (len(facts_a) + len(facts_b)) / 2
    return kept / total


def _replaced(link: Pairing, length_a: int, length_b: int) -> float:
    sizes = [(k - i, m - j) for i, k, j, m in gaps(link.likeness.blocks, length_a, length_b)]
    return sum(min(pair) for pair in sizes if min(pair) > 0 and max(pair) <= _LONGEST_GAP)


def _strength(a: Reading, b: Reading, link: Pairing) -> float:
    """How surely a link is no chance: its likeness, discounted for short sentences."""
    return link.likeness.value * min(1.0, sqrt(min(_lengths(a, b, link)) / 12))


def _in_order(links: Sequence[Pairing]) -> float:
    following = sum(1 for one, other in pairwise(links) if 0 <= other.b - one.b <= 2)
    return following / (len(links) - 1) if len(links) > 1 else 0.0


def _vocabulary(a: Reading, b: Reading) -> tuple[float, float, float]:
    """What the words of two texts have in common, headings aside.

    Shares of the shorter one's different content words, and of its names and numbers, that the other has too, and the
    cosine of the counts of all content words.
    """
    prose_a, prose_b = _prose(a), _prose(b)
    counts_a, counts_b = Counter(_content(prose_a)), Counter(_content(prose_b))
    names_a, names_b = _names(a.text, prose_a), _names(b.text, prose_b)
    named = _containment(names_a, names_b) if names_a and names_b else _UNKNOWN
    return _containment(set(counts_a), set(counts_b)), named, _cosine(counts_a, counts_b)


def _prose(reading: Reading) -> list[Word]:
    long = [sentence for sentence in reading.sentences if _length(sentence) >= _PROSE] or reading.sentences
    return [word for sentence in long for word in reading.words[sentence.first : sentence.last]]


def _content(words: Iterable[Word]) -> list[str]:
    return [word.norm for word in words if not is_function_word(word.norm)]


def _names(text: str, words: Iterable[Word]) -> set[str]:
    capital = (word for word in words if text[word.start].isupper() and not is_function_word(word.norm))
    return {word.norm for word in capital} | {word.norm for word in words if is_numeric(word.norm)}


def _containment(one: set[str], other: set[str]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))


def _cosine(one: Counter[str], other: Counter[str]) -> float:
    product = sum(count * other[norm] for norm, count in one.items() if norm in other)
    return product / sqrt(max(1, _square(one)) * max(1, _square(other)))


def _square(counts: Counter[str]) -> int:
    return sum(count * count for count in counts.values())
