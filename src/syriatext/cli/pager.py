"""Output that is longer than the screen goes through a pager, where somebody is there to turn its pages."""

from __future__ import annotations

import os
import signal
from types import TracebackType
from typing import TYPE_CHECKING, Self

from ..output import StreamSink, keep_messages, say_kept, write_all

if TYPE_CHECKING:
    from subprocess import Popen

_DEFAULT = "less"
_OPTIONS_OF_LESS = "FRX"
"""End at once what fits the screen, show colours, leave the text on the screen: what git asks less for too."""
_MARKS_TO_OBEY = "2066-2069:w,200e-200f:w,200b-200d:w"
"""Less shows marks of direction as codes unless it is told that they take no room."""


class Pager:
    """A sink in the place of standard output that keeps a screenful back, and calls the pager `command` if more comes.

    What fits the screen is written at the end, as if nothing were there. When the pager is ended before all was
    shown, what was being written is let go, so that a command with one result keeps its exit code; the next write
    ends the command as a closed pipe does.
    """

    def __init__(self, command: str, width: int, height: int) -> None:
        self.command, self.width, self.room = command, width, height - 1
        self.terminal = StreamSink(1)
        self.kept: list[bytes] = []
        self.process: Popen[bytes] | None = None
        self.is_left = False

    def write(self, data: bytes) -> None:
        if self.room >= 0:
            self.kept.append(data)
            lines = data.decode("utf-8", "replace").split("\n")
            self.room -= sum(-(-len(line) // self.width) or 1 for line in lines[:-1])
            if self.room >= 0:
                return
            if _can_run(self.command):
                self._start()
            data, self.kept = b"".join(self.kept), []
        self._put(data)

    def commit(self) -> None:
        if self.process is None and self.room < 0:
            self.terminal.commit()

    def finish(self) -> None:
        """Show what was kept back, or wait until the reader has read. Raises OutputProblem."""
        if self.process is None:
            self.terminal.write(b"".join(self.kept))
            self.terminal.commit()
            return
        # Ctrl-C is the pager's now: it ends a search there, and must not leave a pager without its terminal.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        assert self.process.stdin is not None
        self.process.stdin.close()
        self.process.wait()
        say_kept()

    def _start(self) -> None:
        import subprocess

        keep_messages()
        defaults = {"LESS": _OPTIONS_OF_LESS, "LESSUTFCHARDEF": _MARKS_TO_OBEY, "LESSCHARSET": "utf-8"}
        environment = {**defaults, **os.environ}
        self.process = subprocess.Popen(self.command, shell=True, stdin=subprocess.PIPE, env=environment, bufsize=0)

    def _put(self, data: bytes) -> None:
        if self.process is None:
            self.terminal.write(data)
            return
        if self.is_left and data:
            raise BrokenPipeError
        assert self.process.stdin is not None
        try:
            write_all(self.process.stdin.fileno(), data)
        except BrokenPipeError:
            self.is_left = True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing to undo."""


def pager_for_terminal() -> Pager | None:
    """A pager for the terminal that standard output is; None where none is wanted, or the size of it is not known."""
    command = os.environ.get("PAGER", _DEFAULT).strip()
    if command in ("", "cat") or os.environ.get("TERM", "dumb") == "dumb":
        return None
    try:
        width, height = os.get_terminal_size(1)
    except OSError:
        return None
    return Pager(command, width, height) if width > 0 and height > 1 else None


def _can_run(command: str) -> bool:
    """Is the program there, and somebody who can type to it?"""
    import shlex
    import shutil

    try:
        os.close(os.open("/dev/tty", os.O_RDWR))  # where pagers read what is typed
        return shutil.which(shlex.split(command)[0]) is not None
    except (OSError, ValueError, IndexError):
        return False
