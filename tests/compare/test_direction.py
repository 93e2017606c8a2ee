from __future__ import annotations

import pytest

from syriatext.compare import compare
from syriatext.comparison import Side
from syriatext.model import Cleaned

from .texts import EDITED, REPORT, REWRITE, SAME_STORY

# As a machine would give the report back that had put it into a Romance language.
ROUND_TRIP = """\
The spokesman of the army said on Sunday that the troops had taken back about 40 percent of the valley from the \
militants, a major gain three months after the start of the campaign.

The planes have given cover to the soldiers from January, changing the course of the war and giving to the men of \
Capt. Salim Haddad an advantage over the fighters of the opposition and the militants of the Islamic State group in \
the hills.

Speaking to the reporters in the base of Qasr in the province of Rahba, Haddad said that the government has still to \
clear the men that hold approximately 300 kilometers square near of the border with Iraq.

The residents said that the shelling heavy had driven dozens of families out of Deir el-Zour and of the villages of \
around.

A round new of talks starts later this week in Amman, with the Ministry of Defense sending to two officers senior.
"""
RARER = {"troops": "legionnaires", "major": "momentous", "fighters": "pugilists", "speaking": "orating",
         "men": "blokes", "residents": "denizens", "heavy": "ponderous", "villages": "hamlets", "talks": "palavers",
         "week": "sennight", "militants": "zealots", "reporters": "newshounds", "border": "frontier",
         "gain": "accretion"}  # fmt: skip


def rarer(text: str) -> str:
    for word, other in RARER.items():
        text = text.replace(f" {word}", f" {other}")
    return text


@pytest.mark.parametrize("spun", [REWRITE, ROUND_TRIP, rarer(REPORT)], ids=["spun", "round trip", "rare words"])
def test_the_rewrite_is_named_with_its_evidence(spun: str) -> None:
    sides: dict[tuple[str, str], Side] = {(REPORT, spun): "b", (spun, REPORT): "a"}
    for (a, b), side in sides.items():
        found = compare(Cleaned.of(a), Cleaned.of(b))
        assert found.rewrite == side
        told = [item for item in found.evidence if item.feature.endswith("in the rewrite")]
        assert sum(item.weight for item in told) >= 2.5


@pytest.mark.parametrize("other", [EDITED, SAME_STORY, REPORT.replace("said", "stated")])
def test_nothing_is_named_where_little_tells(other: str) -> None:
    assert compare(Cleaned.of(REPORT), Cleaned.of(other)).rewrite is None
