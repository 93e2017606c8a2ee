"""What is measured on two aligned texts: shares and likenesses, none of which grows with the length of the texts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import sqrt

from .align import Pairing, gaps
from .sentences import Reading, Sentence
from .words import Word, is_function_word, is_numeric

_SHINGLE = 5
_LONG_RUN = 4
_LONGEST_GAP = 4
_PASSAGE = 20
_CHANGED_NUMBER = 1.5
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
    "numbers_kept",
    "names_kept",
    "best_link",
    "second_link",
    "third_link",
    "best_parallel",
    "shared_words",
    "shared_names",
    "shared_topic",
    "rest_words",
    "rest_names",
    "rest_topic",
)


def measure(a: Reading, b: Reading, links: Sequence[Pairing], copied: tuple[float, float]) -> dict[str, float]:
    """Return the features of a pair of texts, each about 0 to 1; the same for (b, a). `copied` is `copied_shares`."""
    telling = _telling(a, b, links)
    linked = sorted(_linked_shares(a, b, telling))
    inside = _inside_links(a, b, telling)
    strengths = sorted((_strength(a, b, link) for link in telling), reverse=True)[:3] + [0.0] * 3
    values = (
        *linked,
        *sorted(copied),
        *inside,
        *_facts_kept(a, b, telling),
        *strengths[:3],
        _best_parallel(a, b, telling),
        *_vocabulary(a, b, links),
    )
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
    """Shares of the words of linked sentences: equal, replaced in place, and in long equal runs."""
    equal = replaced = runs = total = 0.0
    for link in links:
        lengths = _lengths(a, b, link)
        total += sum(lengths) / 2
        equal += sum(size for _, _, size in link.likeness.blocks)
        runs += sum(size for _, _, size in link.likeness.blocks if size >= _LONG_RUN)
        replaced += _replaced(a, b, link)
    return equal / max(1, total), replaced / max(1, total), runs / max(1, total)


def _facts_kept(a: Reading, b: Reading, links: Sequence[Pairing]) -> tuple[float, float]:
    """The shares of numbers and of names in linked sentences that stand in both: a rewrite seldom touches them.

    Two reports of one kind (prices, sports, weather) are alike but for their numbers.
    """
    numbers, names = [1.0, 1.0], [0.5, 1.0]
    for link in links:
        words_a, words_b = _words(a, link.a), _words(b, link.b)
        _count_kept(numbers, _numbers(words_a), _numbers(words_b))
        _count_kept(names, _names(a.text, words_a[1:]), _names(b.text, words_b[1:]))
    return numbers[0] / numbers[1], names[0] / names[1]


def _count_kept(counts: list[float], one: set[str], other: set[str]) -> None:
    counts[0] += len(one & other)
    counts[1] += (len(one) + len(other)) / 2


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
    return link.likeness.value * min(1.0, sqrt(min(_lengths(a, b, link)) / 12))


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
    return sum(size for _, _, size in link.likeness.blocks) + _replaced(a, b, link), sum(lengths) / 2


def _discounted(told: float, length: float) -> float:
    return told / length * min(1.0, sqrt(length / _PASSAGE))


def _adjoin(one: Pairing, other: Pairing) -> bool:
    return other.a - one.a == 1 and other.b - one.b == 1


def _vocabulary(a: Reading, b: Reading, links: Sequence[Pairing]) -> tuple[float, ...]:
    """What the words of two texts have in common, headings aside, and the same of what is not linked."""
    rest_a, rest_b = _prose(a, {link.a for link in links}), _prose(b, {link.b for link in links})
    return *_in_common(a, b, _prose(a, set()), _prose(b, set())), *_in_common(a, b, rest_a, rest_b)


def _prose(reading: Reading, without: set[int]) -> list[Word]:
    long = [number for number, sentence in enumerate(reading.sentences) if _length(sentence) >= _PROSE]
    kept = [number for number in long or range(len(reading.sentences)) if number not in without]
    sentences = (reading.sentences[number] for number in kept)
    return [word for sentence in sentences for word in reading.words[sentence.first : sentence.last]]


def _in_common(a: Reading, b: Reading, words_a: list[Word], words_b: list[Word]) -> tuple[float, float, float]:
    """Shares of the shorter one's different content words, and of its names and numbers, that the other has too.

    Third, the cosine of the counts of all content words.
    """
    counts_a, counts_b = Counter(_content(words_a)), Counter(_content(words_b))
    names_a = _names(a.text, words_a) | _numbers(words_a)
    names_b = _names(b.text, words_b) | _numbers(words_b)
    named = _containment(names_a, names_b) if names_a and names_b else _UNKNOWN
    return _containment(set(counts_a), set(counts_b)), named, _cosine(counts_a, counts_b)


def _content(words: Iterable[Word]) -> list[str]:
    return [word.norm for word in words if not is_function_word(word.norm)]


def _names(text: str, words: Iterable[Word]) -> set[str]:
    return {word.norm for word in words if text[word.start].isupper() and not is_function_word(word.norm)}


def _numbers(words: Iterable[Word]) -> set[str]:
    return {word.norm for word in words if is_numeric(word.norm)}


def _containment(one: set[str], other: set[str]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))


def _cosine(one: Counter[str], other: Counter[str]) -> float:
    product = sum(count * other[norm] for norm, count in one.items() if norm in other)
    return product / sqrt(max(1, _square(one)) * max(1, _square(other)))


def _square(counts: Counter[str]) -> int:
    return sum(count * count for count in counts.values())
