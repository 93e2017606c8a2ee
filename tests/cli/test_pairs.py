"""``syriatext diff --pairs`` and CSV: order, formats, and pairs that can't be compared."""

from __future__ import annotations

import csv
import gzip
import io
import json
from pathlib import Path
from typing import Any

import pytest

from .run import Result, on_terminal, run

A = """Crews have mended the bridge at Deir Hafer, and lorries crossed it on Sunday for the first time in three years.

The provincial council said the work took five months because steel had to come by rail from the coast.

Traders expect prices in the market to fall once the detour through the desert is no longer needed.
"""
B = A.replace("mended", "repaired")
OTHER = "A choir of forty children sang in the old theatre of Bosra on Friday evening before a full house.\n"
PAIRS = [
    {"id": "copy", "a": "a", "b": "b"},
    {"id": 2, "a": "a", "b": "missing"},
    {"a": "a", "b": "other"},
    {"id": "texts", "a_text": A, "b_text": A.upper()},
    {"id": "=1+1", "a": "other", "b": "a"},
]


@pytest.fixture(autouse=True)
def texts(folder: Path) -> None:
    for name, text in {"a": A, "b": B, "other": OTHER}.items():
        (folder / name).write_text(text)
    (folder / "pairs.jsonl").write_text("".join(json.dumps(pair) + "\n" for pair in PAIRS))


def records(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.lines]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_answers_come_in_the_order_of_the_list(jobs: str) -> None:
    result = run("diff", "--pairs", "pairs.jsonl", "--format", "jsonl", "--jobs", jobs)
    assert [record["id"] for record in records(result)] == ["copy", 2, 3, "texts", "=1+1"]
    assert [record.get("verdict") for record in records(result)] == [
        "near-duplicate", None, "unrelated", "identical", "unrelated",
    ]  # fmt: skip
    assert result.code == 2
    (complaint,) = result.complaints
    assert complaint.startswith("pairs.jsonl#2: error: missing: ")


def test_an_answer_is_what_the_two_alone_would_get() -> None:
    alone = json.loads(run("diff", "--format", "jsonl", "a", "b").out)
    found = records(run("diff", "--pairs", "pairs.jsonl", "--format", "jsonl"))[0]
    assert {**alone, "id": "copy"} == found


def test_all_answered_ends_with_0(folder: Path) -> None:
    (folder / "fine").write_text(json.dumps(PAIRS[0]) + "\n\n")
    assert run("diff", "--pairs", "fine").code == 0
    assert run("diff", "--pairs", "fine", "--quiet") == Result(0, b"", b"")


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("no json", "no JSON"),
        ("[1, 2]", "no JSON object"),
        ('{"id": 1, "a": "a"}', '"b" is missing'),
        ('{"a": "a", "b": 7}', '"b" is no path'),
        ('{"a": "-", "b": "a"}', "standard input"),
        ('{"a": "a", "b_text": 7}', '"b_text" is no text'),
        ('{"a": "a", "b": "b", "b_text": "Rain fell."}', 'both "b" and "b_text" are there'),
        ('{"a": ".", "b": "a"}', "."),
        ("\ud800", "no JSON"),
    ],
)
def test_a_broken_line_stops_no_other(folder: Path, line: str, complaint: str) -> None:
    data = line.encode("utf-8", "surrogatepass")
    (folder / "list").write_bytes(b'{"a": "a", "b": "a"}\n' + data + b'\n{"a": "a", "b": "a"}')
    result = run("diff", "--pairs", "list", "--format", "jsonl")
    assert result.code == 2
    assert len(result.complaints) == 1 and result.complaints[0].startswith("list#2: error: ")
    assert complaint in result.complaints[0]
    assert [(record.get("verdict"), "error" in record) for record in records(result)] == [
        ("identical", False), (None, True), ("identical", False),
    ]  # fmt: skip


def test_csv_has_a_row_for_each_and_no_formula() -> None:
    result = run("diff", "--pairs", "pairs.jsonl", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.out.decode())))
    assert [row["id"] for row in rows] == ["copy", "2", "3", "texts", "'=1+1"]
    assert rows[0]["verdict"] == "near-duplicate" and float(rows[0]["copied_a"]) > 0.5
    assert rows[1]["verdict"] == "" and "missing" in rows[1]["error"]


def test_json_is_one_array() -> None:
    found = json.loads(run("diff", "--pairs", "pairs.jsonl", "--format", "json").out)
    assert [record["id"] for record in found] == ["copy", 2, 3, "texts", "=1+1"]
    assert json.loads(run("diff", "--pairs", "-", "--format", "json").out) == []


def test_text_has_a_line_for_each() -> None:
    lines = run("diff", "--pairs", "pairs.jsonl").lines
    assert [line.split()[0] for line in lines] == ["near-duplicate", "unrelated", "identical", "unrelated"]


def test_match_prints_only_pairs_that_close() -> None:
    found = records(run("diff", "--pairs", "pairs.jsonl", "--match", "spun", "--format", "jsonl"))
    assert [record["id"] for record in found] == ["copy", 2, "texts"]


def test_lists_may_be_compressed_or_come_from_standard_input(folder: Path) -> None:
    data = (folder / "pairs.jsonl").read_bytes()
    (folder / "pairs.jsonl.gz").write_bytes(gzip.compress(data))
    expected = run("diff", "--pairs", "pairs.jsonl").out
    assert run("diff", "--pairs", "pairs.jsonl.gz").out == expected
    assert run("diff", "--pairs", "-", stdin=data).out == expected


@pytest.mark.parametrize("table", ["links", "substitutions"])
def test_tables_of_one_pair_and_of_many(table: str) -> None:
    (header, *rows) = csv.reader(io.StringIO(run("diff", "--table", table, "a", "b").out.decode()))
    many = csv.reader(io.StringIO(run("diff", "--table", table, "--pairs", "pairs.jsonl").out.decode()))
    assert next(many) == ["id", *header]
    assert [row[1:] for row in many if row[0] == "copy"] == rows
    assert rows


def test_links_hold_places_in_the_inputs() -> None:
    rows = list(csv.DictReader(io.StringIO(run("diff", "--table", "links", "a", "b").out.decode())))
    assert [A[int(row["a_start"]) : int(row["a_end"])] for row in rows] == A.strip().split("\n\n")
    assert [B[int(row["b_start"]) : int(row["b_end"])] for row in rows] == [row["b"] for row in rows]


def test_output_goes_to_a_file(folder: Path) -> None:
    result = run("diff", "--pairs", "pairs.jsonl", "--format", "csv", "-o", "out.csv")
    assert (result.code, result.out) == (2, b"")
    assert (folder / "out.csv").read_text().count("\n") == 1 + len(PAIRS)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--pairs", "nowhere"),
        ("--pairs", "pairs.jsonl", "a", "b"),
        ("--pairs", "pairs.jsonl", "-u"),
        ("--pairs", "pairs.jsonl", "-o", "pairs.jsonl"),
        ("--table", "links", "--format", "json", "a", "b"),
        ("--table", "words", "a", "b"),
    ],
)
def test_calls_that_are_wrong(arguments: tuple[str, ...]) -> None:
    result = run("diff", *arguments)
    assert (result.code, result.out) == (2, b"")
    assert len(result.complaints) == 1


def test_nothing_in_a_list_commands_a_terminal(folder: Path) -> None:
    (folder / "list").write_text(json.dumps({"id": "\x1b[2J", "a_text": "x\x1b]0;t\x07", "b_text": "y"}))
    for arguments in ((), ("--format", "csv"), ("--format", "jsonl"), ("--table", "substitutions")):
        assert b"\x1b" not in on_terminal("diff", "--pairs", "list", *arguments).out


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_table_of_pairs_is_a_list(folder: Path, separator: str, mark: bytes) -> None:
    (folder / "a").write_text("Rain fell in Homs on Friday.\n")
    (folder / "b, c").write_text("Rain fell, in Homs, on Friday.\n")
    table = [("note", "a", "b", "id"), ("x", "a", "b, c", "first"), ("", "a", "", ""), ("", "a", "gone", "third")]
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows(table)
    result = run("diff", "--pairs", "-", "--format", "jsonl", stdin=mark + text.getvalue().encode())
    found = [json.loads(line) for line in result.lines]
    assert [(row["id"], row.get("verdict"), row.get("error")) for row in found] == [
        ("first", "identical", None),
        (2, None, '"b" is missing'),
        ("third", None, "gone: No such file or directory"),
    ]
    assert result.code == 2 and [line.partition(":")[0] for line in result.complaints] == ["-#2", "-#3"]


def test_a_text_in_place_of_a_name_is_told_of_as_one() -> None:
    line = json.dumps({"a": "Rain fell in Homs. " * 40, "b": "a"}).encode()
    (said,) = run("diff", "--pairs", "-", stdin=line).complaints
    assert (
        said == '-#1: error: "a" is no name of a file, but 760 characters. hint: texts themselves are called "a_text"'
    )


def test_of_a_table_of_pairs_what_can_be_read_is(folder: Path) -> None:
    table = b'a_text,b_text\nRain,rain\n"Snow"x,snow\nHail,hail\n'
    result = run("diff", "--pairs", "-", "--format", "text", stdin=table)
    assert (result.code, len(result.lines)) == (2, 2)
    assert result.complaints == ["-#2: error: this is no row of a table (',' expected after '\"')."]


def test_a_list_of_another_kind_is_one_line(folder: Path) -> None:
    (folder / "list.csv").write_text("one,other\none.txt,other.txt\nthis.txt,that.txt\n")
    result = run("diff", "--pairs", "list.csv")
    assert (result.code, result.out) == (2, b"")
    (line,) = result.complaints
    assert line.startswith("list.csv: error: this is no list of pairs, in JSON Lines or as a table. hint: ")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_of_a_pair_what_is_said_of_two_alone(folder: Path, jobs: str) -> None:
    """A file of many documents is no text, and a text without words is told of."""
    (folder / "many.jsonl").write_text('{"text": "Rain."}\n{"text": "Snow."}\n')
    (folder / "empty").write_text("")
    rows = [{"a": "a", "b": "many.jsonl"}, {"a": "empty", "b": "a"}, {"a_text": "…", "b_text": "Rain fell."}]
    (folder / "list.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    result = run("diff", "--pairs", "list.jsonl", "--jobs", jobs)
    assert (result.code, len(result.lines)) == (2, 2)
    assert result.complaints[0].startswith("list.jsonl#1: error: many.jsonl: this file holds many documents.")
    assert result.complaints[1:] == [
        "list.jsonl#2: empty: warning: there are no words in it to compare.",
        "list.jsonl#3: a: warning: there are no words in it to compare.",
    ]
    assert len(run("diff", "--quiet", "--pairs", "list.jsonl").complaints) == 1


def test_a_file_of_many_is_told_of_though_its_first_record_is_broken(folder: Path) -> None:
    (folder / "many.jsonl").write_text('{"text": \n{"text": "Snow."}\n')
    result = run("diff", "many.jsonl", "a")
    assert result.code == 2 and "this file holds many documents" in result.complaints[0]


def test_an_id_that_is_no_number_of_json_is_text(folder: Path) -> None:
    (folder / "list.jsonl").write_text('{"id": NaN, "a": "a", "b": "a"}\n{"id": 1e999, "a": "a", "b": "a"}\n')
    assert [row["id"] for row in records(run("diff", "--format", "jsonl", "--pairs", "list.jsonl"))] == ["nan", "inf"]
