"""Which swaps turn an English statement round: words that deny, and words that say the opposite."""

from __future__ import annotations

from functools import cache

from .tables import packed_lines
from .thesaurus import base_forms
from .vocabulary import NEGATIONS


def opposite(one: tuple[str, ...], other: tuple[str, ...]) -> str:
    """Say how words in normal form say the opposite of others; nothing where they are not known to.

    >>> opposite(("opened",), ("closed",)), opposite(("reopened",), ("did", "not", "reopen"))
    ('the opposite', 'one of the two denies it')
    """
    if NEGATIONS.isdisjoint(one) != NEGATIONS.isdisjoint(other):
        return "one of the two denies it"
    if len(one) == len(other) == 1 and any(
        second in _opposites().get(first, ()) for first in base_forms(one[0]) for second in base_forms(other[0])
    ):
        return "the opposite"
    return ""


@cache
def _opposites() -> dict[str, set[str]]:
    """The opposites of each word that has some."""
    found: dict[str, set[str]] = {}
    for line in packed_lines("opposites.txt.gz"):
        one, other = line.split()
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return found
