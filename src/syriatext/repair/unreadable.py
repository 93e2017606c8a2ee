"""What no cleaned text may hold whatever else is asked for: a byte order mark, and bytes that were no text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Edit
from .alphabet import characters_of

SURROGATES = characters_of(("\ud800", "\udfff"))


def drop_mark(text: str) -> Iterator[Edit]:
    """Take the byte order mark away; files that were put together by programs have several."""
    if end := len(text) - len(text.lstrip("\ufeff")):
        yield Edit(0, end, text[:end], "", rule="repair.byte-order-mark", why="byte order mark")


def replace_unreadable(text: str) -> Iterator[Edit]:
    r"""Put U+FFFD for each byte that the encoding could not explain.

    >>> [(e.before, e.after) for e in replace_unreadable("ab\udcff")]
    [('\udcff', '\ufffd')]
    """
    for run in re.finditer(f"[{SURROGATES[0]}-{SURROGATES[-1]}]+", text):
        yield Edit(
            *run.span(),
            run[0],
            "\ufffd" * len(run[0]),
            rule="repair.unreadable-byte",
            why="bytes that are no text: " + " ".join(f"{ord(c) & 0xFF:02X}" for c in run[0][:8]),
        )
