"""``syriatext restore``: the bytes that were there before cleaning."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Annotated

import typer

from ..output import file_sink, say, state, write_file
from ..problems import Problem
from ..reading import STDIN, read_bytes
from ..restoring import Restored, records
from .errors import SAME, ends_well, report, usage_error
from .options import DebugOption, ask_for_input, is_terminal, refuse_output_over

_HELP = """The bytes that were there before cleaning.

Reads what clean --format json or jsonl printed, or what --record kept, and prints the inputs byte for byte, in order;
of a file of many records, the text of each.
"""
_EPILOG = """\b
Examples:
  syriatext clean --format json a.txt > a.json     clean, and keep everything
  syriatext restore a.json > a-again.txt           the input again
  syriatext restore --in-place undo.jsonl          undo clean --in-place --record undo.jsonl

\b
Exit codes: 0 done; 2 something could not be restored.
"""


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("restore", help=_HELP, epilog=_EPILOG)(ends_well(restore))


def restore(
    path: Annotated[str | None, typer.Argument(metavar="[FILE|-]", show_default=False)] = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Write here instead of standard output.")
    ] = None,
    in_place: Annotated[
        bool, typer.Option("--in-place", help="Write each input back to the file it was read from.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="With --in-place: even over a file changed since.")] = False,
    debug: DebugOption = False,
) -> int:
    if path is None and is_terminal(0):
        raise ask_for_input()
    if in_place and output is not None:
        raise usage_error("--in-place and --output exclude each other")
    name = path or STDIN
    refuse_output_over(output, [name])
    found = records(read_bytes(name, max_size=1 << 40), name)
    return _put_back(found, force) if in_place else _print(found, output)


def _print(found: Iterator[Restored], output: str | None) -> int:
    with file_sink(output) as sink:
        for record in found:
            sink.write(record.data)
        sink.commit()
    return SAME


def _put_back(found: Iterator[Restored], force: bool) -> int:
    """Undo the latest cleaning first: a file that was cleaned twice is in the record twice."""
    whole: list[Restored] = []
    code = SAME
    try:
        whole.extend(found)
    except Problem as problem:  # what stands before a torn line is worth no less
        code = report(problem)
    put_back: set[str] = set()
    for record in reversed(whole):
        try:
            seen = None if force else state(record.source)
            if force or _is_cleaned(record):
                write_file(record.source, record.data, seen=seen)
                put_back.add(record.source)
        except Problem as problem:
            code = max(code, report(problem))
    if is_terminal(2):
        say(f"{len(put_back):,} file{'' if len(put_back) == 1 else 's'} put back")
    return code


def _is_cleaned(record: Restored) -> bool:
    """Does the file hold what cleaning left there? False if it holds the original already; else Problem."""
    if not os.path.exists(record.source) and os.path.exists(record.source.rpartition("#")[0]):
        raise Problem(record.source, "a record is not put back into its file", "restore without --in-place prints it")
    if not os.path.exists(record.source):
        hint = "names are as they were given to clean: run restore in the same folder"
        raise Problem(record.source, "there is no such file to put back", hint)
    now = read_bytes(record.source, max_size=1 << 40)
    if now not in (record.data, record.text.encode("utf-8", "replace")):
        raise Problem(record.source, "the file was changed since it was cleaned", "--force overwrites it")
    return now != record.data
