"""A text laid out for the passes: which lines hold something, which are prose, where the body begins and ends."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from ..model import NO_FIELDS, Edit, Fields, Removed
from .lines import Line, split_lines


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

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines = split_lines(text)
        self.solid: list[Line] = [line for line in self.lines if line.text]

    @cached_property
    def prose(self) -> list[bool]:
        return [line.prose for line in self.solid]

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

    def prose_positions(self) -> Iterator[int]:
        return (at for at, prose in enumerate(self.prose) if prose)

    def between_paragraphs(self, at: int) -> bool:
        """Does the line stand where a subheading would: a paragraph before it and one behind?"""
        return 0 < at < len(self.solid) - 1 and self.prose[at - 1] and self.prose[at + 1]

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
