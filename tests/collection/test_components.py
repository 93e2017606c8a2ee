"""Components and forests against the plain definition."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from syriatext.collection.components import forest, labels

COUNT = 12
LINKS = st.lists(st.tuples(st.integers(0, COUNT - 1), st.integers(0, COUNT - 1)), max_size=30)


def smallest_reached(links: list[tuple[int, int]]) -> list[int]:
    found = []
    for start in range(COUNT):
        reached = {start}
        for _ in range(COUNT):
            reached |= {end for a, b in links if reached & {a, b} for end in (a, b)}
        found.append(min(reached))
    return found


@given(LINKS)
def test_labels_are_the_smallest_number_in_reach(links: list[tuple[int, int]]) -> None:
    a, b = (np.array(side, np.int64) for side in (zip(*links, strict=True) if links else ((), ())))
    assert labels(COUNT, a, b).tolist() == smallest_reached(links)


@given(LINKS)
def test_a_forest_reaches_as_far_with_no_link_too_many(links: list[tuple[int, int]]) -> None:
    kept = [links[at] for at in forest(COUNT, [a for a, _ in links], [b for _, b in links])]
    assert smallest_reached(kept) == smallest_reached(links)
    assert len(kept) == COUNT - len(set(smallest_reached(links)))


def test_a_long_chain_takes_few_rounds() -> None:
    chain = np.random.default_rng(1).permutation(200_000)
    assert set(labels(200_000, chain[:-1], chain[1:]).tolist()) == {0}
