"""Edits as arithmetic: they rebuild both texts, two passes compose into one, places are found again."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syriatext.edits import Origins, apply_edits, compose, undo_edits
from syriatext.model import Edit

LETTERS = "abc \n"


@st.composite
def edits_of(draw: st.DrawFn, text: str, rule: str) -> tuple[Edit, ...]:
    """Ascending edits of `text` that do not overlap, insertions and deletions among them."""
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8, unique=True)))
    edits = []
    for start, end in zip(cuts[::2], cuts[1::2], strict=False):
        before, after = text[start:end], draw(st.text(LETTERS, max_size=3))
        if before != after:
            edits.append(Edit(start, end, before, after, rule, f"because of {rule}"))
    return tuple(edits)


@st.composite
def two_passes(draw: st.DrawFn) -> tuple[str, tuple[Edit, ...], tuple[Edit, ...]]:
    text = draw(st.text(LETTERS, max_size=24))
    first = draw(edits_of(text, "first"))
    return text, first, draw(edits_of(apply_edits(text, first), "second"))


@given(two_passes())
def test_composed_edits_do_what_the_two_passes_do(passes: tuple[str, tuple[Edit, ...], tuple[Edit, ...]]) -> None:
    text, first, second = passes
    composed = compose(text, first, second)
    assert apply_edits(text, composed) == apply_edits(apply_edits(text, first), second)
    assert all(text[e.start : e.end] == e.before for e in composed)
    assert all(one.end <= other.start for one, other in pairwise(composed))
    assert undo_edits(apply_edits(text, composed), composed) == text


@given(two_passes())
def test_an_edit_of_both_passes_names_both(passes: tuple[str, tuple[Edit, ...], tuple[Edit, ...]]) -> None:
    text, first, second = passes
    for edit in compose(text, first, second):
        assert edit.steps in ((), ("first", "second"))
        assert edit.steps or edit in first or edit.rule == "second"


@given(two_passes(), st.data())
def test_origins_lie_in_the_text_and_hold_what_was_untouched(
    passes: tuple[str, tuple[Edit, ...], tuple[Edit, ...]], data: st.DataObject
) -> None:
    text, edits, _ = passes
    edited = apply_edits(text, edits)
    start = data.draw(st.integers(0, len(edited)))
    end = data.draw(st.integers(start, len(edited)))
    low, high = Origins(edits).origin((start, end))
    assert 0 <= low <= high <= len(text)
    touched = any(e.start <= high and low <= e.end for e in edits)
    assert touched or text[low:high] == edited[start:end]


@pytest.mark.parametrize(
    ("span", "expected"),
    [((0, 3), (0, 3)), ((3, 4), (3, 5)), ((4, 9), (5, 10)), ((0, 4), (0, 5))],
)
def test_origin_beside_and_inside_a_replacement(span: tuple[int, int], expected: tuple[int, int]) -> None:
    edits = [Edit(3, 5, "Ã©", "é", "rule", "why")]
    assert apply_edits("cafÃ© open", edits) == "café open"
    assert Origins(edits).origin(span) == expected


def test_undoing_edits_of_another_text_is_an_error() -> None:
    with pytest.raises(ValueError, match="does not hold"):
        undo_edits("something else", [Edit(0, 1, "a", "b", "rule", "why")])


def test_what_the_second_pass_takes_back_is_no_edit() -> None:
    there = Edit(0, 1, "a", "b", "first", "")
    back = Edit(0, 1, "b", "a", "second", "")
    assert compose("a", [there], [back]) == ()
