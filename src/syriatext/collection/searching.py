"""Which documents of an index a text was taken from: the keys that they share, weighed by how rare they are."""

from __future__ import annotations

from .index import Index, Row
from .matches import Match, Relation, relation_of
from .postings import Features, Kind

_COMMON = 10.0
_FALL = 0.35
"""A key in n documents weighs (1 + (n - 1)/10)^-0.35: whatever thousands share says little, and never nothing."""
_DOUBT = 3.0
"""What little a document holds may be in any text: shared keys of this weight make it half as certain as many."""
_CANDIDATES = 100


def search(index: Index, features: Features, top: int, least: float) -> list[Match]:
    """The best matches, best first, with a score of `least` and more."""
    with index.problems():
        shared, weight, total = _counted(index, features)
        best = sorted(weight, key=weight.__getitem__, reverse=True)[: max(_CANDIDATES, 4 * top)]
        rows = index.rows(best)
    found = [_match(row, features, shared, weight[row.doc], total) for row in rows]
    enough = min(2, len(features.triples) + len(features.names))
    found = [match for match in found if match.triples[0] + match.names[0] >= enough]
    found.sort(key=lambda match: (-match.score, match.relation != "identical", match.name, match.path, match.record))
    return [match for match in found[:top] if match.score >= least]


def _counted(index: Index, features: Features) -> tuple[dict[Kind, dict[int, int]], dict[int, float], float]:
    """How many keys each document shares, of each kind; their weight; the weight of all of the text's."""
    shared: dict[Kind, dict[int, int]] = {"triples": {}, "names": {}}
    weight: dict[int, float] = {}
    total = 0.0
    for kind, counts in shared.items():
        keys = features.triples if kind == "triples" else features.names
        found = index.documents_with(kind, keys)
        total += len(keys) - len(found)
        for frequency, documents in found.values():
            own = _weight(frequency)
            total += own
            for doc in documents:
                weight[doc] = weight.get(doc, 0.0) + own
                counts[doc] = counts.get(doc, 0) + 1
    return shared, weight, total


def _weight(frequency: int) -> float:
    return float((1 + (frequency - 1) / _COMMON) ** -_FALL)


def _match(row: Row, features: Features, shared: dict[Kind, dict[int, int]], weight: float, total: float) -> Match:
    triples = (shared["triples"].get(row.doc, 0), len(features.triples), row.triples)
    names = (shared["names"].get(row.doc, 0), len(features.names), row.names)
    is_same = features.whole == row.whole
    relation: Relation
    if is_same:
        score, relation = 1.0, "identical"
    else:
        rest = sum(max(0, own - common) for common, _, own in (triples, names))
        inside = weight / (weight + rest) * weight / (weight + _DOUBT)
        score, relation = round(max(weight / total, inside), 6), relation_of(triples, names)
    return Match(row.doc, row.name, row.path, row.record, score, relation, triples, names, row.whole)
