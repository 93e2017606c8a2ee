"""Two texts as one: marks where words differ, paragraphs kept, long equal stretches cut short."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syriatext.comparing import changes_in_order
from syriatext.rendering.inline import words_view

from .comparisons import HOSTILE, comparison


def view(a: str, b: str, width: int | None = None, color: bool = False, whole: bool = False) -> str:
    made = comparison([a], [b], [])
    return words_view(made, changes_in_order(made), color, width, whole)


@pytest.mark.parametrize(
    ("a", "b", "shown"),
    [
        ("Crews mended it.", "Crews repaired it.", "Crews [-mended-] {+repaired+} it."),
        ("He left.", "He left early.", "He left {+early+}."),
        ("He left early.", "He left.", "He left [-early-]."),
        ("Rain.", "Sun.", "[-Rain-] {+Sun+}."),
        ("It's", "It’s", "It[-'-]{+’+}s"),
        ("One.\n\nTwo.", "Two.", "[-One.-]\n\nTwo."),
        ("Two.", "One.\n\nTwo.", "{+One.+}\n\nTwo."),
        ("军队到达。", "军队离开。", "军队[-到达-]{+离开+}。"),
    ],
)
def test_words_are_marked_where_they_stand(a: str, b: str, shown: str) -> None:
    assert view(a, b) == shown + "\n"


def test_equal_texts_show_nothing_unless_the_whole_is_wanted() -> None:
    assert view("Rain fell.", "Rain  fell.") == ""
    assert view("Rain fell.", "Rain fell.", whole=True) == "Rain fell.\n"


def test_long_equal_stretches_are_cut_short() -> None:
    words = " ".join(f"w{number}" for number in range(100))
    assert view(words, words + " end").splitlines() == ["… 88 words the same …", "", words[-47:] + " {+end+}"]
    assert view(words, words + " end", whole=True) == words + " {+end+}\n"


@pytest.mark.parametrize("width", [20, 80])
def test_lines_fit_the_page(width: int) -> None:
    shown = view("The old bridge of iron is closed. " * 9, "The new bridge of stone is open. " * 9, width)
    assert max(map(len, shown.splitlines())) <= width


@given(HOSTILE, HOSTILE, st.sampled_from([None, 40]), st.booleans())
def test_nothing_in_a_text_commands_the_terminal(a: str, b: str, width: int | None, color: bool) -> None:
    shown = re.sub(r"\x1b\[[0-9;]*m", "", view(a, b, width, color))
    assert not any(c in shown for c in "\x1b\x07\r\x9b\u202e\u2066")


WORDS = st.lists(st.sampled_from(["one", "two", "three", "four", ".", ",", "军"]), max_size=60).map(" ".join)


@given(WORDS, WORDS)
def test_both_texts_can_be_read_from_it(a: str, b: str) -> None:
    shown = view(a, b, whole=True)
    only_a = re.sub(r"\{\+.*?\+\}", "", shown, flags=re.S).replace("[-", "").replace("-]", "")
    only_b = re.sub(r"\[-.*?-\]", "", shown, flags=re.S).replace("{+", "").replace("+}", "")
    assert "".join(only_a.split()) == "".join(a.split()) and "".join(only_b.split()) == "".join(b.split())
