"""Whatever bytes a file of records holds: records or problems, never an exception; writers take what was read."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from syriatext.model import Cleaned
from syriatext.problems import Problem
from syriatext.reading import ReadOptions, Source, open_document
from syriatext.records import SHAPES, same_shape
from tests.records.files import archive, entries

WHOLE = {
    "jsonl": b'{"id": 1, "text": "Rain.", "n": [1, {"a": null}]}\r\n{"text": "caf\\u00e9 \\ud83d"}\n{"text": null}\n',
    "csv": 'id;text;"a ""b"""\r\n1;"two\nlines";x\r\n2;قال المجلس;\r\n'.encode(),
    "warc": archive([("200 OK", "text/html", b"<p>Rain fell.</p>"), ("200 OK", "text/plain", b"Rain.")]),
}
WHOLE["warc.gz"] = gzip.compress(WHOLE["warc"])
WHOLE["jsonl.gz"] = gzip.compress(WHOLE["jsonl"])


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, bytes]:
    """A file with some bytes cut out, put in or changed, or any bytes at all."""
    name = draw(st.sampled_from(sorted(WHOLE)))
    data = draw(st.just(WHOLE[name]) | st.binary(max_size=200))
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(data)))
        stop = draw(st.integers(start, min(len(data), start + 40)))
        data = data[:start] + draw(st.binary(max_size=20)) + data[stop:]
    return name, data


@given(damaged(), st.booleans())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300, deadline=None)
def test_any_bytes_give_records_or_problems(folder: Path, file: tuple[str, bytes], forced: bool) -> None:
    ending, data = file
    shape = ending.partition(".")[0]
    options = ReadOptions(max_size=10_000, shape=shape if forced else None)
    name = f"a.{ending}"
    (folder / name).write_bytes(data)
    writers = {shape: same_shape(shape) for shape in SHAPES if shape != "parquet"}
    for entry in entries(name, options=options):
        if isinstance(entry, Source) and entry.record:
            try:
                document = open_document(entry, options)
            except Problem:
                continue
            writers[entry.record.shape].add(Cleaned(document, document.text), entry.record)


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
