"""Parquet, one document a row; all other columns are written back with their types, as they were."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from ..model import Cleaned, Record
from ..problems import Problem
from ..reading import ReadOptions, is_file
from ..spreadsheet import Cell
from .columns import COLUMNS, NUMBERS, row_of
from .finding import id_field, text_column, url_field
from .streams import Stream

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

_BATCH = 256
"""Rows read at a time."""
_GROUP_ROWS = 10_000
_GROUP_BYTES = 64 << 20
"""A row group is written when it has so much."""


class Row(NamedTuple):
    """The rows read together, which of them this is, and the name of the column with the text."""

    batch: Any
    at: int
    field: str


def fits(head: bytes, options: ReadOptions, is_named: bool) -> bool:
    """Parquet files say so in their first four bytes."""
    return head.startswith(b"PAR1")


def read(stream: Stream, options: ReadOptions) -> Iterator[Record]:
    """Yield the rows as records. Raises NoText when no column is the text, Problem for a file that is broken."""
    parquet = _library(stream.path)
    import pyarrow

    try:
        # It begins at the end of the file: of a pipe, all has to be there.
        whole = stream.compression or not is_file(stream.path)
        file = parquet.ParquetFile(io.BytesIO(_all_of(stream, options)) if whole else stream.path)
        field, name = _columns(file.schema_arrow, options)
        number = 0
        for batch in file.iter_batches(_BATCH):
            texts = batch.column(batch.schema.get_field_index(field)).to_pylist()
            ids, urls = _strings(batch, name), _strings(batch, url_field(batch.schema.names))
            for at, (text, known, url) in enumerate(zip(texts, ids, urls, strict=True)):
                number += 1
                yield Record("parquet", number, known, text, Row(batch, at, field), url=url)
    except pyarrow.ArrowException as error:
        raise Problem(stream.path, f"this is no whole Parquet file ({str(error).splitlines()[0]})") from None


def _all_of(stream: Stream, options: ReadOptions) -> bytes:
    found: bytes = stream.file.read(options.max_size + 1)
    if len(found) > options.max_size:
        raise Problem(stream.path, f"larger than {options.max_size:,} bytes", "raise the limit with --max-size")
    return found


def _strings(batch: Any, name: str | None) -> list[str | None]:
    """A column's values as text; Nones where there is no such column."""
    place = batch.schema.get_field_index(name) if name else -1
    values = batch.column(place).to_pylist() if place >= 0 else [None] * batch.num_rows
    return [value.decode("utf-8", "replace") if isinstance(value, bytes) else value and str(value) for value in values]


def _columns(schema: Any, options: ReadOptions) -> tuple[str, str | None]:
    import pyarrow.types as kinds

    tests = (kinds.is_string, kinds.is_large_string, kinds.is_binary, kinds.is_large_binary)
    texts = [column.name for column in schema if any(test(column.type) for test in tests)]
    return text_column(texts, options.field, schema.names), id_field(schema.names, options.id_field)


def _library(name: str) -> Any:
    try:
        import pyarrow.parquet
    except ImportError:
        raise Problem(name, "Parquet needs pyarrow", "pip install 'syriatext[parquet]'") from None
    return pyarrow.parquet


class _Groups:
    """Writes tables as row groups and hands the bytes on."""

    def __init__(self, name: str) -> None:
        self.parquet = _library(name)
        self.out = _Collected()
        self.file: Any = None
        self.waiting: list[Any] = []
        self.rows = self.size = 0

    def add(self, batch: Any) -> bytes:
        if self.file is None:
            self.file = self.parquet.ParquetWriter(self.out, batch.schema)
        self.waiting.append(batch)
        self.rows, self.size = self.rows + batch.num_rows, self.size + batch.nbytes
        if self.rows >= _GROUP_ROWS or self.size >= _GROUP_BYTES:
            self._write()
        return self.out.drain()

    def finish(self) -> bytes:
        if self.file is not None:
            self._write()
            self.file.close()
        return self.out.drain()

    def _write(self) -> None:
        import pyarrow

        if self.waiting:
            self.file.write_table(pyarrow.Table.from_batches(self.waiting))
        self.waiting, self.rows, self.size = [], 0, 0


class _Collected(io.RawIOBase):
    """A file that keeps what is written until it is asked for."""

    def __init__(self) -> None:
        self.chunks: list[bytes] = []
        self.written = 0

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self.written

    def write(self, data: ReadableBuffer) -> int:
        chunk = bytes(data)
        self.chunks.append(chunk)
        self.written += len(chunk)
        return len(chunk)

    def drain(self) -> bytes:
        data, self.chunks = b"".join(self.chunks), []
        return data


def others(row: Row) -> dict[str, Any]:
    """The values of the other columns."""
    columns = zip(row.batch.schema.names, row.batch.columns, strict=True)
    return {name: column[row.at].as_py() for name, column in columns if name != row.field}


class SameShape:
    """Writes the rows with another text in them; those that were left out on the way are missing."""

    def __init__(self, compressed: bool) -> None:
        self.groups = _Groups("--format parquet")
        self.row: Row | None = None
        self.kept: list[int] = []
        self.texts: list[Any] = []

    def add(self, cleaned: Cleaned, record: Record | None) -> bytes:
        assert record is not None
        row: Row = record.row
        done = b""
        if self.row is not None and self.row.batch is not row.batch:
            if self.row.batch.schema != row.batch.schema:
                raise ValueError("its columns are not those of the file before")
            done = self._batch()
        self.row = row
        self.kept.append(row.at)
        text = cleaned.text.encode("utf-8", "replace").decode()
        self.texts.append(None if record.data is None else text.encode() if isinstance(record.data, bytes) else text)
        return done

    def finish(self) -> bytes:
        return self._batch() + self.groups.finish()

    def _batch(self) -> bytes:
        import pyarrow

        if self.row is None:
            return b""
        batch, place = self.row.batch, self.row.batch.schema.get_field_index(self.row.field)
        column = pyarrow.array(self.texts, type=batch.schema.field(place).type)
        kept = batch.take(pyarrow.array(self.kept))
        columns = [*kept.columns[:place], column, *kept.columns[place + 1 :]]
        self.row, self.kept, self.texts = None, [], []
        return self.groups.add(pyarrow.RecordBatch.from_arrays(columns, schema=batch.schema))


class Table:
    """Writes any documents as a table of texts and figures."""

    def __init__(self) -> None:
        self.groups = _Groups("--format parquet")
        self.rows: list[dict[str, Cell]] = []

    def add(self, cleaned: Cleaned, record: Record | None) -> bytes:
        self.rows.append({name: _whole(cell) for name, cell in row_of(cleaned, record).items()})
        return self._batch() if len(self.rows) >= _BATCH else b""

    def finish(self) -> bytes:
        return self._batch() + self.groups.finish()

    def _batch(self) -> bytes:
        import pyarrow

        kinds = ((name, pyarrow.int64() if name in NUMBERS else pyarrow.string()) for name in COLUMNS)
        schema = pyarrow.schema(list(kinds))
        rows, self.rows = self.rows, []
        return self.groups.add(pyarrow.RecordBatch.from_pylist(rows, schema=schema))


def _whole(cell: Cell) -> Cell:
    """A cell without the halves of characters that no encoding holds."""
    return cell.encode("utf-8", "replace").decode() if isinstance(cell, str) else cell
