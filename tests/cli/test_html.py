"""Reports in HTML as the command line makes them."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from tests.cli.run import DAMAGED, FINE, run
from tests.rendering.pages import check

STORY = (
    "Crews mended the bridge at Deir Hafer on Sunday, the council said. Lorries crossed it for the first time in three "
    "years. The work took eleven months and cost four million pounds. Farmers hope that prices will fall at last.\n"
)
REWRITE = STORY.replace("mended", "repaired").replace("crossed", "traversed").replace("Farmers hope", "Growers wish")


@pytest.fixture(autouse=True)
def texts(folder: Path) -> None:
    (folder / "texts").mkdir()
    (folder / "a.txt").write_text(STORY)
    (folder / "b.txt").write_text(REWRITE)
    (folder / "texts/damaged.txt").write_bytes(DAMAGED)
    (folder / "texts/fine.txt").write_bytes(FINE)
    (folder / "texts/page.html").write_text(f"<html><body><article><h1>T</h1><p>{STORY}</p></article></body></html>")


def test_diff_keeps_its_exit_code(folder: Path) -> None:
    result = run("diff", "--format", "html", "a.txt", "b.txt", "-o", "report.html")
    assert (result.code, result.out, result.err) == (1, b"", b"")
    told = check((folder / "report.html").read_bytes()).text_content()
    assert "syriatext diff --format html a.txt b.txt -o report.html" in told
    assert hashlib.sha256(STORY.encode()).hexdigest() in told
    assert run("diff", "--format", "html", "a.txt", "a.txt").code == 0


@pytest.mark.parametrize("options", [("-u",), ("--words",), ("--table", "links")])
def test_one_view_at_a_time(options: tuple[str, ...]) -> None:
    result = run("diff", "--format", "html", *options, "a.txt", "b.txt")
    assert (result.code, result.out) == (2, b"")


def test_the_time_can_be_set() -> None:
    set_time = {"SOURCE_DATE_EPOCH": "86400"}
    pages = {run("diff", "--format", "html", "a.txt", "b.txt", env=set_time).out for _ in range(2)}
    assert len(pages) == 1 and b"1970-01-02 00:00:00+00:00" in pages.pop()
    assert run("diff", "--format", "html", "a.txt", "b.txt", env={"SOURCE_DATE_EPOCH": "soon"}).code == 1


def test_names_are_text(folder: Path) -> None:
    name = "<script>alert(1)<"
    (folder / name).write_text(STORY)
    tree = check(run("diff", "--format", "html", name, "b.txt").out)
    assert f"a is {name}, b is b.txt." in tree.text_content()


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_pairs_are_an_overview(folder: Path, jobs: str) -> None:
    pairs = [
        {"id": "one", "a": "a.txt", "b": "b.txt"},
        {"id": "<b>", "a": "a.txt", "b": "none"},
        {"a_text": STORY, "b_text": "x"},
    ]
    (folder / "pairs.jsonl").write_text("".join(json.dumps(pair) + "\n" for pair in pairs))
    result = run("diff", "--pairs", "pairs.jsonl", "--format", "html", "--jobs", jobs)
    assert result.code == 2 and len(result.complaints) == 1
    tree = check(result.out)
    rows, read = (body.xpath("tr") for body in tree.xpath("//tbody"))
    assert [row[0].text_content() for row in rows] == ["one", "<b>", "3"]
    assert {row[0].text_content(): row[2].text_content() for row in read} == {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in ("pairs.jsonl", "a.txt", "b.txt")
    }
    assert "3 rows." in tree.text_content()


def test_clean_puts_several_texts_on_one_page() -> None:
    result = run("clean", "--format", "html", "texts", "none.txt")
    assert (result.code, len(result.complaints)) == (2, 1)
    tree = check(result.out)
    assert [heading.text_content() for heading in tree.xpath("//article/h2")] == [
        "texts/damaged.txt",
        "texts/fine.txt",
        "texts/page.html",
    ]
    assert hashlib.sha256(DAMAGED).hexdigest() in tree.text_content()
    (missed,) = tree.xpath("//section[@id='unread']")
    assert [cell.text_content() for cell in missed.xpath(".//tbody/tr/td")][:2] == [
        "none.txt",
        "No such file or directory",
    ]


def test_a_name_asks_for_a_report(folder: Path) -> None:
    """As diff and dups do; but a web page whose encoding is repaired stays one, and is not written over."""
    assert run("clean", "texts/damaged.txt", "-o", "report.html").code == 0
    assert check((folder / "report.html").read_bytes()).xpath("//article/h2")
    assert run("clean", "--only", "repair", "texts/page.html", "-o", "page.html").code == 0
    assert (folder / "page.html").read_bytes() == (folder / "texts" / "page.html").read_bytes()
    refused = run("clean", "page.html", "-o", "page.html")
    assert (refused.code, len(refused.complaints)) == (2, 1)


def test_or_one_file_for_each(folder: Path) -> None:
    assert run("clean", "--format", "html", "--output-dir", "out", "texts").code == 0
    made = sorted(path.name for path in (folder / "out").iterdir())
    assert made == ["damaged.txt.html", "fine.txt.html", "page.html.html"]
    tree = check((folder / "out/damaged.txt.html").read_bytes())
    assert [word.text for word in tree.iter("ins")] == ["é", "é"]


def test_clean_takes_records_and_standard_input(folder: Path) -> None:
    (folder / "news.jsonl").write_text('{"id": "7", "text": "The cafÃ© reopened."}\n{"id": "8", "text": "Rain."}\n')
    tree = check(run("clean", "--format", "html", "news.jsonl").out)
    assert len(tree.xpath("//article")) == 2 and "Record7" in tree.text_content()
    tree = check(run("clean", "--format", "html", stdin=DAMAGED).out)
    assert [word.text for word in tree.iter("ins")] == ["é", "é"]


def test_an_output_is_not_made_where_nothing_was_read(folder: Path) -> None:
    (folder / "report.html").write_text("old")
    assert run("clean", "--format", "html", "none.txt", "-o", "report.html").code == 2
    assert (folder / "report.html").read_text() == "old"


@pytest.mark.parametrize("option", ["--check", "--diff", "--explain", "--in-place"])
def test_clean_prints_one_thing(option: str) -> None:
    assert run("clean", "--format", "html", option, "texts/damaged.txt").code == 2


@pytest.mark.parametrize("options", [(), ("--explain",)])
def test_dups_are_shown_with_their_links(folder: Path, options: tuple[str, ...]) -> None:
    (folder / "wires").mkdir()
    (folder / "wires/a.txt").write_text(STORY * 3)
    (folder / "wires/b.txt").write_text(REWRITE * 3)
    (folder / "wires/c.txt").write_bytes(FINE)
    result = run("dups", "--format", "html", *options, "wires")
    assert (result.code, result.err) == (0, b"")
    tree = check(result.out)
    told = tree.text_content()
    assert "1 group of copies in 3 documents" in told and hashlib.sha256((STORY * 3).encode()).hexdigest() in told
    assert len(tree.xpath("//article/details")) == len(options)
