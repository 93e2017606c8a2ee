"""``syriatext clean``: the article as it was written, and only the article."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from ..cleaning import Only, check_names, clean_document, known_classes, known_normalizations
from ..config import load as load_config
from ..output import say
from ..problems import InternalProblem, Problem
from ..reading import (
    STDIN,
    ReadOptions,
    Source,
    expand,
    large_text,
    open_document,
    read_bytes,
    split_names,
)
from ..records import may_hold_many, with_records
from .delivery import Delivery, Result, Results
from .destinations import check_record, choose_destination, record_result
from .errors import ends_well, report, usage_error
from .inputs import CollectionFormatOption, FieldOption, IdFieldOption, read_options
from .options import (
    NAME_ANOTHER,
    ColorOption,
    ConfigOption,
    DebugOption,
    EncodingOption,
    EngineOption,
    Evidence,
    JobsOption,
    MasterOption,
    MaxSizeOption,
    ask_for_input,
    format_of_name,
    is_terminal,
    master_of,
    refuse_other_names,
    refuse_output_over,
    suffix_of,
)
from .progress import Progress
from .work import process_count, run_ordered

if TYPE_CHECKING:
    from ..cleaning import Wishes

Format = Literal["same", "text", "json", "jsonl", "csv", "parquet", "warc", "html"]

_HELP = """The article as it was written, and only the article.

Undoes encoding damage, takes web chrome away, and prints what is left as UTF-8. A folder stands for the files in it;
without a name, or for -, standard input is read. Text that is no article loses nothing.
"""
_EPILOG = """\b
Examples:
  syriatext clean article.txt                      print the cleaned article
  syriatext clean page.html | wc -w                count the words of a web page's article
  syriatext clean --explain article.txt            every change, with its place and its reason
  syriatext clean --format html article.txt -o report.html     the same as a page
  syriatext clean --check texts/                   name the files that would change; exit 1 if any
  syriatext clean --in-place --record undo.jsonl texts/    clean a folder, and keep what undoes it
  syriatext clean --format jsonl texts/ > out.jsonl        text, title, date, … of every file, a line each
  syriatext clean news.jsonl.gz -o clean.jsonl.gz  a file of many documents: only the texts change

\b
What --normalize takes, with commas between: quotes (straight ones), nfc (composed letters), arabic-forms (single letter
shapes), tatweel, bidi (no direction marks), escapes (lone ones too), digits (European ones), lookalikes (Latin letters
for Cyrillic and Greek ones in Latin words).

\b
Exit codes: 0 done; 1 something would change (--check, --diff); 2 an input or the call was wrong.
"""


def clean_source(
    source: Source,
    reading: ReadOptions,
    only: Only | None = None,
    keep: frozenset[str] = frozenset(),
    normalize: frozenset[str] = frozenset(),
    wanted: Wishes | None = None,
    in_pieces: bool = False,
) -> Result:
    """Read and clean one input; what goes wrong is the answer, for it may have to come back from another process.

    A large one whose text alone is wanted (`in_pieces`) comes back unread: it is repaired as it is written.
    """
    try:
        if in_pieces and not source.record and (large := large_text(source.path, reading.max_size)):
            return large
        return clean_document(open_document(source, reading), only, keep, normalize, wanted, source.beside)
    except Problem as problem:
        return problem
    except Exception as error:  # a document that shows a fault of ours must not stop the others
        return InternalProblem.from_exception(source.name, error)


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("clean", help=_HELP, epilog=_EPILOG)(ends_well(clean))


def clean(
    paths: Annotated[list[str] | None, typer.Argument(metavar="[FILE|DIR|-]...", show_default=False)] = None,
    only: Annotated[Only | None, typer.Option("--only", help="Do half of the work.", show_default=False)] = None,
    keep: Annotated[
        list[str] | None, typer.Option("--keep", metavar="CLASS", help="Leave in what --explain calls so (repeatable).")
    ] = None,
    format: Annotated[
        Format,
        typer.Option(
            "--format", help="same: text for text, records for records; json takes one input; html: a report."
        ),
    ] = "same",
    normalize: Annotated[
        str, typer.Option("--normalize", metavar="LIST", help="Change more than damage; see below.", show_default=False)
    ] = "",
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Write here; the name may say the format.")
    ] = None,
    output_dir: Annotated[
        str | None, typer.Option("--output-dir", metavar="DIR", help="Write one file for each input.")
    ] = None,
    in_place: Annotated[
        str | None,
        typer.Option("--in-place", metavar="[=SUFFIX]", help="Rewrite the files that change; SUFFIX keeps the old."),
    ] = None,
    record: Annotated[
        str | None, typer.Option("--record", metavar="FILE", help="Add to FILE what restore needs to undo it.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Let --in-place empty a file or replace a web page.")] = False,
    check: Annotated[bool, typer.Option("--check", help="Only name the inputs that would change.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show the changes, as diff -u does.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Show each change with its reason.")] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="With --check: name nothing; the exit code is the answer.")
    ] = False,
    null: Annotated[bool, typer.Option("--null", "-0", help="With --check: end names with NUL, for xargs -0.")] = False,
    files0_from: Annotated[
        str | None, typer.Option("--files0-from", metavar="FILE", help="Read NUL-ended names from FILE (- for stdin).")
    ] = None,
    stdin_filename: Annotated[
        str | None, typer.Option("--stdin-filename", metavar="NAME", help="What to call standard input in results.")
    ] = None,
    input_format: CollectionFormatOption = None,
    field: FieldOption = None,
    id_field: IdFieldOption = None,
    encoding: EncodingOption = None,
    max_size: MaxSizeOption = "512M",
    jobs: JobsOption = 1,
    site_evidence: Annotated[
        Evidence,
        typer.Option("--site-evidence", help="Use what stands on many pages of a site; auto: of six or more."),
    ] = "auto",
    config: ConfigOption = None,
    engine: EngineOption = None,
    master: MasterOption = None,
    color: ColorOption = "auto",
    debug: DebugOption = False,
) -> int:
    master = master_of(engine, master)
    reading = read_options(input_format, field, id_field, encoding, max_size)._replace(stdin_name=stdin_filename)
    names = _names(paths or [], files0_from)
    if in_place is not None:
        in_place = suffix_of(in_place)
        if STDIN in names:
            raise usage_error("--in-place needs files; standard input has no place")
    refuse_other_names(output)
    if record is not None:
        check_record(record, names)
    if format == "same" and only != "repair" and not (check or diff or explain):  # a page that is repaired stays one
        format = "html" if format_of_name(output) == "html" else format
    is_text = format != "html" and not may_hold_many(output or "")
    if len(names) > 1 or not is_text:  # a text alone may be its own output
        instead = "--in-place rewrites texts, and --record can undo it" if is_text else NAME_ANOTHER
        refuse_output_over(output, names, instead)
    normalizations = _known(
        "--normalize", [name.strip() for name in normalize.split(",") if name.strip()], known_normalizations
    )
    text_alone = format in ("same", "text") and not (check or diff or explain or record)
    task = partial(
        clean_source,
        reading=reading,
        only=only,
        keep=_known("--keep", keep or [], known_classes),
        normalize=normalizations,
        wanted=load_config(config),
        in_pieces=only == "repair" and encoding is None and text_alone and output_dir is None and in_place is None,
    )
    if master is not None:
        others = (output, check, diff, explain, record, in_place is not None, format != "same")
        if output_dir is None or any(others):
            raise usage_error("on Spark, --output-dir DIR is where parts go, and there is no other output")
        return _on_spark(master, names, output_dir, reading, task, process_count(jobs), debug)
    # The destination comes last: it may open a file, which nothing may fail behind.
    destination = choose_destination(
        format=format,
        output=output,
        output_dir=output_dir,
        in_place=in_place,
        force=force,
        check=check,
        diff=diff,
        explain=explain,
        null=null,
        quiet=quiet,
        record=record,
        color=color,
    )
    own_files = frozenset(os.path.realpath(path) for path in (output or "/dev/fd/1", output_dir, record) if path)
    found = partial(expand, names, leave_out=own_files)
    sources = with_records(found(), reading, _no_place if in_place is not None else None)
    if site_evidence != "off" and only != "repair" and _may_be_many(names):
        from .sites import with_sites

        sources = with_sites(sources, found(), reading, site_evidence)
    results: Results = run_ordered(
        task, sources if in_place is None else _to_rewrite(sources, in_place), process_count(jobs)
    )
    progress = Progress(found)
    deliver = Delivery(destination, normalizations, partial(record_result, record) if record else None, progress, debug)
    return deliver(progress.over(results))


def _on_spark(
    master: str,
    names: list[str],
    folder: str,
    reading: ReadOptions,
    task: Callable[[Source], Result],
    jobs: int,
    debug: bool,
) -> int:
    """Clean files of records on a cluster, into parts in a folder."""
    from .spark import clean_remotely

    done = clean_remotely(master, jobs, expand(names), folder, reading, task)
    codes = [report(problem, debug) for problem in done.problems]
    if is_terminal(2):
        say(f"{done.documents:,} documents in {folder}")
    return max(codes, default=0)


def _to_rewrite(sources: Iterable[Source | Problem], suffix: str) -> Iterator[Source | Problem]:
    """What can be cleaned in place, each file once: done twice, its record would no longer undo it.

    Old files that an earlier run kept under `suffix` are no inputs, and what is no file has no place.
    """
    seen: set[str] = set()
    for source in sources:
        if isinstance(source, Problem):
            yield source
            continue
        real = os.path.realpath(source.path)
        if real in seen or (suffix and source.root and source.path.endswith(suffix)):
            continue
        seen.add(real)
        is_special = os.path.exists(source.path) and not os.path.isfile(source.path)
        yield Problem(source.path, "this is no file, and has no place to write to") if is_special else source


def _no_place(source: Source) -> Problem:
    return Problem(source.path, "a file of records is not rewritten in place", "-o FILE, or --output-dir DIR")


def _may_be_many(names: list[str]) -> bool:
    """Can there be several documents? One file is not read twice to find out."""
    return len(names) > 1 or any(os.path.isdir(name) or may_hold_many(name) for name in names)


def _names(paths: list[str], files0_from: str | None) -> list[str]:
    if files0_from is not None:
        if paths:
            raise usage_error("--files0-from takes the place of names on the command line")
        return split_names(read_bytes(files0_from, max_size=1 << 30))
    if not paths and is_terminal(0):
        raise ask_for_input()
    return paths or [STDIN]


def _known(option: str, names: list[str], known: Callable[[], Collection[str]]) -> frozenset[str]:
    """The names. Raises BadParameter for one that does not exist."""
    try:
        check_names(names, known)
    except ValueError as error:
        raise usage_error(f"{option} {error}") from None
    return frozenset(names)
