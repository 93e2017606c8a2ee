"""Text into sentences. Lone line breaks are no ends unless the line is a heading, so re-wrapping changes nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from zlib import crc32

from ..model import Span
from .foreign import BEFORE_ORDINALS, BEHIND_NUMBERS, BEHIND_ORDINALS
from .lost import Whole
from .vocabulary import ABBREVIATIONS, CLOSING_ABBREVIATIONS, STARTERS
from .words import Word, words_of

LONGEST = 64
"""Words of the longest sentence: longer ones are cut at places that their own words decide."""
_SHORTEST_PIECE = 24

_PARAGRAPH = re.compile(r"\S(?:[^\n]++|\n(?![^\S\n]*(?:\n|\Z)))*+")
_CLOSERS = "\"'”’»›)\\]"
_END = re.compile(rf"(?<![.!?…؟۔।])[.!?…؟۔।]++[{_CLOSERS}]*+(?=\s|[\u0600-\u06ff])|[。！？｡][{_CLOSERS}」』]*")
_BEFORE = re.compile(r"([^\s(\[\"'“‘]{1,24})\Z")
_NEXT = re.compile(r"[\s\"'“‘«‹(\[–—-]*([^\W_]+)?")
_OPENERS = "\"'“‘«‹([–—-¿¡「『 "
_FIRST_WORD = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff]{1,4}|\S[^\s\u2e80-\u9fff\uf900-\ufaff]*")
"""What a line that is wrapped takes from the next one if it fits: of Chinese, a word or a sign with its comma."""
_LONGEST_HEADING = 90
_ORDINAL = re.compile("[1-9][0-9]?")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]\Z")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its characters, and its words ``first:last`` in the text's list of words."""

    span: Span
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Reading:
    """A text, its words and its sentences; every word belongs to one sentence."""

    text: str
    words: tuple[Word, ...]
    sentences: tuple[Sentence, ...]

    def norms(self, sentence: Sentence) -> tuple[str, ...]:
        """The sentence as a sequence of normal forms."""
        return self.norms_of(sentence.first, sentence.last)

    def norms_of(self, first: int, last: int) -> tuple[str, ...]:
        """The words ``first:last`` of the text as normal forms."""
        return tuple(word.norm for word in self.words[first:last])


def read(text: str, whole: Sequence[Whole] = ()) -> Reading:
    """Return `text` as words and sentences; those that lack letters are read as they are `whole`."""
    words = tuple(words_of(text, whole))
    sentences: list[Sentence] = []
    first = 0
    for start, end in sentence_spans(text):
        last = first
        while last < len(words) and words[last].start < end:
            last += 1
        if last > first:
            sentences += _pieces(words, (start, max(end, words[last - 1].end)), first, last)
        first = last
    return Reading(text, words, tuple(sentences))


def sentence_spans(text: str) -> Iterator[Span]:
    """Yield where each sentence of `text` stands, its closing punctuation included.

    >>> text = "Lt. Gen. Ali spoke. He left the U.S. in May."
    >>> [text[start:end] for start, end in sentence_spans(text)]
    ['Lt. Gen. Ali spoke.', 'He left the U.S. in May.']
    """
    for paragraph in _PARAGRAPH.finditer(text):
        start, stop = paragraph.span()
        for end in sorted({*_punctuated_ends(text, start, stop), *_heading_ends(text, start, stop), stop}):
            low, high = _trimmed(text, start, end)
            if low < high:
                yield low, high
            start = end


def _trimmed(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())


def _punctuated_ends(text: str, start: int, stop: int) -> Iterator[int]:
    for match in _END.finditer(text, start, stop):
        if _is_end(text, match, start, stop):
            yield match.end()


def _is_end(text: str, mark: re.Match[str], start: int, stop: int) -> bool:
    if mark[0][0] in "。！？｡":
        return True
    following = _NEXT.match(text, mark.end(), stop)
    word = following[1] if following else None
    if word is None:
        return True
    if word[0].islower():
        return False
    if not mark[0].startswith(".") or len(mark[0]) > 1:
        return True
    before = _BEFORE.search(text, max(start, mark.start() - 24), mark.start())
    if before is None:
        return True
    if _ORDINAL.fullmatch(before[1]):
        earlier = _BEFORE.search(text[max(start, before.start() - 24) : before.start()].rstrip())
        return not _is_counted(earlier[1].lower() if earlier else "", word.lower())
    return not _is_abbreviation(before[1], word)


def _is_counted(before: str, following: str) -> bool:
    """Is a German number with a full stop an ordinal between these words: *am 5. Oktober*, *im 19. Jahrhundert*?"""
    return following in BEHIND_ORDINALS or (before in BEFORE_ORDINALS and following not in STARTERS | BEHIND_NUMBERS)


def _is_abbreviation(before: str, following: str) -> bool:
    if _INITIALS.match(before) and before.isascii():
        return not ("." in before and following.lower() in STARTERS)
    bare = before.lower().rsplit("-", 1)[-1]
    if bare not in ABBREVIATIONS:
        return False
    return not (bare in CLOSING_ABBREVIATIONS and following.lower() in STARTERS)


def _heading_ends(text: str, start: int, stop: int) -> Iterator[int]:
    """Line breaks inside a paragraph that no wrapping has made: the next word would have fitted on the line.

    Only a short line without closing punctuation whose next line starts afresh can be such a heading.
    """
    if text.find("\n", start, stop) < 0:
        return
    # A paragraph begins at its first letter; what it is indented by has taken room, too.
    lines = list(_lines(text, text.rfind("\n", 0, start) + 1, stop))
    width = max(end - begin for begin, end in lines)
    for (begin, end), (after, after_end) in pairwise(lines):
        line, fresh = text[begin:end].rstrip(), text[after:after_end].strip()
        head = line.lstrip()
        if not head or len(line) > _LONGEST_HEADING or head[0].islower() or not _begins(fresh):
            continue
        if (first := _FIRST_WORD.match(fresh)) and width - len(line) > len(first[0]):
            yield end


def _begins(line: str) -> bool:
    """Does the line begin as a sentence does, quotes and brackets aside? Scripts without capitals don't tell."""
    first = next((sign for sign in line if sign not in _OPENERS), "")
    return first.isalpha() and not first.islower()


def _lines(text: str, start: int, stop: int) -> Iterator[Span]:
    while start < stop:
        end = text.find("\n", start, stop)
        end = stop if end < 0 else end
        yield start, end
        start = end + 1


def _pieces(words: Sequence[Word], span: Span, first: int, last: int) -> Iterator[Sentence]:
    """Cut a sentence of too many words where a hash of two words is smallest: an edit moves only the cuts near it."""
    begin = span[0]
    while last - first > LONGEST:
        window = range(first + _SHORTEST_PIECE, min(first + LONGEST, last - 1))
        cut = min(window, key=lambda at: crc32(f"{words[at - 1].norm} {words[at].norm}".encode("utf-8", "replace")))
        yield Sentence((begin, words[cut - 1].end), first, cut)
        begin, first = words[cut].start, cut
    yield Sentence((begin, span[1]), first, last)
