"""The groups that were found: their members, which one to keep, and the links that hold them together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

Prefer = Literal["first", "longest", "earliest"]
Relation = Literal["identical", "near-duplicate", "spun", "partial"]


_OWN = 0.3
"""Share of a text that no other one has, from which it is kept."""
_BEYOND = 0.5
"""How much of a member may stand in what another one has beyond a third, before that one is needed for it."""
_EDITED = 0.1
"""How much longer or shorter an edition of a text may be."""


class Member(NamedTuple):
    """A document of a group: its number in the input (from 0), its name, the file that it is in, its characters."""

    doc: int
    id: str
    path: str
    length: int = 0

    @property
    def is_file(self) -> bool:
        """Is it a file of its own, and not one of several documents in it?"""
        return self.id == self.path


class Edge(NamedTuple):
    """Two documents (by number) and what they share.

    `score`, 0 to 1, is the share of the smaller one's words in runs that the other has too, as the samples show it.
    """

    a: int
    b: int
    score: float
    relation: Relation


class Cluster(NamedTuple):
    """Members in the order of the input, the one to keep, why, and edges that link all of them."""

    members: tuple[Member, ...]
    keep: Member
    why: str
    edges: tuple[Edge, ...]

    def towards_keep(self) -> dict[int, tuple[int, Edge]]:
        """For each member but the one to keep, the next on the way there, and the edge to it; the nearest first."""
        beside: dict[int, list[tuple[int, Edge]]] = {member.doc: [] for member in self.members}
        for edge in self.edges:
            beside[edge.a].append((edge.b, edge))
            beside[edge.b].append((edge.a, edge))
        found: dict[int, tuple[int, Edge]] = {}
        waiting = [self.keep.doc]
        for doc in waiting:
            for other, edge in beside[doc]:
                if other != self.keep.doc and other not in found:
                    found[other] = (doc, edge)
                    waiting.append(other)
        return found

    def kept(self) -> frozenset[int]:
        """The documents without which something of the group would be gone: the one to keep, and what it has not.

        A press review that quotes four articles whole makes a group of them, and none of them is a copy of another.
        So a member is kept too if much of it is not in what it is linked to, or if it tells that in other words, or if
        what it has beyond the one that is kept for it may be all of another member.
        """
        length = {member.doc: member.length for member in self.members}
        stands_for = {self.keep.doc: self.keep.doc}
        for doc, (other, edge) in self.towards_keep().items():
            if length[other] - length[stands_for[other]] > _BEYOND * length[doc]:
                stands_for[other] = other
            held = stands_for[other]
            shared = edge.score * min(length[doc], length[other], length[held])
            is_reworded = edge.relation == "spun"  # how much of it the other tells is not known
            stands_for[doc] = doc if is_reworded or length[doc] - shared > _OWN * length[doc] else held
        return frozenset(self._first_like(held, stands_for, length) for held in set(stands_for.values()))

    def _first_like(self, held: int, stands_for: Mapping[int, int], length: Mapping[int, int]) -> int:
        """Of a text that is kept beside the one to keep and its own editions, the one that comes first."""
        if held == self.keep.doc:
            return held
        others = (
            edge.b if edge.a == held else edge.a
            for edge in self.edges
            if held in (edge.a, edge.b) and edge.relation == "near-duplicate"
        )
        editions = (
            other
            for other in others
            if stands_for[other] == held and abs(length[other] - length[held]) <= _EDITED * length[held]
        )
        return min([held, *editions])
