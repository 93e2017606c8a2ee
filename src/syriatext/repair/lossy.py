"""UTF-8 read as East Asian, Western or Hebrew bytes, some of which were lost: what is left of it is restored.

A byte that could not be read was replaced by U+FFFD, or by a question mark. Characters whose bytes are all there come
back; the others are marked U+FFFD, for nothing tells which they were.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .propose import Candidate, Step, encoded
from .readings import Reading, weighed

READ_LOSSILY_AS = ("gbk", "big5", "cp932", "cp949", "cp1252", "cp1255")
LOST_CHARACTER = 12.0  # bits that a mark costs less here than anywhere else: that bytes were lost is seen before
LEAST_GAIN, LEAST_EACH, RESTORED_FOR_LOST = 25.0, 2.0, 2.0
_LOST = "\ufffd"
# A question mark beside what is not ASCII may stand for a byte.
_LOST_OR_ASKED = "\ufffd|(?<=[^\x00-\x7f])\\?|\\?(?=[^\x00-\x7f])"
_PIECE = f"(?P<lost>(?:{_LOST_OR_ASKED})+)|[^\ufffd?]+|\\?"


def may_be_lossy(text: str) -> bool:
    """Is there a mark that may stand for a lost byte?"""
    return re.search(_LOST_OR_ASKED, text) is not None


def lossy_reading(text: str) -> Reading | None:
    """The likeliest text of which bytes were lost, or None where nothing shows that any were.

    >>> lossy_reading("大桥今天下午重新开放。".encode().decode("gbk", "replace")).text
    '大桥今天下午重新\ufffd放\ufffd'
    """
    if not may_be_lossy(text):
        return None
    found = ((read, original) for read, original in _originals(text) if original != text)
    candidates = [Candidate(original, (Step("utf-8", read),)) for read, original in found]
    for reading in weighed(text, candidates):
        lost = reading.text.count(_LOST)
        restored = sum(not character.isascii() for character in reading.text) - lost
        gain = reading.gain + marks_bits(text, reading.text)
        damaged = sum(not character.isascii() for character in text)
        if gain >= max(LEAST_GAIN, LEAST_EACH * damaged) and restored >= RESTORED_FOR_LOST * lost and restored >= 4:
            return Reading(reading.candidate, gain)
    return None


def marks_bits(text: str, reading: str) -> float:
    """What the marks that a reading brings are forgiven."""
    return LOST_CHARACTER * max(0, reading.count(_LOST) - text.count(_LOST))


def _originals(text: str) -> Iterator[tuple[str, str]]:
    for read in READ_LOSSILY_AS:
        if (data := _bytes_left(text, read)) is not None:
            yield read, re.sub("\ufffd+", _LOST, data.decode("utf-8", "replace"))


def _bytes_left(text: str, read: str) -> bytes | None:
    """The bytes that `text` was read from, FF for lost ones; None when there is something else in it."""
    pieces = []
    for piece in re.finditer(_PIECE, text):
        data = b"\xff" if piece["lost"] else encoded(piece[0], read)
        if data is None:
            return None
        pieces.append(data)
    return b"".join(pieces)
