"""Hard-wrapped and short articles lose their chrome like others; their lines are not joined, nor is one a title."""

from __future__ import annotations

from textwrap import fill

import pytest

from syriatext.strip import strip_text

from .pages import PARAGRAPHS, TITLE

CHROME = (
    "Share on Facebook",
    "Tweet",
    "Advertisement",
    "ADVERTISEMENT",
    "Advertisement - scroll to continue",
    "Story continues",
    "Sign up for our newsletter",
    "© 2020 The River Courier",
    "Share this:",
    "Read more: Ten towns without a bridge",
    "12 comments",
    "Loading...",
    "Sign in",
    "Listen to this article",
)
SHORT = (
    "The water tower of the old town will be closed for repairs from Monday, the council said.",
    "Residents can fetch water at the school and at the two mosques by the river.",
    "The work should be finished before the first frost, according to the engineer in charge.",
)
VERSE = """We came at dawn along the river where the willows lean,
and nobody had told us that the mill was not our own.
We asked the miller's daughter what the broken wheel could mean,
and she looked up and told us it had always stood alone.

Advertisement

We left at dusk along the road that nobody had seen,
and nobody had told us that the hill was made of stone.
We asked the hunter's brother where his father's house had been,
and he looked down and told us it had always stood alone.

We sleep tonight among the reeds and hear the water lean,
and nobody will tell us that the night is not our own.
"""
README = f"""# ferry

{fill(" ".join(PARAGRAPHS[:2]), 72)}

## Support

{fill(PARAGRAPHS[2], 72)}

## Contact us

{fill(PARAGRAPHS[3], 72)}

Share this:
"""


def blocks(width: int, *extra: tuple[int, str]) -> str:
    parts = [TITLE, *(fill(paragraph, width) for paragraph in PARAGRAPHS)]
    for at, line in extra:
        parts.insert(at, line)
    return "\n\n".join(parts) + "\n"


@pytest.mark.parametrize("line", CHROME)
@pytest.mark.parametrize("width", [58, 66, 72, 80, 100])
def test_chrome_goes_from_wrapped_articles(width: int, line: str) -> None:
    for at in (2, 4, 6):
        stripped = strip_text(blocks(width, (at, line)))
        assert stripped.text == blocks(width).removesuffix("\n" * (at > 6))
        assert [gone.text for gone in stripped.removed] == [line]
        assert stripped.fields.title == TITLE


@pytest.mark.parametrize("line", CHROME)
@pytest.mark.parametrize("title", [(), ("Water tower closes for repairs",)])
def test_chrome_goes_from_short_articles(title: tuple[str, ...], line: str) -> None:
    clean = [*title, *SHORT]
    for at in range(len(title) + 1, len(clean) + 1):
        text = "\n\n".join([*clean[:at], line, *clean[at:]])
        assert strip_text(text).text == "\n\n".join(clean)


@pytest.mark.parametrize("title", [(), ("Water tower closes for repairs",)])
def test_chrome_goes_from_short_wrapped_articles(title: tuple[str, ...]) -> None:
    wrapped = [fill(paragraph, 60) for paragraph in SHORT]
    text = "\n\n".join([*title, *wrapped])
    assert strip_text("\n\n".join([*title, wrapped[0], "Advertisement", *wrapped[1:], "Share this:"])).text == text


@pytest.mark.parametrize("line", ["Share", "Support", "Related", "Comments"])
def test_subheadings_stay_in_wrapped_articles(line: str) -> None:
    assert strip_text(blocks(66, (3, line))).text == blocks(66, (3, line))


def test_a_line_inside_a_wrapped_paragraph_is_no_chrome() -> None:
    text = blocks(66).replace("late in the evening.", "late in the evening, as the\nadvertisement\nhad said.")
    assert strip_text(text).text == text


@pytest.mark.parametrize("text", [VERSE, README], ids=["verse", "readme"])
def test_what_only_looks_wrapped_loses_nothing(text: str) -> None:
    assert strip_text(text).text == text


@pytest.mark.parametrize("width", [50, 58, 66, 72, 80, 100, 120])
def test_no_line_of_a_paragraph_is_the_title(width: int) -> None:
    wrapped = [fill(paragraph, width) for paragraph in (" ".join(PARAGRAPHS[:2]), *PARAGRAPHS[2:])]
    assert strip_text("\n\n".join(wrapped)).fields.title is None
    assert strip_text("\n\n".join(["- one thing", "- another", *wrapped])).fields.title is None
    assert strip_text("\n\n".join(["# The ferry", *wrapped])).fields.title == "The ferry"
    assert strip_text("\n".join([TITLE, *wrapped])).fields.title in (TITLE, None)


def test_a_row_of_a_table_is_no_title() -> None:
    text = "\n\n".join(("| town | bridges |\n|---|---|\n| Homs | 2 |", *PARAGRAPHS))
    assert strip_text(text).fields.title is None


@pytest.mark.parametrize("width", range(56, 90, 3))
def test_the_last_line_of_a_wrapped_paragraph_is_no_chrome(width: int) -> None:
    body = "\n\n".join(fill(text, width) for text in PARAGRAPHS)
    menu = ("Home", "World", "Business", "Sport", "Culture", "Weather", "Log in", "Subscribe", "Newsletters")
    foot = ("Related stories", "Leave a reply", "About us", "Contact", "Terms of use", "Privacy policy")
    kept = strip_text("\n".join((*menu, "", TITLE, "", body, "", *foot)) + "\n").text
    assert kept == f"{TITLE}\n\n{body}\n"
