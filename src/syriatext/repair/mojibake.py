"""Text that was written in one encoding and read in another, undone as Edits of the damaged characters only.

Two readers look at each suspicious line, then at each run of suspicious words: our own engine, which weighs every
chain of encodings by how likely the text before and after is, and ftfy. The likelier result wins; ftfy looks second,
because it makes things of GBK that can't be read back. A chain that was found once is believed sooner in the rest of
the document.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import NamedTuple, TypeGuard

from ..edits import apply_edits, compose, moved
from ..model import Edit
from .differences import differences
from .evidence import Evidence
from .gate import LONGEST_LINE, Line, is_suspicious, suspicious_lines
from .lines import window_end
from .lossy import lossy_reading, marks_bits, may_be_lossy
from .propose import Chain
from .quotations import breaks_a_quotation
from .readings import (
    LEAST_TO_CONFIRM,
    Reading,
    best_reading,
    clear_chain,
    confirmed_reading,
    gain_of,
    is_disguised,
    repeated_readings,
)
from .screening import common_words, encoding_bits, parts, promising, readable_as
from .western import is_western_by_itself, may_be_western, western_reading

ROUNDS = 4  # at most; damage hides damage
LEAST_WESTERN_GAIN = 1.0  # bits
AT_FIRST = 8  # lines that are searched before more are
_AT_ONCE = 20_000  # characters
_RUN = r"\S*[^\x00-\x7f\s]\S*(?:\s+\S*[^\x00-\x7f\s]\S*)*"
_WORD = r"\S*[^\x00-\x7f\s]\S*"
_FOREIGN_LINE = "[^\n\r]*[^\x00-\x7f][^\n\r]*"


@dataclass(frozen=True)
class Fix:
    """A line or a part of it, where it starts, what it was before it was damaged, and how that is known."""

    start: int
    damaged: str
    text: str
    why: str
    chain: Chain = ()
    gain: float = 0.0
    rule: str = "repair.mojibake"

    @cached_property
    def edits(self) -> tuple[Edit, ...]:
        """What of the line is changed."""
        found = differences(self.damaged, self.text)
        places = ((self.start + start, self.start + end, self.damaged[start:end], after) for start, end, after in found)
        return tuple(Edit(*place, self.rule, self.why) for place in places)


class Repaired(NamedTuple):
    """What was done to a line, and the chains that explained it."""

    edits: tuple[Edit, ...]
    chains: frozenset[Chain] = frozenset()


def undo_mojibake(text: str) -> Iterator[Edit]:
    """Yield the edits that turn mis-decoded text back; quotes, widths and normal forms stay as they are.

    >>> [(e.start, e.before, e.after) for e in undo_mojibake("he said â€“ at the cafÃ©")]
    [(8, 'â€“', '–'), (22, 'Ã©', 'é')]
    >>> [(e.before, e.after, e.why) for e in undo_mojibake("ºÓ¹ÈÍø")]
    [('ºÓ¹ÈÍø', '河谷网', 'gb18030 read as latin-1, 50 bits')]
    """
    start = 0
    while start < len(text):
        end = window_end(text, start) or len(text)
        for edit in _window_edits(text[start:end]):
            yield moved(edit, start)
        start = end


def _window_edits(window: str) -> Iterator[Edit]:
    repaired = _searched(window)
    confirmed = frozenset[Chain]().union(*(line.chains for line in repaired.values()))
    for start, end in _may_have_gone(window, confirmed) if confirmed else ():
        if (start, end) not in repaired or not repaired[start, end].edits:
            repaired[start, end] = _repaired_line(window[start:end], confirmed)
    for start, end in sorted(repaired):
        for edit in repaired[start, end].edits:
            yield moved(edit, start)


def _searched(window: str) -> dict[tuple[int, int], Repaired]:
    """The suspicious lines by start and end, each after a search, unless what happened to another one explains it."""
    lines = {(line.start, line.end): line for line in suspicious_lines(window)}
    repaired: dict[tuple[int, int], Repaired] = {}
    known: set[Chain] = set()
    for part in _growing(list(lines)):
        for start, end in list(_worth_a_search(window, [lines[span] for span in part if span not in repaired])):
            if (start, end) in repaired:
                continue
            damaged = window[start:end]
            repaired[start, end] = _repaired_line(damaged)
            chain = clear_chain(damaged, apply_edits(damaged, repaired[start, end].edits))
            if chain and chain not in known:
                known.add(chain)
                repaired |= _repeated(window, [span for span in lines if span not in repaired], chain)
    return repaired


def _growing(spans: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """A few, then more and more: most damage repeats itself from the first lines on."""
    size = AT_FIRST
    while spans:
        yield spans[:size]
        spans, size = spans[size:], 4 * size


def _repeated(window: str, spans: list[tuple[int, int]], chain: Chain) -> Iterator[tuple[tuple[int, int], Repaired]]:
    """Those of these lines that `chain` explains, too, and leaves nothing in that is worth a search."""
    places: dict[str, list[tuple[int, int]]] = {}
    for start, end in spans:
        places.setdefault(window[start:end], []).append((start, end))
    for part in parts(places, _AT_ONCE):
        found = list(repeated_readings(part, chain))
        left = _numbers_worth_a_search([reading.text for _, reading in found])
        for number, (damaged, reading) in enumerate(found):
            if number not in left and _holds(fix := _fix(0, damaged, reading), damaged):
                repaired = Repaired(fix.edits)
                yield from ((span, repaired) for span in places[damaged])


def _numbers_worth_a_search(texts: list[str]) -> set[int]:
    starts = [0, *accumulate(len(text) + 1 for text in texts)]
    window = "\n".join(texts)
    return {bisect_right(starts, start) - 1 for start, _ in _worth_a_search(window, list(suspicious_lines(window)))}


def _worth_a_search(window: str, lines: list[Line]) -> Iterator[tuple[int, int]]:
    """Those of which a suspicious word is likelier as something else, or all of them together; or bytes were lost."""
    common = common_words({word for line in lines for word in line.words if len(word) <= LONGEST_LINE})
    units = [_units([word for word in line.words if word not in common]) for line in lines]
    worth = promising(dict.fromkeys(unit for of_line in units for unit in of_line if len(unit) <= LONGEST_LINE))
    for line, of_line in zip(lines, units, strict=True):
        # What goes on without a space for thousands of characters is searched in pieces anyway.
        likelier = any(len(unit) > LONGEST_LINE or worth[unit] or may_be_lossy(unit) for unit in of_line)
        if of_line and (likelier or may_be_western(window[line.start : line.end])):
            yield line.start, line.end


def _units(words: list[str]) -> list[str]:
    """Those that are not ASCII, and all of these together."""
    words = [word for word in words if not word.isascii()]
    return words if len(words) < 2 else [*words, " ".join(words)]


def _may_have_gone(window: str, chains: frozenset[Chain]) -> Iterator[tuple[int, int]]:
    """Lines beyond ASCII that these chains may have left so."""
    spans = [line.span() for line in re.finditer(_FOREIGN_LINE, window) if len(line[0]) <= LONGEST_LINE]
    if not spans:
        return
    readable = readable_as([window[start:end] for start, end in spans])
    last = encoding_bits(chain[-1].read for chain in chains)
    for span, bits in zip(spans, readable.tolist(), strict=True):
        if bits & last:
            yield span


@lru_cache(4096)
def _repaired_line(line: str, confirmed: frozenset[Chain] = frozenset()) -> Repaired:
    """What leaves nothing more to repair; with `confirmed` chains, which other lines went through, it begins there."""
    edits: tuple[Edit, ...] = ()
    chains: frozenset[Chain] = frozenset()
    current = line
    for number in range(ROUNDS):
        as_elsewhere = confirmed and number == 0
        fixes = list(_fixes_as_elsewhere(current, confirmed) if as_elsewhere else _fixes(current))
        if not fixes:
            break
        edits = compose(line, edits, [edit for fix in fixes for edit in fix.edits])
        chains = chains.union(fix.chain for fix in fixes if fix.chain and fix.gain >= LEAST_TO_CONFIRM)
        current = apply_edits(line, edits)
        if not is_suspicious(current):
            break
    return Repaired(edits, chains)


def _fixes_as_elsewhere(line: str, confirmed: frozenset[Chain]) -> Iterator[Fix]:
    """What happened to other lines of the document may have happened to this one."""
    reading = confirmed_reading(line, confirmed)
    fix = _fix(0, line, reading, ", as elsewhere in this text") if reading else None
    if _holds(fix, line):
        yield fix


def _fixes(line: str) -> Iterator[Fix]:
    """The whole line where one reading explains it, else its runs of suspicious words, else the words."""
    disguised = is_disguised(line)
    fix = _reread(0, line, disguised, part=False)
    if _holds(fix, line):
        yield fix
        return
    for run in re.finditer(_RUN, line):
        fix = _reread(run.start(), run[0], disguised)
        if _holds(fix, line):
            yield fix
        elif " " in run[0]:
            for word in re.finditer(_WORD, run[0]):
                fix = _reread(run.start() + word.start(), word[0], disguised)
                if _holds(fix, line):
                    yield fix


def _holds(fix: Fix | None, line: str) -> TypeGuard[Fix]:
    """Is there a fix, and does it leave quotations of the line that are whole as they are?"""
    return fix is not None and not breaks_a_quotation(line, fix.edits)


def _reread(start: int, text: str, disguised: bool, part: bool = True) -> Fix | None:
    """The better of the two readers' results; where bytes were lost, what is left of a line."""
    if part and not is_suspicious(text):
        return None
    ours = best_reading(text, part, disguised)
    theirs = western_reading(text)
    gain = gain_of(text, theirs.text) if theirs else 0.0
    if theirs and part and not _holds_in_part(text, theirs.text, gain):
        theirs = None
    lossy = None if ours or part else lossy_reading(text)
    if lossy and lossy.gain > gain + marks_bits(text, theirs.text if theirs else text):
        return replace(_fix(start, text, lossy, ", bytes lost"), chain=(), rule="repair.lossy")
    if theirs and gain > max(ours.gain if ours else 0.0, LEAST_WESTERN_GAIN):
        return Fix(start, text, theirs.text, f"{theirs.chain}, {round(gain)} bits")
    return _fix(start, text, ours) if ours else None


def _holds_in_part(text: str, reading: str, gain: float) -> bool:
    evidence = Evidence(text, reading)
    return evidence.is_no_accident(gain) and (not evidence.is_one_letter_for_money or is_western_by_itself(text))


def _fix(start: int, text: str, reading: Reading, remark: str = "") -> Fix:
    chain = reading.candidate.chain
    why = f"{', then '.join(map(str, chain))}, {round(reading.gain)} bits{remark}"
    return Fix(start, text, reading.text, why, chain, reading.gain)
