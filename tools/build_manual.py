"""Write the manual pages from the commands themselves: share/man/man1/.

    python tools/build_manual.py

One page for the program and one for each command, so that ``man syriatext-diff`` is as long as it has to be.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from commands import Command, Option, whole_program

from syriatext import __version__
from syriatext.cli.app import HALVES

PAGES = Path(__file__).parents[1] / "share" / "man" / "man1"

_EXIT_CODES = (
    ("0", "Done. diff: identical, or as close as --match asks. clean --check: nothing would change."),
    ("1", "diff: different, or not that close. clean --check and --diff: something would change."),
    ("2", "An input could not be read, an output not be written, or the call was wrong; other inputs are still done."),
    ("70", "An error of the program itself; --debug shows where."),
    ("130, 143, 141", "Ctrl-C, SIGTERM, the reader of a pipe went away."),
)
_ENVIRONMENT = (
    ("NO_COLOR", "Set to anything, it switches colour off. So does TERM=dumb."),
    ("PAGER", "What shows long output on a terminal, less by default; cat, or --no-pager, means none."),
    ("LESS", "Options of less; FRX where it is not set."),
    ("TMPDIR", "Where dups keeps its work while it runs, without --work."),
)
_FILES = (
    ("syriatext.toml", "Beside the texts or above them: lines that are always removed or kept. See --config of clean."),
)


def pages() -> dict[str, str]:
    """The pages by the names of their files."""
    root = whole_program()
    found = {}
    for command in root.walk():
        name = "-".join(("syriatext", *command.path))
        is_half = command.path[:1] and command.path[0] in HALVES
        found[f"{name}.1"] = ".so man1/syriatext-clean.1\n" if is_half else "\n".join(_page(command, root, name)) + "\n"
    return found


def _page(command: Command, root: Command, name: str) -> Iterator[str]:
    texts = command.texts
    yield '.\\" Made by tools/build_manual.py from the commands themselves.'
    yield f'.TH {name.upper()} 1 "" "syriatext {__version__}" "syriatext"'
    yield ".nh\n.ad l"
    yield ".SH NAME"
    yield f"{name} \\- {_escaped(texts.summary[0].lower() + texts.summary[1:].rstrip('.'))}"
    yield ".SH SYNOPSIS"
    yield f".B syriatext\n{_escaped(command.usage)}"
    if texts.examples:
        yield ".SH EXAMPLES"
    for call, purpose in texts.examples:
        yield f".TP\n.B {_escaped(call)}\n{_escaped(purpose)}"
    if texts.description:
        yield ".SH DESCRIPTION"
        yield "\n.PP\n".join(map(_escaped, texts.description))
    if command.commands:
        yield ".SH COMMANDS"
    for one in command.commands:
        yield f".TP\n.B {_escaped(one.path[-1])}\n{_escaped(one.texts.summary)}"
    yield ".SH OPTIONS"
    for heading, options in command.groups:
        if len(command.groups) > 1:
            yield f".SS {heading}"
        yield from map(_option, options)
    for note in texts.notes:
        yield ".SH EXIT STATUS" if note.startswith("Exit codes:") else ".SH NOTES"
        yield "\n.br\n".join(_escaped(line) for line in note.removeprefix("Exit codes:").strip().splitlines())
    if not command.path:
        for heading, rows in (("EXIT STATUS", _EXIT_CODES), ("ENVIRONMENT", _ENVIRONMENT), ("FILES", _FILES)):
            yield f".SH {heading}"
            yield from (f".TP\n.B {_escaped(term)}\n{_escaped(meaning)}" for term, meaning in rows)
    yield ".SH SEE ALSO"
    others = [
        one for one in (root, *root.commands) if one is not command and one.path[:1] not in {(h,) for h in HALVES}
    ]
    yield "\n".join(f".BR {_escaped('-'.join(('syriatext', *one.path)))} (1)" for one in others)


def _option(option: Option) -> str:
    value = option.value if option.value.startswith("[=") else f" {option.value}" if option.value else ""
    return f".TP\n.B {_escaped(', '.join(option.names) + value)}\n{_escaped(option.purpose)}"


def _escaped(text: str) -> str:
    """Text that the typesetter takes for text."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("…", "...").replace("’", "'")
    return "\\&" + escaped if escaped.startswith((".", "'")) else escaped


def main() -> int:
    """Write the files."""
    PAGES.mkdir(parents=True, exist_ok=True)
    for old in PAGES.glob("*.1"):
        old.unlink()
    for name, text in pages().items():
        (PAGES / name).write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
