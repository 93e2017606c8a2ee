from __future__ import annotations

import pytest

from syriatext.compare.foreign import AFFIRMATIONS, DENIALS, FOREIGN_OPPOSITES
from syriatext.compare.names import consonant_key
from syriatext.compare.words import normal_form, plain_words, words_of


def norms(text: str) -> list[str]:
    return [word.norm for word in words_of(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Syria's", "Syria’s"),
        ("the ministers' plan", "the ministers plan"),
        ("battle- scarred", "battle-scarred"),
        ("seven", "7"),
        ("the seventh round", "the 7th round"),
        ("10,425 miles", "10425 miles"),
        ("two million dollars", "2 mln dlrs"),
        ("five percent", "5 pct"),
        ("five thousand men", "5,000 men"),
        ("twenty-five men", "25 men"),
        ("two hundred and fifty tonnes", "250 tons"),
        ("1.5 million people", "1,500,000 people"),
        ("three hundred thousand", "300,000"),
        ("one million two hundred thousand", "1,200,000"),
        ("a 2.75 billion dollar plan", "a $2,750,000,000 plan".replace("$2,750,000,000", "2,750,000,000 dollar")),
        ("ten kilos", "10 kg"),
        ("colour", "color"),
        ("liberalised", "liberalized"),
        ("kilometres", "kilometers"),
        ("travelled", "traveled"),
        ("defence", "defense"),
        ("Deir az-Zour", "Deir el- Zour"),
        ("Deir Ezzor", "Deir al-Zor"),
        ("Islamic State group", "ISIS"),
        ("IS", "Daesh"),
        ("al-Qaida", "Al- Qaeda"),
        ("Palmyra", "Tadmur"),
        ("Hasakah", "al-Hasakeh"),
        ("the city of Tartous", "the city of Tartus"),
        ("Qamishlo", "Al Qāmishlī"),
        ("Kobane", "Ain al-Arab"),
        ("حلب", "Aleppo"),
        ("Адана", "Adana"),
        ("Muhammad", "Mohamed"),
        ("Abd al-Rahman Yusuf", "Abdulrahman Youssef"),
        ("World Health Organization", "WHO"),
        ("the YPG", "the People’s Protection Units"),
        ("likewise", "LIKEWISE"),
        ("the U.S. envoy", "the US envoy"),
        ("Bashar al-Assad", "Bashar Assad"),
        ("دير الزور", "Deir ez-Zor"),
        ("أعلنت", "اعلنت"),
        ("fromISIS", "from ISIS"),
        ("so\u00adcial", "social"),
    ],
)
def test_two_spellings_of_the_same_words_are_equal(one: str, other: str) -> None:
    assert norms(one) == norms(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("IS", "is"),
        ("US", "us"),
        ("seven", "seventh"),
        ("four", "for"),
        ("a second later", "a 2nd later"),
        ("1.5", "15"),
        ("in 2015 twenty men", "in 2035 men"),
        ("between ten and twenty", "between 30"),
        ("twenty 5", "25"),
        ("hundreds of men", "100s of men"),
        ("five, thousand", "5,000"),
        ("Homs", "Hama"),
        ("Who said", "WHO said"),
        ("a muslim", "a musulman"),
        ("he was in hama", "he was in homs"),
    ],
)
def test_different_words_stay_different(one: str, other: str) -> None:
    assert norms(one) != norms(other)


def test_short_words_in_a_line_of_capitals_are_no_names() -> None:
    assert norms("THE TOWN IS QUIET") == norms("the town is quiet")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Lt. Gen. Ali's 3-day visit.", ["Lt", "Gen", "Ali's", "3", "day", "visit"]),
        ("叙利亚军队", list("叙利亚军队")),
        ("Совет ООН", ["Совет", "ООН"]),
        ("قال الجيش، أمس.", ["قال", "الجيش", "أمس"]),
        ("", []),
        (" \n\t", []),
        ("...!?", []),
    ],
)
def test_words_stand_where_they_are_found(text: str, words: list[str]) -> None:
    assert [text[word.start : word.end] for word in words_of(text)] == words


def test_a_name_of_several_words_is_one_word_with_its_whole_span() -> None:
    text = "in Deir el- Zour today"
    assert [text[word.start : word.end] for word in words_of(text)] == ["in", "Deir el- Zour", "today"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("He said: “No.”", "he said no", True),
        ("battle- torn", "battle-torn", True),
        ("叙利\n亚", "叙利亚", True),
        ("ﺳﻮﺭﻳﺔ", "سورية", True),
        ("He said no", "He said not", False),
        ("seven men", "7 men", False),
    ],
)
def test_plain_words_leave_only_the_words(one: str, other: str, same: bool) -> None:
    assert (plain_words(one) == plain_words(other)) is same


@pytest.mark.parametrize(
    "names",
    [
        ("Deir az-Zour", "Deir Ezzor", "Dayr az-Zawr", "دير الزور"),
        ("Gaddafi", "Qadhafi", "el-Kaddafi", "القذافي"),
        ("Khan Shaykhun", "Khan Sheikhoun", "خان شيخون"),
        ("Hasakah", "al-Hasaka", "الحسكة"),
        ("Baghdadi", "البغدادي"),
    ],
)
def test_transliterations_share_their_consonants(names: tuple[str, ...]) -> None:
    assert len({consonant_key(name) for name in names}) == 1


def test_a_number_of_several_words_has_its_whole_span() -> None:
    text = "some two hundred and fifty-three houses"
    assert [text[word.start : word.end] for word in words_of(text)] == ["some", "two hundred and fifty-three", "houses"]


def test_a_huge_word_is_a_word() -> None:
    assert len(normal_form("a" * 400_000)) == 400_000


def test_small_words_of_other_languages_are_listed_as_they_are_compared() -> None:
    listed = {*DENIALS, *AFFIRMATIONS, *(word for pair in FOREIGN_OPPOSITES for word in pair)}
    assert {word: normal_form(word) for word in listed if normal_form(word) != word} == {}
    assert "नहीं" in DENIALS
