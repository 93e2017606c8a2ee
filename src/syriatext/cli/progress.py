"""How far are we? A bar on standard error, for people only, and only where it can't mix with the output."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from .options import is_terminal

Advance = Callable[[Iterable[str]], Iterator[str]]


@contextmanager
def byte_progress(size: int, name: str) -> Iterator[Advance]:
    """Yield what passes on pieces of text and counts their bytes of `size` in a bar called `name`."""
    if not is_terminal(2) or is_terminal(1):
        yield iter
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

    from ..rendering.terminal import safe_line

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), DownloadColumn(), TimeRemainingColumn())
    # What the command line's library says goes through a stand-in for standard error; the bar needs the real one.
    console = Console(file=sys.__stderr__)
    with Progress(*columns, console=console, transient=True, redirect_stdout=False, redirect_stderr=False) as bar:
        task = bar.add_task(safe_line(name), total=size)

        def advance(pieces: Iterable[str]) -> Iterator[str]:
            for piece in pieces:
                yield piece
                bar.advance(task, len(piece.encode()))

        yield advance
