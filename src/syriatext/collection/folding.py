"""Text → bytes in which words stand between other bytes: what all hashing starts from, whoever does it.

A word is a run of ASCII letters and digits and of bytes from 0x80 on. Everything that two spellings of a word may
differ in is gone, except for the case of ASCII letters, which tells names.
"""

from __future__ import annotations

import codecs
import re
from functools import lru_cache
from itertools import pairwise
from unicodedata import normalize

from ..lookalikes import as_latin
from ..scripts import MARKS, UNSEEN, UNSPACED

CAPITAL = "\x01"
"""Stands before a word that began with a capital which is no ASCII letter."""

_DROPPED = re.compile(f"[{MARKS}{UNSEEN}\ufe00-\ufe0f]+")
_UNSPACED = re.compile(f"[{UNSPACED}]+")
# Vowel signs of Indic scripts are no \w, but parts of words.
_BETWEEN = re.compile("[^\\w\u0900-\u0dff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\x01]+|[\u0964\u0965_]+")
_WORD = re.compile(r"[^\W\d_]+")
_LETTERS = str.maketrans("ٱىیکةςı٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "اييكهσi01234567890123456789")
_LONGEST_CACHED = 24


def folded(text: str) -> bytes:
    """Return `text` as words of bytes.

    >>> folded("Café, Дамаск, أحمد").decode()
    'Cafe, \\x01дамаск, احمد'
    >>> folded("Thе brіdgе").decode()
    'The bridge'
    >>> folded("市议会").decode()
    ' 市议 议会 '
    """
    if not text.isascii():
        text = as_latin(text)
    return (text.replace(CAPITAL, " ") if CAPITAL in text else text).encode("ascii", _FOLDED)


def _fold(run: str) -> bytes:
    bare = normalize("NFC", _DROPPED.sub("", normalize("NFKD", run))).translate(_LETTERS)
    if bare != bare.lower():
        bare = _WORD.sub(_without_case, bare)
    return _UNSPACED.sub(_pairs, _BETWEEN.sub(" ", bare)).encode()


_cached = lru_cache(maxsize=1 << 16)(_fold)


def _fold_run(error: UnicodeError) -> tuple[bytes, int]:
    """Folds what the encoder of ASCII stops at: it finds the runs that are none faster than any pattern."""
    assert isinstance(error, UnicodeEncodeError)
    run = error.object[error.start : error.end]
    return _cached(run) if len(run) <= _LONGEST_CACHED else _fold(run), error.end


_FOLDED = "syriatext.folded"
codecs.register_error(_FOLDED, _fold_run)


def _without_case(match: re.Match[str]) -> str:
    word = match[0]
    if word.isascii():
        return word
    return (CAPITAL if word[0].isupper() else "") + word.lower()


def _pairs(match: re.Match[str]) -> str:
    """Scripts without spaces: every two neighbouring characters are a word."""
    run = match[0]
    return f" {' '.join(map(''.join, pairwise(run))) or run} "
