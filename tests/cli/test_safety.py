"""What cleaning in place and writing beside must never do: lose a text, a record, or an old file."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from .run import COMMAND, DAMAGED, FINE, REPAIRED, environment, run


@pytest.fixture(autouse=True)
def texts(folder: Path) -> None:
    (folder / "texts").mkdir()
    (folder / "texts/damaged.txt").write_bytes(DAMAGED)
    (folder / "texts/fine.txt").write_bytes(FINE)


def test_a_record_in_the_folder_is_not_cleaned_by_the_next_run(folder: Path) -> None:
    assert run("clean", "--in-place", "--record", "texts/undo.jsonl", "texts").code == 0
    kept = (folder / "texts/undo.jsonl").read_bytes()
    again = run("clean", "--in-place", "texts")
    assert (again.code, (folder / "texts/undo.jsonl").read_bytes()) == (0, kept)
    assert again.complaints == ["texts/undo.jsonl: note: left out: this is a result of this program, not text."]
    assert run("restore", "--in-place", "texts/undo.jsonl").code == 0
    assert (folder / "texts/damaged.txt").read_bytes() == DAMAGED


def test_a_record_that_is_named_is_refused(folder: Path) -> None:
    run("clean", "--in-place", "--record", "undo.jsonl", "texts")
    result = run("clean", "undo.jsonl")
    assert (result.code, result.out) == (2, b"") and b"restore" in result.err


def test_old_files_that_were_kept_are_no_inputs(folder: Path) -> None:
    for _ in range(2):
        assert run("clean", "--in-place=.orig", "texts").code == 0
    assert sorted(path.name for path in (folder / "texts").iterdir()) == ["damaged.txt", "damaged.txt.orig", "fine.txt"]
    assert (folder / "texts/damaged.txt.orig").read_bytes() == DAMAGED


@pytest.mark.parametrize("ending", [".orig", ".bak", ".old", "~"])
def test_a_file_kept_beside_a_newer_one_stays_what_it_was(folder: Path, ending: str) -> None:
    assert run("clean", f"--in-place={ending}", "texts/damaged.txt").code == 0
    told = f"texts/damaged.txt{ending}: note: passed by: this is a file kept beside a newer one."
    for arguments in (("--in-place", "texts"), ("--check", "texts")):
        result = run("clean", *arguments)
        assert (result.code, [line.split(" hint: ")[0] for line in result.complaints]) == (0, [told])
    assert (folder / f"texts/damaged.txt{ending}").read_bytes() == DAMAGED
    assert run("clean", "--check", f"texts/damaged.txt{ending}").code == 1
    (folder / "texts/damaged.txt").unlink()
    assert run("clean", "--check", "texts").code == 1


def test_links_in_a_folder_lead_nowhere(folder: Path) -> None:
    (folder / "outside.txt").write_bytes(DAMAGED)
    (folder / "texts/link.txt").symlink_to("../outside.txt")
    assert run("clean", "--in-place", "texts").code == 0
    assert (folder / "outside.txt").read_bytes() == DAMAGED


def test_a_pipe_is_not_replaced_by_a_file(folder: Path) -> None:
    os.mkfifo("pipe")
    result = run("clean", "--in-place", "pipe", "texts/damaged.txt")
    assert (result.code, len(result.complaints)) == (2, 1)
    assert not (folder / "pipe").is_file() and (folder / "texts/damaged.txt").read_bytes() == REPAIRED


def test_bytes_that_are_no_text_are_not_lost_in_place(folder: Path) -> None:
    data = "الجسر".encode() + b" \xff \n"
    (folder / "stray.txt").write_bytes(data)
    assert run("clean", "--in-place", "stray.txt").code == 2
    assert (folder / "stray.txt").read_bytes() == data


@pytest.mark.parametrize(
    "arguments", [("--output-dir", "texts", "texts/damaged.txt"), ("--output-dir", "texts", "texts")]
)
def test_an_output_folder_does_not_overwrite_the_sources(folder: Path, arguments: tuple[str, ...]) -> None:
    result = run("clean", *arguments)
    assert result.code == 2 and b"--in-place" in result.err
    assert (folder / "texts/damaged.txt").read_bytes() == DAMAGED


@pytest.mark.parametrize(
    "arguments",
    [
        ("clean", "texts/damaged.txt", "texts/fine.txt"),
        ("diff", "texts/damaged.txt", "texts/fine.txt"),
        ("dups", "texts/damaged.txt", "texts/fine.txt"),
        ("find", "texts/fine.txt", "--in", "texts"),
        ("find", "texts/damaged.txt", "--in", "texts/fine.txt"),
        ("restore", "texts/fine.txt"),
    ],
)
@pytest.mark.parametrize("output", ["texts/fine.txt", "./linked"])
def test_an_output_does_not_overwrite_an_input(folder: Path, arguments: tuple[str, ...], output: str) -> None:
    (folder / "linked").hardlink_to(folder / "texts/fine.txt")
    result = run(*arguments, "-o", output)
    assert (result.code, len(result.complaints)) == (2, 1) and b"is one of the inputs" in result.err
    assert (folder / "texts/fine.txt").read_bytes() == FINE


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (("texts/fine.txt", "texts/damaged.txt", "-o", "texts/fine.txt"), "--in-place rewrites texts"),
        (("t.csv", "-o", "t.csv"), "name another file"),
        (("t.csv", "texts", "-o", "t.csv"), "name another file"),
        (("t.csv", "--output-dir", "."), "name another folder"),
        (("page.html", "-o", "page.html"), "name another file"),
    ],
)
def test_what_is_said_of_an_output_that_is_an_input_can_be_done(
    folder: Path, arguments: tuple[str, ...], hint: str
) -> None:
    files = {"t.csv": b"id,text\n1,Rain\n", "page.html": b"<html><p>Rain</p>"}
    for name, data in files.items():
        (folder / name).write_bytes(data)
    result = run("clean", *arguments)
    assert (result.code, len(result.complaints)) == (2, 1) and hint in result.complaints[0]
    assert {name: (folder / name).read_bytes() for name in files} == files


@pytest.mark.parametrize("suffix", ["/../x", "old/", "/"])
def test_a_suffix_stays_in_the_folder(folder: Path, suffix: str) -> None:
    (folder / "texts/damaged.txtold").mkdir()
    result = run("clean", f"--in-place={suffix}", "texts/damaged.txt")
    assert (result.code, len(result.complaints)) == (2, 1) and "suffix" in result.complaints[0]
    assert (folder / "texts/damaged.txt").read_bytes() == DAMAGED and not (folder / "texts/x").exists()


@pytest.mark.parametrize(
    ("options", "asked", "hint"),
    [
        (("-o", "o.json"), "-o o.json", "-o o.jsonl"),
        (("-o", "o.json.gz"), "-o o.json.gz", "-o o.jsonl.gz"),
        (("-o", "o.json", "--format", "json"), "--format json", "--format jsonl"),
        (("--format", "json"), "--format json", "--format jsonl"),
    ],
)
@pytest.mark.parametrize("names", [("texts",), ("texts/fine.txt", "texts/damaged.txt"), ("t.csv",)])
def test_of_several_documents_no_single_json_is_made(
    folder: Path, names: tuple[str, ...], options: tuple[str, ...], asked: str, hint: str
) -> None:
    (folder / "t.csv").write_bytes(b"id,text\n1,Rain\n2,Snow\n")
    (folder / "o.json").write_bytes(b"precious\n")
    result = run("clean", *names, *options)
    assert (result.code, result.out, len(result.complaints)) == (2, b"", 1)
    assert f"{asked} takes one document" in result.complaints[0] and result.complaints[0].endswith(f"use {hint}")
    assert (folder / "o.json").read_bytes() == b"precious\n"
    assert sorted(path.name for path in folder.iterdir()) == ["o.json", "t.csv", "texts"]


def test_what_is_no_file_may_be_input_and_output() -> None:
    assert run("clean", "/dev/null", "-o", "/dev/null").code == 0
    assert run("clean", "-", "-o", "-", stdin=FINE).out == FINE


def test_the_output_is_not_read_as_an_input(folder: Path) -> None:
    with open("texts/all.jsonl", "wb") as out:
        subprocess.run([*COMMAND, "clean", "--format", "jsonl", "texts"], stdout=out, check=True, env=environment())
    assert len((folder / "texts/all.jsonl").read_bytes().splitlines()) == 2


def test_a_folder_without_files_is_worth_a_line(folder: Path) -> None:
    (folder / "empty").mkdir()
    result = run("clean", "empty")
    assert (result.code, result.out, len(result.complaints)) == (0, b"", 1)


def test_a_picture_in_a_folder_is_left_out_and_no_failure(folder: Path) -> None:
    (folder / "texts/map.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    result = run("clean", "texts")
    assert (result.code, result.complaints) == (0, ["texts/map.png: note: left out: this is a PNG picture, not text."])
    assert run("clean", "texts/map.png").code == 2


def test_a_change_of_encoding_shows(folder: Path) -> None:
    (folder / "old.txt").write_bytes("Мост открыт для движения с воскресенья, сообщил совет.\n".encode("cp1251"))
    shown = run("clean", "--diff", "old.txt")
    assert (shown.code, shown.lines) == (1, ["--- old.txt (cp1251)", "+++ old.txt (cleaned, utf-8)"])
    assert "written as utf-8" in run("clean", "--explain", "old.txt").out.decode()


def test_a_guess_is_said_to_be_one() -> None:
    result = run("clean", stdin=b"\xe9\n")
    assert result.code == 0
    assert len(result.complaints) == 1
    assert re.match(r"-: warning: taken for \S+, guessed, \d bits ahead of \S+: not sure\.", result.complaints[0])


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_many_processes_end_at_once_when_they_are_told_to(folder: Path, number: int) -> None:
    for index in range(300):
        (folder / f"texts/{index}.txt").write_bytes(DAMAGED * 300)
    process = subprocess.Popen(
        [*COMMAND, "clean", "-j2", "--output-dir", "out", "texts"], stderr=subprocess.PIPE, env=environment()
    )
    while process.poll() is None and not any((folder / "out").glob("*")):
        time.sleep(0.01)
    process.send_signal(number)
    _, said = process.communicate(timeout=20)
    assert (process.returncode, said) in ((128 + number, b""), (0, b""))
    assert [path.name for path in (folder / "out").iterdir() if path.name.startswith(".")] == []


APPENDED_MEANWHILE = """
import sys
from syriatext.cli import app, {module}

work = {module}.{function}

def while_somebody_writes(*arguments, **named):
    done = work(*arguments, **named)
    with open("texts/damaged.txt", "ab") as file:
        file.write(b"Added.\\n")
    return done

{module}.{function} = while_somebody_writes
sys.exit(app.run(sys.argv[1:]))
"""


@pytest.mark.parametrize("more", [(), ("--record", "undo.jsonl"), ("--in-place=.old",), ("--force",)])
def test_what_is_written_to_a_file_while_it_is_cleaned_is_not_lost(folder: Path, more: tuple[str, ...]) -> None:
    script = APPENDED_MEANWHILE.format(module="clean", function="clean_document")
    arguments = ("clean", "--in-place", *more, "texts/damaged.txt")
    result = run(*arguments, command=(sys.executable, "-c", script))
    expected = "texts/damaged.txt: error: the file was changed meanwhile; left as it is. hint: run it again"
    assert (result.code, result.complaints) == (2, [expected])
    assert (folder / "texts/damaged.txt").read_bytes() == DAMAGED + b"Added.\n"
    assert sorted(path.name for path in folder.rglob("*")) == ["damaged.txt", "fine.txt", "texts"]
    assert run(*arguments).code == 0
    assert (folder / "texts/damaged.txt").read_bytes() == REPAIRED + b"Added.\n"


def test_what_is_written_to_a_file_while_it_is_put_back_is_not_lost(folder: Path) -> None:
    run("clean", "--in-place", "--record", "undo.jsonl", "texts")
    script = APPENDED_MEANWHILE.format(module="restore", function="_is_cleaned")
    result = run("restore", "--in-place", "undo.jsonl", command=(sys.executable, "-c", script))
    assert result.code == 2 and "changed meanwhile" in result.complaints[0]
    assert (folder / "texts/damaged.txt").read_bytes() == REPAIRED + b"Added.\n"


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (
            ("clean", "texts", "-o", "texts"),
            "texts: error: this is a folder, and output is one file. hint: --output-dir writes a file for each input",
        ),
        (
            ("clean", "--check", "f", "-o", "texts"),
            "texts: error: this is a folder, and output is one file. hint",
        ),
        (("diff", "f", "f", "-o", "texts"), "texts: error: this is a folder, and output is one file. hint"),
        (("clean", "texts", "--output-dir", "f"), "--output-dir f is no folder; -o f writes one file"),
        (("clean", "texts", "--output-dir", "f/g"), "f/g: error: this is no folder. hint: name another one"),
        (("dups", "texts", "--work", "f"), "f: error: this is no folder. hint: name another one"),
    ],
)
def test_a_file_is_no_folder_and_a_folder_no_file(folder: Path, arguments: tuple[str, ...], complaint: str) -> None:
    (folder / "f").write_bytes(FINE)
    result = run(*arguments)
    assert result.code == 2 and complaint in result.complaints[0]
    assert (folder / "f").read_bytes() == FINE and (folder / "texts/damaged.txt").read_bytes() == DAMAGED


@pytest.mark.parametrize("command", ["clean", "diff", "repair"])
def test_a_file_that_looks_like_an_option(folder: Path, command: str) -> None:
    (folder / "-n.txt").write_bytes(FINE)
    expected = "syriatext: error: '-n.txt' is taken for an option. hint: ./-n.txt, or -- before the names"
    assert run(command, "-n.txt", "texts/fine.txt").complaints == [expected]
    assert run(command, "--", "-n.txt", "texts/fine.txt").code == 0
    assert "No such option: -n." in run(command, "-n", "texts/fine.txt").complaints[0]
