"""Input made to do harm: to lead out of a folder, to command a spreadsheet, to fill memory, to reach the network."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from .run import COMMAND, FINE, Result, environment, on_terminal, run

STORY = "Rain fell in Homs on Friday and the roads to the coast were closed until noon, the council said.\n"
FORMULAS = ("=1+1", "+2", "-3", "@x", "\tt", "\rr")
NAMES = (*FORMULAS, "../../out", "/etc/passwd", "\x1b]52;c;eA==\x07", "a\nb", "\u202etxt.exe")


@pytest.fixture(autouse=True)
def files(folder: Path) -> None:
    rows = [{"id": name, "text": f"={STORY}"} for name in NAMES]
    (folder / "all.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    (folder / "=a.txt").write_text(f"={STORY}")
    (folder / "@b.txt").write_text(f"={STORY}".replace("Friday", "Sunday"))


@pytest.mark.parametrize(
    "arguments",
    [
        ("clean", "--format", "csv", "all.jsonl", "=a.txt"),
        ("dups", "--format", "csv", "all.jsonl", "=a.txt", "@b.txt"),
        ("diff", "--format", "csv", "=a.txt", "@b.txt"),
        ("diff", "--table", "links", "=a.txt", "@b.txt"),
    ],
    ids=" ".join,
)
def test_no_cell_of_a_table_is_a_formula(arguments: tuple[str, ...]) -> None:
    result = run(*arguments)
    assert result.err == b""
    cells = [cell for row in csv.reader(io.StringIO(result.out.decode(), newline="")) for cell in row]
    assert [cell for cell in cells if cell[:1] in "=+-@\t\r" and cell] == []
    assert any(cell.startswith("'=") for cell in cells)


@pytest.mark.parametrize("format", ["text", "csv", "json", "jsonl"])
def test_no_id_of_a_group_commands_the_terminal(format: str) -> None:
    shown = on_terminal("dups", "--format", format, "all.jsonl").out.decode()
    assert "etc/passwd" in shown
    assert not {"\x1b", "\x07", "\u202e"} & set(shown.replace("\x1b[2K", ""))


def test_no_id_leads_out_of_the_output_folder(folder: Path) -> None:
    assert run("clean", "--output-dir", "out/below", "--format", "text", "all.jsonl").code == 0
    written = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    numbers = {f"out/below/all.jsonl/{number:06}.txt" for number in range(1, len(NAMES) + 1)}
    assert written == {"all.jsonl", "=a.txt", "@b.txt"} | numbers


def test_names_with_two_dots_stay_in_the_output_folder(folder: Path) -> None:
    (folder / "below").mkdir()
    os.chdir("below")
    assert run("clean", "--output-dir", "out", "../=a.txt", "../below/../@b.txt").code == 0
    assert sorted(path.name for path in Path("out").iterdir()) == ["=a.txt", "@b.txt"]


DEEP = "[" * 200_000 + "]" * 200_000


@pytest.mark.parametrize("command", [("clean",), ("dups",), ("diff", "--pairs")], ids=" ".join)
def test_json_that_is_nested_without_end_costs_its_line(folder: Path, command: tuple[str, ...]) -> None:
    fine = {"id": "x", "text": STORY, "a": "=a.txt", "b": "@b.txt"}
    (folder / "deep.jsonl").write_text(f'{{"text": "", "x": {DEEP}}}\n{json.dumps(fine)}\n')
    result = run(*command, "deep.jsonl")
    assert (result.code, len(result.complaints)) == (2, 1)
    assert "deep.jsonl" in result.complaints[0] and (command == ("dups",) or result.out)


def test_a_record_that_is_nested_without_end_is_none(folder: Path) -> None:
    (folder / "deep.json").write_text(f'{{"schema": "syriatext.clean/1", "source": {DEEP}}}')
    result = run("restore", "deep.json")
    assert (result.code, len(result.complaints)) == (2, 1)


def within(limit: int, *arguments: str) -> tuple[Result, int]:
    """A run, and the most bytes that it had in memory beside what one of a few words has."""
    peaks = []
    for words in (("clean", "=a.txt"), arguments):
        with subprocess.Popen(
            [*COMMAND, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment()
        ) as process:
            assert process.stdout is not None and process.stderr is not None
            out, err = process.stdout.read(), process.stderr.read()
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        peaks.append(usage.ru_maxrss << 10)
    assert peaks[1] - peaks[0] < limit
    return Result(process.returncode, out, err), peaks[1] - peaks[0]


def test_a_bomb_is_refused_at_the_limit(folder: Path) -> None:
    with gzip.open("bomb.jsonl.gz", "wb", 1) as bomb:
        bomb.write(b'{"text": "')
        for _ in range(200):
            bomb.write(b"a" * (1 << 20))
        bomb.write(b'"}\n{"text": "behind"}\n')
    result, _ = within(60 << 20, "clean", "--max-size", "1M", "bomb.jsonl.gz")
    assert (result.code, result.out) == (2, b'{"text": "behind"}\n')
    assert "--max-size" in result.complaints[0]


def test_a_bomb_in_a_bomb_is_unpacked_once(folder: Path) -> None:
    (folder / "twice.jsonl.gz").write_bytes(gzip.compress(gzip.compress(b"\0" * (100 << 20), 1)))
    result, _ = within(30 << 20, "clean", "twice.jsonl.gz")
    assert result.code == 2 and result.complaints


def test_a_device_without_end_is_refused_at_the_limit() -> None:
    for arguments in (("clean", "/dev/zero"), ("diff", "/dev/zero", "=a.txt"), ("dups", "/dev/zero")):
        result = run(*arguments, "--max-size", "1M")
        assert result.code == 2 and "larger than 1,048,576 bytes" in result.complaints[0]


ENTITIES = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "lol"}">' for n in range(9))


@pytest.mark.parametrize("start", ["", '<?xml version="1.0"?>'])
def test_entities_of_a_page_stay_what_they_are(folder: Path, start: str) -> None:
    (folder / "secret").write_text("the secret")
    outside = f'<!ENTITY x SYSTEM "file://{folder}/secret">'
    body = f"<p>{STORY}</p><p>&a8; and &x;</p>" * 3
    page = f"{start}<!DOCTYPE html [{ENTITIES}{outside}]><html><body><article>{body}</article></body></html>"
    (folder / "page.html").write_text(page)
    result, _ = within(120 << 20, "clean", "--input-format", "html", "page.html")
    assert result.code == 0 and STORY.strip().encode() in result.out
    assert b"lollol" not in result.out and b"the secret" not in result.out


OFFLINE = """
import sys
def watch(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.sendto", "urllib.Request", "subprocess.Popen"):
        sys.stderr.write(f"{event} {arguments}\\n"); sys.stderr.flush()
sys.addaudithook(watch)
from syriatext.__main__ import main
main()
"""


def test_a_page_reaches_no_network(folder: Path) -> None:
    linked = '<base href="http://127.0.0.1:9/"><link rel="stylesheet" href="http://127.0.0.1:9/x.css"><script src="y">'
    page = f"<html><head>{linked}</script></head><body><p>{STORY}</p><iframe src='http://127.0.0.1:9/'></iframe></body>"
    (folder / "page.html").write_text(f'<!DOCTYPE html SYSTEM "http://127.0.0.1:9/x.dtd">{page}</html>')
    result = run("clean", "page.html", command=(sys.executable, "-c", OFFLINE))
    assert (result.code, result.err) == (0, b"") and STORY.strip().encode() in result.out


def test_a_folder_that_holds_itself_is_read_once(folder: Path) -> None:
    (folder / "texts").mkdir()
    (folder / "texts/a").write_bytes(FINE)
    (folder / "texts/self").symlink_to(".")
    (folder / "texts/loop").symlink_to("loop")
    os.mkfifo("texts/pipe")
    for command in ("clean", "dups"):
        result = run(command, "texts")
        assert (result.code, result.err) == (0, b"")
    assert run("clean", "texts").out == FINE


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_dups_that_is_stopped_leaves_nothing_behind(folder: Path, number: int) -> None:
    (folder / "work").mkdir()
    (folder / "old").write_text("precious")
    os.mkfifo("pipe")
    process = subprocess.Popen(
        [*COMMAND, "dups", "-o", "old", "=a.txt", "pipe"],
        stderr=subprocess.PIPE,
        env=environment({"TMPDIR": str(folder / "work")}),
    )
    with open("pipe", "wb"):  # waits until it is read
        time.sleep(0.2)
        process.send_signal(number)
        _, said = process.communicate(timeout=30)
    assert (process.returncode, said) == (128 + number, b"")
    assert (folder / "old").read_text() == "precious" and list((folder / "work").iterdir()) == []


def children(process: subprocess.Popen[bytes]) -> list[int]:
    return [int(pid) for pid in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()]


def test_a_killed_worker_costs_the_document_that_it_was_at(folder: Path) -> None:
    """A named pipe that nobody writes to holds the one that reads it, until it is killed."""
    os.mkfifo("pipe")
    for name in ("1", "2", "3"):
        (folder / name).write_bytes(FINE)
    process = subprocess.Popen(
        [*COMMAND, "clean", "-j2", "1", "2", "pipe", "3"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    deadline = time.monotonic() + 40
    while process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.3)
        for child in children(process) if process.poll() is None else ():
            if b"wait_for_partner" in Path(f"/proc/{child}/wchan").read_bytes() or _opens_a_pipe(child):
                os.kill(child, signal.SIGKILL)
    out, err = process.communicate(timeout=10)
    assert (process.returncode, out) == (2, b"\n".join([FINE] * 3))
    assert err.startswith(b"pipe: error: the process that worked on it was killed")


def _opens_a_pipe(pid: int) -> bool:
    """Is it in open(2), which only a named pipe keeps anybody in?"""
    try:
        return Path(f"/proc/{pid}/syscall").read_text().split()[0] in ("257", "56")
    except (OSError, IndexError):
        return False


def test_letters_that_grow_and_marks_without_end(folder: Path) -> None:
    """U+FDFA stands for 18 letters, and no rendering breaks up 10,000 marks on one letter."""
    (folder / "grows").write_text("قال " + "ﷺ" * 20_000 + " في دمشق.\n")
    (folder / "marks").write_text("Rain" + "\u0301" * 10_000 + " fell in Homs.\n")
    for name in ("grows", "marks"):
        for options in ((), ("--normalize", "nfc,arabic-forms,tatweel")):
            cleaned = run("clean", *options, name)
            assert (cleaned.code, cleaned.err) == (0, b"")
            assert len(cleaned.out.decode()) <= 18 * 20_000 + 100
    assert run("diff", "grows", "marks").code == 1
    assert on_terminal("diff", "marks", "=a.txt").code == 1


def test_a_line_of_three_megabytes(folder: Path) -> None:
    (folder / "long").write_text(STORY.strip() * (3 << 20 >> 6))
    result, _ = within(300 << 20, "clean", "long")
    assert (result.code, result.err) == (0, b"") and len(result.out) > 3 << 20
    assert run("clean", "--max-size", "1M", "long").code == 2
