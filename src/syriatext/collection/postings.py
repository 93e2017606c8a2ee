"""Which documents have a hash: the layout of an index's lists, and how one is looked up without numpy.

A segment holds the lists of some documents as one table. A hash, cut to 40 bits, is a bucket (its first bits) and a
rest; a row has all rests of a bucket, ascending, and behind them as many document numbers. Both have a fixed width, so
that a rest is found by a search for its bytes. Numbers are big-endian, documents count from the start of their era.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from . import shingles

Kind = Literal["triples", "names"]

KEY_BITS = 40
DOC_BITS = 24
DOC_WIDTH = DOC_BITS // 8
"""Bytes of a document number. Of so many documents each begins a new era, and no segment has two."""
MOST = 256
"""Documents listed for one hash, those with the lowest numbers; of the others only the number is kept."""
_LONG = 1 << 20
"""Characters from which on numpy is worth the time that it takes to load."""
SAMPLE_BITS: dict[Kind, int] = {"triples": 2, "names": 2}
"""One in 2². Groups are found by half as many triples, but a sentence that is looked for has few."""


class Segment(NamedTuple):
    """A table of lists: of which hashes, of which era, how many bits of a key are the bucket, how many postings."""

    number: int
    kind: Kind
    era: int
    bits: int
    postings: int

    @property
    def table(self) -> str:
        return f"postings_{self.number}"

    @property
    def rest_bits(self) -> int:
        return KEY_BITS - self.bits

    @property
    def rest_width(self) -> int:
        """Bytes of the rest of a key."""
        return rest_width(self.bits)

    @property
    def base(self) -> int:
        """What the documents' numbers are counted from."""
        return self.era << DOC_BITS


class Features(NamedTuple):
    """The keys that a text is looked for by, and the number that stands for all of its words (0: it has none)."""

    triples: tuple[int, ...]
    names: tuple[int, ...]
    whole: int


def rest_width(bits: int) -> int:
    """Bytes of the rest of a key whose first `bits` are the bucket."""
    return (KEY_BITS - bits + 7) // 8


def key_shift(kind: Kind) -> int:
    """By how much a hash, whose first bits are 0 in every one that is kept, is shifted to be a key."""
    return 64 - SAMPLE_BITS[kind] - KEY_BITS


def features_of(text: str) -> Features:
    """Return the keys of a text that is looked for. One that has no hash kept is looked for as a whole.

    Where all is in capitals, they tell no names.
    """
    triples, names, whole = _shingles(text.lower() if text.isupper() else text)
    if not triples and whole:
        triples = (whole >> SAMPLE_BITS["triples"],)
    return Features(
        tuple(hash >> key_shift("triples") for hash in triples),
        tuple(hash >> key_shift("names") for hash in names),
        whole,
    )


def _shingles(text: str) -> shingles.Shingles:
    if len(text) < _LONG:
        return shingles.shingles_of(text, SAMPLE_BITS["triples"], SAMPLE_BITS["names"])
    from .batches import batches_of

    (found,) = batches_of([text], bits=SAMPLE_BITS["triples"], name_bits=SAMPLE_BITS["names"])
    return shingles.Shingles(tuple(found.triples.tolist()), tuple(found.names.tolist()), int(found.whole[0]))


def documents_of(data: bytes, rest: int, width: int) -> list[int]:
    """The documents that a row lists for a rest of `width` bytes, ascending, counted from the start of the era."""
    end = len(data) // (width + DOC_WIDTH) * width
    wanted = rest.to_bytes(width, "big")
    at = data.find(wanted, 0, end)
    while at % width and at >= 0:
        at = data.find(wanted, at + 1, end)
    found = []
    while at >= 0 and data[at : at + width] == wanted and at < end:
        place = end + at // width * DOC_WIDTH
        found.append(int.from_bytes(data[place : place + DOC_WIDTH], "big"))
        at += width
    return found
