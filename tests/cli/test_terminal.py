"""On a terminal: nothing in a text, a name or a message may command it, and nobody waits for input in silence."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from .run import DAMAGED, FINE, REPAIRED, on_terminal, run

HOSTILE = (
    "Rain \x1b[2J\x1b]0;owned\x07 fell \x9b31m in \x1b]52;c;aGk=\x1b\\ Homs \u202eyadirF no\u202c \u2066today\u2069.\r"
    "Rain\x08\x7f fell \u2028 again.\n"
)
FORBIDDEN = ["\x1b", "\x07", "\x08", "\x7f", "\x9b", "\u202e", "\u202c", "\u2066", "\u2069", "\u2028", "\rR"]
NAME = "evil\x1b]0;owned\x07\x9b\u202e\nname.txt"


def colorless(shown: bytes) -> str:
    """What was shown, without the colours that the program itself may use."""
    text = shown.decode()
    for code in ("\x1b[0m", "\x1b[1m", "\x1b[2m", "\x1b[31m", "\x1b[32m", "\x1b[36m", "\x1b[1;31m", "\x1b[1;32m"):
        text = text.replace(code, "")
    return text


@pytest.fixture(autouse=True)
def texts(folder: Path) -> None:
    (folder / "hostile").write_bytes(HOSTILE.encode() + DAMAGED)
    (folder / "fine").write_bytes(FINE)
    (folder / "damaged").write_bytes(DAMAGED)
    (folder / NAME).write_bytes(DAMAGED)


@pytest.mark.parametrize(
    "arguments",
    [
        ("clean", "hostile"),
        ("strip", "hostile"),
        ("clean", "--diff", "hostile"),
        ("clean", "--explain", "hostile"),
        ("clean", "--format", "json", "hostile"),
        ("clean", "--format", "jsonl", "hostile"),
        ("clean", "--diff", NAME),
        ("clean", "--explain", NAME),
        ("clean", "--check", NAME),
        ("clean", "--format", "json", NAME),
        ("clean", "no such " + NAME),
        ("clean", "--encoding", NAME, "fine"),
        ("clean", "--max-size", NAME, "fine"),
        ("clean", "--keep", NAME, "fine"),
        ("clean", "--only", NAME, "fine"),
        ("clean", "--" + NAME, "fine"),
        ("clean", "--in-place", "--output-dir", "out", NAME),
        ("diff", "hostile", "fine"),
        ("diff", "-u", "hostile", "fine"),
        ("diff", "--explain", "--color", "always", "hostile", "fine"),
        ("diff", "--format", "json", "hostile", NAME),
        ("diff", "hostile", NAME),
        ("diff", "-u", "fine", NAME),
        ("diff", "fine", "no such " + NAME),
        ("restore", NAME),
        ("find", "fine", "--in", NAME, "hostile"),
        ("find", NAME, "--in", NAME, "--format", "csv"),
        ("find", NAME, "--in", NAME, "--explain"),
        ("dups", NAME, "damaged"),
        ("dups", NAME, "damaged", "--format", "csv"),
        (NAME,),
    ],
    ids=lambda arguments: " ".join(arguments).replace(NAME, "NAME"),
)
def test_nothing_commands_the_terminal(arguments: tuple[str, ...]) -> None:
    shown = colorless(on_terminal(*arguments, columns=120).out)
    assert shown.strip()
    assert [code for code in FORBIDDEN if code in shown] == []


def test_escapes_are_visible() -> None:
    shown = on_terminal("strip", "hostile").out.decode()
    assert "Rain \\x1b[2J\\x1b]0;owned\\x07 fell \\x9b31m" in shown
    assert "\\u202eyadirF no\\u202c" in shown


def test_a_pipe_gets_the_text_as_it_is() -> None:
    assert run("strip", "hostile").out == HOSTILE.encode() + DAMAGED
    assert b"\x1b]0;owned" in run("clean", "--diff", "hostile").out


@pytest.mark.parametrize("command", ["clean", "restore", "repair", "strip"])
def test_without_input_nobody_waits(command: str) -> None:
    result = on_terminal(command)
    assert result.code == 2
    assert b"no input: " in result.out and b"--help" in result.out
    assert len(result.out.splitlines()) <= 4


def test_who_changes_files_is_told_how_many(folder: Path) -> None:
    (folder / "texts").mkdir()
    for name, data in (("a", DAMAGED), ("b", DAMAGED), ("c", FINE)):
        (folder / "texts" / name).write_bytes(data)
    assert on_terminal("clean", "--output-dir", "out", "texts").out == b"3 files written to out\n"
    in_place = ("clean", "--in-place", "--record", "undo.jsonl", "texts")
    assert on_terminal(*in_place).out == b"2 of 3 files changed\n"
    assert on_terminal("restore", "--in-place", "undo.jsonl").out == b"2 files put back\n"
    again = run(*in_place)
    assert (again.out, again.err) == (b"", b"")


def test_nothing_found_is_told(folder: Path) -> None:
    (folder / "query").write_bytes(
        b"Nobody else has written these words, nor would they, said the old man of the town.\n"
    )
    assert on_terminal("find", "query", "--in", "damaged").out == b"nothing was found\n"
    assert on_terminal("find", "-q", "query", "--in", "damaged").out == b""
    (folder / "query").write_bytes(b"Snow fell.\n")
    assert on_terminal("find", "query", "--in", "damaged").out.startswith(b"query: warning: nothing was found, but so")
    assert on_terminal("find", "-q", "query", "--in", "damaged").out == b""


def test_a_dash_on_a_terminal_is_meant(folder: Path) -> None:
    assert on_terminal("clean", "-", stdin=DAMAGED).out == REPAIRED
    assert on_terminal("clean", stdin=DAMAGED).out == REPAIRED


COLORED = (("clean", "--diff", "damaged"), ("diff", "damaged", "fine"))


@pytest.mark.parametrize("arguments", COLORED, ids=" ".join)
@pytest.mark.parametrize(
    ("options", "env", "colored"),
    [
        ((), {}, True),
        ((), {"NO_COLOR": "1"}, False),
        ((), {"NO_COLOR": ""}, True),
        ((), {"TERM": "dumb"}, False),
        (("--color", "never"), {}, False),
        (("--color", "always"), {"NO_COLOR": "1", "TERM": "dumb"}, True),
    ],
)
def test_color(arguments: tuple[str, ...], options: tuple[str, ...], env: dict[str, str], colored: bool) -> None:
    assert (b"\x1b[" in on_terminal(*arguments, *options, env=env).out) == colored


@pytest.mark.parametrize("arguments", COLORED, ids=" ".join)
def test_color_never_reaches_a_pipe_or_a_file(folder: Path, arguments: tuple[str, ...]) -> None:
    for env in ({}, {"FORCE_COLOR": "1"}, {"GITHUB_ACTIONS": "true"}, {"CLICOLOR_FORCE": "1"}):
        assert b"\x1b" not in run(*arguments, env=env).out
    on_terminal(*arguments, "-o", "out")
    assert b"\x1b" not in (folder / "out").read_bytes()


@pytest.mark.parametrize("text", ["[/x] [bold] [link=http://example.org]here[/link] :smile: \\[", "{0} %s [-a-] {+b+}"])
def test_markup_in_a_text_is_text(folder: Path, text: str) -> None:
    (folder / "markup").write_text(f"{text} {FINE.decode()}")
    for arguments in (("clean", "markup"), ("diff", "markup", "fine"), ("clean", "missing " + text)):
        assert text in " ".join(colorless(on_terminal(*arguments, columns=300).out).split())
    assert b"internal" not in on_terminal("clean", "--keep", text, "markup").out


@pytest.mark.parametrize("columns", [40, 80, 100, 200])
@pytest.mark.parametrize(
    "arguments",
    [
        ("diff", "damaged", "fine"),
        ("clean", "--explain", "damaged"),
        ("find", "damaged", "--in", "damaged", "--explain"),
    ],
    ids=" ".join,
)
def test_the_view_fits_the_terminal(arguments: tuple[str, ...], columns: int) -> None:
    shown = colorless(on_terminal(*arguments, columns=columns).out)
    assert max(map(len, shown.splitlines())) <= columns
    assert ("Ã©" if arguments[0] == "clean" else "reopened") in shown


def test_a_name_that_is_no_utf8_is_shown_escaped() -> None:
    name = b"caf\xe9"
    Path(os.fsdecode(name)).write_bytes(DAMAGED)
    for arguments in (("clean", "--check"), ("clean", "--diff"), ("clean", "--explain"), ("diff", "fine")):
        assert b"caf\\xe9" in on_terminal(*arguments, name).out


def test_a_long_comparison_shows_that_it_goes_on(folder: Path) -> None:
    for name in "ab":
        (folder / name).write_text("The council met in Aleppo on Sunday.\n")
    impatient = "import syriatext.cli.progress as p; p.LARGE = 0; from syriatext.__main__ import main; main()"
    command = (sys.executable, "-c", impatient)
    assert b"comparing" in on_terminal("diff", "a", "b", env={"TERM": "xterm"}, command=command).out
    assert run("diff", "a", "b", command=command).err == b""
