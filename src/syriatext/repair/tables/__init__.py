"""The language tables, built by tools/build_tables.py and read at first use."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Bytes = NDArray[np.uint8]
    Numbers = NDArray[np.uint16]
    Keys = NDArray[np.uint32]


class Pairs(NamedTuple):
    """Pairs of characters of one East Asian language: sorted keys (two code points each) and their costs."""

    keys: Keys
    costs: Bytes


class Tables(NamedTuple):
    """Costs are eighths of a bit. The first five are indexed by code point.

    `symbol` is 0 for what no alphabet has, else the row and column in `bigrams` [language, before, behind]; `character`
    is 0, else one more than the column in `character_costs` [language, character].
    """

    cost: Bytes
    script: Bytes
    case: Bytes
    symbol: Numbers
    character: Numbers
    languages: NDArray[np.str_]
    bigrams: Bytes
    character_costs: Bytes
    pairs: tuple[Pairs, ...]
    words: Keys


@cache
def tables() -> Tables:
    """Read the tables: a few hundredths of a second, once."""
    import numpy as np

    with np.load(Path(__file__).parent / "languages.npz") as stored:
        symbol, character = np.zeros(65536, np.uint16), np.zeros(65536, np.uint16)
        letters = stored["letters"]
        symbol[letters] = np.arange(1, len(letters) + 1)
        for number, letter in enumerate(map(chr, letters), 1):
            capital = letter.upper()
            if len(capital) == 1 and not symbol[ord(capital)]:
                symbol[ord(capital)] = number
        symbol[ord("İ")] = symbol[ord("i")]
        character[stored["characters"]] = np.arange(1, len(stored["characters"]) + 1)
        cost = stored["cost"]
        cost[(symbol > 0) | (character > 0)] = 0
        pairs = tuple(
            Pairs(np.cumsum(stored[f"pairs_{code}"], dtype=np.uint32), stored[f"pair_costs_{code}"])
            for code in stored["east_asian"]
        )
        return Tables(
            cost, stored["script"], stored["case"], symbol, character, np.append(stored["languages"], ""),
            stored["bigrams"], stored["character_costs"], pairs, np.cumsum(stored["words"], dtype=np.uint32),
        )  # fmt: skip
