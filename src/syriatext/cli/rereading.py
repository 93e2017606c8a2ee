"""The texts of matches, read again from where they were: an index does not hold them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..collection.matches import Match, Reread, reread
from ..problems import Problem
from ..reading import STDIN, ReadOptions, Source
from ..records import with_records
from .inputs import read_text

if TYPE_CHECKING:
    from ..collecting import Collected
    from ..collection.index import Index


def explained(
    text: str, matches: Sequence[Match], index: Index, reading: ReadOptions, clean: bool
) -> dict[int, Reread]:
    """Compare a text with the sources of its matches, by the matches' numbers."""
    files: dict[str, dict[int, Match]] = {}
    for match in matches:
        files.setdefault(match.path, {})[match.record] = match
    found: dict[int, Reread] = {}
    for path, wanted in files.items():
        with index.problems():
            asked = index.reading(path)
        options = ReadOptions(**json.loads(asked)) if asked else ReadOptions()
        for record, source in _texts(path, wanted, options._replace(max_size=reading.max_size), clean):
            match = wanted[record]
            found[match.doc] = (
                Reread("", (), (), source.message) if isinstance(source, Problem) else reread(text, source.text, match)
            )
        for match in wanted.values():
            found.setdefault(match.doc, Reread("", (), (), "the document is no longer where it was"))
    return found


def _texts(
    path: str, records: dict[int, Match], reading: ReadOptions, clean: bool
) -> Iterator[tuple[int, Collected | Problem]]:
    """The texts of some records of a file (0: all of it); the reading stops at the last that is wanted."""
    if path == STDIN:
        return
    if 0 in records:
        yield 0, read_text(Source(path), reading, clean)
    last = max(records)
    for source in with_records([Source(path)], reading) if last else ():
        record = source.record if isinstance(source, Source) else None
        if record and record.number in records:
            yield record.number, read_text(source, reading, clean)  # type: ignore[arg-type]
        if record and record.number >= last:
            return
