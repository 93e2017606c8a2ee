from __future__ import annotations

import pytest

from syriatext.compare import compare
from syriatext.comparison import Substitution
from syriatext.model import Cleaned

from .texts import REPORT, REWRITE


def table(a: str, b: str) -> dict[tuple[str, str], Substitution]:
    return {(row.a, row.b): row for row in compare(Cleaned.of(a), Cleaned.of(b)).substitutions}


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("said", "stated", "synonym"),
        ("opposition", "resistance", "synonym"),
        ("major", "significant", "synonym"),
        ("since", "considering that", "synonym"),
        ("course", "training course", "synonym"),
        ("Islamic State group", "ISIS", "name"),
        ("Deir el-Zour", "Deir al- Zor", "name"),
        ("kilometers", "kilometres", "spelling"),
        ("three", "3", "number"),
        ("and", "and also", "filler"),
        ("Defense", "Support", "tortured"),
    ],
)
def test_the_kinds_of_a_rewrite(a: str, b: str, kind: str) -> None:
    row = table(REPORT, REWRITE)[a, b]
    assert row.kind == kind
    assert row.why
    assert 0 <= row.tortured <= 1


def test_swaps_are_counted_over_the_whole_text() -> None:
    assert table(REPORT, REWRITE)["said", "stated"].count == 3


SENTENCE = "On Monday the two groups {} in the northern town after a long night of heavy rain, a witness said."


@pytest.mark.parametrize(
    ("a", "b", "kind", "tortured"),
    [
        ("were co-ordinating the patrols", "were carbon monoxide- ordinating the patrols", "tortured", True),
        ("held U.S. passports", "held UNITED STATE passports", "tortured", True),
        ("met the Health Ministry", "met the Wellness Ministry", "tortured", True),
        ("kept a cease-fire", "kept a ceasefire", "spelling", False),
        ("asked for a recogniton of it", "asked for a recognition of it", "spelling", False),
        ("held half of it", "held 30 of it", "synonym", False),
        ("lost 40 men", "lost 52 men", "number", False),
    ],
)
def test_one_swap(a: str, b: str, kind: str, tortured: bool) -> None:
    (row,) = table(SENTENCE.format(a), SENTENCE.format(b)).values()
    assert row.kind == kind
    assert (row.tortured >= 0.5) is tortured


def test_a_plain_edit_of_case_and_quotes_is_no_swap() -> None:
    a, b = (
        SENTENCE.format("met ‘friends’ of the Council's head"),
        SENTENCE.format("met 'Friends' of the council’s Head"),
    )
    assert table(a + " It was cold.", b + " It was so cold.").keys() <= {("cold", "so cold")}
