"""Applies a unified diff as patch(1) does, and checks all that the diff says about the text."""

from __future__ import annotations

import re

_LINE = re.compile("[^\n]*\n|[^\n]+")
_HUNK = re.compile(r"@@ -(\d+),(\d+) \+(\d+),(\d+) @@\n")
_NO_END = "\\ No newline at end of file\n"


def patched(text: str, diff: str) -> str:
    """Return what `diff` makes of `text`."""
    old, new, position = _LINE.findall(text), list[str](), 0
    body = _LINE.findall(diff)[2:]
    while body:
        start, length, new_start, new_length = _head(body.pop(0))
        before, after = _sides(body)
        new += old[position:start]
        assert len(new) == new_start
        assert before == old[start : start + length] and len(before) == length and len(after) == new_length
        new += after
        position = start + length
    return "".join(new + old[position:])


def _head(line: str) -> tuple[int, int, int, int]:
    """Lines in front of the hunk and lines in it, of the old text and of the new one."""
    head = _HUNK.fullmatch(line)
    assert head, line
    start, length, new_start, new_length = map(int, head.groups())
    return start - (length > 0), length, new_start - (new_length > 0), new_length


def _sides(body: list[str]) -> tuple[list[str], list[str]]:
    """Take one hunk off `body`: its lines in the old text and in the new one."""
    before, after = list[str](), list[str]()
    while body and body[0][0] != "@":
        mark, line = body[0][0], body.pop(0)[1:]
        if body and body[0] == _NO_END:
            body.pop(0)
            line = line.removesuffix("\n")
        before += [line] if mark in " -" else []
        after += [line] if mark in " +" else []
    return before, after
