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
        return cls(source, os.strerror(error.errno) if error.errno else str(error), hint)


class OutputProblem(Problem):
    """The one place that all results go to cannot be written: nothing can go on."""
