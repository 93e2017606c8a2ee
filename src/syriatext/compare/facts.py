"""Names and numbers of two texts on one event: what both have, and what one alone has."""

from __future__ import annotations

from typing import NamedTuple

from .figures import LONGEST, number_length, number_of
from .sentences import Reading, read
from .surfaces import capitals_are_names, has_capital, surface
from .vocabulary import FOREIGN
from .words import Word, is_function_word, is_numeric


class Facts(NamedTuple):
    """Names and numbers as written, in the order of the text that they are from."""

    both: tuple[str, ...]
    only_a: tuple[str, ...]
    only_b: tuple[str, ...]


class _Said(NamedTuple):
    """A word or number of a text as written: is it a fact, or at least written with a capital?"""

    is_fact: bool
    is_capital: bool
    written: str


def facts_of(a: str, b: str) -> Facts:
    """Return the names and numbers of two texts. Where capitals tell no names, the numbers alone.

    A name that the other text has at the head of a sentence only is in both; one that it has in small letters only,
    may be a name there or not, and is left out.

    >>> facts_of("The quake hit the town of Lota with 6.7, they say.", "A quake of 6.7 struck the town of Lota there.")
    Facts(both=('Lota', '6.7'), only_a=(), only_b=())
    >>> facts_of("A man named Qassar spoke to al-Khalil there.", "Qassar told us of 6 lorries, and al-Khalil ran.")
    Facts(both=('Qassar', 'al-Khalil'), only_a=(), only_b=('6',))
    >>> facts_of("أصيب ثلاثة من السكان هناك.", "3 من السكان أصيبوا.")
    Facts(both=('ثلاثة',), only_a=(), only_b=())
    """
    of_a, of_b = _said(read(a)), _said(read(b))
    facts_a = {norm: said.written for norm, said in of_a.items() if said.is_fact}
    facts_b = {norm: said.written for norm, said in of_b.items() if said.is_fact}
    shared = [norm for norm, said in of_a.items() if said.is_capital and norm in of_b and of_b[norm].is_capital]
    return Facts(
        tuple(facts_a.get(norm) or facts_b[norm] for norm in shared if norm in facts_a or norm in facts_b),
        tuple(written for norm, written in facts_a.items() if norm not in of_b),
        tuple(written for norm, written in facts_b.items() if norm not in of_a),
    )


def _said(reading: Reading) -> dict[str, _Said]:
    """Each word and number by its normal form, as it stands where it tells most."""
    firsts = {sentence.first for sentence in reading.sentences}
    has_names = capitals_are_names(reading)
    found: dict[str, _Said] = {}
    at = 0
    while at < len(reading.words):
        word = reading.words[at]
        end = at + number_length(reading.norms_of(at, at + LONGEST))
        # A single word is one in its own script only: *on* is ten in Turkish.
        number = number_of(reading.norms_of(at, end)) if end > at + 1 or not word.norm.isascii() else ""
        if not number:
            end = at + 1
        is_number, is_capital = bool(number) or is_numeric(word.norm), _is_capital(reading.text, word)
        is_name = is_capital and has_names and at not in firsts
        said = _Said(is_number or is_name, is_number or is_capital, surface(reading, at, end))
        norm = number or word.norm
        found[norm] = max(found.get(norm, said), said, key=lambda said: said[:2])
        at = end
    return found


def _is_capital(text: str, word: Word) -> bool:
    return has_capital(text[word.start : word.end]) and not is_function_word(word.norm) and word.norm not in FOREIGN
