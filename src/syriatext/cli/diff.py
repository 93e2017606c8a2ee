"""``syriatext diff``: how two texts relate, and what shows it."""

from __future__ import annotations

import os
import shutil
from typing import Annotated, Literal

import typer

from ..comparing import compare_documents
from ..comparison import VERDICTS, Comparison, Verdict
from ..output import file_sink, stdout_sink
from ..reading import STDIN, ReadOptions, Source, open_document
from .errors import DIFFERENT, SAME, ends_well, usage_error
from .options import (
    ColorOption,
    DebugOption,
    EncodingOption,
    InputFormatOption,
    MaxSizeOption,
    is_terminal,
    parse_size,
    use_color,
)

_HELP = """How two texts relate, and what shows it.

Both are cleaned first, so that chrome and encoding damage make no difference. The verdict is one of: identical (the
same words in the same order), near-duplicate, spun (rewritten word for word), partial (shared passages), same-story
(no copying), unrelated.
"""
_EPILOG = """\b
Examples:
  syriatext diff one.txt two.txt                   verdict, aligned sentences, words put for other words
  syriatext diff -u one.txt two.txt                sentence by sentence, as diff -u
  syriatext diff --match near-duplicate a b && echo copy
  syriatext diff --format json one.txt two.txt | jq .verdict

\b
Exit codes: 0 identical (with --match: at least that close); 1 different (not that close); 2 trouble.
"""


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("diff", help=_HELP, epilog=_EPILOG)(ends_well(diff))


def diff(
    a: Annotated[str, typer.Argument(metavar="A", help="A file, or - for standard input.", show_default=False)],
    b: Annotated[str, typer.Argument(metavar="B", help="Another file, or -.", show_default=False)],
    format: Annotated[Literal["text", "json", "jsonl"], typer.Option("--format", help="What to print.")] = "text",
    unified: Annotated[bool, typer.Option("--unified", "-u", help="Sentence by sentence, with - and +.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing, only end with the code.")] = False,
    match: Annotated[
        Verdict | None,
        typer.Option("--match", help="End with 0 if they are at least that close.", show_default=False),
    ] = None,
    raw: Annotated[bool, typer.Option("--raw", help="Compare the texts as they are, without cleaning.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Show what moved the verdict.")] = False,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Write here instead of standard output.")
    ] = None,
    input_format: InputFormatOption = None,
    encoding: EncodingOption = None,
    max_size: MaxSizeOption = "512M",
    color: ColorOption = "auto",
    debug: DebugOption = False,
) -> int:
    if a == b == STDIN:
        raise usage_error("only one of the two can be standard input")
    if output is not None and os.path.realpath(output) in (os.path.realpath(a), os.path.realpath(b)):
        raise usage_error(f"--output {output} is one of the texts")
    if unified and format != "text":
        raise usage_error("-u and --format exclude each other")
    reading = ReadOptions(input_format, encoding, parse_size(max_size))
    comparison = compare_documents(open_document(Source(a), reading), open_document(Source(b), reading), raw)
    # A script that asks with --match wants the answer; the picture is there for the asking.
    if not quiet and not (match and format == "text" and not unified and not explain):
        shown = _rendered(comparison, format, unified, explain, output is None and use_color(color), _width(output))
        with file_sink(output) if output is not None else stdout_sink() as sink:
            sink.write(shown)
            sink.commit()
    return _exit_code(comparison.verdict, match)


def _rendered(
    comparison: Comparison, format: str, unified: bool, explain: bool, color: bool, width: int | None
) -> bytes:
    if format != "text":
        from ..rendering.json import diff_record, to_json

        return to_json(diff_record(comparison), indent=2 if format == "json" else None)
    from ..rendering.comparison import terminal_view, unified_view

    if unified:
        return unified_view(comparison, harmless=width is not None).encode("utf-8", "replace")
    return terminal_view(comparison, color, explain, width).encode("utf-8", "replace")


def _width(output: str | None) -> int | None:
    """Columns to fill, or None where nobody looks at the output."""
    return shutil.get_terminal_size().columns if output is None and is_terminal(1) else None


def _exit_code(verdict: Verdict, match: Verdict | None) -> int:
    return SAME if VERDICTS.index(verdict) <= VERDICTS.index(match or "identical") else DIFFERENT
