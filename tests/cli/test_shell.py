"""The command in a shell: pipes, xargs, ``&&``, and names that make scripts stumble."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from .run import DAMAGED, FINE, REPAIRED, SCRIPT, run, shell

STORY = b"""Crews have mended the bridge at Deir Hafer, and lorries crossed it on Sunday for the first time in years.

The provincial council said the work took five months because steel had to come by rail from the coast.
"""


def test_pip_installs_a_command_of_that_name(folder: Path) -> None:
    (folder / "f").write_bytes(DAMAGED)
    assert run("clean", "f", command=(str(SCRIPT),)).out == REPAIRED
    assert shell("syriatext clean f").out == REPAIRED


def test_find_and_xargs(folder: Path) -> None:
    (folder / "sub folder").mkdir()
    (folder / "fine.txt").write_bytes(FINE)
    (folder / "left out.md").write_bytes(DAMAGED)
    line = "find . -name '*.txt' -print0 | xargs -0 syriatext clean --check"
    result = shell(line)
    assert (result.code, result.out, result.err) == (0, b"", b"")
    (folder / "sub folder/two\nlines.txt").write_bytes(DAMAGED)
    result = shell(line)
    # xargs turns any exit code from 1 to 125 into 123.
    assert (result.code, result.out, result.err) == (123, b"./sub folder/two\nlines.txt\n", b"")


def test_clean_what_check_found(folder: Path) -> None:
    for name in ("a b.txt", "c\nd.txt", "e.txt"):
        (folder / name).write_bytes(DAMAGED)
    (folder / "fine.txt").write_bytes(FINE)
    shell("syriatext clean --check -0 . | xargs -0 syriatext clean --in-place")
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {
        "a b.txt": REPAIRED, "c\nd.txt": REPAIRED, "e.txt": REPAIRED, "fine.txt": FINE,
    }  # fmt: skip


def test_word_count(folder: Path) -> None:
    (folder / "f").write_bytes(FINE)
    result = shell("syriatext clean < f | wc -w")
    assert (result.code, result.out.strip(), result.err) == (0, b"6", b"")


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_head_of_a_big_text_is_silent(folder: Path, unbuffered: str) -> None:
    (folder / "big").write_bytes(FINE * 100_000)
    result = shell("syriatext clean big | head -1", env={"PYTHONUNBUFFERED": unbuffered})
    assert (result.code, result.out, result.err) == (0, FINE, b"")


def test_match_and_then(folder: Path) -> None:
    (folder / "a").write_bytes(STORY)
    (folder / "b").write_bytes(STORY.replace(b" and ", b"\nand "))
    (folder / "c").write_bytes(FINE)
    result = shell("syriatext diff --match near-duplicate a b && echo copy")
    assert (result.code, result.out, result.err) == (0, b"copy\n", b"")
    result = shell("syriatext diff --match near-duplicate a c && echo copy")
    assert (result.code, result.out, result.err) == (1, b"", b"")
    result = shell("syriatext diff --match near-duplicate a missing || echo not")
    assert (result.code, result.out) == (0, b"not\n")


def test_check_in_a_condition(folder: Path) -> None:
    (folder / "f").write_bytes(DAMAGED)
    script = "if syriatext clean --check f > /dev/null; then echo fine; else echo damaged; fi"
    assert shell(script).out == b"damaged\n"


def test_a_pipe_there_and_back(folder: Path) -> None:
    (folder / "f").write_bytes(DAMAGED)
    assert shell("syriatext clean --format json f | syriatext restore | cmp - f && echo same").out == b"same\n"


def test_process_substitution_is_a_file_like_any_other(folder: Path) -> None:
    (folder / "f").write_bytes(DAMAGED)
    os.mkfifo(folder / "pipe")
    assert shell("cat f > pipe & syriatext clean pipe").out == REPAIRED


@pytest.mark.parametrize(
    "name",
    [b"a space.txt", b"two\nlines.txt", b"-dash.txt", b"--help", b"caf\xe9.txt", "سوريا.txt".encode(), b"'\"$(x).txt"],
)
def test_any_name_will_do(folder: Path, name: bytes) -> None:
    path = os.fsencode(folder) + b"/" + name
    Path(os.fsdecode(path)).write_bytes(DAMAGED)
    assert run("clean", "--", name).out == REPAIRED
    assert run("clean", "--check", "-0", ".").out == b"./" + name + b"\0"
    assert run("clean", "--in-place", "--record", "undo", "--", name).code == 0
    assert Path(os.fsdecode(path)).read_bytes() == REPAIRED
    assert run("restore", "--in-place", "undo").err == b""
    assert Path(os.fsdecode(path)).read_bytes() == DAMAGED


def test_a_name_in_a_message_stays_on_its_line() -> None:
    complaints = run("clean", b"two\nlines", b"caf\xe9", b"\x1b[31mred").complaints
    assert complaints == [
        "two\\nlines: error: No such file or directory.",
        "caf\\xe9: error: No such file or directory.",
        "\\x1b[31mred: error: No such file or directory.",
    ]
