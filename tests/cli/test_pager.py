"""Long output on a terminal goes through a pager, and nothing else does."""

from __future__ import annotations

from pathlib import Path

import pytest

from .run import Result, on_terminal, run, shell

MARKING = {"PAGER": "sed s/^/paged:/"}
LONG = "".join(f"Rain number {number} fell in Homs on Friday.\n" for number in range(1000))


def shown(*arguments: str, env: dict[str, str] | None = None, has_keyboard: bool = True) -> Result:
    return on_terminal(*arguments, env=env, has_keyboard=has_keyboard)


@pytest.fixture(autouse=True)
def texts(folder: Path) -> None:
    (folder / "long").write_text(LONG)
    (folder / "short").write_text("".join(LONG.splitlines(keepends=True)[:20]))
    (folder / "other").write_text(LONG.replace("Homs", "Hama"))


def test_what_is_longer_than_the_screen_is_paged() -> None:
    result = shown("repair", "long", env=MARKING)
    assert result.code == 0
    assert result.out.decode() == "".join(f"paged:{line}" for line in LONG.splitlines(keepends=True))


@pytest.mark.parametrize("arguments", [("repair", "short"), ("--help",), ("--version",), ("clean", "--check", "long")])
def test_what_fits_the_screen_is_not(arguments: tuple[str, ...]) -> None:
    result = shown(*arguments, env=MARKING)
    assert result.out == shown(*arguments, env={"PAGER": ""}).out
    assert b"paged:" not in result.out


def test_long_lines_fill_a_screen_too(folder: Path) -> None:
    (folder / "wide").write_text("word " * 1000 + "\n")
    assert shown("repair", "wide", env=MARKING).out.startswith(b"paged:word")


def test_help_is_paged() -> None:
    assert shown("clean", "--help", env=MARKING).out.startswith(b"paged:Usage: syriatext clean")


@pytest.mark.parametrize(
    "env",
    [{"PAGER": ""}, {"PAGER": "cat"}, {"PAGER": "no-such-pager"}, {"PAGER": "'"}, {**MARKING, "TERM": "dumb"}],
    ids=str,
)
def test_without_a_pager_everything_is_shown(env: dict[str, str]) -> None:
    result = shown("repair", "long", env=env)
    assert (result.code, result.out.decode()) == (0, LONG)


@pytest.mark.parametrize(
    "arguments", [("--no-pager", "repair", "long"), ("repair", "--no-pager", "long"), ("repair", "long", "--no-pager")]
)
def test_no_pager(arguments: tuple[str, ...]) -> None:
    result = shown(*arguments, env=MARKING)
    assert (result.code, result.out.decode()) == (0, LONG)
    assert run(*arguments).out.decode() == LONG


def test_behind_two_dashes_it_is_a_name(folder: Path) -> None:
    (folder / "--no-pager").write_text(LONG)
    assert shown("repair", "--", "--no-pager", env=MARKING).out.startswith(b"paged:")


def test_where_nobody_can_type_there_is_no_pager() -> None:
    assert shown("repair", "long", env=MARKING, has_keyboard=False).out.decode() == LONG


def test_a_pipe_and_a_file_get_no_pager(folder: Path) -> None:
    assert run("repair", "long", env=MARKING).out.decode() == LONG
    assert shown("repair", "long", "-o", "out", env=MARKING).out == b""
    assert (folder / "out").read_text() == LONG


@pytest.mark.parametrize("pager", ["sed s/^/paged:/", "head -n 1", "true", "false"])
def test_the_exit_code_is_the_commands(pager: str) -> None:
    for arguments, code in ((("diff", "--all", "long", "other"), 1), (("clean", "--diff", "long"), 0)):
        result = shown(*arguments, env={"PAGER": pager})
        assert result.code == code
        assert b"error" not in result.out


def test_a_pager_that_was_left_ends_long_work(folder: Path) -> None:
    for number in range(20):
        (folder / f"{number}").write_text(LONG * 10)
    result = shown("repair", *map(str, range(20)), env={"PAGER": "head -n 1"})
    assert (result.code, result.out) == (141, LONG.splitlines(keepends=True)[0].encode())


def test_messages_wait_until_the_pager_is_left() -> None:
    result = shown("repair", "long", "missing", env=MARKING)
    assert result.code == 2
    assert result.lines[-1] == "missing: error: No such file or directory."
    assert result.lines[-2].startswith("paged:")


def test_less_is_asked_to_end_by_itself_and_to_show_colours() -> None:
    told = "sh -c 'cat > /dev/null; echo $LESS'"
    assert shown("repair", "long", env={"PAGER": told}).out == b"FRX\n"
    assert shown("repair", "long", env={"PAGER": told, "LESS": "-S"}).out == b"-S\n"


def test_colours_are_those_of_the_terminal() -> None:
    result = shown("diff", "--all", "long", "other", env=MARKING)
    assert b"\x1b[1;31m" in result.out


def test_nothing_is_imported_for_it_in_a_pipe() -> None:
    script = (
        "syriatext repair short | cat; python -X importtime -m syriatext repair short 2>&1 >/dev/null | grep -c pager"
    )
    assert shell(script).lines[-1] == "0"
