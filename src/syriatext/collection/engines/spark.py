"""Apache Spark: the same flow on a cluster, a folder of Parquet files a table.

The work folder has to be one that the driver and all workers see under the same name. A stage is done when its name
stands in ``done``; what a killed run left of others is made anew.
"""

from __future__ import annotations

import contextlib
import json
import os
import pickle
import shutil
import socket
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy.typing as npt

from ...problems import Problem
from . import Columns

Work = Callable[[int, Any], Iterator[Any]]
"""Turns a task and its number into batches of Arrow, on a worker."""

_FOLDER = "dups.spark"
_LOG = "spark.log"
_SEE_LOG = f"--work DIR keeps the log ({_FOLDER}/{_LOG})"
_PORT_OF_MASTERS = 7077
_SECONDS_TO_CONNECT = 5
_LEAST_MEMORY = 2 << 30
_SECONDS_FOR_WORKERS = 60
_TASKS_PER_CORE = 3


class Spark:
    """An engine whose work is in `folder`, on the cluster of `master` (as ``spark-submit --master`` takes it).

    `key` says what the work is about: of other work there, nothing is used. `memory` bytes and `threads` are those of a
    local master. Raises Problem where there is no Spark, no Java, no cluster, or no use of the folder.
    """

    array = "array({})"
    explode = "explode({})"
    rows_at_once = 1 << 62

    def __init__(self, folder: str, key: str, master: str, memory: int, threads: int) -> None:
        self.folder = os.path.join(os.path.abspath(folder), _FOLDER)
        self.done = os.path.join(self.folder, "done")
        with told(self.folder):
            if not self._belongs_to(key):
                shutil.rmtree(self.folder, ignore_errors=True)
                os.makedirs(self.done)
                _write(os.path.join(self.folder, "key"), key)
            self.session = session(master, self.folder, memory, threads)
            for stage in os.listdir(self.done):
                for table in json.loads(Path(self.done, stage).read_text("utf-8")):
                    if os.path.isdir(self._path(table)):
                        self._show(table)

    def close(self) -> None:
        self.session.stop()

    def is_done(self, stage: str) -> bool:
        return os.path.exists(os.path.join(self.done, stage))

    def make(self, stage: str, queries: Sequence[str], drop: Sequence[str] = ()) -> None:
        with self._stage(stage, [stage]):
            for query in queries:
                self.session.sql(query).write.mode("append").parquet(self._path(stage))
        for table in drop:
            self.session.catalog.dropTempView(table)
            shutil.rmtree(self._path(table), ignore_errors=True)

    def load(self, stage: str, tables: Mapping[str, Columns]) -> None:
        with self._stage(stage, tables):
            for name, columns in tables.items():
                self._append(name, columns)

    def load_pieces(self, stage: str, schema: Mapping[str, str], pieces: Iterator[Mapping[str, Columns]]) -> None:
        with self._stage(stage, schema):
            for name, columns in schema.items():
                self.session.createDataFrame([], columns).write.parquet(self._path(name))
            for piece in pieces:
                for name, arrays in piece.items():
                    self._append(name, arrays)

    def gather(self, stage: str, tasks: Sequence[Any], work: Work, schema: str) -> None:
        """Make the table `stage` of what workers make of the tasks."""
        with self._stage(stage, [stage]):
            gathered(self.session, tasks, work, schema).write.parquet(self._path(stage))

    def fetch(self, query: str) -> dict[str, npt.NDArray[Any]]:
        with told(self.folder):
            table = self.session.sql(query).toArrow()
        return {name: table.column(name).to_numpy() for name in table.column_names}

    def _append(self, name: str, columns: Columns) -> None:
        import pyarrow

        rows = pyarrow.table({column: pyarrow.array(array) for column, array in columns.items()})
        self.session.createDataFrame(rows).write.mode("append").parquet(self._path(name))

    def _path(self, table: str) -> str:
        return os.path.join(self.folder, "tables", table)

    def _show(self, table: str) -> None:
        self.session.read.parquet(self._path(table)).createOrReplaceTempView(table)

    def _belongs_to(self, key: str) -> bool:
        try:
            return Path(self.folder, "key").read_text("utf-8") == key
        except FileNotFoundError:
            if os.path.isdir(self.folder) and os.listdir(self.folder):
                raise Problem(self.folder, "this is no work of ours", "give another --work DIR") from None
            return False

    @contextlib.contextmanager
    def _stage(self, stage: str, tables: Sequence[str] | Mapping[str, object]) -> Iterator[None]:
        with told(self.folder):
            for table in tables:
                shutil.rmtree(self._path(table), ignore_errors=True)
            yield
            for table in tables:
                self._show(table)
            _write(os.path.join(self.done, stage), json.dumps(list(tables)))


@contextlib.contextmanager
def told(folder: str) -> Iterator[None]:
    """What Spark complains about, in a line that says what to do; all of it is in the log in `folder`."""
    try:
        from py4j.protocol import Py4JError
        from pyspark.errors import PySparkException
    except ImportError:
        raise Problem("spark", "pyspark is not installed", "pip install 'syriatext[spark]'") from None
    try:
        yield
    except OSError as error:
        raise Problem.from_os(folder, error) from None
    except (Py4JError, PySparkException) as error:
        why = next((line for line in str(error).splitlines() if line.strip()), type(error).__name__)
        hint = "is a disk full?" if "No space left" in str(error) else _SEE_LOG
        raise Problem("spark", f"the work failed ({why[:200]})", hint) from None


def gathered(session: Any, tasks: Sequence[Any], work: Work, schema: str) -> Any:
    """A data frame of what `work` makes, on the workers, of the tasks."""
    numbered = [(at, bytearray(pickle.dumps(task))) for at, task in enumerate(tasks)]
    rows = session.sparkContext.parallelize(numbered, max(1, len(tasks)))
    return session.createDataFrame(rows, "task INT, payload BINARY").mapInArrow(partial(_worked, work), schema)


def _worked(work: Work, batches: Iterator[Any]) -> Iterator[Any]:
    for batch in batches:
        for number, payload in zip(*(batch.column(name).to_pylist() for name in ("task", "payload")), strict=True):
            yield from work(number, pickle.loads(payload))


def session(master: str, folder: str, memory: int, threads: int) -> Any:
    """A session on `master`; what Java says goes to a log in `folder`. Raises Problem where there can be none."""
    from pyspark.sql import SparkSession

    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        raise Problem("spark", "there is no Java on this machine", "install a Java runtime (17 or newer)")
    if master == "local":
        master = f"local[{threads}]"
    _look_for(master)
    if master.startswith("local"):
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    settings = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.execution.arrow.pyspark.enabled": "true",
        "spark.driver.maxResultSize": "0",
        "spark.log.structuredLogging.enabled": "false",
        # What is small on the disk may be large in memory: joins by sorting spill, those by broadcast die.
        "spark.sql.autoBroadcastJoinThreshold": "-1",
    }
    if master.startswith("local"):
        settings["spark.driver.memory"] = f"{max(_LEAST_MEMORY, memory) >> 20}m"
    builder = SparkSession.builder.master(master).appName("syriatext")
    for name, value in settings.items():
        builder = builder.config(name, value)
    with _stderr_in(os.path.join(folder, _LOG)):
        try:
            found = builder.getOrCreate()
        except Exception as error:  # Java's and Py4J's own, of many classes
            raise Problem("spark", f"no session on {master} ({str(error).splitlines()[0][:200]})", _SEE_LOG) from None
    _wait_for_workers(found, master)
    parallel = found.sparkContext.defaultParallelism
    found.conf.set("spark.sql.shuffle.partitions", str(_TASKS_PER_CORE * parallel))
    return found


def _look_for(master: str) -> None:
    """Spark itself asks a master that is not there again and again, for minutes."""
    if not master.startswith("spark://"):
        return
    for address in master.removeprefix("spark://").split(","):
        host, _, port = address.rpartition(":")
        try:
            socket.create_connection((host or address, int(port or _PORT_OF_MASTERS)), _SECONDS_TO_CONNECT).close()
            return
        except (OSError, ValueError) as error:
            problem = error
    raise Problem("spark", f"no master answers at {master} ({problem})", "is the cluster running?")


def _wait_for_workers(found: Any, master: str) -> None:
    if not master.startswith("spark://"):
        return
    context = found.sparkContext._jsc.sc()
    end = time.monotonic() + _SECONDS_FOR_WORKERS
    while context.getExecutorMemoryStatus().size() < 2:  # the driver is one of them
        if time.monotonic() > end:
            found.stop()
            raise Problem(
                "spark", f"no worker of {master} takes part", "are workers running, and have they memory left?"
            )
        time.sleep(0.2)


@contextlib.contextmanager
def _stderr_in(path: str) -> Iterator[None]:
    """What is started meanwhile has this file as its standard error."""
    kept = os.dup(2)
    log = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    try:
        os.dup2(log, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(log)


def _write(path: str, text: str) -> None:
    Path(path + ".new").write_text(text, "utf-8")
    os.replace(path + ".new", path)
