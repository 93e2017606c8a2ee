"""Encodings by name: which one is meant, and do bytes fit it?"""

from __future__ import annotations

import codecs
import re

# UTF-7 and Python's own escapes let these pass, which are no characters: nothing could write such a text out.
_SURROGATE = "[\ud800-\udfff]"


def canonical(encoding: str | None) -> str:
    """Python's name of an encoding, "" if it knows none.

    >>> canonical("Windows-1256"), canonical("none")
    ('cp1256', '')
    """
    try:
        return codecs.lookup(encoding).name if encoding else ""
    except (LookupError, ValueError):
        return ""


def fitted(data: bytes, encoding: str) -> str | None:
    """`data` read in `encoding`, or None when it does not fit or the bytes could not be had back."""
    try:
        text = data.decode(encoding)
        return text if text.encode(encoding) == data and not re.search(_SURROGATE, text) else None
    except (ValueError, LookupError):
        return None
