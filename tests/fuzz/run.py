"""``make fuzz N=…``: a long run, with counts a target in a file, and every input that breaks a law kept.

Two drivers share the laws: hypothesis draws inputs at random from the seed on, and atheris (where it is installed)
changes such inputs and keeps those that reach new code, which is ten times as fast and takes nine of ten. An input that
breaks a law is written to the file of stories, and the run goes on to the end; the exit code is 1 then.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import time
import traceback
from importlib.util import find_spec
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from .laws import TARGETS

BATCH = 2_000
"""Inputs drawn in one go: hypothesis remembers all of them."""


class Counts:
    """How many inputs each target has taken, on disk at all times."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.told: dict[str, dict[str, float]] = {}

    def add(self, name: str, inputs: int, broken: int, seconds: float) -> None:
        row = self.told.setdefault(name, {"inputs": 0, "broken": 0, "seconds": 0.0})
        row["inputs"] += inputs
        row["broken"] += broken
        row["seconds"] = round(row["seconds"] + seconds, 1)
        total = sum(each["inputs"] for each in self.told.values())
        self.path.write_text(json.dumps({**self.told, "total": total}, indent=1) + "\n")

    def broken(self) -> float:
        """How many runs met a law that was broken."""
        return sum(row["broken"] for row in self.told.values())


def batch(name: str, examples: int, number: int) -> tuple[int, str]:
    """Try a law on so many inputs. Returns how many it took, and the story of the one that broke it."""
    target, taken = TARGETS[name], 0

    @seed(number)
    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        print_blob=True,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(st.tuples(*target.inputs))
    def tried(drawn: tuple[object, ...]) -> None:
        nonlocal taken
        taken += 1
        target.law(*drawn)

    try:
        tried()
    except Exception:
        return taken, traceback.format_exc()
    return taken, ""


def guided(name: str, runs: int, number: int, folder: Path) -> tuple[int, str]:
    """The same by atheris, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz.guided", name, str(runs), str(number), str(folder / name)],
        capture_output=True,
        text=True,
        errors="replace",
    )
    taken = re.search(r"stat::number_of_executed_units: (\d+)", done.stderr)
    return int(taken[1]) if taken else 0, (done.stdout + done.stderr)[-8_000:] if done.returncode else ""


def shares(names: list[str], total: int) -> dict[str, int]:
    """How many inputs each target gets."""
    all_shares = sum(TARGETS[name].share for name in names)
    return {name: total * TARGETS[name].share // all_shares for name in names}


def main() -> int:
    """Run until each target has had its share of the inputs."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--inputs", type=int, default=20_000)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--only", choices=TARGETS, action="append")
    arguments.add_argument("--folder", type=Path, default=Path(".fuzz"), help="counts, stories, and what was found")
    wanted = arguments.parse_args()
    wanted.folder.mkdir(exist_ok=True)
    names = wanted.only or list(TARGETS)
    drawn = wanted.inputs // 10 if find_spec("atheris") else wanted.inputs
    counts = Counts(wanted.folder / "counts.json")

    def told(name: str, driver: str, number: int, started: float, found: tuple[int, str]) -> None:
        taken, story = found
        counts.add(name, taken, bool(story), time.monotonic() - started)
        if story:
            with (wanted.folder / "broken.txt").open("a") as file:
                file.write(f"=== {name} by {driver}, seed {number}\n{story}\n")

    left = shares(names, drawn)
    number = wanted.seed
    while any(value > 0 for value in left.values()):
        for name in [name for name in names if left[name] > 0]:
            started, examples = time.monotonic(), min(BATCH, left[name])
            told(name, "hypothesis", number, started, batch(name, examples, number))
            left[name] -= examples
        number += 1
    for name, runs in shares(names, wanted.inputs - drawn).items():
        if runs:
            told(name, "atheris", number, time.monotonic(), guided(name, runs, number, wanted.folder))
    sys.stdout.write(counts.path.read_text())
    return int(counts.broken() > 0)


if __name__ == "__main__":
    sys.exit(main())
