"""Spark on the command line: inputs cut into tasks, and what a worker does with one."""

from __future__ import annotations

import os
import pickle
import tempfile
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

from ..model import Cleaned
from ..output import file_sink, make_folder, write_file
from ..problems import Problem
from ..reading import ReadOptions, Source
from ..records import Range, ranges, records_in
from .inputs import Finding, file_status, read_text
from .shapes import rows

if TYPE_CHECKING:
    from ..collecting import Collected
    from ..collection.grouping import Collection, Found

TASK_BYTES = 32 << 20
_SCHEMA = "task INT, documents BIGINT, problem BINARY"


class Task(NamedTuple):
    """What a worker does at a time: pieces of inputs, named as seen from the folder that the command was given in."""

    folder: str
    pieces: tuple[Range, ...]


def tasks_of(sources: Iterable[Source | Problem], reading: ReadOptions) -> Iterator[Task | Problem]:
    """Yield the inputs as tasks of about `TASK_BYTES` each, in their order."""
    folder = os.getcwd()
    waiting: list[Range] = []
    size = 0
    for piece in ranges(sources, reading, TASK_BYTES):
        if isinstance(piece, Problem):
            yield piece
            continue
        status = file_status(piece.source.path)
        weight = piece.stop - piece.start if piece.stop else status.st_size if status else 0
        if waiting and size + weight > TASK_BYTES:
            yield Task(folder, tuple(waiting))
            waiting, size = [], 0
        waiting.append(piece)
        size += weight
    if waiting:
        yield Task(folder, tuple(waiting))


def read_remotely(
    collection: Collection, sources: Iterable[Source | Problem], reading: ReadOptions, clean: bool
) -> Iterator[Problem]:
    """Let the workers of the collection's engine read the inputs; yield what went wrong."""
    from ..collection import remote
    from ..collection.engines.spark import Spark

    assert isinstance(collection.engine, Spark)
    tasks = []
    for task in tasks_of(sources, reading):
        if isinstance(task, Problem):
            yield task
        else:
            tasks.append(task)
    read = partial(read_text, reading=reading, clean=clean)
    yield from remote.read_remotely(collection.engine, tasks, partial(_documents, reading=reading, read=read))


def _documents(
    task: Task, reading: ReadOptions, read: Callable[[Source], Collected | Problem]
) -> Iterator[Found | Problem]:
    """On a worker: the documents of a task."""
    os.chdir(task.folder)
    finding = Finding()
    for piece in task.pieces:
        for source in records_in(piece, reading):
            result = source if isinstance(source, Problem) else read(source)
            if isinstance(result, Problem):
                yield result
            else:
                assert isinstance(source, Source)
                yield finding.of(source, result)


class Done(NamedTuple):
    """How many documents were cleaned, and what went wrong with others."""

    documents: int
    problems: list[Problem]


def clean_remotely(
    master: str,
    jobs: int,
    sources: Iterable[Source | Problem],
    folder: str,
    reading: ReadOptions,
    clean: Callable[[Source], Any],
) -> Done:
    """Let the workers clean files of records into parts in `folder`.

    A part has the shape of what it was made of; ``_SUCCESS`` says that all are there. Raises Problem.
    """
    from ..collection.engines.spark import gathered, session, told

    _make_empty(folder)
    pieces = list(tasks_of(sources, reading))
    problems = [piece for piece in pieces if isinstance(piece, Problem)]
    tasks = [piece for piece in pieces if not isinstance(piece, Problem)]
    work = partial(_clean, folder=os.path.abspath(folder), reading=reading, clean=clean)
    with tempfile.TemporaryDirectory(prefix="syriatext-", ignore_cleanup_errors=True) as logs, told(logs):
        spark = session(master, logs, 0, jobs)
        try:
            found = gathered(spark, tasks, work, _SCHEMA).toArrow().sort_by("task").to_pydict()
        finally:
            spark.stop()
    write_file(os.path.join(folder, "_SUCCESS"), b"")
    problems += [pickle.loads(problem) for problem in found["problem"] if problem is not None]
    return Done(sum(found["documents"]), problems)


def _make_empty(folder: str) -> None:
    try:
        make_folder(folder)
        if os.listdir(folder):
            raise Problem(folder, "there is something in this folder", "name a new one: parts of two runs would mix")
    except OSError as error:
        raise Problem.from_os(folder, error) from None


def _clean(number: int, task: Task, folder: str, reading: ReadOptions, clean: Callable[[Source], Any]) -> Iterator[Any]:
    """On a worker: the parts of a task, and how it went."""
    import pyarrow

    os.chdir(task.folder)
    count, problems = 0, []
    for at, piece in enumerate(task.pieces):
        part = _Part(os.path.join(folder, f"part-{number:05}-{at:04}"))
        problems += part.take_all(records_in(piece, reading), clean)
        count += part.count
    columns = {
        "task": pyarrow.array([number] * (1 + len(problems)), pyarrow.int32()),
        "documents": pyarrow.array([count] + [0] * len(problems), pyarrow.int64()),
        "problem": pyarrow.array([None, *map(pickle.dumps, problems)], pyarrow.binary()),
    }
    yield pyarrow.RecordBatch.from_pydict(columns)


class _Part:
    """One file of output: the documents of one piece of input, in its shape."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.count = 0

    def take_all(self, sources: Iterator[Source | Problem], clean: Callable[[Source], Any]) -> list[Problem]:
        problems: list[Problem] = []
        first = next((source for source in _good(sources, problems)), None)
        if first is None:
            return problems
        if first.record is None:
            hint = "name files of records: JSON Lines, Parquet, CSV, WARC"
            return [*problems, Problem(first.path, "a single text is no work for a cluster", hint)]
        path = f"{self.path}.{first.record.shape}"
        with rows(first.record.shape, file_sink(path), same=True, output=path) as out:
            for source in chain([first], _good(sources, problems)):
                try:
                    out.take(cleaned(clean(source)), source)
                    self.count += 1
                except Problem as problem:
                    problems.append(problem)
            out.finish()
        return problems


def _good(sources: Iterator[Source | Problem], problems: list[Problem]) -> Iterator[Source]:
    for source in sources:
        if isinstance(source, Problem):
            problems.append(source)
        else:
            yield source


def cleaned(result: Any) -> Cleaned:
    """What was cleaned. Raises the Problem that stands in its place."""
    if isinstance(result, Problem):
        raise result
    assert isinstance(result, Cleaned)
    return result
