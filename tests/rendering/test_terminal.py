"""The one place where untrusted text is made harmless for terminals."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syriatext.rendering.terminal import safe, safe_line

ANY = st.text(st.characters() | st.sampled_from("\x1b\x07\r\n\t\x9b\x7f\u202e\u2066\u2028\udc80\ud800\U000e0041"))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("plain\ttext\n", "plain\ttext\n"),
        ("dos\r\nline", "dos\r\nline"),
        ("over\rwritten", "over\\x0dwritten"),
        ("\x1b[31mred\x1b[0m", "\\x1b[31mred\\x1b[0m"),
        ("\x1b]0;title\x07", "\\x1b]0;title\\x07"),
        ("\x9b31m \x9d", "\\x9b31m \\x9d"),
        ("back\x08space \x7f", "back\\x08space \\x7f"),
        ("\u202eright to left\u202c", "\\u202eright to left\\u202c"),
        ("\u2066isolate\u2069", "\\u2066isolate\\u2069"),
        ("line\u2028paragraph\u2029", "line\\u2028paragraph\\u2029"),
        ("tag \U000e0041", "tag \\U000e0041"),
        ("name \udcff", "name \\xff"),
        ("half \ud83d", "half \\ud83d"),
        ("سوريا e\u0301 👨‍👩‍👧 \u200f\u200e[/x]", "سوريا e\u0301 👨‍👩‍👧 \u200f\u200e[/x]"),
    ],
)
def test_what_a_terminal_would_obey_is_visible(text: str, shown: str) -> None:
    assert safe(text) == shown


@given(ANY)
def test_nothing_forbidden_survives(text: str) -> None:
    shown = safe(text)
    shown.encode("utf-8")
    left = {c for c in shown if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")}
    assert left <= {"\n", "\t", "\r"}
    assert not re.search("\r(?!\n)", shown)
    assert not {c for c in shown if unicodedata.bidirectional(c) in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI",
                                                                       "FSI", "PDI")}  # fmt: skip


@given(ANY)
def test_harmless_text_stays_and_is_safe_already(text: str) -> None:
    assert safe(safe(text)) == safe(text)
    if text.isascii() and text.isprintable():
        assert safe(text) == text


@given(ANY)
def test_a_line_stays_a_line(text: str) -> None:
    assert len(safe_line(text).splitlines()) <= 1
    assert safe_line(text).isprintable() or not text.isascii()
