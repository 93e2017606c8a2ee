"""Which swaps turn a statement round: words that deny, and English words that say the opposite."""

from __future__ import annotations

import re
from functools import cache

from .foreign import AFFIRMATIONS, DENIALS, FOREIGN_OPPOSITES
from .tables import packed_lines
from .thesaurus import base_forms, have_base
from .vocabulary import NEGATIONS, OPPOSITES
from .words import is_function_word

_ANY = frozenset(["any", "anyone", "anybody", "anything", "anywhere", "ever", "either"])
_NOW = frozenset(["already", "now", "once", "since"])
_STEM_OF_UN = 4
_REFUSALS = frozenset(["declined", "declines", "failed", "fails", "refused", "refuses", "unable"])
_PREPOSITIONS = frozenset(["at", "by", "for", "from", "in", "of", "on", "than", "to", "up", "with"])
_ALIKE = 3
_VERB, _STEM = 5, 2
"""Letters of a Turkish verb that can be told from another word, and of its stem."""
_DENYING = tuple(
    (re.compile(denying), plain)
    for denying, plain in (
        ("m(?=[iu]yor)", ""), ("m[aeiu](?=.)", ""), ("m[aeiu]y", ""), ("[ae]m[aeiu](?=.)", ""), ("[ae]m[aeiu]y", ""),
        ("m[ae]z", "[ei]?r"), ("[ae]m[ae]z", "ebilir"), ("s[iu]z", "li"),
    )
)  # fmt: skip
"""Turkish syllables that deny, and what stands there where nothing is denied: *yapar, yapmaz*; *izinli, izinsiz*."""
_HARMONY = str.maketrans("aoud", "eiit")
"""Letters that are one where another syllable stands before them: *oldu*, *olmadı*; *gider*, *gitmez*."""


def opposite(one: tuple[str, ...], other: tuple[str, ...]) -> str:
    """Say how words in normal form say the opposite of others; nothing where they are not known to.

    >>> opposite(("opened",), ("closed",)), opposite(("reopened",), ("did", "not", "reopen"))
    ('the opposite', 'one of the two denies it')
    >>> opposite(("confirmed",), ("denied",)), opposite(("resigned",), ("refused", "to", "resign"))
    ('the opposite', 'one of the two denies it')
    """
    if len(one) == len(other) == 1 and are_plain_opposites(one[0], other[0]):
        return "the opposite"
    if _denies(one) != _denies(other):
        return "one of the two denies it" if _is_denied(one, other) else ""
    while one and other and one[-1] == other[-1]:  # more than, less than
        one, other = one[:-1], other[:-1]
    return "the opposite" if len(one) == len(other) == 1 and _are_opposites(one[0], other[0]) else ""


def _denies(norms: tuple[str, ...]) -> bool:
    return not NEGATIONS.isdisjoint(norms) or (norms[0] in _REFUSALS and norms[1:2] == ("to",))


def denied(one: tuple[str, ...], other: tuple[str, ...]) -> str:
    """Say that words of another language than English deny what others say; nothing where they may not.

    >>> denied(("est",), ("nest", "pas")), denied(("bestätigt",), ("nicht", "gekommen"))
    ('one of the two denies it', '')
    """
    if len(one) == len(other) == 1 and {(one[0], other[0]), (other[0], one[0])} & FOREIGN_OPPOSITES:
        return "the opposite"
    if DENIALS.isdisjoint(one) == DENIALS.isdisjoint(other):
        denies = len(one) == len(other) == 1 and _denies_inside(*sorted((one[0], other[0]), key=len))
        return "one of the two denies it" if denies else ""
    plain, denying = (one, other) if DENIALS.isdisjoint(one) else (other, one)
    if not AFFIRMATIONS.isdisjoint(plain) or any(_are_forms(word, again) for word in plain for again in denying):
        return "one of the two denies it"
    # *Ohne Angabe*, *unter Angabe*: a small word on one side, one that denies on the other.
    return "one of the two denies it" if DENIALS.issuperset(denying) and all(map(is_function_word, plain)) else ""


def _denies_inside(plain: str, denying: str) -> bool:
    """Is one Turkish word the other with a syllable inside that denies: *gösterdi*, *göstermedi*; *izinli*, *izinsiz*?

    >>> _denies_inside("oldugunu", "olmadigini"), _denies_inside("dustu", "dusmedi"), _denies_inside("okunur", "okumaz")
    (True, True, False)
    """
    if len(plain) < _VERB:
        return False
    for syllable, put in _DENYING:
        for place in syllable.finditer(denying, _STEM):
            last = place.start() - 1  # of the stem
            stem, end = denying[:last], denying[place.end() :]
            said = re.escape(denying[last].translate(_HARMONY)) + put + re.escape(end.translate(_HARMONY))
            if plain.startswith(stem) and re.fullmatch(said, plain[last:].translate(_HARMONY)):
                return True
    return False


def _are_forms(one: str, other: str) -> bool:
    """Do two words have half of the shorter one in a row? *einen*, *keinen*; *закрыли*, *закроют*; *est*, *n'est*."""
    short, long = sorted((one, other), key=len)
    size = max(_ALIKE, (len(short) + 1) // 2)
    return short in long or any(short[at : at + size] in long for at in range(len(short) - size + 1))


def _is_denied(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Do two swapped passages, one of which has a negation, not say the same for all that?

    *Does not include* is *excludes*, *without work* is *jobless*, *not any* is *no*: there the other one denies too. So
    the two must have a word in common, or one of them nothing but small words.
    """
    plain, denying = (other, set(one)) if _denies(one) else (one, set(other))
    denying -= NEGATIONS | _REFUSALS
    if _PREPOSITIONS.issuperset(plain) and _PREPOSITIONS.issuperset(denying):
        return False  # *at least* is *no less than*
    if any(have_base(word, again) for word in plain for again in denying):
        return True
    if any(_are_opposites(word, again) for word in plain for again in denying):
        return False
    return all(is_function_word(word) or word in _NOW for word in plain) and _ANY.isdisjoint(plain)


def are_plain_opposites(one: str, other: str) -> bool:
    """Do two words say the opposite so plainly that none was put for the other by mistake?

    >>> are_plain_opposites("vaccinated", "unvaccinated"), are_plain_opposites("intensive", "extensive")
    (True, False)
    """
    short, long = sorted((one, other), key=len)
    return (long == f"un{short}" and len(short) >= _STEM_OF_UN) or bool({(one, other), (other, one)} & OPPOSITES)


def _are_opposites(one: str, other: str) -> bool:
    if are_plain_opposites(one, other):
        return True
    return any(second in _opposites().get(first, ()) for first in base_forms(one) for second in base_forms(other))


@cache
def _opposites() -> dict[str, set[str]]:
    """The opposites of each word that has some."""
    found: dict[str, set[str]] = {}
    for one, other in (*map(str.split, packed_lines("opposites.txt.gz")), *OPPOSITES):
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return found
