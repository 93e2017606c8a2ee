"""Letters that one of two texts has lost: as `?` or U+FFFD where the other has them, or as two plain ones (`ue`).

What a letter was can't be told from the text alone. From the other text it can: it has the word whole.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple
from unicodedata import normalize

from ..model import Span
from .accents import without_accents

_QUOTES = "'’‘ʼ`´"
_WORD = re.compile(rf"[^\W\d_]++(?:[{_QUOTES}][^\W\d_]++)*+")
_DAMAGED = re.compile(rf"(?:[^\W\d_]|[?\ufffd]|[{_QUOTES}](?=[^\W\d_]|[?\ufffd]))++")
_HOLES = re.compile(r"[?\ufffd]+")
_DASHES = 4
"""Holes of a word that are tried for a lost dash."""
_AFTER_HOLE = re.compile(r"[^\W\d_]\?+\s?([^\W\d_])")
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
    """Words in which all letters beyond ASCII are holes, or all that the text has nowhere.

    A mark at the end of a word may be what it looks like: it is a hole only where others end no sentence.
    """
    if "?" not in text and "\ufffd" not in text:
        return
    lost_letters = (_FOREIGN, _letters_missing(text, words))
    known = {
        holed: word
        for word, _ in reversed(words.most_common())
        for lost in lost_letters
        if (holed := lost.sub("?", word)) not in ("?", word)
    }
    is_damaged = "\ufffd" in text or any(after[1].islower() for after in _AFTER_HOLE.finditer(text))
    for match in _DAMAGED.finditer(text):
        for spans in _readings(text, *match.span(), is_damaged):
            found = [known.get(_HOLES.sub("?", text[start:end].lower())) for start, end in spans]
            whole = [Whole(*span, word) for span, word in zip(spans, found, strict=True) if word]
            if whole and len(whole) == len(found):
                yield from whole
                break


def _letters_missing(text: str, words: Iterable[str]) -> re.Pattern[str]:
    """The letters beyond ASCII of `words` that `text` does not have: Latin-1 has ü and ç, but no ş."""
    missing = sorted({letter for word in words for letter in word if not letter.isascii()} - set(text.lower()))
    return re.compile(f"[{re.escape(''.join(missing))}]+") if missing else re.compile("(?!)")


def _readings(text: str, start: int, end: int, is_damaged: bool) -> Iterator[list[Span]]:
    """What of letters and holes may be words: all, all but holes at the end, or two that a lost dash parts.

    Of two, one may be whole, and is left out.
    """
    if not _HOLES.search(text, start, end):
        return
    bare = start + len(text[start:end].rstrip("?"))
    if is_damaged:
        yield [(start, end)]
    yield [(start, bare)]
    for hole in islice(_HOLES.finditer(text, start + 1, bare - 1), _DASHES):
        parts = ((start, hole.start()), (hole.end(), bare))
        yield [part for part in parts if _HOLES.search(text, *part)]


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
