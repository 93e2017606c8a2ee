"""DuckDB, inside this process: work in one file, within a bound of memory; what does not fit goes to the disk."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Any

import duckdb
import numpy.typing as npt

from ...problems import Problem
from . import Columns
from .connection import Connection

_FILE = "dups.duckdb"
_ROWS_AT_ONCE = 1 << 21


class DuckDB:
    """An engine whose work is in `folder`. `key` says what the work is about: of other work there, nothing is used.

    `memory` bytes and `threads` are what DuckDB may take. Raises Problem where the folder can't be used.
    """

    array = "[{}]"
    explode = "unnest({})"
    rows_at_once = 4_000_000

    def __init__(self, folder: str, key: str, memory: int, threads: int) -> None:
        self.folder = folder
        self.path = os.path.join(folder, _FILE)
        self._open(memory, threads)
        if not self._belongs_to(key):
            self.connection.close()
            for path in (self.path, self.path + ".wal"):
                if os.path.exists(path):
                    os.unlink(path)
            self._open(memory, threads)
            with self._told():
                self.connection.execute("CREATE TABLE work AS SELECT ? AS name", [key])

    def close(self) -> None:
        self.connection.close()

    def is_done(self, stage: str) -> bool:
        with self._told():
            return bool(self.connection.row("SELECT 1 FROM work WHERE name = ?", [stage]))

    def make(self, stage: str, queries: Sequence[str], drop: Sequence[str] = ()) -> None:
        first, *others = queries
        with self._stage(stage):
            self.connection.execute(f"CREATE TABLE {stage} AS {first}")
            for query in others:
                self.connection.execute(f"INSERT INTO {stage} {query}")
            for table in drop:
                self.connection.execute(f"DROP TABLE {table}")

    def load(self, stage: str, tables: Mapping[str, Columns]) -> None:
        with self._stage(stage):
            for name, columns in tables.items():
                self.connection.take(dict(columns), f"CREATE TABLE {name} AS SELECT * FROM arrays")

    def load_pieces(self, stage: str, schema: Mapping[str, str], pieces: Iterator[Mapping[str, Columns]]) -> None:
        # Not one transaction: all that it adds would have to be in memory until its end. What a killed run left of the
        # tables is made anew, as the stage is not done.
        with self._told():
            for name, columns in schema.items():
                self.connection.execute(f"CREATE OR REPLACE TABLE {name} ({columns})")
            for piece in pieces:
                for name, arrays in piece.items():
                    self.connection.take(dict(arrays), f"INSERT INTO {name} SELECT * FROM arrays")
        with self._stage(stage):
            pass

    def fetch(self, query: str) -> dict[str, npt.NDArray[Any]]:
        with self._told():
            return self.connection.columns(query)

    def _open(self, memory: int, threads: int) -> None:
        options: dict[str, str | bool | int | float | list[str]] = {
            "memory_limit": f"{memory >> 20}MiB",
            "threads": str(threads),
            "preserve_insertion_order": "false",
            "temp_directory": os.path.join(self.folder, "spilled"),
        }
        with self._told():
            self.connection = Connection(self.path, options)

    def _belongs_to(self, key: str) -> bool:
        with self._told():
            known = self.connection.row("SELECT 1 FROM duckdb_tables() WHERE table_name = 'work'")
        return bool(known) and self.is_done(key)

    @contextmanager
    def _stage(self, stage: str) -> Iterator[None]:
        with self._told():
            self.connection.execute("BEGIN")
            try:
                yield
                self.connection.execute("INSERT INTO work VALUES (?)", [stage])
                self.connection.execute("COMMIT")
            except duckdb.Error:
                raise
            except BaseException:
                with suppress(duckdb.Error):  # interrupted, it has done so itself
                    self.connection.execute("ROLLBACK")
                raise

    @contextmanager
    def _told(self) -> Iterator[None]:
        """What DuckDB complains about, in a line that says what to do."""
        try:
            yield
        except duckdb.OutOfMemoryException as error:
            raise _problem(self.folder, error) from None
        except (duckdb.IOException, duckdb.FatalException, duckdb.TransactionException) as error:
            raise _problem(self.folder, error) from None


def _problem(folder: str, error: duckdb.Error) -> Problem:
    text = str(error)
    if "No space left" in text or "max_temp_directory_size" in text or "write" in text.lower():
        return Problem(folder, "no space is left for the work", "--work DIR puts it on another disk")
    if isinstance(error, duckdb.OutOfMemoryException):
        return Problem(folder, "the work does not fit into the memory allowed", "allow more with --memory")
    if "lock" in text.lower():
        return Problem(folder, "another run works in this folder", "wait for it, or give another --work DIR")
    return Problem(folder, f"the work file can't be used ({text.splitlines()[0]})", "give another --work DIR")
