"""``diff --pairs``: many pairs in one run, each answered in its turn."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Callable, Iterator
from functools import cache, partial
from math import isfinite
from typing import TYPE_CHECKING, Any, NamedTuple

from ..comparing import compare_prepared, prepared
from ..comparison import VERDICTS, Comparison, Verdict
from ..model import Cleaned
from ..problems import InternalProblem, Problem
from ..reading import STDIN, ReadOptions, Source, document_from_text, fingerprint
from ..records import open_single
from ..rendering.table import Table, error_row, header, rows
from .errors import NO_WORDS, SAME, report, warn
from .options import load_thesaurus
from .pair_lists import HINT, pairs_in
from .progress import Progress
from .reports import this_run
from .work import run_ordered

if TYPE_CHECKING:
    from ..cleaning import Wishes

_LONGEST_NAME = 250
"""Characters up to which what is no file may be meant for the name of one."""
_HELD = 16_000_000
"""Characters of cleaned texts that are kept for the pairs to come."""


class Wanted(NamedTuple):
    """What is asked of every pair."""

    reading: ReadOptions
    raw: bool
    format: str
    table: Table
    match: Verdict | None
    wishes: Wishes | None
    thesaurus: str | None


class Answer(NamedTuple):
    """What is to be printed for a pair, which of its texts have no words, and (for a report) what files are like."""

    data: bytes
    wordless: tuple[str, ...] = ()
    read: tuple[tuple[str, tuple[int, str]], ...] = ()


def answer_pairs(
    path: str, wanted: Wanted, jobs: int, put: Callable[[bytes], None], is_quiet: bool, debug: bool
) -> int:
    """Answer every pair that the file `path` lists, in its order; `put` takes each answer as soon as it is there.

    Returns the exit code: whether all were answered.
    """
    code = SAME
    frame = _Frame(wanted, path)
    pairs = pairs_in(path, wanted.reading)
    put(frame.start)
    results = run_ordered(partial(answer, wanted=wanted), pairs, jobs)
    is_empty = True
    for source, result in Progress(lambda: [Source(path)]).over(results):
        is_empty = False
        if isinstance(result, Problem):
            code = max(code, report(result, debug))
            data = frame.error(source, result)
        else:
            data = result.data
            frame.read.update(result.read)
            for name in () if is_quiet else result.wordless:
                warn(f"{source.name}: {name}", NO_WORDS)
        if data:
            put(frame.item(data))
    put(frame.end())
    if is_empty and not is_quiet:
        warn(path, "there is no pair in it")
    return code


def answer(source: Source, wanted: Wanted) -> Answer | Problem:
    """Compare one pair: the answer, or what went wrong (it may come back from another process)."""
    try:
        pair = _members(source)
        a, b = (_text_of(pair, side, source.name, wanted) for side in ("a", "b"))
        comparison = compare_prepared(a, b, load_thesaurus(wanted.thesaurus))
        if wanted.match and VERDICTS.index(comparison.verdict) > VERDICTS.index(wanted.match):
            return Answer(b"")
        read = tuple(_checksums(comparison, pair)) if wanted.format == "html" else ()
        return Answer(_rendered(comparison, _id_of(pair, source), wanted), comparison.wordless, read)
    except Problem as problem:
        return problem
    except Exception as error:  # a pair that shows a fault of ours must not stop the others
        return InternalProblem.from_exception(source.name, error)


def _checksums(comparison: Comparison, pair: dict[str, Any]) -> Iterator[tuple[str, tuple[int, str]]]:
    """Size and SHA-256 of the files of a pair; texts that stand in the list are in the list's own."""
    from ..rendering.html.page import checksum

    for side, cleaned in (("a", comparison.a), ("b", comparison.b)):
        if side in pair:
            yield cleaned.document.source, checksum(cleaned.document)


def _members(source: Source) -> dict[str, Any]:
    assert source.record is not None and isinstance(source.record.data, bytes)
    try:
        found = json.loads(source.record.data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise Problem(source.name, f"this line is no JSON ({error})", HINT) from None
    if not isinstance(found, dict):
        raise Problem(source.name, "this line is no JSON object", HINT)
    return found


def _id_of(pair: dict[str, Any], source: Source) -> Any:
    """The pair's id, as it stands in the list; the number of its line where it has none."""
    assert source.record is not None
    found = pair.get("id")
    if isinstance(found, float) and not isfinite(found):
        found = str(found)  # what JSON has no number for
    return found if found is not None else source.record.number


def _text_of(pair: dict[str, Any], side: str, name: str, wanted: Wanted) -> Cleaned:
    path, text = pair.get(side), pair.get(f"{side}_text")
    if path is not None and text is not None:
        raise Problem(name, f'both "{side}" and "{side}_text" are there', "which of them is meant? leave out the other")
    if text is not None:
        if not isinstance(text, str):
            raise Problem(name, f'"{side}_text" is no text', HINT)
        document = document_from_text(text, side, "text of a pair")
        return prepared(document, wanted.raw, wanted.wishes)
    if not isinstance(path, str):
        raise Problem(name, f'"{side}" is {"no path" if side in pair else "missing"}', HINT)
    if path == STDIN:
        raise Problem(name, f'"{side}" is standard input, which can be read only once', "name a file")
    try:
        return _held().get(path, wanted)
    except Problem as problem:
        if len(path) > _LONGEST_NAME:
            what = f'"{side}" is no name of a file, but {len(path):,} characters'
            raise Problem(name, what, f'texts themselves are called "{side}_text"') from None
        raise Problem(name, f"{problem.source}: {problem.message}", problem.hint) from None


class _Texts:
    """The cleaned texts of the last few documents: a list of pairs names most of them more than once."""

    def __init__(self) -> None:
        self.texts: OrderedDict[str, Cleaned] = OrderedDict()
        self.size = 0

    def get(self, path: str, wanted: Wanted) -> Cleaned:
        """Raises Problem."""
        if path in self.texts:
            self.texts.move_to_end(path)
            return self.texts[path]
        found = self.texts[path] = prepared(open_single(path, wanted.reading), wanted.raw, wanted.wishes)
        self.size += _size(found)
        while self.size > _HELD and len(self.texts) > 2:
            self.size -= _size(self.texts.popitem(last=False)[1])
        return found


def _size(cleaned: Cleaned) -> int:
    return len(cleaned.text) + len(cleaned.document.text)


@cache
def _held() -> _Texts:
    """This process's texts: all pairs of a run are read alike."""
    return _Texts()


def _rendered(comparison: Comparison, name: Any, wanted: Wanted) -> bytes:
    if wanted.format == "csv":
        return rows(comparison, wanted.table, _as_text(name))
    if wanted.format == "text":
        from ..rendering.line import one_line

        return one_line(comparison, _as_text(name))
    if wanted.format == "html":
        from ..rendering.html.pairs import pair_row

        return pair_row(comparison, _as_text(name))
    from ..rendering.json import diff_record, to_json

    return to_json(diff_record(comparison, {"id": name}))


def _as_text(name: Any) -> str:
    return name if isinstance(name, str) else json.dumps(name, ensure_ascii=False)


class _Frame:
    """What stands around the answers in each format, and what stands in place of one that failed."""

    def __init__(self, wanted: Wanted, path: str) -> None:
        self.wanted = wanted
        self.read: dict[str, tuple[int, str]] = {}
        self.start = {"json": b"[", "csv": header(wanted.table)}.get(wanted.format, b"")
        self.items = 0
        if wanted.format == "html":
            from ..rendering.html.pairs import pairs_start

            self.start = pairs_start(this_run())
            if (found := fingerprint(path)) is not None:
                self.read[path] = found

    def item(self, data: bytes) -> bytes:
        """An answer in its place."""
        self.items += 1
        if self.wanted.format != "json":
            return data
        return (b",\n" if self.items > 1 else b"\n") + data.rstrip(b"\n")

    def end(self) -> bytes:
        """What stands behind the last answer."""
        if self.wanted.format == "html":
            from ..rendering.html.pairs import pairs_end

            return pairs_end(self.items, self.read, this_run())
        return b"\n]\n" if self.wanted.format == "json" else b""

    def error(self, source: Source, problem: Problem) -> bytes:
        """What the output says of a pair that has no answer; on a line of its own, standard error says it too."""
        try:
            name = _id_of(_members(source), source) if source.record else source.path
        except Problem:
            name = source.record.number if source.record else source.path
        if self.wanted.format == "csv":
            return error_row(self.wanted.table, _as_text(name), problem.message)
        if self.wanted.format == "text":
            return b""
        if self.wanted.format == "html":
            from ..rendering.html.pairs import pair_error

            return pair_error(_as_text(name), problem.message)
        from ..rendering.json import DIFF_SCHEMA, to_json

        return to_json({"schema": DIFF_SCHEMA, "id": name, "error": problem.message})
