"""Characters beyond the first 65,536 that were stored as two halves, and not put together again."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Edit

_HALVES = "[\ud800-\udbff][\udc00-\udfff]"
# The two halves in UTF-8 (CESU-8), which strict UTF-8 refuses: read byte for byte as U+DC80 to U+DCFF (PEP 383).
_BYTES = "\udced[\udca0-\udcaf][\udc80-\udcbf]\udced[\udcb0-\udcbf][\udc80-\udcbf]"


def join_surrogates(text: str) -> Iterator[Edit]:
    r"""Put the two halves of a character together, whether they are surrogates or the bytes of surrogates.

    >>> [e.after for e in join_surrogates("\ud83d\ude00 \udced\udca0\udcbd\udced\udcb8\udc80")]
    ['😀', '😀']
    """
    for found in re.finditer(f"{_BYTES}|{_HALVES}", text):
        halves = found[0] if len(found[0]) == 2 else _from_bytes(found[0])
        yield Edit(
            *found.span(),
            found[0],
            halves.encode("utf-16", "surrogatepass").decode("utf-16"),
            rule="repair.surrogates",
            why="two halves of one character put together",
        )


def _from_bytes(text: str) -> str:
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "surrogatepass")
