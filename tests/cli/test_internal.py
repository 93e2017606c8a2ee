"""A fault of the program's own costs the document that shows it, and says so."""

from __future__ import annotations

import pickle

import pytest

from syriatext.cli import clean as command
from syriatext.cli import delivery
from syriatext.cli.errors import INTERNAL_ERROR, report
from syriatext.model import Cleaned
from syriatext.problems import InternalProblem
from syriatext.reading import ReadOptions, Source


def faulty(source: Source) -> delivery.Result:
    """One document through the work of `clean`, with cleaning broken by the caller."""
    return command.clean_source(source, ReadOptions(), None, frozenset())


@pytest.fixture
def fault(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> InternalProblem:
    def broken(*_: object) -> Cleaned:
        raise RuntimeError("no such thing")

    monkeypatch.setattr(command, "clean_document", broken)
    path = f"{tmp_path}/one.txt"
    with open(path, "w") as file:
        file.write("Rain fell.\n")
    problem = faulty(Source(path))
    assert isinstance(problem, InternalProblem)
    assert problem.source == path
    return problem


def test_it_becomes_a_problem_of_its_document(fault: InternalProblem) -> None:
    assert "RuntimeError: no such thing" in fault.message and "--debug" in fault.hint


def test_the_trace_is_shown_only_when_asked_for(fault: InternalProblem, capfd: pytest.CaptureFixture[str]) -> None:
    assert report(fault) == INTERNAL_ERROR
    assert "Traceback" not in capfd.readouterr().err
    assert report(fault, debug=True) == INTERNAL_ERROR
    assert "Traceback" in capfd.readouterr().err


def test_it_comes_back_whole_from_another_process(fault: InternalProblem) -> None:
    copy = pickle.loads(pickle.dumps(fault))
    assert (copy.source, copy.message, copy.hint, copy.trace) == (
        fault.source,
        fault.message,
        fault.hint,
        fault.trace,
    )
