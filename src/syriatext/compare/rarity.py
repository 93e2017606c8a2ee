"""How common English words are."""

from __future__ import annotations

import gzip
from functools import cache
from importlib.resources import files

UNLISTED = 2.5
"""Zipf frequency of a word that the table does not have: it knows those from about 3 on."""


def zipf(word: str) -> float:
    """Return the decimal logarithm of how often `word`, in lower case, occurs in a billion words of English.

    >>> zipf("said") > zipf("stated") > zipf("averred")
    True
    """
    return _table().get(word, UNLISTED)


def is_listed(word: str) -> bool:
    """Is `word`, in lower case, among the 30,000 commonest words of English?"""
    return word in _table()


@cache
def _table() -> dict[str, float]:
    packed = files(f"{__package__}.tables").joinpath("english.txt.gz").read_bytes()
    bands = (line.split() for line in gzip.decompress(packed).decode().splitlines())
    return {word: int(tenths) / 10 for tenths, *words in bands for word in words}
