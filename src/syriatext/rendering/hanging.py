"""Lines that go on below themselves, where a terminal is too narrow for them."""

from __future__ import annotations

from collections.abc import Iterator


def hanging(place: str, words: str, width: int | None) -> Iterator[str]:
    """Yield `words` behind `place`, and what has no room there below the words; None is no terminal, and no bound.

    >>> list(hanging("  3  ", "a line of some length", 18))
    ['  3  a line of', '     some length']
    """
    if width is None or (len(place) + len(words) <= width and words.isascii()):
        yield place + words
        return
    from rich.text import Text

    from .columns import Page

    yield from Page(width, color=False).stacked((Text(place), Text(words)))
