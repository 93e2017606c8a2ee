"""What the dropped lines say about the article: date, byline, agency, captions."""

from __future__ import annotations

from collections.abc import Mapping

from ..model import Fields
from .dates import iso_date
from .lines import Content, bare
from .neighbours import CREDIT, CREDITED, NAMES
from .page import Marks, Page
from .rules import Rule, Rules

FIRST_PARAGRAPHS = 4


def with_facts(fields: Fields, page: Page, matches: Mapping[int, Rule], marks: Marks, known: Rules) -> Fields:
    """Return `fields` with what the marked lines tell. The first of a kind counts."""
    told: dict[str, str] = {}
    captions: list[str] = []
    for at in sorted(marks):
        if marks[at].rule == "strip.tail":
            continue
        if marks[at] is NAMES:
            told.setdefault("byline", page.solid[at].text)
        elif marks[at] is CREDITED:
            captions.append(f"{page.solid[at].text} ({page.solid[at - 1].text})")
        elif at in matches and marks[at] is not CREDIT:
            for name, value in _named(matches[at], page.solid[at].text).items():
                if name == "caption":
                    captions.append(_label(page, at, marks) + value)
                else:
                    told.setdefault(name, value)
    if "date" in told:
        told["date"] = iso_date(told["date"], _first_paragraphs(page), known.calendar)
    if "byline" in told and "agency" not in told:
        told |= _parted(told["byline"], known)
    return fields._replace(captions=tuple(captions), **told)


def _label(page: Page, at: int, marks: Marks) -> str:
    """What stands above the caption at `at` as its label, where there is one."""
    above = marks.get(at - 1)
    return f"{page.solid[at - 1].text}: " if above and above.rule == "strip.caption_label" else ""


ALIASES = {"stamp": "date", "source": "agency", "writer": "byline"}
"""A row may hold a field in two places; a group name only once."""


def _parted(byline: str, known: Rules) -> dict[str, str]:
    """The agency that stands behind names: ``Rania Haddad, Reuters``."""
    names, _, last = byline.rpartition(", ")
    rule = known.find(Content(last)) if names else None
    return {"byline": names, "agency": last} if rule and rule.kind == "agency" else {}


def _named(rule: Rule, text: str) -> dict[str, str]:
    return {ALIASES.get(name, name): value for name, value in rule.fields(text).items() if value}


def _first_paragraphs(page: Page) -> list[str]:
    return [
        bare(page.solid[at].text[:2_000])
        for _, at in zip(range(FIRST_PARAGRAPHS), page.prose_positions(), strict=False)
    ]
