"""Parquet that is cut or changed gives records or problems, never an exception; of other shapes tests/fuzz shows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from syriatext.problems import Problem
from syriatext.reading import Source
from tests.records.files import entries


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
@pytest.mark.parametrize("where", ["start", "middle"])
def test_parquet_that_is_cut_or_changed(folder: Path, share: float, where: str) -> None:
    import pyarrow
    import pyarrow.parquet

    pyarrow.parquet.write_table(pyarrow.table({"text": [f"Rain on day {n}." for n in range(900)]}), "a.parquet")
    data = bytearray((folder / "a.parquet").read_bytes())
    at = int(len(data) * share)
    if where == "start":
        del data[at:]
    else:
        data[at : at + 8] = b"\xff" * 8
    (folder / "a.parquet").write_bytes(bytes(data))
    found = entries("a.parquet")
    assert found and all(isinstance(entry, (Source, Problem)) for entry in found)
