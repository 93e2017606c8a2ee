"""Where the sentences that were taken out of a web page stand in its source."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from html import unescape

from ..model import Span
from .changes import tokens
from .script import word_blocks

_MARKUP = re.compile(
    r"<!--(?:(?!-->).)*+(?:-->)?"
    r"|<(script|style)\b(?:(?!</\1\b).)*+"
    r"|<[/!?a-z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*+>?",
    re.I | re.S,
)
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]\w{1,30});?", re.I)
_FAR = 4
"""Words that the page has more than the text between two of a sentence that still belong together."""
_ENOUGH = 0.6
"""Share of a sentence's words that have to stand together."""


def places_in_page(page: str, text: str, spans: Iterable[Span]) -> dict[Span, Span]:
    """Return where each stretch of `text` stands in the source of the page that it was taken from, tags in it included.

    A stretch whose words do not stand together in the page has no place.
    """
    in_text, in_page = list(tokens(text)), list(_page_tokens(page))
    words, page_words = [text[start:end] for start, end in in_text], [word for word, _ in in_page]
    matched: dict[int, int] = {}
    for i, j, size in word_blocks(words, page_words):
        matched.update(zip(range(i, i + size), range(j, j + size), strict=True))
    starts = [start for start, _ in in_text]
    found: dict[Span, Span] = {}
    for start, end in spans:
        first, last = bisect_left(starts, start), bisect_left(starts, end)
        if place := _place(matched, words, page_words, first, last):
            found[start, end] = in_page[place[0]][1][0], in_page[place[1]][1][1]
    return found


def _page_tokens(page: str) -> Iterator[tuple[str, Span]]:
    """The words of a page's text, and where their characters stand."""
    position = 0
    for start, end in [*(match.span() for match in _MARKUP.finditer(page)), (len(page), len(page))]:
        if page.find("&", position, start) < 0:
            for first, last in tokens(page[position:start]):
                yield page[position + first : position + last], (position + first, position + last)
        else:
            shown, origins = _unescaped(page, position, start)
            for first, last in tokens(shown):
                yield shown[first:last], (origins[first][0], origins[last - 1][1])
        position = end


def _unescaped(page: str, start: int, end: int) -> tuple[str, list[Span]]:
    """A piece of text without character references, and where each of its characters stands."""
    shown: list[str] = []
    origins: list[Span] = []
    position = start
    for match in _REFERENCE.finditer(page, start, end):
        for piece, place in ((page[position : match.start()], None), (unescape(match[0]), match.span())):
            shown.append(piece)
            origins += [place or (at, at + 1) for at in range(position, position + len(piece))]
        position = match.end()
    shown.append(page[position:end])
    origins += [(at, at + 1) for at in range(position, end)]
    return "".join(shown), origins


def _place(
    matched: dict[int, int], words: Sequence[str], page_words: Sequence[str], first: int, last: int
) -> tuple[int, int] | None:
    """The first and the last word in the page of the words ``first:last`` of the text."""
    group = max(_groups([at for at in range(first, last) if at in matched], matched), key=len, default=[])
    if not group or len(group) < _ENOUGH * (last - first):
        return None
    low, high = group[0], group[-1]
    begin, end = matched[low], matched[high]
    # A small word at the edge may have been found too early or too late: it stands next to the others.
    while low > first and begin and words[low - 1] == page_words[begin - 1]:
        low, begin = low - 1, begin - 1
    while high + 1 < last and end + 1 < len(page_words) and words[high + 1] == page_words[end + 1]:
        high, end = high + 1, end + 1
    return begin, end


def _groups(found: Sequence[int], matched: dict[int, int]) -> Iterator[list[int]]:
    group: list[int] = []
    for at in found:
        if group and matched[at] - matched[group[-1]] - (at - group[-1]) > _FAR:
            yield group
            group = []
        group.append(at)
    yield group
