"""What flows through cleaning: documents, edits, cleaned texts. All of it frozen, none of it clever.

Named tuples where one is enough: a frozen dataclass takes six times as long to define, and every start-up pays for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

Span = tuple[int, int]
"""Start and end of a stretch of characters, end excluded."""

InputFormat = Literal["text", "html"]


@dataclass(frozen=True, slots=True)
class Document:
    """A text as it was found.

    ``text.encode(encoding, "surrogateescape")`` gives the input's bytes back, a byte order mark included (it is
    U+FEFF at offset 0). Bytes that no encoding explains are the lone surrogates U+DC80–U+DCFF. `id` is what the file
    that holds it calls it, if that holds many.
    """

    source: str
    text: str
    encoding: str
    encoding_reason: str
    format: InputFormat = "text"
    id: str | None = None


def encoded(text: str, encoding: str) -> bytes:
    """The bytes that the text of a document was decoded from."""
    try:
        return text.encode(encoding, "surrogateescape")
    except UnicodeEncodeError:
        # Text that was never bytes (the Python interface takes str, and JSON has escapes) may hold any surrogate.
        return text.encode(encoding, "surrogatepass")


class Record(NamedTuple):
    """One document of a file that holds many; `number` counts from 1.

    `data` is its text, or bytes (in the encoding `charset`, if the file says so), None where the file has nothing.
    `row` is what a writer of the same `shape` puts around the text; it never leaves the process that read it.
    `url` is where the document was found.
    """

    shape: str
    number: int
    id: str | None
    data: str | bytes | None
    row: Any = None
    charset: str | None = None
    url: str | None = None


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

    @property
    def rules(self) -> tuple[str, ...]:
        """All rules that made it, first to last."""
        return self.steps or (self.rule,)


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
    """A document and what cleaning made of it: ``apply_edits(document.text, edits) == text``.

    `note` says what was not done with it, and why.
    """

    document: Document
    text: str
    edits: tuple[Edit, ...] = ()
    fields: Fields = NO_FIELDS
    removed: tuple[Removed, ...] = ()
    note: str = ""

    @property
    def was_page(self) -> bool:
        """Was a web page turned into plain text? Then the whole page is one Edit; repair alone leaves it a page."""
        return any("strip.html" in edit.rules for edit in self.edits)

    @classmethod
    def of(cls, text: str) -> Cleaned:
        """A text taken as it is."""
        return cls(Document("", text, "utf-8", "given as text"), text)
