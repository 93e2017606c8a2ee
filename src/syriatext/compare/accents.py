"""Accents over Latin letters: what a copy loses first, on a keyboard or in a database that has none."""

from __future__ import annotations

import re
from unicodedata import normalize

_ACCENTS = re.compile("(?<=[A-Za-z])[\u0300-\u036f]+")
_STROKES = str.maketrans("łŁđĐħĦŧŦøØı", "lLdDhHtToOi")
"""Letters with an accent that Unicode does not part from them."""


def without_accents(text: str) -> str:
    """Return `text` with its Latin letters bare; those of other scripts stay as they are.

    >>> without_accents("gênée à Łódź, й")
    'genee a Lodz, й'
    """
    return text if text.isascii() else normalize("NFC", _ACCENTS.sub("", normalize("NFD", text))).translate(_STROKES)
