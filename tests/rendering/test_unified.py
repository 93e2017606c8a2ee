"""The unified diff of a cleaned text: applying it gives what cleaning gave."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from syriatext.edits import apply_edits
from syriatext.model import Cleaned, Document, Edit
from syriatext.rendering.unified import unified_diff

from .patching import patched


@st.composite
def cleaned_texts(draw: st.DrawFn) -> Cleaned:
    """A text of many short lines, and edits of any kind in it."""
    text = draw(st.text(st.sampled_from("ab\n\n\r"), max_size=60))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=10)))
    edits = []
    for start, end in list(pairwise(cuts))[::2]:
        after = draw(st.text(st.sampled_from("xy\n"), max_size=4))
        edits.append(Edit(start, end, text[start:end], after, "rule", "why"))
    return cleaned(text, *edits)


def cleaned(text: str, *edits: Edit) -> Cleaned:
    return Cleaned(Document("f", text, "utf-8", ""), apply_edits(text, edits), edits)


def edit(text: str, before: str, after: str) -> Edit:
    start = text.index(before)
    return Edit(start, start + len(before), before, after, "rule", "why")


@given(cleaned_texts())
@example(cleaned("a", Edit(0, 1, "a", "", "", "")))
@example(cleaned("a\nb\n", Edit(0, 4, "a\nb\n", "", "", "")))
@example(cleaned("a\nb", Edit(1, 2, "\n", " ", "", "")))
@example(cleaned("a\n", Edit(2, 2, "", "b", "", "")))
def test_the_diff_leads_from_the_input_to_the_output(cleaned: Cleaned) -> None:
    diff = "".join(unified_diff(cleaned))
    assert patched(cleaned.document.text, diff) == cleaned.text
    assert diff or cleaned.document.text == cleaned.text


def test_nothing_is_shown_where_nothing_changed() -> None:
    assert list(unified_diff(cleaned("a\nb\n"))) == []


def test_three_lines_stand_around_a_change() -> None:
    text = "".join(f"{number}\n" for number in range(1, 21))
    shown = "".join(unified_diff(cleaned(text, edit(text, "10", "ten"))))
    assert shown == "--- f\n+++ f (cleaned)\n@@ -7,7 +7,7 @@\n 7\n 8\n 9\n-10\n+ten\n 11\n 12\n 13\n"


@pytest.mark.parametrize(("gap", "hunks"), [(6, 1), (7, 2)])
def test_changes_whose_surroundings_meet_share_a_hunk(gap: int, hunks: int) -> None:
    text = "first\n" + "-\n" * gap + "last\n"
    diff = unified_diff(cleaned(text, edit(text, "first", "1"), edit(text, "last", "2")))
    assert sum(line.startswith("@@") for line in diff) == hunks


def test_a_missing_last_line_end_is_said() -> None:
    assert list(unified_diff(cleaned("a", Edit(0, 1, "a", "b", "", ""))))[3:] == [
        "-a\n\\ No newline at end of file\n",
        "+b\n\\ No newline at end of file\n",
    ]


def test_names_stay_on_their_line() -> None:
    made = Cleaned(Document("two\nlines\r", "a\n", "utf-8", ""), "b\n", (Edit(0, 1, "a", "b", "", ""),))
    assert list(unified_diff(made))[:2] == ["--- two\\nlines\\r\n", "+++ two\\nlines\\r (cleaned)\n"]
