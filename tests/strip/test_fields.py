"""What the dropped lines say about the article."""

from __future__ import annotations

import pytest

from syriatext.strip import strip_text
from syriatext.strip.dates import iso_date

from .pages import PARAGRAPHS, TITLE, article


def test_a_page_with_everything() -> None:
    summary = "The old bridge over the river opened again on Tuesday after two years of repairs."
    stripped = strip_text(
        "\n\n".join((f"Home / Town / {TITLE}", TITLE, summary, "2 min read", "12/09/2017 09:03 by Rania Haddad"))
        + "\nMen cross the bridge in the evening sun on Tuesday. (AFP)\n\n"
        + "\n\n".join(PARAGRAPHS)
        + "\n\n- AP\n"
    )
    fields = stripped.fields
    assert (fields.title, fields.byline, fields.date, fields.agency) == (TITLE, "Rania Haddad", "2017-09-12", "AP")
    assert fields.summary == summary and summary in stripped.text
    assert fields.captions == ("Men cross the bridge in the evening sun on Tuesday. (AFP)",)
    assert fields.language == "en"
    assert stripped.text == "\n\n".join((TITLE, summary, *PARAGRAPHS)) + "\n"


@pytest.mark.parametrize("line", ["- AP", "(Reuters)", "Agencies contributed to this report.", "With inputs from PTI"])
def test_agency(line: str) -> None:
    stripped = strip_text(article() + "\n" + line)
    assert stripped.fields.agency in ("AP", "Reuters", "Agencies", "PTI")
    assert stripped.text == article().rstrip("\n")


@pytest.mark.parametrize(
    "line", ["By Rania Haddad", "Written by: Omar Sayegh and Rania Haddad", "By RANIA HADDAD", "By Rania Haddad (AP)"]
)
def test_byline(line: str) -> None:
    stripped = strip_text(article(line))
    assert stripped.text == article()
    assert stripped.fields.byline and "HADDAD" in stripped.fields.byline.upper()


@pytest.mark.parametrize("line", ["By Rania Haddad, Reuters", "By Rania Haddad and Omar Sayegh, Associated Press"])
def test_an_agency_behind_names_is_told_apart(line: str) -> None:
    names, _, agency = line.removeprefix("By ").rpartition(", ")
    fields = strip_text(article(line)).fields
    assert (fields.byline, fields.agency) == (names, agency)


@pytest.mark.parametrize(
    "credit", ["REUTERS/Rania Haddad", "| AP", "Photo by Rania Haddad", "Rania Haddad / AFP via Getty Images"]
)
def test_a_caption_that_ends_in_its_credit(credit: str) -> None:
    caption = f"Men cross the bridge in the evening sun on Tuesday. {credit}"
    assert strip_text(article(caption)).fields.captions == (caption,)


def test_a_caption_and_the_label_above_it() -> None:
    caption = "A boat passes below the arches of the bridge while workers look on, in May. (City press image via AP)"
    blocks = (TITLE, *PARAGRAPHS[:3], "Bridge Town", caption, *PARAGRAPHS[3:])
    stripped = strip_text("\n\n".join(blocks) + "\n")
    assert stripped.fields.captions == (f"Bridge Town: {caption}",)
    assert stripped.text == article()


def test_the_section_stays_in_the_text_but_not_in_the_title() -> None:
    line = f"{TITLE} – World"
    stripped = strip_text(article(title=f"Home / World / {line}\n\n{line}"))
    assert stripped.text == article(title=line)
    assert stripped.fields.title == TITLE


def test_copies_of_the_title_go() -> None:
    stripped = strip_text(article(TITLE, "Follow", TITLE.upper()) + f"\n{TITLE}\n")
    assert stripped.text == article()
    assert [gone.kind for gone in stripped.removed].count("title_copy") == 3


def test_no_title() -> None:
    assert strip_text("\n\n".join(PARAGRAPHS)).fields.title is None


def test_a_language_without_rules_is_not_named() -> None:
    dutch = (
        "De oude brug over de rivier ging dinsdag na twee jaar weer open, en de mensen liepen er tot de avond overheen."
    )
    assert strip_text("\n\n".join([dutch] * 4)).fields.language is None


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("22 August, 2017", "2017-08-22"),
        ("Aug. 2nd, 2017", "2017-08-02"),
        ("2017-08-22T10:00", "2017-08-22"),
        ("Tuesday, 1 May 2018 at 10:00 am", "2018-05-01"),
        ("25/12/2019", "2019-12-25"),
        ("12/25/2019", "2019-12-25"),
        ("05/05/2019", "2019-05-05"),
        ("03/04/2019", "03/04/2019"),
        ("31 February 2019", "31 February 2019"),
        ("yesterday", "yesterday"),
    ],
)
def test_dates(written: str, iso: str) -> None:
    assert iso_date(written) == iso


def test_a_weekday_decides_between_two_dates() -> None:
    assert iso_date("12/09/2017", ["It rained.", "On Tuesday the army left."]) == "2017-09-12"
    assert iso_date("12/09/2017", ["On Saturday the army left."]) == "2017-12-09"
    assert iso_date("12/09/2017", ["On Thursday the army left."]) == "12/09/2017"


def test_a_date_with_how_long_ago_it_was_updated_is_a_date() -> None:
    date = "January 19, 2021 9:14 AM Updated 2 years ago"
    stripped = strip_text("\n\n".join(["Menu", "Home", "World", TITLE, date, "3 Min Read", *PARAGRAPHS]) + "\n")
    assert stripped.fields.date == "2021-01-19" and date not in stripped.text


def test_the_time_of_an_entry_is_no_title() -> None:
    title = "Truce in the city: live updates"
    stripped = strip_text(
        f"{title}\n\n09:15 Convoy leaves\n\n"
        "A convoy of twelve buses has left the crossing, according to the drivers.\n\n10:02 Statement\n\n"
        "The envoy called on all sides to respect the truce in the city.\n\n"
        "10:40 Rain\n\nRain has begun to fall on the crossing and on the buses, the drivers said on Tuesday.\n"
    )
    assert stripped.fields.title == title
