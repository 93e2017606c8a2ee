"""Documents that the workers of a cluster read and hash themselves: the same tables as `grouping` makes here.

A task is whatever a function on the worker turns into documents. What a task gives is numbered within it; the
number of a document follows from how many the tasks before have.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

import numpy as np

from ..problems import Problem
from .batches import Batch, batches_of
from .engines.spark import Spark
from .grouping import Found, storable

Take = Callable[[Any], Iterator[Found | Problem]]

_SCHEMA = (
    "task INT, place INT, id STRING, path STRING, modified BIGINT, length INT, is_damaged BOOLEAN, whole BIGINT,"
    " size INT, hashes ARRAY<BIGINT>, parts ARRAY<TINYINT>, names ARRAY<BIGINT>, problem BINARY"
)
_NUMBERED = (
    "SELECT r.*, CAST(first + place AS INT) AS doc FROM rows AS r JOIN (SELECT task, sum(n) OVER (ORDER BY task) - n AS"
    " first FROM (SELECT task, count(place) AS n FROM rows GROUP BY task) AS counts) AS o ON o.task = r.task"
    " WHERE problem IS NULL"
)
_TABLES = {
    "numbered": _NUMBERED,
    "files": "SELECT CAST(row_number() OVER (ORDER BY first) - 1 AS INT) AS file, path, modified FROM"
    " (SELECT path, max(modified) AS modified, min(doc) AS first FROM numbered GROUP BY path) AS found",
    "documents": "SELECT doc, id, file, length, is_damaged, whole, size FROM numbered"
    " JOIN files ON files.path = numbered.path",
    "samples": "SELECT sample.hashes AS hash, doc, sample.parts AS part FROM"
    " (SELECT doc, explode(arrays_zip(hashes, parts)) AS sample FROM numbered) AS exploded",
    "names": "SELECT explode(names) AS hash, doc FROM numbered",
}


def read_remotely(engine: Spark, tasks: Sequence[Any], take: Take) -> list[Problem]:
    """Let the workers read what `tasks` stand for, unless an earlier run did; what could not be read comes back."""
    if engine.is_done("read"):
        return []
    if not engine.is_done("rows"):
        engine.gather("rows", tasks, partial(_rows, take=take), _SCHEMA)
    found = engine.fetch("SELECT problem FROM rows WHERE problem IS NOT NULL ORDER BY task, length")
    for stage, query in _TABLES.items():
        if not engine.is_done(stage):
            engine.make(stage, [query])
    engine.load("read", {})
    return [pickle.loads(problem) for problem in found["problem"]]


def _rows(number: int, task: Any, take: Take) -> Iterator[Any]:
    """On a worker: the documents of a task and their hashes."""
    found: list[Found] = []
    problems: list[Problem] = []

    def texts() -> Iterator[str]:
        for document in take(task):
            if isinstance(document, Problem):
                problems.append(document)
            else:
                found.append(document)
                yield document.text

    for batch in batches_of(texts()):
        yield _batch(number, batch, found[: len(batch.whole)])
        del found[: len(batch.whole)]
    if problems:
        yield _problems(number, problems)


def _batch(task: int, batch: Batch, found: Sequence[Found]) -> Any:
    import pyarrow

    count = len(batch.whole)
    places = np.arange(batch.first, batch.first + count, dtype=np.int32)
    sizes = np.bincount(batch.triples_of, minlength=count)
    triples = _lists(sizes)
    names = _lists(np.bincount(batch.names_of, minlength=count))
    return pyarrow.RecordBatch.from_pydict(
        {
            "task": pyarrow.array(np.full(count, task, np.int32)),
            "place": pyarrow.array(places),
            "id": pyarrow.array([storable(document.id) for document in found], pyarrow.string()),
            "path": pyarrow.array([storable(document.path) for document in found], pyarrow.string()),
            "modified": pyarrow.array([document.modified for document in found], pyarrow.int64()),
            "length": pyarrow.array([len(document.text) for document in found], pyarrow.int32()),
            "is_damaged": pyarrow.array([document.is_damaged for document in found], pyarrow.bool_()),
            "whole": pyarrow.array(batch.whole.view(np.int64)),
            "size": pyarrow.array(sizes.astype(np.int32)),
            "hashes": triples(batch.triples.view(np.int64)),
            "parts": triples(batch.parts.astype(np.int8)),
            "names": names(batch.names.view(np.int64)),
            "problem": pyarrow.nulls(count, pyarrow.binary()),
        }
    )


def _lists(sizes: Any) -> Callable[[Any], Any]:
    """Makes lists of so many values each of the values of all."""
    import pyarrow

    ends = pyarrow.array(np.concatenate((np.zeros(1, np.int32), np.cumsum(sizes).astype(np.int32))))
    return lambda values: pyarrow.ListArray.from_arrays(ends, pyarrow.array(values))


def _problems(task: int, problems: Sequence[Problem]) -> Any:
    """Rows of problems; their order stands where documents have their length."""
    import pyarrow

    count = len(problems)
    columns = {
        "task": pyarrow.array([task] * count, pyarrow.int32()),
        "place": pyarrow.nulls(count, pyarrow.int32()),
        "id": pyarrow.nulls(count, pyarrow.string()),
        "path": pyarrow.nulls(count, pyarrow.string()),
        "modified": pyarrow.nulls(count, pyarrow.int64()),
        "length": pyarrow.array(range(count), pyarrow.int32()),
        "is_damaged": pyarrow.nulls(count, pyarrow.bool_()),
        "whole": pyarrow.nulls(count, pyarrow.int64()),
        "size": pyarrow.nulls(count, pyarrow.int32()),
        "hashes": pyarrow.nulls(count, pyarrow.list_(pyarrow.int64())),
        "parts": pyarrow.nulls(count, pyarrow.list_(pyarrow.int8())),
        "names": pyarrow.nulls(count, pyarrow.list_(pyarrow.int64())),
        "problem": pyarrow.array([pickle.dumps(problem) for problem in problems], pyarrow.binary()),
    }
    return pyarrow.RecordBatch.from_pydict(columns)
