"""Where something stands: in the input, for what is known of the cleaned text; and in lines and columns."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable

from ..comparison import Comparison
from ..edits import Origins
from ..model import Span

Place = Callable[[Span], Span]


class Lines:
    """Lines and columns, from 1, of places in a text."""

    def __init__(self, text: str) -> None:
        self.starts = [0, *(at + 1 for at, character in enumerate(text) if character == "\n")]

    def line(self, offset: int) -> int:
        return bisect_right(self.starts, offset)

    def place(self, offset: int) -> str:
        line = self.line(offset)
        return f"{line}:{offset - self.starts[line - 1] + 1}"


def places(comparison: Comparison) -> tuple[Place, Place]:
    """Functions from stretches of the two cleaned texts to those of the decoded inputs."""
    a, b = Origins(comparison.a.edits), Origins(comparison.b.edits)
    return (
        lambda span: comparison.a_places.get(span) or a.origin(span),
        lambda span: comparison.b_places.get(span) or b.origin(span),
    )
