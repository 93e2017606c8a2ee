"""Runs the command as a user does: in a process of its own, on pipes or on a pseudo-terminal."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

COMMAND = (sys.executable, "-m", "syriatext")
SCRIPT = Path(sys.executable).with_name("syriatext")
"""What pip installs: the name that people type."""

DAMAGED = "The cafÃ© in Homs reopened.\n".encode()
REPAIRED = "The café in Homs reopened.\n".encode()
FINE = b"Rain fell in Homs on Friday.\n"

_SECONDS = 60


@dataclass(frozen=True)
class Result:
    """How a process ended and what it said; on a pseudo-terminal, `out` is all that was shown."""

    code: int
    out: bytes
    err: bytes = b""

    @property
    def lines(self) -> list[str]:
        return self.out.decode().splitlines()

    @property
    def complaints(self) -> list[str]:
        return self.err.decode().splitlines()


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """A user's environment, free of what the one who runs the tests has set."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    return {**kept, "LANG": "C.UTF-8", "TERM": "xterm", **(extra or {})}


def run(
    *arguments: str | bytes,
    stdin: bytes = b"",
    env: Mapping[str, str] | None = None,
    before: Callable[[], None] | None = None,
    command: tuple[str, ...] = COMMAND,
    timeout: float = _SECONDS,
) -> Result:
    """Run ``syriatext`` with its streams on pipes; `before` runs in the new process, ahead of the program."""
    done = subprocess.run(
        [*command, *arguments],
        input=stdin,
        capture_output=True,
        env=environment(env),
        preexec_fn=before,
        timeout=timeout,
    )
    return Result(done.returncode, done.stdout, done.stderr)


def shell(script: str, env: Mapping[str, str] | None = None) -> Result:
    """Run a line of shell in which ``syriatext`` is on the PATH."""
    path = f"{SCRIPT.parent}:{os.environ['PATH']}"
    done = subprocess.run(
        ["sh", "-c", script],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=environment({"PATH": path, **(env or {})}),
        timeout=_SECONDS,
    )
    return Result(done.returncode, done.stdout, done.stderr)


def on_terminal(
    *arguments: str | bytes,
    stdin: bytes | None = None,
    env: Mapping[str, str] | None = None,
    columns: int = 80,
    out_is_terminal: bool = True,
    command: tuple[str, ...] = COMMAND,
    has_keyboard: bool = False,
) -> Result:
    """Run ``syriatext`` on a pseudo-terminal; with `stdin`, that alone comes from a pipe.

    Without `out_is_terminal` only standard input and standard error are the terminal, as in ``syriatext … | cat``. With
    `has_keyboard` there is a /dev/tty, which pagers ask for.
    """
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 50, columns, 0, 0))

    def take_keyboard() -> None:
        if has_keyboard:
            fcntl.ioctl(2, termios.TIOCSCTTY, 0)

    process = subprocess.Popen(
        [*command, *arguments],
        stdin=slave if stdin is None else subprocess.PIPE,
        stdout=slave if out_is_terminal else subprocess.DEVNULL,
        stderr=slave,
        env=environment(env),
        start_new_session=True,
        preexec_fn=take_keyboard,
    )
    os.close(slave)
    if stdin is not None:
        assert process.stdin is not None
        process.stdin.write(stdin)
        process.stdin.close()
    shown = _read_to_the_end(master)
    os.close(master)
    return Result(process.wait(_SECONDS), shown.replace(b"\r\n", b"\n"))


def _read_to_the_end(descriptor: int) -> bytes:
    chunks: list[bytes] = []
    while True:
        try:
            chunk = os.read(descriptor, 1 << 16)
        except OSError:  # the other side of a pseudo-terminal is closed
            return b"".join(chunks)
        if not chunk:
            return b"".join(chunks)
        chunks.append(chunk)
