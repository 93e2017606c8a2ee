"""index as shells and scripts see it."""

from __future__ import annotations

import fcntl
import json
import os
import random
import resource
import signal
import sqlite3
import subprocess
import time
from pathlib import Path

import pytest

from tests.cli.run import COMMAND, Result, environment, on_terminal, run
from tests.collection.texts import in_lines, words, written

SOURCE = random.Random(1)
TEXTS = {name: " ".join(words(SOURCE, 120)) for name in "abcd"}
JSONL = in_lines(TEXTS).decode()


@pytest.fixture(autouse=True)
def files(folder: Path) -> None:
    written(folder, TEXTS)


def quiet(result: Result) -> None:
    assert (result.code, result.out, result.err) == (0, b"", b"")


def info() -> dict[str, object]:
    found: dict[str, object] = json.loads(run("index", "info", "--format", "json", "my.index").out)
    return found


def found(text: str, index: str = "my.index") -> list[str]:
    """Ids of what is found, best first."""
    result = run("find", "--format", "json", "--in", index, stdin=text.encode())
    assert result.err == b""
    return [match["id"] for match in json.loads(result.out)["matches"]]


def test_build_and_info() -> None:
    quiet(run("index", "build", "my.index", "texts", "all.jsonl"))
    shown = info()
    assert (shown["schema"], shown["documents"], shown["files"]) == ("syriatext.index/1", 8, 5)
    assert shown["size"] == os.path.getsize("my.index")
    assert b"documents:        8\n" in run("index", "info", "my.index").out
    assert set(found(TEXTS["b"])) == {"b", "texts/b.txt"}
    assert not Path("my.index.part").exists()


def test_add_takes_in_what_changed_and_nothing_else(folder: Path) -> None:
    quiet(run("index", "build", "my.index", "texts"))
    (folder / "texts" / "a.txt").write_text(" ".join(words(SOURCE, 120)))
    (folder / "texts" / "new.txt").write_text(" ".join(words(SOURCE, 120)))
    shown = on_terminal("index", "add", "my.index", "texts").out
    assert shown.rstrip().endswith(b"5 documents: 1 new, 1 replaced")
    assert found(TEXTS["a"]) == []
    assert found((folder / "texts" / "new.txt").read_text()) == ["texts/new.txt"]
    (folder / "texts" / "b.txt").chmod(0)
    quiet(run("index", "add", "my.index", "texts"))


def test_remove_by_path_folder_and_id(folder: Path) -> None:
    quiet(run("index", "build", "my.index", "texts", "all.jsonl"))
    quiet(run("index", "remove", "my.index", "texts/a.txt", "c"))
    assert (found(TEXTS["a"]), found(TEXTS["c"])) == (["a"], ["texts/c.txt"])
    quiet(run("index", "remove", "my.index", "texts"))
    assert info()["documents"] == 3
    result = run("index", "remove", "my.index", "texts")
    assert (result.code, len(result.complaints)) == (2, 1)
    quiet(run("index", "add", "my.index", "texts", "all.jsonl"))
    assert info()["documents"] == 8


def test_broken_records_and_equal_ids_are_told(folder: Path) -> None:
    (folder / "all.jsonl").write_text(JSONL + "{broken\n" + JSONL.splitlines()[0] + "\n")
    result = run("index", "build", "my.index", "all.jsonl", "missing.txt")
    assert (result.code, result.out) == (2, b"")
    assert [line.split(": ")[0] for line in result.complaints] == ["all.jsonl", "missing.txt", "id a"]
    assert info()["documents"] == 5


def test_paths_named_twice_are_read_once() -> None:
    (line,) = run("index", "build", "my.index", "texts/a.txt", "texts", "texts/a.txt", "./texts/b.txt").complaints
    assert line == "texts/a.txt: note: this file and 1 more were named before, so or otherwise; taken once."
    assert info()["documents"] == 4


def test_the_index_is_not_in_itself() -> None:
    for _ in range(2):
        quiet(run("index", "build", "texts/my.index", "texts"))
        quiet(run("index", "add", "texts/my.index", "texts"))
    assert b"documents:        4\n" in run("index", "info", "texts/my.index").out


def test_standard_input_needs_ids() -> None:
    quiet(run("index", "build", "my.index", "-", stdin=JSONL.encode()))
    more = "".join(json.dumps({"id": f"2{id}", "text": text[::-1]}) + "\n" for id, text in TEXTS.items())
    quiet(run("index", "add", "my.index", "-", stdin=more.encode()))
    assert info()["documents"] == 8
    result = run("index", "add", "my.index", "-", stdin=TEXTS["a"].encode())
    assert (result.code, len(result.complaints)) == (2, 1)


def test_no_other_file_is_overwritten_and_no_index_by_nothing(folder: Path) -> None:
    result = run("index", "build", "texts/a.txt", "texts")
    assert (result.code, len(result.complaints)) == (2, 1)
    assert (folder / "texts" / "a.txt").read_text() == TEXTS["a"]
    quiet(run("index", "build", "my.index", "texts"))
    assert run("index", "build", "my.index", "txets").code == 2
    assert not (folder / "my.index.part").exists()
    assert info()["documents"] == 4


@pytest.mark.parametrize("command", [("add", "x", "texts"), ("remove", "x", "a"), ("info", "x")])
@pytest.mark.parametrize("content", [None, b"", b"Rain fell.\n", b"SQLite format 3\0" + bytes(500)])
def test_what_is_no_index_is_refused_in_one_line(folder: Path, command: tuple[str, ...], content: bytes | None) -> None:
    if content is not None:
        (folder / "x").write_bytes(content)
    result = run("index", *command)
    assert (result.code, result.out, len(result.complaints)) == (2, b"", 1)
    assert result.complaints[0].startswith("x: error: ")
    assert content is None or (folder / "x").read_bytes() == content


def test_another_version_is_refused_by_every_command(folder: Path) -> None:
    quiet(run("index", "build", "my.index", "texts"))
    with sqlite3.connect("my.index") as database:
        database.execute("PRAGMA user_version = 99")
    database.close()
    for command in (("index", "info", "my.index"), ("index", "add", "my.index", "texts"), ("find", "--in", "my.index")):
        result = run(*command)
        assert (result.code, len(result.complaints)) == (2, 1)
        assert "version 99" in result.complaints[0] and "hint: " in result.complaints[0]
    quiet(run("index", "build", "my.index", "texts"))


def is_locked(path: Path) -> bool:
    """Does somebody write to it? To look takes so short a time that nobody is refused for it."""
    with path.open() as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except OSError:
            return True
    return False


def test_another_process_that_writes_is_one_line(folder: Path) -> None:
    quiet(run("index", "build", "my.index", "texts"))
    process = subprocess.Popen(
        [*COMMAND, "index", "add", "my.index", "-"], stdin=subprocess.PIPE, env=environment(), cwd=folder
    )
    try:
        assert process.stdin
        process.stdin.write(JSONL.encode())
        process.stdin.flush()
        deadline = time.monotonic() + 30
        while not is_locked(folder / "my.index") and time.monotonic() < deadline:
            time.sleep(0.05)
        result = run("index", "add", "my.index", "texts")
        assert (result.code, len(result.complaints)) == (2, 1)
        assert "another process" in result.complaints[0]
        assert found(TEXTS["a"]) == ["texts/a.txt"]
    finally:
        process.stdin and process.stdin.close()
        assert process.wait() == 0
    assert info()["documents"] == 8


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_a_read_only_index_can_be_asked_and_not_changed(folder: Path) -> None:
    quiet(run("index", "build", "my.index", "texts"))
    os.chmod("my.index", 0o444)
    os.chmod(folder, 0o555)
    try:
        assert found(TEXTS["a"]) == ["texts/a.txt"]
        result = run("index", "add", "my.index", "all.jsonl")
        assert (result.code, len(result.complaints)) == (2, 1)
    finally:
        os.chmod(folder, 0o755)


@pytest.mark.parametrize("limit", [10_000, 200_000])
def test_a_full_disk_is_one_line_and_harms_nothing(folder: Path, limit: int) -> None:
    """A bound on the size of files stands for the disk."""
    quiet(run("index", "build", "my.index", "texts"))
    before = (folder / "my.index").read_bytes()
    many = "".join(json.dumps({"id": str(n), "text": " ".join(words(SOURCE, 100))}) + "\n" for n in range(1500))
    (folder / "many.jsonl").write_text(many)

    def small_files() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    for command in (("build", "other.index"), ("add", "my.index")):
        result = run("index", *command, "many.jsonl", before=small_files)
        assert (result.code, result.out, len(result.complaints)) == (2, b"", 1)
    assert not (folder / "other.index").exists()
    assert found(TEXTS["a"]) == ["texts/a.txt"]
    assert len(before) > 0 and info()["documents"] == 4


def killed(folder: Path, call: tuple[str, ...], seconds: float, until: str) -> bool:
    """Run a command and kill it some time after a file has appeared; was it still running?"""
    process = subprocess.Popen([*COMMAND, *call], env=environment(), cwd=folder)
    while not (folder / until).exists() and process.poll() is None:
        time.sleep(0.005)
    time.sleep(seconds)
    was_running = process.poll() is None
    process.kill()
    process.wait()
    return was_running


def test_killed_at_any_time_the_same_command_goes_on(folder: Path) -> None:
    texts = [" ".join(words(SOURCE, 60)) for _ in range(400)]
    lines = (json.dumps({"id": str(n), "text": f"{texts[n % 400]} {n} {n + 1} {n + 2}"}) for n in range(20_000))
    (folder / "many.jsonl").write_text("\n".join(lines))
    quiet(run("index", "build", "my.index", "texts"))
    build, add = ("index", "build", "my.index", "many.jsonl"), ("index", "add", "my.index", "many.jsonl")
    kills = 0
    for seconds in (0.0, 0.1, 0.3, 0.6):
        kills += killed(folder, build, seconds, "my.index.part")
        if not kills:
            break
        assert found(TEXTS["a"]) in (["texts/a.txt"], [])
    for seconds in (0.1, 0.4, 0.8):
        kills += killed(folder, add, seconds, "my.index")
        assert run("index", "info", "my.index").code == 0
    assert kills > 3
    quiet(run(*build))
    assert info()["documents"] == 20_000
    assert found(texts[7] + " 7 8 9")[0] == "7"
    whole = info()["postings"]
    quiet(run("index", "build", "fresh.index", "many.jsonl"))
    assert json.loads(run("index", "info", "--format", "json", "fresh.index").out)["postings"] == whole


def test_an_interrupted_reading_goes_on_behind_what_is_there(folder: Path) -> None:
    """Ctrl-C while standard output is waited for: what was written is kept, and not read again."""
    fifo = folder / "slow.jsonl"
    os.mkfifo(fifo)
    process = subprocess.Popen([*COMMAND, "index", "build", "my.index", str(fifo)], env=environment(), cwd=folder)
    with open(fifo, "w") as pipe:
        pipe.write(JSONL)
        pipe.flush()
        while not (folder / "my.index.part").exists():
            time.sleep(0.01)
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        assert process.wait(20) == 130
    assert not (folder / "my.index").exists()
    fifo.unlink()
    fifo.write_text(JSONL)
    quiet(run("index", "build", "my.index", "slow.jsonl"))
    assert info()["documents"] == 4


def test_what_was_cleaned_is_cleaned_when_it_is_looked_for(folder: Path) -> None:
    quiet(run("index", "build", "--clean", "my.index", "texts"))
    settings = info()["settings"]
    assert isinstance(settings, dict) and settings["clean"] is True
    assert b"all texts" in run("index", "info", "my.index").out
    assert found(TEXTS["a"]) == ["texts/a.txt"]


def test_names_of_any_bytes(folder: Path) -> None:
    name = os.fsdecode(b"texts/\xff\x1b[2J.txt")
    text = " ".join(words(SOURCE, 100))
    (folder / name).write_text(text)
    quiet(run("index", "build", "my.index", "texts"))
    result = run("find", "--in", "my.index", stdin=text.encode())
    assert b"texts/\\xff\\x1b[2J.txt" in result.out
    quiet(run("index", "remove", "my.index", os.fsencode(name)))
    assert info()["documents"] == 4


def test_an_empty_folder_does_not_empty_an_index(folder: Path) -> None:
    quiet(run("index", "build", "my.index", "texts"))
    (folder / "nothing").mkdir()
    refused = run("index", "build", "my.index", "nothing")
    assert (refused.code, refused.complaints[-1]) == (
        2,
        "my.index: error: nothing could be read, so no index was made.",
    )
    assert info()["documents"] == 4


def test_without_a_command_it_shows_what_there_is() -> None:
    result = run("index")
    assert result.code == 2 and result.err.startswith(b"Usage: syriatext index ") and b"\n  build " in result.err


def test_an_empty_name_is_not_the_folder(folder: Path) -> None:
    (folder / "t").mkdir()
    (folder / "t/a.txt").write_text("Rain fell in Homs on Friday, the council said after noon.")
    assert run("index", "build", "i", "t").code == 0
    assert run("index", "remove", "i", "").code == 2
    assert b"1 document" in run("index", "info", "i").out or run("find", "--in", "i", "t/a.txt").code == 0
    assert run("index", "build", "", "t").code == 2 and not (folder / ".part").exists()


@pytest.mark.parametrize("is_folder", [False, True])
def test_what_is_no_unfinished_index_stays(folder: Path, is_folder: bool) -> None:
    (folder / "t.txt").write_text("Rain fell.")
    (folder / "i.part").mkdir() if is_folder else (folder / "i.part").write_text("precious")
    result = run("index", "build", "i", "t.txt")
    assert (result.code, len(result.complaints)) == (2, 1) and (folder / "i.part").exists()
