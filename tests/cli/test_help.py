"""Help, version and usage errors: what someone sees who does not know the command yet."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import typer

import syriatext
from syriatext.cli.app import COMMANDS, HALVES, program
from syriatext.cli.help import OTHERS, grouped

from .run import FINE, on_terminal, run

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


def test_help_fits_a_screen_with_the_line_that_asked_for_it() -> None:
    lines = on_terminal("--help", columns=80).out.decode().splitlines()
    assert len(lines) <= 23
    assert max(map(len, lines)) <= 80


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
    assert re.search(rf"Examples:\n(  +.*\n)*  syriatext {called} ", shown)
    assert re.search(r"Exit codes: 0 .*; 2 ", shown, re.S)
    assert shown.startswith(f"syriatext {command}: " if command in HALVES else "Usage: ")


@pytest.mark.parametrize("command", [*OWN_COMMANDS, "index build", "index add", "index remove", "index info"])
def test_every_option_says_what_it_does(command: str) -> None:
    shown = run(*command.split(), "--help").out.decode()
    options = re.findall(r"^  -.*(?:\n {4,}.*)*", shown, re.M)
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
    assert f"did you mean '{meant}'? hint: syriatext --help" in result.err.decode()


def test_a_file_in_the_place_of_a_command(folder: Path) -> None:
    (folder / "my article.txt").write_bytes(FINE)
    result = run("my article.txt")
    assert (result.code, result.out) == (2, b"")
    assert result.complaints == [
        "syriatext: error: 'my article.txt' is no command. hint: syriatext clean 'my article.txt'"
    ]


@pytest.mark.parametrize(
    ("call", "meant"),
    [
        ("clean --inplace", "--in-place"),
        ("clean --chek", "--check"),
        ("repair --chek", "--check"),
        ("diff --wrods a b", "--words"),
        ("clean --json", "--format json"),
        ("clean --format jsn", "json"),
        ("clean --format=JSON", "json"),
        ("clean --color alway", "always"),
        ("clean --keep captoin", "caption"),
        ("clean --normalize quots", "quotes"),
        ("diff --match near_duplicate a b", "near-duplicate"),
    ],
)
def test_did_you_mean(call: str, meant: str) -> None:
    result = run(*call.split(), "file.txt")
    assert (result.code, result.out) == (2, b"")
    (line,) = result.complaints
    assert line.endswith(f"did you mean '{meant}'? hint: syriatext {call.split()[0]} --help")


def test_what_is_like_nothing_gets_no_guess() -> None:
    for arguments in (("zzz",), ("clean", "--zzz"), ("clean", "--format", "zzz")):
        assert b"did you mean" not in run(*arguments).err


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


@pytest.mark.parametrize("columns", [60, 80, 120, 200])
@pytest.mark.parametrize("command", OWN_COMMANDS)
def test_help_on_a_terminal_fits_it(command: str, columns: int) -> None:
    shown = on_terminal(command, "--help", columns=columns).out.decode()
    assert "\x1b" not in shown
    # Command lines that are to be copied, and lists of values, are not broken.
    text = [line for line in shown.splitlines() if not line.startswith((f"  syriatext {command} ", "  --", "  -"))]
    assert max(map(len, text)) <= columns
    options = "Commands (" if command == "index" else "Where to write:"
    order = [shown.index(heading) for heading in ("Usage:", "Examples:", options, "Exit codes:")]
    assert order == sorted(order)


def test_every_option_stands_under_a_heading_of_its_own() -> None:
    """A new option has its place in `help.GROUPS`; what every program has may stand last."""
    for command in leaves(program()):
        others = [option for heading, options in grouped(command.params) if heading == OTHERS for option in options]
        assert {name for option in others for name in option.opts} <= {"--debug", "--version"}, command.name


def leaves(app: typer.Typer) -> list[Any]:
    """The commands that have no commands."""
    commands = [typer.main.get_command(app)]
    while any(hasattr(command, "commands") for command in commands):
        commands = [leaf for one in commands for leaf in getattr(one, "commands", {"": one}).values()]
    return commands


@pytest.mark.parametrize(
    ("call", "to_do"),
    [
        ("help clean", "No such command 'help'. hint: syriatext COMMAND --help"),
        (
            "clean --explain --format html f",
            "has every change and its reason as it is; leave out --explain",
        ),
        ("clean --in-place --format json f", "--in-place leaves files what they are; leave out --format"),
        ("clean --check --format csv f", "show things in their own way; leave out --format"),
        ("clean https://example.org/a", "nothing is fetched from the network: curl -L URL | syriatext clean"),
        ("diff https://example.org/a f", "nothing is fetched from the network: curl -L URL | syriatext clean"),
    ],
)
def test_a_wrong_call_is_told_what_to_do(call: str, to_do: str) -> None:
    result = run(*call.split())
    assert (result.code, result.out, len(result.complaints)) == (2, b"", 1)
    assert to_do in result.complaints[0]
