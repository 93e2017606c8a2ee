"""Every row of every rule file is a test of its own."""

from __future__ import annotations

import pytest

from syriatext.strip.rules import Rule, read_rules, rules

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


def named(rule: Rule) -> str:
    return f"{rule.kind}-{rule.drops[:30]}"


@pytest.mark.parametrize("rule", rules().rows, ids=named)
def test_row_drops_its_example(rule: Rule) -> None:
    assert rule.match(rule.drops)


@pytest.mark.parametrize("rule", rules().rows, ids=named)
def test_row_keeps_its_example(rule: Rule) -> None:
    assert not rule.match(rule.keeps)


@pytest.mark.parametrize("rule", rules().rows, ids=named)
def test_all_rows_together_decide_alike(rule: Rule) -> None:
    found = rules().find(rule.drops)
    assert found and found.kind == rule.kind


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
    assert rules().find(line) is None


def test_typography_and_list_marks_do_not_matter() -> None:
    found = rules().find("*  Editors’\xa0picks")
    assert found and found.kind == "related"


def test_terms_are_expanded() -> None:
    (row,) = read_rules(ROW).rows
    assert row.match(row.drops) and not row.match(row.keeps)


@pytest.mark.parametrize("broken", ["keeps = 'x'", "drops = 'x'\nkeeps = 'x'\nwhere = 'nowhere'"])
def test_a_broken_row_is_refused(broken: str) -> None:
    with pytest.raises(ValueError, match="chrome rule"):
        read_rules(f"[[rule]]\nclass = 'x'\npattern = 'x'\n{broken}\n")
