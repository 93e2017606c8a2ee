"""Was all of a text read in a wrong encoding? A quick look, for those who repair none of their other texts."""

from __future__ import annotations

import re

# What the bytes of UTF-8 become where each is read as a character: a lead byte's letter, then a continuation's.
_LEADS = "ÂÃÄÅÎÏÐÑØÙàáâãä×РСГО"
_CONTINUATIONS = "\u0080-\u00bfŒœŠšŸŽžƒˆ˜\u2010-\u2122\u0402-\u040f\u0452-\u045fҐґ"
_PAIR = re.compile(f"[{_LEADS}][{_CONTINUATIONS}]")
_LATIN = re.compile(f"[ÂÃÄÅ][{_CONTINUATIONS}]|â[€\x80]")
"""The same of Latin letters with accents, and of curly quotes and dashes."""
_SEEN = 4096
_ONE_IN = 20
_ONE_LATIN_IN = 300
_LEAST = 3
"""Letters with accents from which on a text of others is misread."""


def is_misread(text: str) -> bool:
    """Do the first characters of `text` show that it was read byte by byte: another script, or letters with accents?

    >>> is_misread("قال الناطق إن الطريق مفتوح".encode().decode("latin-1")), is_misread("Le café était fermé à midi.")
    (True, False)
    >>> is_misread("Le cafÃ© Ã©tait fermÃ©.")
    True
    """
    seen = text[:_SEEN]
    if len(_PAIR.findall(seen)) * _ONE_IN > len(seen):
        return True
    letters = len(_LATIN.findall(seen))
    return letters >= _LEAST and letters * _ONE_LATIN_IN > len(seen)
