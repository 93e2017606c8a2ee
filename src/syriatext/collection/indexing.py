"""Filling an index: documents are hashed in batches and taken in, those that are there and unchanged left alone."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from .batches import Batch, batches_of
from .index import Index
from .indexfile import removed_bytes, shown, stored
from .packing import Postings, joined
from .postings import DOC_BITS, SAMPLE_BITS, Kind, key_shift
from .segments import AT_ONCE, Transaction, add_segment, merge_all, merge_small

_SPARE = 1024
_MOST_REMOVED = 32
"""When more than one document in so many is removed, the lists are freed of them."""

_Text = tuple[int, int, int]
"""What stands for a text: the number of all its words, how many triples, how many names."""


class File(NamedTuple):
    """A file in the state in which it is read; `reading` says how, where that is not found out."""

    path: str
    size: int
    modified: int
    reading: str | None = None


class Entry(NamedTuple):
    """A document to take in: the file that it is in, the number of its record (0: all of it), its id, its text."""

    file: File
    record: int
    id: str | None
    text: str


class Added(NamedTuple):
    """How many documents are new, were there with another text, or with the same, or are no longer in their file; ids
    that several documents of a file have, each with their number."""

    new: int
    replaced: int
    same: int
    gone: int
    repeated: list[tuple[str, int]]


class _Reading:
    """A file that is being read: what the index had of it, by id or record number, in the order it had."""

    def __init__(self, index: Index, file: File) -> None:
        self.file = file
        self.number = 0
        self.before: dict[object, deque[tuple[int, int, _Text]]] = {}
        self.ids: dict[str, int] = {}
        known = index.known(file.path)
        # An interrupted first reading goes on where it was.
        self.is_first = known is None or (known.is_unfinished and known.is_of(file.size, file.modified, file.reading))
        if known is None:
            return
        self.number = known.file
        for id, record, doc, *text in index.database.execute(
            "SELECT id, record, doc, whole, triples, names FROM documents WHERE file = ? AND record > ? ORDER BY doc",
            (known.file, known.seen if self.is_first else -1),
        ):
            key = record if id is None else shown(id)
            self.before.setdefault(key, deque()).append((doc, record, tuple(text)))

    def known_as(self, record: int, id: str | None) -> tuple[int, int, _Text] | None:
        """The document that the index had under this id, or in this place."""
        found = self.before.get(record if id is None else id)
        return found.popleft() if found else None


class _Waiting(NamedTuple):
    """A document whose text is being hashed."""

    record: int
    id: str | None
    reading: _Reading


class Indexer:
    """Takes documents into an index. Raises Problem; what was taken in up to then stays."""

    def __init__(self, index: Index) -> None:
        self.index, self.database = index, index.database
        self.waiting: deque[_Waiting] = deque()
        self.ended: deque[tuple[int, _Reading]] = deque()
        self.read = self.written = 0
        self.counts = {"new": 0, "replaced": 0, "same": 0, "gone": 0}
        self.repeated: dict[str, int] = {}
        with index.problems():
            self.database.execute("PRAGMA cache_size = -65536")
            self.next = int(index.property("next"))

    def add(self, entries: Iterable[Entry], broken: Collection[str] = ()) -> Added:
        """Take documents in, those of a file one behind the other; what is there and unchanged stays as it is.

        `broken` are paths of files that could not be read completely, known once they are read.
        """
        waiting: list[Batch] = []
        postings = 0
        bits, name_bits = SAMPLE_BITS["triples"], SAMPLE_BITS["names"]
        for batch in batches_of(self._texts(entries), bits=bits, name_bits=name_bits):
            waiting.append(batch)
            postings += len(batch.triples) + len(batch.names)
            if postings >= AT_ONCE:
                self._write(waiting, broken)
                waiting, postings = [], 0
        self._write(waiting, broken)
        return Added(**self.counts, repeated=sorted(self.repeated.items(), key=lambda item: (-item[1], item[0])))

    def remove_named(self, names: Iterable[str], paths: Iterable[str]) -> dict[str, int]:
        """Take out the documents with these ids, and all of the files at or below these paths; how many for each."""
        found = {}
        with Transaction(self.index):
            for name, path in zip(names, paths, strict=True):
                rows = self.database.execute(
                    "SELECT doc FROM documents WHERE id = :id OR file IN (SELECT file FROM files WHERE path = :path"
                    " OR substr(path, 1, length(:below)) = :below)",
                    {"id": stored(name), "path": stored(path), "below": stored(path.rstrip("/") + "/")},
                )
                docs = [doc for (doc,) in rows]
                # What is taken out may be added again, though its file did not change.
                self.database.executemany(
                    "UPDATE files SET modified = -1 WHERE file = (SELECT file FROM documents WHERE doc = ?)",
                    ((doc,) for doc in docs),
                )
                self._remove(docs)
                found[name] = len(docs)
            self.database.execute("DELETE FROM files WHERE file NOT IN (SELECT file FROM documents)")
        return found

    def finish(self, made: str, *, as_one: bool = False) -> None:
        """Everything was taken in: tidy up. `made` is the time, for people; `as_one` merges all segments."""
        if as_one or len(self.index.removed) > max(_SPARE, self.index.count() // _MOST_REMOVED):
            merge_all(self.index)
        with self.index.problems():
            self.index.set_property("changed", made)
            self.database.executescript("PRAGMA incremental_vacuum")

    def _texts(self, entries: Iterable[Entry]) -> Iterator[str]:
        reading: _Reading | None = None
        for entry in entries:
            if reading is None or reading.file.path != entry.file.path:
                if reading is not None:
                    self.ended.append((self.read, reading))
                with self.index.problems():
                    reading = _Reading(self.index, entry.file)
            self.waiting.append(_Waiting(entry.record, entry.id, reading))
            self.read += 1
            yield entry.text
        if reading is not None:
            self.ended.append((self.read, reading))

    def _write(self, batches: list[Batch], broken: Collection[str]) -> None:
        """One transaction: rows of the documents, their postings, what became of their files."""
        if not batches and not self.ended:
            return
        count = sum(len(batch.whole) for batch in batches)
        if (self.next + count) >> DOC_BITS != self.next >> DOC_BITS:
            self.next = (self.next >> DOC_BITS) + 1 << DOC_BITS
        with Transaction(self.index):
            removed: list[int] = []
            docs = self._documents(batches, removed)
            for kind in SAMPLE_BITS:
                add_segment(self.index, kind, self.next >> DOC_BITS, _postings(kind, batches, docs))
            self._end_files(broken, removed)
            self._remove(removed)
            self.index.set_property("next", self.next)
        merge_small(self.index)

    def _documents(self, batches: list[Batch], removed: list[int]) -> npt.NDArray[np.int64]:
        """Store the rows of documents; return their numbers, -1 for those that are there unchanged."""
        numbers: list[int] = []
        rows: list[tuple[Any, ...]] = []
        for text in _texts_of(batches):
            record, id, reading = self.waiting.popleft()
            self._note(reading, id)
            file = reading.number or self._new_file(reading)
            before = reading.known_as(record, id) if reading.before else None
            if before is not None and before[2] == text:
                self._keep(before, record)
                numbers.append(-1)
                continue
            if before is not None:
                removed.append(before[0])
            self.counts["new" if before is None else "replaced"] += 1
            rows.append((self.next, file, record, None if id is None else stored(id), *text))
            numbers.append(self.next)
            self.next += 1
        self.database.executemany("INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
        self.written += len(numbers)
        if numbers:
            self._set_state(reading, seen=record if reading.is_first else -1, is_whole=False)
        return np.array(numbers, np.int64)

    def _note(self, reading: _Reading, id: str | None) -> None:
        if id is not None:
            count = reading.ids[id] = reading.ids.get(id, 0) + 1
            if count > 1:
                self.repeated[id] = max(count, self.repeated.get(id, 0))

    def _keep(self, before: tuple[int, int, _Text], record: int) -> None:
        self.counts["same"] += 1
        doc, old_record, _ = before
        if old_record != record:
            self.database.execute("UPDATE documents SET record = ? WHERE doc = ?", (record, doc))

    def _new_file(self, reading: _Reading) -> int:
        inserted = self.database.execute("INSERT INTO files (path) VALUES (?)", (stored(reading.file.path),))
        reading.number = int(inserted.lastrowid or 0)
        return reading.number

    def _end_files(self, broken: Collection[str], removed: list[int]) -> None:
        """Files that were read to their end: what they no longer hold goes."""
        while self.ended and self.ended[0][0] <= self.written:
            _, reading = self.ended.popleft()
            is_whole = reading.file.path not in broken
            if is_whole:
                gone = [doc for rows in reading.before.values() for doc, _, _ in rows]
                self.counts["gone"] += len(gone)
                removed += gone
            self._set_state(reading, seen=-1, is_whole=is_whole)

    def _set_state(self, reading: _Reading, seen: int, is_whole: bool) -> None:
        _, size, modified, how = reading.file
        self.database.execute(
            "UPDATE files SET size = ?, modified = ?, reading = ?, seen = ?, whole = ? WHERE file = ?",
            (size, modified, how, seen, is_whole, reading.number),
        )

    def _remove(self, docs: list[int]) -> None:
        if docs:
            self.database.executemany("DELETE FROM documents WHERE doc = ?", ((doc,) for doc in docs))
            self.index.removed |= frozenset(docs)
            self.index.set_property("removed", removed_bytes(self.index.removed))


def _texts_of(batches: list[Batch]) -> Iterator[_Text]:
    for batch in batches:
        count = len(batch.whole)
        triples, names = (np.bincount(owner, minlength=count).tolist() for owner in (batch.triples_of, batch.names_of))
        yield from zip(batch.whole.view(np.int64).tolist(), triples, names, strict=True)


def _postings(kind: Kind, batches: list[Batch], docs: npt.NDArray[np.int64]) -> Postings:
    """Of the documents that are new."""
    if not batches:
        return np.zeros(0, np.uint64)
    first = batches[0].first
    hashes = np.concatenate([getattr(batch, kind) for batch in batches])
    owner = np.concatenate([getattr(batch, f"{kind}_of") + (batch.first - first) for batch in batches])
    if kind == "triples":
        # A text that has no hash kept is found by all of it.
        whole = np.concatenate([batch.whole for batch in batches])
        bare = np.flatnonzero((np.bincount(owner, minlength=len(whole)) == 0) & (whole != 0))
        hashes = np.concatenate([hashes, whole[bare] >> np.uint64(SAMPLE_BITS[kind])])
        owner = np.concatenate([owner, bare])
    number = docs[owner]
    new = number >= 0
    local = (number[new] & ((1 << DOC_BITS) - 1)).astype(np.uint64)
    return joined(hashes[new] >> np.uint64(key_shift(kind)), local)
