"""What a fresh interpreter loads: start-up is most of the time that small inputs take."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = {
    "rich", "ftfy", "trafilatura", "lxml", "numpy", "duckdb", "chardet", "rapidfuzz", "tempfile", "concurrent.futures",
    "multiprocessing", "asyncio", "importlib.metadata", "pydantic",
}  # fmt: skip
_LOADED = "import sys; {}; sys.stderr.write('\\n'.join(sys.modules))"


def loaded(statements: str, *arguments: str) -> set[str]:
    """The modules that are there once `statements` were run."""
    done = subprocess.run(
        [sys.executable, "-c", _LOADED.format(statements), *arguments], capture_output=True, text=True, check=True
    )
    return set(done.stderr.split())


def of_command(*arguments: str) -> set[str]:
    run = "exec('from syriatext.__main__ import main\\ntry: main()\\nexcept SystemExit as stop: assert not stop.code')"
    return loaded(run, *arguments)


def test_version_loads_nothing_but_itself() -> None:
    assert of_command("--version") - loaded("pass") == {"syriatext", "syriatext.__main__"}


def test_importing_the_package_loads_nothing_else() -> None:
    assert loaded("import syriatext") - loaded("pass") == {"syriatext"}


@pytest.mark.parametrize("text", ["Rain fell in Homs.\n", "It rained – at last – in Homs.\n", "سوريا اليوم\n"])
def test_cleaning_a_small_text_loads_nothing_heavy(folder: Path, text: str) -> None:
    (folder / "small.txt").write_text(text)
    assert of_command("clean", "small.txt") & HEAVY == set()


@pytest.mark.parametrize(
    "arguments",
    [
        ("clean", "--help"),
        ("restore", "--help"),
        ("diff", "--help"),
        ("find", "--help"),
        ("index", "--help"),
        ("--help",),
    ],
)
def test_help_loads_nothing_heavy(arguments: tuple[str, ...]) -> None:
    assert of_command(*arguments) & HEAVY == set()


@pytest.mark.parametrize("format", ["text", "json"])
@pytest.mark.parametrize(
    "text", ["Rain fell in Homs on Friday, said the mayor.\n", "هطل المطر في حمص يوم الجمعة كما قال\n"]
)
def test_asking_an_index_loads_nothing_heavy(folder: Path, text: str, format: str) -> None:
    (folder / "small.txt").write_text(text)
    of_command("index", "build", "my.index", "small.txt")
    found = of_command("find", "--format", format, "small.txt", "--in", "my.index")
    assert found & HEAVY == set()
    assert {"syriatext.cleaning", "syriatext.compare", "syriatext.collection.indexing"} & found == set()


def test_commands_load_only_themselves(folder: Path) -> None:
    (folder / "small.txt").write_text("Rain fell in Homs.\n")
    found = of_command("clean", "small.txt")
    assert {"syriatext.cli.diff", "syriatext.cli.restore", "syriatext.compare", "syriatext.restoring"} & found == set()
