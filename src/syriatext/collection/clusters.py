"""The groups that were found: their members, which one to keep, and the links that hold them together."""

from __future__ import annotations

from typing import Literal, NamedTuple

Prefer = Literal["first", "longest", "earliest"]
Relation = Literal["identical", "near-duplicate", "spun", "partial"]


class Member(NamedTuple):
    """A document of a group: its number in the input (from 0), what it is called, the file that it is in."""

    doc: int
    id: str
    path: str


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
