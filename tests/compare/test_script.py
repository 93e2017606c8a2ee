"""Edit scripts: true to the longest common subsequence at any length, with as few gaps as another tool's."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import LCSseq

from syriatext.compare import script
from syriatext.compare.script import Block, gaps, word_blocks

FEW = st.lists(st.sampled_from("abc"), max_size=12)
MORE = st.lists(st.sampled_from("abcdefghij"), max_size=40)


def equal_words(blocks: Sequence[Block]) -> int:
    return sum(size for _, _, size in blocks)


def longest(a: Sequence[str], b: Sequence[str]) -> int:
    return int(LCSseq.similarity(a, b))


def check(a: Sequence[str], b: Sequence[str]) -> tuple[Block, ...]:
    """The blocks, once they are in order, apart from each other and of equal words."""
    blocks = word_blocks(a, b)
    end_a = end_b = 0
    for number, (i, j, size) in enumerate(blocks):
        assert size > 0 and i >= end_a and j >= end_b
        assert not number or (i, j) != (end_a, end_b)
        assert list(a[i : i + size]) == list(b[j : j + size])
        end_a, end_b = i + size, j + size
    return blocks


@given(st.one_of(st.tuples(FEW, FEW), st.tuples(MORE, MORE)))
def test_short_sequences_are_aligned_exactly(pair: tuple[list[str], list[str]]) -> None:
    assert equal_words(check(*pair)) == longest(*pair)


@given(st.one_of(st.tuples(FEW, FEW), st.tuples(MORE, MORE)))
def test_long_sequences_are_cut_at_anchors(pair: tuple[list[str], list[str]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(script, "_EXACT", 16)
        patch.setattr(script, "_PIECE", 3)
        check(*pair)


def natural(count: int, seed: int = 1) -> tuple[list[str], list[str]]:
    """Words with the frequencies of a natural text, and the vocabulary they are from."""
    random = Random(seed)
    vocabulary = [f"w{number}" for number in range(4000 + count // 5)]
    return random.choices(vocabulary, [1 / (rank + 3) for rank in range(len(vocabulary))], k=count), vocabulary


def edited(words: list[str], vocabulary: list[str], rate: float, moves: int = 0) -> list[str]:
    random = Random(2)
    kept: list[str] = []
    for word in words:
        change = random.choice(["replace", "drop", "add"]) if random.random() < rate else ""
        kept += {"replace": [random.choice(vocabulary)], "drop": [], "add": [word, random.choice(vocabulary)]}.get(
            change, [word]
        )
    for _ in range(moves):
        start = random.randrange(len(kept) - 20)
        passage, kept[start : start + 20] = kept[start : start + 20], []
        place = random.randrange(len(kept))
        kept[place:place] = passage
    return kept


@pytest.mark.parametrize(("rate", "moves"), [(0.05, 0), (0.15, 0), (0.05, 20), (0.5, 0)])
@pytest.mark.parametrize("count", [1_000, 12_000])
def test_almost_as_many_equal_words_as_there_can_be_in_no_more_gaps_than_difflib(
    count: int, rate: float, moves: int
) -> None:
    words, vocabulary = natural(count)
    other = edited(words, vocabulary, rate, moves)
    blocks = check(words, other)
    assert equal_words(blocks) >= 0.999 * longest(words, other)
    theirs = [
        tuple(block) for block in difflib.SequenceMatcher(None, words, other, autojunk=False).get_matching_blocks()
    ]
    ours = list(gaps(blocks, len(words), len(other)))
    assert len(ours) <= 1.1 * len(list(gaps([(i, j, size) for i, j, size in theirs if size], len(words), len(other))))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (["a"] * 9_000, ["a"] * 7_000),
        (["the", "cat", "sat", "on", "the", "mat", "."] * 1500, ["the", "cat", "sat", "on", "the", "mat", "."] * 1400),
        ([], ["a"] * 5_000),
        ([f"x{n}" for n in range(6_000)], [f"y{n}" for n in range(6_000)]),
    ],
    ids=["one token", "one sentence", "nothing", "nothing in common"],
)
def test_degenerate_texts_have_the_longest_common_subsequence(a: list[str], b: list[str]) -> None:
    assert equal_words(check(a, b)) == longest(a, b)


def test_a_passage_that_can_stand_earlier_or_later_makes_one_gap() -> None:
    a, b = ["x", "a", "b", "y"], ["x", "a", "b", "a", "b", "y"]
    assert len(list(gaps(word_blocks(a, b), len(a), len(b)))) == 1
