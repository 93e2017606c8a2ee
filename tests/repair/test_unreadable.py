"""What no cleaned text may hold: a byte order mark, and bytes that were no text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syriatext.edits import apply_edits, undo_edits
from syriatext.repair.unreadable import drop_mark, replace_unreadable


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("", ""),
        ("plain", "plain"),
        ("in \ufeff the middle", "in \ufeff the middle"),
        ("a\udcffb", "a\ufffdb"),
        ("a\udcff\udcfeb", "a\ufffd\ufffdb"),
        ("pair \ud83d\ude00", "pair \ufffd\ufffd"),
        ("è stays \ufffd", "è stays \ufffd"),
    ],
)
def test_is_taken_away_or_marked(text: str, cleaned: str) -> None:
    assert apply_edits(text, replace_unreadable(text)) == cleaned


@pytest.mark.parametrize(("text", "cleaned"), [("\ufeff", ""), ("\ufeff\ufefftwice", "twice"), ("a", "a")])
def test_marks_go(text: str, cleaned: str) -> None:
    assert apply_edits(text, drop_mark(text)) == cleaned


def test_the_bytes_are_named() -> None:
    (edit,) = replace_unreadable("x\udcc3\udca9")
    assert edit.why == "bytes that are no text: C3 A9"


@given(st.text(st.characters() | st.sampled_from("\ufeff\udc80\udcff\ud800")))
def test_the_result_can_be_written_and_led_back(text: str) -> None:
    edits = tuple(replace_unreadable(text))
    cleaned = apply_edits(text, edits)
    cleaned.encode("utf-8")
    assert undo_edits(cleaned, edits) == text
