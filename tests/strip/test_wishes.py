"""Lines that the user wants gone or kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syriatext.edits import apply_edits, undo_edits
from syriatext.problems import Problem
from syriatext.strip import strip_text
from syriatext.strip.wishes import wishes

from .pages import PARAGRAPHS, article, with_line

LINE = "Our town in pictures"


@pytest.mark.parametrize("phrase", [LINE, "OUR TOWN IN  PICTURES", "/our (town|city) in .+/"])
def test_what_is_wanted_gone_goes_and_says_so(phrase: str) -> None:
    assert strip_text(with_line(LINE)).text == with_line(LINE)
    stripped = strip_text(with_line(LINE), wanted=wishes([phrase]))
    assert stripped.text == article()
    assert [(line.kind, line.rule, line.text) for line in stripped.removed] == [("user", "strip.user", LINE)]
    assert phrase in stripped.edits[0].why


def test_a_phrase_is_a_whole_line() -> None:
    assert strip_text(with_line(LINE), wanted=wishes(["Our town"])).text == with_line(LINE)


def test_text_that_is_no_article_loses_what_is_wanted_gone() -> None:
    assert strip_text("def f():\n    pass\nsecret\n", wanted=wishes(["secret"])).text == "def f():\n    pass\n"
    assert strip_text("Rain fell in Homs again.\n", wanted=wishes(["rain fell in homs again."])).text == ""


def test_what_is_to_stay_stays_behind_the_article_too() -> None:
    text = article() + "\nRelated\n\nThe water tower\n\nAll rights reserved.\n"
    assert strip_text(text).text == article()
    kept = strip_text(text, wanted=wishes(keep=["The water tower"])).text
    assert kept == article() + "\nThe water tower\n"
    assert strip_text(text, wanted=wishes([PARAGRAPHS[1]], [PARAGRAPHS[1]])).text == article()


NEVER_ENDING = "/(.*?,){20}x/"


def test_a_pattern_without_end_is_given_up_and_named() -> None:
    with pytest.raises(Problem) as caught:
        strip_text("a, " * 300 + "\n", wanted=wishes([NEVER_ENDING]))
    assert caught.value.source == NEVER_ENDING and "too many ways" in caught.value.message


@pytest.mark.parametrize(
    "entry", [r"/\w{1,20} min(ute)?s? read/", "/(?:.{0,200}\\|){1,9}.{0,200}/", r"/(\w)\1+(?!x)/", "/[[a]/"]
)
def test_patterns_that_people_write_are_taken(entry: str) -> None:
    assert strip_text("rain\n", wanted=wishes([entry])).text == "rain\n"


@pytest.mark.parametrize(
    "entry",
    [
        *("/(/", "/*/", "/a{99999999999999}/", "/" + "(" * 3000 + ")" * 3000 + "/"),
        *("/(?:(?:a{999}){999}){999}/", r"/\p{L}/", "/(?R)/"),
    ],
)
def test_a_pattern_that_is_none_is_refused(entry: str) -> None:
    with pytest.raises(ValueError, match="is no regular expression"):
        wishes([entry])


def test_an_empty_phrase_is_refused() -> None:
    with pytest.raises(ValueError, match="is empty"):
        wishes(keep=[" "])


@given(st.lists(st.sampled_from([*PARAGRAPHS, LINE, "Related", "x"]), max_size=8), st.data())
def test_whatever_is_wanted_twice_is_once_and_edits_hold(lines: list[str], data: st.DataObject) -> None:
    picks = st.lists(st.sampled_from([*PARAGRAPHS, LINE, "Related", "/.*x.*/"]), max_size=3)
    wanted = wishes(data.draw(picks), data.draw(picks))
    text = "\n\n".join(lines)
    stripped = strip_text(text, wanted=wanted)
    assert apply_edits(text, stripped.edits) == stripped.text
    assert undo_edits(stripped.text, stripped.edits) == text
    assert strip_text(stripped.text, wanted=wanted).text == stripped.text
