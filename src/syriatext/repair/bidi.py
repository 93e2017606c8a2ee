"""Invisible marks that turn the direction of writing: those that have lost their partner."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Edit
from .lines import lines_with

MARKS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_CLOSED_BY = {**dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c"), **dict.fromkeys("\u2066\u2067\u2068", "\u2069")}


def drop_unbalanced_marks(text: str) -> Iterator[Edit]:
    """Take away embedding, override and isolate marks that open without closing or close without opening.

    A line ends what it opened, as the Unicode Bidirectional Algorithm has it for paragraphs (UAX #9).

    >>> [e.start for e in drop_unbalanced_marks("\\u202bسوريا\\u202c \\u202c")]
    [8]
    """
    for line_start, line_end in lines_with(f"[{MARKS}]", text):
        for at in sorted(_unbalanced(text[line_start:line_end])):
            start, mark = line_start + at, text[line_start + at]
            yield Edit(
                start,
                start + 1,
                mark,
                "",
                rule="repair.bidi-mark",
                why=f"direction mark U+{ord(mark):04X} without its partner",
            )


def _unbalanced(line: str) -> Iterator[int]:
    """Positions of the marks that have no partner."""
    opened: list[tuple[int, str]] = []
    for match in re.finditer(f"[{MARKS}]", line):
        mark = match[0]
        if mark in _CLOSED_BY:
            opened.append((match.start(), _CLOSED_BY[mark]))
        elif opened and opened[-1][1] == mark:
            opened.pop()
        else:
            yield match.start()
    yield from (at for at, _ in opened)
