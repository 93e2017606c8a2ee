"""The public Python interface: what it names is there, and it gives what the command line gives."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import syriatext
from syriatext.cleaning import Only
from syriatext.rendering.clusters import as_json
from syriatext.rendering.json import clean_record, diff_record, to_json

from .cli.run import run

SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("0*.txt"))


def test_every_name_is_there_and_says_what_it_is() -> None:
    assert dir(syriatext) == sorted(syriatext.__all__)
    for name in set(syriatext.__all__) - {"__version__"}:
        found = getattr(syriatext, name)
        assert found.__module__.startswith("syriatext.")
        assert len(found.__doc__.split()) > 4
    with pytest.raises(AttributeError, match="no attribute 'claen'"):
        syriatext.claen  # noqa: B018


@pytest.mark.parametrize("name", ["clean", "diff", "dups", "find", "restore"])
def test_every_function_has_an_example(name: str) -> None:
    assert f" {name}(" in getattr(syriatext, name).__doc__.partition(">>>")[2]


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name)
def test_cleaning_is_the_command_lines(path: Path) -> None:
    halves: tuple[Only | None, ...] = (None, "repair", "strip")
    for only in halves:
        shown = json.loads(run(only or "clean", "--format", "json", str(path)).out)
        cleaned = syriatext.clean(path.read_bytes(), only=only)
        assert json.loads(to_json(clean_record(cleaned))) == {**shown, "source": ""}
        assert syriatext.restore(cleaned) == path.read_bytes()


def test_comparing_is_the_command_lines() -> None:
    a, b = SEEDS[2:4]
    shown = json.loads(run("diff", "--format", "json", str(a), str(b)).out)
    compared = syriatext.diff(a.read_bytes(), b.read_bytes())
    assert json.loads(to_json(diff_record(compared))) == {**shown, "a": "a", "b": "b"}


def test_grouping_is_the_command_lines(folder: Path) -> None:
    texts = {path.name: path.read_bytes() for path in SEEDS}
    texts |= {"copy.txt": texts[SEEDS[1].name], "cut.txt": texts[SEEDS[4].name][:2000], "none.txt": b""}
    for name, data in texts.items():
        (folder / name).write_bytes(data)
    shown = json.loads(run("dups", "--format", "json", "--prefer", "longest", *texts).out)
    clusters = syriatext.dups(texts, prefer="longest")
    found = json.loads(b"".join(as_json(len(texts), iter(clusters), None)))
    for cluster in (*shown["clusters"], *found["clusters"]):
        cluster["members"] = [member["id"] for member in cluster["members"]]
    assert len(found["clusters"]) == 2
    assert found == shown


def test_finding_is_the_command_lines(folder: Path) -> None:
    texts = {path.name: path.read_bytes() for path in SEEDS}
    for name, data in texts.items():
        (folder / name).write_bytes(data)
    assert run("index", "build", "all.index", *texts).code == 0
    for query in (texts[SEEDS[3].name], texts[SEEDS[1].name][200:900]):
        (folder / "query").write_bytes(query)
        shown = json.loads(run("find", "query", "--in", "all.index", "--format", "json").out)["matches"]
        assert shown
        for within in (texts, "all.index", folder / "all.index"):
            found = syriatext.find(query, within)
            ids = [Path(match.name).name for match in found]
            assert ids == [Path(match["id"]).name for match in shown]
            assert [match.relation for match in found] == [match["relation"] for match in shown]
    with pytest.raises(syriatext.Problem):
        syriatext.find("Rain fell in Homs.", "missing.index")


def test_texts_without_names_have_numbers() -> None:
    story = SEEDS[1].read_text("utf-8")
    (cluster,) = syriatext.dups([story, "Bread is dearer in Homs.", story[:1500]])
    assert [(member.doc, member.id) for member in cluster.members] == [(0, "0"), (2, "2")]
    assert syriatext.dups([]) == []


def test_web_pages_are_taken_for_their_articles() -> None:
    story = SEEDS[1].read_text("utf-8")
    page = "<html><body><nav>Home News</nav><article>" + "".join(
        f"<p>{line}</p>" for line in story.splitlines() if line
    )
    (cluster,) = syriatext.dups({"page": page, "text": story})
    assert [member.id for member in cluster.members] == ["page", "text"]


@pytest.mark.parametrize(
    "wrong", [{"only": "Repair"}, {"keep": ["captoin"]}, {"keep": "caption"}, {"normalize": ["quots"]}]
)
def test_a_name_that_does_not_exist_would_do_nothing_and_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        syriatext.clean("Rain.", **wrong)


@pytest.mark.parametrize("data", [None, 5, float("nan"), ["Rain."]])
def test_what_is_no_text_is_named(data: Any) -> None:
    for call in (syriatext.clean, lambda data: syriatext.diff(data, ""), lambda data: syriatext.dups([data])):
        with pytest.raises(TypeError, match=f"bytes or str, and this is {type(data).__name__}"):
            call(data)


@pytest.mark.parametrize("kind", [bytes, bytearray, memoryview])
def test_any_bytes_are_bytes(kind: Any) -> None:
    assert syriatext.clean(kind("cafÃ©".encode())).text == "café"
