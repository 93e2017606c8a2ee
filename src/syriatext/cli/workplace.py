"""Where the work on a collection is kept, and the database in it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..output import make_folder

if TYPE_CHECKING:
    from ..collection.engines import Engine

_LEAST_MEMORY = 256 << 20
_OUR_SHARE = 400 << 20
"""What the program itself takes, beside its database."""


@contextlib.contextmanager
def work_folder(work: str | None) -> Iterator[str]:
    """Where the work is kept: a folder that goes away with it, unless one is named."""
    if work is not None:
        make_folder(work)
        yield work
        return
    import tempfile

    with tempfile.TemporaryDirectory(prefix="syriatext-", ignore_cleanup_errors=True) as folder:
        yield folder


@contextlib.contextmanager
def engine_in(folder: str, key: str, master: str | None, memory: int, processes: int) -> Iterator[Engine]:
    """What works in `folder` on the inputs that `key` stands for, within `memory` bytes for all of the program.

    That is a database in this process, or the Spark cluster of `master`.
    """
    engine: Engine
    if master is not None:
        from ..collection.engines.spark import Spark

        engine = Spark(folder, key, master, memory, processes)
    else:
        from ..collection.engines import database

        engine = database(folder, key, max(_LEAST_MEMORY, memory - _OUR_SHARE), processes)
    try:
        yield engine
    finally:
        engine.close()
