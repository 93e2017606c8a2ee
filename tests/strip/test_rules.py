"""Every row of every rule file is a test of its own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syriatext.strip.lines import Content
from syriatext.strip.rules import Rule, heads, read_rules, rules

ROW = """
[terms]
day = '(?:mon|tues)day'
days = '%day%(?:, %day%)*'
[[rule]]
class = "x"
pattern = 'open on %days%'
drops = "Open on Monday, Tuesday"
keeps = "Open on Mondays"
"""


LANGUAGES = [known.language for known in heads()]
ROWS = [
    pytest.param(language, rule, id=f"{language}-{rule.kind}-{rule.drops[:30]}")
    for language in LANGUAGES
    for rule in rules((language,)).rows
]
each_row = pytest.mark.parametrize(("language", "rule"), ROWS)


@each_row
def test_row_drops_its_example(language: str, rule: Rule) -> None:
    assert rule.match(rule.drops)


@each_row
def test_row_keeps_its_example(language: str, rule: Rule) -> None:
    assert not rule.match(rule.keeps)


@each_row
def test_all_rows_together_decide_alike(language: str, rule: Rule) -> None:
    found = rules((language, "en")).find(Content(rule.drops))
    assert found and found.kind == rule.kind


@pytest.mark.parametrize("language", sorted({*LANGUAGES} - {"en"}))
def test_what_one_row_must_keep_no_row_matches(language: str) -> None:
    together = rules((language, "en"))
    assert [rule.keeps for rule in rules((language,)).rows if together.find(Content(rule.keeps))] == []


def test_the_classes_are_those_of_english() -> None:
    assert {rule.kind for rule in rules(tuple(LANGUAGES)).rows} == {rule.kind for rule in rules().rows}


@pytest.mark.parametrize(
    "line",
    [
        "Related charges against two officials were dropped in June.",
        "He shared the prize with a colleague from Homs.",
        "Search teams found four more people alive.",
        "– US-Russian military talks –",
        "The ministry did not comment on the report.",
        "More than 40 people were hurt, doctors said.",
        "Most of the 12 comments were friendly.",
        "By Monday evening the road was open.",
        "The Associated Press (AP) and Reuters were told to leave.",
        "ALEPPO (Reuters) - Fighting went on until dawn.",
        "What comes next?",
        "A city divided",
        "Water and bread",
        "Why it matters",
        "Follow the river north and you come to the old mill.",
        "10 August 2016 was the day the siege began.",
        "1. Keep the windows shut",
        "* Bread, 40 pounds",
        "Photographs of the dead were hung on every wall.",
    ],
)
def test_no_row_matches_what_an_article_may_say(line: str) -> None:
    assert rules().find(Content(line)) is None


def test_typography_and_list_marks_do_not_matter() -> None:
    found = rules().find(Content("*  Editors’\xa0picks"))
    assert found and found.kind == "related"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("ar", "إقرأ أيضـاً"),
        ("ar", "أقرأ ايضًا :"),
        ("ar", "\u200fالتعليقات\u200f (٣)"),
        ("fa", "بيشتر بخوانيد"),
        ("fa", "به اشتراک گذاری در تلگرام"),
        ("tr", "İLGİLİ HABERLER"),
        ("tr", "ILGILI HABERLER"),
        ("ru", "ЧИТАТЬ ЕЩЁ"),
        ("ru", "Читать еще »"),
        ("fr", "À lire aussi\xa0: Le pont"),
        ("zh", "（责任编辑：王小明）"),
        ("zh", "發表評論"),
        ("ja", "（共同）"),
        ("ko", "댓글남기기"),
        ("ko", "댓글 남기기"),
    ],
)
def test_spellings_do_not_matter(language: str, line: str) -> None:
    assert rules((language, "en")).find(Content(line))


def test_a_file_uses_the_terms_of_english_and_replaces_them() -> None:
    base = "[terms]\nday = 'monday'\nopen = 'open on %day%'"
    file = "[terms]\nday = 'lundi'\n[[rule]]\nclass = 'x'\npattern = '%open%'\ndrops = 'x'\nkeeps = 'x'"
    (row,) = read_rules(file, base).rows
    assert row.match("open on lundi") and not row.match("open on monday")


def test_terms_are_expanded() -> None:
    (row,) = read_rules(ROW).rows
    assert row.match(row.drops) and not row.match(row.keeps)


@pytest.mark.parametrize("broken", ["keeps = 'x'", "drops = 'x'\nkeeps = 'x'\nwhere = 'nowhere'"])
def test_a_broken_row_is_refused(broken: str) -> None:
    with pytest.raises(ValueError, match="chrome rule"):
        read_rules(f"[[rule]]\nclass = 'x'\npattern = 'x'\n{broken}\n")


def first_match(language: str, line: str) -> Rule | None:
    return next((row for row in rules((language,)).rows if row.match(line)), None)


def test_screening_loses_no_match() -> None:
    lines = [text for known in heads() for row in rules((known.language,)).rows for text in (row.drops, row.keeps)]
    lines += [line.upper() for line in lines] + ["", "*", "٣", "İlgili", "ſubscribe", "K", "ß"]
    for known in heads():
        sheet = rules((known.language,))
        for line in dict.fromkeys(lines):
            assert sheet.find(Content(line)) == first_match(known.language, line), (known.language, line)


@given(st.sampled_from(LANGUAGES), st.data())
def test_screening_loses_no_match_of_lines_that_are_hardly_known(language: str, data: st.DataObject) -> None:
    """Words of the examples put together anew: beginnings and ends that no example has."""
    rows = rules((language,)).rows
    words = st.sampled_from(sorted({word for row in rows for word in row.drops.split()}))
    example = data.draw(st.sampled_from([row.drops for row in rows])).split()
    line = " ".join((*data.draw(st.lists(words, max_size=2)), *example, *data.draw(st.lists(words, max_size=2))))
    line = data.draw(st.sampled_from((line, line.upper(), line.casefold(), line.title())))
    assert rules((language,)).find(Content(line)) == first_match(language, line)
