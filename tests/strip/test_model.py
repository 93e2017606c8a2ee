"""The line model: what it takes from a contaminated page, and what it must never touch."""

from __future__ import annotations

import pytest

from syriatext.strip import strip_text
from syriatext.strip.features import measure
from syriatext.strip.layout import run_lengths, windowed
from syriatext.strip.marking import classes, marked
from syriatext.strip.model import FIRST, FIRST_PAIRS, SECOND, SECOND_PAIRS, bin_counts, binned, line_model
from syriatext.strip.page import Page

from .pages import PARAGRAPHS, TITLE, article

MENU = ("Home", "World", "Business", "Sport", "Culture", "Weather", "Log in", "Subscribe", "Newsletters", "Search")
TEASERS = tuple(
    line
    for n, town in enumerate(("Aleppo", "Homs", "Hama", "Deraa", "Raqqa", "Idlib"))
    for line in (f"Council in {town} votes on new market hall", f"{n + 2} hours ago", "Share")
)
FOOT = ("About us", "Contact", "Terms of use", "Privacy policy", "© 2019 The Courier. All rights reserved.")
WHOLE_PAGE = "\n".join((*MENU, "", article(), "Related", "", *TEASERS, "", "* ", *FOOT)) + "\n"
DATES = "\n".join(f"June {n} – Town {n}, NY @ Great Hall Number {n}" for n in range(1, 25))
NAMES = "\n".join(f"Mariam Haddad {chr(64 + n)}" for n in range(1, 25))
CHAT = "\n\n".join(f"Ann  12:{n}\n{PARAGRAPHS[n % 5] if n % 3 else 'ok, see you there'}" for n in range(10, 40))


def body(text: str) -> str:
    return "\n\n".join((TITLE, *PARAGRAPHS, text))


def test_a_whole_page_is_cut_down_to_its_article() -> None:
    stripped = strip_text(WHOLE_PAGE)
    assert all(line in stripped.text for line in (TITLE, *PARAGRAPHS))
    assert not any(teaser in stripped.text for teaser in TEASERS)


def test_a_line_of_the_model_has_class_rule_and_probability() -> None:
    page = "\n".join((*MENU, "", article(), *(f"{teaser} today" for teaser in TEASERS), "", *FOOT)) + "\n"
    gone = [line for line in strip_text(page).removed if line.rule == "strip.model"]
    assert gone and {line.kind for line in gone} == {"chrome"}
    assert all(0.5 < line.score < 1 for line in gone)
    assert "chrome" in classes()
    kept = strip_text(page, keep=["chrome"])
    assert not any(line.rule == "strip.model" for line in kept.removed)
    assert all(line.text in kept.text for line in gone)


@pytest.mark.parametrize("text", [article(), body(DATES), body(NAMES), CHAT], ids=["article", "dates", "names", "chat"])
def test_what_shows_no_sign_of_chrome_loses_nothing(text: str) -> None:
    assert strip_text(text).text == text


def test_a_page_is_clean_without_a_sign_of_chrome() -> None:
    page = Page(body(NAMES))
    matches, marks, _ = marked(page, frozenset(), ("en",))
    columns = measure(page, matches, marks, 0, ("en",))
    assert line_model().contaminated(columns, line_model().probabilities(columns)) == 0


def test_the_table_has_a_weight_for_every_bin() -> None:
    model = line_model()
    for stage, edges, pairs in ((model.first, FIRST, FIRST_PAIRS), (model.second, SECOND, SECOND_PAIRS)):
        assert {name: len(weights) for name, weights in stage.weights.items()} == bin_counts(edges, pairs)


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["قال المجلس إن الجسر سيفتح أمام حركة المرور قبل نهاية الشهر الحالي بعد أربع سنوات من الانتظار."] * 4,
        ["Власти сообщили, что мост через канал откроют для движения до конца месяца после ремонта."] * 4,
        ["市议会周日表示，运河上的大桥将在本月底之前恢复通车，居民们已经等待了整整四年时间。"] * 4,
    ],
    ids=["Arabic", "Russian", "Chinese"],
)
def test_measuring_needs_no_language(paragraphs: list[str]) -> None:
    page = Page("\n\n".join(("\n".join(MENU), *paragraphs)))
    columns = measure(page, {}, {}, None, ("en",))
    chances = line_model().probabilities(columns)
    assert set(FIRST) == set(binned(columns, FIRST))
    assert chances[: len(MENU)].mean() > 0.7 > 0.4 > chances[len(MENU) :].mean()


def test_windows_and_runs() -> None:
    import numpy as np

    assert windowed(np.array([1.0, 0.0, 0.0]), 1).tolist() == [0.5, 1 / 3, 0.0]
    assert run_lengths(np.array([True, True, False, True])).tolist() == [2, 2, 0, 1]
