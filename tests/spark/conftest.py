"""A Spark cluster for tests, a master and two workers on this machine; left out where pyspark or Java is missing."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

SECONDS = 60

# Java compiles quickly rather than well: what tests do is over before the better code would pay.
JAVA = {"JAVA_TOOL_OPTIONS": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"}


@pytest.hookimpl(tryfirst=True)  # who deals the tests out looks for groups in the same hook
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    missing = [] if importlib.util.find_spec("pyspark") else ["pyspark"]
    missing += [] if shutil.which("java") or os.environ.get("JAVA_HOME") else ["Java"]
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("spark"))
            if missing:
                item.add_marker(pytest.mark.skip(reason=f"no {' and no '.join(missing)} here"))


@pytest.fixture(scope="session")
def quick() -> dict[str, str]:
    """What the environment of a command has to hold, for the Spark that it starts not to prepare for large work."""
    return JAVA


@pytest.fixture(scope="session")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the master."""
    logs = tmp_path_factory.mktemp("cluster")
    started = [_start(logs, "master", "org.apache.spark.deploy.master.Master", "--port", "0", "--webui-port", "0")]
    try:
        master = _said(logs / "master", r"(spark://\S+:\d+)")
        for name in ("worker 1", "worker 2"):
            options = ("-c", "1", "-m", "1g", "-d", str(logs / f"{name} work"), "--webui-port", "0")
            started.append(_start(logs, name, "org.apache.spark.deploy.worker.Worker", *options, master))
        for name in ("worker 1", "worker 2"):
            _said(logs / name, "Successfully registered with (master)")
        yield master
    finally:
        for process in started:
            process.kill()
            process.wait()


def _start(logs: Path, name: str, kind: str, *options: str) -> subprocess.Popen[bytes]:
    import pyspark

    command = [os.path.join(os.path.dirname(pyspark.__file__), "bin", "spark-class"), kind, "--host", "127.0.0.1"]
    environment = {**os.environ, **JAVA, "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    with (logs / name).open("wb") as log:
        return subprocess.Popen([*command, *options], stdout=log, stderr=log, env=environment)


def _said(log: Path, pattern: str) -> str:
    """What stands in a log, once it stands there."""
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        if found := re.search(pattern, log.read_text(errors="replace")):
            return found[1]
        time.sleep(0.1)
    raise TimeoutError(f"{log.name} does not start: {log.read_text(errors='replace')[-2000:]}")
