"""Components and forests against the plain definition."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from syriatext.collection.components import forest, held, labels

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


@given(LINKS, st.integers(0, 30))
def test_a_link_that_is_not_firm_makes_one_of_no_two_groups_that_others_keep_apart(
    links: list[tuple[int, int]], firm: int
) -> None:
    links = [(a, b) for a, b in links if a != b]
    a, b = (np.array(side, np.int64) for side in (zip(*links, strict=True) if links else ((), ())))
    is_firm = np.arange(len(links)) < firm
    holds = held(COUNT, a, b, is_firm)
    assert holds[is_firm].all()
    before = labels(COUNT, a[is_firm], b[is_firm])
    sizes = np.bincount(before, minlength=COUNT)
    larger: dict[int, set[int]] = {}
    for one, other in zip(before[a[holds]].tolist(), before[b[holds]].tolist(), strict=True):
        if one != other:
            small, large = sorted((one, other), key=lambda group: (sizes[group], -group))
            larger.setdefault(small, set()).add(large)
    assert all(len(groups) == 1 for groups in larger.values())
