"""What goes, what stays, and what becomes of the lines around it."""

from __future__ import annotations

import pytest

from syriatext.edits import apply_edits, undo_edits
from syriatext.strip import strip_text

from .pages import PARAGRAPHS, TITLE, article, with_line


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("LEAVE A REPLY", "comment_form"),
        ("Share this:", "share"),
        ("Read more", "read_more"),
        ("3 min read", "reading_time"),
        ("Updated 4 May 2019", "date"),
        ("Advertisement", "ad"),
        ("Men cross the new bridge on foot [Anadolu]", "caption"),
        ("See the week in pictures", "ad"),
        ("We use cookies to improve this site.", "cookies"),
        ("A town and its bridge|How it was built 4: 10", "video"),
    ],
)
def test_a_chrome_line_goes_from_the_middle(line: str, kind: str) -> None:
    stripped = strip_text(with_line(line))
    assert stripped.text == article()
    assert [(gone.kind, gone.line, gone.text) for gone in stripped.removed] == [(kind, 7, line)]
    assert [edit.rule for edit in stripped.edits] == [f"strip.{kind}"]


@pytest.mark.parametrize("line", ["Related", "Share", "Follow", "Search", "Comments", "Home", "More", "Support"])
def test_a_word_between_two_paragraphs_may_be_a_subheading(line: str) -> None:
    assert strip_text(with_line(line)).text == with_line(line)


@pytest.mark.parametrize("line", ["– A bridge and its town –", "What comes next", "‘Never again’", "12 August"])
def test_subheadings_stay(line: str) -> None:
    assert strip_text(with_line(line)).text == with_line(line)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_line_ends_stay(ending: str) -> None:
    text = with_line("Advertisement").replace("\n", ending)
    assert strip_text(text).text == article().replace("\n", ending)


def test_a_missing_last_newline_stays_missing() -> None:
    text = article() + "\nAbout us"
    assert strip_text(text).text == article().rstrip("\n")
    assert strip_text(text + "\n").text == article()


def test_no_gaps_are_left() -> None:
    top, bottom = "\n\nPlaceholder canvas\n\n\n", "\n\n\nAbout us\n\n\nPrivacy policy\n\n"
    assert strip_text(top + article() + bottom).text == article()


def test_blank_lines_stay_where_nothing_goes() -> None:
    text = "\n\n" + article().replace("\n\n", "\n\n\n\n") + "\n\n\n"
    assert strip_text(text).text == text


def test_one_edit_takes_a_stretch_and_names_every_rule() -> None:
    blocks = (TITLE, *PARAGRAPHS[:2], "Advertisement", "Read more", *PARAGRAPHS[2:])
    (edit,) = strip_text("\n\n".join(blocks)).edits
    assert edit.steps == ("strip.ad", "strip.read_more")
    assert edit.why == "ad; read more"


def test_edits_can_be_undone() -> None:
    text = with_line("Read more")
    stripped = strip_text(text)
    assert apply_edits(text, stripped.edits) == stripped.text
    assert undo_edits(stripped.text, stripped.edits) == text


def test_classes_can_be_kept() -> None:
    text = with_line("Advertisement")
    assert strip_text(text, keep=["ad"]).text == text
    tail = article() + "\nLeave a reply\n\nAdvertisement\n\nA teaser for an other story\n"
    assert "Advertisement" in strip_text(tail, keep=["ad"]).text
    assert "teaser" not in strip_text(tail, keep=["ad"]).text
    assert strip_text(tail, keep=["comment_form"]).text.count("Leave a reply") == 1


@pytest.mark.parametrize("debris", ["°®Âþµº", "爱漫岛", "Ìý", "ºÓ¹È", "\xa0", "\u200b\xa0"])
def test_debris_at_the_edges_goes(debris: str) -> None:
    assert strip_text(f"{debris}\n\n{article()}").text == article()
    stripped = strip_text(f"{article()}\n{debris}")
    assert stripped.text == article().rstrip("\n")
    assert [gone.kind for gone in stripped.removed] == ["encoding_debris"]


@pytest.mark.parametrize("line", ["2019", "Çağ", "***", "AFP-TV"])
def test_a_short_line_at_the_edge_is_not_always_debris(line: str) -> None:
    assert all(gone.kind != "encoding_debris" for gone in strip_text(f"{line}\n\n{article()}").removed)


@pytest.mark.parametrize("text", ["Home\n\nShare this:\n© 2020 The Courier\n", "Leave a reply", "Share\r\nTweet\r\n"])
def test_all_chrome_becomes_empty(text: str) -> None:
    assert strip_text(text).text == ""
    assert strip_text(text).removed


@pytest.mark.parametrize("text", ["12 May 2019\n13 May 2019\n", "Reuters\nAFP\n", "10:30\n10:45\n"])
def test_a_list_of_facts_is_no_chrome(text: str) -> None:
    assert strip_text(text).text == text


@pytest.mark.parametrize("text", ["", "\n", " ", "\r\n\r\n", "x", "home\n", "Leave a reply he did not.", "\ufeff"])
def test_next_to_nothing(text: str) -> None:
    assert strip_text(text).text == text


def test_a_one_line_document_stays() -> None:
    text = " ".join((TITLE, *PARAGRAPHS, "Leave a reply"))
    assert strip_text(text).text == text


def test_a_later_look_gives_line_numbers_of_the_input() -> None:
    # The caption's place in the head shows only after the copies of the title are gone.
    text = "\n\n".join((TITLE, "Share", "Read more", TITLE, *PARAGRAPHS, "Read more", "About us")) + "\n"
    lines = text.split("\n")
    for gone in strip_text(text).removed:
        assert lines[gone.line - 1] == gone.text


HEADINGS = (
    "What do you think?",
    "Top pick",
    "Top Picks",
    "Our picks",
    "Other topics",
    "More from the front",
    "Read: the treaty of 1923",
    "Watch: the second act",
)


@pytest.mark.parametrize("line", HEADINGS)
def test_what_an_article_may_say_stays(line: str) -> None:
    for at in range(1, 6):
        assert strip_text(with_line(line, at)).text == with_line(line, at)
    text = f"{article()}\n{line}\n\nThe stove by the old firm heats a room in ten minutes and costs little.\n"
    assert strip_text(text).text == text


@pytest.mark.parametrize("line", ["What do you think?", "Top Picks", "More from the newsstand"])
def test_the_same_behind_the_article_goes(line: str) -> None:
    text = f"{article()}\n{line}\n\nMarket reopens in the old town\n\nLeave a reply\n"
    assert strip_text(text).text == article()


@pytest.mark.parametrize("unit", ["\n", "Share\n", "Leave a reply\r\n"])
def test_more_lines_than_any_article_has_come_back_at_once(unit: str) -> None:
    text = unit * 300_000
    assert strip_text(text)[:4] == (text, (), (), strip_text("").fields)


@pytest.mark.parametrize("quotes", ["„“", "»«", "「」", "“”", "«»", "‘’"])
def test_a_sentence_may_end_in_any_quotation_mark(quotes: str) -> None:
    said = f"{quotes[0]}The bridge will carry lorries again before the winter,{quotes[1]} said the mayor, "
    lines = (TITLE, said + f"and added: {quotes[0]}Not a day too soon.{quotes[1]}", *PARAGRAPHS)
    menu = ("Home", "World", "Business", "Sport", "Culture", "Weather", "Log in", "Subscribe", "Newsletters")
    assert strip_text("\n".join((*menu, "", "\n\n".join(lines))) + "\n").text == "\n\n".join(lines) + "\n"
