from __future__ import annotations
import re
from collections.abc import Iterator
def may_be_mojibake(text: str) -> bool:
    return not text.isascii()
def suspicious_lines(window: str) -> Iterator[tuple[int, int]]:
    for line in re.finditer("[^\n]{1,3000}(?=\\s|$)|[^\n]{1,3000}", window):
        if not line[0].isascii():
            yield line.span()
