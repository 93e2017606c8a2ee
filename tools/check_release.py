"""Build wheel and source archive, look into them, install them on every Python there is, and try what was installed.

    make release-check

Pythons from 3.11 on are looked for on the PATH and among those of pyenv and uv. Each gets the wheel by pip, uv and
pipx, if they are here, in environments of their own; the first one gets the source archive too. What is not here is
named.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

ROOT = Path(__file__).parents[1]
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
PACKAGE = ROOT / "src" / "syriatext"
DAMAGED, REPAIRED = "The cafÃ© in Homs reopened.\n", "The café in Homs reopened.\n"


def main() -> int:
    """Run every check; 1 if one failed."""
    with tempfile.TemporaryDirectory(prefix="syriatext-release-") as folder:
        wheel, archive = build(Path(folder, "dist"))
        problems = [*problems_of_wheel(wheel), *problems_of_archive(archive)]
        print(f"{wheel.name} {wheel.stat().st_size:,} bytes, {archive.name} {archive.stat().st_size:,} bytes")
        found = pythons()
        for version, python in found.items():
            for name, install in INSTALLERS.items():
                problems += tried(version, python, name, install, wheel, Path(folder, f"{name}-{version}"))
        version, python = next(iter(found.items()))
        problems += tried(version, python, "pip", with_pip, archive, Path(folder, "archive"))
    for problem in problems:
        print(f"problem: {problem}")
    return int(bool(problems))


def build(folder: Path) -> tuple[Path, Path]:
    """The source archive of what is here, and the wheel that is built from it."""
    run([sys.executable, "-m", "build", "--outdir", folder, ROOT])
    (wheel,), (archive,) = folder.glob("*.whl"), folder.glob("*.tar.gz")
    return wheel, archive


def problems_of_wheel(path: Path) -> Iterable[str]:
    """What is missing in the wheel or should not be there."""
    with zipfile.ZipFile(path) as wheel:
        names = set(wheel.namelist())
        (metadata,) = (wheel.read(name).decode() for name in names if name.endswith(".dist-info/METADATA"))
    wanted = {f"syriatext/{name}" for name in tracked("src/syriatext")}
    found = {name for name in names if name.startswith("syriatext/")}
    yield from (f"{path.name} lacks {name}" for name in sorted(wanted - found))
    yield from (f"{path.name} has {name}" for name in sorted(found - wanted))
    shared = {name.partition(".data/data/")[2] for name in names if ".data/data/" in name}
    yield from (f"{path.name} lacks share/{name}" for name in tracked("share") if f"share/{name}" not in shared)
    for name in ("licenses/LICENSE", "licenses/NOTICE", "entry_points.txt"):
        if not any(found.endswith(f".dist-info/{name}") for found in names):
            yield f"{path.name} lacks {name}"
    if f"\nVersion: {version_here()}\n" not in metadata:
        yield f"{path.name} is not of version {version_here()}"


def problems_of_archive(path: Path) -> Iterable[str]:
    """The same of the source archive: it must hold what a clone holds, but for what only serves the repository."""
    with tarfile.open(path) as archive:
        names = {name.partition("/")[2] for name in archive.getnames() if not archive.getmember(name).isdir()}
    wanted = {name for name in tracked(".") if not name.startswith(".ci/")}
    yield from (f"{path.name} lacks {name}" for name in sorted(wanted - names))
    yield from (f"{path.name} has {name}" for name in sorted(names - wanted - {"PKG-INFO"}))
    if f"## {version_here()}" not in (ROOT / "CHANGELOG.md").read_text("utf-8"):
        yield f"CHANGELOG.md says nothing about {version_here()}"


def tracked(folder: str) -> list[str]:
    """The files of a folder that belong to the repository, by their paths in it."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT / folder, capture_output=True, text=True, check=True)
    return [name for name in listed.stdout.split("\0") if name]


def version_here() -> str:
    """The version that the package names: the only place where it is written."""
    found = re.search(r'^__version__ = "(.+)"$', (PACKAGE / "__init__.py").read_text("utf-8"), re.M)
    assert found
    return found[1]


def pythons() -> dict[str, str]:
    """Interpreters by their versions, as far as there are any."""
    found = {}
    for version in PYTHONS:
        kept = sorted(Path.home().glob(f".pyenv/versions/{version}.*/bin/python"))
        uv = (
            shutil.which("uv")
            and subprocess.run(
                ["uv", "python", "find", "--offline", "--system", version], capture_output=True, text=True
            ).stdout.strip()
        )
        for candidate in (shutil.which(f"python{version}"), *map(str, kept), uv):
            if candidate and _is_version(candidate, version):
                found[version] = candidate
                break
        else:
            print(f"Python {version}: not here, not tried")
    return found


def _is_version(python: str, version: str) -> bool:
    try:
        shown = subprocess.run([python, "--version"], capture_output=True, text=True).stdout
    except OSError:
        return False
    return shown.startswith(f"Python {version}.")


def with_pip(python: str, package: Path, folder: Path) -> Path:
    """Install with pip into a virtual environment; returns the folder of its programs."""
    run([python, "-m", "venv", "--without-pip", folder])
    run([sys.executable, "-m", "pip", "--python", folder / "bin" / "python", "install", "--quiet", package])
    return folder / "bin"


def with_uv(python: str, package: Path, folder: Path) -> Path:
    """The same with uv."""
    run(["uv", "venv", "--quiet", "--python", python, folder])
    run(["uv", "pip", "install", "--quiet", "--python", folder / "bin" / "python", package])
    return folder / "bin"


def with_pipx(python: str, package: Path, folder: Path) -> Path:
    """The same with pipx, in a home of its own."""
    home = {"PIPX_HOME": str(folder / "home"), "PIPX_BIN_DIR": str(folder / "bin"), "PIPX_MAN_DIR": str(folder / "man")}
    run(["pipx", "install", "--python", python, package], env={**os.environ, **home})
    return folder / "bin"


INSTALLERS: dict[str, Callable[[str, Path, Path], Path]] = {"pip": with_pip, "uv": with_uv, "pipx": with_pipx}


def tried(
    version: str, python: str, name: str, install: Callable[[str, Path, Path], Path], package: Path, folder: Path
) -> list[str]:
    """Install a package and try it; returns what went wrong."""
    label = f"Python {version}, {name}, {package.suffix}"
    if name != "pip" and shutil.which(name) is None:
        print(f"{label}: {name} is not here, not tried")
        return []
    try:
        programs = install(python, package, folder)
        problems = list(problems_of_program(programs / "syriatext", folder))
    except subprocess.CalledProcessError as error:
        problems = [f"{error.cmd}: {(error.stderr or b'').decode(errors='replace').strip()[-500:]}"]
    print(f"{label}: {'; '.join(problems) or 'works'}", flush=True)
    return [f"{label}: {problem}" for problem in problems]


def problems_of_program(program: Path, folder: Path) -> Iterable[str]:
    """Use what was installed, from another folder than this one."""
    seeds = sorted((ROOT / "seeds").glob("00*.txt"))
    work = folder / "work"
    work.mkdir()

    def shown(*arguments: object, stdin: str = "", code: int = 0) -> str:
        done = subprocess.run(
            [program, *map(str, arguments)], input=stdin.encode(), capture_output=True, cwd=work, env=_bare(program)
        )
        if done.returncode != code:
            raise subprocess.CalledProcessError(done.returncode, list(map(str, arguments)), done.stdout, done.stderr)
        return done.stdout.decode()

    checks: dict[str, Callable[[], bool]] = {
        "version": lambda: shown("--version") == f"syriatext {version_here()}\n",
        "clean": lambda: shown("clean", stdin=DAMAGED) == REPAIRED,
        "clean of a page": lambda: (
            "Rain fell" in shown("clean", stdin=f"<html><body><p>{'Rain fell in Homs. ' * 20}</p>")
        ),
        "restore": lambda: shown("restore", stdin=shown("clean", "--format", "json", stdin=DAMAGED)) == DAMAGED,
        "diff": lambda: json.loads(shown("diff", "--format", "json", *seeds[2:4], code=1))["verdict"] == "spun",
        "report": lambda: "<html" in shown("diff", "--format", "html", *seeds[2:4], code=1),
        "dups": lambda: seeds[1].name in shown("dups", *seeds, _copy(seeds[1], work)),
        "index": lambda: shown("index", "build", "all.index", *seeds) == "",
        "find": lambda: seeds[3].name in shown("find", seeds[3], "--in", "all.index"),
        "help": lambda: "Examples:" in shown("clean", "--help"),
        "manual and completions": lambda: all(any(folder.rglob(name)) for name in ("syriatext-diff.1", "_syriatext")),
    }
    for name, holds in checks.items():
        if not holds():
            yield f"{name} is not as it should be"


def _copy(path: Path, folder: Path) -> Path:
    return Path(shutil.copy(path, folder / "copy.txt"))


def _bare(program: Path) -> dict[str, str]:
    """An environment in which nothing of this repository can be imported."""
    return {"PATH": f"{program.parent}:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "HOME": "/nonexistent"}


def run(command: list[object], env: dict[str, str] | None = None) -> None:
    """Run a program; what it says is shown only if it fails."""
    subprocess.run(list(map(str, command)), check=True, capture_output=True, env=env)


if __name__ == "__main__":
    sys.exit(main())
