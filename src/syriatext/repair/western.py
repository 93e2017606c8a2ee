"""The second reader: ftfy, which knows UTF-8 read as Western single bytes and its accidents by heart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ftfy import TextFixerConfig


class WesternReading(NamedTuple):
    """What ftfy makes of a text, and how it says it did."""

    text: str
    chain: str


def may_be_western(text: str) -> bool:
    """Has ftfy anything against this text? A hundred times as fast as to ask what it makes of it."""
    from ftfy.badness import is_bad

    return is_bad(text)


def is_western_by_itself(text: str) -> bool:
    """Does ftfy know a sequence in `text` for damage even where what stands around it was read in another way?"""
    from ftfy.fixes import decode_inconsistent_utf8

    return decode_inconsistent_utf8(text) != text


def western_reading(text: str) -> WesternReading | None:
    """ftfy's reading of `text`, by its encoding fixes only; None when it leaves it as it is."""
    if not may_be_western(text):
        return None
    from ftfy import fix_encoding_and_explain

    fixed = fix_encoding_and_explain(text, _encoding_fixes_only())
    if fixed.text == text:
        return None
    steps = [(step.action, step.parameter) for step in fixed.explanation or []]
    return WesternReading(fixed.text, ", ".join(_in_words(steps)))


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


def _in_words(steps: Iterable[tuple[str, str]]) -> Iterator[str]:
    """What happened to the text, of what undoes it: bytes are made in the encoding that they were wrongly read as."""
    read = ""
    for action, what in steps:
        name = what.replace("sloppy-", "").replace("_", " ")
        if action == "encode":
            read = name
        else:
            yield f"{name} read as {read}" if action == "decode" else name
