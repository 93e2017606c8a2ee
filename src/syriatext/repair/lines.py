"""Lines of a text that hold something, and windows of many lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

WINDOW = 1 << 20  # characters over which a document's chains are remembered
_LONGEST_LINE = 1 << 22  # a longer one is cut at a space, or anywhere: memory is bounded


def window_end(text: str, start: int = 0) -> int:
    """Where the window that begins at `start` ends; 0 when the text ends before its window does."""
    if len(text) - start <= WINDOW:
        return 0
    latest = start + WINDOW + _LONGEST_LINE
    if end := text.find("\n", start + WINDOW, latest) + 1:
        return end
    return (text.rfind(" ", start + WINDOW, latest) + 1 or latest) if len(text) >= latest else 0


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
