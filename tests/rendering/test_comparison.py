"""A comparison for people: verdict, sentences side by side or below each other, words put for other words."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syriatext import diff
from syriatext.compare import mirrored
from syriatext.compare.substitutions import in_order
from syriatext.comparison import Change, Comparison, Evidence, Link, Substitution, Verdict
from syriatext.rendering.alignment import rows
from syriatext.rendering.comparison import terminal_view, unified_view

from .comparisons import HOSTILE, comparison, comparisons

_COLOR = re.compile(r"\x1b\[[0-9;]*m")
_ISOLATES = re.compile("[\u2068\u2069]")
WORDS = Substitution("mended", "repaired", 2, "synonym", 0.1, "another word in the same place")
BRIDGE = comparison(
    ["Crews mended the bridge.", "Nobody was hurt.", "Only in a."],
    ["Crews repaired the bridge.", "Nobody was hurt.", "Only in b."],
    [(0, 0), (1, 1)],
    [Change((6, 12), (6, 14))],
    [WORDS],
)
LONG = replace(BRIDGE, words=(100, 100))


def view(made: Comparison, width: int | None = None, color: bool = False, explain: bool = False) -> str:
    return terminal_view(made, color=color, explain=explain, width=width)


def test_the_verdict_comes_first_and_then_how_much_was_copied() -> None:
    lines = view(BRIDGE).splitlines()
    assert lines[0] == "partial: b is the rewrite of a  (score 0.50)"
    assert lines[1:3] == ["a  a.txt  25% of its words found in b", "b  b.txt  75% of its words found in a"]


def test_without_color_words_are_marked() -> None:
    lines = view(BRIDGE).splitlines()
    assert "-  Crews [-mended-] the bridge." in lines
    assert "+  Crews {+repaired+} the bridge." in lines
    assert "=  Nobody was hurt." in lines
    assert "-  Only in a." in lines and "+  Only in b." in lines


def test_with_color_they_are_colored() -> None:
    shown = view(BRIDGE, color=True)
    assert "[-" not in shown.replace("\x1b[", "") and "\x1b[1;31mmended\x1b[0m" in shown


def test_the_table_of_words() -> None:
    assert re.search(r"mended +repaired +2 +synonym +another word in the same place", view(BRIDGE))
    assert re.search(r"shared sentences +0.500 +\+1.25", view(BRIDGE, explain=True))
    assert "shared sentences" not in view(BRIDGE)


def test_what_moved_is_marked() -> None:
    made = comparison(["One.", "Two."], ["Two.", "One."], [(0, 1), (1, 0)])
    assert [line for line in view(made).splitlines() if line.startswith("=")] == ["=~ One.", "=  Two."]


def test_brackets_are_text() -> None:
    text = "[/x] [bold]b[/bold] [link=u]l[/link] :smile: {0} \\["
    substitution = Substitution("[/a]", "[red]", 1, "synonym", 0.0, "[/why]")
    made = comparison([text], [text], [(0, 0)], (), [substitution], ("[/a].txt", "[b].txt"))
    for width in (None, 80, 120):
        shown = " ".join(view(made, width).split())
        assert text in shown or width == 120
        for piece in ("[/x]", "[bold]b[/bold]", ":smile:", "[/a]", "[red]", "[/why]", "[/a].txt", "[b].txt"):
            assert piece in shown


@pytest.mark.parametrize("width", [20, 40, 79, 80, 99, 100, 101, 150, 200])
def test_the_view_fits_its_width(width: int) -> None:
    sentence = "Lorries crossed the bridge at Deir Hafer for the first time in three years, the council said. " * 3
    made = comparison([sentence, "b" * 300], [sentence + "More.", "سوريا " * 40], [(0, 0)], (), [WORDS])
    for explain in (False, True):
        lines = view(made, width, explain=explain).splitlines()
        assert max(len(_ISOLATES.sub("", line)) for line in lines) <= width
        assert "".join("".join(lines).split()).count("b" * 10) or width >= 100


def test_nothing_is_wrapped_in_a_pipe() -> None:
    long = "word " * 5000 + "end."
    made = comparison([long], [long], [(0, 0)])
    assert f"=  {long}" in view(made).splitlines()


@pytest.mark.parametrize("width", [100, 160])
def test_wide_terminals_show_both_side_by_side(width: int) -> None:
    lines = view(BRIDGE, width).splitlines()
    assert any(re.search(r"Crews \[-mended-\] the bridge\. +\+  Crews \{\+repaired\+\} the bridge\.", x) for x in lines)


ARABIC = comparison(["قال المجلس إن الجسر فتح يوم الأحد. " * 6], ["قال المجلس إن الجسر أغلق يوم الأحد. " * 6], [(0, 0)])


@pytest.mark.parametrize("width", [60, 120])
def test_lines_from_right_to_left_turn_nothing_around_them(width: int) -> None:
    lines = [line for line in view(ARABIC, width).splitlines() if "ج" in line]
    assert len(lines) > 1
    for line in lines:
        assert line.count("\u2068") == line.count("\u2069") == (2 if width == 120 else 1)
        outside = re.sub("\u2068[^\u2068\u2069]*\u2069", "", line)
        assert not re.search("[\u0600-\u06ff]", outside)
    assert "\u2068" not in view(ARABIC)


def test_long_runs_of_one_kind_are_cut_short() -> None:
    same, gone = [f"Sentence {n} stands in both." for n in range(30)], [f"Sentence {n} is gone." for n in range(10)]
    made = comparison([*same, *gone, "End."], [*same, "End."], [*((n, n) for n in range(30)), (40, 30)])
    lines = view(made).splitlines()
    assert [line for line in lines if line.startswith("   …")] == [
        "   … 26 more sentences the same …",
        "   … 6 more sentences only in a …",
    ]
    assert "=  Sentence 1 stands in both." in lines and "=  Sentence 28 stands in both." in lines
    whole = terminal_view(made, color=False, explain=False, width=None, whole=True)
    assert all(sentence in whole for sentence in (*same, *gone)) and "…" not in whole


def test_long_tables_are_cut_short() -> None:
    rows = [Substitution(f"old{n}", f"new{n}", 1, "synonym", 0.0, "why") for n in range(100)]
    made = comparison(["One."], ["One."], [(0, 0)], (), rows)
    assert view(made).splitlines()[-1] == "… 60 more; --all shows them"
    wrong = replace(rows[99], kind="tortured")
    assert "old99" in view(replace(made, substitutions=in_order([*rows[:99], wrong])))
    assert "old99" in terminal_view(made, color=False, explain=False, width=80, whole=True)


def test_what_stands_below_is_counted_above() -> None:
    assert view(LONG).splitlines()[3] == "   sentences: = 1 the same,  -+ 1 changed,  - 1 only in a,  + 1 only in b"


@pytest.mark.parametrize(
    ("evidence", "note"),
    [
        (Evidence("revised by hand", 0.6, 0.0), "looks revised by hand"),
        (Evidence("quoted in both", 0.4, 0.1), "40% of the words found in both stand in quotations"),
        (Evidence("quoted in both", 0.0, 0.1), ""),
    ],
)
def test_notes_stand_below_the_verdict(evidence: Evidence, note: str) -> None:
    notes = view(replace(LONG, evidence=(evidence,))).splitlines()[3:-1]
    assert notes[: notes.index(view(LONG).splitlines()[3])] == ([f"   {note}"] if note else [])


@pytest.mark.parametrize(
    ("words", "verdict", "note"),
    [
        ((11, 1), "partial", "a has 11 words and b has 1 word: too few for the verdict to say much."),
        ((12, 8), "partial", "b has 8 words: too few for the verdict to say much."),
        ((12, 12), "partial", ""),
        ((3, 3), "identical", ""),
    ],
)
def test_of_short_texts_the_verdict_says_little(words: tuple[int, int], verdict: Verdict, note: str) -> None:
    shown = view(replace(BRIDGE, words=words, verdict=verdict))
    assert (note in shown) if note else ("too few" not in shown)


def test_no_line_ends_in_spaces() -> None:
    for width in (None, 80, 120):
        assert not [line for line in view(BRIDGE, width).splitlines() if line != line.rstrip()]


@given(comparisons(HOSTILE), st.sampled_from([None, 20, 80, 100, 160]), st.booleans(), st.booleans())
def test_nothing_in_a_text_commands_the_terminal(
    made: Comparison, width: int | None, color: bool, explain: bool
) -> None:
    shown = _COLOR.sub("", view(made, width, color, explain))
    shown.encode("utf-8")
    assert not any(c in shown for c in "\x1b\x07\r\x9b\u202e\u2066")
    assert not any(c in unified_view(made, harmless=True) for c in "\x1b\x07\r\x9b\u202e\u2066")


@given(comparisons())
def test_every_word_of_both_texts_is_shown(made: Comparison) -> None:
    if not made.links:
        return  # two texts that share nothing are not shown
    shown = "".join(view(made).split())
    for mark in ("[-", "-]", "{+", "+}"):
        shown = shown.replace(mark, "")
    for text, spans in ((made.a.text, made.a_sentences), (made.b.text, made.b_sentences)):
        for span in spans:
            words = "".join(text[slice(*span)].split())
            if words.isalnum():
                assert words in shown


def test_unified_shows_sentences_as_lines() -> None:
    shown = unified_view(BRIDGE, harmless=False)
    assert shown == (
        "--- a.txt\n+++ b.txt\n@@ -1,3 +1,3 @@\n"
        "-Crews mended the bridge.\n+Crews repaired the bridge.\n Nobody was hurt.\n-Only in a.\n+Only in b.\n"
    )


def test_unified_of_the_same_is_empty() -> None:
    assert unified_view(comparison(["One.", "Two."], ["One.", "Two."], [(0, 0), (1, 1)]), harmless=False) == ""


@given(comparisons())
def test_unified_leads_from_one_text_to_the_other(made: Comparison) -> None:
    lines = unified_view(made, harmless=False).split("\n")[2:-1]
    sides = {"-": made.a, "+": made.b}
    for mark, cleaned in sides.items():
        spans = made.a_sentences if mark == "-" else made.b_sentences
        written = [" ".join(cleaned.text[slice(*span)].split()) for span in spans]
        shown = [line[1:] for line in lines if line[0] in (mark, " ") and not line.startswith("@@")]
        remaining = iter(written)
        assert all(line in remaining for line in shown)
        assert {line for line in lines if line[0] == mark} <= {mark + line for line in written}


def test_unified_shows_another_spelling_but_not_other_sentence_ends() -> None:
    made = diff("The center for labor reopened on Monday.", "The centre for labour reopened on Monday.")
    assert "+The centre for labour reopened on Monday.\n" in unified_view(made, harmless=False)
    assert unified_view(diff("The men came. It rained.", "the men came; it rained"), harmless=False) == ""


def test_a_sentence_linked_twice_stands_once_in_the_unified_view() -> None:
    links = (Link((0, 9), (0, 4), 0.7), Link((0, 9), (5, 9), 0.7))
    made = replace(comparison(["Rain hail"], ["Rain", "hail"], []), links=links)
    assert unified_view(made, harmless=False).count("-Rain hail\n") == 1
    assert not any(row.moved for row in rows(made))
    assert not any(row.moved for row in rows(mirrored(made)))
