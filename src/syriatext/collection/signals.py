"""Signals that come while code in C works."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@contextmanager
def signals_held(interrupt: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Signals `interrupt` what is done in here, and their handlers are called when this is over.

    Python's handlers run while DuckDB is loaded and while it works, and what they raise there (a KeyboardInterrupt,
    too) ends the process on the spot. To block the signals would not do: another thread may take them.
    """
    if threading.current_thread() is not threading.main_thread():
        yield  # no other thread has a part in signals
        return
    late: list[int] = []

    def wait(number: int, _frame: FrameType | None) -> None:
        late.append(number)
        interrupt()

    handlers = {number: handler for number in _SIGNALS if callable(handler := signal.getsignal(number))}
    for number in handlers:
        signal.signal(number, wait)
    try:
        yield
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
        for came in late:
            handlers[signal.Signals(came)](came, None)
