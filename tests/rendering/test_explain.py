"""What was done to a text and why, for people."""

from __future__ import annotations

import pytest
from hypothesis import given
from rich.cells import cell_len

from syriatext import clean
from syriatext.model import Cleaned, Document, Edit, Fields, Removed
from syriatext.rendering.explain import explanation

from .test_terminal import ANY


def test_every_change_has_its_place_rule_and_reason() -> None:
    lines = list(explanation(clean("One.\nA cafÃ© and a cafÃ©.\n", source="f", only="repair")))
    assert lines[0] == "f: utf-8 (given as text), text; 2 changes, 0 lines left out"
    assert [line.split()[0] for line in lines[1:]] == ["2:6", "2:18"]
    assert all("“Ã©” → “é”" in line and "[repair.mojibake]" in line for line in lines[1:])


def test_what_was_left_out_and_what_was_found() -> None:
    edit = Edit(0, 5, "Share", "", "strip.rule", "a button", ("strip.rule", "strip.tail"))
    cleaned = Cleaned(
        Document("f", "Share\nRain", "utf-8", "valid UTF-8"), "\nRain", (edit,),
        Fields(title="Rain", captions=("A cloud", "A road")), (Removed(1, "share", "en.share", 1.0, "Share"),),
    )  # fmt: skip
    lines = list(explanation(cleaned))
    assert lines[0].endswith("1 change, 1 line left out")
    assert "− “Share”  [strip.rule, strip.tail] a button" in lines[1]
    assert lines[2] == "  left out:"
    assert lines[3].split() == ["1", "“Share”", "[share]", "en.share,", "score", "1.00"]
    assert lines[4] == "  fields: title “Rain”, captions “A cloud; A road”"


def test_why_nothing_was_taken_away() -> None:
    text = "Home / News\nThe bridge is open again.\nShare\n"
    note = "  no article (fewer than 3 paragraphs): nothing was taken for web chrome"
    assert note in explanation(clean(text))
    assert note not in explanation(clean(text, only="repair"))


def test_long_changes_are_shortened() -> None:
    cleaned = Cleaned(Document("f", "x" * 500, "utf-8", ""), "", (Edit(0, 500, "x" * 500, "", "r", "w"),))
    assert max(map(len, explanation(cleaned))) < 120


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("text", ["word " * 40, "سوريا " * 40, "大桥月底重新开放" * 20], ids=["en", "ar", "zh"])
def test_on_a_terminal_facts_go_on_below_themselves(text: str, width: int) -> None:
    cleaned = Cleaned(
        Document("f", text, "utf-8", "valid UTF-8"), "", (Edit(0, len(text), text, "", "strip.rule", "a reason"),),
        Fields(title=text), (Removed(1, "share", "strip.rule", 1.0, text),),
    )  # fmt: skip
    lines = list(explanation(cleaned, width))
    assert max(map(cell_len, lines)) <= width
    removed = lines[lines.index("  left out:") + 1 : next(n for n, line in enumerate(lines) if "fields:" in line)]
    assert removed[0].startswith(" " * 9 + "1  ")
    assert all(line.startswith(" " * 12) and line[12] != " " for line in removed[1:])
    unwrapped = "".join(explanation(cleaned)).replace(" ", "")
    assert "".join(lines).replace(" ", "").replace("\u2068", "").replace("\u2069", "") == unwrapped


@given(ANY, ANY)
def test_every_fact_stays_on_its_line_and_is_harmless(text: str, name: str) -> None:
    edit = Edit(0, len(text), text, text[::-1], "rule", name)
    cleaned = Cleaned(
        Document(name, text, "utf-8", "reason"),
        text[::-1],
        (edit,),
        Fields(title=text),
        (Removed(1, "k", "r", 1.0, text),),
    )
    for line in explanation(cleaned):
        assert len(line.splitlines()) <= 1
        assert not any(c in line for c in "\x1b\x07\r\x7f\x9b\u202e\u2066")
