"""The flow beside an exact comparison of all texts with all, without samples, neighbours or hubs."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from syriatext.collection.clusters import Cluster

from .texts import clusters, edited, words

TEXTS_OF = 200


def triples(text: str) -> set[tuple[str, ...]]:
    found = text.split()
    return set(zip(found, found[1:], found[2:], strict=False))


def collection(source: random.Random) -> list[str]:
    """Pairs and chains with 2 to 90 in 100 words replaced, halves, and texts inside of others."""
    texts = []
    for _ in range(60):
        original = words(source, TEXTS_OF)
        texts.append(original)
        for share in source.choices((0.02, 0.1, 0.2, 0.3, 0.9), k=source.randint(0, 3)):
            texts.append(edited(source, source.choice((original, texts[-1])), share))
        if source.random() < 0.3:
            texts.append(original[: TEXTS_OF // 2])
        if source.random() < 0.3:
            texts.append([*words(source, 150), *original, *words(source, 150)])
    source.shuffle(texts)
    return [" ".join(text) for text in texts]


SEEDS = (1, 2, 3)


@pytest.fixture(scope="module")
def all_found(tmp_path_factory: pytest.TempPathFactory) -> dict[int, tuple[list[str], list[Cluster]]]:
    made = {seed: collection(random.Random(seed)) for seed in SEEDS}
    return {seed: (texts, clusters(tmp_path_factory.mktemp("oracle"), texts)) for seed, texts in made.items()}


@pytest.fixture(params=SEEDS)
def found(
    request: pytest.FixtureRequest, all_found: dict[int, tuple[list[str], list[Cluster]]]
) -> tuple[list[str], list[Cluster]]:
    return all_found[request.param]


def test_what_shares_a_third_is_in_one_group(found: tuple[list[str], list[Cluster]]) -> None:
    texts, groups = found
    group_of = {member.doc: number for number, group in enumerate(groups) for member in group.members}
    known = list(map(triples, texts))
    expected = [
        (a, b)
        for a, b in combinations(range(len(texts)), 2)
        if len(known[a] & known[b]) >= min(len(known[a]), len(known[b])) / 3
    ]
    missed = [pair for pair in expected if group_of.get(pair[0], -1) != group_of.get(pair[1], -2)]
    assert len(expected) > 100
    assert len(missed) <= 0.02 * len(expected), missed


def test_links_say_how_much_is_shared(all_found: dict[int, tuple[list[str], list[Cluster]]]) -> None:
    errors = []
    for texts, groups in all_found.values():
        for edge in (edge for group in groups for edge in group.edges):
            a, b = triples(texts[edge.a]), triples(texts[edge.b])
            errors.append(edge.score - len(a & b) / min(len(a), len(b)))
    # One triple in eight is a sample of 25 of 200: half a sixth off, on average, at the most.
    assert sum(map(abs, errors)) / len(errors) < 1 / 12
    assert abs(sum(errors)) / len(errors) < 0.05


def test_no_group_has_strangers(found: tuple[list[str], list[Cluster]]) -> None:
    texts, groups = found
    known = list(map(triples, texts))
    for group in groups:
        docs = [member.doc for member in group.members]
        reached, waiting = {docs[0]}, [docs[0]]
        while waiting:
            one = waiting.pop()
            near = {doc for doc in docs if doc not in reached and known[doc] & known[one]}
            reached |= near
            waiting += near
        assert reached == set(docs)
