"""dups as shells and scripts see it."""

from __future__ import annotations

import csv
import io
import json
import os
import random
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyarrow
import pyarrow.parquet
import pytest

from tests.cli.run import COMMAND, environment, on_terminal, run
from tests.collection.texts import edited, in_lines, words, written
from tests.records.files import archive

SOURCE = random.Random(1)
STORY = words(SOURCE, 150)
ORIGINAL, COPY = " ".join(STORY), " ".join(edited(SOURCE, STORY, 0.05)) + " and more"
OTHER = " ".join(words(SOURCE, 150))
TEXTS = {"a": ORIGINAL, "b": OTHER, "c": COPY}
JSONL = in_lines(TEXTS)


@pytest.fixture(autouse=True)
def files(folder: Path) -> None:
    written(folder, TEXTS)


def test_groups_of_names_end_with_a_blank_line() -> None:
    result = run("dups", "texts")
    assert (result.code, result.out, result.err) == (0, b"texts/a.txt\ntexts/c.txt\n\n", b"")


@pytest.mark.parametrize(
    ("options", "out"),
    [
        (("-0",), b"texts/a.txt\0texts/c.txt\0"),
        (("--omit-first",), b"texts/c.txt\n\n"),
        (("--omit-first", "-0"), b"texts/c.txt\0"),
        (("--omit-first", "--prefer", "longest"), b"texts/a.txt\n\n"),
        (("--clean", "-j", "2"), b"texts/a.txt\ntexts/c.txt\n\n"),
    ],
)
def test_names_for_shells(options: tuple[str, ...], out: bytes) -> None:
    assert run("dups", *options, "texts").out == out


def test_the_oldest_file_may_be_preferred(folder: Path) -> None:
    os.utime(folder / "texts" / "c.txt", (0, 0))
    assert run("dups", "--prefer", "earliest", "--omit-first", "texts").out == b"texts/a.txt\n\n"


def test_json_has_every_link_with_its_score() -> None:
    found = json.loads(run("dups", "--format", "json", "all.jsonl").out)
    assert (found["schema"], found["documents"]) == ("syriatext.dups/1", 3)
    (cluster,) = found["clusters"]
    assert cluster["members"] == [
        {"id": "a", "path": "all.jsonl", "keep": True},
        {"id": "c", "path": "all.jsonl", "keep": False},
    ]
    (edge,) = cluster["edges"]
    assert (cluster["keep"], edge["a"], edge["b"], edge["relation"]) == ("a", "a", "c", "near-duplicate")
    assert 0.5 < edge["score"] <= 1
    assert cluster["why"]


def test_explain_shows_the_passages_that_are_shared() -> None:
    result = run("dups", "--format", "jsonl", "--explain", "all.jsonl")
    edge = json.loads(result.out)["edges"][0]
    assert (result.err, edge["relation"]) == (b"", "near-duplicate")
    start, end = edge["shared"][0]["a"]
    assert ORIGINAL[start:end].split()[0] in COPY


def test_explain_tells_people_what_each_is_to_which() -> None:
    first, second, link, _ = run("dups", "--explain", "texts").lines
    assert (first, second) == ("texts/a.txt  (keep)", "texts/c.txt")
    assert link.startswith("    near-duplicate 0.") and " with texts/a.txt: “" in link


def test_csv_says_what_links_each_to_the_one_to_keep() -> None:
    rows = list(csv.DictReader(io.StringIO(run("dups", "--format", "csv", "all.jsonl").out.decode())))
    assert [(row["id"], row["keep"], row["linked_to"]) for row in rows] == [("a", "yes", ""), ("c", "", "a")]


def test_inputs_of_every_shape_are_one_collection(folder: Path) -> None:
    (folder / "t.csv").write_text(f"id,text\nfrom-csv,{ORIGINAL}\n")
    pyarrow.parquet.write_table(pyarrow.table({"id": ["from-parquet"], "text": [COPY]}), folder / "t.parquet")
    (folder / "t.warc").write_bytes(archive([("200 OK", "text/plain", ORIGINAL.encode())]))
    page = "".join(f"<p>{ORIGINAL[at : at + 200]}</p>" for at in range(0, len(ORIGINAL), 200))
    (folder / "p.html").write_text(f"<html><head><title>T</title></head><body><article>{page}</article></body></html>")
    result = run("dups", "texts/a.txt", "t.csv", "t.parquet", "t.warc", "p.html", "all.jsonl")
    assert len(result.lines) == 8
    records = {"from-csv  (t.csv)", "from-parquet  (t.parquet)", "c  (all.jsonl)"}
    assert {*records, "texts/a.txt", "p.html"} < set(result.lines)


def test_standard_input_and_another_id() -> None:
    assert run("dups", "--id-field", "no", stdin=JSONL).lines == ["na", "nc", ""]


def test_a_broken_record_is_told_and_left_out(folder: Path) -> None:
    (folder / "all.jsonl").write_bytes(JSONL[:-3] + b"\n" + JSONL)
    result = run("dups", "all.jsonl", "missing.txt")
    names = [f"{id}  (all.jsonl)" if id else "" for id in ("a", "a", "c", "", "b", "b", "")]
    assert (result.code, result.lines, len(result.complaints)) == (2, names, 4)
    assert result.complaints[0].startswith("all.jsonl: error: record 3: ")
    assert result.complaints[1].startswith("missing.txt: error: ")
    assert "2 documents have it" in result.complaints[2]


@pytest.mark.parametrize(
    "names",
    [("texts", "texts"), ("texts", "./texts/a.txt"), ("link.txt", "texts"), ("texts/a.txt", "hard.txt", "texts")],
)
def test_no_file_is_a_copy_of_itself(folder: Path, names: tuple[str, ...]) -> None:
    """Who removes all but one of a group must not lose the only one."""
    for path in ("b", "c"):
        (folder / "texts" / f"{path}.txt").unlink()
    (folder / "link.txt").symlink_to("texts/a.txt")
    os.link(folder / "texts" / "a.txt", folder / "hard.txt")
    result = run("dups", "-0", "--omit-first", *names)
    assert (result.code, result.out) == (0, b"")
    (line,) = result.complaints
    assert line.endswith("; taken once.")


def test_no_text_is_removed_that_stands_nowhere_else(folder: Path) -> None:
    """A review quotes two stories whole, and so makes a group of them; neither is a copy of the other."""
    for name, text in (("a", ORIGINAL), ("b", OTHER), ("d", f"{ORIGINAL}\n\n{OTHER}")):
        (folder / "texts" / f"{name}.txt").write_text(text)
    names = [f"texts/{name}.txt" for name in "abcd"]
    assert run("dups", "texts").lines == [*names, ""]
    assert run("dups", "-0", "--omit-first", "texts").out == b"texts/b.txt\0texts/c.txt\0"
    assert (
        run("dups", "-0", "--omit-first", "--prefer", "longest", "texts").out
        == "".join(f"{name}\0" for name in names[:3]).encode()
    )
    rows = list(csv.DictReader(io.StringIO(run("dups", "--format", "csv", "texts").out.decode())))
    assert {row["path"]: row["keep"] for row in rows} == dict(zip(names, ("yes", "", "", "too"), strict=True))
    page = run("dups", "--format", "html", "texts").out.decode()
    assert page.count(">keep</span>") == 2 and "Others that are marked" in page
    shown = on_terminal("dups", "texts", "-o", "groups.txt")
    assert "4 documents, 1 group, 2 copies beside the ones to keep" in shown.out.decode()


@pytest.mark.parametrize("id", ["important.txt", "evil.jsonl", "/etc/passwd", "x\ny"])
def test_no_name_in_the_data_is_taken_for_a_file(folder: Path, id: str) -> None:
    """Names for xargs are of files; what stands in a collection may be called as a stranger likes."""
    (folder / "evil.jsonl").write_text(json.dumps({"id": id, "text": COPY}) + "\n")
    refused = run("dups", "-0", "--omit-first", "texts", "evil.jsonl")
    assert (refused.code, refused.out) == (2, b"")
    assert refused.complaints == [
        "evil.jsonl: error: this file holds many documents, and -0 names files. hint: --format jsonl or csv names the "
        "documents in it"
    ]
    named = run("dups", "--omit-first", "texts", "evil.jsonl").lines[-2]
    assert "evil.jsonl" in named and not (folder / named).exists()


def test_what_is_broken_is_told_again_by_a_run_that_goes_on(folder: Path) -> None:
    (folder / "all.jsonl").write_bytes(JSONL[:-3] + b"\n" + JSONL)
    call = ("dups", "--work", "state", "all.jsonl", "missing \x1b.txt", os.fsdecode(b"no\xff.txt"))
    first, again = run(*call), run(*call)
    assert len(first.complaints) == 5
    assert (again.code, again.out, again.complaints) == (first.code, first.out, first.complaints)


@pytest.mark.parametrize(
    "arguments",
    [("-0", "--format", "json", "texts"), ("--explain", "-0", "texts"), ("--explain", "--format", "json", "-"),
     ("--memory", "much", "texts"), ("--work", "all.jsonl", "texts"), ("--prefer", "best", "texts")],
)  # fmt: skip
def test_a_wrong_call_is_one_line(arguments: tuple[str, ...]) -> None:
    result = run("dups", *arguments)
    assert (result.code, result.out, len(result.complaints)) == (2, b"", 1)


def test_no_files_no_groups(folder: Path) -> None:
    (folder / "empty.txt").write_text("")
    result = run("dups", "--format", "json", "empty.txt")
    assert (result.code, json.loads(result.out)["clusters"]) == (0, [])


def test_a_summary_for_people() -> None:
    result = on_terminal("dups", "texts")
    assert b"3 documents, 1 group, 1 copy beside the ones to keep" in result.out


def test_names_of_any_bytes_come_back(folder: Path) -> None:
    for name in (b"texts/new\nline\xff.txt", b"texts/esc\x1b[2J.txt"):
        Path(os.fsdecode(bytes(folder) + b"/" + name)).write_text(ORIGINAL)
    assert set(run("dups", "-0", "texts").out.split(b"\0")) > {b"texts/new\nline\xff.txt", b"texts/esc\x1b[2J.txt"}
    assert b"\x1b" not in run("dups", "texts").out


@pytest.mark.parametrize("limit", [8_000, 100_000])
def test_a_full_disk_is_one_line(folder: Path, limit: int) -> None:
    """A bound on the size of files stands for the disk: at the first byte, and in the middle of the work."""
    (folder / "many.jsonl").write_text(
        "".join(json.dumps({"text": " ".join(words(SOURCE, 100))}) + "\n" for _ in range(3000))
    )

    def small_files() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    result = run("dups", "--work", "state", "many.jsonl", before=small_files)
    assert (result.code, result.out, len(result.complaints)) == (2, b"", 1)
    assert result.complaints[0].startswith("state: error: ")


def test_killed_half_way_it_goes_on(folder: Path) -> None:
    lines = [json.dumps({"id": str(i), "text": " ".join(words(SOURCE, 60))}) for i in range(6000)]
    lines += lines[:2000]
    (folder / "many.jsonl").write_text("\n".join(lines))
    call = ("dups", "--work", "state", "--format", "json", "many.jsonl")
    process = subprocess.Popen([*COMMAND, *call], stdout=subprocess.DEVNULL, env=environment(), cwd=folder)
    while not (folder / "state" / "dups.duckdb").exists() and process.poll() is None:
        time.sleep(0.01)
    time.sleep(0.3)
    process.kill()
    process.wait()
    whole = run("dups", "--format", "json", "many.jsonl")
    assert run(*call).out == whole.out
    assert len(json.loads(whole.out)["clusters"]) == 2000


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
def test_a_signal_ends_it_silently_whatever_it_is_at(folder: Path, number: int, code: int) -> None:
    lines = [json.dumps({"id": str(i), "text": " ".join(words(SOURCE, 60))}) for i in range(6000)]
    (folder / "many.jsonl").write_text("\n".join(lines))
    waits = [share / 20 for share in range(20)]
    started = time.monotonic()
    assert run("dups", "many.jsonl").code == 0
    whole = time.monotonic() - started
    for share in waits:
        process = subprocess.Popen(
            [*COMMAND, "dups", "many.jsonl"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
        )
        time.sleep(0.2 + share * whole)
        process.send_signal(number)
        _, err = process.communicate()
        # Before the program listens, and once it has done all, the signal ends it by itself.
        assert err == b"" and process.returncode in (code, 0, -number), share


def test_people_see_how_far_the_comparison_is() -> None:
    impatient = "import syriatext.cli.progress as p; p.PATIENCE = 0; from syriatext.__main__ import main; main()"
    command = (sys.executable, "-c", impatient)
    shown = on_terminal("dups", "texts", "--omit-first", env={"TERM": "xterm"}, command=command)
    assert shown.code == 0
    assert b"comparing" in shown.out and b"%" in shown.out
    assert b"comparing" not in run("dups", "texts", command=command).err
