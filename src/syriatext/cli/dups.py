"""``syriatext dups``: the groups of copies and rewrites in a collection."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Literal, get_args

import typer

from ..output import say
from ..problems import Problem
from ..reading import STDIN, Source
from .errors import NO_WORDS, ends_well, usage_error, warn
from .inputs import (
    CollectionFormatOption,
    FieldOption,
    Finding,
    IdFieldOption,
    Inputs,
    file_status,
    read_options,
    tell_repeated,
)
from .options import (
    FORMAT,
    DebugOption,
    EncodingOption,
    EngineOption,
    JobsOption,
    MasterOption,
    MaxSizeOption,
    ask_for_input,
    format_of,
    is_terminal,
    master_of,
    parse_size,
    refuse_output_over,
    write_pieces,
)
from .progress import steps
from .reports import dups_report
from .work import process_count
from .workplace import engine_in, work_folder

if TYPE_CHECKING:
    from ..collection.clusters import Cluster
    from ..collection.grouping import Collection, Found
    from ..rendering.clusters import Explain

Format = Literal["text", "json", "jsonl", "csv", "html"]

_HELP = """The groups of copies and rewrites in a collection of texts.

A copy may be cut, edited, put in another order, quoted whole in a longer text or surrounded by web chrome; what many
texts have only as their footer makes none. Folders, texts, web pages, and files of many documents (JSON Lines, CSV,
Parquet, WARC) are read; documents stand for themselves by their id, or by their name where they have none.
"""
_EPILOG = """\b
Examples:
  syriatext dups texts/                            groups of names, a blank line between them
  syriatext dups -0 --omit-first texts/ | xargs -0 rm -i --      keep one of each group
  syriatext dups --explain texts/                  what each is to which, with a passage that both have
  syriatext dups --format json --explain news.jsonl.gz         every link and passage, with their places
  syriatext dups --format html --explain texts/ -o report.html     a page to look at
  syriatext dups --work state/ huge.parquet        killed half-way, the same command goes on
  syriatext dups --engine spark --master spark://host:7077 --work /shared/state /shared/news/      on a cluster

\b
The one to keep stands first in its group (--prefer says which that is): earliest goes by the time at which files were
changed. Members with much of their own, such as a review that quotes it, are kept too: --omit-first leaves them out.

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
    omit_first: Annotated[bool, typer.Option("--omit-first", help="Leave out what is to be kept.")] = False,
    prefer: Annotated[
        Literal["first", "longest", "earliest"], typer.Option("--prefer", help="Which one of a group to keep.")
    ] = "first",
    explain: Annotated[
        bool, typer.Option("--explain", help="Compare the texts of each link, and say what they share; reads twice.")
    ] = False,
    clean: Annotated[bool, typer.Option("--clean", help="Clean all texts first, not only web pages.")] = False,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Write here; the name may say the format.")
    ] = None,
    work: Annotated[
        str | None, typer.Option("--work", metavar="DIR", help="Keep the work here, and go on with it.")
    ] = None,
    memory: Annotated[str, typer.Option("--memory", metavar="SIZE", help="How much to take, about.")] = "1G",
    input_format: CollectionFormatOption = None,
    field: FieldOption = None,
    id_field: IdFieldOption = None,
    encoding: EncodingOption = None,
    max_size: MaxSizeOption = "512M",
    jobs: JobsOption = 1,
    engine: EngineOption = None,
    master: MasterOption = None,
    debug: DebugOption = False,
) -> int:
    master = master_of(engine, master)
    format = format_of(format, None if null or omit_first else output, get_args(Format), "text")
    names = _checked(paths, format, null, omit_first, explain)
    refuse_output_over(output, names)
    reading = read_options(input_format, field, id_field, encoding, max_size)
    own = frozenset(os.path.realpath(path) for path in (output or "/dev/fd/1", work) if path)
    processes = process_count(jobs)
    inputs = _Collected(names, own, reading, clean, processes, debug)
    bound = parse_size(memory, "--memory")
    from ..collection.grouping import Collection

    with work_folder(work) as folder, engine_in(folder, inputs.key(), master, bound, processes) as found:
        collection = Collection(found)
        inputs.read_into(collection, master is not None)
        tell_repeated(collection.repeated_ids())
        if null and (holders := collection.holders()):
            why = "this file holds many documents, and -0 names files"
            raise Problem(holders[0], why, "--format jsonl or csv names the documents in it")
        with steps("comparing") as tell:
            clusters = collection.clusters(prefer, tell)
        counted = _Counted() if is_terminal(2) else None
        look = inputs.explainer(collection) if explain else None
        passing = counted.over(clusters) if counted else clusters
        if format == "html":
            shown = dups_report(collection.count(), passing, look, inputs.told)
        else:
            is_one_file = len(names) == 1 and not os.path.isdir(names[0])
            how = {"null": null, "omit_first": omit_first, "is_one_file": is_one_file}
            shown = _rendered(format, collection.count(), passing, look, **how)
        write_pieces(output, shown)
        if counted:
            say(counted.summary(collection.count(), collection.wordless()))
        elif 0 < collection.count() == collection.wordless():
            warn(names[0] if len(names) == 1 else "syriatext", NO_WORDS)
    return inputs.code


def _checked(paths: list[str] | None, format: str, null: bool, omit_first: bool, explain: bool) -> list[str]:
    if not paths:
        if is_terminal(0):
            raise ask_for_input()
        paths = [STDIN]
    if format != "text" and (null or omit_first):
        raise usage_error("-0 and --omit-first go with names, not with --format")
    if explain and (format == "csv" or null or omit_first):
        raise usage_error("--explain goes with --format text, json, jsonl or html")
    if explain and STDIN in paths:
        raise usage_error("--explain reads twice, and standard input can't be read again")
    return paths


class _Collected(Inputs):
    """The documents of a collection."""

    def key(self) -> str:
        """Says which inputs, in what state, under which options."""
        from ..collection.dataflow import VERSION

        found = hashlib.sha256(repr((VERSION, self.reading, self.clean)).encode())
        for source in self.expanded():
            if isinstance(source, Problem):
                continue
            status = file_status(source.path)
            what: tuple[object, ...] = (source.path, status.st_size, status.st_mtime_ns) if status else (source.path,)
            if source.path == STDIN:
                what = (os.urandom(16),)
            found.update(repr(what).encode("utf-8", "backslashreplace"))
        return found.hexdigest()

    def documents(self) -> Iterator[Found]:
        """Read them, in order; what can't be read is told and left out."""
        found = Finding()
        return (found.of(source, read) for source, read in self.texts())

    def read_into(self, collection: Collection, is_remote: bool) -> None:
        """Read them here, or (`is_remote`) have them read on a cluster, where standard input can't be."""
        if (known := collection.remembered()) is not None:
            for problem in known:
                self.tell(Source(problem.source), problem)
            return
        if not is_remote or STDIN in self.names:
            collection.read(self.documents())
        else:
            from .spark import read_remotely

            for problem in read_remotely(collection, self.expanded(), self.reading, self.clean):
                self.tell(Source(problem.source), problem)
        collection.remember(self.told)

    def explainer(self, collection: Collection) -> Explain:
        """Read the texts again that stand in groups, to compare them; not those that have gone or moved meanwhile."""
        from ..collection.explaining import explain

        wanted = collection.grouped()
        kept: dict[int, str] = {}
        self.is_told = True
        for doc, found in enumerate(self.documents()):
            if wanted.get(doc) == (found.id, found.path):
                kept[doc] = found.text
        return lambda cluster: explain(cluster, kept)


class _Counted:
    """Counts what passes."""

    def __init__(self) -> None:
        self.groups = self.spare = 0

    def over(self, clusters: Iterable[Cluster]) -> Iterator[Cluster]:
        for cluster in clusters:
            self.groups += 1
            self.spare += len(cluster.members) - len(cluster.kept())
            yield cluster

    def summary(self, documents: int, wordless: int) -> str:
        """What was found, in one line."""
        empty = f"; {wordless:,} without words" if wordless else ""
        found = ((documents, "document", "documents"), (self.groups, "group", "groups"), (self.spare, "copy", "copies"))
        shown = ", ".join(f"{number:,} {one if number == 1 else more}" for number, one, more in found)
        return f"{shown} beside the ones to keep{empty}"


def _rendered(
    format: str, documents: int, clusters: Iterable[Cluster], look: Explain | None, **names: bool
) -> Iterator[bytes]:
    from ..rendering import clusters as rendering

    if format == "json":
        return rendering.as_json(documents, clusters, look)
    if format == "jsonl":
        return rendering.as_jsonl(clusters, look)
    if look:
        return rendering.explained(clusters, look, names["is_one_file"])
    return rendering.as_csv(clusters) if format == "csv" else rendering.names(clusters, **names)
