"""How much memory each command takes for each byte of its input, beside what it takes for next to nothing."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from tests.cli.run import COMMAND, environment
from tests.documents import PROSE


def _new_lines(size: int, seed: int = 1) -> str:
    """Sentences that are all different."""
    source = random.Random(seed)
    words = ["".join(source.choices("abcdefghiklmnoprstuvw", k=source.randint(2, 9))) for _ in range(3000)]
    return "".join(" ".join(source.choices(words, k=14)).capitalize() + ".\n" for _ in range(size // 85))


def _records(size: int) -> str:
    return "".join(json.dumps({"id": n, "text": _new_lines(1700, n)}) + "\n" for n in range(size // 1750))


MADE: dict[str, Callable[[int], str]] = {
    "text": _new_lines,
    "copy": lambda size: _new_lines(size).replace("ab", "eb"),
    "line": lambda size: (PROSE[0] + " ") * (size // len(PROSE[0])),
    "damaged": lambda size: ("cafÃ© " * 12 + "\n") * (size // 85),
    "page": lambda size: "<html><body><article>" + _new_lines(size).replace("\n", "\n<p>") + "</article></body></html>",
    "records.jsonl": _records,
}
"""Inputs of about so many bytes, by the names of their files."""


class Stage(NamedTuple):
    """A command, its inputs, and how many bytes it may take for each byte of them (0: none, whatever their size)."""

    arguments: tuple[str, ...]
    inputs: tuple[str, ...]
    bound: int

    def __str__(self) -> str:
        return " ".join((*self.arguments, *self.inputs))


STAGES = (
    Stage(("clean",), ("text",), 60),
    Stage(("clean",), ("line",), 60),
    Stage(("clean",), ("damaged",), 60),
    Stage(("clean",), ("page",), 80),
    Stage(("clean", "--only", "repair"), ("damaged",), 60),
    Stage(("clean", "--explain"), ("damaged",), 60),
    Stage(("clean", "--format", "json"), ("damaged",), 160),
    Stage(("clean",), ("records.jsonl",), 0),
    Stage(("dups",), ("records.jsonl",), 8),
    Stage(("diff",), ("text", "copy"), 150),
)
ROOM = 12 << 20
"""What differs from run to run: libraries loaded only when there is enough to do, buffers."""


def peak(arguments: list[str]) -> int:
    """The most bytes a command had in memory."""
    # Its children's peaks are added to nothing: there are none.
    process = subprocess.Popen(
        [*COMMAND, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=environment()
    )
    _, status, usage = os.wait4(process.pid, 0)
    assert process.stderr is not None
    said = process.stderr.read()
    process.stderr.close()
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode in (0, 1), said
    return usage.ru_maxrss << 10


def taken(stage: Stage, small: int, large: int) -> tuple[int, int]:
    """How much more memory the large input takes than the small one, and how many bytes more it has."""
    with tempfile.TemporaryDirectory() as folder:
        peaks, sizes = [], []
        for size in (small, large):
            paths = [Path(folder, f"{size}{name}") for name in stage.inputs]
            for path, name in zip(paths, stage.inputs, strict=True):
                path.write_text(MADE[name](size))
            peaks.append(peak([*stage.arguments, *map(str, paths)]))
            sizes.append(sum(path.stat().st_size for path in paths))
    return peaks[1] - peaks[0], sizes[1] - sizes[0]


def main() -> int:
    """Print each command's bytes of memory for each byte of input; the exit code is 1 where a bound is broken."""
    code = 0
    for stage in STAGES:
        more, size = taken(stage, 100_000, 2_000_000)
        is_fine = more <= stage.bound * size + ROOM
        code |= not is_fine
        print(f"{stage}: {more / size:.0f} bytes for each, at most {stage.bound}{'' if is_fine else ': TOO MUCH'}")
    return code


if __name__ == "__main__":
    sys.exit(main())
