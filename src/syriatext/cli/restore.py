"""``syriatext restore``: the bytes that were there before cleaning."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Annotated

import typer

from ..output import file_sink, make_folder, packed, say, state, write_file
from ..problems import Problem
from ..reading import STDIN, read_bytes
from ..reading.packed import compression_of, unpack
from ..records import packing_of_name
from ..restoring import Restored, records
from .errors import SAME, ends_well, report, usage_error
from .options import DebugOption, ask_for_input, is_terminal, refuse_output_over

_HELP = """The bytes that were there before cleaning.

Reads what clean --format json or jsonl printed, or what --record kept, and prints the inputs byte for byte, in order;
of a file of many records, the text of each; of a compressed file, what is in it.
"""
_EPILOG = """\b
Examples:
  syriatext clean --format json a.txt > a.json     clean, and keep everything
  syriatext restore a.json > a-again.txt           the input again
  syriatext restore --in-place undo.jsonl          undo clean --in-place --record undo.jsonl
  syriatext restore --output-dir before undo.jsonl     the inputs beside what was made of them

\b
Exit codes: 0 done; 2 something could not be restored.
"""
_MAX_SIZE = 1 << 40


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("restore", help=_HELP, epilog=_EPILOG)(ends_well(restore))


def restore(
    path: Annotated[str | None, typer.Argument(metavar="[FILE|-]", show_default=False)] = None,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Write here instead of standard output.")
    ] = None,
    output_dir: Annotated[
        str | None, typer.Option("--output-dir", metavar="DIR", help="Write each input to a file of its name in DIR.")
    ] = None,
    in_place: Annotated[
        bool, typer.Option("--in-place", help="Write each input back to the file it was read from.")
    ] = False,
    force: Annotated[bool, typer.Option("--force", help="With --in-place: even over a file changed since.")] = False,
    debug: DebugOption = False,
) -> int:
    if path is None and is_terminal(0):
        raise ask_for_input()
    if in_place + (output is not None) + (output_dir is not None) > 1:
        raise usage_error("--in-place, --output and --output-dir exclude each other")
    name = path or STDIN
    refuse_output_over(output, [name])
    found = records(_read(name), name)
    if in_place:
        return _put_back(found, force)
    return _print(found, output) if output_dir is None else _put_into(found, output_dir)


def _read(name: str) -> bytes:
    """What a file holds, or what a compressed one was made of."""
    data = read_bytes(name, _MAX_SIZE)
    kind = compression_of(data)
    return unpack(data, name, kind, _MAX_SIZE) if kind else data


def _print(found: Iterable[Restored | Problem], output: str | None) -> int:
    with file_sink(output) as sink:
        for record in found:
            if isinstance(record, Problem):
                raise record  # what misses a part is worth nothing
            sink.write(record.data)
        sink.commit()
    return SAME


def _whole(found: Iterable[Restored | Problem]) -> tuple[list[Restored], int]:
    """The records that can be read, and the exit code that the others make."""
    whole: list[Restored] = []
    code = SAME
    for record in found:
        if isinstance(record, Problem):
            code = max(code, report(record))
        else:
            whole.append(record)
    return whole, code


def _put_back(found: Iterable[Restored | Problem], force: bool) -> int:
    """Undo the latest cleaning first: a file that was cleaned twice is in the record twice."""
    whole, code = _whole(found)
    first = _first_of_each(whole)
    put_back: set[str] = set()
    for record in reversed(whole):
        try:
            _refuse_part(record)
            seen = None if force else state(record.source)
            if force or _is_cleaned(record, first[record.source], record.source in put_back):
                if force and (folder := os.path.dirname(record.source)):
                    make_folder(folder)
                write_file(record.source, _as_named(record.source, record.data), seen=seen)
                put_back.add(record.source)
        except Problem as problem:
            code = max(code, report(problem))
    _tell(len(put_back), "put back")
    return code


def _put_into(found: Iterable[Restored | Problem], folder: str) -> int:
    """What each file was at first, in another folder, under its own name."""
    whole, code = _whole(found)
    written = 0
    for source, data in _first_of_each(whole).items():
        try:
            target = os.path.join(folder, _below(source))
            make_folder(os.path.dirname(target))
            write_file(target, _as_named(source, data))
            written += 1
        except Problem as problem:
            code = max(code, report(problem))
    _tell(written, f"written to {folder}")
    return code


def _first_of_each(records: Iterable[Restored]) -> dict[str, bytes]:
    """What was there before the first of several cleanings, by name."""
    first: dict[str, bytes] = {}
    for record in records:
        first.setdefault(record.source, record.data)
    return first


def _as_named(source: str, data: bytes) -> bytes:
    """What a file of this name holds: of a compressed one, clean saw and kept what was in it."""
    kind = packing_of_name(source)
    return packed(data, kind) if kind else data


def _below(source: str) -> str:
    """The name as a path below a folder. Raises Problem for one that leads out of it."""
    name = os.path.normpath("stdin" if source == STDIN else source.lstrip(os.sep))
    if not source or name.split(os.sep)[0] == os.pardir:
        raise Problem(
            source or "''",
            "its name leads out of the folder",
            "--in-place puts it back where it was; -o FILE writes one",
        )
    return name


def _tell(files: int, what: str) -> None:
    if is_terminal(2):
        say(f"{files:,} file{'' if files == 1 else 's'} {what}")


def _refuse_part(record: Restored) -> None:
    """Raise Problem for one of many documents in a file, which is no file of its own."""
    if not os.path.exists(record.source) and os.path.exists(record.source.rpartition("#")[0]):
        raise Problem(record.source, "a record is not put back into its file", "restore without --in-place prints it")


def _is_cleaned(record: Restored, at_first: bytes, is_put_back: bool) -> bool:
    """Does the file hold what cleaning left there? False if it holds the original already; else Problem.

    `is_put_back` says that a later cleaning was undone: what stands there now was changed between the two.
    """
    if not os.path.exists(record.source):
        hint = "--force makes it again; if it is elsewhere, run restore where clean was run"
        raise Problem(record.source, "there is no such file to put back", hint)
    now = _read(record.source)
    if now == at_first:
        return False
    if now not in (record.data, record.text.encode("utf-8", "replace")):
        if is_put_back:
            what = "the last cleaning is undone, but not the one before: the file was changed between them"
            raise Problem(record.source, what, "--force puts back what it was at first")
        raise Problem(record.source, "the file was changed since it was cleaned", "--force overwrites it")
    return now != record.data
