"""Names and numbers of two texts, and how many they are."""

from __future__ import annotations

import pytest

from syriatext.compare.facts import Facts, facts_of
from syriatext.compare.quantities import figures

HEARD = "All of this was told on that day by {}, who speaks for the bakers of the old town."


def test_a_name_at_the_head_of_a_sentence_is_in_both() -> None:
    told = "Qassar speaks for the bakers and was heard on that day. All others were silent, and so was the town."
    assert facts_of(HEARD.format("Mahmoud Qassar"), told) == Facts(("Qassar",), ("Mahmoud",), ())
    assert facts_of(told, HEARD.format("Mahmoud Qassar")) == Facts(("Qassar",), (), ("Mahmoud",))


def test_what_the_other_text_has_in_small_letters_is_in_no_list() -> None:
    told = "The people who speak for them say that the crescent over the old town was red."
    assert facts_of(HEARD.format("the Red Crescent"), told) == Facts((), (), ())


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("3#", "quarter", "another number"),
        ("3#", "1 3#", "the same number, written differently"),
        ("doubled", "halved", "another number"),
        ("doubled", "tripled", "another number"),
        ("3#", "2#", "another number"),
    ],
)
def test_fractions_and_multiples(one: str, other: str, why: str) -> None:
    found = figures(one.split(), other.split())
    assert found and found[1] == why


@pytest.mark.parametrize(("one", "other"), [("3#", "final"), ("doubled", "rose"), ("3#", "double")])
def test_what_may_say_the_same(one: str, other: str) -> None:
    assert figures(one.split(), other.split()) is None
