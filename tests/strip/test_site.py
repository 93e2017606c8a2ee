"""Lines of one site: what stands on many of its pages is likelier chrome there, and nothing else is."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from syriatext.strip import strip_text
from syriatext.strip.lines import Content
from syriatext.strip.site import LEAST_PAGES, MOST_PAGES, Site, SiteLines, raised

from .pages import PARAGRAPHS, TITLE

MENU = ("Harbour desk", "Valley desk", "Letters page", "Puzzle corner", "Court diary", "Tide tables")
FOOT = ("Printed in Tartus on paper from the old mill", "The paper for people who live by the water")
TOWNS = ("Aleppo", "Homs", "Hama", "Deraa", "Raqqa", "Idlib", "Tartus", "Palmyra")


def page(town: str, menu: tuple[str, ...] = MENU, foot: tuple[str, ...] = FOOT) -> str:
    paragraphs = [f"In {town}, {text[0].lower()}{text[1:]}" for text in PARAGRAPHS]
    return "\n".join((*menu, "", f"{TITLE} in {town}", "", *paragraphs, "", "Share", "", *foot)) + "\n"


def counted(*pages: str, least: int = LEAST_PAGES) -> Site | None:
    lines = SiteLines()
    for text in pages:
        lines.add(text)
    return lines.site(least)


PAGES = tuple(map(page, TOWNS))


def test_lines_are_counted_by_page() -> None:
    site = counted(*PAGES)
    assert site and site.pages == len(TOWNS)
    assert site.pages_with(Content("HARBOUR DESK")) == len(TOWNS)
    assert site.pages_with(Content(f"{TITLE} in Homs")) == 0
    assert site.pages_with(Content(PARAGRAPHS[0])) == 0


def test_copies_of_one_article_count_once() -> None:
    assert counted(*[page("Homs", menu=(f"Menu {n}",)) for n in range(9)]) is None
    site = counted(*PAGES, *[page("Homs", foot=("Syndicated today",)) for _ in range(9)])
    assert site and site.pages == len(TOWNS) and site.pages_with(Content("Syndicated today")) == 0


def test_edited_copies_count_once() -> None:
    def copy(number: int) -> str:
        edited = [text if at != number % len(PARAGRAPHS) else f"{text} {number}." for at, text in enumerate(PARAGRAPHS)]
        return "\n".join((f"{TITLE} – {number}", "", *edited, "", "(Agency)")) + "\n"

    assert len({copy(number) for number in range(12)}) == 12
    assert counted(*map(copy, range(12)), least=2) is None


def test_what_every_page_says_makes_no_copies() -> None:
    notice = "This site keeps small files on your computer so that it works, and you may read how and why it does."
    pages = [f"{text}{notice}\n" for text in PAGES]
    for extra in ([], [f"{notice}\n"], ["***\n", ""]):
        site = counted(*pages, *extra)
        assert site and site.pages_with(Content(FOOT[0])) == len(TOWNS)


def test_lines_without_a_word_have_no_vote() -> None:
    site = counted(*[page(town, menu=("* * *", "___")) for town in TOWNS])
    assert site and site.pages_with(Content("* * *")) == 0


def test_of_many_pages_a_sample_is_kept_whatever_their_order() -> None:
    def other(number: int) -> str:
        return page("Homs").replace("a", f"a{number}") + f"{FOOT[0]}\n"

    pages = list(map(other, range(MOST_PAGES + 60)))
    one, two = counted(*pages), counted(*reversed(pages))
    assert one == two
    assert one and one.pages == MOST_PAGES == one.pages_with(Content(FOOT[0]))


def test_few_pages_tell_nothing() -> None:
    assert counted(*PAGES[:5], least=6) is None
    assert counted(*PAGES[:6], least=6) is not None


@given(st.randoms(use_true_random=False))
def test_the_order_of_the_pages_makes_no_difference(order: random.Random) -> None:
    shuffled = list(PAGES)
    order.shuffle(shuffled)
    assert counted(*shuffled) == counted(*PAGES)


def left(text: str, site: Site | None) -> list[str]:
    """The lines of the site that are left of a page."""
    lines = strip_text(text, site=site).text.split("\n")
    return [line for line in (*MENU, *FOOT) if line in lines]


def test_a_vote_takes_what_the_model_alone_leaves() -> None:
    site = counted(*PAGES)
    assert all(left(text, None) and not left(text, site) for text in PAGES)
    stripped = strip_text(PAGES[0], site=site)
    assert stripped.text.split("\n") == PAGES[0].split("\n")[len(MENU) + 1 : -len(FOOT) - 3]
    (mark,) = {line.rule for line in stripped.removed if line.text in FOOT}
    assert mark == "strip.site"
    assert any("stands on 8 of 8 pages of this site" in edit.why for edit in stripped.edits)


def test_who_knows_that_chrome_is_on_may_say_so() -> None:
    pages = [page(town, menu=()).replace("Share\n", "") for town in TOWNS]
    lines = SiteLines()
    for text in pages:
        lines.add(text)
    assert left(pages[0], lines.site(3)) == list(FOOT)
    assert left(pages[0], lines.site(3, is_trusted=True)) == []


def test_repeated_subheadings_of_a_clean_text_stay() -> None:
    def column(town: str) -> str:
        paragraphs = [f"In {town}, {text[0].lower()}{text[1:]}" for text in PARAGRAPHS]
        return "\n\n".join((f"{TITLE} in {town}", *paragraphs[:2], "What comes next", *paragraphs[2:])) + "\n"

    columns = [column(town) for town in TOWNS]
    site = counted(*columns)
    assert site and site.pages_with(Content("What comes next")) == len(TOWNS)
    for found in (site, site._replace(is_trusted=True)):
        assert [strip_text(text, site=found).text for text in columns] == columns


def test_what_was_cleaned_stays_clean() -> None:
    site = counted(*PAGES)
    for text in PAGES:
        once = strip_text(text, site=site).text
        assert strip_text(once, site=site).text == once


def test_a_vote_is_no_verdict() -> None:
    assert raised(0.01) < 0.2 < 0.9 < raised(0.5) < raised(0.9) < 1


def test_a_short_sentence_has_no_vote() -> None:
    site = counted(*[page(town, foot=("The governor declined to comment.",)) for town in TOWNS])
    assert site and site.pages_with(Content("The governor declined to comment.")) == 0
