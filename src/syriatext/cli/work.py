"""Many inputs, one function, results in the order of the inputs; in this process or in several."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

from ..problems import Problem
from ..reading import Source

if TYPE_CHECKING:
    from concurrent.futures import ProcessPoolExecutor

T = TypeVar("T")
_MOST_PER_PROCESSOR = 4
_AHEAD = 4
_HINT = "it may have run out of memory; try it alone, or with a lower --max-size"


def process_count(wanted: int) -> int:
    """How many processes `wanted` stands for: 0 for one a processor, and never so many that the machine drowns."""
    processors = os.cpu_count() or 1
    return min(wanted, _MOST_PER_PROCESSOR * processors) or processors


def run_ordered(
    function: Callable[[Source], T], sources: Iterable[Source | Problem], jobs: int
) -> Iterator[tuple[Source, T | Problem]]:
    """Yield each input with its result; a Problem among the inputs is passed on. `jobs` is a number of processes.

    A process that is killed costs the document it was at (a Problem names it), never the others.
    """
    if jobs == 1:
        for source in sources:
            yield (Source(source.source), source) if isinstance(source, Problem) else (source, function(source))
    else:
        yield from _Pool(function, jobs).run(iter(sources))


class _Pool:
    """A few inputs ahead of the one that is asked for, so that memory does not grow with their number."""

    def __init__(self, function: Callable[[Source], T], jobs: int) -> None:
        self.function, self.jobs = function, jobs
        self.executor = _executor(jobs)
        self.waiting: deque[tuple[Source, Any]] = deque()

    def run(self, sources: Iterator[Source | Problem]) -> Iterator[tuple[Source, Any]]:
        import multiprocessing

        try:
            self._fill(sources)
            while self.waiting:
                source, result = self.waiting.popleft()
                yield source, result if isinstance(result, Problem) else self._result(source, result)
                self._fill(sources)
            # Left alone, its thread may close what the interpreter's end still wants to write to.
            self.executor.shutdown()
        except BaseException:
            # Interrupted: the interpreter would not end before its children do.
            for child in multiprocessing.active_children():
                child.kill()
            raise
        finally:
            self.executor.shutdown(wait=False, cancel_futures=True)

    def _fill(self, sources: Iterator[Source | Problem]) -> None:
        while len(self.waiting) < _AHEAD * self.jobs and (source := next(sources, None)) is not None:
            if isinstance(source, Problem):
                self.waiting.append((Source(source.source), source))
            else:
                self.waiting.append((source, self._submit(source)))

    def _submit(self, source: Source) -> Any:
        from concurrent.futures.process import BrokenProcessPool

        try:
            return self.executor.submit(self.function, source.to_send())
        except BrokenProcessPool:
            self.executor.shutdown(wait=False)
            self.executor = _executor(self.jobs)
            return self.executor.submit(self.function, source.to_send())

    def _result(self, source: Source, future: Any) -> Any:
        from concurrent.futures.process import BrokenProcessPool

        try:
            return future.result()
        except BrokenProcessPool:
            # Everything the pool still had to do died with it: this document's turn is now.
            return _alone(self.function, source)


def _executor(jobs: int) -> ProcessPoolExecutor:
    from concurrent.futures import ProcessPoolExecutor

    return ProcessPoolExecutor(jobs, initializer=_leave_signals_to_the_parent)


def _alone(function: Callable[[Source], T], source: Source) -> T | Problem:
    """Try one input in a process of its own, to tell the one that kills from those that stood beside it."""
    from concurrent.futures.process import BrokenProcessPool

    executor = _executor(1)
    try:
        return executor.submit(function, source.to_send()).result()
    except BrokenProcessPool:
        return Problem(source.name, "the process that worked on it was killed", _HINT)
    finally:
        executor.shutdown(wait=False)


def _leave_signals_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
