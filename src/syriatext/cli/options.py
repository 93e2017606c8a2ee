"""Options that more than one command takes, and what their values mean."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Annotated, Literal, TypeVar

import typer

from ..output import file_sink
from ..problems import Problem
from ..reading import STDIN
from .errors import usage_error

if TYPE_CHECKING:
    from ..thesauri import Thesaurus

Color = Literal["auto", "always", "never"]

ColorOption = Annotated[Color, typer.Option("--color", help="Colour what is shown to people.")]
DebugOption = Annotated[bool, typer.Option("--debug", help="Show where an internal error came from.")]
InputFormatOption = Annotated[
    Literal["text", "html"] | None,
    typer.Option("--input-format", help="What the inputs are, instead of finding out.", show_default=False),
]
EncodingOption = Annotated[
    str | None, typer.Option("--encoding", metavar="NAME", help="The inputs' encoding, instead of finding out.")
]
MaxSizeOption = Annotated[
    str, typer.Option("--max-size", metavar="SIZE", help="Refuse larger inputs; K, M, G are powers of 1024.")
]
JobsOption = Annotated[
    int, typer.Option("--jobs", "-j", min=0, metavar="N", help="Processes to use; 0: one a processor.")
]

EngineOption = Annotated[
    Literal["duckdb", "spark"] | None,
    typer.Option("--engine", help="Where the work is done: here, or by Apache Spark.", show_default=False),
]
MasterOption = Annotated[
    str | None,
    typer.Option("--master", metavar="URL", help="The Spark cluster, as spark-submit takes it; local without."),
]

Evidence = Literal["on", "off", "auto"]
"""Of a site's other pages: with ``on`` all are known to have their chrome on, ``auto`` acts where that is sure."""

ConfigOption = Annotated[
    str | None,
    typer.Option("--config", metavar="FILE", help="Read this file instead of the nearest syriatext.toml."),
]

F = TypeVar("F", bound=str)

FORMAT = typer.Option("--format", help="What to print, if the name of --output does not say it.", show_default="text")

_UNITS = {"": 1, "k": 1 << 10, "m": 1 << 20, "g": 1 << 30}


def parse_size(value: str, option: str = "--max-size") -> int:
    """Return a size in bytes, from ``500``, ``64K`` or ``2G``, given to `option`. Raises BadParameter."""
    size = value.strip().lower().removesuffix("b").removesuffix("i")
    number = size.rstrip("kmg")
    unit = size[len(number) :]
    if not (number.isascii() and number.isdigit() and unit in _UNITS):
        raise usage_error(f"{option} {value!r} is not a size such as 500K, 64M or 2G")
    return int(number) * _UNITS[unit]


ENDINGS = {".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv", ".html": "html", ".htm": "html"}
"""What the name of an output says about its format."""
_OTHERS = (".xlsx", ".xls", ".ods", ".docx", ".odt", ".pdf")
"""Names of files that nothing here writes: what was written under one would not open."""


def format_of(wanted: F | None, output: str | None, known: Collection[F], usual: F) -> F:
    """The format that is `wanted`, else the one of the `known` that the `output` is named for, else the `usual` one.

    Raises BadParameter for a name of another one.
    """
    named = format_of_name(output)
    if wanted or named is None:
        return wanted or usual
    if named not in known:
        raise usage_error(f"-o {output} is named for {named}; what can be written is {', '.join(known)}")
    return next(format for format in known if format == named)


def format_of_name(output: str | None) -> str | None:
    """The format that an output is named for, if any."""
    ending = os.path.splitext(output or "")[1].lower()
    return ENDINGS.get(ending) or (ending[1:] if ending in _OTHERS else None)


def refuse_other_names(output: str | None) -> None:
    """Raise a usage error if `output` has the name of a file that another program makes."""
    if (named := format_of_name(output)) and f".{named}" in _OTHERS:
        raise usage_error(f"-o {output} is named for {named}, which nothing here makes")


def check_name(output: str | None, made: str, what: str) -> None:
    """Raise a usage error if `output` is named for another format than `made`, which is what `what` makes."""
    if (named := format_of_name(output)) not in (None, made):
        raise usage_error(f"-o {output} is named for {named}, and {what} makes {made}")


NO_SUFFIX = "\0"
"""What ``--in-place`` without a suffix is spelled out to: no argument can be that, and an empty one is a mistake."""


def suffix_of(value: str) -> str:
    """The suffix that ``--in-place[=SUFFIX]`` gives. Raises BadParameter for what can be none."""
    if not value:
        raise usage_error("--in-place= has no suffix; leave out the = to keep no old file")
    if os.sep in value:
        raise usage_error(f"--in-place={value}: a suffix goes behind a name and holds no {os.sep}")
    return "" if value == NO_SUFFIX else value


def use_color(choice: Color, descriptor: int = 1) -> bool:
    """Should output to `descriptor` be coloured? NO_COLOR and TERM=dumb are minded; a pipe never is under auto."""
    if choice != "auto":
        return choice == "always"
    return os.isatty(descriptor) and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def is_terminal(descriptor: int) -> bool:
    """Is somebody there to read or type?"""
    try:
        return os.isatty(descriptor)
    except OSError:
        return False


def terminal_width() -> int:
    """Columns of the terminal, or those that COLUMNS says."""
    return shutil.get_terminal_size().columns


def for_reader(data: bytes, output: str | None) -> bytes:
    """What is printed, made harmless where it goes to a terminal; `output` is the value of --output."""
    if output not in (None, "-") or not is_terminal(1):
        return data
    from ..rendering.terminal import safe

    return safe(data.decode()).encode()


def write_pieces(output: str | None, pieces: Iterable[bytes]) -> None:
    """Write what comes to where --output says, harmless for a terminal."""
    with file_sink(output) as sink:
        for piece in pieces:
            sink.write(for_reader(piece, output))
        sink.commit()


NAME_ANOTHER = "name another file"


def refuse_output_over(output: str | None, inputs: Iterable[str], hint: str = NAME_ANOTHER) -> None:
    """Raise BadParameter if `output` is the file of one of the `inputs`: it would be lost, and nothing undoes that."""
    if output is None or not os.path.isfile(output):
        return
    if any(name != STDIN and os.path.exists(name) and os.path.samefile(name, output) for name in inputs):
        raise usage_error(f"--output {output} is one of the inputs; {hint}")


def ask_for_input() -> typer.BadParameter:
    """What to say instead of waiting in silence for text that nobody knows is wanted."""
    return usage_error("no input: name files or folders, or pipe text in")


def master_of(engine: str | None, master: str | None) -> str | None:
    """The Spark cluster that is meant; None for no Spark. Raises BadParameter."""
    if engine == "duckdb" and master is not None:
        raise usage_error("--master is for --engine spark")
    return master or ("local" if engine == "spark" else None)


@lru_cache(maxsize=1)
def load_thesaurus(path: str | None) -> Thesaurus | None:
    """Read the thesaurus at `path`, once a process. Raises Problem."""
    if path is None:
        return None
    from pathlib import Path

    from ..thesauri import read_thesaurus

    try:
        return read_thesaurus(Path(path))
    except OSError as error:
        raise Problem.from_os(path, error) from None
    except ValueError as error:
        hint = "MyThes (th_*.dat), WordNet's dict folder, or Moby's list of words"
        raise Problem(path, f"this is no thesaurus: {error}", hint) from None
