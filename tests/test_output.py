"""The writer: files that appear whole or not at all, and no byte lost on the way."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syriatext.output import AtomicFile, StreamSink, append_line, file_sink, state, write_all, write_file
from syriatext.problems import OutputProblem, Problem


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_appears_when_it_is_committed(folder: Path) -> None:
    with AtomicFile("f") as sink:
        sink.write(b"one ")
        sink.write(b"two")
        assert not (folder / "f").exists()
        sink.commit()
    assert (folder / "f").read_bytes() == b"one two"
    assert names(folder) == ["f"]


@pytest.mark.parametrize("error", [None, ValueError, KeyboardInterrupt, SystemExit])
def test_without_a_commit_nothing_happened(folder: Path, error: type[BaseException] | None) -> None:
    (folder / "f").write_bytes(b"old")
    try:
        with AtomicFile("f") as sink:
            sink.write(b"new" * 200_000)
            if error:
                raise error
    except (ValueError, KeyboardInterrupt, SystemExit):
        pass
    assert (folder / "f").read_bytes() == b"old"
    assert names(folder) == ["f"]


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o755, 0o444])
def test_an_existing_file_keeps_its_mode(folder: Path, mode: int) -> None:
    (folder / "f").write_bytes(b"old")
    os.chmod(folder / "f", mode)
    write_file("f", b"new")
    assert (folder / "f").read_bytes() == b"new"
    assert stat.S_IMODE((folder / "f").stat().st_mode) == mode


def test_a_new_file_gets_the_mode_that_is_given_or_usual(folder: Path) -> None:
    write_file("given", b"", mode=0o100640)
    write_file("usual", b"")
    (folder / "other").write_bytes(b"")
    modes = [stat.S_IMODE((folder / name).stat().st_mode) for name in ("given", "usual", "other")]
    assert modes[0] == 0o640 and modes[1] == modes[2]


@pytest.mark.parametrize(("write", "left"), [(append_line, b"old\n, more"), (write_file, b", more")])
def test_a_file_that_was_changed_since_it_was_seen_stays(
    folder: Path, write: Callable[[str, bytes], None], left: bytes
) -> None:
    (folder / "f").write_bytes(b"old")
    with pytest.raises(OutputProblem, match="changed meanwhile"), AtomicFile("f", seen=state("f")) as sink:
        sink.write(b"new")
        write("f", b", more")
        sink.commit()
    assert (folder / "f").read_bytes() == left
    assert names(folder) == ["f"]


def test_a_symbolic_link_keeps_pointing_at_the_file_that_is_replaced(folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "sub/target").write_bytes(b"old")
    (folder / "link").symlink_to("sub/target")
    (folder / "link to link").symlink_to("link")
    write_file("link to link", b"new")
    assert (folder / "link").is_symlink() and (folder / "link to link").is_symlink()
    assert (folder / "sub/target").read_bytes() == b"new"
    assert names(folder / "sub") == ["target"]


def test_a_link_to_nothing_makes_what_it_points_at(folder: Path) -> None:
    (folder / "link").symlink_to("target")
    write_file("link", b"new")
    assert (folder / "link").is_symlink() and (folder / "target").read_bytes() == b"new"


@pytest.mark.parametrize("path", ["missing/f", "f/below", "."])
def test_a_place_that_cannot_be_written_is_a_problem(folder: Path, path: str) -> None:
    (folder / "f").write_bytes(b"old")
    with pytest.raises(Problem) as caught:
        write_file(path, b"new")
    assert caught.value.source == path and caught.value.message
    assert names(folder) == ["f"] and (folder / "f").read_bytes() == b"old"


def test_a_write_that_fails_is_a_problem_of_the_output() -> None:
    with pytest.raises(OutputProblem) as caught, file_sink("/dev/full") as sink:
        sink.write(b"x")
        sink.commit()
    assert (caught.value.source, caught.value.message) == ("/dev/full", "No space left on device")


def test_short_writes_lose_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    taken = bytearray()

    def write_few(descriptor: int, data: memoryview) -> int:
        few = data[: len(taken) % 7 + 1]
        taken.extend(few)
        return len(few)

    monkeypatch.setattr(os, "write", write_few)
    data = bytes(range(256)) * 4
    write_all(1, data)
    assert taken == data


@given(st.lists(st.binary(max_size=200)), st.sampled_from([1, 10, 1 << 20]))
def test_a_stream_gets_everything_in_order(pieces: list[bytes], buffer: int) -> None:
    reader, writer = os.pipe()
    with pytest.MonkeyPatch.context() as patch, StreamSink(writer) as sink:
        patch.setattr("syriatext.output._BUFFER", buffer)
        for piece in pieces:
            sink.write(piece)
        sink.commit()
    os.close(writer)
    with open(reader, "rb") as read:
        assert read.read() == b"".join(pieces)


def test_devices_and_pipes_are_written_to_directly(folder: Path) -> None:
    assert isinstance(file_sink("/dev/null"), StreamSink)
    with file_sink("new") as sink:
        assert isinstance(sink, AtomicFile)
    assert names(folder) == []


def test_lines_are_added(folder: Path) -> None:
    append_line("f", b"one\n")
    append_line("f", b"two\n")
    assert (folder / "f").read_bytes() == b"one\ntwo\n"
    with pytest.raises(Problem):
        append_line("missing/f", b"three\n")
