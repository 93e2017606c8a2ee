"""Killed in the middle of any stage, the same call goes on: no stage that was done is done again."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from syriatext.collection.dataflow import STAGES
from tests.collection.texts import labelled

STEPS = ("read", *STAGES, "grouped")

RUN = """
import os, signal, sys
from contextlib import contextmanager
from pathlib import Path
from syriatext.collection.engines.duckdb import DuckDB
from tests.collection.texts import clusters, members

folder, texts, deadly = Path(sys.argv[1]), Path(sys.argv[2]).read_text().splitlines(), sys.argv[3]
stage = DuckDB._stage

@contextmanager
def noted(engine, name):
    with stage(engine, name):
        yield
        print(name, file=sys.stderr, flush=True)
        if name == deadly:
            os.kill(os.getpid(), signal.SIGKILL)

DuckDB._stage = noted
print(members(clusters(folder, texts)))
"""


def run(folder: Path, deadly: str = "") -> tuple[int, str, list[str]]:
    """Exit code, the groups found, and the stages that were done or begun."""
    arguments = [sys.executable, "-c", RUN, str(folder), str(folder.parent / "texts"), deadly]
    done = subprocess.run(arguments, capture_output=True, text=True, cwd=Path(__file__).parents[2])
    return done.returncode, done.stdout, done.stderr.split()


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A file of texts in a folder, and the groups in them."""
    folder = tmp_path_factory.mktemp("killed")
    (folder / "texts").write_text("\n".join(text for _, text in labelled(random.Random(9), families=20)))
    (folder / "whole").mkdir()
    code, groups, stages = run(folder / "whole")
    assert (code, stages) == (0, list(STEPS))
    return folder, groups


@pytest.mark.parametrize("step", STEPS)
def test_killed_in_any_stage_it_goes_on(whole: tuple[Path, str], step: str) -> None:
    folder, groups = whole
    (folder / step).mkdir()
    code, _, before = run(folder / step, deadly=step)
    assert (code, before[-1]) == (-signal.SIGKILL, step)
    assert run(folder / step) == (0, groups, list(STEPS[STEPS.index(step) :]))
