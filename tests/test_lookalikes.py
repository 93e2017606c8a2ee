"""Letters that only look Latin: no damage, no other words, and no secret."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import syriatext
from syriatext.lookalikes import as_latin, disguised_words

STORY = (
    "The bridge across the Euphrates reopened to traffic on Sunday, nine years after it was destroyed in an air "
    "strike, local officials said. Engineer Layla Haddad told reporters that the programme cost 7.5 million."
)
DISGUISED = STORY.translate(str.maketrans("aec", "аес"))
WORDS = 27


def test_a_disguise_is_no_damage() -> None:
    """Read in other encodings, such words make Latin ones with accents, which nobody wrote."""
    assert DISGUISED != STORY and as_latin(DISGUISED) == STORY
    assert syriatext.clean(DISGUISED).text == DISGUISED
    words = DISGUISED.split()
    for at in range(0, len(words), 5):
        line = " ".join(words[at : at + 5])
        assert syriatext.clean(line).text == line
    assert syriatext.clean(DISGUISED, normalize=["lookalikes"]).text == STORY


@pytest.mark.parametrize(
    "text", ["información señor niño António", "Vi må dra på ferie når det går an", "déjà voilà à"]
)
def test_what_was_misread_is_repaired_though_some_of_it_looks_latin(text: str) -> None:
    assert syriatext.clean(text.encode("cp1252").decode("cp1251")).text == text


def test_copies_are_compared_as_they_look_and_the_disguise_is_told() -> None:
    found = syriatext.diff(STORY, DISGUISED)
    assert found.verdict == "identical"
    assert {item.feature: item.value for item in found.evidence}["disguised words in b"] == WORDS
    mirror = syriatext.diff(DISGUISED, STORY.replace("Sunday", "Monday"))
    assert mirror.verdict == "near-duplicate"
    assert "disguised words in a" in {item.feature for item in mirror.evidence}


@pytest.mark.parametrize(
    "text", ["Сирия и мост", "СССР, ТАСС", "Ελλάδα και", "naïve café", "Cирия", "β-carotene, 5 μm"]
)
def test_other_scripts_are_none(text: str) -> None:
    assert as_latin(text) == text and disguised_words(text) == 0


@given(st.text(st.sampled_from("aeoаеоясTТ λα1 ")))
def test_to_undo_it_once_is_enough(text: str) -> None:
    latin = as_latin(text)
    assert as_latin(latin) == latin and len(latin) == len(text) and disguised_words(latin) == 0
