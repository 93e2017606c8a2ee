"""Help as people read it: what it does, examples, then the options by what they are for."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from typing import Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup

OTHERS = "Other options"
GROUPS: dict[str, tuple[str, ...]] = {
    "What to do": (
        "--only", "--keep", "--normalize", "--clean", "--raw", "--pairs", "--thesaurus", "--site-evidence", "--config",
        "--prefer", "--match", "--in", "--top", "--min-score",
    ),
    "What to show": (
        "--check", "--diff", "--explain", "--format", "--table", "--unified", "--words", "--all", "--quiet", "--null",
        "--omit-first", "--color",
    ),
    "Where to write": ("--output", "--output-dir", "--in-place", "--record", "--force"),
    "What to read": (
        "--files0-from", "--stdin-filename", "--input-format", "--field", "--id-field", "--encoding", "--max-size",
    ),
    "How to run": ("--jobs", "--memory", "--work", "--engine", "--master"),
}  # fmt: skip
"""Options by what they are for, in the order of help; one that several commands take stands for all of them."""

_COLUMN = 28
"""Characters that the names of options take at most beside what they do."""


class Texts(NamedTuple):
    """What a command says of itself. An example is a command line and what it is good for."""

    summary: str
    examples: tuple[tuple[str, str], ...]
    description: tuple[str, ...]
    notes: tuple[str, ...]


def texts_of(command: Any) -> Texts:
    """Take the help and the epilog of a command apart."""
    summary, *description = _paragraphs(command.help)
    epilog = _paragraphs(command.epilog)
    blocks = [paragraph for paragraph in epilog if paragraph.startswith("Examples:")]
    notes = tuple(_joined(paragraph) for paragraph in epilog if paragraph not in blocks)
    lines = [line for block in blocks for line in block.splitlines()[1:]]
    return Texts(_joined(summary), tuple(map(_example, lines)), tuple(map(_joined, description)), notes)


def _paragraphs(text: str | None) -> list[str]:
    stripped = re.split(r"\n\s*\n", (text or "").replace("\b\n", "").strip())
    return [paragraph for paragraph in stripped if paragraph.strip()]


def _joined(paragraph: str) -> str:
    """One line, unless the paragraph is a list: each of its lines ends a sentence then."""
    return re.sub(r"(?<!\.)\n\s*", " ", paragraph)


def _example(line: str) -> tuple[str, str]:
    call, _, purpose = line.strip().partition("  ")
    return call, purpose.strip()


def group_of(parameter: Any) -> str:
    """The heading that an option stands under."""
    return next((name for name, options in GROUPS.items() if set(options) & set(parameter.opts)), OTHERS)


def grouped(parameters: list[Any]) -> Iterator[tuple[str, list[Any]]]:
    """Yield the headings, and the options under each in the order of `GROUPS`."""
    order = [option for options in GROUPS.values() for option in options]
    options = [parameter for parameter in parameters if parameter.param_type_name == "option" and not parameter.hidden]
    options.sort(
        key=lambda option: min((order.index(name) for name in option.opts if name in order), default=len(order))
    )
    for heading in (*GROUPS, OTHERS):
        if found := [option for option in options if group_of(option) == heading]:
            yield heading, found


def _write(command: Any, context: typer.Context, formatter: Any) -> None:
    texts = texts_of(command)
    command.format_usage(context, formatter)
    _write_paragraphs(formatter, (texts.summary,))
    if texts.examples:
        with formatter.section("Examples"):
            _write_examples(formatter, texts.examples)
    _write_paragraphs(formatter, texts.description)
    if commands := getattr(command, "commands", None):
        with formatter.section(f"Commands ({context.command_path} COMMAND --help says more)"):
            formatter.write_dl([(name, texts_of(one).summary) for name, one in commands.items() if not one.hidden])
    if arguments := [record for one in command.get_params(context) if (record := _argument(one, context))]:
        with formatter.section("Arguments"):
            formatter.write_dl(arguments)
    _write_options(formatter, context, [(name, options) for name, options in grouped(command.get_params(context))])
    _write_paragraphs(formatter, texts.notes)


def _argument(parameter: Any, context: typer.Context) -> tuple[str, str] | None:
    """How an argument is shown, if there is something to say about it."""
    is_told = parameter.param_type_name == "argument" and parameter.help
    return parameter.get_help_record(context) if is_told else None


def _write_examples(formatter: Any, examples: tuple[tuple[str, str], ...]) -> None:
    """In two columns; what is too long for that has its purpose below it."""
    column = max((len(call) for call, _ in examples if len(call) <= formatter.width // 2), default=0)
    for call, purpose in examples:
        line = f"  {call:{column}}   {purpose}" if purpose else f"  {call}"
        if len(line) > formatter.width or len(call) > column:
            line = f"  {call}\n" + _filled(purpose, formatter.width, 6)
        formatter.write(line.rstrip() + "\n")


def _write_options(formatter: Any, context: typer.Context, groups: list[tuple[str, list[Any]]]) -> None:
    tables = [(heading, [option.get_help_record(context) for option in options]) for heading, options in groups]
    column = max((len(name) for _, rows in tables for name, _ in rows if len(name) <= _COLUMN), default=0)
    for heading, rows in tables:
        with formatter.section(heading if len(tables) > 1 else "Options"):
            formatter.write_dl([(f"{name:{column}}", purpose) for name, purpose in rows], col_max=column)


def _write_paragraphs(formatter: Any, paragraphs: tuple[str, ...]) -> None:
    for paragraph in paragraphs:
        formatter.write_paragraph()
        for line in paragraph.splitlines():
            formatter.write(_filled(line, formatter.width, 2) + "\n")


def _filled(text: str, width: int, indent: int) -> str:
    return textwrap.indent(textwrap.fill(text, width - indent, break_on_hyphens=False), " " * indent)


class Command(TyperCommand):
    """A command whose help is laid out so."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        _write(self, ctx, formatter)


class Group(TyperGroup):
    """The same for the program, and for commands that have commands."""

    def format_help(self, ctx: Any, formatter: Any) -> None:
        _write(self, ctx, formatter)


def lay_out(app: typer.Typer) -> None:
    """Give a program and all of its commands this layout."""
    app.info.cls = Group
    for command in app.registered_commands:
        command.cls = Command
    for group in app.registered_groups:
        if group.typer_instance is not None:
            group.cls = Group
            lay_out(group.typer_instance)
