"""Letters that one of two texts has lost: as `?` or U+FFFD where the other has them, or as two plain ones (`ue`).

What a letter was can't be told from the text alone. From the other text it can: it has the word whole.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple
from unicodedata import normalize

from .accents import without_accents

_QUOTES = "'’‘ʼ`´"
_WORD = re.compile(rf"[^\W\d_]++(?:[{_QUOTES}][^\W\d_]++)*+")
_DAMAGED = re.compile(rf"(?:[^\W\d_]|[?\ufffd]|[{_QUOTES}](?=[^\W\d_]|[?\ufffd]))++")
_HOLES = re.compile(r"[?\ufffd]+")
_FOREIGN = re.compile(r"[^\x00-\x7f]+")
_DIGRAPHS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "oe", "å": "aa"})
"""How words are written on a keyboard that has no such letters: German's, and the Nordic languages'."""


class Whole(NamedTuple):
    """The characters ``start:end`` of a text, and the word that the other text has for them."""

    start: int
    end: int
    word: str


def whole_words(text: str, other: str) -> list[Whole]:
    """Return the words of `text` that lack letters, as `other` writes them, in order.

    >>> whole_words("M?nchen gruesst.", "München grüßt.")
    [Whole(start=0, end=7, word='münchen'), Whole(start=8, end=15, word='grüßt')]
    """
    if other.isascii():
        return []
    words = Counter(word for word in _WORD.findall(normalize("NFC", other).lower()) if not word.isascii())
    found = sorted([*_with_holes(text, words), *_with_digraphs(text, words)])
    return [one for at, one in enumerate(found) if not at or found[at - 1].end <= one.start]


def _with_holes(text: str, words: Counter[str]) -> Iterator[Whole]:
    """Words in which all letters beyond ASCII are holes. What ends a sentence is a hole only where a word has it."""
    if "?" not in text and "\ufffd" not in text:
        return
    known = {_FOREIGN.sub("?", word): word for word, _ in reversed(words.most_common())}
    known.pop("?", None)
    for match in _DAMAGED.finditer(text):
        start, end = match.span()
        if not _HOLES.search(match[0]):
            continue
        for stop in (end, start + len(match[0].rstrip("?"))):
            if word := known.get(_HOLES.sub("?", text[start:stop].lower())):
                yield Whole(start, stop, word)
                break


def _with_digraphs(text: str, words: Counter[str]) -> Iterator[Whole]:
    known = {typed: word for word, _ in reversed(words.most_common()) if (typed := written_out(word)) != word}
    if not known:
        return
    for match in _WORD.finditer(text):
        if word := known.get(match[0].lower()):
            yield Whole(*match.span(), word)


def has_holes(written: str) -> bool:
    """Are letters missing from it?"""
    return bool(_HOLES.search(written))


def written_out(word: str) -> str:
    """Return a word in small letters as it is typed without umlauts: ``für`` is ``fuer``."""
    return without_accents(word.translate(_DIGRAPHS))
