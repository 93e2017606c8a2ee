"""Did you mean …? Guesses at what was meant by a name that does not exist."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Collection
from difflib import get_close_matches
from typing import Any

_UNKNOWN_VALUE = re.compile(r"'(?P<typed>[^']+)' is (?:not one of|none of:) (?P<known>.+)$")
_UNKNOWN_OPTION = re.compile(r"No such option: (?P<typed>\S+).*")
_UNKNOWN_COMMAND = re.compile(r"No such command '(?P<typed>.*?)'.*")


def suggest(message: str, command: Any, path: str, arguments: Collection[str] = ()) -> tuple[str, str]:
    """Return a message about a wrong call with a guess in it, and what to do.

    `command` is what was called, as far as that is known, `path` its name with that of the program, and `arguments`
    all that was typed.

    >>> suggest("--keep 'captoin' is none of: ad, caption, date", None, "syriatext clean")
    ("--keep 'captoin' is none of: ad, caption, date; did you mean 'caption'?", 'syriatext clean --help')
    """
    to_do = f"{path} --help"
    if found := _UNKNOWN_COMMAND.match(message):
        typed = found["typed"]
        if os.path.exists(typed):
            return f"{typed!r} is no command", f"{path} clean {shlex.quote(typed)}"
        to_do = f"{path} COMMAND --help" if typed == "help" else to_do
        return _with_guess(f"No such command {typed!r}", typed, getattr(command, "commands", ())), to_do
    if found := _UNKNOWN_OPTION.match(message):
        files = [word for word in arguments if word.startswith(found["typed"]) and os.path.exists(word)]
        if files:  # a shell put it there in place of *
            return f"{files[0]!r} is taken for an option", f"{shlex.quote('./' + files[0])}, or -- before the names"
        return _about_option(found["typed"], command), to_do
    if found := _UNKNOWN_VALUE.search(message):
        known = [name.strip("'") for name in found["known"].split(", ")]
        return _with_guess(message, found["typed"], known), to_do
    return message, to_do


def _about_option(typed: str, command: Any) -> str:
    """An option that does not exist may be misspelt, or be a format: ``--json``."""
    parameters = command.params if command is not None else []
    formats = [
        name for option in parameters if "--format" in option.opts for name in getattr(option.type, "choices", ())
    ]
    if typed.lstrip("-") in formats:
        return f"No such option: {typed}; did you mean '--format {typed.lstrip('-')}'?"
    names = [name for option in parameters for name in option.opts if name.startswith("--")]
    return _with_guess(f"No such option: {typed}", typed, [*names, "--help"])


def _with_guess(message: str, typed: str, known: Collection[str]) -> str:
    close = get_close_matches(typed.lower(), known, n=1, cutoff=0.6)
    return f"{message}; did you mean {close[0]!r}?" if close else message
