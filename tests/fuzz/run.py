"""``make fuzz N=…``: a long run, with counts a target in a file, and every input that breaks a law kept.

Two drivers share the laws and the inputs: hypothesis draws them at random from the seed on, atheris (where it is
installed) looks for those that reach new code. A law that is broken is told once, with its smallest input, and the run
goes on to the end; the exit code is 1 then.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
import traceback
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


def main() -> int:
    """Run until each target has had its share of the inputs."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--inputs", type=int, default=20_000)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--only", choices=TARGETS, action="append")
    arguments.add_argument("--counts", type=Path, default=Path("fuzz-counts.json"))
    arguments.add_argument("--stories", type=Path, default=Path("fuzz-broken.txt"))
    wanted = arguments.parse_args()
    names = wanted.only or list(TARGETS)
    shares = sum(TARGETS[name].share for name in names)
    left = {name: wanted.inputs * TARGETS[name].share // shares for name in names}
    counts, number, broken = Counts(wanted.counts), wanted.seed, 0
    while any(value > 0 for value in left.values()):
        for name in [name for name in names if left[name] > 0]:
            started = time.monotonic()
            taken, story = batch(name, min(BATCH, left[name]), number)
            left[name] -= max(taken, 1)
            counts.add(name, taken, bool(story), time.monotonic() - started)
            if story:
                broken += 1
                with wanted.stories.open("a") as file:
                    file.write(f"=== {name}, seed {number}\n{story}\n")
        number += 1
    sys.stdout.write(wanted.counts.read_text())
    return 1 if broken else 0


if __name__ == "__main__":
    os.environ.setdefault("PYTHONHASHSEED", "0")
    sys.exit(main())
