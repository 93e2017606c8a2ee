"""What README.md shows is what the program prints."""

import doctest
import re
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tools"))

from update_readme import README, with_real_output  # noqa: E402  (tools/ is no package)


def test_the_examples_print_what_the_readme_shows() -> None:
    text = README.read_text("utf-8")
    assert text.count("\n$ ") > 15
    assert with_real_output(text) == text


def test_the_python_examples_hold() -> None:
    blocks = re.findall(r"^```python\n(.*?)^```$", README.read_text("utf-8"), re.M | re.S)
    examples = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, "README.md", str(README), 0)
    assert len(examples.examples) > 4
    assert doctest.DocTestRunner().run(examples).failed == 0
