"""The program: finds the command that is wanted, loads only that one, runs it."""

from __future__ import annotations

import sys
from contextlib import redirect_stderr, redirect_stdout
from importlib import import_module
from io import StringIO
from typing import Any

import typer

from .. import __version__
from ..output import in_place_of_stdout, remove_unfinished, say
from ..rendering.terminal import safe_line
from .errors import (
    TROUBLE,
    Stopped,
    code_of,
    code_of_signal,
    done,
    listen_for_signals,
    occupy_closed_streams,
    print_text,
)
from .options import NO_SUFFIX, is_terminal

COMMANDS = ("clean", "halves", "diff", "dups", "find", "index", "restore")
"""In the order of ``--help``: the files of this folder that have a ``register(app)``."""

HALVES = ("repair", "strip")
NO_PAGER = "--no-pager"
HELP_OPTIONS = frozenset(("-h", "--help"))

_HELP = "Clean scraped news text, say who copied whom, and undo every change."
_EPILOG = """\b
Examples:
  syriatext clean article.txt          the article as written, no web chrome
  syriatext diff one.txt two.txt       how two articles relate, word by word
  syriatext find a.txt --in texts/     the texts that another was taken from
"""


def run(arguments: list[str]) -> int:
    """Run one command line and return its exit code."""
    occupy_closed_streams()
    listen_for_signals()
    try:
        return _paged(arguments)
    except (Stopped, KeyboardInterrupt):  # behind the command, which catches its own
        return code_of_signal()
    finally:
        done()


def _paged(arguments: list[str]) -> int:
    arguments, may_page = _without_pager_option(arguments)
    if may_page and is_terminal(1):
        from .pager import pager_for_terminal

        if (pager := pager_for_terminal()) is not None:
            with in_place_of_stdout(pager):
                code = _run(arguments)
            return code_of(pager.finish) or code
    return _run(arguments)


def _run(arguments: list[str]) -> int:
    if arguments[:1] and arguments[0] in HALVES and any(word.split("=")[0] == "--only" for word in arguments):
        say(f"syriatext {arguments[0]}: error: --only goes with clean. hint: syriatext clean --help")
        return TROUBLE
    # What typer says by itself goes the way of all output, which knows about full disks, closed pipes and terminals.
    with redirect_stdout(StringIO()) as help, redirect_stderr(StringIO()) as complaint:
        code = _exit_code(_spelled_out(arguments))
    remove_unfinished()
    if said := complaint.getvalue():
        # A program or a group of commands without a command shows its help.
        say(safe_line(_one_line(said, arguments)) if "Error: " in said else said.rstrip("\n"))
    return print_text(_heading(arguments, help.getvalue()) + help.getvalue()) or code


def _heading(arguments: list[str], help: str) -> str:
    """What stands above the help of clean, where one of its halves was asked about."""
    if not help or arguments[0] not in HALVES:
        return ""
    from .halves import TEXTS

    return f"syriatext {arguments[0]}: {TEXTS[arguments[0]]} What clean says of itself:\n\n"


def _without_pager_option(arguments: list[str]) -> tuple[list[str], bool]:
    """Take ``--no-pager`` out, wherever among the options it stands; is there to be a pager?"""
    end = arguments.index("--") if "--" in arguments else len(arguments)
    options = [word for word in arguments[:end] if word != NO_PAGER]
    return options + arguments[end:], len(options) == end


def _one_line(complaint: str, arguments: list[str]) -> str:
    """What typer says in four lines about a call that is wrong, in one that says what to do."""
    from .suggest import suggest

    lines = [line.strip() for line in complaint.splitlines() if not line.startswith(("Usage:", "Try "))]
    message = " ".join(filter(None, lines)).removeprefix("Error: ").removeprefix("Invalid value: ").rstrip(".")
    message, to_do = suggest(message.replace("valid int range", "whole number"), *_called(arguments), arguments)
    return f"syriatext: error: {message}{'' if message.endswith('?') else '.'} hint: {to_do}"


def _called(arguments: list[str]) -> tuple[Any, str]:
    """The command that was called, as far as there is one, and its path."""
    command: Any = typer.main.get_command(program())
    path = "syriatext"
    for word in arguments:
        if word not in getattr(command, "commands", ()):
            break
        command, path = command.commands["clean" if word in HALVES else word], f"{path} {word}"
    return command, path


def _exit_code(arguments: list[str]) -> int:
    try:
        wanted = next((word for word in arguments if not word.startswith("-")), None)
        is_run = wanted in COMMANDS and HELP_OPTIONS.isdisjoint(arguments)
        program(wanted, with_help=not is_run)(arguments, prog_name="syriatext")
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else 0
    except (KeyboardInterrupt, Stopped):
        return code_of_signal()
    return 0


def _spelled_out(arguments: list[str]) -> list[str]:
    """Write out what is short for something else: the halves of clean, an option whose value was left out."""
    if arguments and arguments[0] in HALVES:
        arguments = ["clean", "--only", arguments[0], *arguments[1:]]
    if arguments[:1] != ["clean"]:
        return arguments
    options_end = arguments.index("--") if "--" in arguments else len(arguments)
    options = [f"--in-place={NO_SUFFIX}" if word == "--in-place" else word for word in arguments[:options_end]]
    return options + arguments[options_end:]


def program(wanted: str | None = None, with_help: bool = True) -> typer.Typer:
    """The program with the one command that is wanted; with all of them for help and for a name it does not know.

    `with_help` lays help out, which takes time that a run need not spend.
    """
    app = typer.Typer(
        name="syriatext",
        help=_HELP,
        epilog=_EPILOG,
        add_completion=False,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": sorted(HELP_OPTIONS)},
    )
    app.callback()(_options_of_the_program)
    for name in (wanted,) if wanted in COMMANDS else COMMANDS:
        import_module(f".{name}", __package__).register(app)
    if with_help:
        from .help import lay_out

        lay_out(app)
    return app


def _print_version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"syriatext {__version__}\n")
        raise typer.Exit()


def _options_of_the_program(
    version: bool = typer.Option(
        False, "--version", help="Print the version and end.", is_eager=True, callback=_print_version
    ),
    no_pager: bool = typer.Option(False, NO_PAGER, help="Show long output without a pager, with any command."),
) -> None:
    """Nothing is left to do when they were read."""
