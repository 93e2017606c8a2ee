"""The segments of an index as they are written: one for each lot of documents, and small ones merged to larger ones."""

from __future__ import annotations

import numpy as np

from .index import Index
from .packing import DOC_MASK, Postings, bucket_bits, packed, unpacked
from .postings import DOC_BITS, KEY_BITS, Kind, Segment

AT_ONCE = 4 << 20
"""Postings that are sorted at a time."""
_SMALL = 1 << 12
_FAN = 4
"""So many segments of like size are merged to one."""


class Transaction:
    """What is done to an index within it is done as a whole, or not at all."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.problems = index.problems()

    def __enter__(self) -> None:
        self.problems.__enter__()
        with self.index.problems():
            self.index.database.execute("BEGIN IMMEDIATE")

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> bool | None:
        if kind is None:
            with self.index.problems():
                self.index.database.execute("COMMIT")
        elif self.index.database.in_transaction:
            self.index.database.execute("ROLLBACK")
        return self.problems.__exit__(kind, error, trace)  # type: ignore[arg-type]


def add_segment(index: Index, kind: Kind, era: int, postings: Postings) -> None:
    """Write postings, which are in no order yet, inside of a transaction."""
    if not len(postings):
        return
    bits = bucket_bits(len(postings))
    number = _new_table(index)
    segment = Segment(number, kind, era, bits, _fill(index, number, postings, bits, {}))
    index.database.execute("INSERT INTO segments VALUES (?, ?, ?, ?, ?)", segment)
    index.segments.append(segment)


def merge_small(index: Index) -> None:
    """Merge segments of like size, until there are few of each."""
    while group := _alike(index):
        with Transaction(index):
            _merge(index, group)
        index.reload()


def merge_all(index: Index) -> None:
    """Merge what can be merged; nothing is left of documents that were removed."""
    groups: dict[tuple[Kind, int], list[Segment]] = {}
    for segment in index.segments:
        groups.setdefault((segment.kind, segment.era), []).append(segment)
    if not index.removed and all(len(group) == 1 for group in groups.values()):
        return
    with Transaction(index):
        for group in groups.values():
            _merge(index, group)
        index.set_property("removed", b"")
    index.reload()


def _alike(index: Index) -> list[Segment]:
    groups: dict[tuple[Kind, int, int], list[Segment]] = {}
    for segment in index.segments:
        level = (segment.postings // _SMALL).bit_length() // 2
        groups.setdefault((segment.kind, segment.era, level), []).append(segment)
    return next((group for group in groups.values() if len(group) >= _FAN), [])


def _merge(index: Index, group: list[Segment]) -> None:
    first, count = group[0], sum(segment.postings for segment in group)
    bits = bucket_bits(count)
    number = _new_table(index)
    # Those of other eras turn to numbers that no posting has.
    gone = np.fromiter(index.removed, np.int64, len(index.removed)) - first.base
    # A slice of the keys after the other, so that memory does not grow with the index.
    slices = min(bits, (count // AT_ONCE).bit_length())
    total = 0
    for part in range(1 << slices):
        low, high = part << (KEY_BITS - slices), ((part + 1) << (KEY_BITS - slices)) - 1
        postings = np.concatenate([_read(index, segment, low, high) for segment in group])
        if len(gone):
            postings = postings[~np.isin((postings & DOC_MASK).astype(np.int64), gone)]
        total += _fill(index, number, postings, bits, _unlisted(index, group, low, high))
    for segment in group:
        index.database.execute(f"DROP TABLE {segment.table}")
        index.database.execute("DELETE FROM hot WHERE segment = ?", (segment.number,))
        index.database.execute("DELETE FROM segments WHERE number = ?", (segment.number,))
    merged = Segment(number, first.kind, first.era, bits, total)
    if total:
        index.database.execute("INSERT INTO segments VALUES (?, ?, ?, ?, ?)", merged)
    else:
        index.database.execute(f"DROP TABLE {merged.table}")


def _read(index: Index, segment: Segment, low: int, high: int) -> Postings:
    """The postings of keys between two."""
    rows = index.database.execute(
        f"SELECT bucket, data FROM {segment.table} WHERE bucket BETWEEN ? AND ? ORDER BY bucket",
        (low >> segment.rest_bits, high >> segment.rest_bits),
    ).fetchall()
    postings = unpacked(rows, segment)
    begin, end = np.searchsorted(postings, np.array([low, high + 1], np.uint64) << np.uint64(DOC_BITS))
    return postings[begin : end if high + 1 < 1 << KEY_BITS else None]


def _unlisted(index: Index, group: list[Segment], low: int, high: int) -> dict[int, int]:
    """Keys with more documents than are listed: how many more."""
    found: dict[int, int] = {}
    for segment in group:
        rows = index.database.execute(
            "SELECT key, documents FROM hot WHERE segment = ? AND key BETWEEN ? AND ?", (segment.number, low, high)
        ).fetchall()
        for key, documents in rows:
            found[key] = found.get(key, 0) + documents - len(_read(index, segment, key, key))
    return found


def _new_table(index: Index) -> int:
    number = int(index.property("tables")) + 1
    index.set_property("tables", number)
    index.database.execute(f"CREATE TABLE postings_{number} (bucket INTEGER PRIMARY KEY, data BLOB)")
    return number


def _fill(index: Index, number: int, postings: Postings, bits: int, unlisted: dict[int, int]) -> int:
    """Write the rows of a table; returns how many postings are in them."""
    found = packed(postings, bits, unlisted)
    index.database.executemany(f"INSERT INTO postings_{number} VALUES (?, ?)", found.rows)
    hot = ((number, key, documents) for key, documents in found.hot)
    index.database.executemany("INSERT INTO hot VALUES (?, ?, ?)", hot)
    return found.postings
