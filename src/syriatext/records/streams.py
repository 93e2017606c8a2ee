"""Bytes of a file or of standard input, decompressed as they are read, with a bound on what is held at once."""

from __future__ import annotations

import codecs
import io
import os
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from ..reading import STDIN
from ..reading.packed import compression_of, damage, unpacked

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_CHUNK = 64 << 10


class TooLong(ValueError):
    """A line is longer than may be held; it was passed over."""


class Stream:
    """An open input. Raises OSError when it can't be opened; reading may raise whatever `damage` names."""

    before = 0
    """Lines of the file that stand before what is read."""

    def __init__(self, path: str) -> None:
        self.path = path
        self._raw = _Raw(0 if path == STDIN else os.open(path, os.O_RDONLY | os.O_CLOEXEC))
        start = self._raw.look_ahead()
        self.compression = compression_of(start)
        self.file: Any = io.BufferedReader(_FirstLine(unpacked(self._raw, self.compression)), _CHUNK)

    def head(self) -> bytes:
        """The first bytes, decompressed, without taking them; a whole line of them where one fits into 64 KiB."""
        return bytes(self.file.peek(_CHUNK))

    @property
    def taken(self) -> bytes:
        """What was read so far, as it was; only until `start` is called."""
        return bytes(self._raw.kept or b"")

    def start(self) -> None:
        """Nobody will ask for `taken` any more."""
        self._raw.kept = None

    def recode(self, encoding: str) -> None:
        """From now on `file` gives as UTF-8 what is stored in another encoding, whose line feeds may be no bytes."""
        self.file = io.BufferedReader(_Recoded(self.file, encoding), _CHUNK)

    @property
    def position(self) -> int:
        """How many bytes of the input were read, as it is stored."""
        return self._raw.position

    def readline(self, limit: int) -> bytes:
        """The next line with its end, empty behind the last. Raises TooLong for one of more than `limit` bytes."""
        line: bytes = self.file.readline(limit + 1)
        if len(line) <= limit or line.endswith(b"\n"):
            return line
        while line and not line.endswith(b"\n"):
            line = self.file.readline(_CHUNK)
        raise TooLong(f"longer than {limit:,} bytes")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._raw.close()


class Lines(Stream):
    """Some lines of a file that is not compressed: bytes `start` to `stop`, where lines begin and end.

    `before` is the number of lines that stand before them.
    """

    def __init__(self, path: str, start: int, stop: int, before: int) -> None:
        self.path, self.begin, self.stop, self.before = path, start, stop, before
        self.compression = None
        self.file = io.BufferedReader(io.FileIO(path))
        self.file.seek(start)

    @property
    def position(self) -> int:
        return int(self.file.tell()) - self.begin

    def readline(self, limit: int) -> bytes:
        return super().readline(limit) if self.file.tell() < self.stop else b""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.file.close()


class _Raw(io.RawIOBase):
    """A descriptor that counts what is read, and keeps the beginning until it is known what that is."""

    def __init__(self, descriptor: int) -> None:
        self.descriptor = descriptor
        self.kept: bytearray | None = bytearray()
        self.ahead = b""
        self.position = 0

    def look_ahead(self) -> bytes:
        """Read on to the end of the first line, or a chunk: a pipe may give less at a time."""
        while len(self.ahead) < _CHUNK and b"\n" not in self.ahead:
            if not (more := os.read(self.descriptor, _CHUNK - len(self.ahead))):
                break
            self.ahead += more
        assert self.kept is not None
        self.kept += self.ahead
        return self.ahead

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        size = memoryview(buffer).nbytes
        if self.ahead:
            data, self.ahead = self.ahead[:size], self.ahead[size:]
        else:
            data = os.read(self.descriptor, size)
            if self.kept is not None:
                self.kept += data
        memoryview(buffer)[: len(data)] = data
        self.position += len(data)
        return len(data)

    def close(self) -> None:
        if not self.closed and self.descriptor:
            os.close(self.descriptor)
        super().close()


class _FirstLine(io.RawIOBase):
    """Another stream, whose first read goes on to the end of a line: unpacked data come in pieces of any size."""

    def __init__(self, raw: io.RawIOBase) -> None:
        self.raw = raw
        self.is_begun = False
        self.error: Exception | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int | None:
        if self.error:
            raise self.error
        if self.is_begun:
            return self.raw.readinto(buffer)
        self.is_begun = True
        view, filled = memoryview(buffer).cast("B"), 0
        try:
            while filled < len(view) and (size := self.raw.readinto(view[filled:])):
                filled += size
                if b"\n" in view[filled - size : filled].tobytes():
                    break
        except damage() as error:
            if not filled:
                raise
            self.error = error  # comes when what stands before the damage is taken
        return filled


class _Recoded(io.RawIOBase):
    """The text of another stream as UTF-8. Bytes that are no text stay what they are where characters are bytes."""

    def __init__(self, file: Any, encoding: str) -> None:
        self.file = file
        self.errors = errors_of(encoding)
        self.decoder = codecs.getincrementaldecoder(encoding)(self.errors)
        self.ready = memoryview(b"")
        self.is_read = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        while not self.ready and not self.is_read:
            data = self.file.read1(_CHUNK)
            self.is_read = not data
            self.ready = memoryview(self.decoder.decode(data, self.is_read).encode("utf-8", self.errors))
        size = memoryview(buffer).nbytes
        given, self.ready = self.ready[:size], self.ready[size:]
        memoryview(buffer)[: len(given)] = given
        return len(given)


def is_wide(encoding: str) -> bool:
    """Are all characters of this encoding, ASCII ones too, more than a byte?"""
    return codecs.lookup(encoding).name.startswith(("utf-16", "utf-32"))


def errors_of(encoding: str) -> str:
    """How codecs deal with bytes that are no text: they stay what they are where characters are bytes."""
    return "replace" if is_wide(encoding) else "surrogateescape"


def as_bytes(text: str) -> bytes:
    """UTF-8, in which bytes that could not be read stay as they were, unless other halves of characters are there."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace")
