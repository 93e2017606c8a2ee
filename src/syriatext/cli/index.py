"""``syriatext index``: a collection's hashes in one file, for `find`."""

from __future__ import annotations

import os
from contextlib import ExitStack
from typing import TYPE_CHECKING, Annotated, Any, Literal

import typer

from ..output import say, stdout_sink
from ..problems import OutputProblem, Problem
from ..rendering.json import to_json
from ..rendering.terminal import safe_line
from .errors import ends_well, report
from .inputs import (
    CollectionFormatOption,
    FieldOption,
    IdFieldOption,
    read_options,
)
from .options import DebugOption, EncodingOption, JobsOption, MaxSizeOption, is_terminal

if TYPE_CHECKING:
    from ..collection.index import Index

_HELP = """Make and keep the index of a collection, for syriatext find.

An index is one file that says which texts of a collection have a sequence of words. The texts themselves are not in it.
"""
_EPILOG = """\b
Examples:
  syriatext index build news.index news.jsonl texts/     make it
  syriatext index add news.index news.jsonl texts/       take in what is new or changed since
  syriatext index remove news.index texts/old.txt id7    take out files, folders or documents
  syriatext index info news.index                        how many documents, how large, made when
  syriatext find article.txt --in news.index             ask it

\b
Exit codes: 0 done; 2 an input or the call was wrong; what could be done is done.
"""

IndexArgument = Annotated[str, typer.Argument(metavar="INDEX", show_default=False)]
PathsArgument = Annotated[list[str], typer.Argument(metavar="PATH...", show_default=False)]


_AS_FOUND = "name it as find shows it, or by its path from here"


def register(app: typer.Typer) -> None:
    """Add the command, with its own commands, to the program."""
    group = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
    for name, command in (("build", build), ("add", add), ("remove", remove), ("info", info)):
        group.command(name, help=command.__doc__, epilog=_EPILOG)(ends_well(command))
    app.add_typer(group, name="index", help=_HELP, epilog=_EPILOG)


def build(
    index: IndexArgument,
    paths: PathsArgument,
    clean: Annotated[bool, typer.Option("--clean", help="Clean all texts first, not only web pages.")] = False,
    input_format: CollectionFormatOption = None,
    field: FieldOption = None,
    id_field: IdFieldOption = None,
    encoding: EncodingOption = None,
    max_size: MaxSizeOption = "512M",
    jobs: JobsOption = 1,
    debug: DebugOption = False,
) -> int:
    """Make an index of files and folders.

    An index of this name is replaced when the new one is complete. Stopped half-way, the same command goes on.
    """
    from .filling import Filling, call_of

    reading = read_options(input_format, field, id_field, encoding, max_size)
    unfinished = f"{index}.part"
    _may_be_replaced(index)
    with ExitStack() as stack:
        made = stack.enter_context(_begun(unfinished, index, clean, call_of(paths, reading)))
        code = Filling(made, reading, (index, unfinished), jobs, debug).run(paths, as_one=True)
        if not made.count() and (code or os.path.exists(index)):  # an empty folder must not empty an index
            os.unlink(unfinished)
            raise OutputProblem(index, "nothing could be read, so no index was made")
        made.close()
        try:
            os.replace(unfinished, index)
        except OSError as error:
            raise OutputProblem.from_os(index, error) from None
    return code


def add(
    index: IndexArgument,
    paths: PathsArgument,
    input_format: CollectionFormatOption = None,
    field: FieldOption = None,
    id_field: IdFieldOption = None,
    encoding: EncodingOption = None,
    max_size: MaxSizeOption = "512M",
    jobs: JobsOption = 1,
    debug: DebugOption = False,
) -> int:
    """Take in what is new or has changed.

    Files that are as they were are not read; what a file no longer holds goes. Texts are cleaned if build cleaned them.
    """
    from ..collection.index import Index
    from .filling import Filling

    reading = read_options(input_format, field, id_field, encoding, max_size)
    with Index.open(index).locked() as opened:
        return Filling(opened, reading, (index,), jobs, debug).run(paths)


def remove(
    index: IndexArgument,
    names: Annotated[list[str], typer.Argument(metavar="PATH|ID...", show_default=False)],
    debug: DebugOption = False,
) -> int:
    """Take out files, folders, or documents by their id."""
    from ..collection.index import Index
    from ..collection.indexing import Indexer
    from .filling import now

    if "" in names:
        raise Problem("''", "an empty name", "is a variable of your script unset?")
    code = 0
    with Index.open(index).locked() as opened:
        indexer = Indexer(opened)
        found = indexer.remove_named(names, [os.path.abspath(name) for name in names])
        indexer.finish(now())
        for name, count in found.items():
            if not count:
                code = report(Problem(name, f"no document in {index} has this path or id", _AS_FOUND))
        if is_terminal(2):
            gone = sum(found.values())
            say(f"{gone:,} document{'' if gone == 1 else 's'} removed, {opened.count():,} left")
    return code


def info(
    index: IndexArgument,
    format: Annotated[Literal["text", "json"], typer.Option("--format", help="What to print.")] = "text",
    debug: DebugOption = False,
) -> int:
    """Say how large an index is, when it was made, and by which hashes."""
    from ..collection.index import Index

    with Index.open(index) as opened:
        known = opened.info()
    record = {
        "schema": "syriatext.index/1",
        "path": index,
        **known._asdict(),
        "bytes_a_document": round(known.size / known.documents) if known.documents else None,
    }
    sink = stdout_sink()
    sink.write(to_json(record, indent=2) if format == "json" else _lines(record))
    sink.commit()
    return 0


def _lines(record: dict[str, Any]) -> bytes:
    shown = {**record, **{f"kept {name}": value for name, value in record["settings"].items() if name != "clean"}}
    shown["cleaned first"] = "all texts" if record["settings"]["clean"] else "web pages"
    shown["postings"] = ", ".join(f"{count:,} {kind}" for kind, count in record["postings"].items()) or 0
    del shown["schema"], shown["settings"]
    rows = (
        f"{name.replace('_', ' ') + ':':18}{value if not isinstance(value, int) else format(value, ',')}"
        for name, value in shown.items()
        if value is not None
    )
    return "".join(safe_line(row) + "\n" for row in rows).encode("utf-8", "backslashreplace")


def _may_be_replaced(path: str) -> None:
    from ..collection.indexfile import is_index

    if not path:
        raise OutputProblem("''", "this names no file to write to")
    if os.path.lexists(path) and not is_index(path):
        raise OutputProblem(path, "this is no index, and is not replaced by one", "name another file")


def _begun(path: str, name: str, clean: bool, call: str) -> Index:
    """The index that an earlier run of the same `call` began, or a new one."""
    from ..collection.index import Index
    from ..collection.indexfile import is_index, may_be_unfinished
    from .filling import now

    if is_index(path):
        try:
            index = Index.open(path, name).locked()
            if (index.property("call"), index.property("clean")) == (call, clean):
                return index
            index.close()
        except OutputProblem:
            raise
        except Problem:
            pass  # of another version, or damaged: it is made anew
    if os.path.lexists(path) and not may_be_unfinished(path):
        raise OutputProblem(path, "this is no unfinished index, and would have to go", "move it away")
    for left in (path, f"{path}-journal"):
        try:
            os.unlink(left)
        except FileNotFoundError:
            pass
        except OSError as error:
            raise OutputProblem.from_os(name, error) from None
    index = Index.create(path, now(), name, clean).locked()
    with index.problems():
        index.set_property("call", call)
    return index
