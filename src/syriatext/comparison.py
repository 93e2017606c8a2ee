"""What flows out of comparing: how two texts relate, and what shows it. Cleaning needs none of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from .model import Cleaned, Span

Side = Literal["a", "b"]
Verdict = Literal["identical", "near-duplicate", "spun", "partial", "same-story", "unrelated"]
SubstitutionKind = Literal["synonym", "tortured", "name", "spelling", "number", "opposite", "filler"]

VERDICTS: tuple[Verdict, ...] = ("identical", "near-duplicate", "spun", "partial", "same-story", "unrelated")
"""From the closest relation to none."""

FEW_WORDS = 12
"""Texts with fewer words show too little: of copies with a word changed, those of six words are mostly called the same
story, of eight words a quarter, of fifteen hardly any."""

MUCH_COPIED = 0.3
"""Share of the words of a text found in the other that nine of ten pairs of independent reports do not reach."""


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
    `words` is how many each has; `score` the degree of reuse, 0 to 1; `copied` the share of a's words found in b and of
    b's found in a; `a_quotations` and `b_quotations` are what stands between quotation marks.
    """

    a: Cleaned
    b: Cleaned
    verdict: Verdict
    score: float
    words: tuple[int, int]
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
        sides = zip((self.a, self.b), self.words, strict=True)
        return tuple(dict.fromkeys(side.document.source for side, words in sides if not words))

    @property
    def caution(self) -> str:
        """Why the verdict says little, in a sentence; empty where nothing speaks against it."""
        if self.verdict == "same-story" and max(self.copied) >= MUCH_COPIED and min(self.words) >= FEW_WORDS:
            return "they have more in common than nine of ten independent reports: read the linked sentences."
        if min(self.words) >= FEW_WORDS or self.verdict == "identical":
            return ""
        few = [
            f"{side} has {words} word{'' if words == 1 else 's'}"
            for side, words in zip("ab", self.words, strict=True)
            if words < FEW_WORDS
        ]
        return f"{' and '.join(few)}: too few for the verdict to say much."
