"""How words stand in their text: as written, joined by hyphens, in titles and in fixed expressions."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from operator import attrgetter

from ..comparison import Side
from ..model import Span
from .figures import LONGEST, number_length
from .names import ARTICLES
from .rarity import is_compound
from .sentences import Reading
from .vocabulary import HYPHENS, MODIFIED, PREFIXES
from .words import is_contracted, is_function_word, is_numeric

_CLAUSES = re.compile(r"[,;:()]\s|\s[(–—]")
_ARTICLE = re.compile(rf"(?:{'|'.join(ARTICLES)})[{HYPHENS}] ?(?=\w)")
_DASH = re.compile(r"\s[-–—]\s")
_MANY = 0.25
"""Share of words with a capital from which on it tells no name."""


def characters(reading: Reading, first: int, last: int) -> Span:
    """Where the words ``first:last`` stand in the text; where none do, the end of the word before."""
    if first < last:
        return reading.words[first].start, reading.words[last - 1].end
    at = reading.words[first - 1].end if first else 0
    return at, at


def bracketed(reading: Reading, first: int, last: int) -> Span:
    """The same, with the bracket behind it that closes one within."""
    start, end = characters(reading, first, last)
    inside = reading.text[start:end]
    is_open = inside.rfind("(") > inside.rfind(")") and reading.text.startswith(")", end)
    return start, end + is_open


def surface(reading: Reading, first: int, last: int) -> str:
    """The words as they are written, any white space between them one space."""
    start, end = characters(reading, first, last)
    return " ".join(reading.text[start:end].split())


def small_letters(reading: Reading, first: int, last: int) -> list[str]:
    return [reading.text[word.start : word.end].lower() for word in reading.words[first:last]]


def compound_at(reading: Reading, first: int, last: int) -> str:
    """The fixed expression that a single word makes with the one before or behind it."""
    if last - first != 1:
        return ""
    for one, other in pairwise(small_letters(reading, max(0, first - 1), last + 1)):
        if is_compound(one, other) and not (is_function_word(one) or is_function_word(other)):
            return f"{one} {other}"
    return ""


def broken_compound(a: Reading, b: Reading, cut: tuple[int, int, int, int]) -> tuple[str, Side] | None:
    """The fixed expression of two words that one side has where the other's words make none, and which side."""
    i, k, j, m = cut
    if k - i != 1 and m - j != 1:
        return None
    in_a, in_b = compound_at(a, i, k), compound_at(b, j, m)
    if bool(in_a) == bool(in_b):
        return None
    return (in_a, "a") if in_a else (in_b, "b")


def past_dateline(reading: Reading, first: int, last: int) -> int:
    """The first of these words behind a spaced dash, which ends a place and an agency; `first` if there is none."""
    ends = (reading.text[reading.words[at - 1].end : reading.words[at].start] for at in range(first + 1, last))
    return max((at for at, end in enumerate(ends, first + 1) if _DASH.search(end)), default=first)


def is_clause(reading: Reading, first: int, last: int) -> bool:
    """Does a comma, a colon or a bracket stand between these words?"""
    return bool(_CLAUSES.search(surface(reading, first, last)))


def compounds(reading: Reading, first: int, last: int) -> list[Span]:
    """Words, those joined by hyphens together, and those of one number."""
    spans: list[Span] = []
    at = first
    while at < last:
        end = at + number_length(reading.norms_of(at, last))
        if spans and hyphenated(reading, at):
            spans[-1] = spans[-1][0], end
        else:
            spans.append((at, end))
        at = end
    return spans


def number_around(reading: Reading, first: int, last: int) -> Span:
    """These words with those before and behind that belong to a number of several words with them: *üç*, *on üç*."""
    for start in range(max(0, first - LONGEST + 1), max(first + 1, last)):
        end = start + number_length(reading.norms_of(start, start + LONGEST))
        if end > start + 1 and start < last and end > first:
            first, last = min(start, first), max(end, last)
    return first, last


def is_modified(reading: Reading, at: int) -> bool:
    """Is this a word that an added one beside it goes with?"""
    norm = reading.words[at].norm
    return norm in MODIFIED or not (is_function_word(norm) or is_numeric(norm))


def is_prefix(reading: Reading, at: int) -> bool:
    return reading.words[at].norm in PREFIXES


def hyphenated(reading: Reading, at: int) -> bool:
    """Does a hyphen, with or without the space that some rewriting tools leave, join this word to the one before?"""
    between = reading.text[reading.words[at - 1].end : reading.words[at].start] if at else ""
    return len(between) < 4 and between.strip() in tuple(HYPHENS)


def is_half(reading: Reading, at: int) -> bool:
    """Is there a word here, joined to the one before as the halves of a contraction are?"""
    if at >= len(reading.words):
        return False
    word = reading.words[at]
    return word.start == reading.words[at - 1].end and is_contracted(reading.text[word.start : word.end])


_PUNCTUATION = re.compile(r"[\W_]+")


def bare(written: str) -> str:
    """A word without case, possessive and marks; a hyphen that a tool has spaced out is the same hyphen."""
    return _PUNCTUATION.sub("", re.sub(r"['’‘]s?\Z", "", written).replace("- ", "-").casefold())


def in_title(reading: Reading, first: int, last: int) -> bool:
    """Do these words stand in capitals inside a name of several words, not just at the head of a sentence?"""
    if not has_capital(surface(reading, first, last)):
        return False
    around = [at for at in (first - 1, last) if 0 <= at < len(reading.words)]
    return any(has_capital(surface(reading, at, at + 1)) and _adjacent(reading, at, first, last) for at in around)


def is_named(reading: Reading, first: int, last: int) -> bool:
    """Are all of these words but the small ones in capitals, where no sentence begins? *al-Khalil* is."""
    at = bisect_left(reading.sentences, first, key=attrgetter("first"))
    if at < len(reading.sentences) and reading.sentences[at].first == first:
        return False
    norms = reading.norms_of(first, last)
    telling = [at for at, norm in enumerate(norms, first) if not is_function_word(norm) and norm not in ARTICLES]
    return bool(telling) and all(has_capital(surface(reading, at, at + 1)) for at in telling)


def has_capital(written: str) -> bool:
    """Has a word a capital, be it behind an Arabic article: *al-Khalil*?"""
    return _ARTICLE.sub("", written)[:1].isupper()


def capitals_are_names(reading: Reading) -> bool:
    """Do capitals within sentences stand out, as they do but in German, in headlines and in scripts without any?"""
    inner = [reading.text[word.start] for s in reading.sentences for word in reading.words[s.first + 1 : s.last]]
    return 0 < sum(map(str.isupper, inner)) < _MANY * sum(map(str.isalpha, inner))


def _adjacent(reading: Reading, at: int, first: int, last: int) -> bool:
    left, right = (at, first) if at < first else (last - 1, at)
    return reading.words[right].start - reading.words[left].end == 1
