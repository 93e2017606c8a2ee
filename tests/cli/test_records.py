"""clean over files of many documents: the same shape out, or any other."""

from __future__ import annotations

import csv
import gzip
import io
import json
import sys
from pathlib import Path

import pyarrow.parquet
import pytest

from tests.cli.run import on_terminal, run
from tests.records.files import DAMAGED, REPAIRED, archive

LINES = [{"id": "a", "text": DAMAGED, "n": 1.10}, {"id": "b", "text": "Rain fell."}]
JSONL = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in LINES).encode()
BROKEN = b'{"id": "c", "text": \n'


@pytest.fixture(autouse=True)
def files(folder: Path) -> None:
    (folder / "a.jsonl").write_bytes(JSONL)
    (folder / "a.csv").write_text(f"id,text\nx,{DAMAGED}\n")
    (folder / "a.txt").write_text(DAMAGED)
    pyarrow.parquet.write_table(pyarrow.table({"text": [DAMAGED]}), folder / "a.parquet")
    (folder / "a.warc.gz").write_bytes(archive([("200 OK", "text/plain", DAMAGED.encode())], compressed=True))


@pytest.mark.parametrize("arguments", [("a.jsonl",), ("-",), (), ("--jobs", "2", "a.jsonl")])
def test_lines_come_back_as_lines(arguments: tuple[str, ...]) -> None:
    result = run("clean", *arguments, stdin=JSONL)
    assert (result.code, result.out, result.err) == (0, JSONL.replace(DAMAGED.encode(), REPAIRED.encode()), b"")


def test_a_broken_record_is_named_and_the_others_go_on(folder: Path) -> None:
    (folder / "b.jsonl").write_bytes(JSONL + BROKEN + JSONL)
    result = run("clean", "b.jsonl")
    assert (result.code, len(result.lines)) == (2, 4)
    assert result.complaints == [
        "b.jsonl: error: record 3: this is no JSON object (column 21: Expecting value); left out."
    ]


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "a.parquet", "a.warc.gz", "a.txt"])
@pytest.mark.parametrize("format", ["text", "jsonl", "csv", "parquet", "warc"])
def test_any_shape_in_and_any_out(folder: Path, name: str, format: str) -> None:
    result = run("clean", "--format", format, name)
    assert (result.code, result.err) == (0, b"")
    (folder / f"out.{format}").write_bytes(result.out)
    if format == "jsonl":
        found = [json.loads(line)["text"] for line in result.lines]
    elif format == "csv":
        found = [row["text"] for row in csv.DictReader(io.StringIO(result.out.decode()))]
    elif format == "parquet":
        found = pyarrow.parquet.read_table(folder / "out.parquet")["text"].to_pylist()
    else:
        found = run("clean", "--format", "text", f"out.{format}").out.decode().split("\n\n")
    assert found[0].strip() == REPAIRED


@pytest.mark.parametrize(
    "name", ["o.jsonl", "o.jsonl.gz", "o.jsonl.zst", "o.csv", "o.csv.gz", "o.parquet", "o.warc.gz"]
)
def test_the_name_of_the_output_says_its_shape(folder: Path, name: str) -> None:
    assert run("clean", "a.jsonl", "-o", name).code == 0
    result = run("clean", "--format", "text", name)
    assert (result.code, result.out.decode().replace("\n\n", "|")) == (0, f"{REPAIRED}|Rain fell.")


def test_results_have_number_and_id() -> None:
    found = [json.loads(line) for line in run("clean", "--format", "jsonl", "--id-field", "n", "a.jsonl").lines]
    assert [(each["source"], each.get("id")) for each in found] == [("a.jsonl#1", "1.1"), ("a.jsonl#2", None)]
    assert run("clean", "--check", "a.jsonl").lines == ["a.jsonl#1"]
    assert b"a.jsonl#1: utf-8 (text of a jsonl record)" in run("clean", "--explain", "a.jsonl").out


def test_every_record_is_restored() -> None:
    results = run("clean", "--format", "jsonl", "a.jsonl", "a.csv").out
    assert run("restore", stdin=results).out.decode() == f"{DAMAGED}Rain fell.{DAMAGED}"


def test_one_output_has_one_shape(folder: Path) -> None:
    result = run("clean", "a.txt", "a.jsonl")
    assert (result.code, result.out.decode()) == (2, REPAIRED)
    assert result.complaints[0].startswith("a.jsonl: error: this is jsonl, and what was before it is text. hint: ")
    assert run("clean", "--format", "jsonl", "a.txt", "a.jsonl").code == 0


def test_what_keeps_a_whole_file_out_is_said_once(folder: Path) -> None:
    (folder / "many.jsonl").write_bytes(b'{"text": "Rain."}\n' * 20)
    result = run("clean", "a.txt", "many.jsonl")
    assert (result.code, len(result.complaints)) == (2, 1)


@pytest.mark.parametrize("shape", ["csv", "jsonl", "parquet"])
def test_in_another_shape_the_other_fields_of_a_record_come_along(folder: Path, shape: str) -> None:
    fields = {"id": "x", "url": "https://a.example/1", "author": "سلمى", "tags": None}
    (folder / "in.jsonl").write_text(json.dumps({**fields, "text": DAMAGED}) + "\n")
    run("clean", "in.jsonl", "-o", f"in.{shape}")
    kept = fields if shape == "jsonl" else {"source": "in.jsonl#1", "id": "x"}
    (row,) = map(json.loads, run("clean", "--format", "jsonl", f"in.{shape}").lines)
    assert row["text"] == REPAIRED and row["record"].items() >= kept.items()
    if shape != "jsonl":
        assert json.loads(row["record"]["record"]) == fields


def test_bytes_that_are_no_text_stay_out_of_what_comes_along(folder: Path) -> None:
    (folder / "in.jsonl").write_bytes(
        b'{"text": "Rain.", "by": "caf\xff", "half": "\\ud800", "n": 1.5, "all": [{"x": true}]}\n'
    )
    (row,) = map(json.loads, run("clean", "--format", "jsonl", "in.jsonl").lines)
    assert row["record"] == {"by": "caf\ufffd", "half": "?", "n": 1.5, "all": [{"x": True}]}
    assert run("clean", "in.jsonl", "-o", "out.parquet").err == run("clean", "in.jsonl", "-o", "out.csv").err == b""


def test_a_folder_of_outputs_has_the_shapes_of_the_inputs(folder: Path) -> None:
    (folder / "b.jsonl.gz").write_bytes(gzip.compress(JSONL))
    result = run("clean", "--output-dir", "out", "--jobs", "2", ".")
    assert (result.code, result.err) == (0, b"")
    made = sorted(path.name for path in (folder / "out").iterdir())
    assert made == ["a.csv", "a.jsonl", "a.parquet", "a.txt", "a.warc.gz", "b.jsonl.gz"]
    assert gzip.decompress((folder / "out/b.jsonl.gz").read_bytes()) == (folder / "out/a.jsonl").read_bytes()
    assert (folder / "out/a.csv").read_text() == f"id,text\nx,{REPAIRED}\n"


def test_text_in_a_folder_is_one_file_a_record(folder: Path) -> None:
    (folder / "b.jsonl").write_text(json.dumps({"id": "../../x", "text": DAMAGED}) + "\n")
    assert run("clean", "--output-dir", "out", "--format", "text", "b.jsonl").code == 0
    assert [str(path.relative_to(folder)) for path in (folder / "out").rglob("*.txt")] == ["out/b.jsonl/000001.txt"]


def test_records_are_not_rewritten_in_place(folder: Path) -> None:
    result = run("clean", "--in-place", "a.jsonl", "a.txt")
    assert (result.code, (folder / "a.jsonl").read_bytes(), (folder / "a.txt").read_text()) == (2, JSONL, REPAIRED)
    assert result.complaints == [
        "a.jsonl: error: a file of records is not rewritten in place. hint: -o FILE, or --output-dir DIR"
    ]


def test_options_say_where_text_and_shape_are() -> None:
    story = b'{"story": "\xc3\x83\xc2\xa9t\xc3\x83\xc2\xa9", "key": 1}\n'
    assert run("clean", stdin=story).out == '{"story": "été", "key": 1}\n'.encode()  # no record: text
    assert json.loads(run("clean", "--field", "story", stdin=story).out) == {"story": "été", "key": 1}
    table = f"text;n\n{DAMAGED};1\n".encode()
    assert run("clean", "--input-format", "csv", stdin=table).out.decode() == f"text;n\n{REPAIRED};1\n"
    assert run("clean", "--stdin-filename", "x.csv", stdin=table).out.decode() == f"text;n\n{REPAIRED};1\n"
    assert run("clean", "--input-format", "text", stdin=JSONL).out == JSONL.replace(DAMAGED.encode(), REPAIRED.encode())


def test_an_interrupted_pipe_leaves_no_half_file(folder: Path) -> None:
    (folder / "b.jsonl").write_bytes(JSONL)
    (folder / "out").mkdir()
    (folder / "out/b.jsonl").write_text("old")
    result = run("clean", "--output-dir", "out", "b.jsonl", before=_small_files)
    assert (result.code, (folder / "out/b.jsonl").read_text()) == (2, "old")
    assert [path.name for path in (folder / "out").iterdir()] == ["b.jsonl"]


def _small_files() -> None:
    import resource
    import signal

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20, 20))


def test_a_terminal_gets_nothing_that_it_would_obey(folder: Path) -> None:
    (folder / "b.jsonl").write_bytes(b'{"note": "\xc2\x9b2J\xe2\x80\xae", "text": "Rain."}\n')
    shown = on_terminal("clean", "b.jsonl").out
    assert b"\\x9b2J\\u202e" in shown and b"\xc2\x9b" not in shown
    refused = on_terminal("clean", "a.parquet")
    assert refused.code == 2 and b"Parquet is nothing to look at" in refused.out


IMPATIENT = "from syriatext.cli import progress; progress.PATIENCE = 0; from syriatext.__main__ import main; main()"


def test_progress_is_shown_where_it_disturbs_nothing(folder: Path) -> None:
    (folder / "b.jsonl").write_bytes(JSONL + BROKEN + JSONL * 20)
    command = (sys.executable, "-c", IMPATIENT)
    shown = on_terminal("clean", "b.jsonl", out_is_terminal=False, command=command).out
    assert b"b.jsonl#" in shown and "━".encode() in shown
    assert b"\r\x1b[2Kb.jsonl: error: record 3: " in shown  # a line of its own, not the end of the bar's
    assert run("clean", "b.jsonl", command=command).err.count(b"\n") == 1


def test_an_output_is_no_input(folder: Path) -> None:
    result = run("clean", "a.jsonl", "-o", "./a.jsonl")
    assert (result.code, (folder / "a.jsonl").read_bytes(), len(result.complaints)) == (2, JSONL, 1)


@pytest.mark.parametrize(
    ("data", "column"),
    [(b'id,text\n1,"Rain fell."\n', "text"), (b"id;Body\r\n1;Rain fell.\r\n", "Body"), (b"text\nRain fell.\n", None),
     (b"The text, body of the law.\n", None)],
)  # fmt: skip
def test_a_table_on_standard_input_is_not_taken_for_a_text_in_silence(data: bytes, column: str | None) -> None:
    note = f"-: note: a table is read as one text: its first line names a column '{column}'. "
    hint = "hint: --input-format csv cleans that column alone"
    assert run("clean", stdin=data).complaints == ([note + hint] if column else [])
    assert run("clean", "--input-format", "text", stdin=data).complaints == []


@pytest.mark.parametrize("command", ["clean", "dups"])
def test_a_json_list_is_not_taken_for_records_in_silence(folder: Path, command: str) -> None:
    (folder / "list.json").write_text('[\n {"id": 1, "text": "Rain fell."},\n {"id": 2, "text": "Snow fell."}]')
    (folder / "one.json").write_text('{\n  "id": 1,\n  "text": "Rain fell."\n}\n')
    (folder / "page.json").write_text('{"count": 2, "next": null,\n "articles": [{"text": "Rain fell."}]}')
    (folder / "tagged.json").write_text('{"text": "Rain fell.",\n "tags": [{"name": "rain"}]}\n')
    result = run(command, "list.json", "one.json", "page.json", "tagged.json")
    assert result.code == 0
    assert [line.split(" makes ")[0] for line in result.complaints] == [
        "list.json: note: a JSON list is read as one text. hint: jq -c '.[]'",
        "one.json: note: a JSON object is read as one text. hint: jq -c .",
        "page.json: note: a JSON object is read as one text. hint: jq -c '.articles[]'",
        "tagged.json: note: a JSON object is read as one text. hint: jq -c .",
    ]
    assert run(command, "--input-format", "text", "list.json").err == b""


@pytest.mark.parametrize("command", ["clean", "dups"])
def test_a_mail_is_not_taken_for_a_text_in_silence(folder: Path, command: str) -> None:
    (folder / "a.eml").write_text("From: a@example.org\nSubject: Rain\n\nRain fell in Homs.\n")
    note = (
        "a.eml: note: a mail is read as one text, headers, packed parts and all. hint: save its text or its page alone"
    )
    assert run(command, "a.eml").complaints == [note]
    assert run(command, "--input-format", "text", "a.eml").err == b""


def test_json_lines_may_be_called_json(folder: Path) -> None:
    (folder / "b.json.gz").write_bytes(gzip.compress(JSONL))
    (folder / "b.json").write_bytes(JSONL)
    assert run("clean", "b.json").out == run("clean", "b.json.gz").out == run("clean", "a.jsonl").out
    found = [run("dups", "--format", "csv", name).out.replace(b".gz", b"") for name in ("b.json", "b.json.gz")]
    assert found[0] == found[1]
    assert run("clean", "--in-place", "b.json").code == 2


def test_what_the_program_wrote_as_json_is_no_record(folder: Path) -> None:
    assert run("clean", "--format", "json", "a.txt", "-o", "x.json").code == 0
    (told,) = run("clean", "x.json").complaints
    assert "this is a result of this program" in told


def test_one_json_document_is_one(folder: Path) -> None:
    result = run("clean", "--format", "json", "a.jsonl")
    assert (result.code, len(result.complaints)) == (2, 1)


@pytest.mark.parametrize("name", ["w.jsonl", "w.csv"])
def test_an_unknown_encoding_is_one_line(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b'{"text": "Rain."}\n' if name == "w.jsonl" else b"id,text\n1,Rain.\n")
    result = run("clean", "--encoding", "klingon", name)
    expected = f"{name}: error: unknown encoding 'klingon'. hint: leave out --encoding to have it found out"
    assert (result.code, result.out, result.complaints) == (2, b"", [expected])


def test_what_a_shell_of_windows_wrote_is_read_as_records(folder: Path) -> None:
    lines = '{"text": "Rain fell in Homs."}\r\n{"text": "The café is open."}\r\n'
    (folder / "w.jsonl").write_bytes(lines.encode("utf-16"))
    assert run("clean", "w.jsonl").out.decode() == lines
    assert run("clean", stdin=lines.encode("utf-16")).out.decode() == lines
    assert b"read as utf-16" in run("clean", "--explain", "w.jsonl").out


def test_the_encoding_of_a_table_is_told(folder: Path) -> None:
    story = "قال المهندسون إن الجسر سيفتح أمام حركة المرور قبل نهاية الشهر"
    (folder / "b.csv").write_bytes(f"id,text\n1,{story}\n".encode("cp1256"))
    assert b"read as cp1256" in run("clean", "--explain", "b.csv").out


def test_tabs_part_the_cells_of_a_tsv(folder: Path) -> None:
    assert run("clean", "a.txt", "-o", "o.tsv").code == 0
    assert (folder / "o.tsv").read_text().startswith("source\tid\t")


def test_diff_compares_no_files_of_many_documents() -> None:
    result = run("diff", "a.jsonl", "a.txt")
    assert (result.code, result.out) == (2, b"")
    assert result.complaints[0].startswith("a.jsonl: error: this file holds many documents. hint: ")


@pytest.mark.parametrize("command", ["clean", "dups"])
@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "a.parquet"])
def test_an_id_that_no_record_has_is_told(command: str, name: str) -> None:
    result = run(command, "--id-field", "nowhere", name)
    assert result.code == 0
    assert result.complaints == [
        f"{name}: note: no record of it has an id in a field 'nowhere'; their numbers stand for it."
    ]


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "a.parquet"])
def test_a_text_that_no_record_has_is_told(name: str) -> None:
    result = run("clean", "--field", "nowhere", name)
    assert (result.code, result.out, len(result.complaints)) == (2, b"", 1)
    assert "no record of it has a field 'nowhere'" in result.complaints[0]


@pytest.mark.parametrize("option", ["--field", "--id-field"])
def test_a_field_of_no_records_is_told(option: str) -> None:
    result = run("clean", option, "nowhere", "a.txt")
    assert (result.code, result.out, len(result.complaints)) == (0, REPAIRED.encode(), 1)
    assert "no input is a file of records" in result.complaints[0]
    assert run("clean", option, "text", "a.txt", "a.jsonl", "--format", "text").err == b""


@pytest.mark.parametrize(
    "arguments",
    [("clean", "a.txt"), ("diff", "a.txt", "a.txt"), ("dups", "a.txt", "a.jsonl"), ("find", "a.txt", "--in", "a.txt")],
)
@pytest.mark.parametrize("ending", ["json", "jsonl", "csv"])
def test_the_name_of_an_output_says_its_format(folder: Path, arguments: tuple[str, ...], ending: str) -> None:
    asked = run(*arguments, "--format", ending).out
    assert run(*arguments, "-o", f"out.{ending}").err == b""
    assert (folder / f"out.{ending}").read_bytes() == asked
    usual = run(*arguments, "--format", "text").out
    assert run(*arguments, "--format", "text", "-o", f"out.{ending}").err == b""
    assert (folder / f"out.{ending}").read_bytes() == usual


@pytest.mark.parametrize("names", [("d",), ("d/a.jsonl", "d/t.csv", "d/a.txt")])
def test_files_of_records_have_no_place_and_are_not_read_for_it(folder: Path, names: tuple[str, ...]) -> None:
    files = {
        "a.jsonl": b'{"text": "Rain."}\n{"text": \n7\n',
        "t.csv": b"id,text\n1,Rain.\n2\n",
        "a.txt": DAMAGED.encode(),
    }
    (folder / "d").mkdir()
    for name, data in files.items():
        (folder / "d" / name).write_bytes(data)
    result = run("clean", "--in-place", *names)
    refused = "error: a file of records is not rewritten in place. hint: -o FILE, or --output-dir DIR"
    assert (result.code, sorted(result.complaints)) == (2, [f"d/a.jsonl: {refused}", f"d/t.csv: {refused}"])
    assert {name: (folder / "d" / name).read_bytes() for name in files} == {**files, "a.txt": REPAIRED.encode()}


def test_a_table_without_a_text_is_told_of(folder: Path) -> None:
    for name in ("t.csv", "d/t.csv"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("day,note\n1,Rain fell.\n")
    result = run("clean", "t.csv")
    assert (result.code, result.out) == (2, b"")
    assert result.complaints == [
        "t.csv: error: no record of it has a field 'text', 'content', 'body', 'article' or 'html'. "
        "hint: --field NAME, one of: day, note"
    ]
    result = run("clean", "d")
    assert (result.code, result.out) == (0, b"") and "error" not in result.err.decode()
    result = run("clean", "--input-format", "text", "t.csv")
    assert (result.code, result.out, result.err) == (0, b"day,note\n1,Rain fell.\n", b"")


def test_a_second_field_is_refused() -> None:
    result = run("clean", "--field", "title", "--field", "text", stdin=b'{"title": "a", "text": "b"}\n')
    assert (result.code, result.out) == (2, b"")
    assert "--field takes one name" in result.complaints[0]


def test_half_of_a_character_is_not_called_an_encoding(folder: Path) -> None:
    (folder / "half.jsonl").write_text('{"text": "one \\ud800 two"}\n{"text": "three"}\n')
    result = run("clean", "half.jsonl")
    assert result.complaints == [
        r"half.jsonl#1: warning: it has a half of a character, \ud800, shown as U+FFFD. "
        "hint: the other half was lost before"
    ]
