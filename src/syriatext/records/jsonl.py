"""JSON Lines: one object a line. Only the text is written anew, the rest of the line stays as it was, to the byte."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from json.decoder import scanstring  # type: ignore[attr-defined]  # documented nowhere, there since Python 2.6
from typing import Any, NamedTuple

from ..model import Cleaned, Record
from ..reading import ReadOptions
from ..reading.decode import with_byte_order
from .finding import Broken, id_field, missing, no_text, text_field, url_field
from .streams import Stream, TooLong

_DECODER = json.JSONDecoder(strict=False)
_SPACE = " \t\r\n"


class Member(NamedTuple):
    """A value of an object, and where it stands in the line."""

    value: Any
    start: int
    end: int


class Row(NamedTuple):
    """A line, and which of its values is the text."""

    line: str
    field: str


def fits(head: bytes, options: ReadOptions, is_named: bool) -> bool:
    """A name that says so is believed; without one, the first line has to be an object with text in it."""
    if is_named:
        return True
    if (encoding := encoding_of(head, options.encoding)) != "utf-8":
        head = head.decode(encoding, "replace").encode()
    line, end, _ = head.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")
    if not line.startswith(b"{"):
        return False
    try:
        found = members(line.decode("utf-8", "surrogateescape"))
    except (ValueError, RecursionError):
        # So long a line that its end is not in sight is an object, or nothing that could be told from one.
        return not end and len(line) > 1 << 15 and any(f'"{name}"'.encode() in line for name in ("text", "content"))
    return text_field(found, options.field) is not None


def read(stream: Stream, options: ReadOptions) -> Iterator[Record | Broken]:
    """Yield the records; a record's number is that of its line."""
    if (encoding := encoding_of(stream.head(), options.encoding)) != "utf-8":
        stream.recode(encoding)
    number = found = stream.before
    while True:
        number += 1
        try:
            data = stream.readline(options.max_size)
        except TooLong as error:
            yield Broken(number, str(error), "raise the limit with --max-size")
            continue
        if not data:
            return
        line = (data.removeprefix(b"\xef\xbb\xbf") if number == 1 else data).decode("utf-8", "surrogateescape")
        if not line.strip():
            continue
        record = _record(number, line, options)
        if isinstance(record, Record):
            found += 1
            record = record._replace(charset=encoding)
        elif not found and (names := _names(line)) and text_field(names, options.field) is None:
            raise no_text(names, options.field)
        yield record


def encoding_of(head: bytes, forced: str | None) -> str:
    """UTF-8, unless another one is `forced`, or a mark or zeros show a wide one: shells of Windows write that."""
    name = codecs.lookup(with_byte_order(forced or json.detect_encoding(head), head)).name
    return "utf-8" if name == "utf-8-sig" else name


def members(line: str) -> dict[str, Member]:
    """The values of the object that `line` holds, each with its place. Raises ValueError for anything else.

    >>> members('{"id": 7, "text": "Rain"}')["text"]
    Member(value='Rain', start=18, end=24)
    """
    position = _expect(line, 0, "{")
    found: dict[str, Member] = {}
    if line[position : position + 1] == "}":
        position = _skip(line, position + 1)
    else:
        while True:
            name, position = scanstring(line, _behind_quote(line, position), False)
            start = _expect(line, position, ":")
            value, end = _value(line, start)
            found[name] = Member(value, start, end)
            position = _skip(line, end)
            if line[position : position + 1] != ",":
                break
            position = _skip(line, position + 1)
        position = _expect(line, position, "}")
    if position < len(line):
        raise json.JSONDecodeError("more behind the object", line, position)
    return found


def _value(line: str, start: int) -> tuple[Any, int]:
    try:
        return _DECODER.raw_decode(line, start)
    except json.JSONDecodeError as error:
        raise json.JSONDecodeError(error.msg, line, max(error.pos, start)) from None


def _behind_quote(line: str, position: int) -> int:
    if line[position : position + 1] != '"':
        raise json.JSONDecodeError("a name in quotes is wanted", line, position)
    return position + 1


def _expect(line: str, position: int, sign: str) -> int:
    position = _skip(line, position)
    if line[position : position + 1] != sign:
        raise json.JSONDecodeError(f"{sign} is wanted", line, position)
    return _skip(line, position + 1)


def _skip(line: str, position: int) -> int:
    while position < len(line) and line[position] in _SPACE:
        position += 1
    return position


def _record(number: int, line: str, options: ReadOptions) -> Record | Broken:
    try:
        found = _values(line.rstrip("\r\n"))
    except ValueError as error:
        place = f" (column {error.colno}: {error.msg})" if isinstance(error, json.JSONDecodeError) else f" ({error})"
        return Broken(number, f"this is no JSON object{place}")
    except RecursionError:
        return Broken(number, "this is nested too deeply")
    field, name, address = text_field(found, options.field), id_field(found, options.id_field), url_field(found)
    if field is None:
        return missing(number, found, options.field)
    value = found[field]
    if value is not None and not isinstance(value, str):
        return Broken(number, f"its {field!r} is no text but {type(value).__name__}")
    named = found[name] if name else None
    known = str(named) if isinstance(named, (str, int, float)) else None
    url = found[address] if address else None
    return Record("jsonl", number, known, value, Row(line, field), url=url if isinstance(url, str) else None)


def _values(line: str) -> dict[str, Any]:
    """The same as `members` finds, without the places, and several times as fast: most lines are only read."""
    try:
        found = _DECODER.decode(line)
    except (ValueError, RecursionError):
        found = None
    return found if isinstance(found, dict) else {name: member.value for name, member in members(line).items()}


def _names(line: str) -> list[str]:
    try:
        return list(members(line))
    except (ValueError, RecursionError):
        return []


def others(row: Row) -> dict[str, Any]:
    """The other values of the object."""
    return {name: value for name, value in _values(row.line.rstrip("\r\n")).items() if name != row.field}


class SameShape:
    """Writes the lines with another text in them; in ``\\uXXXX`` escapes where the line has no other letters."""

    def __init__(self, compressed: bool) -> None:
        self.is_open = False
        """Has the last line no end? Then it gets one only if another line follows."""

    def add(self, cleaned: Cleaned, record: Record | None) -> bytes:
        assert record is not None
        row: Row = record.row
        line, start_of_line = row.line, b"\n" if self.is_open else b""
        self.is_open = not line.endswith("\n")
        if cleaned.edits:
            _, start, end = members(line.rstrip("\r\n"))[row.field]
            line = line[:start] + json.dumps(cleaned.text, ensure_ascii=line.isascii()) + line[end:]
        return start_of_line + line.encode("utf-8", "surrogateescape")

    def finish(self) -> bytes:
        return b""
