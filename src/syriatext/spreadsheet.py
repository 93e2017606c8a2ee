"""Rows of cells as comma- or tab-separated lines, which csv readers take and spreadsheets do not run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Cell = str | int | float | None

_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_QUOTED_END = "\r\n"
"""Cells with these characters get quotes from Python's writer, with any other line end some of them go without."""


def plain_lines(rows: Iterable[Sequence[Cell]], separator: str = ",", line_end: str = "\n") -> str:
    """The rows with the cells as they are."""
    import csv  # not at the top: `clean FILE` needs no table, and waits for it
    import io

    out: list[str] = []
    for row in rows:
        line = io.StringIO()
        csv.writer(line, delimiter=separator, lineterminator=_QUOTED_END).writerow(row)
        out.append(line.getvalue().removesuffix(_QUOTED_END) + line_end)
    return "".join(out)


def harmless_lines(rows: Iterable[Sequence[Cell]], separator: str = ",", line_end: str = "\n") -> str:
    """The rows with a ' in front of what a spreadsheet would take for a formula.

    The line end is a line feed unless told: spreadsheets take it as well, and cut and awk would see a carriage return
    in the last cell.
    """
    return plain_lines(([_harmless(cell) for cell in row] for row in rows), separator, line_end)


def _harmless(cell: Cell) -> Cell:
    """The cell with a ' in front where a spreadsheet would take it for a formula.

    >>> _harmless("=1+1"), _harmless("a-b"), _harmless(-1)
    ("'=1+1", 'a-b', -1)
    """
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_STARTS_FORMULA) else cell
