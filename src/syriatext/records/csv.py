"""Comma- or tab-separated values, one document a row; written back with the same separator, header and line ends."""

from __future__ import annotations

import codecs
import csv
import io
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from ..model import Cleaned, Record
from ..problems import Problem
from ..reading import ReadOptions
from ..reading.decode import decode, with_byte_order
from ..spreadsheet import Cell, harmless_lines, plain_lines
from .columns import COLUMNS, row_of
from .finding import Broken, id_field, text_column, text_field, url_field
from .streams import Stream, TooLong, as_bytes, errors_of, is_wide

_SEPARATORS = ",\t;|"
_LONGEST_HEADER = 64 << 10
"""Characters within which a quote in the header must end."""


_ROWS = 3
"""Rows that are looked at, where no name in the header says that it is a table."""


class Sheet(NamedTuple):
    """What the rows of one file have in common."""

    separator: str
    header: list[str]
    line_end: str
    mark: str


class Row(NamedTuple):
    """The cells of a row, the number of the one with the text, and the file it is from."""

    cells: list[str]
    at: int
    sheet: Sheet


def fits(head: bytes, options: ReadOptions, is_named: bool) -> bool:
    """Has the first row a cell that names the text, or is one wanted, or do rows follow? Others are texts."""
    if not is_named or options.field is not None:
        return is_named
    text = _decoder(head, options.encoding)[0](head)
    header = _best_split(_first_row(text))[1]
    return text_field(header, None) is not None or _has_rows(text)


def read(stream: Stream, options: ReadOptions) -> Iterator[Record | Broken]:
    """Yield the rows behind the header as records. Raises NoText when no column is the text, Problem for no header."""
    csv.field_size_limit(min(options.max_size, sys.maxsize))
    lines = _Lines(stream, options)
    try:
        start, is_whole = lines.first()
    except TooLong as error:
        raise Problem(stream.path, f"its header is {error}", "raise the limit with --max-size") from None
    separator, header = _best_split(start)
    sheet = Sheet(separator, header, "\r\n" if start.endswith("\r\n") else "\n", lines.mark)
    field, name = text_column(header, options.field, header), id_field(header, options.id_field)
    if not is_whole:
        yield Broken(0, "the quote that opens in the header is never closed", "mend the first line")
    at, named, address = header.index(field), _place(header, name), _place(header, url_field(header))
    # strict: a quote that is never closed would swallow all rows behind it without a word.
    rows, number = csv.reader(lines, delimiter=separator, strict=True), 0
    while True:
        lines.row = []
        try:
            cells = next(rows)
        except StopIteration:
            return
        except (csv.Error, TooLong) as error:
            number += 1
            yield _broken(number, error, lines, sheet)
            continue
        if not cells:
            continue
        number += 1
        if len(cells) <= at:
            yield Broken(number, f"its text should be in cell {at + 1}, it has {len(cells)}")
            continue
        known, url = _cell(cells, named), _cell(cells, address)
        yield Record("csv", number, known, cells[at], Row(cells, at, sheet), lines.encoding, url=url)


def _place(header: list[str], name: str | None) -> int | None:
    return header.index(name) if name else None


def _cell(cells: list[str], at: int | None) -> str | None:
    return cells[at] or None if at is not None and at < len(cells) else None


def _broken(number: int, error: Exception, lines: _Lines, sheet: Sheet) -> Broken:
    """What to say of a row that can't be read; the lines that a stray quote took for its own are read again."""
    if isinstance(error, TooLong) or "limit" in str(error):
        return Broken(number, f"this is no row of a table ({error})", "raise the limit with --max-size")
    taken, start = lines.row[1:], lines.number - len(lines.row) + 1
    if not taken and not lines.is_at_end:
        return Broken(number, f"this is no row of a table ({error}, line {start})")
    what = f"the quote that opens in line {start} " + (
        "is never closed" if lines.is_at_end else f"ends amid a cell of line {lines.number}"
    )
    if taken and _are_rows(taken, sheet):
        lines.read_again(taken)
        return Broken(number, f"{what}, and rows go on with line {start + 1}")
    more = f" and holds {len(taken):,} more line{'' if len(taken) == 1 else 's'}" if taken else ""
    return Broken(number, what + more, "in a cell a quote is written twice")


def _are_rows(lines: list[str], sheet: Sheet) -> bool:
    """Are these lines, or some of them together, rows as the header has them? The last may begin a longer one."""
    rows, seen = csv.reader(lines, delimiter=sheet.separator, strict=True), 0
    try:
        for cells in rows:
            if cells and len(cells) != len(sheet.header):
                return False
            seen = rows.line_num
    except csv.Error:
        has_all_cells = len(_cells(lines[-1], sheet.separator)) == len(sheet.header)
        return seen == len(lines) - 1 and (seen > 0 or has_all_cells)
    return True


class _Lines:
    """The lines of a table as text. An error in one leaves the iterator ready for the next.

    `number` counts them, `row` are those since it was last emptied.
    """

    def __init__(self, stream: Stream, options: ReadOptions) -> None:
        self.stream, self.limit = stream, options.max_size
        self.decode, self.mark = _decoder(stream.head(), options.encoding)
        self.encoding = self.decode.encoding
        self.number, self.is_at_end = 0, False
        self.row: list[str] = []
        self.again: deque[str] = deque()
        if is_wide(self.encoding):
            stream.recode(self.encoding)
            self.decode = _Decoder("utf-8")

    def first(self) -> tuple[str, bool]:
        """The first row, which may span several lines; of one whose quote does not end soon, the first line alone.

        Says too whether it is whole.
        """
        lines: list[str] = []
        is_open, size = False, 0
        for line in self:
            lines.append(line)
            is_open, size = is_open ^ (line.count('"') % 2 == 1), size + len(line)
            if not is_open or size > _LONGEST_HEADER:
                break
        if is_open:
            self.read_again(lines[1:])
            del lines[1:]
        return "".join(lines).removeprefix("\ufeff"), not is_open

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        self.number += 1
        line = self.again.popleft() if self.again else self.decode(self.stream.readline(self.limit))
        self.is_at_end = not line
        if not line:
            self.number -= 1
            raise StopIteration
        self.row.append(line)
        return line

    def read_again(self, lines: list[str]) -> None:
        """The last of those that were read come again."""
        self.again.extendleft(reversed(lines))
        self.number -= len(lines)


class _Decoder(NamedTuple):
    """How the bytes of a table become text."""

    encoding: str
    errors: str = "surrogateescape"

    def __call__(self, data: bytes) -> str:
        return data.decode(self.encoding, self.errors)


def _decoder(head: bytes, forced: str | None) -> tuple[_Decoder, str]:
    """The decoder, and the mark that the table begins with."""
    # A character cut at the end of what was looked at is no sign of another encoding.
    sample = head[: head.rfind(b"\n") + 1] or head
    padded = sample + b"\0" * (len(sample) % 2 and 0 in sample)
    encoding = codecs.lookup(with_byte_order(forced, head)).name if forced else decode(padded).encoding
    mark = "\ufeff" if head.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")) else ""
    return _Decoder(encoding, errors_of(encoding)), mark


def _first_row(text: str) -> str:
    return text.removeprefix("\ufeff").partition("\n")[0]


def _has_rows(text: str) -> bool:
    """Are the first rows as long as the header, of two cells and more?"""
    lines = io.StringIO(text.removeprefix("\ufeff"))
    separator, names = _best_split(lines.readline())
    rest = list(lines)
    rows, lengths = csv.reader(rest, delimiter=separator, strict=True), set[int]()
    try:
        lengths.update(len(row) for row in islice(filter(None, rows), _ROWS))
    except csv.Error:
        if rows.line_num < len(rest):
            return False
        # What was looked at ends amid a cell of many lines, maybe amid the first row's.
        if not lengths and 1 < len(_cells(rest[0], separator)) <= len(names):
            return True
    return len(names) > 1 and lengths == {len(names)}


def _best_split(header: str) -> tuple[str, list[str]]:
    """The separator that makes the most cells of the header, and the cells."""
    splits = [(separator, _cells(header, separator)) for separator in _SEPARATORS]
    return max(splits, key=lambda split: len(split[1]))


def _cells(line: str, separator: str) -> list[str]:
    try:
        return [cell.strip() for cell in next(csv.reader(io.StringIO(line), delimiter=separator), [])]
    except csv.Error:
        return []


def others(row: Row) -> dict[str, str]:
    """The cells beside the text, by the names in the header; of two that are called the same, the last."""
    return {
        name: cell for at, (name, cell) in enumerate(zip(row.sheet.header, row.cells, strict=False)) if at != row.at
    }


class SameShape:
    """Writes the rows with another text in them, below the header that they came with."""

    def __init__(self, compressed: bool) -> None:
        self.sheet: Sheet | None = None

    def add(self, cleaned: Cleaned, record: Record | None) -> bytes:
        assert record is not None
        row: Row = record.row
        start = b""
        if self.sheet is None:
            self.sheet = row.sheet
            start = self.sheet.mark.encode() + self._line(self.sheet.header)
        elif self.sheet.header != row.sheet.header:
            raise ValueError("its columns are not those of the file before")
        cells = [*row.cells[: row.at], cleaned.text, *row.cells[row.at + 1 :]]
        return start + self._line(cells)

    def _line(self, cells: list[str]) -> bytes:
        assert self.sheet is not None
        return as_bytes(plain_lines([cells], self.sheet.separator, self.sheet.line_end))

    def finish(self) -> bytes:
        return b""


class Table:
    """Writes any documents as a table. What a spreadsheet would take for a formula gets a ' in front."""

    def __init__(self, separator: str = ",") -> None:
        self.begun, self.separator = False, separator

    def add(self, cleaned: Cleaned, record: Record | None) -> bytes:
        start = self.finish()
        self.begun = True
        return start + self._line(list(row_of(cleaned, record).values()))

    def finish(self) -> bytes:
        return b"" if self.begun else self._line(COLUMNS)

    def _line(self, cells: Sequence[Cell]) -> bytes:
        return as_bytes(harmless_lines([cells], self.separator, "\r\n"))
