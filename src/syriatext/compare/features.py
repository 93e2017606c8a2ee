"""What is measured on two aligned texts: shares and likenesses, none of which grows with the length of the texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import sqrt

from .align import Pairing, gaps
from .sentences import Reading, Sentence
from .words import is_function_word, is_numeric

_SHINGLE = 5
_LONG_RUN = 4
_LONGEST_GAP = 4
NAMES = (
    "linked_least",
    "linked_most",
    "copied_least",
    "copied_most",
    "equal_in_links",
    "replaced_in_links",
    "runs_in_links",
    "best_link",
    "second_link",
    "third_link",
    "in_order",
    "shared_words",
    "shared_names",
)


def measure(a: Reading, b: Reading, links: Sequence[Pairing]) -> dict[str, float]:
    """Return the features of a pair of texts, each about 0 to 1; the same for (b, a)."""
    copied = sorted(copied_shares(a, b, links))
    linked = sorted(_linked_shares(a, b, links))
    inside = _inside_links(a, b, links)
    strengths = sorted((_strength(a, b, link) for link in links), reverse=True)[:3] + [0.0] * 3
    words, names = _vocabulary(a, b)
    values = (*linked, *copied, *inside, *strengths[:3], _in_order(links), words, names)
    return dict(zip(NAMES, values, strict=True))


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
    words_a = sum(_length(a.sentences[number]) for number in {link.a for link in links})
    words_b = sum(_length(b.sentences[number]) for number in {link.b for link in links})
    return words_a / max(1, len(a.words)), words_b / max(1, len(b.words))


def _inside_links(a: Reading, b: Reading, links: Sequence[Pairing]) -> tuple[float, float, float]:
    """Shares of the words of linked sentences: equal, replaced in place, and in long equal runs."""
    equal = replaced = runs = total = 0.0
    for link in links:
        lengths = _length(a.sentences[link.a]), _length(b.sentences[link.b])
        total += sum(lengths) / 2
        equal += sum(size for _, _, size in link.likeness.blocks)
        runs += sum(size for _, _, size in link.likeness.blocks if size >= _LONG_RUN)
        replaced += _replaced(link, *lengths)
    return equal / max(1, total), replaced / max(1, total), runs / max(1, total)


def _replaced(link: Pairing, length_a: int, length_b: int) -> float:
    sizes = [(k - i, m - j) for i, k, j, m in gaps(link.likeness.blocks, length_a, length_b)]
    return sum(min(pair) for pair in sizes if 0 < min(pair) and max(pair) <= _LONGEST_GAP)


def _strength(a: Reading, b: Reading, link: Pairing) -> float:
    """How surely a link is no chance: its likeness, discounted for short sentences."""
    words = min(_length(a.sentences[link.a]), _length(b.sentences[link.b]))
    return link.likeness.value * min(1.0, sqrt(words / 16))


def _in_order(links: Sequence[Pairing]) -> float:
    following = sum(1 for one, other in zip(links, links[1:], strict=False) if 0 <= other.b - one.b <= 2)
    return following / (len(links) - 1) if len(links) > 1 else 0.0


def _vocabulary(a: Reading, b: Reading) -> tuple[float, float]:
    """Shares of the shorter text's different content words, and of its names and numbers, that the other has too."""
    content_a, content_b = _content(a), _content(b)
    return _containment(content_a, content_b), _containment(_names(a), _names(b))


def _content(reading: Reading) -> set[str]:
    return {word.norm for word in reading.words if not is_function_word(word.norm)}


def _names(reading: Reading) -> set[str]:
    return {
        word.norm
        for word in reading.words
        if is_numeric(word.norm) or (reading.text[word.start].isupper() and not is_function_word(word.norm))
    }


def _containment(one: set[str], other: set[str]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))
