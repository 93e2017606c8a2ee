"""The file that an index is: how it begins, what is in it, what can be wrong with it, in words."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import sys
from array import array
from collections.abc import Iterable, Iterator

from ..problems import OutputProblem, Problem

APPLICATION = 0x53795478
"""What says that an SQLite file is an index of this program."""
VERSION = 1
"""Of the file's layout and of the hashes: an index of another version can't be asked."""

_MAGIC = b"SQLite format 3\0"
_HEADER = 100
_REBUILD = "syriatext index build makes a new one"

_SCHEMA = """
CREATE TABLE properties (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE files (file INTEGER PRIMARY KEY, path UNIQUE, size INT, modified INT, reading TEXT, seen INT, whole INT);
CREATE TABLE documents (doc INTEGER PRIMARY KEY, file INT, record INT, id, whole INT, triples INT, names INT);
CREATE INDEX documents_of_file ON documents (file);
CREATE TABLE segments (number INTEGER PRIMARY KEY, kind TEXT, era INT, bits INT, postings INT);
CREATE TABLE hot (segment INT, key INT, documents INT, PRIMARY KEY (segment, key)) WITHOUT ROWID;
"""


def make(database: sqlite3.Connection, made: str, clean: bool) -> None:
    """Make an index of an empty database. `made` is when, for people; `clean`: are all texts cleaned?"""
    database.execute("PRAGMA page_size = 16384")
    database.execute("PRAGMA auto_vacuum = INCREMENTAL")
    # One transaction: a file is an index, or empty.
    database.executescript(
        f"BEGIN; PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {VERSION}; {_SCHEMA}"
        "INSERT INTO properties VALUES ('next', 1), ('tables', 0), ('removed', x'');"
        f"INSERT INTO properties VALUES ('clean', {int(clean)}), ('made', '{made}'), ('changed', '{made}'); COMMIT;"
    )


def check(path: str) -> None:
    """Is this a file that can be asked? Raises Problem."""
    try:
        if os.path.isdir(path):
            raise Problem(path, "this is a folder, not an index")
        with _opened(path) as head:
            start, size = head
    except OSError as error:
        raise Problem.from_os(path, error, f"{_REBUILD}") from None
    if len(start) < _HEADER or not start.startswith(_MAGIC) or _number(start, 68) != APPLICATION:
        raise Problem(path, "this is no index of syriatext", _REBUILD)
    if _number(start, 60) != VERSION:
        raise Problem(
            path, f"this is an index of version {_number(start, 60)}, and this program's is {VERSION}", _REBUILD
        )
    page = int.from_bytes(start[16:18], "big")
    # With a journal beside it, a transaction is under way, or was broken off and will be undone.
    if size < (65536 if page == 1 else page) * _number(start, 28) and not os.path.exists(f"{path}-journal"):
        raise Problem(path, "the index is cut off", _REBUILD)


def is_index(path: str) -> bool:
    """Is this an index, of whatever version?"""
    try:
        with _opened(path) as (start, _):
            return start.startswith(_MAGIC) and _number(start, 68) == APPLICATION
    except (OSError, ValueError):
        return False


def may_be_unfinished(path: str) -> bool:
    """Is this what a run that was killed may have left: a database, or nothing yet?"""
    try:
        with _opened(path) as (start, _):
            return not start or start.startswith(_MAGIC)
    except (OSError, ValueError):
        return False


@contextlib.contextmanager
def _opened(path: str) -> Iterator[tuple[bytes, int]]:
    """The first bytes of a file, and its size."""
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        yield os.read(descriptor, _HEADER), os.fstat(descriptor).st_size
    finally:
        os.close(descriptor)


def _number(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 4], "big")


@contextlib.contextmanager
def problems_of(name: str) -> Iterator[None]:
    """Errors of the database as a Problem with the index `name`, in words."""
    try:
        yield
    except sqlite3.Error as error:
        text = str(error)
        if "locked" in text or "busy" in text:
            raise is_locked(name) from None
        if "full" in text:
            raise OutputProblem(name, "the disk is full", "what was there before is unharmed") from None
        if "readonly" in text or "unable to open" in text:
            raise OutputProblem(name, "it can't be written", "is the folder there, and may you write to it?") from None
        if isinstance(error, (sqlite3.OperationalError)) and "disk I/O" in text:
            raise OutputProblem(name, "the disk failed, or is full", "what was there before is unharmed") from None
        if isinstance(error, sqlite3.DatabaseError):
            raise Problem(name, f"the index is damaged ({text})", _REBUILD) from None
        raise


def is_locked(name: str) -> OutputProblem:
    """What to say when another process has the index."""
    return OutputProblem(name, "another process is writing to it", "try again when that is done")


def stored(name: str) -> str | bytes:
    """A name as SQLite can hold it: lone surrogates, which stand for bytes that are no UTF-8, only as bytes."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return name.encode("utf-8", "surrogatepass")
    return name


def shown(name: str | bytes) -> str:
    """The name that was stored."""
    return name.decode("utf-8", "surrogatepass") if isinstance(name, bytes) else str(name)


def removed_bytes(docs: Iterable[int]) -> bytes:
    """Numbers of documents as a property holds them."""
    return _swapped(array("Q", sorted(docs))).tobytes()


def removed_of(data: bytes) -> frozenset[int]:
    """The numbers that `removed_bytes` made this of."""
    return frozenset(_swapped(array("Q", data)))


def _swapped(numbers: array[int]) -> array[int]:
    """The file is the same on every machine."""
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
