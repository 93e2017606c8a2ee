"""Places in a web page's source: found by words, across tags and character references, or not at all."""

from __future__ import annotations

import pytest

from syriatext.compare.page import places_in_page


def found(page: str, *sentences: str) -> list[str | None]:
    """What of the page stands where each sentence is found to be."""
    text, spans = "", []
    for sentence in sentences:
        spans.append((len(text), len(text) + len(sentence)))
        text += sentence + "\n\n"
    places = places_in_page(page, text, spans)
    return [page[slice(*places[span])] if span in places else None for span in spans]


@pytest.mark.parametrize(
    ("page", "sentence", "place"),
    [
        ("<p>Rain fell in Homs.</p>", "Rain fell in Homs.", "Rain fell in Homs."),
        ("<p>Rain <b>in</b>\n<a href='>'>Homs</a>.</p>", "Rain in Homs.", "Rain <b>in</b>\n<a href='>'>Homs</a>."),
        ("<p>&Eacute;tat &amp; caf&#233;</p>", "État & café", "&Eacute;tat &amp; caf&#233;"),
        ("<p>A&nbsp;dam &#x2013; new</p>", "A dam – new", "A&nbsp;dam &#x2013; new"),
        ("<script>Rain fell.</script><!-- Rain fell. --><p>Rain &lt; fell.", "Rain < fell.", "Rain &lt; fell."),
        ("<p>军队<b>周二</b>到达。</p>", "军队周二到达。", "军队<b>周二</b>到达。"),
        ("<p>Nothing like it.</p>", "Rain fell in Homs.", None),
        ("", "Rain fell.", None),
    ],
)  # fmt: skip
def test_a_sentence_is_found_by_its_words(page: str, sentence: str, place: str | None) -> None:
    assert found(page, sentence) == [place]


def test_small_words_of_menus_move_no_edge() -> None:
    menu = "<ul><li>The news<li>The council<li>The weather on Sunday</ul>"
    page = (
        f"<p>Rain fell in Homs on Friday.</p>{menu}<p>The council met on Sunday in the town.</p>{menu}<p>The end.</p>"
    )
    sentences = ["Rain fell in Homs on Friday.", "The council met on Sunday in the town.", "The end."]
    assert found(page, *sentences) == sentences


@pytest.mark.parametrize("unit", ["<", "<a ", '<a "', "<script>", "<!--", "&", "&#", "<p>x ", "</"])
def test_damaged_pages_have_places_inside_them(unit: str) -> None:
    page, text = unit * 50 + "<p>Rain fell in Homs.", "Rain fell in Homs."
    for start, end in places_in_page(page, text, [(0, len(text))]).values():
        assert page[start:end] == text
