"""Spark gives what one machine gives: for several executors here, and for a cluster of two workers."""

from __future__ import annotations

import json
import random
import signal
import socket
import subprocess
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cli.run import COMMAND, environment, run
from tests.collection.texts import labelled

SECONDS = 300
TEXTS = [text for _, text in labelled(random.Random(3), families=30)]
ODD = ["", "…", "سوريا اليوم تعلن عن فتح الجسر", "سوريا اليوم تعلن عن فتح الجسر", "市议会宣布大桥将在月底前重新开放"]


@pytest.fixture
def collection(folder: Path) -> list[str]:
    """Lines, some of them broken, a table, and texts."""
    lines = [json.dumps({"id": f"t{at}", "text": text}) for at, text in enumerate(TEXTS + ODD)]
    lines[20:20] = ['{"id": "t1", "text": 7}', "{broken", '{"text": "No id here, only a text of a few words."}', ""]
    (folder / "news.jsonl").write_text("\n".join(lines))
    (folder / "table.csv").write_text(f"id,text\nr1,{TEXTS[0]} and more\nr2,{TEXTS[5]}\n")
    (folder / "texts").mkdir()
    (folder / "texts" / "a.txt").write_text(TEXTS[1])
    (folder / "texts" / "ü \n.txt").write_text(TEXTS[2])
    return ["news.jsonl", "table.csv", "texts", "missing.txt"]


def dups(*arguments: str, master: str = "", env: Mapping[str, str] | None = None) -> tuple[int, bytes, bytes]:
    engine = ("--engine", "spark", "--master", master) if master else ()
    done = run("dups", "--format", "json", *engine, *arguments, env=env, timeout=SECONDS)
    return done.code, done.out, done.err


def test_killed_it_goes_on_to_the_same_groups_links_and_complaints(
    collection: list[str], folder: Path, cluster: str, quick: dict[str, str]
) -> None:
    """What several executors here have begun, a cluster ends: each run of Spark takes half a minute."""
    arguments = [*collection, "--work", "state"]
    command = [*COMMAND, "dups", "--engine", "spark", "--master", "local[3]", "--format", "json", *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(quick))
    done = folder / "state" / "dups.spark" / "done"
    end = time.monotonic() + SECONDS
    while not (done / "pairs").exists() and time.monotonic() < end:
        time.sleep(0.02)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    read = (done / "rows").stat().st_mtime_ns
    assert dups(*arguments, master=cluster, env=quick) == dups(*collection)
    assert (done / "rows").stat().st_mtime_ns == read


def test_cleaning_gives_the_same_records(folder: Path, cluster: str, quick: dict[str, str]) -> None:
    texts = [f"The council met in Aleppo on Sunday{sign} item {at}.\n\nShare this article" for at, sign in enumerate(
        ["", "â€¦", " â€” late", ", said Ø£Ø­Ù…Ø¯"] * 30)]  # fmt: skip
    lines = [json.dumps({"id": at, "text": text, "more": [at]}) for at, text in enumerate(texts)]
    lines[7:7] = ["{broken"]
    (folder / "news.jsonl").write_text("\n".join(lines) + "\n")
    here = run("clean", "news.jsonl", "--site-evidence", "off")
    options = ("--engine", "spark", "--master", cluster, "--output-dir", "cleaned")
    there = run("clean", "news.jsonl", *options, env=quick, timeout=SECONDS)
    assert (there.code, there.out, there.err) == (2, b"", here.err)
    parts = sorted(path.name for path in (folder / "cleaned").iterdir() if path.suffix)
    assert b"".join((folder / "cleaned" / part).read_bytes() for part in parts) == here.out
    assert (folder / "cleaned" / "_SUCCESS").exists()
    again = run("clean", "news.jsonl", "--engine", "spark", "--output-dir", "cleaned")
    assert (again.code, again.err.count(b"\n")) == (2, 1)


def test_no_cluster_is_one_line_at_once(collection: list[str]) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    code, groups, said = dups(*collection, master=f"spark://127.0.0.1:{port}")
    assert (code, groups) == (2, b"")
    assert said.splitlines()[-1].startswith(b"spark: error: no master answers at spark://127.0.0.1:")
