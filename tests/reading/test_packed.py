"""Texts and web pages that are compressed, each by itself: read like any other, and never let grow without a bound."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard

from syriatext.problems import Problem
from syriatext.reading.packed import compression_of, unpack
from tests.cli.run import DAMAGED, REPAIRED, run

PACK: dict[str, Callable[[bytes], bytes]] = {"gzip": gzip.compress, "zstd": zstandard.ZstdCompressor().compress}
ENDINGS = {"gzip": ".gz", "zstd": ".zst"}
EACH = pytest.mark.parametrize("kind", PACK)
PAGE = b"<html><body><nav>Home</nav><article>" + b"<p>Rain fell in Homs on Friday, the council said.</p>" * 5


@EACH
def test_what_was_packed_is_unpacked(kind: str) -> None:
    data = PACK[kind](DAMAGED) + PACK[kind](DAMAGED)
    assert compression_of(data) == kind
    assert unpack(data, "f", kind, 1000) == DAMAGED * 2


@EACH
@pytest.mark.parametrize("cut", [3, -1])
def test_what_is_broken_is_a_problem(kind: str, cut: int) -> None:
    with pytest.raises(Problem, match="unpacked"):
        unpack(PACK[kind](DAMAGED * 9)[:cut], "f", kind, 1000)


@EACH
def test_a_bomb_is_not_let_off(kind: str) -> None:
    with pytest.raises(Problem, match="larger than 1,000 bytes when it is unpacked"):
        unpack(PACK[kind](bytes(50_000_000)), "f", kind, 1000)


@EACH
def test_every_command_reads_them(folder: Path, kind: str) -> None:
    ending = ENDINGS[kind]
    (folder / "texts").mkdir()
    (folder / f"texts/a.txt{ending}").write_bytes(PACK[kind](DAMAGED))
    (folder / f"texts/page.html{ending}").write_bytes(PACK[kind](PAGE))
    assert run("clean", f"texts/a.txt{ending}").out == REPAIRED
    assert run("clean", stdin=PACK[kind](DAMAGED)).out == REPAIRED
    assert f"unpacked from {kind}" in run("clean", "--explain", f"texts/a.txt{ending}").out.decode()
    (folder / "plain.html").write_bytes(PAGE)
    assert run("diff", "--quiet", "plain.html", f"texts/page.html{ending}").code == 0
    assert run("dups", "texts", "plain.html").lines == [f"texts/page.html{ending}", "plain.html", ""]


@EACH
def test_in_another_folder_texts_stay_compressed_and_pages_become_text(folder: Path, kind: str) -> None:
    ending = ENDINGS[kind]
    (folder / "texts").mkdir()
    (folder / f"texts/a.txt{ending}").write_bytes(PACK[kind](DAMAGED))
    (folder / f"texts/page.html{ending}").write_bytes(PACK[kind](PAGE))
    assert run("clean", "--output-dir", "out", "texts").code == 0
    assert sorted(path.name for path in (folder / "out").iterdir()) == [f"a.txt{ending}", "page.txt"]
    assert unpack((folder / f"out/a.txt{ending}").read_bytes(), "f", kind, 1000) == REPAIRED


@EACH
def test_none_is_rewritten_in_place(folder: Path, kind: str) -> None:
    path = folder / f"a.txt{ENDINGS[kind]}"
    data = PACK[kind](DAMAGED)
    path.write_bytes(data)
    result = run("clean", "--in-place", path.name)
    assert (result.code, path.read_bytes()) == (2, data)
    assert result.complaints == [
        f"{path.name}: error: a compressed file is not rewritten in place. hint: -o FILE, or --output-dir DIR"
    ]
