"""A closer look at the links of a group: the two texts are compared as `diff` does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ..comparison import Link
from ..model import Cleaned
from .clusters import Cluster


class Explanation(NamedTuple):
    """The verdict on two texts, the degree of reuse (0 to 1), the passages that they share, and the texts."""

    relation: str
    score: float
    shared: tuple[Link, ...]
    a: str
    b: str


def explain(cluster: Cluster, texts: Mapping[int, str]) -> dict[tuple[int, int], Explanation]:
    """Compare the texts of every edge whose texts there are; offsets are characters in them."""
    from ..compare import compare

    found = {}
    for edge in cluster.edges:
        if edge.a in texts and edge.b in texts:
            a, b = texts[edge.a], texts[edge.b]
            seen = compare(Cleaned.of(a), Cleaned.of(b))
            found[edge.a, edge.b] = Explanation(seen.verdict, round(seen.score, 6), seen.links, a, b)
    return found
