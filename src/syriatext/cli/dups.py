"""``syriatext dups``: the groups of copies and rewrites in a collection."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Annotated, Literal, get_args

import typer

from ..output import file_sink, say, stdout_sink
from ..problems import InternalProblem, OutputProblem, Problem
from ..reading import STDIN, ReadOptions, Source, expand, open_document
from ..records import SHAPES, with_records
from .errors import ends_well, report, usage_error, warn
from .options import (
    FORMAT,
    DebugOption,
    EncodingOption,
    MaxSizeOption,
    ask_for_input,
    for_reader,
    format_of,
    is_terminal,
    parse_size,
)
from .progress import Progress
from .reports import dups_report
from .work import process_count, run_ordered
from .workplace import engine_in, work_folder

if TYPE_CHECKING:
    from ..collection.clusters import Cluster
    from ..collection.grouping import Collection, Found
    from ..rendering.clusters import Explain

Format = Literal["text", "json", "jsonl", "csv", "html"]
InputFormat = Literal["text", "html", "jsonl", "csv", "parquet", "warc"]

_MOST_REPEATED = 3

_HELP = """The groups of copies and rewrites in a collection of texts.

A copy may be cut, edited, put in another order, quoted whole in a longer text or surrounded by web chrome; what many
texts have only as their footer makes none. Folders, texts, web pages, and files of many documents (JSON Lines, CSV,
Parquet, WARC) are read; documents stand for themselves by their id, or by their name where they have none.
"""
_EPILOG = """\b
Examples:
  syriatext dups texts/                            groups of names, a blank line between them
  syriatext dups -0 --omit-first texts/ | xargs -0 rm -i --      keep one of each group
  syriatext dups --format json news.jsonl.gz       every link with its score
  syriatext dups --format json --explain texts/    the shared passages too, with their places
  syriatext dups --format html --explain texts/ -o report.html     a page to look at
  syriatext dups --work state/ huge.parquet        killed half-way, the same command goes on

\b
The one to keep stands first in its group (--prefer says which that is): earliest goes by the time at which files were
changed.

\b
Exit codes: 0 done; 2 an input or the call was wrong.
"""


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("dups", help=_HELP, epilog=_EPILOG)(ends_well(dups))


def dups(
    paths: Annotated[list[str] | None, typer.Argument(metavar="PATH...", show_default=False)] = None,
    format: Annotated[Format | None, FORMAT] = None,
    null: Annotated[bool, typer.Option("--null", "-0", help="End names with NUL, for xargs -0.")] = False,
    omit_first: Annotated[bool, typer.Option("--omit-first", help="Leave out the one to keep.")] = False,
    prefer: Annotated[
        Literal["first", "longest", "earliest"], typer.Option("--prefer", help="Which one of a group to keep.")
    ] = "first",
    explain: Annotated[
        bool, typer.Option("--explain", help="Compare the texts of each link (with json, jsonl, html); reads twice.")
    ] = False,
    clean: Annotated[bool, typer.Option("--clean", help="Clean all texts first, not only web pages.")] = False,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Write here instead of standard output.")
    ] = None,
    work: Annotated[
        str | None, typer.Option("--work", metavar="DIR", help="Keep the work here, and go on with it.")
    ] = None,
    memory: Annotated[str, typer.Option("--memory", metavar="SIZE", help="How much to take, about.")] = "1G",
    input_format: Annotated[
        InputFormat | None,
        typer.Option("--input-format", help="What the inputs are, instead of finding out.", show_default=False),
    ] = None,
    field: Annotated[
        str | None, typer.Option("--field", metavar="NAME", help="The field of a record that holds its text.")
    ] = None,
    id_field: Annotated[
        str | None, typer.Option("--id-field", metavar="NAME", help="The field that holds its name.")
    ] = None,
    encoding: EncodingOption = None,
    max_size: MaxSizeOption = "512M",
    jobs: Annotated[
        int, typer.Option("--jobs", "-j", min=0, metavar="N", help="Processes to use; 0: one a processor.")
    ] = 1,
    debug: DebugOption = False,
) -> int:
    format = format_of(format, None if null or omit_first else output, get_args(Format), "text")
    names = _checked(paths, format, null, omit_first, explain)
    reading = ReadOptions(
        input_format=input_format if input_format in ("text", "html") else None,
        encoding=encoding,
        max_size=parse_size(max_size),
        shape=input_format if input_format in SHAPES else None,
        field=field,
        id_field=id_field,
    )
    own = frozenset(os.path.realpath(path) for path in (output or "/dev/fd/1", work) if path)
    inputs = _Inputs(names, own, reading, clean, process_count(jobs), debug)
    bound = parse_size(memory)
    from ..collection.grouping import Collection

    with work_folder(work) as folder, engine_in(folder, inputs.key(), bound, process_count(jobs)) as engine:
        collection = Collection(engine)
        collection.read(inputs.documents())
        _tell_repeated(collection)
        clusters = collection.clusters(prefer)
        counted = _Counted()
        look = inputs.explainer(collection) if explain else None
        _write(output, _rendered(format, collection.count(), counted.over(clusters), null, omit_first, look))
        if is_terminal(2):
            say(counted.summary(collection.count(), collection.wordless()))
    return inputs.code


def _checked(paths: list[str] | None, format: str, null: bool, omit_first: bool, explain: bool) -> list[str]:
    if not paths:
        if is_terminal(0):
            raise ask_for_input("dups")
        paths = [STDIN]
    if format != "text" and (null or omit_first):
        raise usage_error("-0 and --omit-first go with names, not with --format")
    if explain and format not in ("json", "jsonl", "html"):
        raise usage_error("--explain needs --format json, jsonl or html")
    if explain and STDIN in paths:
        raise usage_error("--explain reads twice, and standard input can't be read again")
    return paths


class _Inputs:
    """The documents to read; problems on the way are told, and remembered in `code`."""

    def __init__(
        self, names: list[str], own: frozenset[str], reading: ReadOptions, clean: bool, jobs: int, debug: bool
    ) -> None:
        self.names, self.reading, self.clean, self.jobs, self.debug = names, reading, clean, jobs, debug
        self.expanded = partial(expand, names, leave_out=own)
        self.code = 0
        self.is_told = False

    def key(self) -> str:
        """Says which inputs, in what state, under which options."""
        from ..collection.dataflow import VERSION

        found = hashlib.sha256(repr((VERSION, self.reading, self.clean)).encode())
        for source in self.expanded():
            if isinstance(source, Problem):
                continue
            status = _status(source.path)
            what = (source.path, status.st_size, status.st_mtime_ns) if status else (os.urandom(16),)
            found.update(repr(what).encode("utf-8", "backslashreplace"))
        return found.hexdigest()

    def documents(self) -> Iterator[Found]:
        """Read them, in order; what can't be read is told and left out."""
        from ..collection.grouping import Found

        progress = Progress(self.expanded)
        task = partial(read_text, reading=self.reading, clean=self.clean)
        modified: tuple[str, int] = ("", 0)
        sources = with_records(self.expanded(), self.reading)
        for source, result in progress.over(run_ordered(task, sources, self.jobs)):
            if isinstance(result, OutputProblem):
                raise result
            if isinstance(result, Problem):
                if not self.is_told:
                    self.code = max(self.code, report(result, self.debug))
                continue
            if modified[0] != source.path:
                status = _status(source.path)
                modified = (source.path, status.st_mtime_ns if status else 0)
            record = source.record
            id = record.id if record and record.id is not None else source.name
            yield Found(id, source.path, modified[1], result)
        self.is_told = True

    def explainer(self, collection: Collection) -> Explain:
        """Read the texts again that stand in groups, to compare them."""
        from ..collection.explaining import explain

        wanted = collection.grouped()
        kept: dict[int, str] = {}
        self.is_told = True
        for doc, found in enumerate(self.documents()):
            if doc in wanted:
                kept[doc] = found.text
        return lambda cluster: explain(cluster, kept)


def read_text(source: Source, reading: ReadOptions, clean: bool) -> str | Problem:
    """The text of one input: of a web page its article, else all of it as it is, unless it is to be cleaned."""
    try:
        document = open_document(source, reading)
        if not clean and document.format != "html":
            return document.text
        from ..cleaning import clean_document

        return clean_document(document, None if clean else "strip").text
    except Problem as problem:
        return problem
    except Exception as error:  # a document that shows a fault of ours must not stop the others
        return InternalProblem.from_exception(source.name, error)


class _Counted:
    """Counts what passes."""

    def __init__(self) -> None:
        self.groups = self.members = 0

    def over(self, clusters: Iterable[Cluster]) -> Iterator[Cluster]:
        for cluster in clusters:
            self.groups += 1
            self.members += len(cluster.members)
            yield cluster

    def summary(self, documents: int, wordless: int) -> str:
        """What was found, in one line."""
        empty = f"; {wordless:,} without words" if wordless else ""
        spare = self.members - self.groups
        return f"{documents:,} documents, {self.groups:,} groups, {spare:,} copies beside the ones to keep{empty}"


def _rendered(
    format: str, documents: int, clusters: Iterable[Cluster], null: bool, omit_first: bool, look: Explain | None
) -> Iterator[bytes]:
    from ..rendering import clusters as rendering

    if format == "html":
        return dups_report(documents, clusters, look)
    if format == "json":
        return rendering.as_json(documents, clusters, look)
    if format == "jsonl":
        return rendering.as_jsonl(clusters, look)
    return rendering.as_csv(clusters) if format == "csv" else rendering.names(clusters, null, omit_first)


def _write(output: str | None, pieces: Iterator[bytes]) -> None:
    with file_sink(output) if output is not None else stdout_sink() as sink:
        for piece in pieces:
            sink.write(for_reader(piece, output))
        sink.commit()


def _tell_repeated(collection: Collection) -> None:
    repeated = collection.repeated_ids()
    for id, count in repeated[:_MOST_REPEATED]:
        warn(id, f"{count:,} documents have this id", "--id-field NAME, if another field tells them apart")
    if len(repeated) > _MOST_REPEATED:
        warn("ids", f"{len(repeated) - _MOST_REPEATED:,} more ids stand for several documents each")


def _status(path: str) -> os.stat_result | None:
    try:
        return os.stat(path) if path != STDIN else None
    except (OSError, ValueError):
        return None
