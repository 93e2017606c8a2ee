"""``syriatext diff``: how two texts relate, and what shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple, get_args

import typer

from ..comparing import changes_in_order, compare_documents
from ..comparison import VERDICTS, Comparison, Verdict
from ..config import load as load_config
from ..output import file_sink
from ..reading import STDIN, ReadOptions
from ..records import open_single
from ..rendering.table import Table, whole_table
from .errors import DIFFERENT, NO_WORDS, SAME, ends_well, usage_error, warn
from .options import (
    FORMAT,
    ColorOption,
    ConfigOption,
    DebugOption,
    EncodingOption,
    InputFormatOption,
    JobsOption,
    MaxSizeOption,
    check_name,
    for_reader,
    format_of,
    is_terminal,
    load_thesaurus,
    parse_size,
    refuse_output_over,
    terminal_width,
    use_color,
)
from .progress import busy
from .reports import this_run
from .work import process_count

if TYPE_CHECKING:
    from .pairs import Wanted

Format = Literal["text", "json", "jsonl", "csv", "html"]

_HELP = """How two texts relate, and what shows it.

Both are cleaned first, so that chrome and encoding damage make no difference. The verdict is one of: identical (the
same words in the same order), near-duplicate, spun (rewritten word for word), partial (shared passages), same-story
(no copying), unrelated.

With --pairs, many pairs in one run: FILE (- for standard input) has a line {"id": …, "a": PATH, "b": PATH} for each, or
the texts themselves as "a_text" and "b_text", or is a table with such columns. The answers come in the same order;
--match prints only such pairs.
"""
_EPILOG = """\b
Examples:
  syriatext diff one.txt two.txt                   verdict, aligned sentences, words put for other words
  syriatext diff -u one.txt two.txt                sentence by sentence, as diff -u
  syriatext diff --words draft.txt final.txt       word by word, as wdiff
  syriatext diff --match near-duplicate a b && echo copy
  syriatext diff --format json one.txt two.txt | jq .verdict
  syriatext diff --format html one.txt two.txt -o report.html    a page to look at
  syriatext diff --table substitutions one.txt two.txt > words.csv
  syriatext diff --pairs pairs.jsonl --format csv --jobs 0 > table.csv

\b
Exit codes: 0 identical (with --match: at least that close); 1 different (not that close); 2 trouble.
With --pairs: 0 all pairs were answered; 2 not all.
"""


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("diff", help=_HELP, epilog=_EPILOG)(ends_well(diff))


def diff(
    a: Annotated[
        str | None, typer.Argument(metavar="A", help="A file, or - for standard input.", show_default=False)
    ] = None,
    b: Annotated[str | None, typer.Argument(metavar="B", help="Another file, or -.", show_default=False)] = None,
    pairs: Annotated[
        str | None, typer.Option("--pairs", metavar="FILE", help="Compare the pairs that FILE lists.")
    ] = None,
    format: Annotated[Format | None, FORMAT] = None,
    table: Annotated[
        Table | None,
        typer.Option("--table", help="CSV of this: a row a pair, a link or a substitution.", show_default=False),
    ] = None,
    unified: Annotated[bool, typer.Option("--unified", "-u", help="Sentence by sentence, with - and +.")] = False,
    words: Annotated[
        bool, typer.Option("--words", "-w", help="Word by word from top to bottom, as wdiff; moves are not followed.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing, only end with the code.")] = False,
    match: Annotated[
        Verdict | None,
        typer.Option("--match", help="End with 0 if they are at least that close.", show_default=False),
    ] = None,
    raw: Annotated[bool, typer.Option("--raw", help="Compare the texts as they are, without cleaning.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Show what moved the verdict.")] = False,
    whole: Annotated[bool, typer.Option("--all", help="Show every sentence and every substitution.")] = False,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Write here; the name may say the format.")
    ] = None,
    thesaurus: Annotated[
        str | None,
        typer.Option("--thesaurus", metavar="PATH", help="Say which swaps it lists (MyThes, WordNet or Moby)."),
    ] = None,
    input_format: InputFormatOption = None,
    encoding: EncodingOption = None,
    max_size: MaxSizeOption = "512M",
    config: ConfigOption = None,
    jobs: JobsOption = 1,
    color: ColorOption = "auto",
    debug: DebugOption = False,
) -> int:
    if table is not None and format not in (None, "text", "csv"):
        raise usage_error("--table is CSV, and --format is something else")
    views = {"--table": table is not None, "-u": unified, "--words": words, "--explain": explain}
    if way := next((name for name, asked in views.items() if asked), None):
        check_name(output, "csv" if table else "text", way)
    named = None if way else output
    format = "csv" if table is not None else format_of(format, named, get_args(Format), "text")
    if unified + words + explain > 1 or ((unified or words) and format != "text"):
        raise usage_error("-u, --words, --explain and --format exclude each other")
    reading = ReadOptions(input_format, encoding, parse_size(max_size))
    wishes = load_config(config)
    known = load_thesaurus(thesaurus)
    if pairs is not None:
        if a is not None or unified or words or explain:
            raise usage_error("--pairs takes no names beside it, no -u, no --words and no --explain")
        refuse_output_over(output, [pairs])
        from .pairs import Wanted

        wanted = Wanted(reading, raw, format, table or "summary", match, wishes, thesaurus)
        return _many(pairs, wanted, jobs, output, quiet, debug)
    if a is None or b is None:
        raise usage_error("name two texts, or a list of pairs with --pairs")
    if a == b == STDIN:
        raise usage_error("only one of the two can be standard input")
    refuse_output_over(output, [a, b])
    documents = open_single(a, reading), open_single(b, reading)
    with busy("comparing", sum(len(document.text) for document in documents)):
        comparison = compare_documents(*documents, raw, wishes, known)
    # A script that asks with --match wants the answer; the picture is there for the asking.
    if not quiet and not (match and format == "text" and not (unified or words or explain)):
        view = _View(format, table or "summary", unified, words, explain, whole)
        shown = _rendered(comparison, view, output is None and use_color(color), _width(output))
        with file_sink(output) as sink:
            sink.write(for_reader(shown, output) if format == "csv" else shown)
            sink.commit()
    for source in () if quiet else comparison.wordless:
        warn(source, NO_WORDS)
    return _exit_code(comparison.verdict, match)


def _many(pairs: str, wanted: Wanted, jobs: int, output: str | None, quiet: bool, debug: bool) -> int:
    from .pairs import answer_pairs

    with file_sink(output) as sink:

        def put(data: bytes) -> None:
            if not quiet:
                sink.write(for_reader(data, output))
            if output is None:  # who reads a pipe may wait for each answer; a file appears when it is whole
                sink.commit()

        code = answer_pairs(pairs, wanted, process_count(jobs), put, quiet, debug)
        sink.commit()
    return code


class _View(NamedTuple):
    """What is wanted of one comparison."""

    format: Format
    table: Table
    unified: bool
    words: bool
    explain: bool
    whole: bool


def _rendered(comparison: Comparison, view: _View, color: bool, width: int | None) -> bytes:
    if view.format == "csv":
        return whole_table(comparison, view.table)
    if view.format == "html":
        from ..rendering.html.comparison import diff_page

        return diff_page(comparison, this_run())
    if view.format != "text":
        from ..rendering.json import diff_record, to_json

        return to_json(diff_record(comparison), indent=2 if view.format == "json" else None)
    return _text(comparison, view, color, width).encode("utf-8", "replace")


def _text(comparison: Comparison, view: _View, color: bool, width: int | None) -> str:
    if view.words:
        from ..rendering.inline import words_view

        return words_view(comparison, changes_in_order(comparison), color, width, view.whole)
    from ..rendering.comparison import terminal_view, unified_view

    if view.unified:
        return unified_view(comparison, harmless=width is not None)
    return terminal_view(comparison, color, view.explain, width, view.whole)


def _width(output: str | None) -> int | None:
    """Columns to fill, or None where nobody looks at the output."""
    return terminal_width() if output is None and is_terminal(1) else None


def _exit_code(verdict: Verdict, match: Verdict | None) -> int:
    return SAME if VERDICTS.index(verdict) <= VERDICTS.index(match or "identical") else DIFFERENT
