"""The tail goes only where hardly any article stands behind it."""

from __future__ import annotations

import pytest

from syriatext.strip import strip_text

from .pages import PARAGRAPHS, TITLE, article

TEASERS = "\n\n".join(
    ("Market reopens in the old town", "The stalls are back, and so are...", "Ten things to do in May")
)


@pytest.mark.parametrize("heading", ["LEAVE A REPLY", "Related", "More like this", "Most read", "You may also like"])
def test_a_tail_is_cut(heading: str) -> None:
    stripped = strip_text(f"{article()}\n{heading}\n\n{TEASERS}\n")
    assert stripped.text == article()
    assert {gone.rule for gone in stripped.removed[1:]} == {"strip.tail"}


@pytest.mark.parametrize("heading", ["Leave a reply", "Related stories", "Related", "More like this", "Popular"])
def test_no_cut_with_an_article_behind(heading: str) -> None:
    behind = [f"Twenty years earlier, {text[0].lower()}{text[1:]}" for text in PARAGRAPHS]
    text = "\n\n".join((TITLE, *PARAGRAPHS, heading, TEASERS, *behind)) + "\n"
    assert strip_text(text).text.count("he mayor said") == 2
    assert "Market reopens" in strip_text(text).text


def test_no_cut_near_the_top() -> None:
    text = "\n\n".join((TITLE, "Related stories", "A short line that nobody ends", *PARAGRAPHS)) + "\n"
    assert "A short line" in strip_text(text).text


@pytest.mark.parametrize(
    "last", ["Next: Basel visit Lugano on Wednesday", "Related: he is also a baker", "Watch: the comet is seen in May"]
)
def test_a_sentence_at_the_end_is_no_link(last: str) -> None:
    """The same words without a full stop are the title of another article."""
    assert strip_text(f"{article()}\n{last}.\n").text == f"{article()}\n{last}.\n"
    assert strip_text(f"{article()}\n{last}\n").text == article()
    assert strip_text(f"{article()}\n{last}...\n").text == article()
