"""A text as numbered lines, and what can be said of a line by looking at it alone."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple

from ..scripts import UNSPACED

LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
"""A line with its end; only texts with carriage returns need it."""
BULLET = r"(?:[*+•·▪●○◦►▶»›→#]+|o|\d{1,2}[.)]) +(?=\S)"
LIST_MARK = re.compile(BULLET)
CLOSING = "\"'”’»›“‘«‹」』》)]}*_"
"""What may stand behind a full stop; some languages close with what others open with."""
FINAL = frozenset(".!?…:؟۔。！？：।॥։።።")
INVISIBLE = " \t\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff" + "".join(
    map(chr, (*range(0x2000, 0x2010), *range(0x202A, 0x202F), *range(0x2066, 0x206A)))
)
UNSEEN = (
    0x307,
    0x640,
    *range(0x64B, 0x656),
    0x670,
    0x200B,
    0x200E,
    0x200F,
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
)
"""Direction marks, Arabic vowel signs and tatweel, the dot that lower-casing İ leaves: no word differs by them."""
UNSEEN_SIGNS = f"[{''.join(map(chr, UNSEEN))}]"
PLAIN_SIGNS = {"’": "'", "‘": "'", "“": '"', "”": '"', "\xa0": " ", "‐": "-", "‑": "-"}
SPELLINGS = {
    "ا": "أإآٱ", "ي": "ىیې", "ه": "ةەھہۀ", "ك": "ک", "е": "ё", "Е": "Ё", " ": "\u200c",
    ",": "，、،", ".": "。．", ":": "：", ";": "；؛", "?": "？؟", "!": "！", "|": "｜", "/": "／", ">": "＞",
    "~": "～〜", "=": "＝",
    "(": "（", ")": "）", "[": "［【〔", "]": "］】〕",
}  # fmt: skip
FOLDED = {ord(spelling): sign for sign, spellings in SPELLINGS.items() for spelling in spellings}
"""Spellings of one letter or sign, each put as one character."""
FOLDABLE = f"[{re.escape(''.join(map(chr, FOLDED)))}]"
TYPESET = "’‘“”–—…•\xa0"
"""Signs beyond ASCII that English texts have, too; none is a part of a word."""
WORD = r"\w+"
LETTERS = r"[^\W\d_]+"
SPACED_LETTERS = {code: " " for code in range(128) if not chr(code).isalpha()}
SPACED_WORDS = {code: " " for code in SPACED_LETTERS if not (chr(code).isdigit() or chr(code) == "_")}
"""What is no part of a word is a space, for ``str.translate``."""
UNSPACED_LETTERS = f"[{UNSPACED}]"

PROSE_WORDS = 8
COUNTED = 2_000
"""Characters of a line that are looked at when words are counted: enough to know prose, whatever the line's length."""


KEPT = 8_192
"""How many lines are kept in mind."""


def words_in(text: str) -> list[str]:
    """The words of `text`, digits and underscores included."""
    plain = in_ascii(text)
    return re.findall(WORD, text) if plain is None else plain.translate(SPACED_WORDS).split()


def letters_in(text: str) -> list[str]:
    """The words of `text`, letters only."""
    plain = in_ascii(text)
    return re.findall(LETTERS, text) if plain is None else plain.translate(SPACED_LETTERS).split()


def in_ascii(text: str) -> str | None:
    """The text with spaces for typeset signs, where it is ASCII then: its words are found in a quarter of the time."""
    if not text.isascii():
        for sign in TYPESET:
            text = text.replace(sign, " ")
    return text if text.isascii() else None


class Content:
    """What a line holds, without white space at the ends; what can be told of it alone is worked out once.

    A text is looked at until nothing more goes, and most lines come again.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = word_count(text)
        self.ends_sentence = ends_sentence(text)
        self.prose = self.ends_sentence and self.words >= PROSE_WORDS
        """Is this line a paragraph, or most of one: eight words or more that end as a sentence ends?"""

    @cached_property
    def key(self) -> str:
        return key(self.text)

    @cached_property
    def plain(self) -> str:
        """The line as rules see it."""
        return folded(bare(self.text))


Contents = dict[str, Content]
"""The contents of a text's long lines, by their text."""
SHORT_LINE = 200


@lru_cache(maxsize=KEPT)
def _short_content(text: str) -> Content:
    """The menus of a site stand on all its pages."""
    return Content(text)


class Line(NamedTuple):
    """One line: ``start:end`` is its content's place, `stop` the place behind the line end."""

    number: int
    start: int
    end: int
    stop: int
    text: str
    content: Content

    @property
    def words(self) -> int:
        return self.content.words

    @property
    def prose(self) -> bool:
        return self.content.prose


def split_lines(text: str, contents: Contents | None = None) -> list[Line]:
    """Cut `text` at CRLF, LF and CR only: the other Unicode line ends do occur inside sentences.

    `contents` are those known from an earlier look; new ones are added to it.

    >>> [line.text for line in split_lines("one\\r\\n\\n two")]
    ['one', '', 'two']
    """
    contents = {} if contents is None else contents
    lines = []
    start = 0
    for number, (held, stop) in enumerate(_held(text), 1):
        bare = held.strip(INVISIBLE) if held else ""
        content = _short_content(bare) if len(bare) <= SHORT_LINE else contents.get(bare)
        if content is None:
            content = contents[bare] = Content(bare)
        lines.append(Line(number, start, start + len(held), stop, bare, content))
        start = stop
    return lines


def _held(text: str) -> Iterator[tuple[str, int]]:
    """Each line without its end, and the place behind that."""
    if "\r" in text:
        for match in LINE.finditer(text):
            yield match[0].rstrip("\r\n"), match.end()
        return
    *ended, last = text.split("\n")
    stop = 0
    for line in ended:
        stop += len(line) + 1
        yield line, stop
    if last:
        yield last, len(text)


def word_count(text: str) -> int:
    """How many words `text` has; about two letters are taken as a word where a script puts no spaces.

    >>> word_count("three short words"), word_count("北京時間今天上午")
    (3, 5)
    """
    sample = text[:COUNTED]
    spaced = len(sample.split())
    if len(sample) < 6 * spaced or in_ascii(sample) is not None:
        return spaced
    return spaced + len(re.findall(UNSPACED_LETTERS, sample)) // 2


def ends_sentence(text: str) -> bool:
    """Does `text` end as a sentence does, brackets and quotation marks behind the full stop aside?"""
    if text[-1:].isalnum():
        return False
    tail = text[-6:].rstrip(CLOSING)
    return bool(tail) and tail[-1] in FINAL


def bare(text: str) -> str:
    """Return a stripped line as rules see it: plain quotation marks and spaces, without a list mark in front.

    >>> bare("*  Don’t\\xa0miss")
    "Don't miss"
    """
    plain = text if text.isascii() else _plain_signs(text)
    if "  " in plain or not plain.isprintable():  # no white space but the plain one is printable
        plain = " ".join(plain.split())
    if plain.startswith("- "):  # as lists of web pages are written here; else it may begin what somebody says
        return plain[2:].lstrip()
    return plain[len(mark[0]) :] if (mark := _list_mark(plain)) else plain


def _plain_signs(text: str) -> str:
    # The usual ones one by one: that takes a tenth of translate's time.
    for sign, plain in PLAIN_SIGNS.items():
        text = text.replace(sign, plain)
    if text.isascii():
        return text
    seen = text.translate(dict.fromkeys(UNSEEN, "")) if re.search(UNSEEN_SIGNS, text) else text
    return unicodedata.normalize("NFC", seen)


def folded(text: str) -> str:
    """Return `text`, character by character, in the spelling that rules are compared in.

    >>> folded("أخبار، （照片）")
    'اخبار, (照片)'
    """
    return text.translate(FOLDED) if not text.isascii() and re.search(FOLDABLE, text) else text


def is_listed(text: str) -> bool:
    """Does the line begin with a list mark?"""
    return _list_mark(text) is not None


def _list_mark(text: str) -> re.Match[str] | None:
    # Most lines begin with a letter that no list mark is.
    return None if text[:1].isalpha() and text[0] != "o" else LIST_MARK.match(text)


def key(text: str) -> str:
    """Return what two copies of a line have in common: letters and digits, case aside.

    >>> key("Prices – up again!") == key("PRICES: up again")
    True
    """
    return " ".join(words_in(text.casefold()))


def script_of(letter: str) -> str:
    """The script of a letter, such as LATIN or ARABIC, by the first word of its Unicode name."""
    return unicodedata.name(letter, "?").partition(" ")[0]
