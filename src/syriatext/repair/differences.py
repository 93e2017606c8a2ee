"""Where two readings of a line differ, word by word and trimmed to the characters that differ."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rapidfuzz.distance import Opcodes

_TOKEN = r"[ \t]+|[^ \t]+"
"""A no-break space belongs to its word: it may be half of a letter."""


def differences(line: str, fixed: str) -> Iterator[tuple[int, int, str]]:
    r"""Yield start and end in `line` and what `fixed` has there.

    >>> list(differences("the cafÃ© is open", "the café is open"))
    [(7, 9, 'é')]
    >>> list(differences("Ã\xa0 l'Ã¢ge", "à l'âge"))
    [(0, 2, 'à'), (5, 7, 'â')]
    """
    from rapidfuzz.distance import Indel

    words, fixed_words = re.findall(_TOKEN, line), re.findall(_TOKEN, fixed)
    starts, fixed_starts = _starts(words), _starts(fixed_words)
    for block in _changed_blocks(Indel.opcodes(words, fixed_words)):
        start, end = starts[block[0]], starts[block[1]]
        after = fixed[fixed_starts[block[2]] : fixed_starts[block[3]]]
        yield _trimmed(line, start, end, after)


def _starts(words: list[str]) -> list[int]:
    starts = [0]
    for word in words:
        starts.append(starts[-1] + len(word))
    return starts


def _changed_blocks(opcodes: Opcodes) -> Iterator[list[int]]:
    """Runs of neighbouring deletions and insertions, each as one replacement."""
    block: list[int] | None = None
    for code in opcodes:
        if code.tag == "equal":
            if block:
                yield block
            block = None
        elif block:
            block[1], block[3] = code.src_end, code.dest_end
        else:
            block = [code.src_start, code.src_end, code.dest_start, code.dest_end]
    if block:
        yield block


def _trimmed(line: str, start: int, end: int, after: str) -> tuple[int, int, str]:
    prefix = 0
    while prefix < min(end - start, len(after)) and line[start + prefix] == after[prefix]:
        prefix += 1
    start, after = start + prefix, after[prefix:]
    suffix = 0
    while suffix < min(end - start, len(after)) and line[end - 1 - suffix] == after[-1 - suffix]:
        suffix += 1
    return start, end - suffix, after[: len(after) - suffix]
