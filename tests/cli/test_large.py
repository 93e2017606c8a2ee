"""Large files go through in pieces: the same text comes out, and a bar is shown to people only."""

from __future__ import annotations

from pathlib import Path

import pytest

from syriatext.reading.large import LARGE, large_text

from .run import DAMAGED, REPAIRED, on_terminal, run

ARABIC = "أعلن المجلس أن الجسر سيفتح أمام حركة المرور قبل نهاية الشهر.\n"
FILLER = ARABIC * (LARGE // len(ARABIC.encode()) + 1)
REPAIR = ("clean", "--only", "repair")


@pytest.fixture
def large(folder: Path) -> Path:
    """More than one window of clean Arabic with a damaged line at each end and in the middle."""
    text = "\ufeff" + DAMAGED.decode() + FILLER + DAMAGED.decode() + ARABIC * 1000 + DAMAGED.decode()
    path = folder / "large.txt"
    path.write_text(text)
    return path


def test_every_piece_is_repaired(large: Path) -> None:
    assert large_text(str(large), 1 << 30) is not None
    expected = REPAIRED.decode() + FILLER + REPAIRED.decode() + ARABIC * 1000 + REPAIRED.decode()
    assert run(*REPAIR, str(large)).out == expected.encode() == run(*REPAIR, stdin=large.read_bytes()).out


def test_between_other_inputs(large: Path) -> None:
    Path("fine").write_bytes(b"Rain fell.")
    done = run(*REPAIR, "fine", str(large), "missing", "fine", "-o", "out")
    out = Path("out").read_bytes()
    assert done.code == 2 and len(done.complaints) == 1
    assert out.startswith(b"Rain fell.\n\n" + REPAIRED) and out.endswith(REPAIRED + b"\nRain fell.")


@pytest.mark.parametrize(
    "data",
    [
        b"short",
        FILLER.encode() + b"\xff",
        FILLER.encode("cp1256", "replace") * 2,
        b"%PDF-" + FILLER.encode(),
        FILLER.encode() + "雨".encode("iso2022_jp"),
        FILLER.encode("utf-16-le"),
    ],
    ids=["small", "a stray byte", "another encoding", "no text", "seven bits", "two bytes"],
)
def test_what_must_be_seen_whole_is(folder: Path, data: bytes) -> None:
    path = folder / "file"
    path.write_bytes(data)
    assert large_text(str(path), 1 << 30) is None
    assert large_text(str(path), 10) is large_text("/dev/zero", 1 << 30) is large_text("missing", 1 << 30) is None


def test_a_bar_is_shown_on_a_terminal_and_not_in_a_pipe(large: Path) -> None:
    shown = on_terminal(*REPAIR, "large.txt", out_is_terminal=False).out
    assert b"large.txt" in shown and "━".encode() in shown
    assert run(*REPAIR, "large.txt").err == b""
