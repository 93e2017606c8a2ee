"""A small run of every law, the inputs that once broke one, and growth and memory in small: ``make fuzz`` runs long."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from syriatext.reading import ReadOptions

from . import laws
from .growth import STAGES as GROWING
from .growth import UNITS, growth, is_fine
from .laws import TARGETS
from .memory import ROOM, Stage, taken

EXAMPLES = {"extracting": 15, "comparing": 15, "cleaning": 25}
USUAL = 60

BROKEN = [
    # (the law, what broke it): the encoding of host names can't hold bytes that are no text, and takes for ever
    (laws.decoding, (b"", None, "idna")),
    (laws.decoding, (b"<meta charset=punycode>" * 3, "punycode", "punycode")),
    # several byte order marks, and misread ones: what is left begins with none
    (laws.repairing, ("\ufeff\ufeff",)),
    (laws.cleaning, ("ï»¿Rain fell in Homs.".encode(),)),
    # a header that is longer than may be held
    (laws.records, (("a.csv", b'text"\n"' + b"a" * 200 + b'\n"'), ReadOptions(max_size=100, field="text"))),
    # patterns without end, in time and in memory
    (laws.configuring, (b'[strip]\nremove = ["/(.*?,){20}x/", "/(a|b|ab)*(a|b|ab)*c/"]',)),
    (laws.configuring, (b'[strip]\nremove = ["/(?:(?:a{999}){999}){999}/"]',)),
]
"""Smallest inputs of faults that are mended, one a class."""


@pytest.mark.parametrize("name", TARGETS)
def test_the_law_holds(name: str) -> None:
    target = TARGETS[name]

    @settings(
        max_examples=EXAMPLES.get(name, USUAL),
        deadline=None,
        database=None,
        derandomize=True,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(st.tuples(*target.inputs))
    def holds(drawn: tuple[object, ...]) -> None:
        target.law(*drawn)

    holds()


@pytest.mark.parametrize(("law", "given"), BROKEN, ids=lambda value: getattr(value, "__name__", ""))
def test_what_broke_a_law_once_does_no_more(law: object, given: tuple[object, ...]) -> None:
    assert callable(law)
    law(*given)


@pytest.mark.parametrize("stage", GROWING)
def test_four_times_the_input_takes_less_than_six_times_as_long(stage: str) -> None:
    found = {unit: growth(stage, unit, 4_000) for unit in UNITS}
    assert not {unit: times for unit, times in found.items() if not is_fine(*times)}


@pytest.mark.parametrize(
    "stage",
    [
        Stage(("clean",), ("damaged",), 60),
        Stage(("clean",), ("records.jsonl",), 0),
        Stage(("diff",), ("text", "copy"), 150),
    ],
    ids=str,
)
def test_memory_is_bounded_by_the_input(stage: Stage) -> None:
    more, size = taken(stage, 30_000, 200_000)
    assert more <= stage.bound * size + ROOM
