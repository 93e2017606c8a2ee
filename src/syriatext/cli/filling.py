"""Documents of files and folders on their way into an index; what did not change since is not read."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..collection.indexing import Added, Entry, File, Indexer
from ..output import say
from ..problems import Problem
from ..reading import STDIN, ReadOptions, Source
from .errors import report
from .inputs import Inputs, file_status, tell_repeated
from .options import is_terminal
from .work import process_count

if TYPE_CHECKING:
    from ..collection.index import Index, Known

_AHEAD = 1000
"""Files whose state is remembered: more than are read ahead of the one that is taken in."""


class Filling:
    """Documents of files and folders on their way into an index."""

    def __init__(self, index: Index, reading: ReadOptions, own: tuple[str, ...], jobs: int, debug: bool) -> None:
        self.index, self.reading, self.jobs, self.debug = index, reading, jobs, debug
        self.own = frozenset(os.path.realpath(path + end) for path in own for end in ("", "-journal"))
        self.files: dict[str, tuple[File, Known | None]] = {}
        self.roots: dict[str, int] = {}

    def run(self, paths: list[str], *, as_one: bool = False, is_kept: bool = True) -> int:
        """Take in what is new; returns the exit code. An index that is not kept is not tidied up."""
        clean = bool(self.index.property("clean"))
        paths = list({stored_path(path): path for path in paths}.values())
        self.roots = {stored_path(path): place for place, path in enumerate(paths)}
        inputs = Inputs(
            paths, self.own, self.reading, clean, process_count(self.jobs), self.debug, self._is_new, is_quiet=True
        )
        indexer = Indexer(self.index)
        added = indexer.add(self._entries(inputs), inputs.broken)
        if is_kept:
            tell_repeated(added.repeated)
            indexer.finish(now(), as_one=as_one)
            if is_terminal(2):
                say(_summary(added, self.index.count()))
        return inputs.code

    def _entries(self, inputs: Inputs) -> Iterator[Entry]:
        for source, read in inputs.texts():
            record = source.record
            id = record.id if record else None
            if source.path == STDIN and id is None:
                problem = Problem(source.name, "of standard input, only documents with an id can be found again")
                inputs.code = max(inputs.code, report(problem, self.debug))
                continue
            if source.path == STDIN:
                inputs.broken.add(STDIN)  # another time there will be something else in it
            yield Entry(self._file(source.path)[0], record.number if record else 0, id, read.text)

    def _is_new(self, source: Source) -> bool:
        """Is this a file, or a record of one, that may not be in the index as it is now?"""
        if source.record is None and self._is_repeated(source):
            return False
        file, known = self._file(source.path)
        if known is None or not known.is_of(file.size, file.modified, file.reading):
            return True
        return not known.is_whole and (source.record is None or source.record.number > known.seen)

    def _is_repeated(self, source: Source) -> bool:
        """Is it in a folder, or a file, that was named before the one in which it was found?"""
        path = stored_path(source.path)
        own = self.roots.get(stored_path(source.root or source.path), 0)
        while own and self.roots.get(path, own) >= own and path != os.path.dirname(path):
            path = os.path.dirname(path)
        return self.roots.get(path, own) < own

    def _file(self, path: str) -> tuple[File, Known | None]:
        """The state of a file, looked at once, and what the index knows of it."""
        if path not in self.files:
            status = file_status(path)
            size, modified = (status.st_size, status.st_mtime_ns) if status else (0, -1)
            file = File(stored_path(path), size, modified, reading_as_stored(self.reading))
            with self.index.problems():
                known = self.index.known(file.path) if status else None
            if len(self.files) >= _AHEAD:
                self.files.pop(next(iter(self.files)))
            self.files[path] = (file, known)
        return self.files[path]


def stored_path(path: str) -> str:
    """A path as an index has it: the same from wherever it is asked."""
    return path if path == STDIN else os.path.abspath(path)


def reading_as_stored(reading: ReadOptions) -> str | None:
    """What was asked for on how to read a file; None for nothing."""
    asked = {name: value for name, value in reading._asdict().items() if name != "max_size" and value is not None}
    return json.dumps(asked, sort_keys=True) if asked else None


def call_of(paths: list[str], reading: ReadOptions) -> str:
    """Says which inputs, and how to read them."""
    return json.dumps([[stored_path(path) for path in paths], reading_as_stored(reading)])


def now() -> str:
    """The time, for people."""
    from datetime import datetime

    return datetime.now().astimezone().isoformat(timespec="seconds")


def _summary(added: Added, documents: int) -> str:
    counts = (
        (added.new, "new"),
        (added.replaced, "replaced"),
        (added.same, "as they were"),
        (added.gone, "gone"),
    )
    told = ", ".join(f"{count:,} {what}" for count, what in counts if count) or "nothing new"
    return f"{documents:,} documents: {told}"
