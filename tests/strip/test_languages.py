"""An article of every language, with chrome around it: tests/cases/languages.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from syriatext.strip import strip_text
from syriatext.strip.dates import iso_date
from syriatext.strip.languages import languages_of
from syriatext.strip.page import Page
from syriatext.strip.rules import heads, rules

from .pages import article

CASES: dict[str, dict[str, Any]] = tomllib.loads(
    (Path(__file__).parents[1] / "cases" / "languages.toml").read_text("utf-8")
)
each_language = pytest.mark.parametrize("language", CASES)


def body(case: dict[str, Any]) -> list[str]:
    return [case["title"], *case["paragraphs"][:3], case["subheading"], case["paragraphs"][3]]


def scraped(case: dict[str, Any]) -> str:
    paragraphs = case["paragraphs"]
    lines = [case["title"], *case["head"], *paragraphs[:2], *case["inside"], paragraphs[2]]
    return "\n\n".join([*lines, case["subheading"], paragraphs[3], *case["tail"]]) + "\n"


def test_every_language_has_its_article() -> None:
    assert {known.language for known in heads()} == {*CASES, "en"}


@each_language
def test_only_the_article_is_left(language: str) -> None:
    stripped = strip_text(scraped(CASES[language]))
    assert stripped.text.split("\n\n") == [*body(CASES[language])[:-1], body(CASES[language])[-1] + "\n"]


@each_language
def test_the_lines_that_go_say_what_the_article_is(language: str) -> None:
    fields = strip_text(scraped(CASES[language])).fields
    assert fields.language == language
    assert fields.title == CASES[language]["title"]
    assert {name: getattr(fields, name) for name in ("byline", "date", "agency")} == CASES[language]["fields"]


@each_language
def test_a_clean_article_stays(language: str) -> None:
    text = "\n\n".join(body(CASES[language])) + "\n"
    assert strip_text(text).text == text


def test_chrome_in_an_other_script_is_known() -> None:
    assert strip_text(article() + "\nشارك هذا الخبر على فيسبوك\n").text == article()
    case = CASES["ar"]
    text = "\n\n".join(body(case))
    assert strip_text(text + "\n\nShare this article\n\nLEAVE A REPLY\n").text == text + "\n"


def test_english_needs_no_other_rules() -> None:
    spoken = languages_of(Page(article()))
    assert (spoken.main, spoken.rules) == ("en", ("en",))


@pytest.mark.parametrize(
    ("language", "written", "iso"),
    [
        ("ar", "٢٢ تشرين الثاني/نوفمبر ٢٠٢٤", "2024-11-22"),
        ("ar", "5 جانفي 2024", "2024-01-05"),
        ("ar", "12/09/2017", "12/09/2017"),
        ("fa", "۱۸ آذر ۱۴۰۳", "۱۸ آذر ۱۴۰۳"),
        ("fa", "1403/09/18", "1403/09/18"),
        ("fa", "۸ دسامبر ۲۰۲۴", "2024-12-08"),
        ("ckb", "١ی تشرینی دووەمی ٢٠٢٤", "2024-11-01"),
        ("ku", "8ê Kanûna Pêşîn 2024", "2024-12-08"),
        ("tr", "12.09.2017", "2017-09-12"),
        ("ru", "3 мая 2024 г.", "2024-05-03"),
        ("fr", "mardi 1er août 2017", "2017-08-01"),
        ("fr", "12/09/2017", "2017-09-12"),
        ("de", "3. März 2024", "2024-03-03"),
        ("es", "3 de marzo de 2024", "2024-03-03"),
        ("zh", "2025年12月8日", "2025-12-08"),
        ("ja", "令和7年12月8日", "令和7年12月8日"),
        ("ko", "2025년 12월 8일", "2025-12-08"),
        ("ko", "2025. 12. 8.", "2025-12-08"),
    ],
)
def test_dates(language: str, written: str, iso: str) -> None:
    assert iso_date(written, calendar=rules((language, "en")).calendar) == iso


def test_a_weekday_decides_in_arabic_too() -> None:
    calendar = rules(("ar", "en")).calendar
    assert iso_date("12/09/2017", ["وقال الجيش يوم الثلاثاء إن الطريق مفتوح."], calendar) == "2017-09-12"
