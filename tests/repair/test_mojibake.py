"""Encoding damage: the cases in tests/cases/mojibake.json, and what holds for any text."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from syriatext.edits import apply_edits, undo_edits
from syriatext.repair import repair
from syriatext.repair.gate import PLAIN, is_suspicious
from syriatext.repair.western import western_reading

CASES = json.loads(Path(__file__).parent.parent.joinpath("cases/mojibake.json").read_text())
DAMAGED, NEGATIVE = CASES["damaged"], CASES["negative"]

WRONG_ENCODINGS = ["latin-1", "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1257", "iso8859-2", "mac-roman",
                   "cp437"]  # fmt: skip
WORDS = "café – “naïve” … €5 °C ½ سوريا Сирия Việt 中文 ﾀﾞ NESTLÉ® « » Ελλάδα łódź İstanbul 😀 plain".split()  # noqa: SIM905


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """Words that were encoded as UTF-8 and read in another encoding, with the accidents that go with it."""
    text = draw(st.sampled_from(["", " ", "\u00a0"])).join(draw(st.lists(st.sampled_from(WORDS), max_size=5)))
    for _ in range(draw(st.integers(0, 2))):
        data = text.encode()
        if draw(st.booleans()):
            data = data.replace(b"\xa0", b" ")
        if draw(st.booleans()):
            cut = draw(st.integers(0, len(data)))
            data = data[:cut] + data[cut + 1 :]
        text = data.decode(draw(st.sampled_from(WRONG_ENCODINGS)), draw(st.sampled_from(["replace", "ignore"])))
    return text + draw(st.sampled_from(["", "?", " \x1a", "\n", *WORDS]))


BYTES_READ_WRONG = sorted(
    {character for name in WRONG_ENCODINGS for character in bytes(range(128, 256)).decode(name, "ignore")}
    | set("\ufffd?\x1a aZ9\n\x85")
)
ANY_TEXT = st.text() | st.text(st.sampled_from(BYTES_READ_WRONG), max_size=8) | damaged()
WITH_SURROGATES = st.text(st.characters()) | st.text(st.sampled_from("aÃ©â€\udcff\ud83d\ude00\n"))


def repaired(text: str) -> str:
    return apply_edits(text, repair(text))


@pytest.mark.parametrize("case", DAMAGED, ids=[case["label"] for case in DAMAGED])
def test_damage_is_undone(case: dict[str, str]) -> None:
    assert repaired(case["before"]) == case["after"]


@pytest.mark.parametrize("case", NEGATIVE, ids=[case["label"] for case in NEGATIVE])
def test_what_is_right_stays(case: dict[str, str]) -> None:
    assert repair(case["text"]) == ()


@pytest.mark.parametrize("case", NEGATIVE, ids=[case["label"] for case in NEGATIVE])
def test_what_is_right_stays_beside_damage(case: dict[str, str]) -> None:
    """Lines are judged one by one."""
    assert repaired(f"cafÃ©\n{case['text']}\nâ€œyesâ€\x9d\n") == f"café\n{case['text']}\n“yes”\n"


def test_only_the_characters_that_differ_are_edited() -> None:
    (one, two) = repair("The cafÃ© in Homs\nand the cafÃ© in Hama")
    assert (one.start, one.end, one.before, one.after) == (7, 9, "Ã©", "é")
    assert (two.start, two.end) == (29, 31)
    assert one.rule == "repair.mojibake" and "utf-8" in one.why


@settings(max_examples=500)
@given(ANY_TEXT)
@example("caf\u0102\u00a9")
@example(" À€")
@example("é\x85")
@example("voilÃ  la")
def test_the_gate_never_says_no_to_what_ftfy_would_change(text: str) -> None:
    for line in text.split("\n"):
        if set(line) <= set(PLAIN):
            assert western_reading(line) is None


@pytest.mark.parametrize(
    "text", ["", "plain", "– It rained – at last – in Homs.", "“Yes,” he said… ‘no’", "سوريا", "大桥", "5 €", "naïve"]
)
def test_the_gate_passes_by_what_every_text_has(text: str) -> None:
    assert set(text) <= set(PLAIN) or not is_suspicious(text)


@given(WITH_SURROGATES | ANY_TEXT)
def test_edits_hold_and_lead_back(text: str) -> None:
    edits = repair(text)
    assert all(text[edit.start : edit.end] == edit.before != edit.after and edit.why for edit in edits)
    assert all(one.end <= two.start for one, two in pairwise(edits))
    assert undo_edits(apply_edits(text, edits), edits) == text


@given(WITH_SURROGATES | ANY_TEXT)
def test_repaired_text_needs_no_repair(text: str) -> None:
    once = repaired(text)
    assert repaired(once) == once


@given(ANY_TEXT, st.sampled_from(["\n", "\r\n", "\n\n"]))
def test_line_ends_stay(text: str, end: str) -> None:
    text = text.replace("\n", end)
    assert repaired(text).count("\n") == text.count("\n")


@pytest.mark.parametrize("length", [300, 301, 3000])
def test_a_long_line_without_any_other_is_no_fault(length: int) -> None:
    damaged = "ط§ظ„ط¬ط³ط±" * length
    once = apply_edits(damaged, repair(damaged))
    assert once.startswith("الجسر" * 100)


@pytest.mark.parametrize(
    "text",
    [
        "Хуралдаанд оролцох эсэх нь тодорхойгүй байна.",
        "Numri i pjesës së mbetur u rrit, njoftoi ministria e Shëndetësisë.",
        "DB名\nURL名\nF列\nSNS上\nIT系",
        "12.5 ג״ב",
        "░▒▓█▓▒░",
        "He said it抯 over and they didn抰 stop.",
    ],
)
def test_what_no_model_knows_stays(text: str) -> None:
    assert not repair(text)
