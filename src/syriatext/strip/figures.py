"""Captions that a web page says are captions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from .lines import PROSE_WORDS, key, word_count

MAX_CAPTION = 600


def captions_of(tree: Any, title: str | None, blocks: Sequence[str]) -> tuple[str, ...]:
    """The text of each ``figcaption`` that stands between the title and the last of the article's `blocks`.

    Others belong to teasers. Without a heading that is the title, they begin with the first block.
    """
    heading = key(title or "")
    known = {key(block) for block in blocks if word_count(block) >= PROSE_WORDS}
    found: list[str] = []
    sure = began = 0
    for element in tree.iter("h1", "h2", "p", "figcaption"):
        text = " ".join("".join(element.itertext()).split())
        if element.tag == "figcaption":
            if began and 0 < len(text) <= MAX_CAPTION:
                found.append(text)
        elif key(text) in known:
            began, sure = 1, len(found)
        elif heading and key(text) == heading:
            found, began, sure = [], 1, 0
    return tuple(dict.fromkeys(found[:sure]))
