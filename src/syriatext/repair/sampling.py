"""The part of some bytes that shows their encoding: those beyond ASCII, with their neighbours."""

from __future__ import annotations

import re
from collections.abc import Iterator

HEAD = 4 << 20  # bytes that are looked at, from the first one beyond ASCII
SMALL = 4096  # bytes that are taken as they are
SAMPLE = 12_000
_CONTEXT = 48
_LONGEST_PIECE = 1000
_OCCURRENCES = 3  # of each byte value, wherever they are
_HIGH = rb"[\x80-\xff]"
_SAFE = rb"[\x00-\x2f]"  # never the second half of a character in an encoding that holds ASCII
_TAG = rb"<[A-Za-z/!?][^<>\x80-\xff]*>"
_BLANKS = rb"[\t-\r ]+"


def sample_of(data: bytes) -> bytes:
    """Some 12,000 to 25,000 bytes at most; tags are left out and blanks are single.

    >>> sample_of("<p class='lead'>Café\\n\\n  Müller</p>".encode("latin-1"))
    b' Caf\\xe9 M\\xfcller '
    """
    first = re.search(_HIGH, data)
    start = max(0, first.start() - SMALL) if first else 0
    head = re.sub(_BLANKS, b" ", re.sub(_TAG, b" ", data[start : start + HEAD]))
    return head if len(head) <= SMALL else b" ".join(_pieces(head))


def _pieces(data: bytes) -> Iterator[bytes]:
    """The first pieces that hold bytes beyond ASCII, then some for each such byte that comes later."""
    end = total = 0
    while total < SAMPLE and (found := re.compile(_HIGH).search(data, end)):
        start, end = _around(data, found.start(), end)
        total += end - start
        yield data[start:end]
        if end < len(data) and data[end] >= 0x30:
            # A character may be cut in two: the next piece starts where one certainly begins.
            safe = re.compile(_SAFE).search(data, end)
            end = safe.start() if safe else len(data)
    for value in range(0x80, 0x100):
        yield from _occurrences(data, value, end)


def _occurrences(data: bytes, value: int, end: int) -> Iterator[bytes]:
    for _ in range(_OCCURRENCES):
        place = data.find(value, end)
        if place < 0:
            return
        start, end = _around(data, place, end)
        # Longer pieces without a space or a sign are of East Asian text, of which there is enough.
        if end - start <= 3 * _CONTEXT:
            yield data[start:end]


def _around(data: bytes, place: int, floor: int) -> tuple[int, int]:
    """Where a piece starts and ends that holds the byte at `place`."""
    safe = re.compile(_SAFE)
    before = safe.search(data, max(floor, place - _CONTEXT), place)
    after = safe.search(data, place + _CONTEXT, place + _LONGEST_PIECE)
    return before.end() if before else place, after.start() if after else min(place + _LONGEST_PIECE, len(data))
