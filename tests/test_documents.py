"""What README.md and docs/ show is what the program prints."""

from __future__ import annotations

import doctest
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tools"))

from update_documents import DOCUMENTS, furnish, with_real_output  # noqa: E402  (tools/ is no package)

_LINK = re.compile(r"\]\(([^)#:]+)(?:#([^)]+))?\)")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_the_examples_print_what_is_shown(path: Path) -> None:
    """``make docs`` puts what they print now below them."""
    text = path.read_text("utf-8")
    assert with_real_output(text) == text


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_the_python_examples_hold(path: Path, folder: Path) -> None:
    furnish(folder)
    blocks = re.findall(r"^```python\n(.*?)^```$", path.read_text("utf-8"), re.M | re.S)
    examples = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, path.name, str(path), 0)
    assert all(">>>" in block for block in blocks)
    assert doctest.DocTestRunner().run(examples).failed == 0


def test_there_are_examples() -> None:
    texts = {path.name: path.read_text("utf-8") for path in DOCUMENTS}
    assert texts["README.md"].count("\n$ ") > 15
    assert texts["README.md"].count(">>> ") > 4
    assert sum(text.count("\n$ ") for text in texts.values()) > 80


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    for target, anchor in _LINK.findall(path.read_text("utf-8")):
        linked = path.parent / target
        assert linked.exists(), target
        if anchor:
            headings = re.findall(r"^#+ (.*)$", linked.read_text("utf-8"), re.M)
            assert anchor in {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_document_is_reached_from_the_readme() -> None:
    found, waiting = set(), [ROOT / "README.md"]
    while waiting:
        path = waiting.pop()
        if path not in found and path.suffix == ".md":
            found.add(path)
            waiting += [(path.parent / target).resolve() for target, _ in _LINK.findall(path.read_text("utf-8"))]
    assert set(DOCUMENTS) <= found
