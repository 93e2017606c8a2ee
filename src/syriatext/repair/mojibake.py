"""Text that was written in one encoding and read in another, undone as Edits of the damaged characters only.

Two readers look at each suspicious line, then at each run of suspicious words: our own engine, which weighs every
chain of encodings by how likely the text before and after is, and ftfy. The likelier result wins; ftfy looks second,
because it makes things of GBK that can't be read back. A chain that was found once is believed sooner in the rest of
the document.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from ..model import Edit
from .differences import differences
from .evidence import Evidence
from .gate import LONGEST_LINE, is_suspicious, may_be_mojibake, suspicious_lines
from .propose import Chain
from .readings import Reading, best_reading, confirmed_reading, gain_of
from .western import western_reading

WINDOW = 1 << 20  # characters over which a document's chains are remembered
_RUN = r"\S*[^\x00-\x7f\s]\S*(?:\s+\S*[^\x00-\x7f\s]\S*)*"
_WORD = r"\S*[^\x00-\x7f\s]\S*"
_FOREIGN_LINE = "[^\n]*[^\x00-\x7f][^\n]*"
_ROUNDS = 3
LEAST_WESTERN_GAIN = 1.0


class Fix(NamedTuple):
    """A line or a part of it, what it was before it was damaged, and how that is known."""

    text: str
    why: str
    chain: Chain = ()


PlacedFix = tuple[int, int, Fix]


def undo_mojibake(text: str) -> Iterator[Edit]:
    """Yield the edits that turn mis-decoded text back; quotes, widths and normal forms stay as they are.

    >>> [(e.start, e.before, e.after) for e in undo_mojibake("he said â€“ at the cafÃ©")]
    [(8, 'â€“', '–'), (22, 'Ã©', 'é')]
    >>> [(e.before, e.after, e.why) for e in undo_mojibake("°®Âþµº")]
    [('°®Âþµº', '爱漫岛', 'gb18030 read as latin-1, 43 bits')]
    """
    if not may_be_mojibake(text):
        return
    start = 0
    while start < len(text):
        end = text.find("\n", start + WINDOW) + 1 or len(text)
        yield from _window_edits(text[start:end], start)
        start = end


def _window_edits(window: str, offset: int) -> Iterator[Edit]:
    fixes: dict[tuple[int, int], Sequence[PlacedFix]] = {}
    for start, end in suspicious_lines(window):
        fixes[start, end] = _line_fixes(window[start:end])
    confirmed = Counter(fix.chain for found in fixes.values() for _, _, fix in found if fix.chain)
    for start, end in _lines(window) if confirmed else ():
        if not fixes.get((start, end)) and (fix := _as_elsewhere(window[start:end], list(confirmed))):
            fixes[start, end] = [(0, end - start, fix)]
    for start, end in sorted(fixes):
        for begin, stop, fix in fixes[start, end]:
            yield from _edits(window[start + begin : start + stop], fix, offset + start + begin)


def _lines(window: str) -> Iterator[tuple[int, int]]:
    """Lines that are not ASCII alone."""
    for line in re.finditer(_FOREIGN_LINE, window):
        if len(line[0]) <= LONGEST_LINE:
            yield line.span()


def _as_elsewhere(line: str, confirmed: list[Chain]) -> Fix | None:
    """What happened to other lines of the document may have happened to this one."""
    reading = confirmed_reading(line, confirmed)
    return _as_fix(reading, ", as elsewhere in this text") if reading else None


@lru_cache(4096)
def _line_fixes(line: str) -> tuple[PlacedFix, ...]:
    return tuple(_find_fixes(line))


def _find_fixes(line: str) -> Iterator[PlacedFix]:
    """The whole line where one reading explains it, else its runs of suspicious words, else the words."""
    if fix := settled(line):
        yield 0, len(line), fix
        return
    for run in re.finditer(_RUN, line):
        if fix := _part_fix(run[0]):
            yield *run.span(), fix
        elif " " in run[0]:
            yield from _word_fixes(run)


def _word_fixes(run: re.Match[str]) -> Iterator[PlacedFix]:
    for word in re.finditer(_WORD, run[0]):
        if fix := _part_fix(word[0]):
            yield run.start() + word.start(), run.start() + word.end(), fix


def _part_fix(text: str) -> Fix | None:
    return settled(text, part=True) if is_suspicious(text) else None


def settled(text: str, part: bool = False) -> Fix | None:
    """The fix that leaves nothing more to fix, so that repaired text needs no repair."""
    fix: Fix | None = None
    for _ in range(_ROUNDS):
        better = _fix(fix.text if fix else text, part)
        if better is None or better.text == text:
            return fix
        fix = Fix(better.text, f"{fix.why}; {better.why}", fix.chain) if fix else better
    return fix


def _fix(text: str, part: bool) -> Fix | None:
    """The better of the two readers' results."""
    ours = best_reading(text, part)
    theirs = western_reading(text)
    gain = gain_of(text, theirs.text) if theirs else 0.0
    if theirs and part and not Evidence(text, theirs.text).is_no_accident(gain):
        theirs = None
    if theirs and gain > max(ours.gain if ours else 0.0, LEAST_WESTERN_GAIN):
        return Fix(theirs.text, f"{theirs.chain}, {round(gain)} bits")
    return _as_fix(ours) if ours else None


def _as_fix(reading: Reading, remark: str = "") -> Fix:
    chain = reading.candidate.chain
    return Fix(reading.text, f"{', then '.join(map(str, chain))}, {round(reading.gain)} bits{remark}", chain)


def _edits(before: str, fix: Fix, offset: int) -> Iterator[Edit]:
    for start, end, after in differences(before, fix.text):
        yield Edit(offset + start, offset + end, before[start:end], after, rule="repair.mojibake", why=fix.why)
