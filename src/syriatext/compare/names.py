"""Names that are written in several ways: tables of facts, the rule for the Arabic article, and a key by consonants."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from unicodedata import combining, name, normalize

from .accents import without_accents
from .tables import packed_lines
from .vocabulary import CAPITALS, HYPHENS

ARTICLES = ("al", "el", "ar", "as", "ash", "ad", "adh", "an", "at", "az", "ez", "er", "es")
"""The Arabic article as it is written before a name."""
_LONGEST = 7
_GAP = re.compile(rf"[{HYPHENS}\s–]{{0,3}}\Z")
_HYPHEN_GAP = re.compile(rf"\s?[{HYPHENS}]\s?\Z")

NamedSpan = tuple[int, int, str]


Variant = tuple[str, ...]


@cache
def _table() -> dict[Variant, str]:
    """Variants, as words, and the name that each is one of: those known by hand, and places."""
    lines = (without_accents(line).split("|") for line in packed_lines("places.txt.gz"))
    return {tuple(variant.split()): name for name, *variants in lines for variant in variants} | written_names()


@cache
def written_names() -> dict[Variant, str]:
    """Return the variants of the table that is written by hand."""
    lines = files(f"{__package__}.tables").joinpath("names.txt").read_text("utf-8").splitlines()
    rows = (line.partition(":") for line in lines if line and not line.startswith("#"))
    return {_as_compared(variant): name for name, _, variants in rows for variant in variants.split("|")}


def _as_compared(variant: str) -> Variant:
    return tuple(word if word in CAPITALS else without_accents(word.casefold()) for word in variant.split())


@cache
def _first_words() -> frozenset[str]:
    return frozenset(variant[0] for variant in _table())


def fold_names(text: str, words: Sequence[NamedSpan]) -> Iterator[NamedSpan]:
    """Yield `words` (start, end, normal form) with each known name as one word under its one form.

    An Arabic article belongs to the name that it precedes: ``al- Assad`` is ``assad``.
    """
    position = 0
    while position < len(words):
        taken, norm = _name_at(text, words, position)
        if taken == 1 and norm in ARTICLES and _has_article(text, words, position):
            taken, norm = _name_at(text, words, position + 1)
            taken += 1
        yield words[position][0], words[position + taken - 1][1], norm
        position += taken


def _name_at(text: str, words: Sequence[NamedSpan], position: int) -> tuple[int, str]:
    norm = words[position][2]
    if text[words[position][0]].islower():
        return 1, norm
    if norm.isupper() and _in_capitals(text, words, position):
        return 1, norm.casefold()
    if norm in _first_words():
        for length in range(min(_LONGEST, len(words) - position), 0, -1):
            form = _table().get(tuple(word[2] for word in words[position : position + length]))
            if form and _joined(text, words, position, length):
                return length, form
    return 1, norm


def _joined(text: str, words: Sequence[NamedSpan], position: int, length: int) -> bool:
    pairs = zip(words[position : position + length - 1], words[position + 1 : position + length], strict=True)
    return all(_GAP.match(text, before[1], after[0]) for before, after in pairs)


def _has_article(text: str, words: Sequence[NamedSpan], position: int) -> bool:
    if position + 1 == len(words):
        return False
    end, start = words[position][1], words[position + 1][0]
    return start < end + 4 and bool(_HYPHEN_GAP.match(text, end, start)) and text[start].isupper()


def _in_capitals(text: str, words: Sequence[NamedSpan], position: int) -> bool:
    """Is a short word in capitals only because everything around it is?"""
    around = (*words[max(0, position - 2) : position], *words[position + 1 : position + 3])
    telling = [text[start:end] for start, end, _ in around if end - start > 3]
    return bool(telling) and all(surface.isupper() for surface in telling)


def consonant_key(written: str) -> str:
    """Return what is left of a name when everything is gone that transliterations disagree on.

    Names of different people and places may share one (Hama, Hmeimim): it says that two names are one only where
    they stand in the same place of two texts.

    >>> {consonant_key(name) for name in ("Qunaytirah", "al-Quneitra", "القنيطرة")}
    {'kntr'}
    """
    text = "".join(letter for letter in normalize("NFKD", written.casefold()) if not combining(letter))
    words = [word for word in re.split(rf"[{HYPHENS}\s–]+", text) if word not in ARTICLES]
    return "".join(_word_key(word.removeprefix("ال") if len(word) > 4 else word) for word in words)


def may_be_transliterations(one: str, other: str) -> bool:
    """Do two names with the same consonants not differ in vowels that no two transliterations put for each other?

    These are the first ones, and an *a* at the end: Martin is no Martina.

    >>> may_be_transliterations("Tarek", "Tariq"), may_be_transliterations("Omar", "Umar")
    (True, True)
    >>> may_be_transliterations("Tom", "Tim"), may_be_transliterations("Hassan", "Hussein")
    (False, False)
    >>> may_be_transliterations("Samir", "Samira"), may_be_transliterations("Raqqa", "Raqqah")
    (False, True)
    """
    if one.isascii() and other.isascii() and bool(_A.search(one)) != bool(_A.search(other)):
        return bool(_E.search(one) or _E.search(other))
    vowels = (_FIRST_VOWEL.search(name.casefold()) for name in (one, other))
    return "".join(sorted(vowel[0] for vowel in vowels if vowel)) not in _NEVER


def _word_key(word: str) -> str:
    for digraph, letter in _DIGRAPHS.items():
        word = word.replace(digraph, letter)
    kept = re.sub(r"[^a-zʃħğ]", "", word.translate(_CONSONANTS))
    kept = re.sub(r"(?<=.)h\Z|[aeiouyw]", "", kept)
    return re.sub(r"(.)\1+", r"\1", kept)


_A, _E = re.compile("ah?\\Z"), re.compile("(?:eh?|é)\\Z")
_FIRST_VOWEL = re.compile("[aeiou]")
_NEVER = ("ao", "au", "eo", "io", "iu")
_DIGRAPHS = {"kh": "ħ", "gh": "ğ", "sh": "ʃ", "ch": "ʃ", "th": "t", "dh": "d", "ph": "f", "ou": "u", "ck": "k"}
_CONSONANTS = str.maketrans(
    "قكکغجشصسزظذدضثتطبپفلمنرهحخgcqvx",
    "kkkğjʃsszzdddtttbbflmnrhhħkkkfs",
)


def are_names(*written: str) -> bool:
    """Are both written with capitals, as far as their scripts have any?"""
    last = [re.split(rf"[{HYPHENS}\s]+", side)[-1][:1] for side in written]
    return not any(letter.islower() or letter.isdigit() for letter in last)


def has_no_capitals(written: str) -> bool:
    """Is it in a script in which nothing tells a name from another word?"""
    return written.lower() == written.upper()


def has_umlauts(written: str) -> bool:
    """Is a vowel there that no transliteration has? *Müller* is not *Möller*."""
    return any("LATIN" in name(letter, "") for letter in written if not letter.isascii())
