"""Where the dataflow runs: one file an engine, each with a class that has what `Engine` lists.

An engine knows tables, SQL and what its dialect calls things; it knows nothing of texts, shingles or clusters.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import numpy.typing as npt

Columns = Mapping[str, npt.NDArray[Any]]
"""Columns of a table by name, all of one length."""


class Engine(Protocol):
    """Runs stages; what a stage that is done has made outlives the process where the engine keeps its work."""

    explode: str
    """What turns a list into rows, with {} for the values of the list."""

    def is_done(self, stage: str) -> bool:
        """Was this stage finished, now or by an earlier run on the same work?"""
        ...

    def run(self, stage: str, statements: Sequence[str]) -> None:
        """Run the statements of a stage, all or nothing."""
        ...

    def load(self, stage: str, tables: Mapping[str, Columns]) -> None:
        """Make tables of arrays, all or nothing."""
        ...

    def fetch(self, query: str) -> dict[str, npt.NDArray[Any]]:
        """The columns of a query's answer."""
        ...
