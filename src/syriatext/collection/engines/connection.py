"""A connection to DuckDB that signals do not end in the middle of a call."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Any

import duckdb

from ..signals import signals_held


class Connection:
    """What the engine asks of DuckDB. A signal interrupts a query; its handler is called behind that."""

    def __init__(self, path: str, config: dict[str, Any]) -> None:
        self._open: Any = None
        with self._undisturbed():
            self._open = duckdb.connect(path, config=config)

    def execute(self, query: str, parameters: Sequence[object] | None = None) -> None:
        """Run a query for what it does."""
        with self._undisturbed():
            self._open.execute(query, parameters)

    def row(self, query: str, parameters: Sequence[object] | None = None) -> tuple[Any, ...] | None:
        """The first row that a query gives."""
        with self._undisturbed():
            found: tuple[Any, ...] | None = self._open.execute(query, parameters).fetchone()
            return found

    def columns(self, query: str) -> dict[str, Any]:
        """All rows that a query gives, as arrays."""
        with self._undisturbed():
            found: dict[str, Any] = self._open.execute(query).fetchnumpy()
            return found

    def take(self, columns: dict[str, Any], query: str) -> None:
        """Run a query that reads `columns` under the name of ``arrays``."""
        with self._undisturbed():
            self._open.register("arrays", columns)
            self._open.execute(query)
            self._open.unregister("arrays")

    def close(self) -> None:
        with self._undisturbed():
            self._open.close()

    def _undisturbed(self) -> AbstractContextManager[None]:
        return signals_held(self._interrupt)

    def _interrupt(self) -> None:
        if self._open is not None:
            self._open.interrupt()
