"""Which characters does a text hold? That alone rules most damage out, at a cost that hardly shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Set
from typing import NamedTuple

from ..model import Edit

FEW = 20_000  # characters; below that, loading numpy takes longer than it saves

Condition = Callable[[Set[str]], bool]
"""Can a text of these characters have a certain kind of damage?"""


class Fix(NamedTuple):
    """What finds one kind of damage, and which texts may have it, as far as their characters tell."""

    edits: Callable[[str], Iterable[Edit]]
    may_help: Condition


def alphabet(text: str) -> Set[str]:
    """The characters of `text`, each once; those beyond the first 65,536 may stand there as surrogates.

    >>> sorted(alphabet("abba"))
    ['a', 'b']
    """
    if len(text) < FEW:
        return set(text)
    import numpy as np

    seen = np.zeros(65536, bool)
    for start in range(0, len(text), 1 << 20):
        part = text[start : start + (1 << 20)]
        seen[np.frombuffer(part.encode("utf-16-le", "surrogatepass"), np.uint16).astype(np.intp)] = True
    return {chr(code) for code in np.flatnonzero(seen).tolist()}


def any_of(characters: str) -> Condition:
    """The condition that one of these is there.

    >>> any_of("&%")(alphabet("100 %"))
    True
    """
    wanted = frozenset(characters)
    return lambda held: not wanted.isdisjoint(held)


def other_than(characters: str) -> Condition:
    """The condition that there is something else."""
    usual = frozenset(characters)
    return lambda held: not held <= usual


def always(held: Set[str]) -> bool:
    """The condition that every text meets."""
    return True


def characters_of(*ranges: tuple[str, str]) -> str:
    """Every character from the first to the last of each range."""
    return "".join(chr(code) for first, last in ranges for code in range(ord(first), ord(last) + 1))
