"""Words that say how many or when, in other languages than English: numbers, ordinals, days of the week, months."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache

from .accents import without_accents
from .tables import packed_lines

_KINDS = {"n": "number", "o": "number", "d": "day", "m": "month"}


_LONGEST = 2
_JOINED = "وفبلكובלמהשכ"
"""Arabic and Hebrew words of one letter: *and*, *for*, *in*."""
_SHORT = 3


def other_figure(one: Sequence[str], other: Sequence[str]) -> str:
    """What words in normal form say differently (``number``, ``day`` or ``month``); nothing where they may agree.

    >>> other_figure(["tisa"], ["sekiz"]), other_figure(["dokuz"], ["sekiz"]), other_figure(["dokuz"], ["9"])
    ('', 'number', '')
    >>> other_figure(["doctobre"], ["de", "novembre"]), other_figure(["كانون", "الثاني"], ["شباط"])
    ('month', 'month')
    """
    first, second = list(_figures(one)), list(_figures(other))
    if len(first) != 1 or len(second) != 1 or first[0] & second[0]:
        return ""
    shared = {kind for kind, _ in first[0]} & {kind for kind, _ in second[0]}
    return _KINDS[min(shared)] if shared else ""


def _figures(norms: Sequence[str]) -> Iterator[frozenset[tuple[str, str]]]:
    """What each number, day or month among the words may say."""
    at = 0
    while at < len(norms):
        for length in range(min(_LONGEST, len(norms) - at), 0, -1):
            joined = "_".join(norms[at : at + length])
            if found := frozenset({("n", joined)}) if joined.isdigit() else _said(joined):
                yield found
                break
        at += length


def _said(word: str) -> frozenset[tuple[str, str]]:
    """What a word may say; a small word may be written in one with it, as in *لأربعة*."""
    said = _table().get(word)
    if said is None and len(word) > _SHORT and word[0] in _JOINED:
        said = _table().get(word[1:])
    return said or frozenset()


@cache
def _table() -> dict[str, frozenset[tuple[str, str]]]:
    """What each word may say: kind and value."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for line in packed_lines("figures.txt.gz"):
        kind, value, *words = without_accents(line).split()
        for word in words:
            found[word].add((kind, value))
            found[word.replace("_", "")].add((kind, value))  # Persian writes two as one, or nearly
    return {word: frozenset(values) for word, values in found.items()}
