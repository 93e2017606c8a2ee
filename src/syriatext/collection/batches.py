"""The hashes of many texts at a time, in numpy: the same numbers as `shingles.shingles_of`, many times as fast.

Texts are joined to batches that stay in the processor's cache. A word's hash takes eight bytes at a time, whatever
their number: most words are done after the first step, and the others are fewer and fewer.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, partial
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from . import shingles as plain
from .folding import CAPITAL, folded

PARTS = 8
_BATCH = 256 << 10
_LAST_BITS = np.uint64(0xFFFF)
_KEPT_MEMORY = 16 << 20
_BETWEEN = b"\n" + b"\0" * 7
"""Around every text: a word has something before it, and eight bytes can be read at any place."""

Hashes = npt.NDArray[np.uint64]
Numbers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]


class Batch(NamedTuple):
    """Hashes of consecutive texts. `first` is the number of the first; `triples_of` and `names_of` say which text of
    the batch each hash is from (ascending), `whole` has one number a text. `parts` says where in its text a triple
    stands (first), as one of `PARTS` parts of equal length."""

    first: int
    whole: Hashes
    triples: Hashes
    triples_of: Numbers
    parts: Numbers
    names: Hashes
    names_of: Numbers


class _Words(NamedTuple):
    """Words of some bytes: hash, where it begins, is it a name or number."""

    hashes: Hashes
    starts: Numbers
    is_name: Flags


def batches_of(
    texts: Iterable[str],
    names: bool = True,
    bits: int = plain.SAMPLE_BITS,
    name_bits: int = plain.NAME_SAMPLE_BITS,
) -> Iterator[Batch]:
    """Yield the hashes of `texts`, in order, each distinct hash once a text; without those of names, if not `names`.

    Of the triples one in 2 to the power of `bits` is kept, of the pairs of names one in 2 to that of `name_bits`.
    """
    _keep_memory()
    make = partial(_batch, with_names=names, bits=bits, name_bits=name_bits)
    waiting: list[bytes] = []
    first = size = 0
    for text in texts:
        data = folded(text)
        waiting.append(data)
        size += len(data)
        if size >= _BATCH:
            yield make(first, waiting)
            first, size, waiting = first + len(waiting), 0, []
    if waiting:
        yield make(first, waiting)


def _batch(first: int, texts: list[bytes], with_names: bool, bits: int, name_bits: int) -> Batch:
    with np.errstate(over="ignore"):
        ends = np.cumsum([len(text) + len(_BETWEEN) for text in texts])
        words = _words_of(_BETWEEN.join((b"", *texts, b"")), with_names)
        sizes = np.diff(np.searchsorted(words.starts, ends), prepend=0)
        owner = np.repeat(np.arange(len(texts)), sizes)
        triples, triples_of = _triples(words.hashes, owner)
        kept = np.flatnonzero(_is_sampled(triples, bits))
        named = np.flatnonzero(words.is_name)
        names, names_of = _pairs(words.hashes[named], owner[named])
        names_kept = np.flatnonzero(_is_sampled(names, name_bits))
        kept = kept[_distinct(triples[kept], triples_of[kept])]
        names_kept = names_kept[_distinct(names[names_kept], names_of[names_kept])]
        return Batch(
            first,
            _whole(sizes, triples, words.hashes),
            triples[kept],
            triples_of[kept],
            _parts(kept, triples_of[kept], sizes),
            names[names_kept],
            names_of[names_kept],
        )


def _words_of(data: bytes, with_names: bool) -> _Words:
    """The words of some bytes, in pieces that are cut between words."""
    pieces, at = [], 0
    while at < len(data):
        end = len(data)
        if end - at > 2 * _BATCH:
            blank = data.rfind(b" ", at + 1, at + _BATCH)
            end = blank if blank > at else end
        piece = _words_of_piece(data[at:end] + _BETWEEN, with_names)
        pieces.append(piece._replace(starts=piece.starts + at))
        at = end
    return pieces[0] if len(pieces) == 1 else _Words(*map(np.concatenate, zip(*pieces, strict=True)))


def _words_of_piece(data: bytes, with_names: bool) -> _Words:
    """Those of bytes that begin and end with no word."""
    lower = data.translate(plain.LOWER)
    is_word = np.frombuffer(lower, np.uint8) != ord(" ")
    edges = np.flatnonzero(is_word[1:] != is_word[:-1]) + 1
    starts = edges[::2]
    hashes = _word_hashes(lower, starts, edges[1::2] - starts)
    is_name = _are_names(data, starts, hashes) if with_names else np.zeros(len(starts), np.bool_)
    return _Words(hashes, starts, is_name)


def _are_names(data: bytes, starts: Numbers, hashes: Hashes) -> Flags:
    """Which words begin with a capital or a digit, but for those that name nothing."""
    original = np.frombuffer(data, np.uint8)
    is_name = original[starts] <= 90
    if CAPITAL.encode() in data:
        is_name |= original[starts - 1] == ord(CAPITAL)
    named = np.flatnonzero(is_name)
    known, may_be_known = _no_names()
    named = named[may_be_known[hashes[named] & _LAST_BITS]]
    at = np.searchsorted(known, hashes[named]).clip(max=len(known) - 1)
    is_name[named[known[at] == hashes[named]]] = False
    return is_name


def _word_hashes(data: bytes, starts: Numbers, lengths: Numbers) -> Hashes:
    eights = np.ndarray((len(data) - 7,), "<u8", data, strides=(1,))
    values = _step(np.uint64(plain.SEED), eights[starts] & _masks().take(lengths, mode="clip"))
    rest = np.flatnonzero(lengths > 8)
    at = 8
    while len(rest):
        left = lengths[rest] - at
        values[rest] = _step(values[rest], eights[starts[rest] + at] & _masks().take(left, mode="clip"))
        at += 8
        rest = rest[left > 8]
    return values


def _step(values: Hashes | np.uint64, eights: Hashes) -> Hashes:
    hashed = values ^ eights
    hashed *= np.uint64(plain.WORD_FACTOR)
    hashed ^= hashed >> np.uint64(32)
    return hashed


def _mixed(values: Hashes) -> Hashes:
    values = (values ^ (values >> np.uint64(33))) * np.uint64(plain.MIX_FACTOR)
    return values ^ (values >> np.uint64(33))


def _triples(words: Hashes, owner: Numbers) -> tuple[Hashes, Numbers]:
    one, two = map(np.uint64, plain.TRIPLE_FACTORS)
    if len(words) < 3:
        return words[:0], owner[:0]
    hashes = _mixed(words[:-2] * one + words[1:-1] * two + words[2:])
    inside = owner[:-2] == owner[2:]
    return hashes[inside], owner[:-2][inside]


def _pairs(names: Hashes, owner: Numbers) -> tuple[Hashes, Numbers]:
    if len(names) < 2:
        return names[:0], owner[:0]
    hashes = _mixed(names[:-1] * np.uint64(plain.PAIR_FACTOR) + names[1:] + np.uint64(plain.PAIR_SEED))
    inside = owner[:-1] == owner[1:]
    return hashes[inside], owner[:-1][inside]


def _is_sampled(hashes: Hashes, bits: int) -> Flags:
    return hashes < np.uint64(1 << (64 - bits))


def _distinct(hashes: Hashes, owner: Numbers) -> Numbers:
    """The places at which each hash stands first in its text; by text, then by hash."""
    order = _order(hashes, owner)
    hashes, owner = hashes[order], owner[order]
    new = np.ones(len(hashes), np.bool_)
    new[1:] = (hashes[1:] != hashes[:-1]) | (owner[1:] != owner[:-1])
    return np.minimum.reduceat(order, np.flatnonzero(new)) if len(order) else order


def _parts(places: Numbers, texts: Numbers, words: Numbers) -> Numbers:
    """In which part of their texts the triples at these places stand; `words` says how many each text has."""
    sizes = _triple_counts(words)
    begin = np.cumsum(sizes) - sizes
    return (places - begin[texts]) * PARTS // sizes[texts]


def _triple_counts(words: Numbers) -> Numbers:
    return np.maximum(words - 2, 0)


def _order(hashes: Hashes, owner: Numbers) -> Numbers:
    """By text, then by hash: sorted as one number of both, a tenth of the time that two numbers take."""
    bits = int(owner[-1]).bit_length() if len(owner) else 0
    one = (owner.astype(np.uint64) << np.uint64(64 - bits)) | (hashes >> np.uint64(bits)) if bits else hashes
    order = np.argsort(one)
    found, of = hashes[order], owner[order]
    # The last bits of a hash had no place there; where they would have mattered, the long way is left.
    if ((found[1:] < found[:-1]) & (of[1:] == of[:-1])).any():
        return np.lexsort((hashes, owner))
    return order


def _whole(sizes: Numbers, triples: Hashes, words: Hashes) -> Hashes:
    """One number a text, as `shingles.whole_hash` makes it; `sizes` are those of the texts, in words."""
    whole = np.zeros(len(sizes), np.uint64)
    counts = _triple_counts(sizes)
    present = np.flatnonzero(counts)
    if len(present):
        whole[present] = np.add.reduceat(triples, (np.cumsum(counts) - counts)[present]) | np.uint64(1)
    ends = np.cumsum(sizes)
    for text in np.flatnonzero((sizes > 0) & (sizes < 3)):
        few = words[ends[text] - sizes[text] : ends[text]]
        whole[text] = plain.whole_hash([], [int(word) for word in few])
    return whole


@cache
def _keep_memory() -> None:
    """Else glibc gives the memory of every batch back to the system and takes it anew, a third of all time: it keeps
    twice as much as the largest block that was ever given back to it. Elsewhere, this does nothing."""
    np.empty(_KEPT_MEMORY, np.uint8)


@cache
def _masks() -> Hashes:
    return np.array([(1 << (8 * length)) - 1 for length in range(9)], np.uint64)


@cache
def _no_names() -> tuple[Hashes, Flags]:
    """The hashes of words that name nothing, ascending, and which last bits they have."""
    known = np.sort(np.array([plain.word_hash(word) for word in plain.NO_NAMES], np.uint64))
    last = np.zeros(int(_LAST_BITS) + 1, np.bool_)
    last[known & _LAST_BITS] = True
    return known, last
