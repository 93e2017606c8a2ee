"""The commands and options of the program as plain data, for what is made out of them: manual pages and completions."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import typer

from syriatext.cleaning import known_classes, known_normalizations
from syriatext.cli.app import HALVES, program
from syriatext.cli.help import Texts, grouped, texts_of

_FILES = ("FILE", "PATH", "INDEX")


@dataclass(frozen=True)
class Option:
    """One option: its names, what is shown for its value ("" if it takes none), and what it does.

    `has_value` says that the next word is its value. `values` are those it can have, where they can be listed;
    `is_file` and `is_folder` say where else to look.
    """

    names: tuple[str, ...]
    value: str
    has_value: bool
    purpose: str
    values: tuple[str, ...]
    is_file: bool
    is_folder: bool
    is_repeatable: bool


@dataclass(frozen=True)
class Command:
    """One command: the words that call it behind the program's name, what it says, its commands and options."""

    path: tuple[str, ...]
    usage: str
    texts: Texts
    groups: tuple[tuple[str, tuple[Option, ...]], ...]
    commands: tuple["Command", ...] = ()

    @property
    def options(self) -> tuple[Option, ...]:
        """Its options, in one row."""
        return tuple(option for _, options in self.groups for option in options)

    def walk(self) -> Iterator["Command"]:
        """Yield this command and all below it."""
        yield self
        for command in self.commands:
            yield from command.walk()


def whole_program() -> Command:
    """The program with everything in it."""
    app: Any = typer.main.get_command(program())
    return _command(app, typer.Context(app, info_name="syriatext", **app.context_settings), ())


def _command(command: Any, context: Any, path: tuple[str, ...]) -> Command:
    below = getattr(command, "commands", {}).items()
    commands = tuple(
        _command(one, typer.Context(one, parent=context, info_name=name), (*path, name)) for name, one in below
    )
    if not path:
        (clean,) = (one for one in commands if one.path == ("clean",))
        commands = tuple(_half(clean, one) if one.path[0] in HALVES else one for one in commands)
    usage = " ".join((*path, *command.collect_usage_pieces(context)))
    groups = tuple(
        (heading, tuple(_option(option, context) for option in options))
        for heading, options in grouped(command.get_params(context))
    )
    return Command(path, usage, texts_of(command), groups, commands)


def _half(clean: Command, half: Command) -> Command:
    """``repair`` and ``strip`` take what ``clean`` takes, but ``--only``."""
    groups = tuple((name, tuple(one for one in some if "--only" not in one.names)) for name, some in clean.groups)
    return replace(
        clean, path=half.path, groups=groups, texts=half.texts, usage=clean.usage.replace("clean", half.path[0])
    )


def _option(option: Any, context: Any) -> Option:
    value = "" if getattr(option, "is_flag", False) or getattr(option, "count", False) else option.make_metavar(context)
    values = tuple(map(str, getattr(option.type, "choices", ())))
    if "--keep" in option.opts:
        values = tuple(sorted(known_classes()))
    if "--normalize" in option.opts:
        values = known_normalizations()
    return Option(
        tuple(sorted(option.opts, key=len)),
        value,
        bool(value) and not value.startswith("[="),
        option.get_help_record(context)[1],
        values,
        is_file=value.strip("[]=") in _FILES,
        is_folder=value == "DIR",
        is_repeatable=bool(option.multiple),
    )
