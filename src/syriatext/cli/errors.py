"""Exit codes, and every way a command can end."""

from __future__ import annotations

import functools
import os
import signal
from collections.abc import Callable
from typing import ParamSpec

import typer

from ..output import say, stdout_sink
from ..problems import InternalProblem, Notice, Problem
from ..rendering.terminal import safe, safe_line

SAME = 0
DIFFERENT = 1
TROUBLE = 2
INTERNAL_ERROR = 70
BROKEN_PIPE = 141

NO_WORDS = "there are no words in it to compare"

P = ParamSpec("P")


class Stopped(BaseException):
    """A signal asked the program to end; it does, once what it has begun is undone."""


_is_done: list[bool] = []
_signals: list[int] = []
"""Those that asked it to end. A library that was at work may make anything of what their handler raised."""


def report(problem: Problem, debug: bool = False) -> int:
    """One line on standard error: what, where, and what to do. Returns the exit code that it makes."""
    hint = f" hint: {problem.hint}" if problem.hint else ""
    if isinstance(problem, Notice):
        say(safe_line(f"{problem.source}: note: {problem.message}.{hint}"))
        return SAME
    say(safe_line(f"{problem.source}: error: {problem.message}.{hint}"))
    if not isinstance(problem, InternalProblem):
        return TROUBLE
    if debug:
        say(safe(problem.trace))
    return INTERNAL_ERROR


def warn(source: str, message: str, hint: str = "") -> None:
    """One line on standard error about something that did not stop the work."""
    say(safe_line(f"{source}: warning: {message}.{' hint: ' + hint if hint else ''}"))


def usage_error(message: str) -> typer.BadParameter:
    """An error in how the command was called: exit code 2, with the usage line."""
    return typer.BadParameter(message)


def ends_well(command: Callable[P, int]) -> Callable[P, None]:
    """Turn a command's return value and everything it may raise into an exit code; no traceback without --debug."""

    @functools.wraps(command)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            code = command(*args, **kwargs)
        except (typer.Exit, typer.BadParameter, SystemExit):
            raise
        except BaseException as error:
            code = _code_of_end(error, debug=bool(kwargs.get("debug")))
        raise typer.Exit(code)

    return wrapped


def _code_of_end(error: BaseException, debug: bool) -> int:
    if _signals:
        return code_of_signal()
    if isinstance(error, Problem):
        return report(error)
    if isinstance(error, BrokenPipeError):
        return BROKEN_PIPE
    if isinstance(error, Exception):
        return report(InternalProblem.from_exception("syriatext", error), debug)
    return code_of_signal()


def code_of_signal() -> int:
    """The exit code of a program that a signal has ended, by the first that came."""
    return 128 + (_signals[0] if _signals else signal.SIGINT)


def listen_for_signals() -> None:
    """End on SIGTERM, SIGHUP and Ctrl-C through the ``finally`` blocks, so that no temporary file stays.

    What the caller has the program ignore, as nohup does, it goes on to ignore.
    """

    def stop(number: int, _frame: object) -> None:
        if _is_done:
            os._exit(128 + number)
        _signals.append(number)
        raise KeyboardInterrupt if number == signal.SIGINT else Stopped(number)

    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
        if signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, stop)


def done() -> None:
    """From here on a signal ends the program on the spot: nobody catches what it raises while Python shuts down."""
    _is_done.append(True)


def occupy_closed_streams() -> None:
    """Put something harmless on standard descriptors that the caller closed.

    Otherwise the next file opened would get their numbers, and messages or data would go into it. The stand-ins are
    opened the wrong way round, so that using them still fails as it should.
    """
    for descriptor, wrong_way in ((0, os.O_WRONLY), (1, os.O_RDONLY), (2, os.O_RDONLY)):
        try:
            os.fstat(descriptor)
        except OSError:
            os.open(os.devnull, wrong_way)


def print_text(text: str) -> int:
    """Print text that is no result (help); returns an exit code that is not 0 when it could not be written."""
    sink = stdout_sink()
    return code_of(lambda: sink.write(text.encode())) or code_of(sink.commit)


def code_of(writing: Callable[[], None]) -> int:
    """Do something that writes; returns an exit code that is not 0 when it could not."""
    try:
        writing()
    except BrokenPipeError:
        return BROKEN_PIPE
    except Problem as problem:
        return report(problem)
    return SAME
