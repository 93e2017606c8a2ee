"""Tables of results: printed as they come, and written down as a page of docs/."""

import platform
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

PAGE = Path(__file__).parents[1] / "docs" / "benchmarks.md"
PEERS = ("ftfy", "plsfix", "trafilatura", "rapidfuzz", "datasketch", "rensa", "daft", "typer", "numpy", "duckdb")

_HEAD = """# Benchmarks

Written by `make bench ARGS=--write` on {date}, with {versions}, on {machine}.

All figures of time are ratios of one run, in which ours and the peer take turns (medians). Your machine gives others;
the order should stay. The texts are small and made up, so that anybody can run this: figures of quality show what kinds
of input a tool can deal with, not how often it is right on yours.
"""


class Report:
    """Collects tables. A row has a name and a cell for each column."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        peers = ", ".join(f"{name} {version(name)}" for name in PEERS)
        self.versions = f"syriatext {version('syriatext')}, Python {platform.python_version()}, {peers}"
        print(self.versions)

    def table(self, title: str, what: str, *columns: str) -> None:
        """Begin a table; `what` says what its figures are."""
        self.lines += [
            "",
            f"## {title}",
            "",
            what,
            "",
            f"| | {' | '.join(columns)} |",
            f"| --- |{' ---: |' * len(columns)}",
        ]
        print(f"\n{title}: {what}\n{'':44}" + "".join(f"{column:>22}" for column in columns))

    def row(self, name: str, *cells: str) -> None:
        """Add a row to the latest table."""
        self.lines.append(f"| {name} | {' | '.join(cells)} |")
        print(f"  {name:42}" + "".join(f"{cell:>22}" for cell in cells), flush=True)

    def write(self) -> None:
        """Write the page."""
        machine = f"{platform.system()} {platform.machine()}"
        head = _HEAD.format(date=datetime.now(UTC).date(), versions=self.versions, machine=machine)
        PAGE.write_text(head + "\n".join(self.lines) + "\n", "utf-8")


def times(values: Sequence[float], digits: int = 1) -> list[str]:
    """Ratios as cells."""
    return [f"{value:,.{digits if value >= 0.1 else digits + 1}f}×" for value in values]


def shares(values: Sequence[float]) -> list[str]:
    """Shares of one as cells."""
    return [f"{value:.1%}" for value in values]


def is_to_be_written() -> bool:
    """Was the page asked for?"""
    return "--write" in sys.argv[1:]
