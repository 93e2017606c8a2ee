"""The second reader: ftfy, which knows UTF-8 read as Western single bytes and its accidents by heart."""

from __future__ import annotations

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
    steps = (_step_in_words(step.action, step.parameter) for step in fixed.explanation or [])
    return WesternReading(fixed.text, ", ".join(steps))


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
