"""What two reports of one event have in common, as a table of names and numbers."""

from __future__ import annotations

from ...compare.facts import facts_of
from ...comparison import Comparison
from .markup import Markup, count, element, join, table

_MOST = 40


def facts_in_common(comparison: Comparison) -> Markup | None:
    """The section's content; None but for two reports of one event."""
    if comparison.verdict != "same-story":
        return None
    named = zip(("In both", "Only in a", "Only in b"), facts_of(comparison.a.text, comparison.b.text), strict=True)
    rows = [(where, _listed(facts)) for where, facts in named if facts]
    caption = "What makes it one event, and what each has for itself"
    return join([element("h2", "Names and numbers"), table(caption, ["Where", "Names and numbers"], rows)])


def _listed(facts: tuple[str, ...]) -> Markup:
    more = len(facts) - _MOST
    shown = ", ".join(facts[:_MOST]) + (f" and {count(more, 'other')}" if more > 0 else "")
    return element("span", shown, class_="text", dir="auto")
