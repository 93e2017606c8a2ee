"""``syriatext restore``: the bytes that were there before cleaning."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from syriatext.problems import Problem
from syriatext.restoring import records

from .run import DAMAGED, FINE, REPAIRED, Result, run

INPUTS = {
    "damaged": DAMAGED,
    "fine": FINE,
    "empty": b"",
    "byte order mark": b"\xef\xbb\xbf" + DAMAGED,
    "wide": "a wide cafÃ©\r\n".encode("utf-16"),
    "old code page": "من دمشق إلى حلب في يوم واحد\n".encode("cp1256"),
    "no text": bytes(range(128, 256)),
    "damaged UTF-8": b"caf\xc3 \xff\xfe and \xd8\xb3\n",
    "controls": FINE + b"a\x1b[31m \x7f \xc2\x9b \xe2\x80\xae\n",
    "odd line ends": b"a\r\nb\rc\n\x0cd\xe2\x80\xa8e",
}


@pytest.mark.parametrize("data", INPUTS.values(), ids=INPUTS)
def test_gives_back_the_bytes(data: bytes) -> None:
    cleaned = run("clean", "--format", "json", stdin=data)
    assert run("restore", stdin=cleaned.out).out == data


def test_gives_back_several_in_order_from_a_file(folder: Path) -> None:
    (folder / "a.txt").write_bytes(DAMAGED)
    (folder / "b.txt").write_bytes(INPUTS["wide"])
    (folder / "both.jsonl").write_bytes(run("clean", "--format", "jsonl", "a.txt", "b.txt").out)
    assert run("restore", "both.jsonl").out == DAMAGED + INPUTS["wide"]
    assert run("restore", "-o", "again", "both.jsonl").out == b""
    assert (folder / "again").read_bytes() == DAMAGED + INPUTS["wide"]


def test_reads_what_clean_wrote_compressed(folder: Path) -> None:
    (folder / "a.txt").write_bytes(DAMAGED)
    for name in ("c.jsonl.gz", "c.jsonl.zst"):
        assert run("clean", "--format", "jsonl", "a.txt", "-o", name).code == 0
        assert run("restore", name).out == DAMAGED
    (folder / "cut.gz").write_bytes((folder / "c.jsonl.gz").read_bytes()[:40])
    cut = run("restore", "cut.gz")
    assert (cut.code, len(cut.complaints)) == (2, 1)
    result = run("clean", "--in-place", "--record", "undo.jsonl.gz", "a.txt")
    assert (result.code, len(result.complaints)) == (2, 1)
    assert (folder / "a.txt").read_bytes() == DAMAGED


def test_force_makes_a_folder_again_too(folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "a.txt").write_bytes(DAMAGED)
    run("clean", "--in-place", "--record", "undo", "sub")
    (folder / "sub" / "a.txt").unlink()
    (folder / "sub").rmdir()
    assert run("restore", "--in-place", "undo").code == 2
    assert run("restore", "--in-place", "--force", "undo").code == 0
    assert (folder / "sub" / "a.txt").read_bytes() == DAMAGED


def test_undoes_cleaning_in_place(folder: Path) -> None:
    for name, data in INPUTS.items():
        (folder / f"{name}.txt").write_bytes(data)
    run("clean", "--in-place", "--record", "undo", ".")
    assert (folder / "damaged.txt").read_bytes() == REPAIRED
    result = run("restore", "--in-place", "undo")
    assert (result.code, result.out, result.err) == (0, b"", b"")
    assert {name: (folder / f"{name}.txt").read_bytes() for name in INPUTS} == INPUTS


def test_of_a_compressed_file_what_is_in_it_comes_back(folder: Path) -> None:
    packed = gzip.compress(DAMAGED)
    (folder / "a.txt.gz").write_bytes(packed)
    run("clean", "--record", "undo", "a.txt.gz")
    assert run("restore", "undo").out == DAMAGED
    assert run("restore", "--output-dir", "before", "undo").code == 0
    assert gzip.decompress((folder / "before" / "a.txt.gz").read_bytes()) == DAMAGED
    assert run("restore", "--in-place", "undo") == Result(0, b"")
    assert (folder / "a.txt.gz").read_bytes() == packed
    (folder / "a.txt.gz").write_bytes(gzip.compress(FINE))
    assert run("restore", "--in-place", "undo").code == 2
    assert run("restore", "--in-place", "--force", "undo").code == 0
    assert gzip.decompress((folder / "a.txt.gz").read_bytes()) == DAMAGED


def test_undoes_two_cleanings_the_last_one_first(folder: Path) -> None:
    path = folder / "page.html"
    page = f"<!doctype html><html><body><article><p>{'A cafÃ© in Homs. ' * 20}</p></article></body></html>".encode()
    path.write_bytes(page)
    run("clean", "--in-place", "--record", "undo", "--only", "repair", "page.html")
    run("clean", "--in-place", "--record", "undo", "--force", "page.html")
    assert len((folder / "undo").read_bytes().splitlines()) == 2
    assert b"<p>" not in path.read_bytes()
    assert run("restore", "--in-place", "undo").code == 0
    assert path.read_bytes() == page


def test_a_change_by_hand_between_two_cleanings_is_told_of(folder: Path) -> None:
    (folder / "a.txt").write_bytes(DAMAGED)
    for _ in range(2):
        run("clean", "--in-place", "--record", "undo", "--force", "a.txt")
        with (folder / "a.txt").open("ab") as file:
            file.write(DAMAGED)
    by_hand = (folder / "a.txt").read_bytes()
    run("clean", "--in-place", "--record", "undo", "--force", "a.txt")
    result = run("restore", "--in-place", "undo")
    assert (result.code, (folder / "a.txt").read_bytes()) == (2, by_hand)
    assert result.complaints[0] == (
        "a.txt: error: the last cleaning is undone, but not the one before: the file was changed between them. "
        "hint: --force puts back what it was at first"
    )


def test_a_file_changed_since_is_left_alone(folder: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (folder / name).write_bytes(DAMAGED)
    run("clean", "--in-place", "--record", "undo", "a.txt", "b.txt", "c.txt")
    (folder / "b.txt").write_bytes(b"a new version\n")
    (folder / "c.txt").unlink()
    result = run("restore", "--in-place", "undo")
    assert result.code == 2
    assert sorted(result.complaints) == [
        "b.txt: error: the file was changed since it was cleaned. hint: --force overwrites it",
        "c.txt: error: there is no such file to put back. "
        "hint: --force makes it again; if it is elsewhere, run restore where clean was run",
    ]
    assert (folder / "a.txt").read_bytes() == DAMAGED
    assert (folder / "b.txt").read_bytes() == b"a new version\n"
    assert run("restore", "--in-place", "--force", "undo").code == 0
    assert (folder / "b.txt").read_bytes() == (folder / "c.txt").read_bytes() == DAMAGED


EDIT: dict[str, object] = {"start": 0, "end": 2, "before": "Ã©", "after": "é"}
GOOD = {
    "schema": "syriatext.clean/1",
    "source": "a.txt",
    "text": "é",
    "encoding": "utf-8",
    "edits": [EDIT],
}


def _with(**changes: object) -> bytes:
    return json.dumps({**GOOD, **changes}).encode()


GARBAGE = [
    b"",
    b" \n",
    b"hello",
    b"\xff\xfe",
    b"[" * 100_000,
    b"{",
    b"[]",
    b"null",
    b'"text"',
    b"{}",
    b'{"schema": 3}',
    b'{"schema": "syriatext.diff/1"}',
    b'{"schema": "syriatext.clean/1"}',
    _with(source=None),
    _with(source=0),
    _with(source="a\0b"),
    _with(text=None),
    _with(text=["é"]),
    _with(text="something else"),
    _with(encoding="klingon"),
    _with(encoding="ascii"),
    _with(encoding="rot13"),
    _with(encoding=8),
    _with(edits=None),
    _with(edits=[1]),
    _with(edits=[{}]),
    _with(edits=[{**EDIT, "start": "0"}]),
    _with(edits=[{**EDIT, "after": 5}]),
    _with(edits=[{**EDIT, "before": None}]),
    _with(edits=[{**EDIT, "start": -5}]),
    _with(edits=[{**EDIT, "start": 10**30}]),
]


@pytest.mark.parametrize("garbage", GARBAGE, ids=range(len(GARBAGE)))
def test_garbage_is_a_problem_that_names_its_file(garbage: bytes) -> None:
    (problem,) = records(garbage, "undo.jsonl")
    assert isinstance(problem, Problem)
    assert problem.source == "undo.jsonl" and len(problem.message.splitlines()) == 1


@pytest.mark.parametrize("garbage", GARBAGE[::6], ids=range(0, len(GARBAGE), 6))
@pytest.mark.parametrize("arguments", [(), ("--in-place", "--force")])
def test_garbage_is_one_clear_line(folder: Path, garbage: bytes, arguments: tuple[str, ...]) -> None:
    result = run("restore", *arguments, "-", stdin=garbage)
    assert (result.code, result.out) == (2, b"")
    assert len(result.complaints) == 1 and result.complaints[0].startswith("-: error: ")
    assert not list(folder.iterdir())


def test_a_torn_record_spoils_an_output_but_not_the_records_before_it(folder: Path) -> None:
    (folder / "out").write_bytes(b"precious\n")
    (folder / "a.txt").write_bytes(REPAIRED)
    good = json.dumps(GOOD).encode()
    assert run("restore", "-o", "out", stdin=good + b"\n" + good[:-4]).code == 2
    assert (folder / "out").read_bytes() == b"precious\n"
    assert run("restore", "--in-place", "--force", stdin=good + b"\n" + good[:-4]).code == 2
    assert (folder / "a.txt").read_bytes() != REPAIRED


def test_a_broken_record_costs_no_other(folder: Path) -> None:
    """Those behind it are put back too, and what is recorded after a torn line stands on its own."""
    for name in "abc":
        (folder / name).write_bytes(DAMAGED)
        run("clean", "--in-place", "--record", "undo", name)
    first, second, _ = (folder / "undo").read_bytes().splitlines(keepends=True)
    (folder / "undo").write_bytes(first + second[:-40])
    (folder / "c").write_bytes(DAMAGED)
    run("clean", "--in-place", "--record", "undo", "c")
    result = run("restore", "--in-place", "undo")
    assert (result.code, len(result.complaints)) == (2, 1) and "record 2 is not JSON" in result.complaints[0]
    assert [(folder / name).read_bytes() for name in "abc"] == [DAMAGED, REPAIRED, DAMAGED]


def test_inputs_are_written_beside_what_was_made_of_them(folder: Path) -> None:
    (folder / "texts").mkdir()
    for name in ("texts/a.txt", "b.txt"):
        (folder / name).write_bytes(DAMAGED)
    for only in ("repair", "strip"):
        run("clean", "--only", only, "--in-place", "--record", "undo", "texts", "b.txt")
    (folder / "texts/a.txt").rename(folder / "texts/renamed.txt")
    assert run("restore", "--output-dir", "before", "undo") == Result(0, b"", b"")
    assert (folder / "before/texts/a.txt").read_bytes() == (folder / "before/b.txt").read_bytes() == DAMAGED
    assert (folder / "b.txt").read_bytes() == REPAIRED


@pytest.mark.parametrize("source", ["../x", "a/../../x", ".."])
def test_no_record_leads_out_of_the_folder(folder: Path, source: str) -> None:
    result = run("restore", "--output-dir", "out/in", stdin=_with(source=source))
    assert result.code == 2 and result.complaints[0].startswith(f"{source}: error: its name leads out of the folder.")
    assert not list(folder.rglob("x"))


def test_names_from_the_root_are_below_the_folder(folder: Path) -> None:
    assert run("restore", "--output-dir", "out", stdin=_with(source="/etc/../a.txt")).code == 0
    assert (folder / "out/a.txt").read_text() == "Ã©"


def test_restoring_twice_is_restoring_once(folder: Path) -> None:
    (folder / "a.txt").write_bytes(DAMAGED)
    run("clean", "--in-place", "--record", "undo", "a.txt")
    for _ in range(2):
        assert run("restore", "--in-place", "undo") == Result(0, b"", b"")
        assert (folder / "a.txt").read_bytes() == DAMAGED


def test_what_was_cleaned_twice_is_restored_twice_without_a_word(folder: Path) -> None:
    (folder / "page").write_text(f"<html><body><article><p>{'A cafÃ© in Homs. ' * 20}</p></article></body></html>")
    page = (folder / "page").read_bytes()
    for only in ("repair", "strip"):
        run("clean", "--only", only, "--force", "--in-place", "--record", "undo", "page")
    assert len((folder / "undo").read_bytes().splitlines()) == 2
    for _ in range(2):
        assert run("restore", "--in-place", "undo") == Result(0, b"", b"")
        assert (folder / "page").read_bytes() == page


@pytest.mark.parametrize(
    "arguments", [("missing.json",), ("--in-place", "-o", "x"), ("--in-place", "--output-dir", "x"), ("one", "two")]
)
def test_trouble_is_exit_code_2(folder: Path, arguments: tuple[str, ...]) -> None:
    result = run("restore", *arguments)
    assert (result.code, result.out) == (2, b"")
    assert b"Traceback" not in result.err


def test_a_file_named_twice_is_undone_once(folder: Path) -> None:
    (folder / "one.txt").write_bytes(DAMAGED)
    done = run("clean", "--in-place", "--record", "undo.jsonl", "--jobs", "2", "one.txt", "./one.txt", "one.txt")
    assert (done.code, (folder / "one.txt").read_bytes()) == (0, REPAIRED)
    assert run("restore", "--in-place", "undo.jsonl").code == 0
    assert (folder / "one.txt").read_bytes() == DAMAGED
