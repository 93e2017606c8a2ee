"""JSON Lines: records in, the same lines out with nothing changed but the text."""

from __future__ import annotations

import gzip
import json
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syriatext.problems import Notice, Problem
from syriatext.reading import ReadOptions, Source
from syriatext.records import Range, ranges
from syriatext.records.jsonl import members
from tests.cli.run import run
from tests.records.files import DAMAGED, REPAIRED, cleaned_again, complaints, entries, packed, records

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(st.text(), VALUES, max_size=5), st.booleans(), st.sampled_from([None, 1]))
def test_values_are_found_where_they_stand(value: dict[str, object], ascii: bool, indent: int | None) -> None:
    line = json.dumps(value, ensure_ascii=ascii, indent=indent)
    found = members(line)
    assert {name: member.value for name, member in found.items()} == value
    assert all(json.loads(line[member.start : member.end]) == member.value for member in found.values())


@pytest.mark.parametrize("line", ["", "[1]", "{", '{"a"}', '{"a":}', '{"a": 1,}', '{"a": 1} x', '{"a": 1 "b": 2}', "7"])
def test_what_is_no_object_is_refused(line: str) -> None:
    with pytest.raises(ValueError):
        members(line)


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "A.JSONL", "a.jsonl.gz", "a.jsonl.zst"])
def test_every_line_is_a_record(folder: Path, name: str) -> None:
    packed(name, b'\xef\xbb\xbf{"id": 7, "text": "Rain."}\r\n\n{"url": "http://x.example", "text": null}\n')
    assert [(r.number, r.id, r.data) for r in records(name)] == [(1, "7", "Rain."), (3, "http://x.example", None)]


STORY = "قال المهندسون إن الجسر 🌉 سيفتح قبل نهاية الشهر"


@pytest.mark.parametrize(
    ("encoding", "charset"),
    [
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32-le"),
        ("utf-8-sig", "utf-8"),
    ],
)
@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz"])
def test_lines_of_another_encoding_are_read_in_it_and_written_as_utf8(
    folder: Path, name: str, encoding: str, charset: str
) -> None:
    lines = "".join(f'{{"id": {number}, "text": "{STORY}"}}\r\n' for number in range(3000))
    packed(name, lines.encode(encoding))
    found = records(name)
    assert {record.data for record in found} == {STORY} and len(found) == 3000
    assert {record.charset for record in found} == {charset}
    assert cleaned_again(name).decode() == lines


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "cp1256"])
def test_the_encoding_of_lines_may_be_given(folder: Path, encoding: str) -> None:
    text = "عاد الجسر"
    (folder / "a.jsonl").write_bytes(f'{{"text": "{text}"}}\n'.encode(encoding))
    assert [record.data for record in records("a.jsonl", options=ReadOptions(encoding=encoding))] == [text]


def test_lines_of_another_encoding_are_not_cut_at_their_bytes(folder: Path) -> None:
    (folder / "a.jsonl").write_bytes(('{"text": "ਊ Rain."}\n' * 100).encode("utf-16"))
    pieces = list(ranges([Source("a.jsonl")], ReadOptions(), 100))
    assert pieces == [Range(Source("a.jsonl"))]


def test_only_the_text_is_written_anew(folder: Path) -> None:
    before = f'{{"n": 1.10, "text" : "{DAMAGED}", "a":[ 1,2],"n": 2}}\n{{"text": "Rain.", "b":"\\u00e9"}}\r\n'
    (folder / "a.jsonl").write_bytes(before.encode() + b'{"x": "\xff", "text": "Rain."}')
    expected = before.replace(DAMAGED, REPAIRED).encode() + b'{"x": "\xff", "text": "Rain."}'
    assert cleaned_again("a.jsonl") == expected


def test_a_line_of_escapes_keeps_to_them(folder: Path) -> None:
    (folder / "a.jsonl").write_text(json.dumps({"text": DAMAGED}) + "\n")
    assert cleaned_again("a.jsonl").decode() == json.dumps({"text": REPAIRED}) + "\n"


def test_broken_lines_are_named_and_the_others_go_on(folder: Path) -> None:
    lines = ['{"text": "one"}', '{"text": ', "7", '{"text": ["a"]}', '{"id": 1}', "[" * 100_000, '{"text": "last"}']
    (folder / "a.jsonl").write_text("\n".join(lines))
    assert [record.data for record in records("a.jsonl")] == ["one", "last"]
    assert complaints("a.jsonl") == [
        "a.jsonl: record 2: this is no JSON object (column 10: Expecting value); left out",
        "a.jsonl: record 3: this is no JSON object (column 1: { is wanted); left out",
        "a.jsonl: record 4: its 'text' is no text but list; left out",
        "a.jsonl: record 5: it has no field 'text', 'content', 'body', 'article' or 'html'; left out",
        "a.jsonl: record 6: this is no JSON object (column 1: { is wanted); left out",
    ]


def test_a_line_that_is_too_long_is_passed_over(folder: Path) -> None:
    (folder / "a.jsonl").write_text('{"text": "one"}\n{"text": "' + "x" * 500_000 + '"}\n{"text": "two"}\n')
    options = ReadOptions(max_size=1000)
    assert [record.data for record in records("a.jsonl", options=options)] == ["one", "two"]
    assert complaints("a.jsonl", options=options) == ["a.jsonl: record 2: longer than 1,000 bytes; left out"]


def test_fields_are_the_usual_ones_or_those_that_are_named(folder: Path) -> None:
    (folder / "a.jsonl").write_text('{"body": "b", "content": "c", "story": "s", "id": "i", "key": 4}\n')
    assert [(r.id, r.data) for r in records("a.jsonl")] == [("i", "c")]
    assert [(r.id, r.data) for r in records("a.jsonl", options=ReadOptions(field="story", id_field="key"))] == [
        ("4", "s")
    ]


def test_a_file_without_text_is_refused_once(folder: Path) -> None:
    (folder / "a.jsonl").write_text('{"story": "s"}\n' * 3)
    (problem,) = entries("a.jsonl")
    assert isinstance(problem, Problem) and not isinstance(problem, Notice)
    assert problem.message == "no record of it has a field 'text', 'content', 'body', 'article' or 'html'"
    assert problem.hint == "--field NAME, one of: story"
    assert isinstance(entries("a.jsonl", root=".")[0], Notice)


def test_an_empty_file_is_said_to_be_one(folder: Path) -> None:
    (folder / "a.jsonl").write_text("\n")
    assert [type(entry) for entry in entries("a.jsonl")] == [Notice]


def test_results_of_the_program_are_no_input(folder: Path) -> None:
    (folder / "a.jsonl").write_text('{"schema": "syriatext.clean/1", "text": "Rain."}\n')
    assert entries("a.jsonl") == [Source("a.jsonl")]


@pytest.mark.parametrize("name", ["a.txt", "missing.jsonl", "."])
def test_other_files_are_left_to_others(folder: Path, name: str) -> None:
    (folder / "a.txt").write_text('{"text": "one"}\n')
    assert entries(name) == [Source(name)]
    assert entries("a.txt", options=ReadOptions(shape="jsonl")) != [Source("a.txt")]
    assert entries("a.jsonl", options=ReadOptions(input_format="text")) == [Source("a.jsonl")]


def test_a_missing_last_line_end_stays_missing_unless_more_follows(folder: Path) -> None:
    (folder / "a.jsonl").write_text('{"text": "CafÃ© opened."}\n{"text": "Rain fell."}')
    (folder / "b.jsonl").write_text('{"text": "Rain fell again."}\n')
    assert run("clean", "a.jsonl").out.decode() == '{"text": "Café opened."}\n{"text": "Rain fell."}'
    assert run("clean", "a.jsonl", "b.jsonl").out.decode().count("\n") == 3


def test_a_long_first_line_is_seen_whole_in_packed_standard_input(folder: Path) -> None:
    letters = random.Random(1).choices("abcdefghijklmnopqrstuvwxyz ", k=30_000)
    line = json.dumps({"id": 1, "text": "".join(letters)}) + "\n"
    found = run("clean", "-", stdin=gzip.compress(line.encode() * 20))
    assert (found.code, len(found.lines)) == (0, 20)
