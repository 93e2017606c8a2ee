"""Names and numbers of two texts on one event: what both have, and what one alone has."""

from __future__ import annotations

from typing import NamedTuple

from .figures import LONGEST, number_length, number_of
from .sentences import Reading, read
from .surfaces import capitals_are_names, surface
from .vocabulary import FOREIGN
from .words import Word, is_function_word, is_numeric


class Facts(NamedTuple):
    """Names and numbers as written, in the order of the text that they are from."""

    both: tuple[str, ...]
    only_a: tuple[str, ...]
    only_b: tuple[str, ...]


def facts_of(a: str, b: str) -> Facts:
    """Return the names and numbers of two texts. Where capitals tell no names, the numbers alone.

    >>> facts_of("The quake hit the town of Lota with 6.7, they say.", "A quake of 6.7 struck the town of Lota there.")
    Facts(both=('Lota', '6.7'), only_a=(), only_b=())
    """
    of_a, of_b = _told(read(a)), _told(read(b))
    return Facts(
        tuple(written for norm, written in of_a.items() if norm in of_b),
        tuple(written for norm, written in of_a.items() if norm not in of_b),
        tuple(written for norm, written in of_b.items() if norm not in of_a),
    )


def _told(reading: Reading) -> dict[str, str]:
    """Each number and name by its normal form."""
    firsts = {sentence.first for sentence in reading.sentences}
    has_names = capitals_are_names(reading)
    found: dict[str, str] = {}
    at = 0
    while at < len(reading.words):
        word = reading.words[at]
        end = at + number_length(reading.norms_of(at, at + LONGEST))
        number = number_of(reading.norms_of(at, end)) if end > at + 1 else ""
        if not number:
            end = at + 1
        if number or is_numeric(word.norm) or (has_names and at not in firsts and _is_name(reading.text, word)):
            found.setdefault(number or word.norm, surface(reading, at, end))
        at = end
    return found


def _is_name(text: str, word: Word) -> bool:
    return text[word.start].isupper() and not is_function_word(word.norm) and word.norm not in FOREIGN
