"""The program: finds the command that is wanted, loads only that one, runs it."""

from __future__ import annotations

import sys
from importlib import import_module

import typer

from .. import __version__
from .errors import INTERRUPTED, TROUBLE, Stopped, flush_streams, listen_for_signals, occupy_closed_streams

COMMANDS = ("clean", "halves", "diff", "restore")
"""In the order of ``--help``: the files of this folder that have a ``register(app)``."""

HALVES = ("repair", "strip")

_HELP = """Clean scraped news text, say who copied whom, and undo every change.

\b
Examples:
  syriatext clean article.txt            the article as it was written, without web chrome
  curl -s URL | syriatext clean          the same from a web page in a pipe
  syriatext diff one.txt two.txt         how two articles relate, sentence by sentence
"""
_EPILOG = "syriatext COMMAND --help shows a command's options and examples."


def run(arguments: list[str]) -> int:
    """Run one command line and return its exit code."""
    occupy_closed_streams()
    listen_for_signals()
    arguments = _spelled_out(arguments)
    try:
        _app(next((word for word in arguments if not word.startswith("-")), None))(arguments, prog_name="syriatext")
    except SystemExit as stop:
        code = stop.code if isinstance(stop.code, int) else 0
    except KeyboardInterrupt:
        code = INTERRUPTED
    except Stopped as stopped:
        code = stopped.exit_code
    except OSError:
        code = TROUBLE  # help that could not be printed: the same happens once more, and is reported, below
    return flush_streams() or code


def _spelled_out(arguments: list[str]) -> list[str]:
    """Write out what is short for something else: the halves of clean, an option whose value was left out."""
    if arguments and arguments[0] in HALVES:
        arguments = ["clean", "--only", arguments[0], *arguments[1:]]
    if arguments[:1] != ["clean"]:
        return arguments
    options_end = arguments.index("--") if "--" in arguments else len(arguments)
    options = ["--in-place=" if word == "--in-place" else word for word in arguments[:options_end]]
    return options + arguments[options_end:]


def _app(wanted: str | None) -> typer.Typer:
    """The program with the one command that is wanted; with all of them for help and for a name it does not know."""
    app = typer.Typer(
        name="syriatext",
        help=_HELP,
        epilog=_EPILOG,
        add_completion=False,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(_options_of_the_program)
    for name in (wanted,) if wanted in COMMANDS else COMMANDS:
        import_module(f".{name}", __package__).register(app)
    return app


def _options_of_the_program(
    version: bool = typer.Option(False, "--version", help="Print the version and end.", is_eager=True),
) -> None:
    if version:
        sys.stdout.write(f"syriatext {__version__}\n")
        raise typer.Exit()
