"""Documents in, clusters out: hash what is read, run the dataflow, put the groups together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from ..problems import Notice, Problem
from .batches import Batch, batches_of
from .clusters import Cluster, Edge, Member, Prefer, Relation
from .components import forest, held, labels
from .dataflow import Flow
from .engines import Columns, Engine

_ROWS_AT_ONCE = 1 << 20
_NEAR = 500
"""Thousandths of Jaccard similarity from which two texts are near-duplicates."""
_SURROGATES = re.compile("[\ud800-\udfff]")
_STAND_INS = re.compile("[\U0010d800-\U0010dfff]")
_AWAY = 0x100000

_TABLES = {
    "files": "file INT, path STRING, modified BIGINT",
    "documents": "doc INT, id STRING, file INT, length INT, is_damaged BOOLEAN, whole BIGINT, size INT",
    "samples": "hash BIGINT, doc INT, part TINYINT",
    "names": "hash BIGINT, doc INT",
}
_PROBLEMS = {"problems": "number INT, is_notice BOOLEAN, source STRING, message STRING, hint STRING"}
_WHY = {
    "first": "the first in the input",
    "longest": "the longest, the first of equals",
    "earliest": "in the file changed least recently, the first of equals",
}


class Found(NamedTuple):
    """A document that was read. `modified` is when its file was changed, in ns; what is damaged was repaired first."""

    id: str
    path: str
    modified: int
    text: str
    is_damaged: bool = False


class Repeated(NamedTuple):
    """An id that `documents` documents have."""

    id: str
    documents: int


class Collection:
    """Documents on an engine, and the clusters in them."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def read(self, documents: Iterable[Found]) -> None:
        """Take the documents in, unless an earlier run on the same work did."""
        if not self.engine.is_done("read"):
            self.engine.load_pieces("read", _TABLES, _pieces(documents))

    def remember(self, problems: Sequence[Problem]) -> None:
        """Keep what could not be read beside what was: a run that goes on with the work tells of it again."""
        columns = {
            "number": np.arange(len(problems), dtype=np.int32),
            "is_notice": np.array([isinstance(problem, Notice) for problem in problems], np.bool_),
            **{
                name: np.array([storable(getattr(problem, name)) for problem in problems], object)
                for name in ("source", "message", "hint")
            },
        }
        self.engine.load_pieces("problems", _PROBLEMS, iter([{"problems": columns}] if problems else ()))

    def remembered(self) -> list[Problem] | None:
        """What could not be read; None as long as not all is read."""
        if not self.engine.is_done("problems"):
            return None
        found = self.engine.fetch("SELECT is_notice, source, message, hint FROM problems ORDER BY number")
        rows = zip(*(column.tolist() for column in found.values()), strict=True)
        return [(Notice if is_notice else Problem)(*map(shown, told)) for is_notice, *told in rows]

    def count(self) -> int:
        """How many documents there are."""
        return self._number("SELECT count(*) AS n FROM documents")

    def holders(self) -> list[str]:
        """The files of which documents are but a part."""
        found = self.engine.fetch(
            "SELECT DISTINCT path FROM documents AS d JOIN files AS f ON f.file = d.file WHERE id <> path ORDER BY path"
        )
        return list(map(shown, found["path"].tolist()))

    def wordless(self) -> int:
        """How many documents have no words, and so are no copies of anything."""
        return self._number("SELECT count(*) AS n FROM documents WHERE whole = 0")

    def repeated_ids(self) -> list[Repeated]:
        """Ids that several documents have, the most frequent first."""
        found = self.engine.fetch(
            "SELECT id, count(*) AS n FROM documents GROUP BY id HAVING count(*) > 1 ORDER BY n DESC, id"
        )
        return [Repeated(shown(id), int(n)) for id, n in zip(found["id"], found["n"], strict=True)]

    def clusters(
        self, prefer: Prefer = "first", tell: Callable[[float], None] = lambda share: None
    ) -> Iterator[Cluster]:
        """Find the groups of two documents and more, and yield them in the order of their first members.

        `tell` is told how far the work is, 0 to 1.
        """
        flow = Flow(self.engine, self._number("SELECT count(*) AS n FROM samples"))
        flow.run(tell)
        count = self._number("SELECT count(*) AS n FROM originals")
        links = _strongest(count, flow.links())
        group = labels(count, links["a"].astype(np.int64), links["b"].astype(np.int64))
        if not self.engine.is_done("grouped"):
            numbers = np.arange(count, dtype=np.int32)
            self.engine.load("grouped", {"grouped": {"text": numbers, "label": group.astype(np.int32)}})
        first = self.engine.fetch("SELECT doc FROM originals ORDER BY text")["doc"]
        return _clusters(self._members(), first, group, links, prefer)

    def grouped(self) -> dict[int, tuple[str, str]]:
        """The documents in the clusters that were found: by number, their ids and files."""
        found = self._members()
        return {
            doc: (shown(id), shown(path))
            for doc, id, path in zip(*(found[name].tolist() for name in ("doc", "id", "path")), strict=True)
        }

    def _members(self) -> dict[str, npt.NDArray[Any]]:
        """Documents of groups, group by group."""
        return self.engine.fetch(
            "SELECT * FROM (SELECT d.doc, d.id, f.path, f.modified, d.length, d.is_damaged, o.doc AS original,"
            " min(d.doc) OVER (PARTITION BY label) AS lead, count(*) OVER (PARTITION BY label) AS members"
            " FROM documents AS d JOIN originals AS o ON d.whole = o.whole JOIN grouped AS g ON g.text = o.text"
            " JOIN files AS f ON f.file = d.file) AS grouped_documents WHERE members > 1 ORDER BY lead, doc"
        )

    def _number(self, query: str) -> int:
        return int(self.engine.fetch(query)["n"][0])


def _pieces(documents: Iterable[Found]) -> Iterator[Mapping[str, Columns]]:
    """What is read, as tables of about `_ROWS_AT_ONCE` samples."""
    rows = _Rows()
    for batch in batches_of(rows.texts(documents)):
        rows.batches.append(batch)
        rows.samples += len(batch.triples)
        if rows.samples >= _ROWS_AT_ONCE:
            yield rows.tables()
    if rows.batches:
        yield rows.tables()


class _Rows:
    """Documents that wait to be written, and their hashes."""

    def __init__(self) -> None:
        self.files: dict[str, int] = {}
        self.new_files: list[tuple[str, int]] = []
        self.documents: list[tuple[str, int, int, bool]] = []
        self.batches: list[Batch] = []
        self.samples = 0

    def texts(self, documents: Iterable[Found]) -> Iterator[str]:
        """The texts of the documents; the rest of them is kept."""
        for id, path, modified, text, is_damaged in documents:
            if (file := self.files.get(path)) is None:
                file = self.files[path] = len(self.files)
                self.new_files.append((path, modified))
            self.documents.append((id, file, len(text), is_damaged))
            yield text

    def tables(self) -> dict[str, Columns]:
        """The rows of all batches so far; of later ones, nothing."""
        batches, self.batches, self.samples = self.batches, [], 0
        whole = np.concatenate([batch.whole for batch in batches])
        rows, self.documents = self.documents[: len(whole)], self.documents[len(whole) :]
        files, self.new_files = self.new_files, []
        doc = np.arange(batches[0].first, batches[0].first + len(whole), dtype=np.int32)
        size = np.concatenate([np.bincount(batch.triples_of, minlength=len(batch.whole)) for batch in batches])
        tables: dict[str, Columns] = {
            "documents": {
                "doc": doc,
                "id": np.array([storable(row[0]) for row in rows], object),
                "file": np.array([row[1] for row in rows], np.int32),
                "length": np.array([row[2] for row in rows], np.int32),
                "is_damaged": np.array([row[3] for row in rows], np.bool_),
                "whole": whole.view(np.int64),
                "size": size.astype(np.int32),
            },
            "samples": {
                "hash": np.concatenate([batch.triples for batch in batches]).view(np.int64),
                "doc": np.concatenate([batch.triples_of + batch.first for batch in batches]).astype(np.int32),
                "part": np.concatenate([batch.parts for batch in batches]).astype(np.int8),
            },
            "names": {
                "hash": np.concatenate([batch.names for batch in batches]).view(np.int64),
                "doc": np.concatenate([batch.names_of + batch.first for batch in batches]).astype(np.int32),
            },
        }
        if files:
            known = len(self.files) - len(files)
            tables["files"] = {
                "file": np.arange(known, len(self.files), dtype=np.int32),
                "path": np.array([storable(path) for path, _ in files], object),
                "modified": np.array([modified for _, modified in files], np.int64),
            }
        return tables


def _strongest(count: int, links: dict[str, npt.NDArray[Any]]) -> dict[str, npt.NDArray[Any]]:
    """Of the links that hold, as many as hold each group together."""
    is_held = held(count, links["a"].astype(np.int64), links["b"].astype(np.int64), links["firm"] > 0)
    links = {name: column[is_held] for name, column in links.items()}
    kept = forest(count, links["a"].tolist(), links["b"].tolist())
    return {name: column[kept] for name, column in links.items()}


def _clusters(
    members: dict[str, npt.NDArray[Any]],
    first: npt.NDArray[Any],
    group: npt.NDArray[np.int64],
    links: dict[str, npt.NDArray[Any]],
    prefer: Prefer,
) -> Iterator[Cluster]:
    order = np.argsort(group[links["a"]], kind="stable")
    links = {name: column[order] for name, column in links.items()}
    of_group = group[links["a"]]
    text_of = dict(zip(first.tolist(), range(len(first)), strict=True))
    leads = members["lead"]
    bounds = [*np.flatnonzero(np.r_[True, leads[1:] != leads[:-1]]).tolist(), len(leads)] if len(leads) else []
    for start, end in pairwise(bounds):
        part = {name: column[start:end].tolist() for name, column in members.items()}
        label = group[text_of[part["original"][0]]]
        begin, stop = np.searchsorted(of_group, [label, label + 1])
        edges = [*_copies(part), *_edges({name: column[begin:stop] for name, column in links.items()}, first)]
        found = tuple(
            Member(doc, shown(id), shown(path), length)
            for doc, id, path, length in zip(part["doc"], part["id"], part["path"], part["length"], strict=True)
        )
        yield Cluster(found, found[_kept(part, prefer)], _why(part, prefer), tuple(sorted(edges)))


def _copies(part: Mapping[str, list[Any]]) -> Iterator[Edge]:
    for doc, original in zip(part["doc"], part["original"], strict=True):
        if doc != original:
            yield Edge(original, doc, 1.0, "identical")


def _edges(links: dict[str, npt.NDArray[Any]], first: npt.NDArray[Any]) -> Iterator[Edge]:
    for a, b, contained, jaccard, is_spun in zip(
        *(links[name].tolist() for name in ("a", "b", "contained", "jaccard", "spun")), strict=True
    ):
        relation: Relation = "spun" if is_spun else "near-duplicate" if jaccard >= _NEAR else "partial"
        one, other = sorted((int(first[a]), int(first[b])))
        yield Edge(one, other, contained / 1000, relation)


def _why(part: Mapping[str, list[Any]], prefer: Prefer) -> str:
    damaged = sum(part["is_damaged"])
    return _WHY[prefer] + (", damaged ones aside" if 0 < damaged < len(part["doc"]) else "")


def _kept(part: Mapping[str, list[Any]], prefer: Prefer) -> int:
    """The place of the one to keep: one that is damaged only where all are."""
    every = range(len(part["doc"]))
    places = [place for place in every if not part["is_damaged"][place]] or every
    if prefer == "longest":
        return max(places, key=lambda place: part["length"][place])
    return min(places, key=lambda place: part["modified"][place]) if prefer == "earliest" else places[0]


def storable(name: str) -> str:
    """The same with halves of characters, which no database holds, moved to where nothing else is."""
    return name if name.isascii() else _SURROGATES.sub(lambda match: chr(ord(match[0]) + _AWAY), name)


def shown(name: str) -> str:
    return name if name.isascii() else _STAND_INS.sub(lambda match: chr(ord(match[0]) - _AWAY), name)
