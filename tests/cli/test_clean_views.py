"""``syriatext clean --check``, ``--diff`` and ``--explain``: what would change, and why."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..rendering.patching import patched
from .run import DAMAGED, FINE, REPAIRED, run


@pytest.fixture(autouse=True)
def texts(folder: Path) -> None:
    (folder / "damaged.txt").write_bytes(DAMAGED)
    (folder / "fine.txt").write_bytes(FINE)


def test_check_names_what_would_change() -> None:
    result = run("clean", "--check", "damaged.txt", "fine.txt")
    assert (result.code, result.out, result.err) == (1, b"damaged.txt\n", b"")


def test_check_is_silent_when_nothing_would_change() -> None:
    result = run("clean", "--check", "fine.txt")
    assert (result.code, result.out, result.err) == (0, b"", b"")


def test_check_may_be_silent() -> None:
    for name, code in (("damaged.txt", 1), ("fine.txt", 0)):
        result = run("clean", "--check", "-q", name)
        assert (result.code, result.out, result.err) == (code, b"", b"")


def test_check_of_what_clean_printed_finds_nothing(folder: Path) -> None:
    (folder / "again.txt").write_bytes(run("clean", "damaged.txt").out)
    assert run("clean", "--check", "again.txt").code == 0


def test_check_ends_names_with_nul(folder: Path) -> None:
    odd = "two\nlines and a space.txt"
    (folder / odd).write_bytes(DAMAGED)
    result = run("clean", "--check", "-0", "damaged.txt", odd)
    assert result.out == f"damaged.txt\0{odd}\0".encode()


def test_trouble_outweighs_a_difference() -> None:
    result = run("clean", "--check", "damaged.txt", "missing.txt")
    assert (result.code, result.out) == (2, b"damaged.txt\n")


@pytest.mark.parametrize("view", ["--check", "--diff", "--explain"])
def test_views_touch_no_file(folder: Path, view: str) -> None:
    run("clean", view, "damaged.txt")
    assert (folder / "damaged.txt").read_bytes() == DAMAGED
    assert sorted(path.name for path in folder.iterdir()) == ["damaged.txt", "fine.txt"]


def test_diff_shows_the_change_and_exits_as_check() -> None:
    result = run("clean", "--diff", "fine.txt", "damaged.txt")
    assert result.code == 1
    assert result.lines == [
        "--- damaged.txt",
        "+++ damaged.txt (cleaned)",
        "@@ -1,1 +1,1 @@",
        "-" + DAMAGED.decode().rstrip(),
        "+" + REPAIRED.decode().rstrip(),
    ]
    assert run("clean", "--diff", "fine.txt").code == 0


def test_diff_is_a_patch(folder: Path) -> None:
    text = "".join(f"line {n} of the cafÃ©\r\n" if n % 9 == 4 else f"line {n}\n" for n in range(40)) + "no end cafÃ©"
    (folder / "long.txt").write_bytes(text.encode())
    diff = run("clean", "--diff", "long.txt").out.decode()
    cleaned = run("clean", "long.txt").out.decode()
    assert patched(text, diff) == cleaned != text


def test_a_name_with_a_line_end_does_not_break_the_patch(folder: Path) -> None:
    (folder / "two\n+++ lines.txt").write_bytes(DAMAGED)
    lines = run("clean", "--diff", "two\n+++ lines.txt").lines
    assert lines[0] == "--- two\\n+++ lines.txt"
    assert len(lines) == 5


def test_diff_of_text_no_utf8_can_hold() -> None:
    given = "cafÃ© of the name \ud800\n".encode("utf-7", "surrogatepass")
    result = run("clean", "--diff", "--encoding", "utf-7", stdin=given)
    assert result.code in (1, 2)
    assert b"internal error" not in result.err


def test_explain_gives_place_rule_and_reason() -> None:
    result = run("clean", "--explain", "damaged.txt", "fine.txt")
    assert result.code == 0
    assert result.lines[0] == "damaged.txt: utf-8 (valid UTF-8), text; 1 change, 0 lines left out"
    assert result.lines[1].split()[0] == "1:8"
    assert "“Ã©” → “é”" in result.lines[1] and "[repair.mojibake]" in result.lines[1]
    assert result.lines[3].startswith("fine.txt: utf-8 (valid UTF-8), text; 0 changes")


@pytest.mark.parametrize(
    "arguments",
    [
        ("--check", "--diff"),
        ("--diff", "--explain"),
        ("--check", "--in-place"),
        ("--explain", "--output-dir", "out"),
        ("--check", "--format", "json"),
        ("--in-place", "--format", "json"),
        ("--in-place", "-o", "out.txt"),
        ("-o", "out.txt", "--output-dir", "out"),
        ("--output-dir", "out", "--format", "jsonl"),
        ("-0",),
        ("-q",),
        ("--keep", "nonsense", "-o", "out.txt"),
        ("--files0-from", "fine.txt"),
        ("--max-size", "lots"),
        ("--jobs", "-1"),
        ("--only", "half"),
        ("--format", "xml"),
        ("--in-place=",),
        ("--check", "--record", "undo"),
        ("--record", ""),
        ("--record", "-"),
        ("--record", "damaged.txt"),
        ("--record", "fine.txt"),
        ("--normalize", "everything"),
    ],
)
def test_contradictions_are_usage_errors_that_touch_nothing(folder: Path, arguments: tuple[str, ...]) -> None:
    before = sorted(path.name for path in folder.iterdir())
    result = run("clean", *arguments, "damaged.txt")
    assert (result.code, result.out) == (2, b"")
    (line,) = result.complaints
    assert ": error: " in line and ". hint: syriatext " in line
    assert sorted(path.name for path in folder.iterdir()) == before
    assert (folder / "damaged.txt").read_bytes() == DAMAGED


def test_what_a_page_says_beside_its_article_is_told(folder: Path) -> None:
    """In --explain, and in the report, of one page and of each of several."""
    paragraphs = "".join(
        f"<p>Rain fell in Homs on day {day} of the storm, the council said, and snow.</p>" for day in "123"
    )
    page = f"<html><body><nav><a>Home</a></nav><article>{paragraphs}</article></body></html>"
    (folder / "page.html").write_text(page)
    told = run("clean", "--explain", "page.html").out.decode()
    assert "\n  1 line of the web page not taken for the article:\n            “Home”\n  fields: " in told
    for options in (("page.html", "page.html"), ("--output-dir", "out", "page.html")):
        result = run("clean", "--format", "html", *options)
        shown = result.out or (folder / "out/page.html.html").read_bytes()
        assert b">Home</bdi></li>" in shown
