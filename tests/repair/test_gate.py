"""The gate: clean text of any script passes, damage of any kind does not, and windows hide nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syriatext.edits import apply_edits
from syriatext.repair import repair
from syriatext.repair.gate import LONGEST_LINE, PLAIN, is_suspicious, suspicious_lines
from syriatext.repair.lines import WINDOW

CASES = json.loads(Path(__file__).parent.parent.joinpath("cases/mojibake.json").read_text())
CLEAN = ["plain English", "German", "Turkish", "Persian", "Hebrew", "Russian", "Greek", "Korean"]


@pytest.mark.parametrize("text", [case["text"] for case in CASES["negative"] if case["label"] in CLEAN])
def test_clean_text_passes(text: str) -> None:
    assert set(text) <= set(PLAIN) or not is_suspicious(text)


@given(st.text(st.sampled_from("aé中Ã©ط§\r\n \u0001😀"), max_size=60))
def test_lines_are_whole_ascending_and_apart(text: str) -> None:
    position = 0
    for start, end, _ in suspicious_lines(text):
        assert position <= start < end <= len(text)
        assert start == 0 or text[start - 1] in "\r\n"
        assert end == len(text) or text[end] in "\r\n"
        position = end


def test_long_lines_are_looked_at_in_pieces() -> None:
    text = "The bridge was opened. " * 1000 + "cafÃ© " + "The bridge was opened. " * 1000
    ((start, end, words),) = suspicious_lines(text)
    assert words == ("cafÃ©",) and "cafÃ©" in text[start:end] and end - start <= 3 * LONGEST_LINE
    assert apply_edits(text, repair(text)) == text.replace("cafÃ©", "café")


def test_edits_of_later_windows_are_at_their_places() -> None:
    filler = "سوريا\n" * (WINDOW // 6 + 10)
    text = f"cafÃ©\n{filler}cafÃ©\n{filler}cafÃ©"
    assert apply_edits(text, repair(text)) == text.replace("Ã©", "é")
