"""What flows between the rooms: documents, edits, cleaned texts, comparisons. All of it frozen, none of it clever."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Span = tuple[int, int]
"""Start and end of a stretch of characters, end excluded."""

InputFormat = Literal["text", "html"]
Side = Literal["a", "b"]
Verdict = Literal["identical", "near-duplicate", "spun", "partial", "same-story", "unrelated"]
SubstitutionKind = Literal["synonym", "tortured", "name", "spelling", "number", "filler"]

VERDICTS: tuple[Verdict, ...] = ("identical", "near-duplicate", "spun", "partial", "same-story", "unrelated")
"""From the closest relation to none."""


@dataclass(frozen=True, slots=True)
class Document:
    """A text as it was found.

    ``text.encode(encoding, "surrogateescape")`` gives the input's bytes back, a byte order mark included (it is
    U+FEFF at offset 0). Bytes that no encoding explains are the lone surrogates U+DC80–U+DCFF.
    """

    source: str
    text: str
    encoding: str
    encoding_reason: str
    format: InputFormat = "text"


@dataclass(frozen=True, slots=True)
class Edit:
    """One change: the characters ``start:end`` of a text, which read `before`, become `after`.

    `rule` names what made it, `why` is for people. An edit that several rules made together lists all of them, first
    to last, in `steps`.
    """

    start: int
    end: int
    before: str
    after: str
    rule: str
    why: str
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Removed:
    """One line that was left out: its number in the text it was found in (from 1), its class and who decided.

    `score` is the probability, 0 to 1, that the line is no part of the article; rules that never guess give 1.
    """

    line: int
    kind: str
    rule: str
    score: float
    text: str


@dataclass(frozen=True, slots=True)
class Fields:
    """What an article says about itself. `date` is ISO 8601 when certain, else as it was written."""

    title: str | None = None
    byline: str | None = None
    date: str | None = None
    agency: str | None = None
    summary: str | None = None
    captions: tuple[str, ...] = ()
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A document and what cleaning made of it: ``apply_edits(document.text, edits) == text``."""

    document: Document
    text: str
    edits: tuple[Edit, ...] = ()
    fields: Fields = field(default_factory=Fields)
    removed: tuple[Removed, ...] = ()

    @classmethod
    def of(cls, text: str) -> Cleaned:
        """A text taken as it is."""
        return cls(Document("", text, "utf-8", "given as text"), text)


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
    """How two cleaned texts relate. Every span is in the cleaned texts; `edits.origin` leads back to the inputs.

    `score` is the degree of reuse, 0 to 1; `copied` the share of a's words found in b and of b's found in a.
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


__all__ = [
    "VERDICTS",
    "Change",
    "Cleaned",
    "Comparison",
    "Document",
    "Edit",
    "Evidence",
    "Fields",
    "InputFormat",
    "Link",
    "Removed",
    "Side",
    "Span",
    "Substitution",
    "SubstitutionKind",
    "Verdict",
]
