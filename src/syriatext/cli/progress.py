"""How far are we? A bar on standard error, for people only, and only where it can't mix with the output."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from time import monotonic
from typing import Any, TypeVar

from ..output import on_own_lines
from ..reading import Source
from .options import is_terminal

T = TypeVar("T")
PATIENCE = 0.7
"""Seconds that nobody minds waiting without a bar."""
LARGE = 2_000_000
"""Characters that take longer than that to compare."""
_LONGEST_NAME = 40


class Progress:
    """Counts the bytes of inputs that are done, in a bar once the work takes longer than one waits for gladly.

    `sources` lists the inputs again, to know how much there is to do. A command `is_quiet` that writes nothing to
    standard output while it works.
    """

    def __init__(self, sources: Callable[[], Iterable[object]], *, is_quiet: bool = False) -> None:
        self.sources = sources
        self.stack = ExitStack()
        self.bar: Any = None
        self.task: Any = None
        self.source = Source("")
        self.done = 0
        self.started = monotonic()
        self.is_watched = is_terminal(2) and (is_quiet or not is_terminal(1))

    def over(self, results: Iterable[tuple[Source, T]]) -> Iterator[tuple[Source, T]]:
        """Yield results; each is done when the next is asked for."""
        with self.stack:
            for source, result in results:
                self.source = source
                before = self.done
                yield source, result
                self._advance(max(0, _weight(source) - (self.done - before)))

    def pieces(self, pieces: Iterable[str]) -> Iterator[str]:
        """Yield the pieces of one input that is too large to wait for it as a whole."""
        self._begin()
        for piece in pieces:
            yield piece
            self._advance(len(piece.encode()))

    def _begin(self) -> None:
        if self.is_watched and self.bar is None:
            self.bar = self.stack.enter_context(_bar())
            self.task = self.bar.add_task("", total=sum(map(_weight, self.sources())))

    def _advance(self, size: int) -> None:
        self.done += size
        if monotonic() - self.started > PATIENCE:
            self._begin()
        if self.bar is not None:
            self.bar.update(self.task, completed=self.done, description=_label(self.source.name))


@contextmanager
def steps(what: str) -> Iterator[Callable[[float], None]]:
    """Give a function to call with the share (0 to 1) of the work that is done; nothing is written meanwhile."""
    started = monotonic()
    with ExitStack() as stack:
        shown: list[tuple[Any, Any]] = []

        def tell(share: float) -> None:
            if not shown and is_terminal(2) and monotonic() - started > PATIENCE:
                bar = stack.enter_context(_bar(with_sizes=False))
                shown.append((bar, bar.add_task(what, total=1.0)))
            for bar, task in shown:
                bar.update(task, completed=share)

        yield tell


@contextmanager
def busy(what: str, size: int) -> Iterator[None]:
    """Show that one long step goes on, where `size` characters make it long; nothing is written meanwhile."""
    if size < LARGE or not is_terminal(2):
        yield
        return
    from rich import progress

    columns = (progress.SpinnerColumn(), progress.TextColumn("{task.description}"), progress.TimeElapsedColumn())
    with _shown(columns) as bar:
        bar.add_task(what, total=None)
        yield


def _weight(source: object) -> int:
    """Bytes that an input takes, of its file where it is a record; what can't be read takes none."""
    if not isinstance(source, Source):
        return 0
    if source.record:
        return source.weight
    try:
        return os.stat(source.path).st_size
    except (OSError, ValueError):
        return 0


def _label(name: str) -> str:
    from ..rendering.terminal import safe_line

    label = safe_line(name)
    return label if len(label) <= _LONGEST_NAME else "…" + label[1 - _LONGEST_NAME :]


@contextmanager
def _bar(with_sizes: bool = True) -> Iterator[Any]:
    from rich import progress

    columns = (
        progress.TextColumn("{task.description}", markup=False),
        progress.BarColumn(),
        progress.DownloadColumn() if with_sizes else progress.TaskProgressColumn(),
        progress.TimeRemainingColumn(),
    )
    with _shown(columns) as bar:
        yield bar


@contextmanager
def _shown(columns: Iterable[Any]) -> Iterator[Any]:
    from rich import progress
    from rich.console import Console

    # What the command line's library says goes through a stand-in for standard error; the bar needs the real one.
    console = Console(file=sys.__stderr__)
    bar = progress.Progress(*columns, console=console, transient=True, redirect_stdout=False, redirect_stderr=False)
    with on_own_lines(), bar:
        yield bar
