"""Laws that hold for every text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from syriatext.edits import apply_edits, undo_edits
from syriatext.strip import Stripped, strip_text
from syriatext.strip.rules import rules

from .pages import PARAGRAPHS, TITLE

HALVES = ("Engineers replaced four arches and laid a new road on top", "of them before the winter came.", "and so on")
LABELS = (TITLE, f"{TITLE} – World", f"Home / World / {TITLE}", "Bridge Town", "°®Âþµº", "\xa0", "", " ", "* one", "x")
LINES = st.sampled_from((*PARAGRAPHS, *PARAGRAPHS, *HALVES, *LABELS, "", "", *(rule.drops for rule in rules().rows)))
ENDS = st.sampled_from(("\n", "\n\n", "\r\n", "\r"))
PAGES = st.lists(st.tuples(LINES, ENDS), max_size=40).map(lambda parts: "".join(line + end for line, end in parts))
TEXTS = st.one_of(PAGES, PAGES.map(str.rstrip), st.text(max_size=200))


def check_laws(text: str, keep: tuple[str, ...]) -> Stripped:
    stripped = strip_text(text, keep)
    assert apply_edits(text, stripped.edits) == stripped.text
    assert undo_edits(stripped.text, stripped.edits) == text
    ends = [0, *(edit.end for edit in stripped.edits)]
    assert all(end <= edit.start <= edit.end for end, edit in zip(ends, stripped.edits, strict=False))
    assert all(edit.before == text[edit.start : edit.end] for edit in stripped.edits)
    assert strip_text(stripped.text, keep).text == stripped.text
    assert not {gone.kind for gone in stripped.removed} & set(keep)
    return stripped


@settings(deadline=None, max_examples=300)
@given(TEXTS, st.sampled_from(((), ("related", "title_copy"), ("encoding_debris", "rejoin"))))
def test_edits_rebuild_and_twice_is_once(text: str, keep: tuple[str, ...]) -> None:
    check_laws(text, keep)


@settings(deadline=None, max_examples=200)
@given(PAGES)
def test_removed_lines_are_lines_of_the_input(text: str) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    removed = strip_text(text).removed
    assert [gone.line for gone in removed] == sorted({gone.line for gone in removed})
    assert all(gone.text in lines[gone.line - 1] for gone in removed if gone.rule != "strip.rejoin")


@settings(deadline=None, max_examples=100)
@given(st.lists(st.sampled_from(PARAGRAPHS), min_size=3, max_size=12, unique=True), st.lists(LINES, max_size=12))
def test_paragraphs_are_never_lost(paragraphs: list[str], lines: list[str]) -> None:
    text = "\n\n".join([*lines[:6], *paragraphs, *lines[6:]])
    kept = strip_text(text).text
    assert all(paragraph in kept for paragraph in paragraphs)
