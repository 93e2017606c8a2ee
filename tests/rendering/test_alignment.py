"""The rows of a comparison: everything that both texts say, once, in an order that can be read."""

from __future__ import annotations

import pytest
from hypothesis import given

from syriatext.comparison import Comparison
from syriatext.rendering.alignment import rows

from .comparisons import comparison, comparisons


def outline(made: Comparison) -> list[str]:
    """Rows as ``a`` ``b`` or ``a=b``, with ~ before those that moved."""
    shown = []
    for row in rows(made):
        sides = [text[slice(*span)] for text, span in ((made.a.text, row.a), (made.b.text, row.b)) if span is not None]
        shown.append(("~" if row.moved else "") + "=".join(sides))
    return shown


@pytest.mark.parametrize(
    ("a", "b", "linked", "expected"),
    [
        ("", "", [], []),
        ("1", "", [], ["1"]),
        ("", "x", [], ["x"]),
        ("12", "xy", [(0, 0), (1, 1)], ["1=x", "2=y"]),
        ("12", "xy", [(1, 1)], ["1", "x", "2=y"]),
        ("12", "xyz", [(0, 1), (1, 2)], ["x", "1=y", "2=z"]),
        ("12", "xyz", [(0, 0), (1, 2)], ["1=x", "y", "2=z"]),
        ("123", "xyz", [(0, 2), (1, 0), (2, 1)], ["~1=z", "2=x", "3=y"]),
        ("12", "xy", [(0, 1), (1, 0)], ["~1=y", "2=x"]),
        ("1234", "wxyz", [(0, 0), (3, 3)], ["1=w", "2", "3", "x", "y", "4=z"]),
    ],
)
def test_rows_are_read_from_top_to_bottom(a: str, b: str, linked: list[tuple[int, int]], expected: list[str]) -> None:
    assert outline(comparison(a, b, linked)) == expected


def test_a_sentence_with_two_counterparts_stands_there_again() -> None:
    assert [row.again for row in rows(comparison("12", "xyz", [(0, 0), (0, 1), (1, 2)]))] == ["", "a", ""]
    assert [row.again for row in rows(comparison("12", "x", [(0, 0), (1, 0)]))] == ["", "b"]


@given(comparisons())
def test_every_sentence_has_a_place_exactly_once(made: Comparison) -> None:
    found = list(rows(made))
    assert sorted(row.a for row in found if row.a is not None) == sorted(made.a_sentences)
    assert sorted(row.b for row in found if row.b is not None) == sorted(made.b_sentences)
    assert [row.link for row in found if row.link] == list(made.links)


@given(comparisons())
def test_rows_that_did_not_move_are_in_the_order_of_both_texts(made: Comparison) -> None:
    staying = [row for row in rows(made) if not row.moved]
    in_a = [row.a for row in staying if row.a is not None]
    in_b = [row.b for row in staying if row.b is not None]
    assert in_a == sorted(in_a) and in_b == sorted(in_b)


@given(comparisons())
def test_what_is_in_order_did_not_move(made: Comparison) -> None:
    ends = [link.b for link in made.links]
    if ends == sorted(ends):
        assert not any(row.moved for row in rows(made))
