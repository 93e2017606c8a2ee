"""The only writer. Everything that leaves the program goes through a sink that loops, checks and never loses a byte."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterator
from types import TracebackType
from typing import Any, Protocol, Self

from .problems import OutputProblem, Problem

_BUFFER = 256 << 10
_unfinished: set[str] = set()
"""Temporary files that may be there: a signal can come between any two steps of making one."""


CHANGED_MEANWHILE = "the file was changed meanwhile; left as it is"

State = tuple[int, int, int, int]
"""Device, inode, size in bytes and time of the last change (ns) of a file: who writes to it changes one of them."""


def state(path: str) -> State | None:
    """The state that a file is in; None where there is none."""
    status = _status(path)
    return status and (status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)


class Sink(Protocol):
    """Where output goes: write it, then commit to it. Leaving the ``with`` block without a commit undoes a file."""

    def write(self, data: bytes) -> None: ...
    def commit(self) -> None: ...
    def __enter__(self) -> Self: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...


class StreamSink:
    """An open descriptor: standard output, a pipe, a device."""

    def __init__(self, descriptor: int, name: str = "standard output") -> None:
        self.descriptor, self.name = descriptor, name
        self.buffer: list[bytes] = []
        self.buffered = 0

    def write(self, data: bytes) -> None:
        self.buffer.append(data)
        self.buffered += len(data)
        if self.buffered >= _BUFFER:
            self.commit()

    def commit(self) -> None:
        data = b"".join(self.buffer)
        self.buffer, self.buffered = [], 0
        try:
            write_all(self.descriptor, data)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise OutputProblem.from_os(self.name, error) from None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Nothing to undo: what was written is gone."""


class AtomicFile:
    """A file that appears whole or not at all: written beside its place, then moved into it.

    An existing file keeps its permissions; a symbolic link keeps pointing at the file that is replaced. `mode` is for a
    file that is new. With `seen`, a file that is no longer in that state stays. Raises OutputProblem.
    """

    def __init__(self, path: str, mode: int | None = None, seen: State | None = None) -> None:
        self.path, self.seen = path, seen
        self.target = os.path.realpath(path)
        self.temporary = os.path.join(os.path.dirname(self.target), f".syriatext-{os.urandom(6).hex()}")
        _unfinished.add(self.temporary)
        try:
            self.descriptor = os.open(self.temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o666)
        except OSError as error:
            raise OutputProblem.from_os(path, error, "is the folder there, and may you write to it?") from None
        self.committed = False
        self.stream = StreamSink(self.descriptor, path)
        if mode is not None:
            os.fchmod(self.descriptor, stat.S_IMODE(mode))
        elif (status := _status(self.target)) is not None:
            os.fchmod(self.descriptor, stat.S_IMODE(status.st_mode))

    def write(self, data: bytes) -> None:
        self.stream.write(data)

    def commit(self) -> None:
        self.stream.commit()
        try:
            os.fsync(self.descriptor)
            if self.seen is not None and state(self.target) != self.seen:
                raise OutputProblem(self.path, CHANGED_MEANWHILE, "run it again")
            os.replace(self.temporary, self.target)
        except OSError as error:
            raise OutputProblem.from_os(self.path, error) from None
        self.committed = True
        _unfinished.discard(self.temporary)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self.descriptor)
        if not self.committed:
            with contextlib.suppress(FileNotFoundError):  # a signal may come right behind the move into place
                os.unlink(self.temporary)
            _unfinished.discard(self.temporary)


class Packed:
    """Compresses on the way to another sink; `kind` is ``gzip`` or ``zstd``."""

    def __init__(self, sink: Sink, kind: str) -> None:
        self.sink = sink
        self.compressor = _compressor(kind)

    def write(self, data: bytes) -> None:
        self.sink.write(self.compressor.compress(data))

    def commit(self) -> None:
        """All is written; nothing can follow."""
        self.sink.write(self.compressor.flush())
        self.sink.commit()

    def __enter__(self) -> Self:
        self.sink.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.sink.__exit__(kind, error, trace)


def packed(data: bytes, kind: str) -> bytes:
    """All of a file's bytes, compressed."""
    compressor = _compressor(kind)
    return bytes(compressor.compress(data) + compressor.flush())


def _compressor(kind: str) -> Any:
    if kind == "gzip":
        import zlib

        return zlib.compressobj(6, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    import zstandard

    return zstandard.ZstdCompressor().compressobj()


def remove_unfinished() -> None:
    """Take away what an interruption left; the last thing that a program does."""
    for path in _unfinished:
        with contextlib.suppress(OSError):
            os.unlink(path)


_stdout: Sink | None = None


def stdout_sink() -> Sink:
    """Standard output, or what takes its place."""
    return _stdout or StreamSink(1)


@contextlib.contextmanager
def in_place_of_stdout(sink: Sink) -> Iterator[None]:
    """For a while, all that would go to standard output goes to `sink`."""
    global _stdout
    _stdout = sink
    try:
        yield
    finally:
        _stdout = None


def file_sink(path: str | None, instead_of_folder: str = "name a file in it") -> Sink:
    """A sink for ``-o PATH``: atomic for a regular file, direct for a pipe or a device; ``-`` and None are stdout.

    Raises OutputProblem, for a folder with a hint at what to do instead.
    """
    # A file that standard output goes to may hold what others wrote.
    if path in (None, "-", "/dev/stdout", "/dev/fd/1"):
        return stdout_sink()
    if not path or path.endswith(os.sep):
        raise OutputProblem(path or "''", "this names no file to write to")
    status = _status(path)
    if status is None or stat.S_ISREG(status.st_mode):
        return AtomicFile(path)
    if stat.S_ISDIR(status.st_mode):
        raise OutputProblem(path, "this is a folder, and output is one file", instead_of_folder)
    try:
        return StreamSink(os.open(path, os.O_WRONLY | os.O_CLOEXEC), path)
    except OSError as error:
        raise OutputProblem.from_os(path, error) from None


def write_file(path: str, data: bytes, mode: int | None = None, seen: State | None = None) -> None:
    """Write a whole file, atomically. Raises Problem: this one could not be written, others may."""
    try:
        with AtomicFile(path, mode, seen) as sink:
            sink.write(data)
            sink.commit()
    except OutputProblem as problem:
        raise Problem(problem.source, problem.message, problem.hint) from None


def make_folder(path: str) -> None:
    """Make a folder, and those that it is in, unless it is there. Raises Problem."""
    try:
        os.makedirs(path, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise Problem(path, "this is no folder", "name another one") from None
    except OSError as error:
        raise Problem.from_os(path, error) from None


def append_line(path: str, line: bytes) -> None:
    """Add one line to a file and see it on the disk, so that what follows may rely on it. Raises Problem.

    If its last line was cut short, this is no part of it.
    """
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_CLOEXEC, 0o666)
        size = os.fstat(descriptor).st_size
        try:
            is_torn = size > 0 and os.pread(descriptor, 1, size - 1) != b"\n"
            write_all(descriptor, b"\n" + line if is_torn else line)
            os.fsync(descriptor)
        except OSError:
            os.ftruncate(descriptor, size)  # half a line would spoil those before it
            raise
        finally:
            os.close(descriptor)
    except OSError as error:
        raise Problem.from_os(path, error) from None


def write_all(descriptor: int, data: bytes) -> None:
    """Write every byte: a write may take fewer than it is given, and io objects hide that. Raises OSError."""
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def say(message: str) -> None:
    """Put one line for the person on standard error; if that is closed, nobody is there to read it."""
    if _kept_messages is not None:
        _kept_messages.append(message)
        return
    with contextlib.suppress(OSError):
        write_all(2, _line_start + (message + "\n").encode("utf-8", "backslashreplace"))


_line_start = b""
_kept_messages: list[str] | None = None


def keep_messages() -> None:
    """From now on something else has the screen: what is said waits for `say_kept`."""
    global _kept_messages
    _kept_messages = []


def say_kept() -> None:
    """The screen is free again: say what had to wait."""
    global _kept_messages
    kept, _kept_messages = _kept_messages or [], None
    for message in kept:
        say(message)


@contextlib.contextmanager
def on_own_lines() -> Iterator[None]:
    """While something moves on the terminal's last line, clear that for what is said."""
    global _line_start
    _line_start = b"\r\x1b[2K"
    try:
        yield
    finally:
        _line_start = b""


def _status(path: str) -> os.stat_result | None:
    try:
        return os.stat(path)
    except OSError:
        return None
