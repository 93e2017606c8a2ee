"""``dups`` as a page: how many copies there are, the largest groups, what links their members."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ...collection.clusters import Cluster, Edge, Member
from ...collection.explaining import Explanation
from ...comparison import Link, Side
from ...model import Span
from ...problems import Problem
from ..clusters import Explain
from .figures import columns, meter
from .markup import Content, Markup, count, element, join, name, named_cell, number, percent, table
from .page import Run, foot, head, unread
from .sentences import marked

MOST_GROUPS = 200
MOST_MEMBERS = 50
"""What is shown of a collection and of a group: a page for people, however many there are."""
_MOST_PASSAGES = 3
_NUMBERED = "numbered as in the other formats, from 0"
_EXCERPT = 1000
_SIZES = ((2, 2), (3, 3), (4, 4), (5, 9), (10, 19), (20, 49), (50, 99), (100, 999), (1000, None))
_FEWEST = 5
"""Columns of the picture, so that one or two do not look like walls."""

Fingerprint = Callable[[str], tuple[int, str] | None]
"""Size in bytes and SHA-256 of a file, if it can be read."""


class _Totals(NamedTuple):
    documents: int
    groups: int
    spare: int
    sizes: Mapping[int, int]


def dups_page(
    documents: int,
    clusters: Iterable[Cluster],
    explain: Explain | None,
    fingerprint: Fingerprint,
    missed: Sequence[Problem],
    run: Run,
) -> Iterator[bytes]:
    """The report in pieces. No more than the groups that are shown are held or explained, the largest ones.

    `missed` says which inputs the collection is without, and why.
    """
    counted = _Counted()
    largest = heapq.nlargest(MOST_GROUPS, counted.over(clusters), key=lambda found: (len(found[1].members), -found[0]))
    totals = _Totals(documents, counted.sizes.total(), counted.spare, counted.sizes)
    left = unread(missed)
    sections = [("summary", "Summary"), ("groups", "Groups"), *([("unread", "Not read")] if left else [])]
    yield (head("Copies in a collection", "syriatext dups", [*sections, ("origin", "Source")])).encode()
    yield _summary(totals).encode()
    yield _introduction(totals).encode()
    for id, cluster in largest:
        yield _group(id, cluster, explain, fingerprint).encode()
    yield join([Markup("</section>"), left, foot(run)]).encode()


class _Counted:
    """Numbers and counts groups as they pass."""

    def __init__(self) -> None:
        self.sizes: Counter[int] = Counter()
        self.spare = 0

    def over(self, clusters: Iterable[Cluster]) -> Iterator[tuple[int, Cluster]]:
        for id, cluster in enumerate(clusters):
            self.sizes[len(cluster.members)] += 1
            self.spare += len(cluster.members) - len(cluster.kept())
            yield id, cluster


def _summary(totals: _Totals) -> Markup:
    spare = totals.spare
    tiles = [
        (f"{totals.documents:,}", "documents"),
        (f"{totals.groups:,}", "group of copies" if totals.groups == 1 else "groups of copies"),
        (f"{spare:,}", "copy beside the one to keep" if spare == 1 else "copies beside the ones to keep"),
        (percent(spare / totals.documents) if totals.documents else "0%", "of all documents"),
    ]
    shown = element(
        "ul", *(element("li", element("b", figure), element("span", what)) for figure, what in tiles), class_="tiles"
    )
    heading = element("h1", f"{count(totals.groups, 'group')} of copies in {count(totals.documents, 'document')}")
    return element("section", heading, shown, _distribution(totals) if totals.groups else None, id="summary")


def _distribution(totals: _Totals) -> Markup:
    counted = [(_range(low, high), _between(totals.sizes, low, high)) for low, high in _SIZES]
    while len(counted) > _FEWEST and not counted[-1][1]:
        counted.pop()
    drawn = columns(
        [(f"{size} documents: {count(times, 'group')}", times) for size, times in counted], "Groups by size"
    )
    below = element(
        "div", *(element("span", element("b", f"{times:,}"), f" of {size}") for size, times in counted), class_="steps"
    )
    caption = element(
        "figcaption", "Groups by how many documents they have; heights grow with the square root of the number."
    )
    return element("figure", drawn, below, caption, class_="picture low")


def _range(low: int, high: int | None) -> str:
    if high is None:
        return f"{low:,} and more"
    return f"{low}" if low == high else f"{low}–{high}"


def _between(sizes: Mapping[int, int], low: int, high: int | None) -> int:
    return sum(times for size, times in sizes.items() if low <= size and (high is None or size <= high))


def _introduction(totals: _Totals) -> Markup:
    """The beginning of the list of groups, and what it leaves out."""
    if totals.groups <= MOST_GROUPS:
        note = f"The largest first, {_NUMBERED}." if totals.groups > 1 else "No group." if not totals.groups else ""
    else:
        left_out = totals.groups - MOST_GROUPS
        all_of_them = "--format json, jsonl or csv gives all of them"
        note = f"The {MOST_GROUPS} largest, {_NUMBERED}. {count(left_out, 'smaller group')} more: {all_of_them}."
    parts = join([element("h2", "Groups"), element("p", note, class_="note") if note else None])
    return Markup(f'<section id="groups">{parts}')


def _group(id: int, cluster: Cluster, explain: Explain | None, fingerprint: Fingerprint) -> Markup:
    rest = [member for member in cluster.members if member != cluster.keep]
    shown = [cluster.keep, *rest[: MOST_MEMBERS - 1]]
    numbers = {member.doc: at for at, member in enumerate(shown, start=1)}
    edges = tuple(edge for edge in cluster.edges if edge.a in numbers and edge.b in numbers)
    told = explain(cluster._replace(edges=edges)) if explain else {}
    return element(
        "article",
        element("h3", f"Group {id}: {count(len(cluster.members), 'document')}"),
        element("p", "Keep ", element("b", name(cluster.keep.id)), f": {cluster.why}."),
        _members(id, shown, cluster.kept(), fingerprint),
        _left_out(len(cluster.members) - len(shown)),
        _links(id, edges, numbers, told),
        *_passages(id, edges, numbers, told),
        id=f"g{id}",
        class_="group",
    )


def _left_out(number: int) -> Markup | None:
    if not number:
        return None
    return element(
        "p", f"{count(number, 'document')} more: --format json, jsonl or csv names all of them.", class_="note"
    )


def _members(id: int, members: list[Member], kept: frozenset[int], fingerprint: Fingerprint) -> Markup:
    named = not all(member.is_file for member in members)
    header = ["", "Document", *(["File"] if named else []), "Bytes of the file", "SHA-256 of the file"]
    rows = (
        _member(id, at, member, member.doc in kept, named, fingerprint(member.path))
        for at, member in enumerate(members, start=1)
    )
    also = " Others that are marked have what it has not." if len(kept) > 1 else ""
    return table(f"Documents; the first is the one to keep.{also}", header, rows)


def _member(
    id: int, at: int, member: Member, is_kept: bool, named: bool, found: tuple[int, str] | None
) -> tuple[Content, ...]:
    place = element("td", f"{at}", id=f"g{id}m{at}", class_="figure")
    shown = named_cell(member.id, element("span", "keep", class_="tag keep") if is_kept else None)
    file = [named_cell(member.path)] if named else []
    size, digest = found or (None, None)
    return place, shown, *file, number(f"{size:,}" if size is not None else ""), element("code", digest, class_="hash")


def _links(
    id: int, edges: tuple[Edge, ...], numbers: Mapping[int, int], told: Mapping[tuple[int, int], Explanation]
) -> Markup:
    rows = []
    for edge in edges:
        closer = told.get((edge.a, edge.b))
        score, relation = (closer.score, closer.relation) if closer else (edge.score, edge.relation)
        ends = (element("a", f"{numbers[doc]}", href=f"#g{id}m{numbers[doc]}") for doc in (edge.a, edge.b))
        shared = [number(f"{len(closer.shared):,}" if closer else "")] if told else []
        rows.append((*ends, meter(score), number(f"{score:.2f}"), relation, *shared))
    header = ["", "and", "", "Score", "Relation", *(["Shared passages"] if told else [])]
    return table("What links them", header, rows)


def _passages(
    id: int, edges: tuple[Edge, ...], numbers: Mapping[int, int], told: Mapping[tuple[int, int], Explanation]
) -> Iterator[Markup]:
    """The longest shared passages of each link, with their text as both have it."""
    for edge in edges:
        closer = told.get((edge.a, edge.b))
        if not closer or not closer.shared:
            continue
        longest = sorted(closer.shared, key=lambda link: (link.a[0] - link.a[1], link.a))[:_MOST_PASSAGES]
        more = len(closer.shared) - len(longest)
        ends = f"{numbers[edge.a]} and {numbers[edge.b]}"
        body = (
            element("tr", _excerpt(closer.a, link.a, link, "a"), _excerpt(closer.b, link.b, link, "b"))
            for link in sorted(longest, key=lambda link: link.a)
        )
        heads = (element("th", f"{numbers[doc]}", scope="col") for doc in (edge.a, edge.b))
        caption = f"The {count(len(longest), 'longest passage')} of {len(closer.shared):,}" if more else "All of them"
        shown = element(
            "table",
            element("caption", caption),
            element("thead", element("tr", *heads)),
            element("tbody", *body),
            class_="pair",
        )
        yield element(
            "details", element("summary", f"What {ends} share: {count(len(closer.shared), 'passage')}"), shown
        )


def _excerpt(text: str, span: Span, link: Link, side: Side) -> Markup:
    """A passage as one side has it, with its words marked; a very long one is cut."""
    start, end = span
    shown: Content = marked(text, span, link, side) if end - start <= _EXCERPT else f"{text[start : start + _EXCERPT]}…"
    return element("td", element("div", shown, class_="text", dir="auto"), class_="gap")
