"""Words that say how many or when, in other languages than English: numbers, ordinals, days of the week, months."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from .accents import without_accents
from .tables import packed_lines

_KINDS = {"n": "number", "o": "number", "d": "day", "m": "month"}


def other_figure(one: str, other: str) -> str:
    """What two words in normal form say differently (``number``, ``day`` or ``month``); nothing where they may agree.

    >>> other_figure("tisa", "sekiz"), other_figure("dokuz", "sekiz"), other_figure("dokuz", "9")
    ('', 'number', '')
    """
    first, second = _figures(one), _figures(other)
    if first & second:
        return ""
    shared = {kind for kind, _ in first} & {kind for kind, _ in second}
    return _KINDS[min(shared)] if shared else ""


def _figures(norm: str) -> frozenset[tuple[str, str]]:
    return frozenset({("n", norm)}) if norm.isdigit() else _table().get(norm, frozenset())


@cache
def _table() -> dict[str, frozenset[tuple[str, str]]]:
    """What each word may say: kind and value."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for line in packed_lines("figures.txt.gz"):
        kind, value, *words = without_accents(line).split()
        for word in words:
            found[word].add((kind, value))
    return {word: frozenset(values) for word, values in found.items()}
