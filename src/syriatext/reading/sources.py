"""Names of inputs → bytes: files, folders, standard input, lists of names."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple, Self

from ..model import Record
from ..problems import Notice, Problem

STDIN = "-"
_CHUNK = 1 << 20
_KEPT = (".orig", ".bak", ".old", ".backup", "~")
"""Endings under which a file is kept beside what became of it."""


class Source(NamedTuple):
    """One input. `root` is the folder that was given when it was found there, else None.

    `record` is the document that is meant in a file that holds many, `weight` how many of its bytes it took. `head` is
    what was read of standard input to see what it is: nobody can read that again. `beside` is what is known of it from
    the other inputs.
    """

    path: str
    root: str | None = None
    record: Record | None = None
    head: bytes = b""
    beside: Any = None
    weight: int = 0

    @property
    def name(self) -> str:
        """What messages and results call it."""
        return f"{self.path}#{self.record.number}" if self.record else self.path

    def to_send(self) -> Self:
        """The same without what only the process that read it needs."""
        return self._replace(record=self.record._replace(row=None)) if self.record else self


def expand(names: Iterable[str], leave_out: Collection[str] = ()) -> Iterator[Source | Problem]:
    """Yield the inputs that `names` stand for, in order; a folder gives its files, sorted, hidden ones left out.

    A file that was kept beside a newer one of its name (``a.txt.orig``) is passed by, so that it stays what it was.
    `leave_out` are real paths (files or folders) that walking a folder passes by: what the program itself writes.
    """
    for name in names:
        if name != STDIN and os.path.isdir(name):
            yield from _walk(name, leave_out)
        else:
            yield Source(name)


def _walk(root: str, leave_out: Collection[str]) -> Iterator[Source | Problem]:
    def wanted(folder: str, name: str) -> bool:
        return not name.startswith(".") and os.path.realpath(os.path.join(folder, name)) not in leave_out

    def leads_out(path: str) -> bool:
        """Is what it leads to anywhere else? Then it is read nowhere."""
        real = os.path.realpath(path)
        return os.path.islink(path) and os.path.exists(real) and os.path.commonpath([real, top]) != top

    top = os.path.realpath(root)
    failed: list[OSError] = []
    passed: list[str] = []
    kept: list[str] = []
    empty = True
    for folder, subfolders, files in os.walk(root, onerror=failed.append):
        subfolders[:] = sorted(name for name in subfolders if wanted(folder, name))
        passed += (path for name in subfolders if leads_out(path := os.path.join(folder, name)))
        names = set(files)
        for name in sorted(files):
            path = os.path.join(folder, name)
            if _is_kept(name, names):
                kept.append(path)
                continue
            # A pipe or a device in a folder would block or never end, and a link leads out of it or to a file that is
            # there already; named by hand, they are read.
            if wanted(folder, name) and os.path.isfile(path) and not os.path.islink(path):
                empty = False
                yield Source(path, root)
            elif wanted(folder, name) and leads_out(path):
                passed.append(path)
    for error in failed:
        yield Problem.from_os(os.fsdecode(error.filename or root), error)
    if passed:
        what = f"this link and {len(passed) - 1:,} more lead" if len(passed) > 1 else "this link leads"
        yield Notice(passed[0], f"passed by: {what} out of the folder", "name what is to be read")
    if kept:
        what = f"this and {len(kept) - 1:,} more are files" if len(kept) > 1 else "this is a file"
        yield Notice(kept[0], f"passed by: {what} kept beside a newer one", "name what is to be read")
    if empty and not failed and not passed:
        yield Notice(root, "there is no file in this folder")


def _is_kept(name: str, names: Collection[str]) -> bool:
    return any(name.endswith(ending) and name.removesuffix(ending) in names for ending in _KEPT)


def split_names(data: bytes) -> list[str]:
    """The names in a list ended or separated by NUL, as ``find -print0`` writes it."""
    return [os.fsdecode(name) for name in data.split(b"\0") if name]


def read_bytes(path: str, max_size: int, head: bytes = b"") -> bytes:
    """Read a file, a pipe or (``-``) standard input, at most `max_size` bytes, behind its `head`. Raises Problem."""
    if not path:
        raise Problem("''", "an empty name", "is a variable of your script unset?")
    try:
        if path == STDIN:
            return _read_limited(0, path, max_size, head)
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        try:
            return _read_limited(descriptor, path, max_size)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise Problem.from_os("standard input" if path == STDIN else path, error) from None
    except ValueError:
        raise Problem(path, "a file name cannot hold a NUL") from None


def is_file(path: str) -> bool:
    """Is it a regular file? Standard input is none, whatever a file of the name ``-`` may be."""
    return path != STDIN and os.path.isfile(path)


def fingerprint(path: str) -> tuple[int, str] | None:
    """Size in bytes and SHA-256 of a file; None for what is none, or cannot be read."""
    import hashlib

    found, size = hashlib.sha256(), 0
    try:
        if not os.path.isfile(path):
            return None
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        try:
            while chunk := os.read(descriptor, _CHUNK):
                found.update(chunk)
                size += len(chunk)
        finally:
            os.close(descriptor)
    except (OSError, ValueError):
        return None
    return size, found.hexdigest()


def _read_limited(descriptor: int, path: str, max_size: int, head: bytes = b"") -> bytes:
    status = os.fstat(descriptor)
    chunks, total = [head], len(head)
    if total > max_size or (stat.S_ISREG(status.st_mode) and status.st_size > max_size):
        raise _too_large(path, max_size)
    while chunk := os.read(descriptor, _CHUNK):
        chunks.append(chunk)
        total += len(chunk)
        if total > max_size:
            raise _too_large(path, max_size)
    return b"".join(chunks)


def _too_large(path: str, max_size: int) -> Problem:
    return Problem(path, f"larger than {max_size:,} bytes", "raise the limit with --max-size")
