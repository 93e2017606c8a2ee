"""From places in cleaned texts to places in the inputs."""

from __future__ import annotations

from collections.abc import Callable

from ..comparison import Comparison
from ..edits import Origins
from ..model import Span

Place = Callable[[Span], Span]


def places(comparison: Comparison) -> tuple[Place, Place]:
    """Functions from stretches of the two cleaned texts to those of the decoded inputs."""
    a, b = Origins(comparison.a.edits), Origins(comparison.b.edits)
    return (
        lambda span: comparison.a_places.get(span) or a.origin(span),
        lambda span: comparison.b_places.get(span) or b.origin(span),
    )
