"""Full disks, closed streams, signals, odd surroundings: no loss, no traceback, the right exit code."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from .run import COMMAND, DAMAGED, FINE, REPAIRED, environment, run, shell

BIG = FINE * 12_000  # more than any buffer on the way
LIMIT = 100_000


def small_files_only() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (LIMIT, LIMIT))


def closed(*descriptors: int) -> Callable[[], None]:
    def close() -> None:
        for descriptor in descriptors:
            os.close(descriptor)

    return close


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize(
    "arguments", ["clean small", "clean big", "clean --format json small", "diff small other", "--help", "--version"]
)
def test_a_full_device_is_an_error(folder: Path, arguments: str, unbuffered: str) -> None:
    (folder / "small").write_bytes(FINE)
    (folder / "big").write_bytes(BIG)
    (folder / "other").write_bytes(DAMAGED)
    result = shell(f"syriatext {arguments} > /dev/full", env={"PYTHONUNBUFFERED": unbuffered})
    assert result.code == 2
    assert result.complaints == ["standard output: error: No space left on device."]


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_file_that_may_not_grow_is_an_error(folder: Path, unbuffered: str) -> None:
    (folder / "big").write_bytes(BIG)
    with open("out", "wb") as out:
        done = subprocess.run(
            [*COMMAND, "clean", "big"],
            stdout=out,
            stderr=subprocess.PIPE,
            preexec_fn=small_files_only,
            env=environment({"PYTHONUNBUFFERED": unbuffered}),
        )
    assert done.returncode == 2
    assert done.stderr == b"standard output: error: File too large.\n"


@pytest.mark.parametrize(
    "arguments",
    [("-o", "old", "big"), ("--in-place", "big"), ("--output-dir", ".", "sub/old"), ("--in-place=.bak", "big")],
)
def test_a_write_that_fails_leaves_the_old_file(folder: Path, arguments: tuple[str, ...]) -> None:
    (folder / "sub").mkdir()
    before = {"big": BIG + DAMAGED, "sub/old": BIG + DAMAGED, "old": b"precious\n"}
    for name, data in before.items():
        (folder / name).write_bytes(data)
    result = run("clean", *arguments, before=small_files_only)
    assert result.code == 2
    assert len(result.complaints) == 1 and "File too large" in result.complaints[0]
    assert {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()} == before


def test_restore_in_place_that_fails_leaves_the_file(folder: Path) -> None:
    (folder / "big").write_bytes(BIG + DAMAGED)
    run("clean", "--in-place", "--record", "undo", "big")
    cleaned = (folder / "big").read_bytes()
    assert run("restore", "--in-place", "undo", before=small_files_only).code == 2
    assert (folder / "big").read_bytes() == cleaned
    assert sorted(path.name for path in folder.iterdir()) == ["big", "undo"]


@pytest.mark.parametrize(
    ("descriptors", "code"), [((0,), 2), ((1,), 2), ((2,), 0), ((0, 1, 2), 2), ((1, 2), 2)], ids=str
)
def test_closed_streams(folder: Path, descriptors: Sequence[int], code: int) -> None:
    (folder / "f").write_bytes(DAMAGED)
    result = run("clean", stdin=DAMAGED, before=closed(*descriptors))
    assert result.code == code
    assert len(result.complaints) == (0 if 2 in descriptors else 1)
    assert run("clean", "-o", "out", "f", before=closed(*descriptors)).code == 0
    assert (folder / "out").read_bytes() == REPAIRED
    assert (folder / "f").read_bytes() == DAMAGED


@pytest.mark.parametrize("arguments", [("clean", "big"), ("clean", "--format", "json", "big"), ("--help",)])
def test_a_broken_pipe_is_silent(folder: Path, arguments: tuple[str, ...]) -> None:
    (folder / "big").write_bytes(BIG)
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([*COMMAND, *arguments], stdout=writer, stderr=subprocess.PIPE, env=environment())
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, b"")


def interrupted(number: int, *arguments: str) -> tuple[int, bytes]:
    """Send a signal to the command while it waits for what comes out of the named pipe that is its last argument."""
    os.mkfifo(arguments[-1])
    process = subprocess.Popen(
        [*COMMAND, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment()
    )
    writer = _opened_once_it_is_read(arguments[-1], process)
    # It must be waiting: of a signal that comes just before it does, Python learns when the waiting ends.
    time.sleep(0.2)
    process.send_signal(number)
    _, said = process.communicate(timeout=30)
    os.close(writer)
    os.unlink(arguments[-1])
    return process.returncode, said


def _opened_once_it_is_read(pipe: str, process: subprocess.Popen[bytes]) -> int:
    while process.poll() is None:
        try:
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:  # nobody reads it yet
            time.sleep(0.01)
    raise AssertionError(f"ended before it read the pipe: {process.communicate()}")


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)])
@pytest.mark.parametrize(
    "arguments",
    [
        ("clean", "-o", "old", "pipe"),
        ("clean", "-j2", "-o", "old", "pipe"),
        ("diff", "-o", "old", "/dev/null", "pipe"),
        ("restore", "-o", "old", "pipe"),
    ],
    ids=" ".join,
)
def test_signals_leave_nothing_behind(folder: Path, arguments: tuple[str, ...], number: int, code: int) -> None:
    (folder / "old").write_bytes(b"precious\n")
    assert interrupted(number, *arguments) == (code, b"")
    assert [path.name for path in folder.iterdir()] == ["old"]
    assert (folder / "old").read_bytes() == b"precious\n"


@pytest.mark.parametrize(
    "surroundings",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "utf-16"},
        {"PYTHONWARNINGS": "error"},
        {"PYTHONUNBUFFERED": "1"},
        {"HOME": "/nonexistent", "TMPDIR": "/nonexistent"},
        {"GITHUB_ACTIONS": "true", "FORCE_COLOR": "1", "TERM": "dumb"},
    ],
    ids=lambda surroundings: " ".join(surroundings),
)
def test_the_same_bytes_in_any_surroundings(folder: Path, surroundings: dict[str, str]) -> None:
    syria = "سوريا اليوم\n".encode()
    (folder / "a.txt").write_bytes(DAMAGED + syria)
    (folder / "b.txt").write_bytes(syria)
    cleaned = run("clean", "--format", "jsonl", "a.txt", "b.txt", env=surroundings)
    assert (cleaned.code, cleaned.err) == (0, b"")
    assert [json.loads(line)["text"].encode() for line in cleaned.lines] == [REPAIRED + syria, syria]
    shown = run("diff", "a.txt", "b.txt", env=surroundings)
    assert (shown.code, shown.err) == (1, b"")
    assert "سوريا".encode() in shown.out and b"\x1b" not in shown.out


def test_no_warning_of_a_library_is_an_error() -> None:
    page = "<!doctype html><p>سوريا</p><p>دمشق</p>".encode()
    result = run("clean", stdin=page, env={"PYTHONWARNINGS": "error", "PYTHONDEVMODE": "1"})
    assert (result.code, result.err) == (0, b"") and "سوريا".encode() in result.out


@pytest.mark.parametrize("surroundings", [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}])
@pytest.mark.parametrize("command", ["clean", "diff", "restore"])
def test_help_in_ascii_surroundings(command: str, surroundings: dict[str, str]) -> None:
    result = run(command, "--help", env=surroundings)
    assert (result.code, result.err) == (0, b"")


def test_inputs_that_cannot_be_read(folder: Path) -> None:
    (folder / "loop").symlink_to("loop")
    (folder / "nowhere").symlink_to("missing")
    (folder / "f").write_bytes(FINE)
    result = run("clean", "missing", "loop", "nowhere", "f", "/proc/self/mem", "f/below", "x" * 300)
    assert (result.code, result.out) == (2, FINE)
    assert [line.rpartition(": error: ")[2] for line in result.complaints] == [
        "No such file or directory.",
        "Too many levels of symbolic links.",
        "No such file or directory.",
        "Input/output error.",
        "Not a directory.",
        "File name too long.",
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read and write everything")
def test_permissions(folder: Path) -> None:
    (folder / "shut").mkdir()
    (folder / "secret").write_bytes(FINE)
    os.chmod(folder / "secret", 0)
    os.chmod(folder / "shut", 0)
    result = run("clean", "secret", "shut", "-o", "out")
    assert (result.code, result.out) == (2, b"")
    assert result.complaints == ["secret: error: Permission denied.", "shut: error: Permission denied."]
    os.chmod(folder / "shut", 0o700)


def test_a_device_is_written_to_and_not_replaced(folder: Path) -> None:
    (folder / "f").write_bytes(FINE)
    (folder / "null").symlink_to("/dev/null")
    for name in ("/dev/null", "null"):
        assert run("clean", "-o", name, "f").code == 0
    assert Path("/dev/null").is_char_device()
    assert run("clean", "-o", "/dev/stdout", "f").out == FINE
    assert run("clean", "-o", "/dev/full", "f").complaints == ["/dev/full: error: No space left on device."]


@pytest.mark.parametrize("target", ["missing/out", ".", "f/out"])
def test_an_output_that_cannot_be_made(folder: Path, target: str) -> None:
    (folder / "f").write_bytes(FINE)
    for arguments in (("clean", "f"), ("diff", "f", "f")):
        result = run(*arguments, "-o", target)
        assert (result.code, result.out, len(result.complaints)) == (2, b"", 1)
        assert result.complaints[0].startswith(f"{target}: error: ")
    assert [path.name for path in folder.iterdir()] == ["f"]


def test_the_output_may_be_the_input(folder: Path) -> None:
    (folder / "f").write_bytes(DAMAGED)
    assert run("clean", "-o", "f", "f").code == 0
    assert (folder / "f").read_bytes() == REPAIRED
