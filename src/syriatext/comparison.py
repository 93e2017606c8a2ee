"""What flows out of comparing: how two texts relate, and what shows it. Cleaning needs none of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from .model import Cleaned, Span

Side = Literal["a", "b"]
Verdict = Literal["identical", "near-duplicate", "spun", "partial", "same-story", "unrelated"]
SubstitutionKind = Literal["synonym", "tortured", "name", "spelling", "number", "filler"]

VERDICTS: tuple[Verdict, ...] = ("identical", "near-duplicate", "spun", "partial", "same-story", "unrelated")
"""From the closest relation to none."""


@dataclass(frozen=True, slots=True)
class Change:
    """A word difference inside a link: spans of the two texts, one of them empty where words were added or dropped."""

    a: Span
    b: Span


@dataclass(frozen=True, slots=True)
class Link:
    """Two stretches (usually a sentence each) that tell the same: spans in ``Comparison.a.text`` and ``.b.text``."""

    a: Span
    b: Span
    similarity: float
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Substitution:
    """Words of `a` that stand as other words in `b`, `count` times. `tortured`, 0 to 1: how likely a wrong sense."""

    a: str
    b: str
    count: int
    kind: SubstitutionKind
    tortured: float
    why: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that was measured, and how much it moved the verdict."""

    feature: str
    value: float
    weight: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two cleaned texts relate. Every span is in the cleaned texts; `edits.Origins` lead back to the inputs.

    Edits lead back from a web page's text to all of the page; `a_places` and `b_places` say where in it links stand.
    `score` is the degree of reuse, 0 to 1; `copied` the share of a's words found in b and of b's found in a;
    `a_quotations` and `b_quotations` are what stands between quotation marks.
    """

    a: Cleaned
    b: Cleaned
    verdict: Verdict
    score: float
    copied: tuple[float, float]
    rewrite: Side | None
    a_sentences: tuple[Span, ...]
    b_sentences: tuple[Span, ...]
    links: tuple[Link, ...]
    substitutions: tuple[Substitution, ...]
    evidence: tuple[Evidence, ...]
    probabilities: Mapping[str, float]
    a_places: Mapping[Span, Span] = field(default_factory=dict)
    b_places: Mapping[Span, Span] = field(default_factory=dict)
    a_quotations: tuple[Span, ...] = ()
    b_quotations: tuple[Span, ...] = ()

    @property
    def wordless(self) -> tuple[str, ...]:
        """The names of the texts that have no words: what is said of them says nothing."""
        sides = ((self.a, self.a_sentences), (self.b, self.b_sentences))
        return tuple(dict.fromkeys(side.document.source for side, sentences in sides if not sentences))
