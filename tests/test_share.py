"""Manual pages and completions say what the commands say, and the shells understand them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHARE = ROOT / "share"
sys.path.insert(0, str(ROOT / "tools"))

from build_completions import completions  # noqa: E402  (tools/ is no package)
from build_manual import pages  # noqa: E402
from commands import whole_program  # noqa: E402

COMMANDS = [command for command in whole_program().walk() if command.path]


def test_files_are_as_the_commands_are_now() -> None:
    """``make manual`` writes them."""
    made = {f"man/man1/{name}": text for name, text in pages().items()} | completions()
    found = {str(path.relative_to(SHARE)): path.read_text("utf-8") for path in SHARE.rglob("*") if path.is_file()}
    assert found == made


def test_every_command_and_option_is_in_the_manual() -> None:
    for command in COMMANDS:
        text = (SHARE / "man" / "man1" / f"{'-'.join(('syriatext', *command.path))}.1").read_text("utf-8")
        if text.startswith(".so man1/"):
            text = (SHARE / "man" / text.split()[1]).read_text("utf-8")
        for option in command.options:
            assert re.search(rf"^\.B {re.escape(', '.join(option.names).replace('-', chr(92) + '-'))}\b", text, re.M)


def test_the_manual_is_typeset_without_a_warning() -> None:
    if shutil.which("groff") is None:
        pytest.skip("groff is not here")
    for path in sorted((SHARE / "man" / "man1").iterdir()):
        done = subprocess.run(
            ["groff", "-man", "-Tutf8", "-ww", "-rLL=72n", f"man1/{path.name}"], cwd=SHARE / "man", capture_output=True
        )
        assert (done.returncode, done.stderr) == (0, b""), path.name
        assert b"syriatext" in done.stdout


def offered_by_bash(*words: str) -> list[str]:
    """What a press of the tab key behind the last of `words` brings."""
    script = (
        f"source '{SHARE}/bash-completion/completions/syriatext'\n"
        'COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)); _syriatext; printf "%s\\n" "${COMPREPLY[@]}"'
    )
    done = subprocess.run(["bash", "--norc", "-c", script, "bash", *words], capture_output=True, text=True, check=True)
    assert not done.stderr
    return done.stdout.split()


def offered_by_fish(*words: str) -> list[str]:
    script = f"source '{SHARE}/fish/vendor_completions.d/syriatext.fish'; complete -C $argv[1]"
    home = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "LC_ALL": "C.UTF-8"}
    done = subprocess.run(["fish", "-c", script, " ".join(words)], capture_output=True, text=True, check=True, env=home)
    return [line.split("\t")[0] for line in done.stdout.splitlines()]


SHELLS = {"bash": offered_by_bash, "fish": offered_by_fish}
TYPED = {
    "syriatext c": "clean",
    "syriatext re": "repair restore",
    "syriatext clean --for": "--force --format",
    "syriatext restore --out": "--output --output-dir",
    "syriatext repair --on": "",
    "syriatext clean --format js": "json jsonl",
    "syriatext diff --match near": "near-duplicate",
    "syriatext clean a.txt --keep capt": "caption",
}


@pytest.mark.parametrize("shell", [name for name in SHELLS if shutil.which(name)])
@pytest.mark.parametrize("typed", TYPED)
def test_completion(shell: str, typed: str, folder: Path) -> None:
    assert sorted(SHELLS[shell](*typed.split())) == TYPED[typed].split()


def test_completion_of_a_value_behind_an_equals_sign() -> None:
    """Bash takes the sign for a word of its own."""
    assert offered_by_bash("syriatext", "clean", "--color", "=", "al") == ["always"]
    assert offered_by_bash("syriatext", "clean", "--color", "=") == ["auto", "always", "never"]


def test_every_option_is_completed() -> None:
    for command in COMMANDS:
        names = {name for option in command.options for name in option.names}
        assert set(offered_by_bash("syriatext", *command.path, "-")) == names


@pytest.mark.parametrize(("shell", "file"), [("zsh", "zsh/site-functions/_syriatext")])
def test_the_script_parses(shell: str, file: str) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not here")
    assert subprocess.run([shell, "-n", SHARE / file], capture_output=True).stderr == b""
