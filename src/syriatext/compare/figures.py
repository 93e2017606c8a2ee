"""Words that say how many or when, in other languages than English: numbers, ordinals, days of the week, months."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from .accents import without_accents
from .tables import packed_lines

_KINDS = {"n": "number", "o": "number", "d": "day", "m": "month"}
LONGEST = 4
"""Words that a number or month may have."""
Figure = frozenset[tuple[str, str]]
"""What words may say: kinds and values."""
_JOINED = "وفبلكובלמהשכ"
"""Arabic and Hebrew words of one letter: *and*, *for*, *in*."""
_SHORT = 3
_ENDING = 4
"""Letters that a compound must have behind its number."""


def compared_figures(one: Sequence[str], other: Sequence[str]) -> tuple[bool, str] | None:
    """Do words in normal form say the same figure, and of what kind it is (``number``, ``day`` or ``month``)?

    None where no figure stands on both sides.

    >>> compared_figures(["dokuz"], ["sekiz"]), compared_figures(["dokuz"], ["9"]), compared_figures(["ev"], ["sekiz"])
    ((False, 'number'), (True, 'number'), None)
    >>> compared_figures(["doctobre"], ["de", "novembre"]), compared_figures(["quatre", "vingt", "dix"], ["90"])
    ((False, 'month'), (True, 'number'))
    >>> compared_figures(["un"], ["une"]), compared_figures(["un"], ["1"]), compared_figures(["un"], ["deux"])
    (None, (True, 'number'), (False, 'number'))
    """
    first, second = _figures(one), _figures(other)
    if len(one) == len(other) == 1 and not (first and second):
        first, second = _heads(one[0], other[0]) or (first, second)
    kinds = {kind for figure in first for kind, _ in figure} & {kind for figure in second for kind, _ in figure}
    if not kinds or ((len(first), len(second)) != (1, 1) and not _are_all(one, first, other, second)):
        return None
    is_same = len(first) == len(second) and all(a & b for a, b in zip(first, second, strict=True))
    if (
        is_same
        and all(("n", "1") in figure for figure in first)
        and not any(norm[0].isdigit() for norm in (*one, *other))
    ):
        return None  # *un* and *une*: an article, as far as anybody knows
    return is_same, _KINDS[min(kinds)]


def number_length(norms: Sequence[str]) -> int:
    """Return how many of the first words say one number, day or month together; 1 where no two do.

    >>> number_length(["on", "uc", "koy"]), number_length(["uc", "koy"])
    (2, 1)
    """
    lengths = range(min(LONGEST, len(norms)), 1, -1)
    return next((length for length in lengths if "_".join(norms[:length]) in _table()), 1)


def number_of(norms: Sequence[str]) -> str:
    """Return the number that several words in normal form say together, in figures; nothing where they say none.

    >>> number_of(["quarante", "6"]), number_of(["kanun", "al", "awwal"])
    ('46', '')
    """
    return next((value for kind, value in _said("_".join(norms)) if kind == "n"), "")


def _are_all(one: Sequence[str], first: list[Figure], other: Sequence[str], second: list[Figure]) -> bool:
    """Do both sides say nothing but numbers? Else nobody knows which of several belongs to which."""
    return all(
        sum(map(_is_figure, norms)) == len(norms) and all(kind == "n" for figure in figures for kind, _ in figure)
        for norms, figures in ((one, first), (other, second))
    )


def _is_figure(norm: str) -> bool:
    return norm.isdigit() or bool(_said(norm))


def _figures(norms: Sequence[str]) -> list[Figure]:
    """What each number, day or month among the words may say."""
    found: list[Figure] = []
    at = 0
    while at < len(norms):
        for length in range(min(LONGEST, len(norms) - at), 0, -1):
            joined = "_".join(norms[at : at + length])
            if said := frozenset({("n", joined)}) if joined.isdigit() else _said(joined):
                found.append(said)
                break
        at += length
    return found


def _heads(one: str, other: str) -> tuple[list[Figure], list[Figure]] | None:
    """The numbers that two compounds of one ending begin with: *dreitägig*, *fünftägig*."""
    for size in range(_ENDING, min(len(one), len(other)) - _SHORT + 1):
        if one[-size:] != other[-size:]:
            return None
        first, second = (frozenset(said for said in _said(word[:-size]) if said[0] == "n") for word in (one, other))
        if first and second:
            return [first], [second]
    return None


def _said(word: str) -> Figure:
    """What a word may say; a small word may be written in one with it, as in *لأربعة*."""
    said = _table().get(word)
    if said is None and len(word) > _SHORT and word[0] in _JOINED:
        said = _table().get(word[1:])
    return said or frozenset()


@cache
def _table() -> dict[str, Figure]:
    """What each word may say: kind and value."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for line in packed_lines("figures.txt.gz"):
        kind, value, *words = without_accents(line).split()
        for word in words:
            found[word].add((kind, value))
            found[word.replace("_", "")].add((kind, value))  # Persian writes two as one, or nearly
    return {word: frozenset(values) for word, values in found.items()}
