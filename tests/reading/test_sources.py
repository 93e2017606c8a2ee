"""Names → bytes: folders are walked, hidden files left out, limits kept."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from syriatext.problems import Problem
from syriatext.reading import ReadOptions, Source, expand, open_document, read_bytes, split_names
from tests.cli.run import run


def paths(*names: str, leave_out: tuple[str, ...] = ()) -> list[str]:
    return [found.path if isinstance(found, Source) else found.message for found in expand(names, leave_out)]


@pytest.fixture(autouse=True)
def files(folder: Path) -> None:
    for name in ("d/b.txt", "d/a.txt", "d/sub/c.txt", "d/.hidden", "d/.git/config", "d/ü.txt", "e.txt"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)


def test_a_folder_gives_its_files_sorted_without_the_hidden_ones() -> None:
    assert paths("d") == ["d/a.txt", "d/b.txt", "d/ü.txt", "d/sub/c.txt"]
    assert paths("d/") == ["d/a.txt", "d/b.txt", "d/ü.txt", "d/sub/c.txt"]


def test_the_order_of_the_names_is_kept() -> None:
    assert paths("e.txt", "-", "d/sub", "missing", "e.txt") == ["e.txt", "-", "d/sub/c.txt", "missing", "e.txt"]


def test_a_hidden_file_that_is_named_is_meant() -> None:
    assert paths("d/.hidden", "d/.git") == ["d/.hidden", "d/.git/config"]


def test_a_source_knows_the_folder_it_was_found_in() -> None:
    assert [source.root for source in expand(["d/sub", "e.txt"]) if isinstance(source, Source)] == ["d/sub", None]


def test_what_the_program_writes_itself_is_left_out(folder: Path) -> None:
    assert paths("d", leave_out=(str(folder / "d/sub"), str(folder / "d/a.txt"))) == ["d/b.txt", "d/ü.txt"]
    assert paths("d/a.txt", leave_out=(str(folder / "d/a.txt"),)) == ["d/a.txt"]


def test_links_and_pipes_in_a_folder_are_passed_by(folder: Path) -> None:
    (folder / "d/link.txt").symlink_to("../e.txt")
    (folder / "d/loop").symlink_to(".")
    (folder / "d/nowhere").symlink_to("missing")
    os.mkfifo(folder / "d/pipe")
    told = "passed by: this link leads out of the folder"
    assert paths("d") == ["d/a.txt", "d/b.txt", "d/ü.txt", "d/sub/c.txt", told]


def test_of_links_those_are_told_of_whose_files_are_read_nowhere_else(folder: Path) -> None:
    (folder / "links").mkdir()
    (folder / "links/inside").symlink_to("../links")
    assert paths("links") == ["there is no file in this folder"]
    (folder / "links/folder").symlink_to("../d")
    (folder / "links/file").symlink_to("../e.txt")
    assert paths("links") == ["passed by: this link and 1 more lead out of the folder"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every folder")
def test_a_folder_that_is_shut_is_a_problem_and_the_others_are_read(folder: Path) -> None:
    os.chmod(folder / "d/sub", 0)
    found = paths("d")
    os.chmod(folder / "d/sub", 0o700)
    assert found == ["d/a.txt", "d/b.txt", "d/ü.txt", "Permission denied"]


@pytest.mark.parametrize(
    ("data", "names"),
    [(b"", []), (b"a\0b\0", ["a", "b"]), (b"a\0b", ["a", "b"]), (b"two\nlines\0", ["two\nlines"]), (b"\0\0", []),
     (b"caf\xe9\0", ["caf\udce9"])],
)  # fmt: skip
def test_lists_of_names(data: bytes, names: list[str]) -> None:
    assert split_names(data) == names


@pytest.mark.parametrize("size", [0, 1, 5])
def test_a_file_is_read_up_to_the_limit(size: int) -> None:
    assert read_bytes("e.txt", 5) == b"e.txt"
    if size < 5:
        with pytest.raises(Problem, match="larger than"):
            read_bytes("e.txt", size)


def test_the_limit_holds_for_what_has_no_size() -> None:
    with pytest.raises(Problem, match="larger than"):
        read_bytes("/dev/zero", 3 << 20)


@pytest.mark.parametrize("path", ["missing", "d", "e.txt/below", "", "a\0b", "x" * 5000])
def test_what_cannot_be_read_is_a_problem_that_names_it(path: str) -> None:
    with pytest.raises(Problem) as caught:
        open_document(Source(path), ReadOptions())
    assert caught.value.source == (path or "''") and caught.value.message


def test_standard_input_has_the_name_that_it_is_given(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("syriatext.reading.read_bytes", lambda path, max_size, head: b"Rain")
    assert open_document(Source("-"), ReadOptions()).source == "-"
    assert open_document(Source("-"), ReadOptions(stdin_name="a.txt")).source == "a.txt"


def test_standard_input_is_no_file_whatever_is_called_so(folder: Path) -> None:
    (folder / "-").write_bytes(b"")
    (folder / "o.txt").write_text("Snow fell.")
    result = run("clean", "-", "o.txt", stdin=b"Rain fell.\n")
    assert (result.out, result.err) == (b"Rain fell.\n\nSnow fell.", b"")
