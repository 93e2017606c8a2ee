"""The documents of a collection, read one after the other; what can't be read is told, and the rest goes on."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ..collecting import Collected, collected
from ..problems import InternalProblem, Notice, OutputProblem, Problem
from ..reading import STDIN, ReadOptions, Source, expand, open_document
from ..records import SHAPES, with_records
from .errors import report, usage_error, warn
from .options import parse_size
from .progress import Progress
from .work import run_ordered

if TYPE_CHECKING:
    from ..collection.grouping import Found

InputFormat = Literal["text", "html", "jsonl", "csv", "parquet", "warc"]

CollectionFormatOption = Annotated[
    InputFormat | None,
    typer.Option("--input-format", help="What the inputs are, instead of finding out.", show_default=False),
]
FieldOption = Annotated[
    list[str] | None, typer.Option("--field", metavar="NAME", help="The field of a record that holds its text.")
]
IdFieldOption = Annotated[str | None, typer.Option("--id-field", metavar="NAME", help="The field that holds its name.")]

_MOST_REPEATED = 3


def read_options(
    input_format: InputFormat | None,
    fields: Sequence[str] | None,
    id_field: str | None,
    encoding: str | None,
    max_size: str,
) -> ReadOptions:
    """What the options of the command line say on how to read. Raises BadParameter."""
    if len(fields or ()) > 1:
        raise usage_error("--field takes one name, of the field that holds the text; for two, run it twice")
    return ReadOptions(
        input_format=input_format if input_format in ("text", "html") else None,
        encoding=encoding,
        max_size=parse_size(max_size),
        shape=input_format if input_format in SHAPES else None,
        field=fields[0] if fields else None,
        id_field=id_field,
    )


class Inputs:
    """The documents to read; problems on the way are told, and remembered in `code` and (paths of files) `broken`.

    `own` are real paths that the program writes to. `wants` says of a file, or of a record, whether to read it.
    """

    def __init__(
        self,
        names: Sequence[str],
        own: frozenset[str],
        reading: ReadOptions,
        clean: bool,
        jobs: int,
        debug: bool,
        wants: Callable[[Source], bool] = lambda source: True,
        is_quiet: bool = False,
    ) -> None:
        self.names, self.reading, self.clean, self.jobs, self.debug = names, reading, clean, jobs, debug
        self.own = own
        self.wants, self.is_quiet = wants, is_quiet
        self.code = 0
        self.broken: set[str] = set()
        self.is_told = False
        self.told: list[Problem] = []

    def texts(self) -> Iterator[tuple[Source, Collected]]:
        """Read them, in order; what can't be read is told, the first time, and left out."""
        progress = Progress(self._wanted_files, is_quiet=self.is_quiet)
        task = partial(read_text, reading=self.reading, clean=self.clean)
        records = self._wanted(with_records(self._wanted_files(), self.reading))
        for source, result in progress.over(run_ordered(task, records, self.jobs)):
            if isinstance(result, OutputProblem):
                raise result
            if isinstance(result, Problem):
                self.tell(source, result)
            else:
                yield source, result
        self.is_told = True

    def expanded(self) -> Iterator[Source | Problem]:
        """The files that the names stand for, each once: a copy of itself could be removed for being one."""
        seen: set[tuple[int, int]] = set()
        again: list[str] = []
        for source in expand(self.names, self.own):
            if isinstance(source, Source) and (file := self._identity(source.path)) is not None:
                if file in seen:
                    again.append(source.path)
                    continue
                seen.add(file)
            yield source
        if again:
            what = f"this file and {len(again) - 1:,} more were" if len(again) > 1 else "this file was"
            yield Notice(again[0], f"{what} named before, so or otherwise; taken once")

    def _identity(self, path: str) -> tuple[int, int] | None:
        """What tells a file from all others, whatever it is called; None of one that can't come again."""
        status = file_status(path)
        return (status.st_dev, status.st_ino) if status and (len(self.names) > 1 or status.st_nlink > 1) else None

    def _wanted_files(self) -> Iterator[Source | Problem]:
        return self._wanted(self.expanded())

    def _wanted(self, sources: Iterable[Source | Problem]) -> Iterator[Source | Problem]:
        return (source for source in sources if isinstance(source, Problem) or self.wants(source))

    def tell(self, source: Source, problem: Problem) -> None:
        """Tell of a problem, the first time that these inputs are read."""
        if not isinstance(problem, Notice):
            self.broken.add(source.path)
        if not self.is_told:
            self.told.append(problem)
            self.code = max(self.code, report(problem, self.debug))


def read_text(source: Source, reading: ReadOptions, clean: bool) -> Collected | Problem:
    """What stands for one input: of a web page its article, else all of it as it is, unless it is to be cleaned."""
    try:
        return collected(open_document(source, reading), clean)
    except Problem as problem:
        return problem
    except Exception as error:  # a document that shows a fault of ours must not stop the others
        return InternalProblem.from_exception(source.name, error)


class Finding:
    """Texts become documents of a collection; the status of a file is looked at once for all its records."""

    def __init__(self) -> None:
        self.path, self.modified = "", 0

    def of(self, source: Source, read: Collected) -> Found:
        """The document that was read."""
        from ..collection.grouping import Found

        if self.path != source.path:
            status = file_status(source.path)
            self.path, self.modified = source.path, status.st_mtime_ns if status else 0
        return Found(id_of(source), source.path, self.modified, *read)


def id_of(source: Source) -> str:
    """What a document is called: by its id, or by its name where it has none.

    One of many in a file is never called as the file is: by that name, a file could be removed for a copy in it.
    """
    return source.record.id if source.record and source.record.id not in (None, source.path) else source.name


def tell_repeated(repeated: Sequence[tuple[str, int]]) -> None:
    """Warn of ids that several documents have: each with their number, the most frequent first."""
    for id, count in repeated[:_MOST_REPEATED]:
        warn(f"id {id}", f"{count:,} documents have it", "--id-field NAME, if another field tells them apart")
    if len(repeated) > _MOST_REPEATED:
        warn("ids", f"{len(repeated) - _MOST_REPEATED:,} more ids stand for several documents each")


def file_status(path: str) -> os.stat_result | None:
    """The status of a file; None of standard input, and of what is not there."""
    try:
        return os.stat(path) if path != STDIN else None
    except (OSError, ValueError):
        return None
