"""A text laid out for the passes: which lines hold something, which are prose, where the body begins and ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from ..model import NO_FIELDS, Edit, Fields, Removed
from .lines import PROSE_WORDS, Contents, Line, is_listed, split_lines
from .wrapping import wrapped_paragraphs

ENTRY = re.compile(r"\d{1,2}[:.]\d{2}(?: ?[^\W\d_.]{1,4}\.?){0,2}")
ASKING = ("?", "؟", "？", "?»", "?”", '?"')
QUESTIONS, MOSTLY = 4, 0.8
"""So many lines that ask, and nearly all of them answered, make an interview."""
ENTRIES = 3
"""So many times with a paragraph each make a live blog."""


class Mark(NamedTuple):
    """Why a line goes: its class, the rule that says so, and the same for people."""

    kind: str
    rule: str
    why: str
    score: float = 1.0


Marks = dict[int, Mark]
"""Positions in ``Page.solid`` of the lines that go."""


class Found(NamedTuple):
    """What one look at a text found: edits, the lines that they take away, what the article says about itself."""

    edits: tuple[Edit, ...] = ()
    removed: tuple[Removed, ...] = ()
    fields: Fields = NO_FIELDS


class Page:
    """The lines of a text. All positions are those in `solid`, the lines that are not blank."""

    def __init__(self, text: str, contents: Contents | None = None) -> None:
        self.text = text
        self.lines = split_lines(text, contents)
        self.solid: list[Line] = [line for line in self.lines if line.text]

    @cached_property
    def wrapped(self) -> dict[int, range]:
        """The paragraph around each line of hard-wrapped text that is a part of one."""
        return wrapped_paragraphs(self.text, self.solid)

    @cached_property
    def prose(self) -> list[bool]:
        """Which lines are paragraphs, or parts of a hard-wrapped one."""
        told = [line.prose for line in self.solid]
        for paragraph in set(self.wrapped.values()):
            words = sum(self.words[at] for at in paragraph)
            whole = words >= PROSE_WORDS and self.solid[paragraph[-1]].content.ends_sentence
            for at in paragraph:
                told[at] = told[at] or whole
        return told

    @cached_property
    def paragraphs(self) -> int:
        """How many paragraphs of prose there are, hard-wrapped ones counted once."""
        return sum(at not in self.wrapped or self.wrapped[at][0] == at for at in self.prose_positions())

    @cached_property
    def words(self) -> list[int]:
        return [line.words for line in self.solid]

    @cached_property
    def prose_words(self) -> int:
        return sum(words for words, prose in zip(self.words, self.prose, strict=True) if prose)

    @cached_property
    def body_start(self) -> int:
        """Where two paragraphs first stand together. A single one before may be a standfirst or a caption."""
        pairs = zip(self.prose, self.prose[1:], strict=False)
        together = next((at for at, pair in enumerate(pairs) if all(pair)), None)
        return together if together is not None else next(self.prose_positions(), len(self.solid))

    @cached_property
    def body_end(self) -> int:
        """The place behind the last paragraph."""
        return max(self.prose_positions(), default=-1) + 1

    @cached_property
    def entries(self) -> frozenset[int]:
        """Where the entries of a live blog begin: with a time alone, and a paragraph next or next but one."""
        found = [
            at for at, line in enumerate(self.solid) if ENTRY.fullmatch(line.text) and any(self.prose[at + 1 : at + 3])
        ]
        return frozenset(found if len(found) >= ENTRIES else ())

    @cached_property
    def questions(self) -> frozenset[int]:
        """What an interview asks: lines behind the first paragraph that ask, each with an answer below it."""
        first = next(self.prose_positions(), len(self.solid))
        asked = [at for at, line in enumerate(self.solid) if at > first and line.text.endswith(ASKING)]
        answers = {at for at, line in enumerate(self.solid) if line.content.ends_sentence}.difference(asked)
        found = [at for at in asked if at + 1 in answers and not is_listed(self.solid[at].text)]
        return frozenset(found if QUESTIONS <= len(found) >= MOSTLY * len(asked) else ())

    def prose_positions(self) -> Iterator[int]:
        return (at for at, prose in enumerate(self.prose) if prose)

    def between_paragraphs(self, at: int) -> bool:
        """Does the line stand where a subheading would: a paragraph before it and one behind?"""
        return 0 < at < len(self.solid) - 1 and self.prose[at - 1] and self.prose[at + 1]

    def is_below(self, at: int) -> bool:
        """Does the line at `at` stand directly below the one before, with no blank line between?"""
        return 0 < at < len(self.solid) and self.solid[at].number == self.solid[at - 1].number + 1

    def within(self, where: str, at: int) -> bool:
        """Is the line at `at` where a rule may act: ``head``, ``tail``, ``edge``, ``apart`` or ``anywhere``?"""
        match where:
            case "head":
                return at < self.body_start
            case "tail":
                return at >= self.body_end
            case "edge":
                return at < self.body_start or at >= self.body_end
            case "apart":
                return not self.between_paragraphs(at)
        return True
