"""An index of a collection: one SQLite file that says which documents have a hash. Texts are not in it.

Reading it needs nothing but Python's own library; `indexing` fills it. Every change is one transaction.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple

from .indexfile import VERSION, check, is_locked, make, problems_of, removed_of, shown, stored
from .postings import MOST, SAMPLE_BITS, Kind, Segment, documents_of

_PATIENCE = 60.0
"""Seconds to wait for another process that writes: to merge the segments of millions of documents takes some."""
_AT_ONCE = 10_000
"""Rows that one statement asks for."""


class Row(NamedTuple):
    """A document: its number and name, the file and the record in it (0: all of it), and what is known of its text."""

    doc: int
    id: str | None
    path: str
    record: int
    whole: int
    triples: int
    names: int

    @property
    def name(self) -> str:
        """What it is called, where it has no id."""
        if self.id is not None:
            return self.id
        return f"{self.path}#{self.record}" if self.record else self.path


class Listed(NamedTuple):
    """In how many documents a key is, and the numbers of the first of them."""

    frequency: int
    docs: list[int]


class Known(NamedTuple):
    """A file that was taken in, in the state that it had: to its end, if it `is_whole`, or to the record `seen`
    (-1: nobody knows how far)."""

    file: int
    size: int
    modified: int
    reading: str | None
    seen: int
    is_whole: int

    def is_of(self, size: int, modified: int, reading: str | None) -> bool:
        """Is this the state that the file has, and the way to read it?"""
        return (self.size, self.modified, self.reading) == (size, modified, reading)

    @property
    def is_unfinished(self) -> bool:
        """Was the first reading of it interrupted?"""
        return self.seen >= 0 and not self.is_whole


class Info(NamedTuple):
    """What there is to say of an index. `settings` are the properties of its hashes."""

    documents: int
    files: int
    size: int
    version: int
    made: str
    changed: str
    postings: dict[str, int]
    segments: int
    settings: dict[str, Any]


class Index:
    """An open index. Raises Problem."""

    def __init__(self, path: str, name: str | None = None) -> None:
        self.path, self.name = path, name or path
        self.lock: int | None = None
        with self.problems():
            self.database = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
        self.reload()

    @classmethod
    def open(cls, path: str, name: str | None = None) -> Index:
        """The index that is there, called `name` in messages."""
        check(path)
        return cls(path, name)

    @classmethod
    def create(cls, path: str, made: str, name: str | None = None, clean: bool = False) -> Index:
        """A new one; with an empty `path`, one that goes away when it is closed.

        `made` is when, for people; `clean` says that all texts are cleaned before they are hashed.
        """
        index = cls.__new__(cls)
        index.path, index.name, index.lock = path, name or path, None
        with index.problems():
            index.database = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
            make(index.database, made, clean)
        index.reload()
        return index

    def locked(self) -> Index:
        """The same, for one process that writes: there is no second one until it is closed."""
        import fcntl

        self.lock = os.open(self.path, os.O_RDONLY | os.O_CLOEXEC)
        try:
            fcntl.flock(self.lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self.close()
            raise is_locked(self.name) from None
        return self

    def close(self) -> None:
        """Nothing is asked any more."""
        self.database.close()
        if self.lock is not None:
            os.close(self.lock)
            self.lock = None

    def __enter__(self) -> Index:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def problems(self) -> contextlib.AbstractContextManager[None]:
        """Turns errors of the database into a Problem that says what to do."""
        return problems_of(self.name)

    def reload(self) -> None:
        """Look again at what others, or a transaction, may have changed."""
        with self.problems():
            rows = self.database.execute("SELECT number, kind, era, bits, postings FROM segments ORDER BY era, number")
            self.segments = [Segment(*row) for row in rows]
            self.removed = removed_of(self.property("removed"))

    def property(self, name: str) -> Any:
        """A property of the whole index; None if it has none of this name."""
        row = self.database.execute("SELECT value FROM properties WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def set_property(self, name: str, value: object) -> None:
        """Set a property, inside of a transaction."""
        self.database.execute("REPLACE INTO properties VALUES (?, ?)", (name, value))

    def documents_with(self, kind: Kind, keys: Sequence[int]) -> dict[int, Listed]:
        """For each key that is in a document: in how many it is, and those that are listed, the first ones."""
        found: dict[int, Listed] = {}
        for segment in self.segments:
            if segment.kind != kind:
                continue
            shift, width = segment.rest_bits, segment.rest_width
            mask = (1 << shift) - 1
            rows = self._rows_of(segment, {key >> shift for key in keys})
            for key in keys:
                if (data := rows.get(key >> shift)) and (docs := documents_of(data, key & mask, width)):
                    self._count(found, segment, key, docs)
        return found

    def _rows_of(self, segment: Segment, buckets: Collection[int]) -> dict[int, bytes]:
        wanted = sorted(buckets)
        rows: dict[int, bytes] = {}
        for at in range(0, len(wanted), _AT_ONCE):
            some = ",".join(map(str, wanted[at : at + _AT_ONCE]))
            rows.update(
                self.database.execute(f"SELECT bucket, data FROM {segment.table} WHERE bucket IN ({some})").fetchall()
            )
        return rows

    def _count(self, found: dict[int, Listed], segment: Segment, key: int, docs: list[int]) -> None:
        hot = self._hot(segment, key) if len(docs) >= MOST // 2 else 0
        here = [segment.base + doc for doc in docs] if segment.era else docs
        if self.removed:
            here = [doc for doc in here if doc not in self.removed]
        if key in found:
            before = found[key]
            found[key] = Listed(before.frequency + max(hot, len(here)), sorted(before.docs + here)[:MOST])
        elif here:
            found[key] = Listed(max(hot, len(here)), here)

    def _hot(self, segment: Segment, key: int) -> int:
        row = self.database.execute(
            "SELECT documents FROM hot WHERE segment = ? AND key = ?", (segment.number, key)
        ).fetchone()
        return row[0] if row else 0

    def rows(self, docs: Iterable[int]) -> list[Row]:
        """The documents with these numbers, but for those that are not there."""
        wanted = ",".join(map(str, docs))
        found = self.database.execute(
            "SELECT d.doc, d.id, f.path, d.record, d.whole, d.triples, d.names FROM documents AS d"
            f" JOIN files AS f ON f.file = d.file WHERE d.doc IN ({wanted})"
        )
        return [
            Row(doc, None if id is None else shown(id), shown(path), record, whole % (1 << 64), triples, names)
            for doc, id, path, record, whole, triples, names in found
        ]

    def known(self, path: str) -> Known | None:
        """What is known of a file."""
        row = self.database.execute(
            "SELECT file, size, modified, reading, seen, whole FROM files WHERE path = ?", (stored(path),)
        ).fetchone()
        return Known(*row) if row else None

    def reading(self, path: str) -> str | None:
        """How a file was to be read when it was taken in, as `known` has it."""
        known = self.known(path)
        return known.reading if known else None

    def count(self) -> int:
        """How many documents there are."""
        return int(self.database.execute("SELECT count(*) FROM documents").fetchone()[0])

    def info(self) -> Info:
        """What there is to say of it."""
        with self.problems():
            postings: dict[str, int] = {}
            for segment in self.segments:
                postings[segment.kind] = postings.get(segment.kind, 0) + segment.postings
            return Info(
                documents=self.count(),
                files=int(self.database.execute("SELECT count(*) FROM files").fetchone()[0]),
                size=os.path.getsize(self.path) if self.path else 0,
                version=VERSION,
                made=self.property("made"),
                changed=self.property("changed"),
                postings=postings,
                segments=len(self.segments),
                settings={
                    "triples": f"1 in {1 << SAMPLE_BITS['triples']}",
                    "names": f"1 in {1 << SAMPLE_BITS['names']}",
                    "clean": bool(self.property("clean")),
                },
            )
