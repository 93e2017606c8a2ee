"""Large files of plain UTF-8 → text piece by piece, so that memory does not grow with the file."""

from __future__ import annotations

import codecs
import os
from collections.abc import Iterator
from typing import NamedTuple

from ..problems import Problem
from .binary import binary_kind
from .html import looks_like_html
from .sources import is_file

LARGE = 8 << 20  # bytes; smaller files are read whole
_CHUNK = 1 << 20
_OF_OTHERS = ("\0", "\x1b", "~{")
"""What encodings of seven bits and of two bytes hold, whose bytes are UTF-8 too."""


class LargeText(NamedTuple):
    """A file of valid UTF-8, `size` bytes of it."""

    path: str
    size: int

    def chunks(self) -> Iterator[str]:
        """Yield the text in pieces of about a mebibyte. Raises Problem when it is no longer what it was."""
        try:
            yield from _decoded(self.path)
        except OSError as error:
            raise Problem.from_os(self.path, error) from None
        except UnicodeDecodeError:
            raise Problem(self.path, "this file changed while it was read") from None


def large_text(path: str, max_size: int) -> LargeText | None:
    """The file as a text to be read in pieces; None when it is small, no file, no UTF-8, or not to be read at all."""
    try:
        size = os.path.getsize(path) if is_file(path) else 0
        if not LARGE <= size <= max_size:
            return None
        head = next(_bytes(path))
        # What a web page says of its charset stands at its beginning, but what it is shows when it is read whole.
        if binary_kind(head) is not None or looks_like_html(head.decode("utf-8", "ignore")):
            return None
        if any(sign in piece for piece in _decoded(path) for sign in _OF_OTHERS):
            return None
    except (OSError, UnicodeDecodeError):
        return None  # to read it whole will say what is wrong
    return LargeText(path, size)


def _decoded(path: str) -> Iterator[str]:
    decoder = codecs.getincrementaldecoder("utf-8")()
    for data in _bytes(path):
        yield decoder.decode(data)
    decoder.decode(b"", final=True)


def _bytes(path: str) -> Iterator[bytes]:
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        while data := os.read(descriptor, _CHUNK):
            yield data
    finally:
        os.close(descriptor)
