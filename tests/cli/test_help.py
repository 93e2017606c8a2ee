"""Help, version and usage errors: what someone sees who does not know the command yet."""

from __future__ import annotations

import re

import pytest

import syriatext
from syriatext.cli.app import COMMANDS, HALVES

from .run import on_terminal, run

OWN_COMMANDS = [name for name in COMMANDS if name != "halves"]


@pytest.mark.parametrize("arguments", [("--version",), ("--version", "clean"), ("--version", "--help")])
def test_version(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert (result.code, result.out, result.err) == (0, f"syriatext {syriatext.__version__}\n".encode(), b"")


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_names_every_command_and_starts_with_examples(option: str) -> None:
    result = run(option)
    assert (result.code, result.err) == (0, b"")
    shown = result.out.decode()
    assert all(re.search(rf"^  {name} +\S", shown, re.M) for name in (*OWN_COMMANDS, *HALVES))
    assert shown.index("Examples:") < shown.index("Options:")


def test_no_command_is_help_and_exit_code_2() -> None:
    result = run()
    assert result.code == 2
    assert b"Examples:" in result.out + result.err


@pytest.mark.parametrize("option", ["-h", "--help"])
@pytest.mark.parametrize("command", [*OWN_COMMANDS, *HALVES])
def test_every_command_shows_examples_and_exit_codes(command: str, option: str) -> None:
    result = run(command, option)
    assert (result.code, result.err) == (0, b"")
    shown = result.out.decode()
    called = "clean" if command in HALVES else command
    assert re.search(rf"Examples:\n( +syriatext .*\n)* +syriatext {called} ", shown)
    assert re.search(r"Exit codes: 0 .*; 2 ", shown, re.S)


@pytest.mark.parametrize("command", [*OWN_COMMANDS, "index build", "index add", "index remove", "index info"])
def test_every_option_says_what_it_does(command: str) -> None:
    shown = run(*command.split(), "--help").out.decode()
    shown = shown[shown.index("Options:") : shown.index("\n\n  Examples:")].partition("\n\nCommands:")[0]
    options = re.split(r"\n(?=  -)", shown)[1:]
    assert len(options) > (0 if "index" in command else 4)
    for option in options:
        assert re.search(r"\S( {2,}|\n +)[A-Za-z]", option)
        assert re.search(r"\.( \[.*\])?$", " ".join(option.split()))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("claen", "clean"), ("cleann", "clean"), ("dif", "diff"), ("restor", "restore"), ("repiar", "repair")],
)
def test_did_you_mean_a_command(typed: str, meant: str) -> None:
    result = run(typed, "file.txt")
    assert (result.code, result.out) == (2, b"")
    assert f"Did you mean '{meant}'" in result.err.decode()


@pytest.mark.parametrize(("typed", "meant"), [("--inplace", "--in-place"), ("--chek", "--check")])
def test_did_you_mean_an_option(typed: str, meant: str) -> None:
    result = run("clean", typed, "file.txt")
    assert (result.code, result.out) == (2, b"")
    assert meant in result.err.decode()


@pytest.mark.parametrize(
    "arguments",
    [
        ("unknown",),
        ("clean", "--unknown"),
        ("clean", "--format"),
        ("clean", "--color", "sometimes"),
        ("diff",),
        ("restore", "a", "b"),
        ("--unknown", "clean"),
        ("-x",),
        ("",),
        ("clean", "--in-place"),
        ("restore", "--in-place=x", "a"),
    ],
    ids=" ".join,
)
def test_usage_errors_exit_2_and_print_nothing(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert (result.code, result.out) == (2, b"")
    (line,) = result.complaints
    assert ": error: " in line and ". hint: syriatext " in line


def test_help_on_a_terminal_fits_it() -> None:
    shown = on_terminal("clean", "--help", columns=80).out.decode()
    assert "\x1b" not in shown
    assert "Examples:" in shown
