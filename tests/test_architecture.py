"""The walls of the house: imports point down, rooms do not lean on each other, the core touches no file."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import syriatext

PACKAGE = Path(syriatext.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST = 300

BASE = {"model", "edits", "problems"}
MAY_IMPORT: dict[str, set[str]] = {
    "model": set(),
    "comparison": {"model"},
    "problems": set(),
    "edits": {"model"},
    "output": {"problems"},
    "restoring": BASE,
    "config": {"problems", "reading", "strip"},
    "reading": {"model", "problems", "fitting", "repair"},
    "records": {"model", "problems", "reading", "spreadsheet"},
    "lookalikes": set(),
    "scripts": set(),
    "spreadsheet": set(),
    "fitting": set(),
    "repair": {"model", "edits", "fitting", "lookalikes"},
    "strip": {"model", "edits", "problems", "scripts"},
    "compare": {"model", "comparison", "edits", "lookalikes", "scripts"},
    "collection": {"model", "comparison", "problems", "compare", "lookalikes", "scripts"},
    "cleaning": {"model", "edits", "repair", "strip"},
    "collecting": {"model", "cleaning", "repair"},
    "comparing": {"model", "comparison", "cleaning", "compare"},
    "thesauri": {"compare"},
    "rendering": BASE | {"comparison", "compare", "collection", "scripts", "spreadsheet"},
    "api": {"model", "comparison", "problems", "cleaning", "comparing", "reading", "restoring", "strip", "thesauri"}
    | {"collecting", "collection"},
    "cli": BASE
    | {"", "comparison", "output", "restoring", "reading", "records", "config", "cleaning", "comparing", "rendering"}
    | {"collecting", "collection", "thesauri"},
    "": {"api", "collection", "comparison", "model", "problems"},
    "__main__": {"", "cli"},
}
"""What each room may import from the others; "" is the package itself."""

CORE = {"model", "comparison", "edits", "repair", "strip", "compare", "cleaning", "collecting", "comparing"}
READS_ITS_DATA = {"strip/rules.py": {"pathlib"}, "repair/tables/__init__.py": {"pathlib"}}
OUTSIDE = {"os", "sys", "io", "subprocess", "pathlib", "shutil", "tempfile", "socket", "typer", "rich"}


def room(path: Path) -> str:
    """The room that a module is in: its folder, or its own name."""
    first = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    return "" if first == "__init__" else first


def imported(path: Path) -> Iterator[str]:
    """Absolute names of everything that a module imports, wherever in it."""
    package = ("syriatext", *path.relative_to(PACKAGE).parts[:-1])
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = ".".join(package[: len(package) - node.level + 1]) if node.level else ""
            module = ".".join(part for part in (base, node.module) if part)
            # from . import x: x may be a module
            yield from (f"{module}.{name.name}" for name in node.names) if not node.module else (module,)


def rooms_imported(path: Path) -> set[str]:
    names = (name.split(".") for name in imported(path) if name.split(".")[0] == "syriatext")
    found = {parts[1] if len(parts) > 1 else "" for parts in names}
    known = {room(module) for module in MODULES}
    return {name if name in known else "" for name in found} - {room(path)}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_down(path: Path) -> None:
    assert rooms_imported(path) <= MAY_IMPORT[room(path)]


@pytest.mark.parametrize(
    "path", [path for path in MODULES if room(path) in CORE], ids=lambda path: str(path.relative_to(PACKAGE))
)
def test_core_rooms_know_no_files_terminals_or_processes(path: Path) -> None:
    allowed = READS_ITS_DATA.get(str(path.relative_to(PACKAGE)), set())
    assert {name.split(".")[0] for name in imported(path)} & OUTSIDE <= allowed


def test_the_three_core_rooms_never_import_each_other() -> None:
    for name in ("repair", "strip", "compare"):
        assert MAY_IMPORT[name].isdisjoint({"repair", "strip", "compare"})


def test_only_output_writes() -> None:
    for path in MODULES:
        calls = [node.func for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)]
        opened = [call for call in calls if isinstance(call, ast.Name) and call.id in ("open", "print")]
        assert not opened, f"{path.name} opens or prints by itself"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_file_fits_one_subject(path: Path) -> None:
    lines = path.read_text().splitlines()
    assert len(lines) <= LONGEST
    assert path.name == "__init__.py" or lines[0].startswith(('"""', 'r"""'))
