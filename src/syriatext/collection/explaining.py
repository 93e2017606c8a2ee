"""A closer look at the links of a group: the two texts are compared as `diff` does."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ..comparison import Link
from ..model import Cleaned
from .clusters import Cluster


class Explanation(NamedTuple):
    """The verdict on two texts, the degree of reuse (0 to 1), and the passages that they share."""

    relation: str
    score: float
    shared: tuple[Link, ...]


def explain(cluster: Cluster, texts: Mapping[int, str]) -> dict[tuple[int, int], Explanation]:
    """Compare the texts of every edge whose texts there are; offsets are characters in them."""
    from ..compare import compare

    found = {}
    for edge in cluster.edges:
        if edge.a in texts and edge.b in texts:
            seen = compare(Cleaned.of(texts[edge.a]), Cleaned.of(texts[edge.b]))
            found[edge.a, edge.b] = Explanation(seen.verdict, round(seen.score, 6), seen.links)
    return found
