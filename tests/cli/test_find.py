"""find as shells and scripts see it."""

from __future__ import annotations

import csv
import io
import json
import os
import random
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.parquet
import pytest

from tests.cli.run import on_terminal, run
from tests.collection.texts import edited, in_lines, words, written

SOURCE = random.Random(2)
STORY = words(SOURCE, 150)
TEXTS = {
    "a": " ".join(STORY),
    "b": " ".join(words(SOURCE, 150)),
    "c": " ".join(edited(SOURCE, STORY, 0.06)),
    "d": " ".join(STORY[:50] + words(SOURCE, 200)),
}
QUERY = " ".join(edited(SOURCE, STORY, 0.04))
SHORT = "nothing was found, but so short a text may be missed. hint: ask for a longer passage"
WORDLESS = "-: warning: there are no words in it to look for."
JSONL = in_lines(TEXTS).decode()


@pytest.fixture(autouse=True)
def files(folder: Path) -> None:
    written(folder, TEXTS)
    (folder / "q.txt").write_text(QUERY)
    assert run("index", "build", "my.index", "texts").code == 0


def test_a_text_without_words_is_told_of() -> None:
    result = run("find", "--in", "my.index", stdin=b" \n")
    assert (result.code, result.out, result.complaints) == (
        1,
        b"",
        [WORDLESS],
    )


def matches(*arguments: str, stdin: bytes = b"") -> list[dict[str, Any]]:
    result = run("find", "--format", "json", *arguments, stdin=stdin)
    assert result.complaints in ([], [WORDLESS], [f"-: warning: {SHORT}"])
    record = json.loads(result.out)
    assert record["schema"] == "syriatext.find/1"
    found: list[dict[str, Any]] = record["matches"]
    assert result.code == (0 if found else 1)
    return found


def test_rank_score_relation_and_name_for_people() -> None:
    result = run("find", "q.txt", "--in", "my.index")
    rows = [line.split() for line in result.lines]
    assert (result.code, result.err) == (0, b"")
    assert [(rank, relation, name) for rank, _, relation, name in rows] == [
        ("1", "near-duplicate", "texts/a.txt"),
        ("2", "near-duplicate", "texts/c.txt"),
        ("3", "partial", "texts/d.txt"),
    ]
    scores = [float(score) for _, score, _, _ in rows]
    assert scores == sorted(scores, reverse=True) and 0 < scores[-1] < scores[0] < 1


@pytest.mark.parametrize("clean", [(), ("--clean",)])
def test_a_folder_answers_as_its_index_does(clean: tuple[str, ...]) -> None:
    run("index", "build", *clean, "my.index", "texts")
    assert matches("q.txt", "--in", "my.index") == matches("q.txt", *clean, "--in", "texts")
    names = [f"--in=texts/{name}.txt" for name in "dcba"]
    assert matches("q.txt", *clean, *names, "-j", "2") == matches("q.txt", "--in", "my.index")


def test_a_file_of_many_is_looked_through_by_id(folder: Path) -> None:
    first = matches("q.txt", "--in", "all.jsonl", "--top", "1")
    assert [(match["id"], match["path"]) for match in first] == [("a", "all.jsonl")]
    assert b"  a  (all.jsonl)\n" in run("find", "q.txt", "--in", "all.jsonl").out
    pyarrow.parquet.write_table(pyarrow.table({"id": ["p"], "text": [TEXTS["a"]]}), folder / "t.parquet")
    assert [match["id"] for match in matches("q.txt", "--in", "t.parquet", "--in", "texts/b.txt")] == ["p"]


def test_the_answers_hold_how_many_hashes_are_shared() -> None:
    best = matches("--in", "my.index", stdin=TEXTS["b"].encode())[0]
    assert (best["score"], best["relation"]) == (1.0, "identical")
    counts = best["hashes"]["triples"]
    assert counts["shared"] == counts["query"] == counts["document"] > 10


def test_thresholds_and_exit_codes() -> None:
    assert len(matches("q.txt", "--in", "my.index", "-n", "2")) == 2
    assert len(matches("q.txt", "--in", "my.index", "--min-score", "0.6")) == 2
    nothing = run("find", "--in", "my.index", stdin=" ".join(words(SOURCE, 100)).encode())
    assert (nothing.code, nothing.out, nothing.err) == (1, b"", b"")
    quiet = run("find", "-q", "q.txt", "--in", "my.index")
    assert (quiet.code, quiet.out) == (0, b"")
    missing = run("find", "missing.txt", "q.txt", "--in", "my.index")
    assert (missing.code, len(missing.complaints)) == (2, 1)
    assert b"near-duplicate" in missing.out


@pytest.mark.parametrize("text", ["", "\n", "...", "Rain", "Rain fell", "苏", "市议会宣布大桥", "أعلن المجلس أن الجسر"])
def test_little_and_foreign_texts(folder: Path, text: str) -> None:
    assert matches("--in", "my.index", stdin=text.encode()) == []
    (folder / "texts" / "little.txt").write_text(text)
    expected = ["texts/little.txt"] if any(map(str.isalpha, text)) else []
    assert [match["id"] for match in matches("--in", "texts", stdin=text.encode())] == expected


def test_several_texts_are_answered_one_by_one(folder: Path) -> None:
    lines = run("find", "--format", "jsonl", "all.jsonl", "q.txt", "--in", "my.index").lines
    answers = [json.loads(line) for line in lines]
    assert [answer["query"] for answer in answers] == ["a", "b", "c", "d", "q.txt"]
    assert [answer["matches"][0]["id"] for answer in answers[:4]] == [f"texts/{name}.txt" for name in "abcd"]
    shown = run("find", "q.txt", "texts/b.txt", "--in", "my.index").out.decode()
    assert [block.splitlines()[0] for block in shown.split("\n\n")[:2]] == ["q.txt:", "texts/b.txt:"]
    rows = list(csv.DictReader(io.StringIO(run("find", "--format", "csv", "q.txt", "--in", "my.index").out.decode())))
    assert next((row["query"], row["rank"], row["path"]) for row in rows) == ("q.txt", "1", "texts/a.txt")
    result = run("find", "--format", "json", "q.txt", "texts/b.txt", "--in", "my.index")
    assert (result.code, result.out, len(result.complaints)) == (2, b"", 1)
    assert "jsonl" in result.complaints[0]


def test_explain_reads_the_texts_again(folder: Path) -> None:
    assert run("index", "add", "my.index", "all.jsonl").code == 0
    found = matches("q.txt", "--explain", "--in", "my.index")
    assert {match["id"] for match in found} == {"a", "c", "d", "texts/a.txt", "texts/c.txt", "texts/d.txt"}
    for match in found:
        passage = match["shared"][0]
        start, end = passage["document"]
        document = TEXTS[match["id"][-5:].removesuffix(".txt")[-1]]
        assert document[start:end].split()[0] in QUERY
        assert match["relation"] in ("near-duplicate", "partial", "spun")
    assert "“" in run("find", "q.txt", "--explain", "--in", "my.index").out.decode()


def test_explain_says_when_a_text_is_gone_or_changed(folder: Path) -> None:
    (folder / "texts" / "a.txt").unlink()
    (folder / "texts" / "c.txt").write_text("Something else.")
    result = run("find", "--format", "json", "q.txt", "--explain", "--in", "my.index")
    missing = {match["id"]: match.get("missing") for match in json.loads(result.out)["matches"]}
    assert sorted(complaint.partition(" (")[0] for complaint in result.complaints) == [
        "texts/a.txt: warning: not read again",
        "texts/c.txt: warning: not read again",
    ]
    assert missing["texts/d.txt"] is None
    assert "changed" in (missing["texts/c.txt"] or "")
    assert missing["texts/a.txt"]


def test_wherever_it_is_asked_paths_lead_to_the_files(folder: Path) -> None:
    (folder / "elsewhere").mkdir()
    os.chdir(folder / "elsewhere")
    assert matches("../q.txt", "--in", "../my.index")[0]["path"] == str(folder / "texts" / "a.txt")


def test_web_pages_are_looked_for_by_their_article(folder: Path) -> None:
    body = "".join(f"<p>{QUERY[at : at + 200]}</p>" for at in range(0, len(QUERY), 200))
    (folder / "page.html").write_text(
        f"<html><head><title>T</title></head><body><article>{body}</article></body></html>"
    )
    assert matches("page.html", "--in", "my.index")[0]["relation"] == "near-duplicate"
    assert [match["id"] for match in matches("q.txt", "--in", "page.html")] == ["page.html"]


@pytest.mark.parametrize(
    "arguments",
    [("q.txt",), ("q.txt", "--in", "my.index", "--in", "texts"), ("-", "--in", "-"), ("q.txt", "--in", "missing"),
     ("q.txt", "--in", "my.index", "--top", "0"), ("q.txt", "--in", "my.index", "--min-score", "2")],
)  # fmt: skip
def test_a_wrong_call_is_one_line(arguments: tuple[str, ...]) -> None:
    result = run("find", *arguments)
    assert (result.code, result.out, len(result.complaints)) == (2, b"", 1)


def test_names_are_harmless_on_a_terminal(folder: Path) -> None:
    (folder / "evil.jsonl").write_text(json.dumps({"id": "x\x1b[2J\ny", "text": TEXTS["a"]}) + "\n")
    shown = on_terminal("find", "q.txt", "--in", "evil.jsonl").out
    assert b"\x1b[2J" not in shown and b"x\\x1b[2J\\ny  (evil.jsonl)" in shown


def test_a_damaged_index_is_one_line(folder: Path) -> None:
    data = (folder / "my.index").read_bytes()
    (folder / "my.index").write_bytes(data[: len(data) - 20_000])
    result = run("find", "q.txt", "--in", "my.index")
    assert (result.code, result.out, len(result.complaints)) == (2, b"", 1)
    (folder / "my.index").write_bytes(data[:2000] + bytes(len(data) - 2000))
    result = run("find", "q.txt", "--in", "my.index")
    assert (result.code, result.out, len(result.complaints)) == (2, b"", 1)


def test_no_report_is_promised(folder: Path) -> None:
    result = run("find", "-o", "x.html", "--in", ".", stdin=b"Rain fell.")
    assert result.code == 2 and b"what can be written is text, json, jsonl, csv" in result.err


def test_what_explain_can_not_read_again_is_told_of(folder: Path) -> None:
    text = "The council met on Sunday and agreed to repair the old bridge over the river before the rains come.\n"
    (folder / "a.txt").write_text(text)
    assert run("index", "build", "my.index", "a.txt").code == 0
    (folder / "a.txt").rename(folder / "q.txt")
    result = run("find", "--explain", "q.txt", "--in", "my.index")
    assert result.code == 0
    assert result.lines[1].strip() == "(not compared: No such file or directory)"
    (complaint,) = result.complaints
    assert "a.txt: warning: not read again (No such file or directory)" in complaint


def test_a_short_text_that_is_not_found_is_told_of(folder: Path) -> None:
    (folder / "t.txt").write_text(
        "The council said on Monday that the bridge over the river would open again in spring. " * 3
    )
    (folder / "q.txt").write_text("Snow fell.")
    result = run("find", "q.txt", "--in", "t.txt")
    assert (result.code, result.complaints) == (1, [f"q.txt: warning: {SHORT}"])
    (folder / "q.txt").write_text(
        "Completely different words, which nobody has ever published anywhere, were said by the old man."
    )
    assert run("find", "q.txt", "--in", "t.txt").err == b""


def test_where_there_is_nothing_to_look_in_is_told() -> None:
    result = run("find", "q.txt", "--in", "nowhere")
    told = "nowhere: error: there is no such index, file or folder. hint: syriatext index build makes an index"
    assert (result.code, result.complaints) == (2, [told])


def test_what_is_called_an_index_and_is_none_is_told(folder: Path) -> None:
    (folder / "news.index").write_text("some text\n")
    result = run("find", "q.txt", "--in", "news.index")
    told = "news.index: error: this is no index. hint: syriatext index build makes one"
    assert (result.code, result.complaints) == (2, [told])


def test_a_passage_as_an_argument_is_told_where_to_go() -> None:
    result = run("find", "--in", "news.idx", "the old bridge")
    assert result.code == 2
    (complaint,) = result.complaints
    assert complaint.startswith("the old bridge: error: there is no such file. hint: a passage is asked for through")
