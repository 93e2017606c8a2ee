"""Many inputs in several processes: order, problems, and a process that is killed."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest

from syriatext.cli.work import process_count, run_ordered
from syriatext.problems import Problem
from syriatext.reading import Source


def shout(source: Source) -> str | Problem:
    """Stands for the work on one document; some names are fatal."""
    if source.path == "deadly":
        os.kill(os.getpid(), signal.SIGKILL)
    if source.path == "bad":
        return Problem("bad", "no good", "leave it")
    return source.path.upper()


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_results_come_in_the_order_of_the_inputs(jobs: int) -> None:
    names = [f"name {number}" for number in range(40)]
    results = run_ordered(shout, map(Source, names), jobs)
    assert [(source.path, result) for source, result in results] == [(name, name.upper()) for name in names]


def test_more_processes_than_a_machine_bears_are_not_started() -> None:
    processors = os.cpu_count() or 1
    assert [process_count(wanted) for wanted in (0, 1, 100_000)] == [processors, 1, 4 * processors]


@pytest.mark.parametrize("jobs", [1, 2])
def test_problems_take_their_place_among_the_results(jobs: int) -> None:
    inputs: list[Source | Problem] = [Source("a"), Problem("folder", "Permission denied"), Source("bad"), Source("b")]
    results = [result for _, result in run_ordered(shout, inputs, jobs)]
    assert results[0] == "A" and results[3] == "B"
    assert isinstance(results[1], Problem) and results[1].source == "folder"
    assert isinstance(results[2], Problem) and (results[2].message, results[2].hint) == ("no good", "leave it")


@pytest.mark.parametrize("names", [["deadly"], ["a", "deadly", "b"], ["deadly", *"abcdefghijklmno", "deadly", "z"]])
def test_a_killed_process_costs_its_document_and_no_other(names: list[str]) -> None:
    results = list(run_ordered(shout, map(Source, names), jobs=2))
    assert [source.path for source, _ in results] == names
    for source, result in results:
        if source.path == "deadly":
            assert isinstance(result, Problem)
            assert result.source == "deadly" and "killed" in result.message and result.hint
        else:
            assert result == source.path.upper()


def test_inputs_are_read_a_little_ahead_and_not_all_at_once() -> None:
    taken = 0

    def inputs() -> Iterator[Source]:
        nonlocal taken
        for number in range(1000):
            taken += 1
            yield Source(str(number))

    next(run_ordered(shout, inputs(), jobs=2))
    assert taken < 50
