"""UTF-8 that was read as single bytes, undone by ftfy, as Edits of the damaged words only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from ..model import Edit
from .gate import may_be_mojibake

if TYPE_CHECKING:
    from ftfy import TextFixerConfig
    from rapidfuzz.distance import Opcodes

# A line, or as much of a long one as ends in white space: what is wrong with one end of it tells little about the
# other, and words are matched in square time.
_PIECE = r"[^\n]{1,2000}(?=\s|$)|[^\n]{1,2000}"
_TOKEN = r"\s+|\S+"


def undo_mojibake(text: str) -> Iterator[Edit]:
    """Yield the edits that turn mis-decoded UTF-8 back; quotes, widths and normal forms stay as they are.

    >>> [(e.start, e.before, e.after) for e in undo_mojibake("he said â€“ at the cafÃ©")]
    [(8, 'â€“', '–'), (22, 'Ã©', 'é')]
    """
    if not may_be_mojibake(text):
        return
    from ftfy.badness import is_bad

    if is_bad(text):
        for line in re.finditer(_PIECE, text):
            if is_bad(line[0]):
                yield from _line_edits(line[0], line.start())


def _line_edits(line: str, offset: int) -> Iterator[Edit]:
    from ftfy import fix_encoding_and_explain

    fixed = fix_encoding_and_explain(line, _encoding_fixes_only())
    if fixed.text == line:
        return
    steps = fixed.explanation or []
    chain = ", ".join(_step_in_words(step.action, step.parameter) for step in steps)
    for start, end, after in _word_changes(line, fixed.text):
        yield Edit(offset + start, offset + end, line[start:end], after, rule="repair.mojibake", why=chain)


@cache
def _encoding_fixes_only() -> TextFixerConfig:
    from ftfy import TextFixerConfig

    return TextFixerConfig(
        unescape_html=False,
        remove_terminal_escapes=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        uncurl_quotes=False,
        fix_line_breaks=False,
        fix_surrogates=False,
        remove_control_chars=False,
        normalization=None,
    )


def _step_in_words(action: str, parameter: str) -> str:
    words = {"encode": "bytes of {}", "decode": "read as {}", "transcode": "{}", "apply": "{}"}
    return words.get(action, "{}").format(parameter.replace("sloppy-", "").replace("_", " "))


def _word_changes(line: str, fixed: str) -> Iterator[tuple[int, int, str]]:
    """The stretches in which two lines differ, found word by word and trimmed to the characters that differ."""
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
