"""What a web page says beside its article."""

from __future__ import annotations

from collections.abc import Iterator

from .lines import key
from .tags import BLOCK, RAW, blocks

_FEW = 3
"""Words in a row by which a piece of text is known again; shorter lines are known as a whole."""
_MOST = 0.8
"""Share of such rows that a block must have in the article to be a part of it."""


def page_lines(html: str) -> list[str]:
    """All text of a page, its menus too, a line for each of its blocks, and of its times, which stand beside names."""
    return blocks(html, RAW, BLOCK | {"time"})


def remainder(lines: list[str], article: str) -> tuple[str, ...]:
    """Return the `lines` that are not in `article`, in their order, each once. Takes linear time.

    >>> remainder(["Home", "Rain fell on Friday in Homs."], "Rain fell on Friday in Homs, and snow in Hama.")
    ('Home',)
    >>> remainder(["Year", "Cars a day", "Log in"], "| Year | Cars a day |")
    ('Log in',)
    """
    known = {words for line in article.splitlines() for part in (line, *_cells(line)) for words in _rows(part)}
    left = (line for line in lines if not _is_in(list(_rows(line)), known))
    return tuple(dict.fromkeys(left))


def _cells(line: str) -> list[str]:
    """The cells of a line of a table: on the page each is a line."""
    return line.split("|") if line.startswith("|") else []


def _is_in(rows: list[str], known: set[str]) -> bool:
    return sum(row in known for row in rows) >= max(1, len(rows) * _MOST)


def _rows(line: str) -> Iterator[str]:
    """The rows of words in a line, and the line itself where it is no longer than one."""
    words = key(line).split()
    if len(words) <= _FEW:
        yield " ".join(words)
        return
    yield from (" ".join(words[at : at + _FEW]) for at in range(len(words) - _FEW + 1))
