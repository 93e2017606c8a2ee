"""Lists of pairs: JSON Lines, or a table with a row a pair."""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Iterator

from ..model import Record
from ..problems import Problem
from ..reading import ReadOptions, Source
from ..reading.packed import damage
from ..records.streams import Stream, TooLong

HINT = 'a line is {"id": …, "a": PATH, "b": PATH}, or has the texts themselves as "a_text" and "b_text"'
_COLUMNS = ("id", "a", "b", "a_text", "b_text")
_SEPARATORS = ",;\t"


def pairs_in(path: str, reading: ReadOptions) -> Iterator[Source | Problem]:
    """Open a list; yield its pairs as records of JSON Lines, to be read later. Raises Problem for another file."""
    try:
        stream = Stream(path)
        head = stream.head().lstrip(b"\xef\xbb\xbf \t\r\n")
        is_json = not head or head.startswith(b"{")
        separator = None if is_json else _separator(head)
        if separator is None and not is_json:
            hint = '{"a": "one.txt", "b": "other.txt"} is a line of one; a table has the columns a and b'
            raise Problem(path, "this is no list of pairs, in JSON Lines or as a table", hint)
        return _records(stream, reading, separator)
    except OSError as error:
        raise Problem.from_os(path, error) from None
    except ValueError:
        raise Problem(path, "a file name cannot hold a NUL") from None
    except damage() as error:
        raise Problem(path, f"it can't be unpacked ({error})") from None


def _separator(head: bytes) -> str | None:
    """What parts the cells of a table whose first row names the two sides of a pair; None where it doesn't."""
    first = re.split(rb"[\r\n]", head, maxsplit=1)[0].decode("utf-8", "replace")
    for separator in _SEPARATORS:
        names = next(csv.reader([first], delimiter=separator), [])
        if all(side in names or f"{side}_text" in names for side in "ab"):
            return separator
    return None


def _records(stream: Stream, reading: ReadOptions, separator: str | None) -> Iterator[Source | Problem]:
    with stream:
        stream.start()
        lines = _Lines(stream, reading.max_size)
        yield from lines.pairs() if separator is None else _rows(lines, separator)


class _Lines:
    """The lines of a list, told of where they can't be read."""

    def __init__(self, stream: Stream, max_size: int) -> None:
        self.stream, self.max_size = stream, max_size
        self.position = self.number = 0

    def __iter__(self) -> Iterator[str]:
        """The lines as text, for a table. Raises Problem."""
        while line := self.next():
            yield line.decode("utf-8-sig" if self.number == 1 else "utf-8", "surrogateescape")

    def next(self) -> bytes:
        """The next line, empty at the end. Raises Problem: for one line, or (with the name of the list) for all."""
        self.number += 1
        try:
            return self.stream.readline(self.max_size)
        except TooLong as error:
            raise Problem(f"{self.stream.path}#{self.number}", str(error), "raise the limit with --max-size") from None
        except damage() as error:
            what = f"it can't be read on after line {self.number - 1} ({error})"
            raise Problem(self.stream.path, what) from None

    def pairs(self) -> Iterator[Source | Problem]:
        """Each line that holds anything is a pair."""
        while True:
            try:
                line = self.next()
            except Problem as problem:
                yield problem
                if problem.source == self.stream.path:
                    return
                continue
            if not line:
                return
            if line.strip(b" \t\r\n\xef\xbb\xbf"):
                yield self.source(self.number, line)

    def source(self, number: int, data: bytes) -> Source:
        """A pair, weighing what was read for it."""
        before, self.position = self.position, self.stream.position
        record = Record("jsonl", number, None, data)
        return Source(self.stream.path, record=record, weight=self.position - before)


def _rows(lines: _Lines, separator: str) -> Iterator[Source | Problem]:
    """Each row behind the header is a pair, numbered from 1; an empty cell says nothing."""
    csv.field_size_limit(min(lines.max_size, sys.maxsize))
    rows, number = csv.DictReader(lines, delimiter=separator, strict=True), 0
    while True:
        number += 1
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Problem(f"{lines.stream.path}#{number}", f"this is no row of a table ({error})")
        except Problem as problem:
            yield problem
            return
        else:
            pair = {name: row[name] for name in _COLUMNS if row.get(name)}
            yield lines.source(number, json.dumps(pair).encode())
