"""``syriatext find``: which documents of a collection a text was taken from."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Literal, get_args

import typer

from ..output import say
from ..problems import Problem
from ..reading import STDIN
from .errors import DIFFERENT, SAME, ends_well, usage_error, warn
from .inputs import CollectionFormatOption, FieldOption, IdFieldOption, Inputs, id_of, read_options
from .options import (
    FORMAT,
    DebugOption,
    EncodingOption,
    JobsOption,
    MaxSizeOption,
    ask_for_input,
    format_of,
    is_terminal,
    refuse_output_over,
    terminal_width,
    write_pieces,
)
from .work import process_count

if TYPE_CHECKING:
    from ..collection.index import Index
    from ..collection.matches import Match, Reread
    from ..reading import ReadOptions
    from ..rendering.matches import Answer

Format = Literal["text", "json", "jsonl", "csv"]

_HELP = """Which documents of a collection a text was taken from.

Copies, rewrites, parts are found, whatever shares its words. The collection is an index (syriatext index build), or any
files and folders, which are read for each call. The score, 0 to 1, is the share of the text, or of the document if that
is more, found in the other; rare words weigh more than what thousands share.
"""
_EPILOG = """\b
Examples:
  syriatext find article.txt --in texts/                   the best ten: rank, score, relation, name
  syriatext find article.txt --in news.index --explain     the passages that are shared, from the texts themselves
  syriatext find --format jsonl new.jsonl --in news.index  an answer a line for each text of a file
  syriatext find -q quote.txt --in news.index && echo seen before

\b
Exit codes: 0 something was found; 1 nothing was; 2 an input or the call was wrong.
"""


def register(app: typer.Typer) -> None:
    """Add the command to the program."""
    app.command("find", help=_HELP, epilog=_EPILOG)(ends_well(find))


def find(
    queries: Annotated[list[str] | None, typer.Argument(metavar="FILE...", show_default=False)] = None,
    within: Annotated[
        list[str] | None,
        typer.Option("--in", metavar="INDEX|PATH", help="Where to look; files and folders may be several."),
    ] = None,
    top: Annotated[int, typer.Option("--top", "-n", min=1, metavar="N", help="At most so many matches.")] = 10,
    min_score: Annotated[
        float, typer.Option("--min-score", min=0, max=1, metavar="SCORE", help="Only matches of this score and more.")
    ] = 0.05,
    format: Annotated[Format | None, FORMAT] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing; the exit code is the answer.")] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Compare with the texts themselves: relation, shared passages.")
    ] = False,
    clean: Annotated[
        bool, typer.Option("--clean", help="Clean all texts first, not only web pages; an index knows by itself.")
    ] = False,
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="Write here; the name may say the format.")
    ] = None,
    input_format: CollectionFormatOption = None,
    field: FieldOption = None,
    id_field: IdFieldOption = None,
    encoding: EncodingOption = None,
    max_size: MaxSizeOption = "512M",
    jobs: JobsOption = 1,
    debug: DebugOption = False,
) -> int:
    if not within:
        raise usage_error("nothing to look in: --in names an index, files or folders")
    if not queries:
        if is_terminal(0):
            raise ask_for_input()
        queries = [STDIN]
    if len(queries) == 1 and len(queries[0].split()) > 1 and not os.path.lexists(queries[0]):
        hint = "a passage is asked for through standard input: echo '…' | syriatext find --in …"
        raise Problem(queries[0], "there is no such file", hint)
    if STDIN in queries and STDIN in within:
        raise usage_error("standard input can't be both what is looked for and where")
    refuse_output_over(output, [*queries, *within])
    format = format_of(format, output, get_args(Format), "text")
    reading = read_options(input_format, field, id_field, encoding, max_size)
    collection = _Collection(within, reading, clean, process_count(jobs), debug)
    with collection.opened() as index:
        asked = Inputs(queries, frozenset(), reading, collection.clean, 1, debug)
        answers = _Answers(index, asked, collection, top, min_score, explain, quiet)
        width = terminal_width() if output is None and is_terminal(1) else None
        write_pieces(output, _rendered(format, answers, quiet, width))
    if not answers.found and not answers.warned and not quiet and is_terminal(2):
        say("nothing was found")
    return max(asked.code, collection.code) or (SAME if answers.found else DIFFERENT)


_SURE = 3
"""Numbers of a text from which on a copy of it is not missed: of sentences with fewer, one in seven was."""


class _Collection:
    """What is looked in: an index, or files and folders, which become one for as long as it takes."""

    def __init__(self, names: list[str], reading: ReadOptions, clean: bool, jobs: int, debug: bool) -> None:
        self.names, self.reading, self.clean, self.jobs, self.debug = names, reading, clean, jobs, debug
        self.code = 0

    def opened(self) -> Index:
        from ..collection.index import Index
        from ..collection.indexfile import is_index

        for name in self.names:
            if name != STDIN and not os.path.lexists(name):
                raise Problem(name, "there is no such index, file or folder", "syriatext index build makes an index")
            if name.endswith(".index") and os.path.isfile(name) and not is_index(name):
                raise Problem(name, "this is no index", "syriatext index build makes one")
        if any(map(is_index, self.names)):
            if len(self.names) > 1:
                raise usage_error("--in takes one index, or files and folders")
            index = Index.open(self.names[0])
            self.clean = bool(index.property("clean"))
            return index
        from .filling import Filling

        index = Index.create("", "", clean=self.clean)
        filling = Filling(index, self.reading, (), self.jobs, self.debug)
        self.code = filling.run(self.names, is_kept=False)
        return index


class _Answers:
    """Asks for one text after the other; counts those for which something was `found`."""

    def __init__(
        self, index: Index, asked: Inputs, collection: _Collection, top: int, least: float, explain: bool, quiet: bool
    ) -> None:
        self.index, self.asked, self.collection = index, asked, collection
        self.top, self.least, self.explain, self.quiet = top, least, explain, quiet
        self.found = self.count = 0
        self.missing: set[str] = set()
        self.warned = False

    def __iter__(self) -> Iterator[Answer]:
        from ..collection.postings import features_of
        from ..collection.searching import search
        from ..rendering.matches import Answer

        for source, (text, _) in self.asked.texts():
            features = features_of(text)
            matches = search(self.index, features, self.top, self.least)
            if not features.whole:
                warn(source.name, "there are no words in it to look for")
            elif not matches and not self.quiet and len(features.triples) + len(features.names) < _SURE:
                self.warned = True
                warn(source.name, "nothing was found, but so short a text may be missed", "ask for a longer passage")
            self.count += 1
            self.found += bool(matches)
            told = {}
            if self.explain:
                from .rereading import explained

                told = explained(text, matches, self.index, self.collection.reading, self.collection.clean)
                self._tell_missing(matches, told)
            yield Answer(id_of(source), matches, told)

    def _tell_missing(self, matches: Iterable[Match], told: Mapping[int, Reread]) -> None:
        """Say once of each file why a document in it could not be compared: its relation is what the hashes show."""
        from ..rendering.matches import shown_path

        for match in matches:
            why = told[match.doc].missing if match.doc in told else ""
            if why and match.path not in self.missing:
                self.missing.add(match.path)
                warn(shown_path(match.path), f"not read again ({why})", "the relation is that without --explain")


def _rendered(format: str, answers: _Answers, quiet: bool, width: int | None) -> Iterator[bytes]:
    from ..rendering import matches as rendering

    if format == "csv" and not quiet:
        yield rendering.csv_header()
    waiting = None
    for answer in answers:
        if quiet:
            continue
        if format == "jsonl":
            yield rendering.as_jsonl(answer)
        elif format == "csv":
            yield rendering.as_csv(answer)
        elif format == "json" and answers.count > 1:
            raise Problem(answer.query, "json takes one text, and this is the second", "--format jsonl takes all")
        elif answers.count > 1:
            yield rendering.as_text(waiting, True, width) if waiting else b""
            yield rendering.as_text(answer, True, width)
            waiting = None
        else:
            waiting = answer
    if waiting:
        yield rendering.as_json(waiting) if format == "json" else rendering.as_text(waiting, False, width)
