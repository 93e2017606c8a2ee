"""Groups of copies → names for shells, JSON, JSON Lines, CSV; one group at a time, for there may be very many."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from ..collection.clusters import Cluster, Member
from ..collection.explaining import Explanation
from ..spreadsheet import Cell, harmless_lines
from .json import to_json
from .terminal import safe_line

_PASSAGE = 120
"""Characters of a passage that are quoted."""
COLUMNS = ("cluster", "id", "path", "keep", "linked_to", "score", "relation")

Explain = Callable[[Cluster], dict[tuple[int, int], Explanation]]
"""What a closer look at the links of a group says of them, by their two numbers."""


def names(clusters: Iterable[Cluster], null: bool, omit_first: bool, is_one_file: bool) -> Iterator[bytes]:
    """The members' names a line, the one to keep first, with a blank line behind each group, as fdupes has it.

    With `null`, names end with NUL; with `omit_first`, those to keep are left out, and groups that have no others.
    One of several documents in a file has that behind its name, unless there is no other (`is_one_file`).
    """
    end = "\0" if null else "\n"
    for cluster in clusters:
        kept = cluster.kept() if omit_first else {cluster.keep.doc}
        rest = [member for member in cluster.members if member.doc not in kept]
        shown = rest if omit_first else [cluster.keep, *rest]
        if not shown:
            continue
        # For xargs -0 an empty name would be a file.
        between = "" if null else end
        text = "".join((member.id if null else _name(member, is_one_file)) + end for member in shown) + between
        yield text.encode("utf-8", "surrogateescape" if null else "backslashreplace")


def explained(clusters: Iterable[Cluster], explain: Explain, is_one_file: bool) -> Iterator[bytes]:
    """The same groups for people: below each member, what it is to the one that links it to the one to keep.

    A passage that both have is quoted, the longest, unless all of it is the same.
    """
    for cluster in clusters:
        shown = {member.doc: _name(member, is_one_file) for member in cluster.members}
        told, kept = explain(cluster), cluster.kept()
        lines = [f"{shown[cluster.keep.doc]}  (keep)"]
        for doc, (other, edge) in cluster.towards_keep().items():
            closer = told.get((edge.a, edge.b))
            relation, score = (closer.relation, closer.score) if closer else (edge.relation, edge.score)
            passage = _longest(closer, edge.a == doc) if closer and relation != "identical" else ""
            lines.append(shown[doc] + ("  (keep too)" if doc in kept else ""))
            lines.append(f"    {relation} {score:.2f} with {shown[other]}{passage}")
        yield ("\n".join(lines) + "\n\n").encode("utf-8", "backslashreplace")


def _longest(closer: Explanation, of_a: bool) -> str:
    """The longest passage that is shared, as the first or the second text has it."""
    spans = [link.a if of_a else link.b for link in closer.shared]
    start, end = max(spans, key=lambda span: span[1] - span[0], default=(0, 0))
    passage = safe_line(" ".join((closer.a if of_a else closer.b)[start:end].split()))
    return f": “{passage if len(passage) <= _PASSAGE else passage[: _PASSAGE - 1] + '…'}”" if passage else ""


def _name(member: Member, is_one_file: bool) -> str:
    is_clear = is_one_file or member.is_file or member.id.startswith(f"{member.path}#")
    name = member.id if is_clear else f"{member.id}  ({member.path})"
    return "".join(letter if letter.isprintable() else json.dumps(letter)[1:-1] for letter in name)


def as_json(documents: int, clusters: Iterable[Cluster], explain: Explain | None) -> Iterator[bytes]:
    """One object of schema ``syriatext.dups/1``, a group a line."""
    yield f'{{"schema": "syriatext.dups/1", "documents": {documents}, "clusters": ['.encode()
    for number, cluster in enumerate(clusters):
        yield (b",\n" if number else b"\n") + to_json(record(number, cluster, explain)).rstrip(b"\n")
    yield b"\n]}\n"


def as_jsonl(clusters: Iterable[Cluster], explain: Explain | None) -> Iterator[bytes]:
    """The same groups, an object a line."""
    for number, cluster in enumerate(clusters):
        yield to_json({"schema": "syriatext.dups/1", **record(number, cluster, explain)})


def record(number: int, cluster: Cluster, explain: Explain | None) -> dict[str, Any]:
    """One group as an object."""
    by_doc, kept = {member.doc: member for member in cluster.members}, cluster.kept()
    told = explain(cluster) if explain else {}
    edges = []
    for edge in cluster.edges:
        found: dict[str, Any] = {
            "a": by_doc[edge.a].id,
            "b": by_doc[edge.b].id,
            "score": edge.score,
            "relation": edge.relation,
        }
        if (closer := told.get((edge.a, edge.b))) is not None:
            found |= {
                "relation": closer.relation,
                "score": closer.score,
                "shared": [_passage(p) for p in closer.shared],
            }
        edges.append(found)
    return {
        "id": number,
        "keep": cluster.keep.id,
        "why": cluster.why,
        "members": [{"id": member.id, "path": member.path, "keep": member.doc in kept} for member in cluster.members],
        "edges": edges,
    }


def _passage(passage: Any) -> dict[str, Any]:
    return {"a": list(passage.a), "b": list(passage.b), "similarity": passage.similarity}


def as_csv(clusters: Iterable[Cluster]) -> Iterator[bytes]:
    """A row a member: its group, whether to keep it, and what links it to that: a member, by id, and their score.

    ``yes`` is the one to keep, ``too`` another one that would leave a gap.
    """
    yield _row(COLUMNS)
    for number, cluster in enumerate(clusters):
        by_doc = {member.doc: member for member in cluster.members}
        linked, kept = cluster.towards_keep(), cluster.kept()
        for member in cluster.members:
            keep = "yes" if member == cluster.keep else "too" if member.doc in kept else ""
            own = (number, member.id, member.path, keep)
            if member.doc in linked:
                other, edge = linked[member.doc]
                yield _row((*own, by_doc[other].id, edge.score, edge.relation))
            else:
                yield _row((*own, "", "", ""))


def _row(cells: Sequence[Cell]) -> bytes:
    return harmless_lines([cells]).encode("utf-8", "backslashreplace")
