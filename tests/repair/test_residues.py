"""Residues of a no-break space, where they stand alone."""

from __future__ import annotations

import pytest

from syriatext.edits import apply_edits
from syriatext.repair import repair


def repaired(text: str) -> str:
    return apply_edits(text, repair(text))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Ìý", "\u00a0"),
        ("The end.\nÌý\n", "The end.\n\u00a0\n"),
        ("one Ìý two", "one \u00a0 two"),
        ("The end.Ìý", "The end.\u00a0"),
        ("ÌýÌý\nThe end", "\u00a0\u00a0\nThe end"),
    ],
)
def test_a_residue_that_stands_alone_is_a_no_break_space(before: str, after: str) -> None:
    assert repaired(before) == after


@pytest.mark.parametrize("text", ["Ìýsland", "naÌý", "`Ìý`", "听", "Ì ý"])
def test_within_a_word_it_stays(text: str) -> None:
    assert repaired(text) == text


def test_the_edit_tells_the_whole_way() -> None:
    (edit,) = repair("Ìý")
    assert edit.rule == "repair.residue" and "聽" in edit.why and "gbk" in edit.why
