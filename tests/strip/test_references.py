"""Character references: read where one of them must be damage, left where they may be meant."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syriatext import clean
from syriatext.cleaning import clean_document
from syriatext.reading import document_from_text
from syriatext.strip.references import read_references

READ = [
    ("Tom &amp; Jerry", "Tom & Jerry"),
    ("R&amp;D spending", "R&D spending"),
    ("AT&#38;T", "AT&T"),
    ("the mayor&#39;s office", "the mayor's office"),
    ("It&rsquo;s", "It’s"),
    ("It&apos;s", "It's"),
    ("&quot;opened&quot;", '"opened"'),
    ("&ldquo;Yes&rdquo;", "“Yes”"),
    ("caf&eacute;", "café"),
    ("caf&#xE9;", "café"),
    ("caf&#233;", "café"),
    ("&Eacute;cole", "École"),
    ("10&nbsp;km", "10\u00a0km"),
    ("an end.&nbsp;Next", "an end.\u00a0Next"),
    ("Rain fell.\n\n&nbsp;\n\nIt stopped.", "Rain fell.\n\n\u00a0\n\nIt stopped."),
    ("2010&ndash;2012", "2010–2012"),
    ("he said&hellip; then", "he said… then"),
    ("caf&amp;eacute;", "café"),  # escaped twice
    ("caf&amp;amp;eacute;", "café"),
    ("Ã&copy;t&eacute;", "été"),  # and misread before
    ("كتاب&zwnj;ها", "كتاب\u200cها"),
    ("salt &amp; pepper at the caf&eacute; &lt; 5 &euro;", "salt & pepper at the café < 5 €"),
    ("caf&eacute; &lt;b&gt;bold&lt;/b&gt;", "café &lt;b&gt;bold&lt;/b&gt;"),  # no tags are made
    ('T = "caf&eacute; &quot;x&quot;"', 'T = "café &quot;x&quot;"'),  # no string is ended
    ('[{"text": "&quot;No&quot;, said the caf&eacute;."}]', '[{"text": "&quot;No&quot;, said the café."}]'),
    ("caf&eacute; http://example.org/?a=1&amp;copy=2", "café http://example.org/?a=1&amp;copy=2"),
]

LEFT = [
    "&amp;lt;",
    "&#1575;",
    "&nbsp;",
    "Write &amp; for the sign, &eacute; for the letter and &nbsp; for the space.",
    "salt &amp; pepper",
    "&bogus;x and caf&bogus;",
    "<p>caf&eacute;</p>",
    "AT&T; R&D;",
    "caf&#0;e caf&#xD800;e caf&#xFFFE;e",
    "https://example.org/caf&eacute;",
]


def cleaned(text: str) -> str:
    return clean_document(document_from_text(text, "f", "given", "text")).text


@pytest.mark.parametrize(("damaged", "text"), READ)
def test_what_a_word_goes_through_is_read(damaged: str, text: str) -> None:
    assert cleaned(damaged) == text


@pytest.mark.parametrize("text", LEFT)
def test_what_may_be_meant_stays(text: str) -> None:
    assert list(read_references(text)) == []


def test_one_place_is_enough_for_a_text_and_a_line_with_tags_is_left() -> None:
    text = "caf&eacute;\n\n&nbsp;\n<b>&eacute;t&eacute;</b>\n1 &lt; 2\n"
    assert cleaned(text) == "café\n\n\u00a0\n<b>&eacute;t&eacute;</b>\n1 < 2\n"


def test_each_is_an_edit_with_a_reason() -> None:
    (edit,) = read_references("caf&eacute;")
    assert (edit.start, edit.end, edit.before, edit.after) == (3, 11, "&eacute;", "é")
    assert (edit.rule, edit.why) == ("strip.references", "a character reference of HTML, never read")


def test_to_repair_an_encoding_reads_none() -> None:
    """They say what the page said, in ASCII: nothing was read in a wrong encoding."""
    assert clean("caf&eacute;", only="repair").text == "caf&eacute;"
    assert clean("caf&eacute;", only="strip").text == "café"


@given(st.text(st.sampled_from("aÉ &;#'\"<>amp39x\n")))
def test_nothing_is_left_to_be_read(text: str) -> None:
    assert cleaned(cleaned(text)) == cleaned(text)


@given(st.lists(st.sampled_from(["Tom", "said", "it's", '"so"', "R&D", "5", "<", "é", "–"]), min_size=1))
def test_what_was_escaped_comes_back(words: list[str]) -> None:
    text = "AT&T " + " ".join(words)
    assert cleaned(escape(text)) == text
