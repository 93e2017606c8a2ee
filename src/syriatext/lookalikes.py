"""Letters of Cyrillic and Greek that look like Latin ones, in words that are Latin but for them.

Who wants a copy not to be found, or a filter to pass something, puts them there; the text looks the same.
"""

from __future__ import annotations

import re

_LATIN = str.maketrans(
    "аеорсухіѕјһԁԛԝѵАВЕКМНОРСТУХІЅЈԌԚԜοαικνρυΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",  # that is what it is about
    "aeopcyxisjhdqwvABEKMHOPCTYXISJGQWoaikvpuABEZHIKMNOPTYX",
)
_LETTERS = re.compile(r"[^\W\d_]+")
_FOREIGN = re.compile("[\u0370-\u03ff\u0400-\u052f]")
_ASCII = re.compile("[A-Za-z]")
_OTHER = "[^\\W\\d_\u0370-\u03ff\u0400-\u052f]"
_MIXED = re.compile(f"{_OTHER}{_FOREIGN.pattern}|{_FOREIGN.pattern}{_OTHER}")
"""Every word with letters of both; a text without one is told at once."""


def as_latin(text: str) -> str:
    """Return `text` with such letters as the Latin ones, in each word that has Latin letters and no other foreign ones.

    >>> as_latin("Thе brіdgе, мост, naïve λ")
    'The bridge, мост, naïve λ'
    """
    return _LETTERS.sub(_word, text) if _is_mixed(text) else text


def disguised_words(text: str) -> int:
    """How many words of a text have such letters."""
    return sum(_word(word) != word[0] for word in _LETTERS.finditer(text)) if _is_mixed(text) else 0


def _is_mixed(text: str) -> bool:
    return _FOREIGN.search(text) is not None and _MIXED.search(text) is not None


def _word(match: re.Match[str]) -> str:
    if not _ASCII.search(match[0]):
        return match[0]
    latin = match[0].translate(_LATIN)
    return match[0] if _FOREIGN.search(latin) else latin
