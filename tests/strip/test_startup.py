"""A small text costs next to nothing: what is heavy comes only when it is needed."""

from __future__ import annotations

import subprocess
import sys

CODE = """
import sys
from syriatext.strip import strip_text
strip_text({text!r})
print(*sorted({modules!r}.intersection(sys.modules)))
"""


def loaded(text: str, *modules: str) -> str:
    code = CODE.format(text=text, modules=set(modules))
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def test_two_sentences_load_no_rules() -> None:
    text = "The council met on Sunday.\n\nIt agreed to repair the water pipes.\n"
    assert loaded(text, "tomllib", "lxml", "trafilatura", "datetime", "syriatext.strip.rules") == ""


def test_plain_text_needs_no_extractor() -> None:
    assert loaded("Share\nLeave a reply\n", "lxml", "trafilatura", "tomllib") == "tomllib"
