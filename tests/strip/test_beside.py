"""What lines are by the lines beside them: links below a heading, names above a date, a credit above its caption."""

from __future__ import annotations

import pytest

from syriatext.strip import strip_text

from .pages import PARAGRAPHS, TITLE

LINKS = "Market reopens in the old town\nWhy is the river so low?"


def page(*blocks: str) -> str:
    return "\n\n".join(blocks) + "\n"


@pytest.mark.parametrize("heading", ["More on this story:", "Related stories", "READ MORE"])
def test_links_below_a_heading_amid_the_article_go(heading: str) -> None:
    first, second, *others = PARAGRAPHS
    stripped = strip_text(page(TITLE, first, second, f"{heading}\n{LINKS}", *others))
    assert stripped.text == page(TITLE, *PARAGRAPHS)
    assert [gone.rule for gone in stripped.removed[1:]] == ["strip.related_link", "strip.related_link"]


def test_a_list_that_is_read_aloud_goes_with_its_links() -> None:
    first, second, *others = PARAGRAPHS
    links = "list of 2 items\nlist 1 of 2\nMarket reopens in town\nlist 2 of 2\nWhy is the river low?\nend of list"
    assert strip_text(page(TITLE, first, second, links, *others)).text == page(TITLE, *PARAGRAPHS)


def test_what_a_newsletter_promises_goes_with_it() -> None:
    first, second, *others = PARAGRAPHS
    box = "Sign up for The River Courier\nThe week on the river\nAll that the river brought, in one place."
    assert strip_text(page(TITLE, first, second, box, *others)).text == page(TITLE, *PARAGRAPHS)


def test_the_last_paragraph_stays_before_much_chrome() -> None:
    box = (
        "Sign up to our newsletter\nGet the top stories in your inbox every morning\nEnter your email address\nSign up"
    )
    last = "A second hearing, on costs, is due to take place on 2 April."
    foot = "Follow Rania Haddad on Twitter\nMost read\nComments (42)\nAbout us\nContact us\nPrivacy policy"
    text = page("Skip to main content\nNews\nSport", TITLE, *PARAGRAPHS[:4], box, PARAGRAPHS[4], last, foot)
    assert strip_text(text).text == page(TITLE, *PARAGRAPHS, last)


def test_what_may_be_a_subheading_stays() -> None:
    first, second, third, *others = PARAGRAPHS
    text = page(TITLE, first, second, f"More on this story:\nA market reopens\n{third}", *others)
    assert "A market reopens" in strip_text(text).text
    text = page(TITLE, first, second, "More on this story:", "A market reopens", third, *others)
    assert "A market reopens" in strip_text(text).text


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("Rania Haddad", "Rania Haddad"),
        ("Rania Haddad & Omar al-Sayegh", "Rania Haddad & Omar al-Sayegh"),
        ("Rania van der Berg and Omar bin Sayegh", "Rania van der Berg and Omar bin Sayegh"),
        ("A day of rain", None),
        ("Towns and villages", None),
    ],
)
def test_names_above_the_date_are_the_byline(line: str, byline: str | None) -> None:
    stripped = strip_text(page(TITLE, f"{line}\n11 September 2024", *PARAGRAPHS))
    assert (stripped.fields.byline, stripped.fields.date) == (byline, "2024-09-11")


def test_an_agency_above_a_caption_is_its_credit() -> None:
    picture = "Reuters\nResidents wade through the water on Tuesday"
    stripped = strip_text(page(TITLE, "11 September 2024", picture, *PARAGRAPHS))
    assert stripped.text == page(TITLE, *PARAGRAPHS)
    assert stripped.fields.agency is None
    assert stripped.fields.captions == ("Residents wade through the water on Tuesday (Reuters)",)


def test_an_agency_above_the_date_is_the_agency() -> None:
    stripped = strip_text(page(TITLE, "Reuters\n11 September 2024", *PARAGRAPHS))
    assert (stripped.fields.agency, stripped.fields.captions) == ("Reuters", ())


def test_a_section_that_ends_a_menu_is_no_title() -> None:
    menu = "Menu\nSubscribe\nSign in\nHome\nOld Bridge and River"
    stripped = strip_text(page(menu, f"{TITLE}\nStone by stone, it comes back", "Share\nCopy link", *PARAGRAPHS))
    assert stripped.fields.title == TITLE
    assert "Old Bridge and River" not in stripped.text


def test_a_standfirst_that_tells_more_is_not_the_title() -> None:
    standfirst = " ".join(PARAGRAPHS[0].split()[:12])
    assert strip_text(page(f"A long way home again\n{standfirst}", *PARAGRAPHS)).fields.title == "A long way home again"


def test_an_interview_keeps_its_questions() -> None:
    questions = ["When did you leave?", "Alone?", "What did you take with you?", "And then?", "What happens next?"]
    talk = [block for question, text in zip(questions, PARAGRAPHS, strict=True) for block in (question, text)]
    text = page("Home\nWorld\nBusiness\nSign in", TITLE, "By Rania Haddad", PARAGRAPHS[0], *talk, "Share\nCopy link")
    assert all(question in strip_text(text).text.splitlines() for question in questions)


def test_entries_of_a_live_blog_keep_their_times_and_their_titles() -> None:
    entries = [
        f"{hour}:05\nThe river at {hour}\n\n{text}" for hour, text in zip(range(18, 13, -1), PARAGRAPHS, strict=True)
    ]
    text = page(f"LIVE\n{TITLE}\nLast updated 2h ago", *entries)
    stripped = strip_text(text)
    assert stripped.fields.title == TITLE
    assert all(entry in stripped.text for entry in entries)
