"""Quotation marks in their places are no halves of letters, though ``Ô`` that was read wrongly is ``Ã”`` as well."""

from __future__ import annotations

import re
from collections.abc import Collection

from ..model import Edit

_CLOSED_BY = {"“": "”", "„": "“”", "‘": "’", "‚": "‘’", "«": "»", "‹": "›", "”": "”", "»": "«»"}
_MARKS = frozenset("".join(map("".join, _CLOSED_BY.items())))
# Where a quotation begins and ends; among halves of letters, a mark is another half.
_BEGINS, _ENDS = re.compile("(?<![^\\s!-/:-@\\[-`{-~])."), re.compile(".(?![^\\s!-/:-@\\[-`{-~])")
_QUOTED_LETTER = re.compile("“\\w”|„\\w[“”]|‘\\w’|«\\w»|‹\\w›|”\\w”")


def breaks_a_quotation(line: str, edits: Collection[Edit]) -> bool:
    """Do `edits` take a mark or the letter in front of it that closes what a mark opens which they leave alone?

    Or are single letters between two marks all that they change?

    >>> breaks_a_quotation("the letter “Ã” of IRMÃ", [Edit(12, 14, "Ã”", "Ô", "", "")])
    True
    >>> breaks_a_quotation("the “HÃ”TEL” there", [Edit(6, 8, "Ã”", "Ô", "", "")])
    False
    """
    if _MARKS.isdisjoint(line):
        return False
    if all(_QUOTED_LETTER.fullmatch(line, edit.start, edit.end) for edit in edits):
        return True
    left = line
    for edit in edits:
        end = edit.end + (not edit.after and line[edit.end : edit.end + 1] in _MARKS)
        left = left[: edit.start] + " " * (end - edit.start) + left[end:]
    return any(left[opening] == line[opening] for opening in _closed(line) - _closed(left))


def _closed(line: str) -> set[int]:
    """Where the marks are that open a quotation which is closed."""
    opened: list[int] = []
    found: set[int] = set()
    for place, mark in enumerate(line):
        if mark not in _MARKS:
            continue
        if opened and mark in _CLOSED_BY[line[opened[-1]]] and _ENDS.match(line, place):
            found.add(opened.pop())
        elif mark in _CLOSED_BY and _BEGINS.match(line, place):
            opened.append(place)
    return found
