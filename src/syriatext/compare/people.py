"""Which words with a capital name somebody or a place, and are not words of English that stand in a title."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from .rarity import is_listed
from .tables import packed_lines
from .vocabulary import FUNCTION_WORDS, NAMES


def are_people(one: Iterable[str], other: Iterable[str]) -> bool:
    """Do words, in normal form, name something, and words that stand for them something else?

    What is no word is a name, and so is what stands in its place; of words that are both, all have to be names.

    >>> are_people(["rijeka"], ["split"]), are_people(["anna", "smith"], ["clara", "jones"])
    (True, True)
    >>> are_people(["army"], ["military"])
    False
    """
    sides = [_telling(one), _telling(other)]
    if any(side and not any(map(is_listed, side)) for side in sides):
        return True
    return all(side and _people().issuperset(side) for side in sides)


def _telling(norms: Iterable[str]) -> list[str]:
    """The words that say something, those of known names each on its own."""
    return [word for norm in norms if norm not in FUNCTION_WORDS for word in norm.split("-")]


@cache
def _people() -> frozenset[str]:
    return NAMES.union(packed_lines("people.txt.gz"))
