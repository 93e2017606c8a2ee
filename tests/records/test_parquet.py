"""Parquet: every other column stays, with its type."""

from __future__ import annotations

import io
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest

from syriatext.cleaning import clean_document
from syriatext.model import Document
from syriatext.records import table
from tests.records.files import DAMAGED, REPAIRED, cleaned_again, complaints, records


def write(name: str, **columns: object) -> pyarrow.Table:
    made = pyarrow.table(columns)
    pyarrow.parquet.write_table(made, name)
    return made


def test_other_columns_keep_values_and_types(folder: Path) -> None:
    tags = pyarrow.array([["a"], None, ["b", "c"]], pyarrow.list_(pyarrow.string()))
    before = write(
        "a.parquet",
        id=[5, 6, 7],
        text=[DAMAGED, None, "Rain."],
        tags=tags,
        seen=pyarrow.array([1, 2, 3], pyarrow.timestamp("ms")),
    )
    after = pyarrow.parquet.read_table(io.BytesIO(cleaned_again("a.parquet")))
    assert after.schema == before.schema
    assert after["text"].to_pylist() == [REPAIRED, None, "Rain."]
    assert after.drop_columns("text").equals(before.drop_columns("text"))


@pytest.mark.parametrize("kind", [pyarrow.large_string(), pyarrow.binary()])
def test_texts_may_be_large_or_bytes(folder: Path, kind: pyarrow.DataType) -> None:
    write("a.parquet", html=pyarrow.array([DAMAGED], kind))
    after = pyarrow.parquet.read_table(io.BytesIO(cleaned_again("a.parquet")))
    assert after.schema.field("html").type == kind
    assert after["html"].cast(pyarrow.string()).to_pylist() == [REPAIRED]


def test_many_rows_go_through_in_batches(folder: Path) -> None:
    texts = [f"Rain on day {number}." for number in range(1_000)]
    write("a.parquet", url=[f"u{number}" for number in range(1_000)], text=texts)
    assert [(record.number, record.id) for record in records("a.parquet")][-1] == (1_000, "u999")
    assert pyarrow.parquet.read_table(io.BytesIO(cleaned_again("a.parquet")))["text"].to_pylist() == texts


def test_a_broken_file_is_named(folder: Path) -> None:
    write("a.parquet", text=["Rain."] * 50)
    whole = (folder / "a.parquet").read_bytes()
    (folder / "a.parquet").write_bytes(whole[: len(whole) // 2])
    assert [line.split(" (")[0] for line in complaints("a.parquet")] == ["a.parquet: this is no whole Parquet file"]
    write("b.parquet", price=[1])
    (told,) = complaints("b.parquet")
    assert told == "b.parquet: no record of it has a field 'text', 'content', 'body', 'article' or 'html'"


@pytest.mark.parametrize("other", ["Snow.", 1])
def test_two_columns_of_one_name_are_not_chosen_from(folder: Path, other: object) -> None:
    columns = pyarrow.array(["Rain."]), pyarrow.array([other])
    pyarrow.parquet.write_table(pyarrow.Table.from_arrays(columns, names=["text", "text"]), folder / "a.parquet")
    assert complaints("a.parquet") == ["a.parquet: 2 columns are called 'text'"]


def test_any_results_as_a_table() -> None:
    writer = table("parquet")
    data = writer.add(clean_document(Document("a.txt", DAMAGED, "utf-8", "")), None) + writer.finish()
    (row,) = pyarrow.parquet.read_table(io.BytesIO(data)).to_pylist()
    assert (row["source"], row["text"], row["changes"], row["id"]) == ("a.txt", REPAIRED, 1, None)
