"""What two texts have in common, as numbers: hashes of three words in a row, and of two names in a row.

This is the plain form for one text; `batches` computes the same numbers for many at a time. Of the word triples only
those whose hash falls below a bound are kept: a fair sample, and the same triple is kept in every text or in none.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from .folding import CAPITAL, folded

MASK = (1 << 64) - 1
SAMPLE_BITS = 3
"""One triple in 2³ is kept."""
NAME_SAMPLE_BITS = 1
"""One pair of names in 2¹: a text has few of them."""

SEED = 0x243F6A8885A308D3
WORD_FACTOR = 0x9E3779B97F4A7C15
TRIPLE_FACTORS = (0xD6E8FEB86659FD93, 0xA0761D6478BD642F)
PAIR_FACTOR = 0xE7037ED1A0B428DB
PAIR_SEED = 0x13198A2E03707344
MIX_FACTOR = 0xFF51AFD7ED558CCD

LOWER = bytes(
    byte + 32 if 65 <= byte <= 90 else byte if 48 <= byte <= 57 or 97 <= byte <= 122 or byte >= 128 else 32
    for byte in range(256)
)
"""For ``bytes.translate``: no case, and a blank for everything that is in no word."""

NO_NAMES = frozenset(
    b"the a an in on at it its he she they we i but and or if as by to of for from with this that these those there "
    b"his her their our my when while where who what why how after before since however not no is was are were has "
    b"have had be been said says mr mrs ms dr monday tuesday wednesday thursday friday saturday sunday".split()
)
"""Words that a sentence begins with, or that stand with every name: they name nothing."""

_WORDS = re.compile(rb"[0-9A-Za-z\x80-\xff]+")


class Shingles(NamedTuple):
    """The distinct hashes of a text that are kept, ascending. `whole` stands for the text; 0 for one without words."""

    triples: tuple[int, ...]
    names: tuple[int, ...]
    whole: int


def shingles_of(text: str, bits: int = SAMPLE_BITS, name_bits: int = NAME_SAMPLE_BITS) -> Shingles:
    """Return the hashes of one text, without numpy.

    Of the triples one in 2 to the power of `bits` is kept, of the pairs of names one in 2 to that of `name_bits`.

    >>> shingles_of("Rain fell in Homs").whole == shingles_of("RAIN fell (in Homs)").whole
    True
    """
    words, names = _word_hashes(folded(text))
    triples = [triple_hash(*three) for three in zip(words, words[1:], words[2:], strict=False)]
    pairs = {pair_hash(*two) for two in pairwise(names)}
    return Shingles(
        _sample(set(triples), bits),
        _sample(pairs, name_bits),
        whole_hash(triples, words),
    )


def _sample(hashes: set[int], bits: int) -> tuple[int, ...]:
    return tuple(sorted(value for value in hashes if value >> (64 - bits) == 0))


def _word_hashes(data: bytes) -> tuple[list[int], list[int]]:
    """Hashes of all words, and of those that are names or numbers."""
    words, names = [], []
    known: dict[bytes, int] = {}
    lower = data.translate(LOWER)
    for match in _WORDS.finditer(data):
        start, end = match.span()
        word = lower[start:end]
        if (value := known.get(word)) is None:
            value = known[word] = word_hash(word)
        words.append(value)
        first = data[start]
        is_marked = start > 0 and data[start - 1] == ord(CAPITAL)
        if (first <= 90 or is_marked) and word not in NO_NAMES:
            names.append(value)
    return words, names


def word_hash(word: bytes) -> int:
    """Eight bytes at a time; the last ones are filled up with zeros, which no word contains."""
    value = SEED
    for at in range(0, len(word), 8):
        value = ((value ^ int.from_bytes(word[at : at + 8], "little")) * WORD_FACTOR) & MASK
        value ^= value >> 32
    return value


def mixed(value: int) -> int:
    """Every bit of `value` in every bit of the result (the second half of MurmurHash3's finalizer)."""
    value = ((value ^ (value >> 33)) * MIX_FACTOR) & MASK
    return value ^ (value >> 33)


def triple_hash(one: int, two: int, three: int) -> int:
    """Of the hashes of three words in a row."""
    return mixed((one * TRIPLE_FACTORS[0] + two * TRIPLE_FACTORS[1] + three) & MASK)


def pair_hash(one: int, two: int) -> int:
    """Of the hashes of two names in a row."""
    return mixed((one * PAIR_FACTOR + two + PAIR_SEED) & MASK)


def whole_hash(triples: list[int], words: list[int]) -> int:
    """One number for all words of a text: by its triples, or by its words if it has fewer than three."""
    if triples:
        return (sum(triples) | 1) & MASK
    return pair_hash(len(words), (sum(word * PAIR_FACTOR**at for at, word in enumerate(words))) & MASK) if words else 0
