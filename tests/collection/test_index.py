"""The index of a collection: whichever way it came about, it gives the same answers."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syriatext.collection import postings, segments
from syriatext.collection.index import Index
from syriatext.collection.indexfile import APPLICATION, VERSION, check, shown, stored
from syriatext.collection.indexing import Entry, File, Indexer
from syriatext.collection.matches import Match
from syriatext.collection.postings import MOST, features_of
from syriatext.collection.searching import search
from syriatext.problems import OutputProblem, Problem

from .texts import edited, family, words

SOURCE = random.Random(7)
FOOTER = " ".join(words(SOURCE, 60))
TEXTS = [
    *family(SOURCE, 3, 0.05, 120),
    *(" ".join(words(SOURCE, 100)) + (f" {FOOTER}" if number % 3 == 0 else "") for number in range(17)),
    *(text.title() for text in family(SOURCE, 3, 0.2, 80)),
    "Rain fell.",
    "Rain",
    "",
    "市议会宣布，大桥将在月底前重新开放；工程师说，工作仍在继续。",
    "أعلن المجلس أن الجسر سيفتح أمام حركة المرور قبل نهاية الشهر، وقال المهندسون إن العمل مستمر.",
]


def index_of(*lots: Sequence[int], remove: Sequence[int] = ()) -> Index:
    """An index to which some of `TEXTS`, each in a file of its own, were added one lot after the other."""
    index = Index.create("", "now")
    for lot in lots:
        fill(index, (entry(str(number), TEXTS[number]) for number in lot))
    if remove:
        names = [str(number) for number in remove]
        Indexer(index).remove_named(names, [f"/{name}" for name in names])
    return index


def entry(name: str, text: str, record: int = 0, id: str | None = None, modified: int = 1) -> Entry:
    return Entry(File(f"/{name}", len(text), modified), record, id, text)


def fill(index: Index, entries: Iterable[Entry]) -> Indexer:
    indexer = Indexer(index)
    indexer.add(entries)
    indexer.finish("now")
    return indexer


def matches(index: Index, text: str, top: int = 100) -> list[Match]:
    """What is found, without the numbers that documents have in the index."""
    return [match._replace(doc=0) for match in search(index, features_of(text), top, 0)]


def answers(index: Index) -> list[list[Match]]:
    return [matches(index, text) for text in [*TEXTS, FOOTER, TEXTS[0][:200]]]


LOTS = st.permutations(range(len(TEXTS))).flatmap(
    lambda order: st.lists(st.integers(0, len(order)), max_size=12).map(
        lambda cuts: [order[a:b] for a, b in zip([0, *sorted(cuts)], [*sorted(cuts), len(order)], strict=True)]
    )
)
AT_ONCE = answers(index_of(range(len(TEXTS))))


@settings(max_examples=40)
@given(LOTS)
def test_it_does_not_matter_in_what_order_documents_come(lots: list[list[int]]) -> None:
    assert answers(index_of(*lots)) == AT_ONCE


@settings(max_examples=40)
@given(LOTS, st.sets(st.sampled_from(range(len(TEXTS)))), st.booleans())
def test_what_is_removed_was_never_there(lots: list[list[int]], removed: set[int], is_merged: bool) -> None:
    index = index_of(*lots, remove=sorted(removed))
    if is_merged:
        segments.merge_all(index)
    assert answers(index) == answers(index_of([number for number in range(len(TEXTS)) if number not in removed]))
    fill(index, (entry(str(number), TEXTS[number], modified=2) for number in sorted(removed)))
    assert answers(index) == AT_ONCE


def test_a_copy_is_found_and_what_it_is() -> None:
    index = index_of(range(len(TEXTS)))
    best, second, third, *_ = matches(index, TEXTS[0])
    assert (best.name, best.score, best.relation) == ("/0", 1.0, "identical")
    assert {second.name, third.name} == {"/1", "/2"}
    assert second.relation == "near-duplicate" and 0.6 < second.score < 1


@pytest.mark.parametrize("number", range(23, len(TEXTS)))
def test_short_texts_and_other_scripts(number: int) -> None:
    found = matches(index_of(range(len(TEXTS))), TEXTS[number])
    assert [match.name for match in found if match.relation == "identical"] == ([f"/{number}"] if TEXTS[number] else [])


def test_parts_and_wholes() -> None:
    index = index_of(range(len(TEXTS)))
    split = TEXTS[5].split()
    part = matches(index, " ".join(split[20:60]))[0]
    assert (part.name, part.relation) == ("/5", "partial") and part.score > 0.9
    around = " ".join([*words(random.Random(1), 300), *split, *words(random.Random(2), 300)])
    whole = matches(index, around)[0]
    assert (whole.name, whole.relation) == ("/5", "partial") and whole.score > 0.8


def test_what_many_share_counts_little() -> None:
    source = random.Random(3)
    story = words(source, 100)
    others = [" ".join([*words(source, 100), FOOTER]) for _ in range(2 * MOST)]
    index = Index.create("", "now")
    fill(index, [entry("story", " ".join(story)), *(entry(f"o{n}", text) for n, text in enumerate(others))])
    best, second, *_ = matches(index, " ".join([*edited(source, story, 0.1), FOOTER]))
    assert best.name == "/story"
    assert best.score > 5 * second.score


def test_a_family_larger_than_any_list_is_found() -> None:
    source = random.Random(4)
    story = words(source, 100)
    copies = [" ".join(edited(source, story, 0.02)) for _ in range(3 * MOST)]
    in_one, in_lots = Index.create("", "now"), Index.create("", "now")
    entries = [entry(str(number), text) for number, text in enumerate(copies)]
    fill(in_one, entries)
    for at in range(0, len(entries), 150):
        fill(in_lots, entries[at : at + 150])
    found = matches(in_one, " ".join(story), 10)
    assert len(found) == 10 and found[0].relation in ("near-duplicate", "identical")
    assert matches(in_lots, " ".join(story), 10) == found
    segments.merge_all(in_lots)
    assert matches(in_lots, " ".join(story), 10) == found


def test_a_long_text_has_the_same_keys_by_either_way(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = [features_of(text) for text in TEXTS]
    monkeypatch.setattr(postings, "_LONG", 0)
    assert [features_of(text) for text in TEXTS] == plain


def test_eras_have_numbers_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents beyond 2²⁴ go to other segments; here the second lot is put there."""
    index = index_of(range(10))
    index.set_property("next", (1 << postings.DOC_BITS) - 5)
    fill(index, (entry(str(number), TEXTS[number]) for number in range(10, len(TEXTS))))
    segments.merge_all(index)
    assert {segment.era for segment in index.segments} == {0, 1}
    assert answers(index) == AT_ONCE


def records(texts: Sequence[tuple[str | None, str]], modified: int) -> list[Entry]:
    return [entry("all.jsonl", text, number, id, modified) for number, (id, text) in enumerate(texts, 1)]


def test_a_file_that_changed_is_taken_in_anew_and_the_rest_of_it_stays() -> None:
    index = Index.create("", "now")
    first = [("a", TEXTS[0]), ("b", TEXTS[4]), ("c", TEXTS[5]), ("d", TEXTS[7])]
    fill(index, records(first, 1))
    second = [("new", TEXTS[8]), ("a", TEXTS[0]), ("b", TEXTS[10]), ("d", TEXTS[7])]
    added = Indexer(index).add(records(second, 2))
    assert added[:4] == (1, 1, 2, 1)
    assert index.count() == 4
    assert [matches(index, text)[0][1:4] for _, text in second] == [
        (id, "/all.jsonl", number) for number, (id, _) in enumerate(second, 1)
    ]
    assert matches(index, TEXTS[5]) == []


def test_records_without_an_id_are_known_by_their_place_and_equal_ids_by_their_order() -> None:
    index = Index.create("", "now")
    texts = [(None, TEXTS[5]), ("same", TEXTS[6]), ("same", TEXTS[7])]
    assert Indexer(index).add(records(texts, 1)).repeated == [("same", 2)]
    assert Indexer(index).add(records(texts, 2))[:4] == (0, 0, 3, 0)
    assert [matches(index, text)[0].name for _, text in texts] == ["/all.jsonl#1", "same", "same"]


def test_a_file_that_could_not_be_read_to_its_end_loses_nothing() -> None:
    index = Index.create("", "now")
    fill(index, records([("a", TEXTS[5]), ("b", TEXTS[6])], 1))
    added = Indexer(index).add(records([("a", TEXTS[5])], 2), broken={"/all.jsonl"})
    assert (added.same, added.gone, index.count()) == (1, 0, 2)
    known = index.known("/all.jsonl")
    assert known and not known.is_whole


def test_few_segments_whatever_the_number_of_additions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segments, "_SMALL", 8)
    index = Index.create("", "now")
    for number in range(40):
        fill(index, [entry(str(number), " ".join(words(random.Random(number), 40)))])
    assert len(index.segments) < 16
    assert matches(index, " ".join(words(random.Random(11), 40)))[0].name == "/11"


def test_merging_goes_slice_by_slice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segments, "AT_ONCE", 100)
    index = index_of(range(10), range(10, 20), range(20, len(TEXTS)))
    segments.merge_all(index)
    assert len(index.segments) == 2
    assert answers(index) == AT_ONCE


def test_what_is_freed_is_given_back(folder: Path) -> None:
    texts = [" ".join(words(random.Random(number), 100)) for number in range(3000)]
    index = Index.create("made", "now")
    for at in range(0, 3000, 600):
        fill(index, (entry(str(number), texts[number]) for number in range(at, at + 600)))
    Indexer(index).remove_named(map(str, range(2000)), (f"/{number}" for number in range(2000)))
    Indexer(index).finish("later")
    assert index.removed == frozenset()
    fresh = Index.create("fresh", "now")
    fill(fresh, (entry(str(number), texts[number]) for number in range(2000, 3000)))
    assert index.info().size < 1.2 * fresh.info().size
    assert matches(index, texts[2500]) == matches(fresh, texts[2500])


def test_paths_below_a_folder_are_removed_and_no_others() -> None:
    index = Index.create("", "now")
    names = ["news/a", "news/b", "newspaper", "new%", "news\udcff/c"]
    fill(index, (entry(name, TEXTS[number]) for number, name in enumerate(names)))
    removed = Indexer(index).remove_named(["news", "gone"], ["/news", "/gone"])
    assert removed == {"news": 2, "gone": 0}
    assert index.count() == 3
    assert Indexer(index).remove_named(["x"], ["/news\udcff"]) == {"x": 1}


@given(st.text(st.characters(codec=None, min_codepoint=0), max_size=5))
def test_any_name_can_be_stored(name: str) -> None:
    assert shown(stored(name)) == name


def garbled(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_files_of_another_kind_or_version_are_refused(folder: Path) -> None:
    Index.create("good", "now").close()
    good = Path("good").read_bytes()
    check("good")
    others = {
        "empty": b"",
        "text": b"Rain fell in Homs.\n" * 100,
        "other.sqlite": good[:68] + bytes(4) + good[72:],
        "newer": good[:60] + (VERSION + 1).to_bytes(4, "big") + good[64:],
        "cut": good[: len(good) // 2],
    }
    assert int.from_bytes(good[68:72], "big") == APPLICATION
    for name, data in others.items():
        Path(name).write_bytes(data)
        with pytest.raises(Problem) as told:
            Index.open(name)
        assert told.value.source == name and told.value.hint
    with pytest.raises(Problem, match="folder"):
        Index.open(".")


def test_a_garbled_index_gives_an_answer_or_a_problem(folder: Path) -> None:
    index = Index.create("good", "now")
    fill(index, (entry(str(number), text) for number, text in enumerate(TEXTS)))
    index.close()
    good = Path("good").read_bytes()
    problems = 0
    for seed in range(60):
        source = random.Random(seed)
        data = bytearray(good)
        start = source.randrange(100, len(data))
        length = min(source.choice((1, 50, 5000)), len(data) - start)
        data[start : start + length] = source.randbytes(length)
        Path("bad").write_bytes(data)
        try:
            with Index.open("bad") as opened:
                matches(opened, TEXTS[0])
                opened.info()
        except Problem:
            problems += 1
    assert problems > 2


def test_one_writer_at_a_time(folder: Path) -> None:
    with Index.create("made", "now").locked():
        with pytest.raises(OutputProblem, match="another process"):
            Index.open("made").locked()
        assert Index.open("made").count() == 0
    Index.open("made").locked().close()
