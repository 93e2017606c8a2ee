"""The hashes: what they see of a text, and that both ways of computing them agree to the bit."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syriatext.collection import batches
from syriatext.collection.shingles import Shingles, shingles_of

LINE = "On Monday the council of Aleppo said that 3 bridges would reopen before the end of the month. "
WORDS = st.sampled_from(
    ["Homs", "rain", "the", "Дамаск", "мост", "दमिश्क", "أعلن", "市议会宣布", "é", "\u0301", "\x01", "\0", "\ud800", "7",
     "incomprehensibilities", "ΟΔΟΣ", "½", "กรุงเทพ", " ", "\n", "’", "_", "Ｈ"]
)  # fmt: skip


def in_batches(texts: list[str]) -> list[Shingles]:
    found = []
    for batch in batches.batches_of(texts):
        for number, whole in enumerate(batch.whole):
            triples = batch.triples[batch.triples_of == number]
            names = batch.names[batch.names_of == number]
            found.append(Shingles(tuple(map(int, triples)), tuple(map(int, names)), int(whole)))
    return found


@given(st.lists(st.one_of(st.text(), st.lists(WORDS, max_size=60).map("".join), st.lists(WORDS).map(" ".join))))
def test_both_ways_agree(texts: list[str]) -> None:
    assert in_batches(texts) == [shingles_of(text) for text in texts]


def test_both_ways_agree_over_the_edges_of_batches() -> None:
    texts = [LINE * 9000, "", "Rain", LINE, "x" * 600_000, "one two", LINE * 30, *(f"{LINE} {i}" for i in range(3000))]
    assert in_batches(texts) == [shingles_of(text) for text in texts]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rain fell in Homs today.", "RAIN fell – in Homs, today"),
        ("Le café a été fermé hier", "Le cafe\u0301 a e\u0301te\u0301 ferme\u0301 hier"),
        ("أعلن المجلس أن الجسر سيفتح", "اعلن المجلسُ ان الجـسر سيفتح"),
        ("МОСТ ОТКРОЮТ В КОНЦЕ МЕСЯЦА", "Мост откроют в конце месяца"),
        ("Ｒain fell in Homs", "Rain\u00a0fell\u200b in Homs"),
        ("one", "ONE!"),
    ],
)
def test_typography_makes_no_difference(one: str, other: str) -> None:
    assert shingles_of(one).whole == shingles_of(other).whole != 0


@pytest.mark.parametrize(
    ("one", "other"),
    [("one", "two"), ("one two", "two one"), ("one", "one one"), ("one two three", "one two four"),
     ("市议会宣布大桥", "市议会宣布大楼"), ("अलेप्पो में पुल", "अलेप्पा में पुल")],
)  # fmt: skip
def test_other_words_are_another_text(one: str, other: str) -> None:
    assert shingles_of(one).whole != shingles_of(other).whole


@pytest.mark.parametrize("text", ["", "\n", "…!", "\0\0", "\ud800"])
def test_no_words_no_hashes(text: str) -> None:
    assert shingles_of(text) == ((), (), 0)


def test_the_sample_is_fair() -> None:
    text = " ".join(f"w{i}" for i in range(40_000))
    assert 0.9 < len(shingles_of(text).triples) / 5000 < 1.1


def test_names_stay_when_the_words_between_are_replaced() -> None:
    names = [f"Name{i}" for i in range(60)]
    one, other = (shingles_of(f" {word} ".join(names)) for word in ("met", "saw the old"))
    assert one.names == other.names != ()
    assert one.triples != other.triples


def test_names_are_told_in_other_scripts_too() -> None:
    capital = " и ".join(f"Мост{chr(0x430 + i)}" for i in range(30))
    assert shingles_of(capital).names
    assert shingles_of(capital.lower()).names == ()


def test_scripts_without_spaces_have_triples() -> None:
    text = "".join(chr(0x4E00 + i) for i in range(200))
    assert len(shingles_of(text).triples) > 10


def test_the_plain_way_needs_no_numpy() -> None:
    code = "import sys, syriatext.collection.shingles as s; s.shingles_of('a b'); print({'numpy'} & {*sys.modules})"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "set()\n"


def test_hashes_are_those_of_every_release() -> None:
    """An index outlives the program that wrote it: another hash is another version of its file."""
    found = shingles_of(LINE * 2)
    assert (found.triples[0], found.names[0], found.whole) == (
        513676405115797007,
        112096430823561441,
        6704444430309550621,
    )


def test_letters_that_look_latin_are_read_as_they_look() -> None:
    disguised = LINE.translate(str.maketrans("aeoM", "аеоМ"))
    assert disguised != LINE and shingles_of(disguised) == shingles_of(LINE)
    assert shingles_of("Мост Aleppo") != shingles_of("Most Aleppo")
