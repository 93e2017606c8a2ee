"""Groups: who is in them, what holds them together, and that nothing but the texts decides."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from syriatext.collection.clusters import Cluster
from syriatext.collection.dataflow import STAGES, Flow
from syriatext.collection.engines.duckdb import DuckDB
from syriatext.collection.grouping import Collection
from syriatext.problems import Problem
from tests.collection.texts import MEMORY, clusters, documents, edited, family, labelled, members, words


def is_held_together(cluster: Cluster) -> bool:
    """Do the edges lead from every member to every other, with none too many?"""
    seen = {cluster.members[0].doc}
    for _ in cluster.edges:
        seen |= {doc for edge in cluster.edges if seen & {edge.a, edge.b} for doc in (edge.a, edge.b)}
    return seen == {member.doc for member in cluster.members} and len(cluster.edges) == len(cluster.members) - 1


def test_families_are_found_and_a_footer_is_no_family(tmp_path: Path) -> None:
    texts = labelled(random.Random(1))
    found = clusters(tmp_path, [text for _, text in texts])
    sizes = Counter(number for number, _ in texts)
    wholly = 0
    for group in members(found):
        numbers = {texts[doc][0] for doc in group}
        assert len(numbers) == 1
        wholly += len(group) == sizes[numbers.pop()]
    assert wholly >= 0.97 * sum(size > 1 for size in sizes.values())
    assert sizes[0] - 1 <= max(map(len, members(found))) <= sizes[0]  # one may have lost all sampled triples but a few
    assert all(is_held_together(cluster) for cluster in found)


@pytest.mark.parametrize("threads", [1, 3])
def test_neither_order_nor_threads_matter(tmp_path: Path, threads: int) -> None:
    texts = [text for _, text in labelled(random.Random(2))]
    shuffled = random.Random(3).sample(range(len(texts)), len(texts))
    straight = members(clusters(tmp_path, texts))
    other = members(clusters(tmp_path, [texts[doc] for doc in shuffled], f"other {threads}", threads))
    assert sorted(straight) == sorted(sorted(shuffled[doc] for doc in group) for group in other)


def test_partitions_do_not_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [text for _, text in labelled(random.Random(4))]
    whole = clusters(tmp_path, texts)
    monkeypatch.setattr(DuckDB, "rows_at_once", 500)
    assert clusters(tmp_path, texts, "in parts") == whole


def test_all_identical(tmp_path: Path) -> None:
    (found,) = clusters(tmp_path, ["Rain fell in Homs on Friday night."] * 5000)
    assert len(found.members) == 5000
    assert {(edge.score, edge.relation) for edge in found.edges} == {(1.0, "identical")}


def test_a_large_family_among_others(tmp_path: Path) -> None:
    source = random.Random(5)
    large, others = family(source, 3000, 0.05, 60), [" ".join(words(source, 60)) for _ in range(500)]
    found = members(clusters(tmp_path, large + others))
    assert len(found) == 1
    assert set(found[0]) <= set(range(3000))
    assert len(found[0]) > 2990


def test_a_large_family_whose_texts_carry_a_footer_of_many(tmp_path: Path) -> None:
    """Also a header: what surrounds the texts of a site makes no family, and takes none apart."""
    source = random.Random(11)
    header, footer = " ".join(words(source, 30)), " ".join(words(source, 70))
    large = [f"{header} {text} {footer}" for text in family(source, 150, 0.2, 150)]
    others = [f"{header} {' '.join(words(source, source.randint(150, 400)))} {footer}" for _ in range(300)]
    (found,) = members(clusters(tmp_path, large + others))
    assert found[-1] < 150
    assert len(found) >= 148


def test_one_sentence_joins_no_large_families(tmp_path: Path) -> None:
    source = random.Random(12)
    sentence = words(source, 14)
    families = []
    for _ in range(2):
        original = words(source, 45) + sentence + words(source, 20)
        families += [" ".join(edited(source, original, 0.1)) for _ in range(100)]
    assert all(len({doc // 100 for doc in group}) == 1 for group in members(clusters(tmp_path, families)))


def test_a_chain_of_copies_of_copies(tmp_path: Path) -> None:
    source = random.Random(6)
    chain = [words(source, 400)]
    while len(chain) < 40:
        chain.append(edited(source, chain[-1], 0.08))
    (found,) = clusters(tmp_path, [" ".join(text) for text in chain])
    assert len(found.members) == 40
    assert is_held_together(found)


@pytest.mark.parametrize(
    "texts", [[], [""], ["", "", "…"], ["\0", "\ud800"], ["one"], ["one two", "three four"], ["one", "one two", "two"]]
)
def test_nothing_to_find(tmp_path: Path, texts: list[str]) -> None:
    assert clusters(tmp_path, texts) == []


@pytest.mark.parametrize("text", ["Ok", "Rain fell", "市议会", "سوريا اليوم", "a\0b \ud800 c"])
def test_short_copies(tmp_path: Path, text: str) -> None:
    assert members(clusters(tmp_path, [text, "", "something else", text])) == [[0, 3]]


@pytest.mark.parametrize(("first", "count"), [(0x4E00, 6000), (0x0E01, 46), (0x0621, 26), (0x0430, 32), (0x0905, 40)])
def test_copies_in_other_scripts(tmp_path: Path, first: int, count: int) -> None:
    source = random.Random(first)
    letters = [chr(first + at) for at in range(count)]
    between = "" if first in (0x4E00, 0x0E01) else " "

    def invented() -> list[str]:
        return ["".join(source.choices(letters, k=source.randint(2, 5))) for _ in range(200)]

    story = invented()
    texts = [between.join(text) for text in (story, invented(), story[:110], story[:100] + invented()[:60], invented())]
    assert members(clusters(tmp_path, texts)) == [[0, 2, 3]]


def test_a_quotation_of_the_whole_in_a_longer_text(tmp_path: Path) -> None:
    source = random.Random(7)
    story, around = words(source, 150), words(source, 400)
    texts = [" ".join(story), " ".join(words(source, 300)), " ".join(around[:200] + story + around[200:])]
    (found,) = clusters(tmp_path, texts)
    assert [(edge.a, edge.b, edge.relation) for edge in found.edges] == [(0, 2, "partial")]


def test_one_very_long_text(tmp_path: Path) -> None:
    source = random.Random(8)
    long = " ".join(words(source, 1000) * 2000)
    assert members(clusters(tmp_path, [long, "Rain fell", long + " more words"])) == [[0, 2]]


@pytest.mark.parametrize("stage", STAGES)
def test_what_is_done_is_not_done_again(tmp_path: Path, stage: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stopped in any stage, the same call goes on with it, without reading again, and finds the same."""
    texts = [text for _, text in labelled(random.Random(9), families=20)]
    (tmp_path / "whole").mkdir()
    whole = clusters(tmp_path / "whole", texts)

    def stop(flow: Flow) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Flow, f"_{stage}", stop)
        with pytest.raises(KeyboardInterrupt):
            clusters(tmp_path, texts)
    done: list[str] = []
    make = DuckDB.make

    def noted(engine: DuckDB, name: str, queries: Sequence[str], drop: Sequence[str] = ()) -> None:
        done.append(name)
        make(engine, name, queries, drop)

    monkeypatch.setattr(DuckDB, "make", noted)
    assert clusters(tmp_path, iter(())) == whole
    assert [name for name in list(STAGES)[list(STAGES).index(stage) :] if name != "strict"] == done


def test_work_on_other_inputs_is_thrown_away(tmp_path: Path) -> None:
    assert members(clusters(tmp_path, ["Rain fell in Homs"] * 2, "some")) == [[0, 1]]
    assert members(clusters(tmp_path, ["Snow", "fell", "Snow"], "others")) == [[0, 2]]


def test_a_file_that_is_no_work_is_one_problem(tmp_path: Path) -> None:
    (tmp_path / "dups.duckdb").write_bytes(b"This is a letter to the editor.\n" * 1000)
    with pytest.raises(Problem):
        DuckDB(str(tmp_path), "key", MEMORY, 1)
    assert (tmp_path / "dups.duckdb").read_bytes().startswith(b"This is a letter")


def test_repeated_ids_and_names_that_no_database_holds(tmp_path: Path) -> None:
    engine = DuckDB(str(tmp_path), "key", MEMORY, 1)
    collection = Collection(engine)
    named = [found._replace(id="x\udcff\0y", path="p\udc80") for found in documents(["Rain fell here"] * 3)]
    collection.read(named)
    assert collection.repeated_ids() == [("x\udcff\0y", 3)]
    (found,) = collection.clusters()
    assert {(member.id, member.path) for member in found.members} == {("x\udcff\0y", "p\udc80")}
    engine.close()


def test_of_equals_the_damaged_one_is_not_kept(tmp_path: Path) -> None:
    story = " ".join(words(random.Random(11), 100))
    first, *others = documents([story, story, story])
    engine = DuckDB(str(tmp_path), "key", MEMORY, 1)
    collection = Collection(engine)
    collection.read([first._replace(is_damaged=True), *others])
    (cluster,) = collection.clusters()
    assert (cluster.keep.doc, cluster.why) == (1, "the first in the input, damaged ones aside")
    engine.close()


@pytest.mark.parametrize(("prefer", "kept"), [("first", 0), ("longest", 2), ("earliest", 1)])
def test_which_one_to_keep(tmp_path: Path, prefer: str, kept: int) -> None:
    source = random.Random(10)
    story = " ".join(words(source, 100))
    found = [
        found._replace(modified=modified, path=f"{found.id}.txt")
        for found, modified in zip(documents([story, story, story + " and more"]), (5, 3, 4), strict=True)
    ]
    engine = DuckDB(str(tmp_path), "key", MEMORY, 1)
    collection = Collection(engine)
    collection.read(found)
    (cluster,) = collection.clusters(prefer)  # type: ignore[arg-type]
    assert cluster.keep.doc == kept
    engine.close()


def test_an_excerpt_of_two_editions_does_not_come_between_them(tmp_path: Path) -> None:
    story = words(random.Random(11), 300)
    changed = [*story[:20], "other", *story[21:]]
    (group,) = clusters(tmp_path, [" ".join(story), " ".join(changed), " ".join(story[100:250])])
    assert (0, 1, "near-duplicate") in {(edge.a, edge.b, edge.relation) for edge in group.edges}
    assert group.kept() == {0}


def test_stories_of_a_review_are_linked_to_it_and_not_to_each_other(tmp_path: Path) -> None:
    source = random.Random(12)
    long, *briefs = [words(source, size) for size in (240, 70, 70)]
    review = [word for text in (long, *briefs) for word in text]
    (group,) = clusters(tmp_path, map(" ".join, (long, *briefs, review)))
    assert {(edge.a, edge.b) for edge in group.edges} == {(0, 3), (1, 3), (2, 3)}
