"""What can go wrong with one input or one output, in words for the person at the terminal."""

from __future__ import annotations

import os
from typing import Self


class Problem(Exception):
    """One input or output that could not be handled; the others go on.

    `source` names it, `message` says what is wrong, `hint` what to do about it.
    """

    def __init__(self, source: str, message: str, hint: str = "") -> None:
        super().__init__(source, message, hint)
        self.source = source
        self.message = message
        self.hint = hint

    @classmethod
    def from_os(cls, source: str, error: OSError, hint: str = "") -> Self:
        """The same for an error of the operating system."""
        if not hint and source.startswith(("https://", "http://")):
            hint = "nothing is fetched from the network: curl -L URL | syriatext clean"
        return cls(source, os.strerror(error.errno) if error.errno else str(error), hint)


class Notice(Problem):
    """Something that was passed by, as it should be: worth a line, no failure."""


class InternalProblem(Problem):
    """An error of the program itself, met at one input; `trace` says where."""

    def __init__(self, source: str, message: str, hint: str = "", trace: str = "") -> None:
        super().__init__(source, message, hint)
        self.args = (source, message, hint, trace)  # what a process hands over to another
        self.trace = trace

    @classmethod
    def from_exception(cls, source: str, error: Exception) -> Self:
        """The same for whatever was raised, while it is being handled."""
        import traceback

        what = "out of memory" if isinstance(error, MemoryError) else f"internal error: {type(error).__name__}: {error}"
        return cls(source, what, "--debug shows where; please report it", traceback.format_exc())


class OutputProblem(Problem):
    """The one place that all results go to cannot be written: nothing can go on."""
