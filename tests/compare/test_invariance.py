"""A verdict is on what was written: wrapping, web chrome and damage that can be repaired change nothing in it."""

from __future__ import annotations

import textwrap
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

import syriatext
from syriatext.comparison import Comparison
from syriatext.model import Cleaned

from .languages import ARABIC, ARABIC_EDIT, RUSSIAN, RUSSIAN_EDIT
from .texts import EDITED, REPORT, REWRITE, SAME_STORY, UNRELATED


def curled(text: str) -> str:
    return text.replace("'", "’").replace("Rahba", "Ráhba")


def read_as(codec: str, times: int, text: str) -> str:
    for _ in range(times):
        text = text.encode().decode(codec)
    return text


def wrapped(text: str, width: int) -> str:
    parts = (textwrap.fill(part, width, break_on_hyphens=False) for part in text.split("\n\n"))
    return "\n\n".join(parts)


ENGLISH = [curled(text) for text in (REPORT, REWRITE, EDITED, SAME_STORY, UNRELATED)]
HEADS = ["", "Home / World / News\n\n", "Share this on Facebook\nTweet\n\n", "SIGN UP FOR OUR NEWSLETTER\n\n"]
TAILS = ["", "\n\nLeave a Reply\n", "\n\nShare on Facebook\nShare on Twitter\n\nRelated articles\n"]
DAMAGE = [("utf-8", 0), ("latin-1", 1), ("latin-1", 2), ("mac-roman", 1)]


def shown(found: Comparison) -> Comparison:
    """A comparison without its places."""
    bare = Cleaned.of("")
    links = tuple(replace(link, a=(0, 0), b=(0, 0), changes=()) for link in found.links)
    return replace(found, a=bare, b=bare, a_sentences=(), b_sentences=(), links=links)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(ENGLISH),
    st.sampled_from(ENGLISH),
    st.sampled_from(HEADS),
    st.sampled_from(TAILS),
    st.sampled_from(DAMAGE),
)
def test_chrome_and_damage(one: str, other: str, head: str, tail: str, damage: tuple[str, int]) -> None:
    found_as = head + read_as(*damage, one) + tail
    assert shown(syriatext.diff(found_as, other)) == shown(syriatext.diff(one, other))


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(ENGLISH), st.sampled_from(ENGLISH), st.sampled_from(DAMAGE), st.integers(60, 100))
def test_wrapping_and_damage(one: str, other: str, damage: tuple[str, int], width: int) -> None:
    found_as = read_as(*damage, wrapped(one, width))
    assert shown(syriatext.diff(found_as, other)) == shown(syriatext.diff(one, other))


@settings(max_examples=20, deadline=None)
@given(
    st.sampled_from([(ARABIC, ARABIC_EDIT), (RUSSIAN, RUSSIAN_EDIT)]),
    st.sampled_from(DAMAGE),
    st.one_of(st.none(), st.integers(60, 100)),
)
def test_the_same_text_in_another_script(pair: tuple[str, str], damage: tuple[str, int], width: int | None) -> None:
    one, other = pair
    found_as = read_as(*damage, wrapped(one, width) if width else one)
    assert shown(syriatext.diff(found_as, other)) == shown(syriatext.diff(one, other))
