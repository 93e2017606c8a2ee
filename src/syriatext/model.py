"""What flows through cleaning: documents, edits, cleaned texts. All of it frozen, none of it clever.

Named tuples where one is enough: a frozen dataclass takes six times as long to define, and every start-up pays for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Span = tuple[int, int]
"""Start and end of a stretch of characters, end excluded."""

InputFormat = Literal["text", "html"]


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


class Removed(NamedTuple):
    """One line that was left out: its number in the text it was found in (from 1), its class and who decided.

    `score` is the probability, 0 to 1, that the line is no part of the article; rules that never guess give 1.
    """

    line: int
    kind: str
    rule: str
    score: float
    text: str


class Fields(NamedTuple):
    """What an article says about itself. `date` is ISO 8601 when certain, else as it was written."""

    title: str | None = None
    byline: str | None = None
    date: str | None = None
    agency: str | None = None
    summary: str | None = None
    captions: tuple[str, ...] = ()
    language: str | None = None

    def filled_from(self, other: Fields) -> Fields:
        """These fields, with what they lack taken from `other`; captions of both."""
        captions = self.captions + tuple(caption for caption in other.captions if caption not in self.captions)
        found = {name: value or getattr(other, name) for name, value in self._asdict().items()}
        return Fields(**{**found, "captions": captions})


NO_FIELDS = Fields()


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A document and what cleaning made of it: ``apply_edits(document.text, edits) == text``."""

    document: Document
    text: str
    edits: tuple[Edit, ...] = ()
    fields: Fields = NO_FIELDS
    removed: tuple[Removed, ...] = ()

    @classmethod
    def of(cls, text: str) -> Cleaned:
        """A text taken as it is."""
        return cls(Document("", text, "utf-8", "given as text"), text)
