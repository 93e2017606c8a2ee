"""clean over the pages of a site: what stands on many of them is a vote, on request or where it is safe."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.run import run
from tests.strip.test_site import FOOT, PAGES


def count(out: bytes) -> int:
    return sum(out.decode().count(line) for line in FOOT)


@pytest.fixture
def pages(folder: Path) -> Path:
    (folder / "site").mkdir()
    for number, text in enumerate(PAGES):
        (folder / f"site/{number}.txt").write_text(text)
    return folder


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_pages_of_a_folder_vote(pages: Path, jobs: str) -> None:
    assert count(run("clean", "--site-evidence", "off", "site").out) == len(PAGES) * len(FOOT)
    result = run("clean", "--jobs", jobs, "site")
    assert (result.code, count(result.out), result.err) == (0, 0, b"")
    assert b"stands on 8 of 8 pages of this site" in run("clean", "--explain", "site").out


def test_few_pages_vote_only_when_asked_to(pages: Path) -> None:
    names = [f"site/{number}.txt" for number in range(4)]
    assert count(run("clean", *names).out) == 4 * len(FOOT)
    assert count(run("clean", "--site-evidence", "on", *names).out) == 0
    assert count(run("clean", "--site-evidence", "on", names[0]).out) == len(FOOT)


def test_records_vote_by_the_host_of_their_address(pages: Path) -> None:
    def lines(host: str) -> str:
        return "".join(
            json.dumps({"url": f"http://{host.format(n)}/{n}", "text": text}) + "\n" for n, text in enumerate(PAGES)
        )

    assert count(run("clean", stdin=lines("courier.example").encode()).out) == len(PAGES) * len(FOOT)  # read once only
    for host, left in (("courier.example", 0), ("{}.example", len(PAGES) * len(FOOT))):
        (pages / "a.jsonl").write_text(lines(host))
        assert count(run("clean", "a.jsonl").out) == left


def test_cleaning_in_place_again_changes_nothing(pages: Path) -> None:
    assert run("clean", "--in-place", "--record", "undo.jsonl", "site").code == 0
    assert run("clean", "--check", "site").code == 0
    assert run("restore", "--in-place", "undo.jsonl").code == 0
    assert [(pages / f"site/{number}.txt").read_text() for number in range(len(PAGES))] == list(PAGES)
