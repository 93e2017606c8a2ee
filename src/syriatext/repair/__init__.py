"""Encoding damage → Edits. Each fix knows nothing of files, flags or the other fixes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from ..edits import apply_edits, compose
from ..model import Edit
from .alphabet import Fix, alphabet, any_of
from .lines import window_end
from .surrogates import join_surrogates
from .unreadable import SURROGATES, drop_mark, replace_unreadable

__all__ = ["drop_mark", "halves_of_letters", "make_readable", "repair", "window_end"]

MOST_ROUNDS = 10
_UNSEEN_HALF = re.compile("[\x80-\x9f]|[^\\W\\d_A-Za-z]\xad|[ÃÐØÙРطظ]\xa0")
ESCAPE_SIGNS = "\\&%="
"""One of them is in every escape: all the damage that ASCII can hold."""

_READABLE = (
    Fix(drop_mark, any_of("\ufeff")),
    Fix(join_surrogates, any_of(SURROGATES)),
    Fix(replace_unreadable, any_of(SURROGATES)),
)


def repair(text: str, normalize: Collection[str] = ()) -> tuple[Edit, ...]:
    """Return the edits that undo encoding damage in `text`; none for clean text.

    `normalize` names what else is done, which is spelling rather than damage (``normalize.NORMALIZATIONS``).
    """
    if not normalize and text.isascii() and not any(sign in text for sign in ESCAPE_SIGNS):
        return ()
    from .fixes import fixes_for

    fixes = fixes_for(normalize)
    edits: tuple[Edit, ...] = ()
    current = text
    # What one round brings to light may be damage too: a text that was repaired must not need it again.
    for _ in range(MOST_ROUNDS):
        found = _in_turn(current, fixes)
        if not found:
            break
        edits, current = compose(text, edits, found), apply_edits(current, found)
    return edits


def halves_of_letters(text: str) -> tuple[Edit, ...]:
    """Return the edits that undo a reading byte by byte, where it left characters of which nothing is seen.

    For markup: who extracts its text drops them, and nothing else may change around it, such as what is written in
    escapes. What shows can be repaired in the text.
    """
    if text.isascii() or not _UNSEEN_HALF.search(text):
        return ()
    from .fixes import MISREADINGS

    return _in_turn(text, MISREADINGS)


def make_readable(text: str) -> tuple[Edit, ...]:
    """Return the edits that leave nothing in `text` which is no character: no cleaned text may hold that."""
    return () if text.isascii() else _in_turn(text, _READABLE)


def _in_turn(text: str, fixes: Iterable[Fix]) -> tuple[Edit, ...]:
    edits: tuple[Edit, ...] = ()
    current, held = text, alphabet(text)
    for fix in fixes:
        if fix.may_help(held) and (found := tuple(fix.edits(current))):
            edits, current = compose(text, edits, found), apply_edits(current, found)
            held = alphabet(current)
    return edits
