"""Word differences from top to bottom: undone, one text is the other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syriatext.compare.changes import changes_in_order

TEXTS = st.text(st.sampled_from("ab AB.,\n军队'-"), max_size=40)


def bare(text: str) -> str:
    return "".join(text.split())


@given(TEXTS, TEXTS)
def test_the_changes_make_one_text_the_other(a: str, b: str) -> None:
    made, at_a, at_b = "", 0, 0
    for change in changes_in_order(a, b):
        kept = a[at_a : change.a[0]]
        assert bare(kept) == bare(b[at_b : change.b[0]])
        made += kept + b[slice(*change.b)]
        at_a, at_b = change.a[1], change.b[1]
    assert bare(made + a[at_a:]) == bare(b)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Crews mended the bridge.", "Crews repaired the bridge.", [("mended", "repaired")]),
        ("He left", "He left early", [("", "early")]),
        ("He  left\nearly", "He left early", []),
        ("He left.", "he left!", [("He", "he"), (".", "!")]),
        ("old bridge of iron", "new road of stone", [("old bridge of iron", "new road of stone")]),
        ("军队到达。", "军队离开。", [("到达", "离开")]),
    ],
)
def test_what_counts_as_a_difference(a: str, b: str, expected: list[tuple[str, str]]) -> None:
    assert [(a[slice(*change.a)], b[slice(*change.b)]) for change in changes_in_order(a, b)] == expected
