"""Names that are written in several ways: a small table of facts, and the rule for the Arabic article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

_VARIANTS: dict[str, str] = {
    "deir-az-zour": "deir az zour|deir ez zour|deir el zour|deir al zour|deir e zour|deir az zor|deir ez zor|"
    "deir el zor|deir al zor|dayr az zawr|deir ezzor|deir azzor|deir ezzour|deir azzour|deirezzor|دير الزور",
    "islamic-state": "islamic state group|islamic state in iraq and syria|islamic state in iraq and also syria|"
    "islamic state of iraq and syria|islamic state of iraq and the levant|islamic state in iraq and the levant|"
    "islamic state of iraq and al sham|islamic state|IS group|IS|isis|isil|daesh|daish|داعش|تنظيم الدوله الاسلاميه",
    "al-qaida": "qaida|qaeda|qaedah|qaidah|al qaida|al qaeda|القاعده",
    "palmyra": "palmyra|tadmur|tadmor|تدمر",
    "aleppo": "aleppo|halab|حلب",
    "damascus": "damascus|dimashq|دمشق",
    "raqqa": "raqqa|raqqah|raqa|rakka|الرقه",
    "homs": "homs|hims|حمص",
    "hama": "hama|hamah|حماه",
    "idlib": "idlib|idleb|ادلب",
    "latakia": "latakia|lattakia|latakiyah|ladhiqiyah|اللاذقيه",
    "daraa": "daraa|deraa|dar'a|درعا",
    "hasakah": "hasakah|hasaka|hasakeh|hassakeh|hassaka|الحسكه",
    "khmeimim": "khmeimim|hmeimim|hemeimeem|hmeymim",
    "bashar": "bashar|bachar",
    "gaddafi": "gaddafi|gadhafi|qaddafi|kadhafi|kaddafi",
    "hezbollah": "hezbollah|hizbollah|hizbullah|hizballah|hezballah",
    "nusra": "nusra|nusrah|jabhat al nusra|nusra front",
    "syrian-democratic-forces": "syrian democratic forces|SDF",
    "united-states": "united states of america|united states|US|USA",
    "united-nations": "united nations|UN",
    "united-kingdom": "united kingdom|UK|great britain",
    "european-union": "european union|EU",
    "kyiv": "kyiv|kiev",
    "mohammed": "mohammed|mohammad|muhammad|mohamed|muhammed",
    "hussein": "hussein|husayn|hussain|husain",
    "abdullah": "abdullah|abdallah|abdulla",
}
_ARTICLES = ("al", "el", "ar", "as", "ash", "ad", "adh", "an", "at", "az", "ez", "er", "es")
_LONGEST = 7
_GAP = re.compile(r"[\s\-‐‑–]{0,3}\Z")
_HYPHEN_GAP = re.compile(r"\s?[-‐‑]\s?\Z")

NamedSpan = tuple[int, int, str]


@cache
def _table() -> dict[tuple[str, ...], str]:
    return {tuple(variant.split()): name for name, variants in _VARIANTS.items() for variant in variants.split("|")}


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
        if taken == 1 and norm in _ARTICLES and _has_article(text, words, position):
            taken, norm = _name_at(text, words, position + 1)
            taken += 1
        yield words[position][0], words[position + taken - 1][1], norm
        position += taken


def _name_at(text: str, words: Sequence[NamedSpan], position: int) -> tuple[int, str]:
    norm = words[position][2]
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
