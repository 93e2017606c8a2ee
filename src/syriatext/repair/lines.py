"""Lines of a text that hold something."""

from __future__ import annotations

import re
from collections.abc import Iterator


def lines_with(pattern: str, text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each line of `text` in which `pattern` is found, the line feed left out.

    >>> list(lines_with("b", "a\\nbb\\ncab"))
    [(2, 4), (5, 8)]
    """
    end = -1
    for found in re.finditer(pattern, text):
        if found.start() > end:
            start = text.rfind("\n", 0, found.start()) + 1
            end = text.find("\n", found.start())
            end = len(text) if end < 0 else end
            yield start, end
