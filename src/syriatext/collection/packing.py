"""The lists of an index, written: keys and documents of many texts → rows of a segment, and segments → one segment.

A posting is one number here, key and document behind it, so that sorting is all there is to do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from .postings import DOC_BITS, DOC_WIDTH, KEY_BITS, MOST, Segment, rest_width

Postings = npt.NDArray[np.uint64]

_PER_BUCKET = 7
"""Postings of a bucket, as a power of two: few enough to search, so many that a row is no waste."""
_SHORT_RESTS = KEY_BITS - 24
_LARGE = 1 << 20
DOC_MASK = np.uint64((1 << DOC_BITS) - 1)


class Packed(NamedTuple):
    """Rows (bucket, data), and hashes of more documents than are listed: (key, how many documents)."""

    rows: Iterator[tuple[int, bytes]]
    hot: list[tuple[int, int]]
    postings: int


def joined(keys: npt.NDArray[np.uint64], docs: npt.NDArray[np.uint64]) -> Postings:
    """Keys and documents of an era as postings, in no order yet."""
    return (keys << np.uint64(DOC_BITS)) | docs


def bucket_bits(postings: int) -> int:
    """How many bits of a key are the bucket, in a segment of so many postings."""
    bits = max(0, postings.bit_length() - _PER_BUCKET)
    # From here on smaller buckets cost less than longer rests.
    return max(bits, _SHORT_RESTS) if postings >= _LARGE else min(bits, _SHORT_RESTS)


def packed(postings: Postings, bits: int, unlisted: Mapping[int, int]) -> Packed:
    """Sort postings, in place, and lay them out in rows. `unlisted` documents of a key are known by number only."""
    postings.sort()
    keys = postings >> np.uint64(DOC_BITS)
    begins = np.flatnonzero(np.r_[True, keys[1:] != keys[:-1]]) if len(keys) else np.zeros(0, np.int64)
    counts = np.diff(np.r_[begins, len(keys)])
    hot = [(int(key), int(count) + unlisted.get(int(key), 0)) for key, count in _many(keys[begins], counts, unlisted)]
    if len(counts) and counts.max() > MOST:
        place = np.arange(len(keys)) - np.repeat(begins, counts)
        postings, keys = postings[place < MOST], keys[place < MOST]
    return Packed(_rows(postings, keys, bits), hot, len(keys))


def _many(keys: Postings, counts: npt.NDArray[np.int64], unlisted: Mapping[int, int]) -> Iterable[tuple[int, int]]:
    wanted = counts > MOST
    if unlisted:
        wanted |= np.isin(keys, np.fromiter(unlisted, np.uint64, len(unlisted)))
    return zip(keys[wanted].tolist(), counts[wanted].tolist(), strict=True)


def _rows(postings: Postings, keys: Postings, bits: int) -> Iterator[tuple[int, bytes]]:
    if not len(keys):
        return
    width = rest_width(bits)
    rests = _bytes(keys & np.uint64((1 << (KEY_BITS - bits)) - 1), width)
    docs = _bytes(postings & DOC_MASK, DOC_WIDTH)
    buckets = keys >> np.uint64(KEY_BITS - bits)
    starts = np.flatnonzero(np.r_[True, buckets[1:] != buckets[:-1]])
    ends = [*starts[1:].tolist(), len(keys)]
    for bucket, start, end in zip(buckets[starts].tolist(), starts.tolist(), ends, strict=True):
        yield bucket, rests[start * width : end * width] + docs[start * DOC_WIDTH : end * DOC_WIDTH]


def _bytes(numbers: Postings, width: int) -> bytes:
    """The last bytes of each number, big-endian."""
    return numbers.astype(">u8").view(np.uint8).reshape(-1, 8)[:, 8 - width :].tobytes()


def unpacked(rows: Sequence[tuple[int, bytes]], segment: Segment) -> Postings:
    """The postings of some rows, ascending."""
    width = segment.rest_width
    counts = [len(data) // (width + DOC_WIDTH) for _, data in rows]
    rests = _numbers(b"".join(data[: n * width] for n, (_, data) in zip(counts, rows, strict=True)), width)
    docs = _numbers(
        b"".join(data[n * width : n * (width + DOC_WIDTH)] for n, (_, data) in zip(counts, rows, strict=True)),
        DOC_WIDTH,
    )
    buckets = np.repeat(np.array([bucket for bucket, _ in rows], np.uint64), counts)
    return joined((buckets << np.uint64(segment.rest_bits)) | rests, docs)


def _numbers(data: bytes, width: int) -> Postings:
    found = np.zeros((len(data) // width, 8), np.uint8)
    found[:, 8 - width :] = np.frombuffer(data, np.uint8).reshape(-1, width)
    return found.view(">u8").ravel().astype(np.uint64)
