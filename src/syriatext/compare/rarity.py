"""How common English words are, and which two of them make an expression of its own."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from .tables import packed_lines
from .vocabulary import ENGLISH, FOREIGN

UNLISTED = 2.5
"""Zipf frequency of a word that the table does not have: it knows those from about 3 on."""


_ENGLISH = 0.5
"""Least share of words in lower case that a text of English has in the list of common ones."""
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def zipf(word: str) -> float:
    """Return the decimal logarithm of how often `word`, in lower case, occurs in a billion words of English.

    >>> zipf("said") > zipf("stated") > zipf("averred")
    True
    """
    return frequencies().get(word, UNLISTED)


def is_listed(word: str) -> bool:
    """Is `word`, in lower case, among the 30,000 commonest words of English?"""
    return word in frequencies()


def is_compound(first: str, second: str) -> bool:
    """Do two words, in lower case and the second perhaps in the plural, make a fixed expression?

    >>> is_compound("air", "force"), is_compound("flying", "force"), is_compound("cruise", "missiles")
    (True, False, True)
    """
    known = _compounds()
    return f"{first} {second}" in known or (second.endswith("s") and f"{first} {second[:-1]}" in known)


def is_english(text: str) -> bool:
    """Are most of the words in lower case common English ones? Only then do their frequencies tell anything.

    What is common in another language stands in English texts too (*der*, *die*, *und*): the small words decide.
    """
    plain = {word: count for word, count in Counter(WORD.findall(text)).items() if word.islower()}
    listed = sum(count for word, count in plain.items() if is_listed(word))
    if not plain or listed < _ENGLISH * sum(plain.values()):
        return False
    small, foreign = (sum(plain.get(word, 0) for word in words) for words in (ENGLISH, FOREIGN))
    return small >= foreign


@cache
def _compounds() -> frozenset[str]:
    return frozenset(packed_lines("compounds.txt.gz"))


@cache
def frequencies() -> dict[str, float]:
    """Return the Zipf frequency of each listed word."""
    bands = (line.split() for line in packed_lines("english.txt.gz"))
    return {word: int(tenths) / 10 for tenths, *words in bands for word in words}
