"""What is measured on two aligned texts: shares and likenesses, none of which grows with the length of the texts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import lru_cache
from itertools import pairwise
from math import sqrt

from .align import Pairing, gaps
from .copied import Copied, quoted_share, shared_phrases, verbatim_shares
from .rarity import UNLISTED, zipf
from .sentences import Reading, Sentence
from .words import Word, is_character, is_function_word, is_numeric

_LONG_RUN = 4
_LONGEST_GAP = 4
_PASSAGE = 20
_CHANGED_NUMBER = 1.5
_QUOTED = 0.15
_DOUBTFUL = 0.2
"""What the numbers and names of a link count that may be chance."""
_PROSE = 6
"""Least words of a sentence that counts: shorter ones are mostly headings, credits and menus."""

_LEAD = 70
"""Words at the beginning of a report that say what it is about."""

_EVERYWHERE = 6.0
"""Zipf frequency of words that tell nothing of what a text is about."""

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
    "recast_in_links",
    "verbatim_least",
    "verbatim_most",
    "shared_phrases",
    "quoted_in_both",
    "numbers_kept",
    "names_kept",
    "best_link",
    "second_link",
    "third_link",
    "best_parallel",
    "shared_words",
    "shared_names",
    "shared_topic",
    "shared_lead",
    "rest_words",
    "rest_names",
    "rest_topic",
)


def measure(a: Reading, b: Reading, links: Sequence[Pairing], copied: Copied) -> dict[str, float]:
    """Return the features of a pair of texts, each about 0 to 1; the same for (b, a). `copied` is `copied_words`."""
    telling = _telling(a, b, links)
    strengths = sorted((_strength(a, b, link) for link in telling), reverse=True)[:3] + [0.0] * 3
    least, phrases = min(copied.a, copied.b), shared_phrases(a, b)
    common, rest = _vocabulary(a, b, links)
    # Unlinked sentences that are alike tell of one event reported twice; of a free hand, where much is copied.
    rest_counts = max(0.0, 1 - 1.5 * least - phrases)
    values = (
        *sorted(_linked_shares(a, b, telling)),
        least,
        max(copied.a, copied.b),
        *_inside_links(a, b, telling),
        *sorted(verbatim_shares(a, b)),
        phrases,
        copied.quoted,
        *_facts_kept(a, b, telling),
        *strengths[:3],
        _best_parallel(a, b, telling),
        *common,
        *(rest_counts * value for value in rest),
    )
    return dict(zip(NAMES, values, strict=True))


def _telling(a: Reading, b: Reading, links: Sequence[Pairing]) -> list[Pairing]:
    """The links of sentences that are long enough to tell anything; all of them if a text has none such."""
    if not all(any(_length(sentence) >= _PROSE for sentence in reading.sentences) for reading in (a, b)):
        return list(links)
    return [link for link in links if min(_lengths(a, b, link)) >= _PROSE]


def _lengths(a: Reading, b: Reading, link: Pairing) -> tuple[int, int]:
    return _length(a.sentences[link.a]), _length(b.sentences[link.b])


def _own_words(a: Reading, b: Reading, link: Pairing) -> float:
    """1 for a link in its writer's words, less for one in those of a speaker whom both texts quote."""
    first, second = a.sentences[link.a].first, b.sentences[link.b].first
    equal_a = [first + i + step for i, _, size in link.likeness.blocks for step in range(size)]
    equal_b = [second + j + step for _, j, size in link.likeness.blocks for step in range(size)]
    return 1 - _QUOTED * min(quoted_share(a, equal_a), quoted_share(b, equal_b))


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


def _inside_links(a: Reading, b: Reading, links: Sequence[Pairing]) -> tuple[float, float, float, float]:
    """Shares of the words of linked sentences: equal, replaced in place, in long equal runs.

    Fourth, by how much those that are neither kept nor replaced in place exceed those that are: a hand recasts.
    """
    equal = replaced = runs = total = 0.0
    for link in links:
        lengths = _lengths(a, b, link)
        total += sum(lengths) / 2
        equal += sum(size for _, _, size in link.likeness.blocks)
        runs += sum(size for _, _, size in link.likeness.blocks if size >= _LONG_RUN)
        replaced += _replaced(a, b, link)
    total = max(1.0, total)
    return equal / total, replaced / total, runs / total, max(0.0, total - equal - 2 * replaced) / total


def _facts_kept(a: Reading, b: Reading, links: Sequence[Pairing]) -> tuple[float, float]:
    """The shares of numbers and of names in linked sentences that stand in both: a rewrite seldom touches them.

    Two reports of one kind (prices, sports, weather) are alike but for their numbers.
    """
    numbers, names = [1.0, 1.0], [0.5, 1.0]
    for link in links:
        weight = max(_DOUBTFUL, _certainty(link))
        words_a, words_b = _words(a, link.a), _words(b, link.b)
        _count_kept(numbers, weight, _numbers(words_a), _numbers(words_b))
        _count_kept(names, weight, _names(a.text, words_a[1:]), _names(b.text, words_b[1:]))
    return numbers[0] / numbers[1], names[0] / names[1]


def _count_kept(counts: list[float], weight: float, one: set[str], other: set[str]) -> None:
    counts[0] += weight * len(one & other)
    counts[1] += weight * (len(one) + len(other)) / 2


def _words(reading: Reading, number: int) -> Sequence[Word]:
    sentence = reading.sentences[number]
    return reading.words[sentence.first : sentence.last]


def _replaced(a: Reading, b: Reading, link: Pairing) -> float:
    """Words that stand for as many others, or nearly so; a number for another number tells against a rewrite."""
    words_a, words_b = _words(a, link.a), _words(b, link.b)
    found = 0.0
    for i, k, j, m in gaps(link.likeness.blocks, len(words_a), len(words_b)):
        if _numbers(words_a[i:k]) and _numbers(words_b[j:m]):
            found -= _CHANGED_NUMBER
        elif max(k - i, m - j) <= _LONGEST_GAP:
            found += min(k - i, m - j)
    return found


def _strength(a: Reading, b: Reading, link: Pairing) -> float:
    """How surely a link is no chance: its likeness, discounted for short sentences."""
    return link.likeness.value * min(1.0, sqrt(min(_lengths(a, b, link)) / 12)) * _own_words(a, b, link)


def _best_parallel(a: Reading, b: Reading, links: Sequence[Pairing]) -> float:
    """The largest share of words, equal or replaced in place, of a linked passage, discounted if it is short.

    A passage is a sentence, or as many short ones in a row as make up one of usual length.
    """
    best = 0.0
    for at, link in enumerate(links):
        told, length = _told(a, b, link)
        best = max(best, _discounted(told, length))
        while length < _PASSAGE and at + 1 < len(links) and _adjoin(links[at], links[at + 1]):
            at += 1
            more, longer = _told(a, b, links[at])
            told, length = told + more, length + longer
        best = max(best, _discounted(told, length))
    return best


def _told(a: Reading, b: Reading, link: Pairing) -> tuple[float, float]:
    lengths = _lengths(a, b, link)
    told = sum(size for _, _, size in link.likeness.blocks) + _replaced(a, b, link)
    return told * _own_words(a, b, link), sum(lengths) / 2


def _discounted(told: float, length: float) -> float:
    return told / length * min(1.0, sqrt(length / _PASSAGE))


def _adjoin(one: Pairing, other: Pairing) -> bool:
    return other.a - one.a == 1 and other.b - one.b == 1


def _vocabulary(a: Reading, b: Reading, links: Sequence[Pairing]) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """What the words of two texts have in common, headings aside, their beginnings, and what is not linked."""
    whole_a, whole_b = _prose(a, set()), _prose(b, set())
    lead = _cosine(_weighed(whole_a[:_LEAD]), _weighed(whole_b[:_LEAD]))
    rest_a, rest_b = _prose(a, {link.a for link in links}), _prose(b, {link.b for link in links})
    return (*_in_common(a, b, whole_a, whole_b), lead), _in_common(a, b, rest_a, rest_b)


def _prose(reading: Reading, without: set[int]) -> list[Word]:
    long = [number for number, sentence in enumerate(reading.sentences) if _length(sentence) >= _PROSE]
    kept = [number for number in long or range(len(reading.sentences)) if number not in without]
    sentences = (reading.sentences[number] for number in kept)
    return [word for sentence in sentences for word in reading.words[sentence.first : sentence.last]]


def _in_common(a: Reading, b: Reading, words_a: list[Word], words_b: list[Word]) -> tuple[float, float, float]:
    """Shares of the shorter one's different content words, and of its names and numbers, that the other has too.

    Third, the cosine of the counts of all content words. Words count for as much as they are rare in English.
    """
    counts_a, counts_b = _weighed(words_a), _weighed(words_b)
    names_a = _names(a.text, words_a) | _numbers(words_a)
    names_b = _names(b.text, words_b) | _numbers(words_b)
    named = _containment(names_a, names_b) if names_a and names_b else _UNKNOWN
    return _words_shared(counts_a, counts_b), named, _cosine(counts_a, counts_b)


def _weighed(words: Sequence[Word]) -> dict[str, float]:
    counts = Counter(_content(words))
    return {norm: sqrt(count) * _telling_weight(norm) for norm, count in counts.items()}


@lru_cache(maxsize=65536)
def _telling_weight(norm: str) -> float:
    return max(0.2, (_EVERYWHERE - zipf(norm)) / (_EVERYWHERE - UNLISTED))


def _words_shared(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    shared = sum(map(_telling_weight, one.keys() & other.keys()))
    return shared / max(1.0, min(sum(map(_telling_weight, one)), sum(map(_telling_weight, other))))


def _content(words: Sequence[Word]) -> list[str]:
    """Words that tell what a text is about; in scripts without spaces, where one character tells little, pairs."""
    found = [word.norm for word in words if not is_function_word(word.norm) and not is_character(word.norm)]
    pairs = ((one, other) for one, other in pairwise(words) if is_character(one.norm) and is_character(other.norm))
    return found + [
        one.norm + other.norm
        for one, other in pairs
        if one.end == other.start and not (is_function_word(one.norm) and is_function_word(other.norm))
    ]


def _names(text: str, words: Iterable[Word]) -> set[str]:
    return {word.norm for word in words if text[word.start].isupper() and not is_function_word(word.norm)}


def _numbers(words: Iterable[Word]) -> set[str]:
    return {word.norm for word in words if is_numeric(word.norm)}


def _containment(one: Set[str], other: Set[str]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    product = sum(weight * other[norm] for norm, weight in one.items() if norm in other)
    return product / sqrt(max(1.0, _square(one)) * max(1.0, _square(other)))


def _square(weights: Mapping[str, float]) -> float:
    return sum(weight * weight for weight in weights.values())
