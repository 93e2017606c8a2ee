"""Where the dataflow runs: one file an engine, each with a class that has what `Engine` lists.

An engine knows tables, SQL and what its dialect calls things; it knows nothing of texts, shingles or clusters.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

import numpy.typing as npt

Columns = Mapping[str, npt.NDArray[Any]]
"""Columns of a table by name, all of one length."""


def database(folder: str, key: str, memory: int, threads: int) -> Engine:
    """A database in this process that keeps its work in `folder`; signals wait while it is loaded."""
    from ..signals import signals_held

    with signals_held():
        from .duckdb import DuckDB
    return DuckDB(folder, key, memory, threads)


class Engine(Protocol):
    """Runs stages; what a stage that is done has made outlives the process where the engine keeps its work."""

    array: str
    """What makes a list, with {} for its values."""
    explode: str
    """What turns a list into rows, with {} for the list."""
    rows_at_once: int
    """Rows that a step had better not go beyond; larger ones are taken in parts."""

    def is_done(self, stage: str) -> bool:
        """Was this stage finished, now or by an earlier run on the same work?"""
        ...

    def make(self, stage: str, queries: Sequence[str], drop: Sequence[str] = ()) -> None:
        """Make the table `stage` of the rows of all queries, all or nothing; tables in `drop` are needed no more."""
        ...

    def load(self, stage: str, tables: Mapping[str, Columns]) -> None:
        """Make tables of arrays, all or nothing."""
        ...

    def load_pieces(self, stage: str, schema: Mapping[str, str], pieces: Iterator[Mapping[str, Columns]]) -> None:
        """Make tables from `pieces` as they come, all or nothing; `schema` has the columns of each table, in SQL."""
        ...

    def fetch(self, query: str) -> dict[str, npt.NDArray[Any]]:
        """The columns of a query's answer."""
        ...

    def close(self) -> None:
        """Write down what is done."""
        ...
