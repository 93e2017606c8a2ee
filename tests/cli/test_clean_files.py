"""``syriatext clean`` on files and folders: where results go, and that nothing is lost on the way."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from .run import DAMAGED, FINE, REPAIRED, run

PAGE = b"<!doctype html><html><body><p>One line.</p><p>And one more.</p></body></html>"


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture(autouse=True)
def texts(folder: Path) -> None:
    for name, data in {"desk/a.txt": DAMAGED, "desk/b/a.txt": DAMAGED, "desk/fine.txt": FINE}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)


def test_a_folder_stands_for_its_files_but_not_the_hidden_ones(folder: Path) -> None:
    (folder / "desk/.hidden.txt").write_bytes(DAMAGED)
    (folder / "desk/.git").mkdir()
    (folder / "desk/.git/config").write_bytes(DAMAGED)
    assert run("clean", "--check", "desk").lines == ["desk/a.txt", "desk/b/a.txt"]
    assert run("clean", "--check", "desk/.hidden.txt").lines == ["desk/.hidden.txt"]


def test_in_place_rewrites_what_changes_and_nothing_else(folder: Path) -> None:
    os.chmod(folder / "desk/a.txt", 0o640)
    before = (folder / "desk/fine.txt").stat()
    result = run("clean", "--in-place", "desk")
    assert (result.code, result.out, result.err) == (0, b"", b"")
    assert tree(folder) == {"desk/a.txt": REPAIRED, "desk/b/a.txt": REPAIRED, "desk/fine.txt": FINE}
    assert stat.S_IMODE((folder / "desk/a.txt").stat().st_mode) == 0o640
    after = (folder / "desk/fine.txt").stat()
    assert (after.st_mtime_ns, after.st_ino) == (before.st_mtime_ns, before.st_ino)


def test_in_place_keeps_the_old_under_a_suffix_with_its_mode(folder: Path) -> None:
    os.chmod(folder / "desk/a.txt", 0o600)
    run("clean", "--in-place=.old", "desk/a.txt", "desk/fine.txt")
    assert tree(folder / "desk") == {
        "a.txt": REPAIRED, "a.txt.old": DAMAGED, "b/a.txt": DAMAGED, "fine.txt": FINE,
    }  # fmt: skip
    assert stat.S_IMODE((folder / "desk/a.txt.old").stat().st_mode) == 0o600


def test_in_place_never_overwrites_an_old_file(folder: Path) -> None:
    (folder / "desk/a.txt.old").write_bytes(b"precious\n")
    result = run("clean", "--in-place=.old", "desk/a.txt")
    assert result.code == 2 and "a.txt.old is there already" in result.complaints[0]
    assert (folder / "desk/a.txt").read_bytes() == DAMAGED
    assert (folder / "desk/a.txt.old").read_bytes() == b"precious\n"


def test_in_place_keeps_a_symbolic_link(folder: Path) -> None:
    (folder / "link.txt").symlink_to("desk/a.txt")
    run("clean", "--in-place", "link.txt")
    assert (folder / "link.txt").is_symlink()
    assert (folder / "desk/a.txt").read_bytes() == REPAIRED


def test_in_place_repairs_a_web_page_that_stays_one(folder: Path) -> None:
    page = PAGE.replace(b"One", "cafÃ©".encode())
    (folder / "page.html").write_bytes(page)
    assert run("clean", "--only", "repair", "--output-dir", "out", "page.html").code == 0
    assert run("clean", "--only", "repair", "--in-place", "page.html").code == 0
    repaired = PAGE.replace(b"One", "café".encode())
    assert tree(folder) | {"page.html": repaired, "out/page.html": repaired} == tree(folder)


def test_in_place_replaces_a_web_page_only_by_force(folder: Path) -> None:
    (folder / "page.html").write_bytes(PAGE)
    result = run("clean", "--in-place", "page.html")
    assert result.code == 2 and "web page" in result.complaints[0] and "--force" in result.complaints[0]
    assert (folder / "page.html").read_bytes() == PAGE
    assert run("clean", "--in-place", "--force", "page.html").code == 0
    assert b"<p>" not in (folder / "page.html").read_bytes()


@pytest.mark.parametrize("names", [(), ("-",), ("desk/a.txt", "-")])
def test_standard_input_has_no_place(names: tuple[str, ...]) -> None:
    result = run("clean", "--in-place", *names, stdin=DAMAGED)
    assert (result.code, result.out) == (2, b"")


def test_record_holds_what_undoes_the_change_and_only_that(folder: Path) -> None:
    run("clean", "--in-place", "--record", "undo.jsonl", "desk")
    records = [json.loads(line) for line in (folder / "undo.jsonl").read_text().splitlines()]
    assert [record["source"] for record in records] == ["desk/a.txt", "desk/b/a.txt"]
    assert all(record["edits"] for record in records)


def test_record_is_added_to(folder: Path) -> None:
    for name in ("desk/a.txt", "desk/b/a.txt"):
        run("clean", "--record", "undo.jsonl", name)
    assert len((folder / "undo.jsonl").read_text().splitlines()) == 2


def test_nothing_is_overwritten_when_the_record_cannot_be_kept(folder: Path) -> None:
    result = run("clean", "--in-place", "--record", "missing/undo.jsonl", "desk/a.txt")
    assert result.code == 2 and result.complaints[0].startswith("missing/undo.jsonl: error: ")
    assert (folder / "desk/a.txt").read_bytes() == DAMAGED


def test_output_is_one_file(folder: Path) -> None:
    result = run("clean", "-o", "out.txt", "desk")
    assert (result.code, result.out) == (0, b"")
    assert (folder / "out.txt").read_bytes() == b"\n".join([REPAIRED, FINE, REPAIRED])


def test_output_inside_the_folder_that_is_read_is_not_read(folder: Path) -> None:
    for _ in range(2):
        assert run("clean", "-o", "desk/out.txt", "--record", "desk/undo.jsonl", "desk").code == 0
        assert (folder / "desk/out.txt").read_bytes() == b"\n".join([REPAIRED, FINE, REPAIRED])


def test_output_is_not_emptied_by_a_mistyped_input(folder: Path) -> None:
    (folder / "out.txt").write_bytes(b"precious\n")
    assert run("clean", "-o", "out.txt", "misisng.txt").code == 2
    assert (folder / "out.txt").read_bytes() == b"precious\n"
    assert not list(folder.glob(".*"))


def test_output_dir_keeps_paths_below_the_folder_that_was_named(folder: Path) -> None:
    assert run("clean", "--output-dir", "out", "desk").code == 0
    assert tree(folder / "out") == {"a.txt": REPAIRED, "b/a.txt": REPAIRED, "fine.txt": FINE}
    assert (folder / "desk/a.txt").read_bytes() == DAMAGED


def test_output_dir_below_the_folder_that_is_read_is_not_read(folder: Path) -> None:
    for _ in range(2):
        assert run("clean", "--output-dir", "desk/out", "desk").code == 0
        assert sorted(tree(folder / "desk/out")) == ["a.txt", "b/a.txt", "fine.txt"]


def test_two_sources_never_overwrite_one_output(folder: Path) -> None:
    (folder / "desk/b/a.txt").write_bytes(FINE)
    result = run("clean", "--output-dir", "out", "desk/a.txt", "desk/b/a.txt")
    assert result.code == 2
    assert "is already the output of desk/a.txt" in result.complaints[0]
    assert tree(folder / "out") == {"a.txt": REPAIRED}


@pytest.mark.parametrize(
    ("names", "written"),
    [
        (["a.html", "a.txt"], {"a.html.txt", "a.txt"}),
        (["a.html", "a.htm", "b.html"], {"a.html.txt", "a.htm.txt", "b.txt"}),
        (["a.php", "a.txt", "sub/a.txt", "sub/b.html"], {"a.php.txt", "a.txt", "sub/a.txt", "sub/b.txt"}),
        (["a.html", "a.jpg.txt", "a.json"], {"a.txt", "a.jpg.txt", "a.json"}),
    ],
)
def test_a_page_beside_a_text_of_its_name_keeps_its_own(folder: Path, names: list[str], written: set[str]) -> None:
    for name in names:
        path = folder / "d" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(FINE if name.endswith((".txt", ".json")) else PAGE)
    assert run("clean", "--output-dir", "out", "-j2", "d").code == 0
    assert set(tree(folder / "out")) == written
    flat = [f"d/{name}" for name in names if "/" not in name]
    outputs = []
    for order in (flat, flat[::-1]):
        assert run("clean", "--output-dir", f"by-name-{order[0][2:]}", *order).code == 0
        outputs.append(tree(folder / f"by-name-{order[0][2:]}"))
    assert outputs[0] == outputs[1] == {n: d for n, d in tree(folder / "out").items() if "/" not in n}


def test_output_dir_names_json_and_text_of_pages_for_what_they_are(folder: Path) -> None:
    (folder / "page.html").write_bytes(PAGE)
    run("clean", "--output-dir", "out", "page.html")
    run("clean", "--output-dir", "out", "--format", "json", "desk/a.txt")
    assert sorted(tree(folder / "out")) == ["a.txt.json", "page.txt"]
    assert json.loads((folder / "out/a.txt.json").read_bytes())["text"] == REPAIRED.decode()


@pytest.mark.parametrize(
    ("name", "written"), [(None, "stdin"), ("aleppo-2016.txt", "aleppo-2016.txt"), ("../../up.txt", "up.txt")]
)
def test_output_dir_of_standard_input(folder: Path, name: str | None, written: str) -> None:
    run("clean", "--output-dir", "out", *(["--stdin-filename", name] if name else []), stdin=DAMAGED)
    assert tree(folder) | {f"out/{written}": REPAIRED} == tree(folder)


@pytest.mark.parametrize("name", ["..", ".", "out/"])
def test_output_dir_refuses_a_name_that_is_no_file(folder: Path, name: str) -> None:
    before = tree(folder)
    result = run("clean", "--output-dir", "out", "--stdin-filename", name, stdin=DAMAGED)
    assert result.code == 2 and len(result.complaints) == 1
    assert tree(folder) == before


def test_output_dir_is_not_left_through_a_symbolic_link(folder: Path) -> None:
    (folder / "elsewhere").mkdir()
    (folder / "out").mkdir()
    (folder / "out/b").symlink_to(folder / "elsewhere")
    (folder / "out/fine.txt").symlink_to(folder / "elsewhere/fine.txt")
    result = run("clean", "--output-dir", "out", "desk")
    assert result.code == 2
    assert sum("through a symbolic link" in line for line in result.complaints) == 2
    assert tree(folder / "elsewhere") == {}
    assert (folder / "out/a.txt").read_bytes() == REPAIRED


def test_names_come_from_a_file_or_from_standard_input(folder: Path) -> None:
    names = b"desk/a.txt\0desk/fine.txt\0"
    (folder / "names").write_bytes(names)
    expected = REPAIRED + b"\n" + FINE
    assert run("clean", "--files0-from", "names").out == expected
    assert run("clean", "--files0-from", "-", stdin=names).out == expected
    assert run("clean", "--files0-from", "-", stdin=names.rstrip(b"\0")).out == expected
    assert run("clean", "--files0-from", "-", stdin=b"") == run("clean", "--files0-from", os.devnull)


def test_two_processes_print_what_one_prints(folder: Path) -> None:
    for number in range(30):
        (folder / f"desk/{number:02}.txt").write_bytes(DAMAGED * (60 - 2 * number))
    (folder / "desk/15.gz").write_bytes(b"\x1f\x8b\x08")
    one = run("clean", "--format", "jsonl", "desk", "missing.txt")
    two = run("clean", "--format", "jsonl", "--jobs", "2", "desk", "missing.txt")
    assert one.code == 2 and len(one.lines) == 33 and len(one.complaints) == 2
    assert (two.code, two.out, two.err) == (one.code, one.out, one.err)
