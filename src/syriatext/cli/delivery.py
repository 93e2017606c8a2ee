"""Results on their way out: each to the destination, each problem to the person, and one exit code in the end."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import NamedTuple

from ..cleaning import repair_pieces
from ..model import Cleaned
from ..output import say
from ..problems import OutputProblem, Problem
from ..reading import LargeText, Source
from ..rendering.terminal import safe_line
from .destination import Destination, is_emptied
from .errors import SAME, report, warn
from .options import is_terminal
from .progress import Progress

Result = Cleaned | LargeText | Problem
Results = Iterable[tuple[Source, Result]]


class Delivery(NamedTuple):
    """Hands each result to the destination and reports each problem; gives the exit code."""

    destination: Destination
    normalize: frozenset[str]
    record: partial[None] | None
    progress: Progress
    debug: bool

    def __call__(self, results: Results) -> int:
        taken, trouble = False, SAME
        told = ("", "")
        with self.destination:
            for source, result in results:
                try:
                    self._hand_over(source, result)
                    taken = True
                except OutputProblem:
                    raise
                except Problem as problem:
                    # What keeps a whole file out is raised for each of its records, and said once.
                    if told != (told := (problem.source, problem.message)):
                        trouble = max(trouble, report(problem, self.debug))
                    self.destination.miss(problem)
            # An output file is not emptied because the name of its only input was mistyped.
            code = self.destination.finish() if taken or not trouble else trouble
        if is_terminal(2) and (summary := self.destination.summary()):
            say(safe_line(summary))
        return trouble or code

    def _hand_over(self, source: Source, result: Result) -> None:
        if isinstance(result, Problem):
            raise result
        if isinstance(result, LargeText):
            self.destination.take_pieces(repair_pieces(self.progress.pieces(result.chunks()), self.normalize))
            return
        _warn_about(result)
        if not source.record and not result.document.text.strip("\ufeff"):
            warn(result.document.source, "there is nothing in it")
        if self.record and self.destination.will_keep(result):
            self.record(result)
        self.destination.take(result, source)


def _unread(cleaned: Cleaned) -> str:
    """What no encoding explains: bytes, or halves of characters that JSON wrote as escapes; the first of them."""
    unread = (edit.before for edit in cleaned.edits if "repair.unreadable-byte" in edit.rules)
    return next((sign for before in unread for sign in before if "\ud800" <= sign <= "\udfff"), "")


def _warn_about(cleaned: Cleaned) -> None:
    document = cleaned.document
    if "unreadable" in document.encoding_reason:
        warn(document.source, f"{document.encoding_reason}, shown as U+FFFD", "if it is another encoding: --encoding")
    elif "\udc80" <= (unread := _unread(cleaned)) <= "\udcff":
        warn(document.source, "it has bytes that are no text, shown as U+FFFD", "if it is another encoding: --encoding")
    elif unread:
        half = f"\\u{ord(unread):x}"
        warn(
            document.source, f"it has a half of a character, {half}, shown as U+FFFD", "the other half was lost before"
        )
    if "not sure" in document.encoding_reason:
        warn(
            document.source, f"taken for {document.encoding}, {document.encoding_reason}", "--encoding NAME says better"
        )
    if cleaned.note.startswith("given up"):
        warn(document.source, cleaned.note, "give it in smaller files")
    if is_emptied(cleaned):
        is_page = document.format == "html"
        why = "there is no text in this web page" if is_page else "every line was taken for web chrome"
        warn(document.source, f"nothing is left, {why}", "--explain shows why")
