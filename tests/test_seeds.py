"""The sample documents in seeds/: every line is what tests/cases/seeds.toml says, every pair relates as it should."""

import tomllib
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

import syriatext
from syriatext.comparing import compare_documents
from syriatext.model import Cleaned

ROOT = Path(__file__).parents[1]
CASES: dict[str, dict[str, Any]] = tomllib.loads((ROOT / "tests/cases/seeds.toml").read_text("utf-8"))
KEPT = {"title", "standfirst", "body", "body_continuation", "subheading"}
COPIES = {"dup_title"}  # their words stay, once, in the title
STORY, REWRITE = "002_wire_story.txt", "003_spun_rewrite.txt"


def cleaned(name: str) -> Cleaned:
    return syriatext.clean((ROOT / "seeds" / name).read_bytes(), source=name)


def lines_of(name: str) -> dict[str, list[str]]:
    """Class → the lines of that class."""
    lines = (ROOT / "seeds" / name).read_text("utf-8").split("\n")
    by_class: dict[str, list[str]] = {}
    for number, kind in CASES[name]["lines"].items():
        by_class.setdefault(kind, []).append(" ".join(lines[int(number) - 1].split()))
    return by_class


@pytest.mark.parametrize("name", CASES)
def test_the_article_stays_whole(name: str) -> None:
    text = " ".join(cleaned(name).text.split())
    kept = [line for kind, lines in lines_of(name).items() if kind in KEPT for line in lines]
    assert len(kept) > 10
    assert [line for line in kept if line not in text] == []


@pytest.mark.parametrize("name", CASES)
def test_the_chrome_goes(name: str) -> None:
    left = cleaned(name).text.split("\n")
    chrome = [line for kind, lines in lines_of(name).items() if kind not in KEPT | COPIES for line in lines]
    assert chrome
    assert [line for line in left if " ".join(line.split()) in chrome] == []
    for title in lines_of(name)["title"]:
        assert left.count(title) == 1


@pytest.mark.parametrize("name", CASES)
def test_the_fields_are_found(name: str) -> None:
    fields, expected = cleaned(name).fields, CASES[name]["fields"]
    assert fields.title == expected["title"]
    assert fields.date == expected.get("date")
    assert fields.byline == expected.get("byline")
    assert (fields.agency or "").lower() == expected.get("agency", "").lower()
    assert len(fields.captions) == expected.get("captions", 0)


def test_the_rewrite_is_spun_from_the_story() -> None:
    comparison = compare_documents(cleaned(STORY).document, cleaned(REWRITE).document)
    assert (comparison.verdict, comparison.rewrite) == ("spun", "b")
    assert len(comparison.links) >= 12
    assert {("wind turbines" in s.b or s.b == "wind turbine") for s in comparison.substitutions} == {True, False}


def test_a_rewrapped_copy_is_identical() -> None:
    text = (ROOT / "seeds" / STORY).read_text("utf-8")
    rewrapped = "\n\n".join("\n".join(rewrap(paragraph)) for paragraph in text.split("\n\n"))
    assert rewrapped != text
    comparison = syriatext.diff(text, rewrapped)
    assert (comparison.verdict, comparison.rewrite) == ("identical", None)


def rewrap(paragraph: str) -> list[str]:
    lines = [""]
    for word in paragraph.split():
        if len(lines[-1]) + len(word) > 60:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


@pytest.mark.parametrize(("one", "other"), [pair for pair in combinations(CASES, 2) if pair != (STORY, REWRITE)])
def test_no_other_pair_is_reuse(one: str, other: str) -> None:
    comparison = compare_documents(cleaned(one).document, cleaned(other).document)
    assert comparison.verdict in ("same-story", "unrelated")
