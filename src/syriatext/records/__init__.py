"""Files that hold many documents: read record by record, and written back in the same shape.

One file a shape, each with

- ``fits(head, options, is_named)``: does a file whose first bytes are `head` have this shape, and text in it?
  (`is_named`: its name says that it has the shape);
- ``read(stream, options)``: its records, and a `Broken` for each that can't be read;
- ``others(row)``: what a record has beside its text, by name;
- ``SameShape(compressed)``: a `Writer` of what was read with another text in it;

and one line in `SHAPES`.
"""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from typing import Any, NamedTuple, Protocol

from ..model import Cleaned, Document, Record
from ..problems import Notice, Problem
from ..reading import STDIN, ReadOptions, Source, is_result, open_document
from ..reading.packed import damage
from .finding import Broken, NoText
from .streams import Lines, Stream
from .unread import JSON_ENDINGS, MAIL_ENDINGS, unread

__all__ = [
    "SHAPES",
    "Range",
    "Writer",
    "may_hold_many",
    "open_single",
    "packing_around",
    "packing_of_name",
    "ranges",
    "records_in",
    "same_shape",
    "shape_of_name",
    "table",
    "with_records",
]

SHAPES = {
    "jsonl": (".jsonl", ".ndjson"),
    "csv": (".csv", ".tsv"),
    "parquet": (".parquet",),
    "warc": (".warc",),
}
"""The shapes, each with the endings of names that it has, before ``.gz`` or ``.zst``."""

BEGINNINGS = {"warc": b"WARC/", "parquet": b"PAR1", "jsonl": b"{"}
"""What standard input may begin with; a table can't be told from other text."""

_START = 256
PACKED = {".gz": "gzip", ".zst": "zstd"}


Refusal = Callable[[Source], Problem]


class Range(NamedTuple):
    """An input, or (where `stop` is given) the bytes of some of its lines, and how many lines stand before them."""

    source: Source
    start: int = 0
    stop: int = 0
    before: int = 0


class Writer(Protocol):
    """Turns cleaned documents into the bytes of a file, one after the other."""

    def add(self, cleaned: Cleaned, record: Record | None) -> bytes:
        """The bytes that can be written by now. Raises ValueError for a document that can't stand in this file."""
        ...

    def finish(self) -> bytes:
        """The bytes that are left."""
        ...


def same_shape(shape: str, compressed: bool = False) -> Writer:
    """A writer of records that were read from a file of this shape. WARC alone is `compressed` by its own writer."""
    writer: Writer = _module(shape).SameShape(compressed)
    return writer


def table(shape: str, name: str = "") -> Writer:
    """A writer of any documents as a table, ``csv`` or ``parquet``, with a column for everything that is known.

    The `name` of a file says whether tabs part its cells.
    """
    has_tabs = ".tsv" in os.path.splitext(name.lower())[1] or name.lower().endswith((".tsv.gz", ".tsv.zst"))
    writer: Writer = _module(shape).Table("\t") if has_tabs else _module(shape).Table()
    return writer


def packing_of_name(name: str) -> str | None:
    """How a file of this name is compressed, if it is."""
    return PACKED.get(os.path.splitext(name)[1].lower())


def packing_around(name: str) -> str | None:
    """How a file of this name is compressed as a whole. An archive's writer has its own gzip, record by record."""
    packing = packing_of_name(name)
    return None if packing == "gzip" and shape_of_name(name) == "warc" else packing


def shape_of_name(name: str) -> str | None:
    """The shape that a file has by the ending of its name."""
    base, ending = os.path.splitext(name.lower())
    if ending in PACKED:
        ending = os.path.splitext(base)[1]
    return next((shape for shape, endings in SHAPES.items() if ending in endings), None)


def may_hold_many(name: str) -> bool:
    """Can a file of this name hold many documents?"""
    return shape_of_name(name) is not None or name.lower().endswith(JSON_ENDINGS)


def open_single(name: str, options: ReadOptions) -> Document:
    """Read one text. Raises Problem, for a file of many documents too: their shape is not their text."""
    if name != STDIN and os.path.isdir(name):
        raise Problem(name, "this is a folder", "dups finds the copies in one; diff --pairs compares many files")
    found = with_records([Source(name)], options) if shape_of_name(name) else iter(())
    first = next((entry for entry in found if isinstance(entry, Source)), None)  # behind broken ones, if there are any
    if first is not None and first.record:
        hint = "clean --output-dir DIR --format text makes a file of each; --pairs compares many"
        raise Problem(name, "this file holds many documents", hint)
    return open_document(Source(name), options)


def with_records(
    sources: Iterable[Source | Problem], options: ReadOptions, refusal: Refusal | None = None
) -> Iterator[Source | Problem]:
    """Yield the inputs, and in place of each that holds many documents its records, read as they are asked for.

    With a `refusal`, that stands in its place, and no record is read.
    """
    unused = [name for name in (options.field, options.id_field) if name is not None]
    for source in sources:
        if isinstance(source, Source) and _may_hold_many(source, options):
            for entry in _opened(source, options, refusal):
                if isinstance(entry, Problem) or entry.record:
                    unused = []
                yield entry
        else:
            yield source
    for name in unused:
        yield Notice(name, "no input is a file of records, which alone have fields", "--input-format jsonl, or csv, …")


def ranges(sources: Iterable[Source | Problem], options: ReadOptions, size: int) -> Iterator[Range | Problem]:
    """Yield the inputs in pieces of about `size` bytes that can be read one by one; only JSON Lines can be cut."""
    for source in sources:
        if isinstance(source, Problem):
            yield source
        elif _is_cut(source, options, size):
            yield from _cut(source, size)
        else:
            yield Range(source)


def records_in(piece: Range, options: ReadOptions) -> Iterator[Source | Problem]:
    """The documents of a piece, as `with_records` gives those of the whole."""
    if not piece.stop:
        yield from with_records([piece.source], options)
        return
    try:
        stream = Lines(piece.source.path, piece.start, piece.stop, piece.before)
    except OSError as error:
        yield Problem.from_os(piece.source.path, error)
        return
    with stream:
        yield from _records(piece.source, "jsonl", stream, options)


def _is_cut(source: Source, options: ReadOptions, size: int) -> bool:
    if not _may_hold_many(source, options) or source.path == STDIN:
        return False
    try:
        with Stream(source.path) as stream:
            shape = options.shape or _shape(source, stream.head(), options)
            if shape != "jsonl" or _module(shape).encoding_of(stream.head(), options.encoding) != "utf-8":
                return False
            return not stream.compression and os.stat(source.path).st_size > size
    except ValueError:
        return False
    except damage():
        return False


def _cut(source: Source, size: int) -> Iterator[Range | Problem]:
    before = 0
    try:
        with io.BufferedReader(io.FileIO(source.path)) as file:
            while True:
                start = file.tell()
                data = file.read(size)
                rest = file.readline()
                if not data:
                    return
                yield Range(source, start, file.tell(), before)
                before += data.count(b"\n") + rest.count(b"\n")
    except OSError as error:
        yield Problem.from_os(source.path, error)


def _may_hold_many(source: Source, options: ReadOptions) -> bool:
    if options.input_format is not None:
        return False
    is_mail = source.path.lower().endswith(MAIL_ENDINGS)  # one text, but a word about it is due
    return bool(options.shape or source.path == STDIN or is_mail or may_hold_many(source.path))


def _named_shape(source: Source, options: ReadOptions) -> str | None:
    return shape_of_name((options.stdin_name or "") if source.path == STDIN else source.path)


def _opened(source: Source, options: ReadOptions, refusal: Refusal | None) -> Iterator[Source | Problem]:
    try:
        bytes(4).decode(options.encoding or "utf-8")
        stream = Stream(source.path)
    except (OSError, ValueError, LookupError):
        yield source  # to read it whole will say what is wrong
        return
    with stream:
        try:
            shape = options.shape or _shape(source, stream.head(), options)
            if shape is None:
                if notice := unread(options.stdin_name or source.path, stream.head()):
                    yield notice
                yield source._replace(head=stream.taken) if source.path == STDIN else source
                return
            stream.start()
            yield from [refusal(source)] if refusal else _records(source, shape, stream, options)
        except damage() as error:
            yield Problem(
                source.path, f"the compressed data is damaged ({error})" if stream.compression else str(error)
            )


def _shape(source: Source, head: bytes, options: ReadOptions) -> str | None:
    """What the beginning of an input shows it to be. Its name only says where to look."""
    if is_result(head):
        return None
    named = _named_shape(source, options)
    start = head[:_START].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    shape = named or next((shape for shape, beginning in BEGINNINGS.items() if start.startswith(beginning)), None)
    return shape if shape and _module(shape).fits(head, options, named is not None) else None


def _records(source: Source, shape: str, stream: Stream, options: ReadOptions) -> Iterator[Source | Problem]:
    position = count = named = 0
    try:
        for found in _module(shape).read(stream, options):
            count = found.number
            if isinstance(found, Broken):
                what = f"record {found.number}: {found.message}; left out" if found.number else found.message
                yield Problem(source.path, what, found.hint)
                continue
            named += found.id is not None
            before, position = position, stream.position
            yield Source(source.path, source.root, found, source.head, source.beside, position - before)
    except Problem as problem:
        yield problem
        return
    except NoText as error:
        kind = Notice if source.root else Problem
        yield kind(source.path, str(error), error.hint)
        return
    except damage() as error:
        what = "the compressed data breaks off or is damaged" if stream.compression else "it can't be read on"
        yield Problem(source.path, f"{what} after record {count} ({error})")
        return
    if not count:
        yield Notice(source.path, "there is no record in this file")
    elif options.id_field is not None and not named:
        yield Notice(
            source.path, f"no record of it has an id in a field {options.id_field!r}; their numbers stand for it"
        )


def _module(shape: str) -> Any:
    return import_module(f".{shape}", __package__)
