"""Paragraphs broken in two are put together, and nothing else is."""

from __future__ import annotations

import pytest

from syriatext.strip import strip_text

from .pages import PARAGRAPHS, TITLE, article

WHOLE = PARAGRAPHS[2]
FIRST, _, SECOND = WHOLE.partition(" using ")


def broken(first: str, gap: str, second: str) -> str:
    return article().replace(WHOLE, f"{first}{gap}{second}")


@pytest.mark.parametrize("gap", ["\n\n", "\n\n\n", " \n \n "])
def test_halves_are_joined(gap: str) -> None:
    stripped = strip_text(broken(FIRST, gap, "using " + SECOND))
    assert stripped.text == article()
    assert [edit.rule for edit in stripped.edits] == ["strip.rejoin"]


def test_halves_are_joined_across_chrome() -> None:
    stripped = strip_text(broken(FIRST, "\n\nAdvertisement\n\nRead more\n\n", "using " + SECOND))
    assert stripped.text == article()
    (edit,) = stripped.edits
    assert edit.steps == ("strip.rejoin", "strip.ad", "strip.read_more")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (FIRST + ".", "using " + SECOND),
        (FIRST, "Using " + SECOND),
        (FIRST + ":", "using " + SECOND),
        (FIRST, "using stone"),
        ("A short heading", "using " + SECOND),
    ],
)
def test_others_are_not(first: str, second: str) -> None:
    text = broken(first, "\n\n", second)
    assert strip_text(text).text == text


def test_a_list_in_lower_case_is_not_joined() -> None:
    items = [f"item {word} which goes on for a good number of words" for word in ("one", "two", "three")]
    text = "\n\n".join((TITLE, *PARAGRAPHS, *items, "and the last of these items.")) + "\n"
    assert strip_text(text).text == text


def test_a_paragraph_that_stands_there_twice_goes_once() -> None:
    stripped = strip_text(f"{article()}\n{PARAGRAPHS[1].upper()}\n\n{PARAGRAPHS[2]}\n")
    assert stripped.text == article()
    assert [(line.kind, line.rule) for line in stripped.removed] == [("duplicate", "strip.duplicate")] * 2
    assert "the paragraph of line 5 again" in stripped.edits[0].why
    assert strip_text(stripped.text).text == stripped.text


def test_what_cannot_be_read_is_not_taken_for_the_same() -> None:
    lost = " ".join("\ufffd" * len(word) for word in PARAGRAPHS[1].split())
    text = f"{article()}\n{lost}.\n\n{lost}.\n"
    assert strip_text(text).text == text


def test_what_may_be_repeated_on_purpose_stays() -> None:
    asked = "And what did you do on that day of all days?"
    text = "\n\n".join((TITLE, *(line for text in PARAGRAPHS for line in (asked, text)))) + "\n"
    assert strip_text(text).text == text
    twice = f"{article()}\n{PARAGRAPHS[1]}\n"
    assert strip_text(twice, keep=["duplicate"]).text == twice
