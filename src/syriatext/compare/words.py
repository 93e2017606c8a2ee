"""Text into words: where each one stands, and the form under which two spellings of it are the same word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple
from unicodedata import normalize

from ..lookalikes import as_latin
from ..scripts import MARKS, UNSEEN, UNSPACED
from .accents import without_accents
from .han import fold_han
from .lost import Whole
from .names import fold_names
from .numbers import fold_numbers
from .vocabulary import CAPITALS, CURRENCIES, FUNCTION_WORDS, NOT_ISE, NUMBER_WORDS, SPELLINGS

_MARKS = (
    f"{MARKS}\u0711\u0730-\u074a\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963"
    "\u0980-\u0983\u09bc-\u09cd\u0a3c-\u0a51\u0abc-\u0acd\u0b3c-\u0b57\u0bbe-\u0bcd\u0c3e-\u0c56\u0cbc-\u0cd6\u0d3e-\u0d4d"
)
"""With the vowel signs of Syriac and Indic scripts, never left out: what is no letter, but part of a word."""
_QUOTES = "'’‘ʼ`´＇"

_LONGEST_WORD = 64
_SIGN = rf"[{''.join(CURRENCIES)}%]|(?<![^\s(\[])[-−](?=[{''.join(CURRENCIES)}]?\d)"
"""What says as much as a word: a currency, percent, a minus."""

_WORD = re.compile(
    rf"(?:[A-Za-z]\.)+[A-Za-z]\b\.?"
    rf"|\d+(?:[.,:\u066b\u066c]\d+)*(?:[^\W_]|[{_MARKS}])*+"
    rf"|[^\W\d_](?:[^\W_]|[{_MARKS}{UNSEEN}]|[{_QUOTES}](?=[^\W\d_]))*+"
    rf"|{_SIGN}"
)
_PIECE = re.compile(rf"[{UNSPACED}]|[^{UNSPACED}]+")
_PLAIN = re.compile(rf"[{UNSPACED}]|(?:(?![{UNSPACED}])[^\W_]|[{_MARKS}])++|{_SIGN}")
_HAS_UNSPACED = re.compile(rf"[{UNSPACED}]").search
_DROPPED = re.compile(rf"[{UNSEEN}\u064b-\u065f\u0670]")
_LOST_SPACE = re.compile(r"[a-z]{2,}(?=[A-Z]{2,}\Z)")
_CONTRACTED = re.compile(rf"([A-Za-z]+?)(n[{_QUOTES}]t|[{_QUOTES}](?:re|ve|ll)|(?<=can)not)\Z", re.IGNORECASE)
_STEMS = {"wo": "will", "ca": "can", "sha": "shall"}
_REST = {"t": "not", "e": "are", "l": "will"}
_POSSESSIVE = re.compile(rf"[{_QUOTES}]s?\Z")
_FIGURES = {base + value: str(value) for base in (0x660, 0x6F0) for value in range(10)} | {0x66B: ".", 0x66C: ","}
"""The figures of Arabic and Persian, and what stands between them."""
_ARABIC = str.maketrans("أإآٱىیکة", "ااااييكه")

_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)\Z")
_NUMERIC = re.compile(r"\d+(?:[.,]\d+)*\Z")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:,\d{2,3})*,\d{3}(?:\.\d+)?\Z")
_CONTINENTAL = re.compile(r"\d+,\d+\Z|\d{1,3}(?:\.\d{3})+,\d+\Z")

_SPELLING_RULES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?<=\w{3})our(s|ed|ing|ite|ites|able|ably|er|ers|hood|hoods|ly|ful)?\Z"), r"or\1"),
    (re.compile(rf"(?<!\w)(?!{'|'.join(sorted(NOT_ISE))})(\w{{3,}})is(e|es|ed|ing|er|ers|ation|ations)\Z"), r"\1iz\2"),
    (re.compile(r"(?<=\w{3})ys(e|es|ed|ing)\Z"), r"yz\1"),
    (re.compile(r"(cent|met|theat|fib|lit|calib|sab|lust|spect)re(s|d)?\Z"), r"\1er\2"),
    (re.compile(r"(?<=\w{3}[aeiou])ll(ed|ing|er|ers)\Z"), r"l\1"),
    (re.compile(r"(?<=\w{3})ogue(s?)\Z"), r"og\1"),
)


class Word(NamedTuple):
    """One word: characters ``start:end`` of its text, and the form it is compared under."""

    start: int
    end: int
    norm: str


def words_of(text: str, whole: Sequence[Whole] = ()) -> list[Word]:
    """Return the words of `text` in order; those that lack letters have the form of what they are `whole`.

    Hyphenated compounds are several words, scripts that put no spaces between words give one word a character, and
    known variants of a name, and numbers of several words, are one word with one form.

    >>> [word.norm for word in words_of("Three colours in Deir el- Zour")]
    ['3', 'colors', 'in', 'deir-az-zour']
    """
    named = list(fold_names(text, fold_han(text, list(_plain_spans(text, whole)))))
    return [Word(*folded) for folded in fold_numbers(text, named)]


def unfolded_words(text: str) -> list[Word]:
    """Return the words of `text` with those of a name each on its own."""
    return [Word(*span) for span in _plain_spans(text)]


def _plain_spans(text: str, whole: Sequence[Whole] = ()) -> Iterator[tuple[int, int, str]]:
    at = 0
    for known in (*whole, None):
        for start, end, written in _spans(text, at, known.start if known else len(text)):
            yield start, end, normal_form(written)
        if known:
            yield known.start, known.end, normal_form(known.word)
            at = known.end


def plain_words(text: str) -> list[str]:
    """Return the bare words of `text`: no case, no punctuation, no marks of typography. Equal lists are equal texts."""
    bare = text if text.isascii() else as_latin(_as_written(text))
    return _PLAIN.findall(bare.casefold())


def _as_written(text: str) -> str:
    """Text without what shows nothing, and with figures as everybody reads them."""
    return _DROPPED.sub("", normalize("NFKC", text)).translate(_FIGURES)


def _spans(text: str, first: int, last: int) -> Iterator[tuple[int, int, str]]:
    """Where words stand, and as what they are read: ``didn't`` is ``did`` and ``not``."""
    for match in _WORD.finditer(text, first, last):
        start, end = match.span()
        if not text[start:end].isascii() and _HAS_UNSPACED(text, start, end):
            for piece in _PIECE.finditer(text, start, end):
                yield *piece.span(), piece[0]
        elif lost := _LOST_SPACE.match(text, start, end):
            yield start, lost.end(), lost[0]
            yield lost.end(), end, text[lost.end() : end]
        elif parts := _CONTRACTED.match(text, start, end):
            stem, rest = parts[1].lower(), parts[2].lower()
            yield start, parts.end(1), _STEMS.get(stem, parts[1])
            yield parts.end(1), end, "have" if rest.endswith("ve") else _REST[rest[-1]]
        else:
            yield start, end, match[0]


def normal_form(surface: str) -> str:
    """Return the form under which `surface` is compared: case, quotes, possessives, number words and spelling folded.

    >>> [normal_form(word) for word in ("Syria’s", "seventh", "10,425", "2,4", "metres", "U.S.", "IS")]
    ['syria', '7#', '10425', '2.4', 'meters', 'US', 'IS']
    """
    return _cached_form(surface) if len(surface) <= _LONGEST_WORD else _form(surface)


def _form(surface: str) -> str:
    if surface.isupper() and surface.replace(".", "") in CAPITALS:
        return surface.replace(".", "")
    form = surface
    if not form.isascii():
        form = without_accents(as_latin(_as_written(form).translate(_ARABIC)))
        for quote in _QUOTES[1:]:
            form = form.replace(quote, "'")
    form = _POSSESSIVE.sub("", form.casefold())
    if _NUMERIC.match(form):
        return _plain_number(form)
    if ordinal := _ORDINAL.match(form):
        return f"{ordinal[1]}#"
    return _spelling(NUMBER_WORDS.get(form, form).replace("'", "").rstrip(".") or surface)


_cached_form = lru_cache(maxsize=65536)(_form)


def _plain_number(written: str) -> str:
    """A number without what parts its thousands, and with a point before its decimals: ``10,425``, ``2,4``."""
    if _THOUSANDS.match(written):
        return written.replace(",", "")
    return written.replace(".", "").replace(",", ".") if _CONTINENTAL.match(written) else written


def _spelling(form: str) -> str:
    if form in SPELLINGS:
        return SPELLINGS[form]
    if len(form) > _LONGEST_WORD or not form.isascii():
        return form
    for rule, replacement in _SPELLING_RULES:
        form = rule.sub(replacement, form)
    return form


def is_contracted(surface: str) -> bool:
    """Is it the rest of a contraction: the second half of ``didn't``, ``they're`` or ``cannot``?"""
    return surface.lower() == "not" or any(quote in surface[:2] for quote in _QUOTES)


def is_function_word(norm: str) -> bool:
    """Is this one of the small words, or characters, that every text of its language shares with every other?"""
    return norm in _function_words()


@cache
def _function_words() -> frozenset[str]:
    lines = files(f"{__package__}.tables").joinpath("small_words.txt").read_text("utf-8").splitlines()
    return FUNCTION_WORDS.union(normal_form(word) for line in lines for word in line.split()[1:])


def is_character(norm: str) -> bool:
    """Is this one character of a script that puts no spaces between words?"""
    return len(norm) == 1 and norm > "\u0e00" and bool(_HAS_UNSPACED(norm))


def is_numeric(norm: str) -> bool:
    """Is this normal form a number?"""
    return norm[:1].isdigit()
