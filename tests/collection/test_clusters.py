"""Which members of a group must stay, so that removing the others loses nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syriatext.collection.clusters import Cluster, Edge, Member, Relation


def group(lengths: list[int], *edges: tuple[int, int, float, Relation], keep: int = 0) -> Cluster:
    members = tuple(Member(doc, f"{doc}", f"{doc}", length) for doc, length in enumerate(lengths))
    return Cluster(members, members[keep], "", tuple(Edge(*edge) for edge in edges))


@pytest.mark.parametrize(
    ("found", "kept"),
    [
        (group([100, 100], (0, 1, 1.0, "identical")), {0}),
        (group([100, 120], (0, 1, 0.9, "near-duplicate")), {0}),
        (group([100, 140], (0, 1, 0.9, "near-duplicate")), {0, 1}),  # a third of it is its own
        (group([156, 193], (0, 1, 0.81, "near-duplicate")), {0, 1}),  # a review, beside a cut
        (group([100, 60], (0, 1, 0.9, "partial")), {0}),  # a part of it
        (group([60, 100], (0, 1, 0.9, "partial")), {0, 1}),  # it is a part of that
        (group([60, 100], (0, 1, 0.9, "partial"), keep=1), {1}),
        (group([100, 100], (0, 1, 0.3, "partial")), {0, 1}),  # they share a passage
        (group([100, 120], (0, 1, 0.7, "partial")), {0, 1}),  # three of four paragraphs
        # how much of a text its rewrite tells is not known
        (group([100, 100], (0, 1, 0.3, "spun")), {0, 1}),
        # a review of three stories: the first is kept, then the review, which has the others
        (group([100, 100, 100, 310], (0, 3, 1, "partial"), (1, 3, 1, "partial"), (2, 3, 1, "partial")), {0, 3}),
        # two articles that quote the same statement: it leads from one to the other, and is in both
        (group([300, 50, 300], (0, 1, 1.0, "partial"), (1, 2, 1.0, "partial")), {0, 2}),
        # a story, and the same with a brief behind it: the brief alone is in no other text
        (group([100, 40, 140], (0, 2, 1.0, "near-duplicate"), (1, 2, 1.0, "partial")), {0, 2}),
        # a brief, a story that holds it and a rewrite of that: of the two long ones, the first
        (group([50, 100, 102], (0, 2, 1.0, "near-duplicate"), (1, 2, 0.95, "near-duplicate")), {0, 1}),
        # each a little longer than the one before: what has much more than the one to keep is kept too
        (group([100, 120, 145], (0, 1, 0.9, "near-duplicate"), (1, 2, 0.95, "near-duplicate")), {0, 2}),
        (group([100, 140, 190], (0, 1, 0.9, "near-duplicate"), (1, 2, 0.9, "near-duplicate")), {0, 1, 2}),
    ],
)
def test_what_has_something_of_its_own_is_kept(found: Cluster, kept: set[int]) -> None:
    assert found.kept() == kept


@given(st.data())
def test_the_one_to_keep_is_kept_and_all_else_is_about_as_long_as_something_kept(data: st.DataObject) -> None:
    lengths = data.draw(st.lists(st.integers(1, 50), min_size=2, max_size=8))
    relations: list[Relation] = ["partial", "near-duplicate"]
    edges = [
        (data.draw(st.integers(0, doc - 1)), doc, 0.8, data.draw(st.sampled_from(relations)))
        for doc in range(1, len(lengths))
    ]
    found = group(lengths, *edges, keep=data.draw(st.integers(0, len(lengths) - 1)))
    kept = found.kept()
    assert found.keep.doc in kept
    assert all(length <= 1.5 * max(lengths[doc] for doc in kept) for length in lengths)
    assert len(found.towards_keep()) == len(lengths) - 1
