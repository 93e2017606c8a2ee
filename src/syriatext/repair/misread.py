"""Was all of a text read in a wrong encoding? A quick look, for those who repair none of their other texts."""

from __future__ import annotations

import re

# What the bytes of UTF-8 become where each is read as a character: a lead byte's letter, then a continuation's.
_LEADS = "ÂÃÄÅÎÏÐÑØÙàáâãä×РСГО"
_CONTINUATIONS = "\u0080-\u00bfŒœŠšŸŽžƒˆ˜\u2010-\u2122\u0402-\u040f\u0452-\u045fҐґ"
_PAIR = re.compile(f"[{_LEADS}][{_CONTINUATIONS}]")
_SEEN = 4096
_ONE_IN = 20


def is_misread(text: str) -> bool:
    """Do the first characters of `text` show that a script other than Latin was read byte by byte?

    >>> is_misread("قال الناطق إن الطريق مفتوح".encode().decode("latin-1")), is_misread("Le café était fermé à midi.")
    (True, False)
    """
    seen = text[:_SEEN]
    return len(_PAIR.findall(seen)) * _ONE_IN > len(seen)
