"""Run the examples of README.md and docs/ and put what they print below them.

    python tools/update_documents.py            rewrite the files
    python tools/update_documents.py --check    only name those that are not true (exit 1 if there are any)

In a ``console`` block a line that starts with ``$ `` is a command; what follows is what it prints, standard error too.
The commands of one document run one after another in one temporary folder that holds a copy of seeds/.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
DOCUMENTS = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
_BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.M | re.S)


def with_real_output(text: str) -> str:
    """Return `text` with the output of every example as it is now."""
    with tempfile.TemporaryDirectory() as folder:
        furnish(Path(folder))
        return _BLOCK.sub(lambda block: _run_block(block[0], folder), text)


def furnish(folder: Path) -> None:
    """Put there what examples may use."""
    shutil.copytree(ROOT / "seeds", folder / "seeds")
    (folder / "page.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))


def _run_block(block: str, folder: str) -> str:
    commands = [line[2:] for line in block.splitlines() if line.startswith("$ ")]
    return "".join(f"$ {command}\n{_output(command, folder)}" for command in commands)


def _output(command: str, folder: str) -> str:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    # A reader's shell is not this one's: nothing of it may show in the output.
    environment = {"PATH": path, "LC_ALL": "C.UTF-8", "HOME": folder}
    run = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    shown = run.stdout.decode("utf-8")
    return shown if not shown or shown.endswith("\n") else shown + "\n"


def main() -> int:
    """Rewrite the documents, or check them."""
    code = 0
    for path in DOCUMENTS:
        text = path.read_text("utf-8")
        true = with_real_output(text)
        if text == true:
            continue
        if "--check" in sys.argv:
            print(path.relative_to(ROOT))
            code = 1
        else:
            path.write_text(true, "utf-8")
    return code


if __name__ == "__main__":
    sys.exit(main())
