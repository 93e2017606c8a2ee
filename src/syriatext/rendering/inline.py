"""Two texts as one, word by word: what one has lost and the other has got, marked where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rich.text import Text

from ..comparison import Change, Comparison
from .columns import Page
from .terminal import safe

_EDGE = 12
_WORTH_FOLDING = 20
_GONE, _NEW, _QUIET = "bold red", "bold green", "dim"
_PARAGRAPH = re.compile(r"\n\s*\n")
_WORD = re.compile(r"\S+")
_BLANK = re.compile(r"\s+")

Piece = tuple[str, str]
"""Some text and its style; none for what both texts have."""


def words_view(
    comparison: Comparison, changes: Sequence[Change], color: bool, width: int | None, whole: bool = False
) -> str:
    """The second text with what it lost and got against the first, as wdiff shows it; nothing for equal ones.

    Paragraphs stay, lines are those of the page. Long stretches that both have are cut short unless the `whole` is
    wanted.
    """
    if not changes and not whole:
        return ""
    return "".join(f"{line}\n" for line in _lines(list(_pieces(comparison, changes)), Page(width, color), whole))


def _pieces(comparison: Comparison, changes: Sequence[Change]) -> Iterator[Piece]:
    """Stretches with the white space before them, as their own text has it."""
    a, b = comparison.a.text, comparison.b.text
    position = 0
    for change in changes:
        same = b[position : change.b[0]].rstrip()
        yield same, ""
        gone, new = a[slice(*change.a)], b[slice(*change.b)]
        before = b[position + len(same) : change.b[0]] if new else _blank_before(a, change.a[0])
        yield f"{before}{gone}" if gone else "", _GONE
        between = (" " if before or not change.b[0] else "") if gone else before
        yield f"{between}{new}" if new else "", _NEW
        if not change.b[1] and (blank := _BLANK.match(a, change.a[1])):  # what follows has none before it
            yield blank[0], ""
        position = change.b[1]
    yield b[position:], ""


def _blank_before(text: str, end: int) -> str:
    start = end
    while start and text[start - 1].isspace():
        start -= 1
    return text[start:end]


def _lines(pieces: Sequence[Piece], page: Page, whole: bool) -> Iterator[str]:
    paragraph = Text()
    begun = False
    for number, (piece, style) in enumerate(pieces):
        kept = piece if style or whole else _folded(piece, number == 0, number == len(pieces) - 1)
        for at, part in enumerate(_PARAGRAPH.split(kept)):
            if at and paragraph.plain.strip():
                yield from [""] if begun else []
                yield from page.paragraph(_trimmed(paragraph))
                paragraph, begun = Text(), True
            _append(paragraph, part, style, page.color)
    if paragraph.plain.strip():
        yield from [""] if begun else []
        yield from page.paragraph(_trimmed(paragraph))


def _folded(piece: str, first: bool, last: bool) -> str:
    """A stretch without its middle: the words next to a difference are enough to find it."""
    words = [match.span() for match in _WORD.finditer(piece)]
    head, tail = (0 if first else _EDGE), (0 if last else _EDGE)
    left_out = len(words) - head - tail
    if left_out < _WORTH_FOLDING:
        return piece
    start, end = words[head - 1][1] if head else 0, words[len(words) - tail][0] if tail else len(piece)
    return f"{piece[:start]}\n\n… {left_out:,} words the same …\n\n{piece[end:]}"


def _append(paragraph: Text, piece: str, style: str, color: bool) -> None:
    shown = safe(" ".join(piece.split()))
    if piece[:1].isspace():
        paragraph.append(" ")
    if shown and style and not color:
        shown = f"[-{shown}-]" if style == _GONE else f"{{+{shown}+}}"
    paragraph.append(shown, style=style or None)


def _trimmed(paragraph: Text) -> Text:
    start = len(paragraph.plain) - len(paragraph.plain.lstrip())
    trimmed = paragraph[start:]
    trimmed.rstrip()
    return trimmed
