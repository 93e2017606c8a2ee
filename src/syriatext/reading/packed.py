"""Compressed bytes → what they hold, with a bound on what is held at once."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from ..problems import Problem

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_WINDOW = 1 << 31
"""As much as any archive asks for; the default refuses those made with ``zstd --long``."""
_GZIP_CHUNK = 4 << 10
_ZSTD_CHUNK = 256
"""Compressed bytes taken at a time: they may stand for a thousand, or thirty thousand, times as many."""
_PIECE = 1 << 20
_MAGIC = {b"\x1f\x8b": "gzip", b"\x28\xb5\x2f\xfd": "zstd"}


def compression_of(start: bytes) -> str | None:
    """How a file is compressed that begins so: ``gzip``, ``zstd``, or not at all."""
    return next((name for magic, name in _MAGIC.items() if start.startswith(magic)), None)


def unpack(data: bytes, name: str, compression: str, max_size: int) -> bytes:
    """What compressed `data` hold. Raises Problem for more than `max_size` bytes, and for what is broken."""
    file, found = _unpacker(io.BytesIO(data), compression), bytearray()
    try:
        while len(found) <= max_size and (piece := file.read(_PIECE)):  # a reader asked for all takes that much memory
            found += piece
    except damage() as error:
        raise Problem(name, f"this is {compression} data that can't be unpacked ({error})") from None
    if len(found) > max_size:
        raise Problem(name, f"larger than {max_size:,} bytes when it is unpacked", "raise the limit with --max-size")
    return bytes(found)


def unpacked(raw: io.RawIOBase, compression: str | None) -> io.RawIOBase:
    """What a file holds; reading it may raise whatever `damage` names."""
    return _unpacker(raw, compression) if compression else raw


def _unpacker(raw: _Readable, compression: str) -> _Unpacked:
    if compression == "gzip":
        import zlib

        return _Unpacked(raw, lambda: zlib.decompressobj(zlib.MAX_WBITS | 16), _GZIP_CHUNK)
    import zstandard

    return _Unpacked(raw, zstandard.ZstdDecompressor(max_window_size=_WINDOW).decompressobj, _ZSTD_CHUNK)


class _Readable(Protocol):
    def read(self, size: int, /) -> bytes | None: ...


class _Unpacked(io.RawIOBase):
    """What compressed data holds. All that stands before a break is given out before EOFError says that there is one.

    (Python's and zstandard's own readers lose a buffer of it, or say nothing.)
    """

    def __init__(self, raw: _Readable, new: Callable[[], Any], chunk: int) -> None:
        self.raw, self.new, self.chunk = raw, new, chunk
        self.current: Any = None
        self.packed = b""
        self.ready = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        while not self.ready:
            data = self.packed or self.raw.read(self.chunk) or b""
            self.packed = b""
            if not data:
                if self.current is not None:
                    raise EOFError("its end is missing")
                return 0
            self._unpack(data)
        size = memoryview(buffer).nbytes
        given, self.ready = self.ready[:size], self.ready[size:]
        memoryview(buffer)[: len(given)] = given
        return len(given)

    def _unpack(self, data: bytes) -> None:
        if self.current is None:
            data = data.lstrip(b"\0")  # archives may be padded between their members
            if not data:
                return
            self.current = self.new()
        self.ready = memoryview(self.current.decompress(data))
        if self.current.eof:
            self.packed, self.current = self.current.unused_data, None


def damage() -> tuple[type[Exception], ...]:
    """What reading raises when an input can't be read on: errors of the system, of compression, of an odd encoding."""
    import zlib

    found: tuple[type[Exception], ...] = (OSError, EOFError, UnicodeError, zlib.error)
    try:
        import zstandard
    except ImportError:
        return found
    return (*found, zstandard.ZstdError)
