"""Was all of a text read in a wrong encoding? A quick look, for those who repair none of their other texts."""

from __future__ import annotations

import re
from functools import cache

# What the bytes of UTF-8 become where each is read as a character: a lead byte's letter, then a continuation's.
_LEADS = "ÂÃÄÅÎÏÐÑØÙàáâãä×РСГО"  # on western pages, and on Cyrillic ones
_CONTINUATIONS = "\u0080-\u00bfŒœŠšŸŽžƒˆ˜\u2010-\u2122\u0402-\u040f\u0452-\u045fҐґ"
_PAIR = re.compile(f"[{_LEADS}][{_CONTINUATIONS}]")
_LATIN_LEADS = "ÂÃÄÅâ"
_LATIN = re.compile(f"[ÂÃÄÅ][{_CONTINUATIONS}]|â[€\x80]")
"""The same of Latin letters with accents, and of curly quotes and dashes."""
_ON_ARABIC = re.compile("[طظ][\x80-\xbf€‚ƒ„…†‡ˆ‰‹Œ‘’“”•–—™›œ\u200c\u200d]")
"""Those of Arabic letters on an Arabic page, where half of the continuations are letters themselves."""
_ELSEWHERE = ("cp437", "cp850", "cp1250", "cp1251", "cp1253", "cp1256", "cp1257", "koi8-r", "mac_roman")
"""Encodings of other systems and regions in which texts of Latin letters with accents were read."""
_WESTERN = re.compile("[À-ÖØ-öø-ÿ]")
"""Letters beyond ASCII on western pages, which other scripts become that have a byte a letter."""
_RARE = re.compile("[þðýÞÐÝ³¹¿º¾¶±ìèøùïãæêëà]")
"""What letters of Turkish, Polish, Czech, Romanian, Croatian or Lithuanian become there: not so rare in Danish."""
_CAPITAL = re.compile("[А-ЯЁЇЈ]")
_INVERTED = re.compile("[а-яё][А-ЯЁЇЈ]{2}")
"""KOI8 has capitals where the code page of Windows has small letters."""
_REFERENCE = re.compile("&(?:#[0-9]{2,6}|#x[0-9A-Fa-f]{2,5}|[A-Za-z]{2,8});")
_SEEN = 4096
_ONE_IN = 20
_ONE_LATIN_IN = 300
_ONE_RARE_IN = 50
_ONE_WESTERN_IN = 3
_LEAST = 3
"""Letters with accents from which on a text of others is misread."""


@cache
def _latin_elsewhere() -> tuple[str, re.Pattern[str]]:
    """The same letters on pages of other systems: their first halves, and both. A letter before a letter is a word."""
    found, firsts = [], set[str]()
    for encoding in _ELSEWHERE:
        leads = bytes(range(0xC3, 0xC6)).decode(encoding)
        firsts.update(leads)
        others = bytes(range(0x80, 0xC0)).decode(encoding, "ignore")
        behind = "".join(other for other in others if not (other.isalpha() and leads.isalpha()))
        found.append(f"[{leads}][{re.escape(behind)}]")
    return "".join(sorted(firsts)), re.compile("|".join(found))


def may_be_misread(text: str) -> bool:
    """May the first characters of `text` have been read in a wrong encoding: another script, or accents?

    It only says where a repair is worth a try: some languages have as many of the letters in question.

    >>> [may_be_misread("قال الناطق".encode().decode(encoding)) for encoding in ("utf-8", "latin-1", "cp1256")]
    [False, True, True]
    >>> [may_be_misread(text) for text in ("Le cafÃ© Ã©tait fermÃ©.", "Le café était fermé à midi.", "Ìîñò îòêðûëè")]
    [True, False, True]
    """
    seen = text[:_SEEN]
    for signs, pattern in ((_LATIN_LEADS, _LATIN), _latin_elsewhere()):
        if any(sign in seen for sign in signs) and len(pattern.findall(seen)) >= _least(seen, _ONE_LATIN_IN):
            return True
    if len(_RARE.findall(seen)) > _least(seen, _ONE_RARE_IN):
        return True
    basic = len(seen.encode("ascii", "ignore"))
    if (len(seen) - basic) * _ONE_IN <= len(seen):
        return False
    if any(len(pattern.findall(seen)) * _ONE_IN > len(seen) for pattern in (_PAIR, _ON_ARABIC)):
        return True
    if len(_WESTERN.findall(seen)) * _ONE_WESTERN_IN > len(seen):
        return True
    return _INVERTED.search(seen) is not None and len(_CAPITAL.findall(seen)) * 2 > len(seen)


def is_in_references(text: str) -> bool:
    """Are letters of `text` written as numbers or names: ``&#1575;``, ``&ouml;``?"""
    seen = text[:_SEEN]
    least = _least(seen, _ONE_LATIN_IN)
    return seen.count("&") >= least and len(_REFERENCE.findall(seen)) >= least


def _least(seen: str, one_in: int) -> int:
    """How many signs of damage there must be, of so many characters one."""
    return max(_LEAST, len(seen) // one_in)
