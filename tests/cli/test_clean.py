"""``syriatext clean``: what it prints."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .run import DAMAGED, FINE, REPAIRED, run

PAGE = """<!doctype html><html><head><title>Ferry back on the river</title></head><body>
<nav><a href="/">Home</a> <a href="/news">News</a></nav>
<article><h1>Ferry back on the river</h1>
<p>The ferry at Raqqa carried its first passengers on Monday after a year of repairs, the harbour master said.</p>
<p>Farmers on the far bank had driven two hours to the next bridge, often with fruit that did not last the way.</p>
<p>A second boat is to follow in the autumn, once its engine has come back from the workshop in Aleppo.</p></article>
<footer>Cookie settings</footer></body></html>"""


@pytest.mark.parametrize(
    ("given", "printed"),
    [
        (DAMAGED, REPAIRED),
        (FINE, FINE),
        (b"\n\n", b"\n\n"),
        (b"no line end", b"no line end"),
        (b"one\r\ntwo\r\n", b"one\r\ntwo\r\n"),
        (b"old mac\rline\r", b"old mac\rline\r"),
        ("\ufeffmarked\n".encode(), b"marked\n"),
        ("wide é\n".encode("utf-16"), "wide é\n".encode()),
        ("سوريا اليوم\n".encode(), "سوريا اليوم\n".encode()),
    ],
)
def test_prints_utf8_with_line_ends_as_they_were(given: bytes, printed: bytes) -> None:
    result = run("clean", stdin=given)
    assert (result.code, result.out, result.err) == (0, printed, b"")


@pytest.mark.parametrize("arguments", [("clean",), ("clean", "-"), ("clean", "--", "-")])
def test_reads_standard_input_without_a_name_or_for_a_dash(arguments: tuple[str, ...]) -> None:
    assert run(*arguments, stdin=DAMAGED).out == REPAIRED


@pytest.mark.parametrize(
    ("texts", "printed"),
    [
        ([b"a\n", b"b\n"], b"a\n\nb\n"),
        ([b"a", b"b"], b"a\n\nb"),
        ([b"a\n", b"", b"b\n"], b"a\n\n\nb\n"),
    ],
)
def test_several_texts_come_in_order_with_a_blank_line_between(
    folder: Path, texts: list[bytes], printed: bytes
) -> None:
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_bytes(text)
    assert run("clean", *(f"{number}.txt" for number in range(len(texts)))).out == printed


def test_standard_input_takes_its_place_among_the_files(folder: Path) -> None:
    (folder / "a.txt").write_bytes(FINE)
    assert run("clean", "a.txt", "-", "a.txt", stdin=DAMAGED).out == b"\n".join([FINE, REPAIRED, FINE])


def test_a_bad_file_never_stops_the_others(folder: Path) -> None:
    (folder / "a.txt").write_bytes(DAMAGED)
    (folder / "b.gz").write_bytes(b"\x1f\x8b\x08\0\0\0\0\0")
    result = run("clean", "missing.txt", "b.gz", "a.txt")
    assert (result.code, result.out) == (2, REPAIRED)
    assert result.complaints[0] == "missing.txt: error: No such file or directory."
    assert result.complaints[1].startswith("b.gz: error: this is gzip data that can't be unpacked (")
    assert len(result.complaints) == 2


def test_binary_is_taken_when_it_is_said_to_be_text() -> None:
    given = b"%PDF-1.4 is how such files begin.\n"
    assert run("clean", stdin=given).code == 2
    assert run("clean", "--input-format", "text", stdin=given).out == given


@pytest.mark.parametrize(
    ("arguments", "stripped"), [((), True), (("--input-format", "html"), True), (("--input-format", "text"), False)]
)
def test_html_is_told_by_its_content_or_by_an_option(arguments: tuple[str, ...], stripped: bool) -> None:
    printed = run("clean", *arguments, stdin=PAGE.encode()).out
    assert b"carried its first passengers" in printed
    assert (b"<p>" not in printed and b"Cookie settings" not in printed) == stripped


@pytest.mark.parametrize("encoding", ["cp1256", "windows-1256"])
def test_the_encoding_may_be_given(encoding: str) -> None:
    assert run("clean", "--encoding", encoding, stdin="دمشق\n".encode("cp1256")).out == "دمشق\n".encode()


@pytest.mark.parametrize(
    ("encoding", "complaint"),
    [
        ("klingon", "-: error: unknown encoding 'klingon'. hint: leave out --encoding to have it found out"),
        ("ascii", "-: error: this is not valid ascii. hint: leave out --encoding to have it found out"),
    ],
)
def test_an_encoding_that_does_not_fit_is_refused(encoding: str, complaint: str) -> None:
    result = run("clean", "--encoding", encoding, stdin=DAMAGED)
    assert (result.code, result.out, result.complaints) == (2, b"", [complaint])


@pytest.mark.parametrize("mark", [True, False])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_may_be_given_in_either_byte_order(encoding: str, mark: bool) -> None:
    given = (("\ufeff" if mark else "") + "The road is open.\n").encode(encoding)
    assert run("clean", "--encoding", encoding, stdin=given).out == b"The road is open.\n"
    if mark:
        assert run("clean", "--encoding", "utf-16", stdin=given).out == b"The road is open.\n"


@pytest.mark.parametrize("limit", ["26", "26B", "1k"])
def test_max_size_takes_units_and_lets_pass_what_fits(limit: str) -> None:
    text = (FINE * 36)[: 1024 if "k" in limit else 26]
    assert run("clean", "--max-size", limit, stdin=text).out == text
    result = run("clean", "--max-size", limit, stdin=text + b".")
    assert (result.code, result.out) == (2, b"")
    assert "larger than" in result.complaints[0] and "--max-size" in result.complaints[0]


@pytest.mark.parametrize("command", [("clean", "--only", "repair"), ("repair",)])
def test_repair_is_clean_without_strip(command: tuple[str, ...]) -> None:
    assert run(*command, stdin=PAGE.encode()).out == PAGE.encode()
    assert run(*command, stdin=DAMAGED).out == REPAIRED


@pytest.mark.parametrize("command", [("clean", "--only", "strip"), ("strip",)])
def test_strip_is_clean_without_repair(command: tuple[str, ...]) -> None:
    assert b"Cookie settings" not in run(*command, stdin=PAGE.encode()).out
    assert run(*command, stdin=DAMAGED).out == DAMAGED


def test_unreadable_bytes_are_shown_and_said() -> None:
    result = run("clean", stdin="Idlib – caf\udcff\n".encode("utf-8", "surrogateescape"))
    assert (result.code, result.out) == (0, "Idlib – caf\ufffd\n".encode())
    assert len(result.complaints) == 1
    assert result.complaints[0].startswith("-: warning: UTF-8 with 1 unreadable byte, shown as U+FFFD.")


def test_json_is_one_document_with_every_key_of_its_schema() -> None:
    result = run("clean", "--format", "json", "--stdin-filename", "desk/homs.txt", stdin=DAMAGED)
    record = json.loads(result.out)
    assert list(record)[:10] == (
        ["schema", "source", "title", "byline", "date", "agency", "summary", "captions", "language", "text"]
    )
    assert record["schema"] == "syriatext.clean/1"
    assert (record["source"], record["text"]) == ("desk/homs.txt", REPAIRED.decode())
    assert record["encoding"] == "utf-8"
    edit = record["edits"][0]
    assert (edit["start"], edit["end"], edit["before"], edit["after"]) == (7, 9, "Ã©", "é")
    assert edit["rule"] == "repair.mojibake" and edit["why"]


def test_json_takes_one_input_and_says_what_takes_more(folder: Path) -> None:
    (folder / "a.txt").write_bytes(DAMAGED)
    (folder / "b.txt").write_bytes(FINE)
    result = run("clean", "--format", "json", "a.txt", "b.txt")
    assert result.code == 2
    assert "jsonl" in result.complaints[-1]


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf"])
def test_an_empty_input_is_no_failure_and_not_silent(data: bytes) -> None:
    result = run("clean", stdin=data)
    assert (result.code, result.out) == (0, b"")
    assert result.complaints == ["-: warning: there is nothing in it."]


def test_jsonl_is_one_document_a_line(folder: Path) -> None:
    (folder / "a.txt").write_bytes(DAMAGED)
    (folder / "b.txt").write_bytes(b"two\nlines\n")
    result = run("clean", "--format", "jsonl", "a.txt", "b.txt")
    records = [json.loads(line) for line in result.lines]
    assert [(r["source"], r["text"]) for r in records] == [("a.txt", REPAIRED.decode()), ("b.txt", "two\nlines\n")]


def test_no_inputs_in_json_lines_is_no_line(folder: Path) -> None:
    (folder / "empty").mkdir()
    assert run("clean", "--format", "jsonl", "empty").out == b""


def test_keep_leaves_a_class_of_chrome_in() -> None:
    seed = Path(__file__).parents[2] / "seeds/004_comment_form.txt"
    removed = json.loads(run("clean", "--format", "json", str(seed)).out)["removed"]
    lines = {line["text"] for line in removed if line["class"] == "comment_form"}
    assert lines and lines.isdisjoint(run("clean", str(seed)).lines)
    assert lines <= set(run("clean", "--keep", "comment_form", str(seed)).lines)


def test_keep_knows_its_classes() -> None:
    result = run("clean", "--keep", "nonsense", stdin=FINE)
    assert (result.code, result.out) == (2, b"")
    assert "'nonsense' is none of:" in " ".join(result.err.decode().split()) and b"comment_form" in result.err


def test_a_text_is_not_written_as_what_it_is_not(folder: Path) -> None:
    (folder / "a.txt").write_text("Rain fell.")
    result = run("clean", "a.txt", "-o", "a.docx")
    assert result.code == 2 and b"is named for docx" in result.err and not (folder / "a.docx").exists()
