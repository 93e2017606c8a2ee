"""How likely is a text as it stands? In bits: less is likelier.

Each word costs what its letter pairs cost in the language of the text, or in another one for a fixed fee; everything
else (punctuation, mixed scripts, capitals within a word) costs the same in all of them. Many texts are scored at once.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING
from unicodedata import normalize
from zlib import crc32

from .tables import tables

if TYPE_CHECKING:
    from typing import TypeVar

    import numpy as np
    from numpy.typing import NDArray

    Codes = NDArray[np.int64]
    Costs = NDArray[np.float32]
    Flags = NDArray[np.bool_]
    Number = TypeVar("Number", bound=np.generic)

FOREIGN_WORD = 6.0
MIXED_SCRIPTS = 10.0
GREEK_LETTER = 4.0  # in a Latin word, as in formulae
CAPITAL_INSIDE = 7.0
CAPITALS_THEN_SMALL = 4.0
CAPITAL = 1.0
SYMBOL_INSIDE = 6.0
SYMBOL = 72  # eighths of a bit: dearer signs than punctuation
SAME_SCRIPT_AGAIN = -3.0
KNOWN_WORD = 14.0
IN_SEQUENCE = 2.0


def bits(texts: Sequence[str]) -> list[float]:
    """The cost of each text, none of which holds a line feed.

    >>> likely, damaged = bits(["الجسر الجديد", "ط§ظ„ط¬ط³ط± ط§ظ„ط¬ط¯ظٹط¯"])
    >>> likely * 2 < damaged
    True
    """
    if not texts:
        return []
    batch = _Batch("\n".join(texts))
    return [float(total) for total in batch.local() + batch.in_languages()]


def rough_bits(texts: Sequence[str]) -> list[float]:
    """As `bits`, but each letter pair in the language that likes it most: a lower bound, several times as fast."""
    if not texts:
        return []
    return [float(total) for total in rough_bits_of_lines("\n".join(texts))]


def rough_bits_of_lines(joined: str) -> Costs:
    """As `rough_bits`, of the lines of one text."""
    batch = _Batch(joined)
    return batch.local() + batch.in_any_language()


class _Batch:
    """Texts laid end to end as code points, each with a line feed behind it."""

    def __init__(self, joined: str) -> None:
        import numpy as np

        self.np = np
        self.joined = composed(joined) + "\n"
        self.codes = code_points(self.joined)
        self.ends = np.flatnonzero(self.codes == 10)
        self.starts = np.concatenate([[0], self.ends[:-1] + 1])
        self.sequential = _sequential(self.codes)
        self.symbols = np.where(self.sequential, 0, tables().symbol[self.codes]).astype(np.int32)

    def local(self) -> Costs:
        """What the characters cost whatever the language."""
        return self._by_text(local_costs(self.codes, self.sequential))

    def in_any_language(self) -> Costs:
        """The cheapest language for each pair of letters."""
        np, table = self.np, tables()
        cheapest, size = _cheapest_pairs(), table.bigrams.shape[1]
        costs = cheapest[_before(self.symbols) * size + self.symbols].astype(np.float32) / 8
        characters = table.character[self.codes]
        return self._by_text(costs + _cheapest_characters()[characters])

    def in_languages(self) -> Costs:
        """The cheapest language for each text."""
        words, alphabetic = self._alphabetic()
        runs, east_asian = self._east_asian()
        anywhere = self._sum(east_asian.min(0) + FOREIGN_WORD, runs)
        words_anywhere = self._sum(self.word_costs.min(0) + FOREIGN_WORD, words)
        either: Costs = self.np.minimum(
            alphabetic.min(0) + anywhere, self._in_one_language(east_asian, runs).min(0) + words_anywhere
        )
        return either

    def _alphabetic(self) -> tuple[Codes, Costs]:
        """Where words start, and the cost of each text's words in each language."""
        np, table = self.np, tables()
        before = _before(self.symbols)
        places = np.flatnonzero((self.symbols > 0) | (before > 0))
        size = table.bigrams.shape[1]
        costs = table.bigrams.reshape(len(table.bigrams), -1)[:, before[places] * size + self.symbols[places]]
        starts = np.flatnonzero(before[places] == 0)
        self.word_costs = _sums(costs, starts)
        if not len(starts):
            return places, self._in_one_language(self.word_costs, starts)
        known = self._known(places[starts], places[np.append(starts[1:], len(places)) - 1])
        self.word_costs[:, known] = np.minimum(self.word_costs[:, known], KNOWN_WORD)
        return places[starts], self._in_one_language(self.word_costs, places[starts])

    def _known(self, starts: Codes, ends: Codes) -> Codes:
        """Which words are among the common words that hold a character beyond ASCII."""
        np = self.np
        foreign = np.add.accumulate(self.codes > 127)
        candidates = np.flatnonzero((foreign[ends] > foreign[starts - 1] * (starts > 0)) & (ends - starts > 2))
        spans = zip(starts[candidates].tolist(), ends[candidates].tolist(), strict=True)
        found: Codes = candidates[known_words([self.joined[start:end] for start, end in spans])]
        return found

    def _east_asian(self) -> tuple[Codes, Costs]:
        """Where runs of East Asian characters start, and the cost of each run in each language."""
        np, table = self.np, tables()
        characters = np.where(self.sequential, 0, table.character[self.codes])
        places = np.flatnonzero(characters)
        costs = table.character_costs[:, characters[places] - 1]
        follows = np.diff(places, prepend=-2) == 1
        keys = self.codes[places - 1] << 16 | self.codes[places]
        for row, pairs in zip(costs, table.pairs, strict=True):
            found = np.minimum(np.searchsorted(pairs.keys, keys), len(pairs.keys) - 1)
            known = follows & (pairs.keys[found] == keys)
            row[known] = np.minimum(row[known], pairs.costs[found[known]])
        starts = np.flatnonzero(~follows)
        return places[starts], _sums(costs, starts)

    def _in_one_language(self, costs: Costs, starts: Codes) -> Costs:
        """Each text's words in each language, or for a fee in the language that likes the word most."""
        return self._sum(self.np.minimum(costs, costs.min(0) + FOREIGN_WORD), starts)

    def _sum(self, costs: Costs, starts: Codes) -> Costs:
        """The sum over each text of what costs so much [..., word] and starts there: differences of exact sums."""
        np = self.np
        so_far = np.zeros((*costs.shape[:-1], costs.shape[-1] + 1))
        np.cumsum(costs, axis=-1, out=so_far[..., 1:])
        behind = np.searchsorted(starts, self.ends)
        total: Costs = so_far[..., behind] - so_far[..., np.append(0, behind[:-1])]
        return total

    def _by_text(self, costs: Costs) -> Costs:
        total: Costs = self.np.add.reduceat(costs, self.starts)
        return total


def composed(text: str) -> str:
    """`text` with its accents on its letters (NFC); looking for accents first is many times as fast."""
    return normalize("NFC", text) if re.search("[\u0300-\u036f\u0653-\u0655]", text) else text


def known_words(words: Sequence[str]) -> Flags:
    """Which of these are common words of some language; words of ASCII letters alone are not in the list."""
    import numpy as np

    hashes = np.array([crc32(word.lower().encode("utf-8", "surrogatepass")) for word in words], np.uint32)
    stored = tables().words
    found: Flags = stored[np.minimum(np.searchsorted(stored, hashes), len(stored) - 1)] == hashes
    return found


def code_points(text: str) -> Codes:
    """Code points as numbers below 65536: beyond the plane, one each for emoji, for rare hanzi and for the rest."""
    import numpy as np

    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), "<u4").astype(np.int64)
    if len(codes) and codes.max() > 0xFFFF:
        kinds = np.select([codes <= 0xFFFF, codes < 0x1F000, codes < 0x20000, codes < 0x40000],
                          [codes, 0xFFF2, 0xFFF0, 0xFFF1], 0xFFF2)  # fmt: skip
        return kinds.astype(np.int64)
    return codes


def local_costs(codes: Codes, sequential: Flags) -> Costs:
    """Per character: its own cost, scripts mixed within a word, capitals where no word has them."""
    import numpy as np

    table = tables()
    costs: Costs = table.cost[codes].astype(np.float32) / np.float32(8)
    costs[sequential] = IN_SEQUENCE
    script, case = table.script[codes], table.case[codes]
    before_code = _before(codes)
    before, case_before = _before(script), _before(case)
    mixed = (script != before) & (script > 0) & (before > 0)
    greek = ((codes >= 0x370) & (codes < 0x400)) | ((before_code >= 0x370) & (before_code < 0x400))
    capital, small = case == 2, case == 1
    costs[mixed] += np.where(greek, GREEK_LETTER, MIXED_SCRIPTS)[mixed]
    costs += CAPITAL * (capital & (before == 0)) + CAPITAL_INSIDE * (capital & (case_before == 1))
    costs += SAME_SCRIPT_AGAIN * ((costs >= 6) & (script == before) & (script > 0))
    symbol = (table.cost[codes] >= SYMBOL) & (script == 0) & ~sequential
    costs[1:-1] += SYMBOL_INSIDE * (symbol & (before > 0))[1:-1] * (script[2:] > 0)
    costs += CAPITALS_THEN_SMALL * (small & (case_before == 2) & (_before(case_before) == 2))
    return costs


def _before(values: NDArray[Number]) -> NDArray[Number]:
    """Each value's predecessor; 0 at the start."""
    import numpy as np

    shifted = np.zeros_like(values)
    shifted[1:] = values[:-1]
    return shifted


def _sequential(codes: Codes) -> Flags:
    """Characters in runs of three or more that count up or repeat, as alphabets and box art do."""
    import numpy as np

    flags = np.zeros(len(codes), bool)
    if len(codes) < 3:
        return flags
    steps = np.diff(codes)
    level = ((steps == 1) | (steps == 0)) & (codes[1:] > 127)
    inside = level[1:] & level[:-1]
    for shift in range(3):
        flags[shift : len(flags) - 2 + shift] |= inside
    return flags


def _sums(costs: NDArray[np.uint8], starts: Codes) -> Costs:
    """Sums over stretches, in bits, one row a language."""
    import numpy as np

    if not len(starts):
        return np.zeros((len(costs), 0), np.float32)
    sums: Costs = np.add.reduceat(costs, starts, axis=1, dtype=np.uint32).astype(np.float32) / np.float32(8)
    return sums


@cache
def _cheapest_pairs() -> NDArray[np.uint8]:
    cheapest: NDArray[np.uint8] = tables().bigrams.min(0).ravel()
    return cheapest


@cache
def _cheapest_characters() -> Costs:
    import numpy as np

    cheapest: Costs = np.append(0, tables().character_costs.min(0) / 8).astype(np.float32)
    return cheapest
