"""Encoding damage → Edits. Each fix knows nothing of files, flags or the other fixes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from ..edits import apply_edits, compose
from ..model import Edit
from .arabic import turn_visual_order, unfold_presentation_forms
from .bidi import drop_unbalanced_marks
from .escapes import read_escapes
from .mojibake import undo_mojibake
from .surrogates import join_surrogates
from .unreadable import drop_mark, replace_unreadable

__all__ = ["make_readable", "repair"]

Fix = Callable[[str], Iterable[Edit]]

FIXES: tuple[Fix, ...] = (
    undo_mojibake,
    read_escapes,
    unfold_presentation_forms,
    turn_visual_order,
    drop_unbalanced_marks,
)
"""In this order, each on what the one before left: damage upon damage is undone from the outside in."""
MOST_ROUNDS = 10


def repair(text: str, normalize: Collection[str] = ()) -> tuple[Edit, ...]:
    """Return the edits that undo encoding damage in `text`; none for clean text.

    `normalize` names what else is done, which is spelling rather than damage (``normalize.NORMALIZATIONS``).
    """
    fixes: list[Fix] = [*FIXES]
    if normalize:
        from .normalize import NORMALIZATIONS

        fixes += (fix for name, fix in NORMALIZATIONS.items() if name in normalize)
    edits: tuple[Edit, ...] = ()
    current = text
    # What one round brings to light may be damage too: a text that was repaired must not need it again.
    for _ in range(MOST_ROUNDS):
        found = _in_turn(current, fixes)
        if not found:
            break
        edits, current = compose(text, edits, found), apply_edits(current, found)
    return edits


def make_readable(text: str) -> tuple[Edit, ...]:
    """Return the edits that leave nothing in `text` which is no character: no cleaned text may hold that."""
    return _in_turn(text, (drop_mark, join_surrogates, replace_unreadable))


def _in_turn(text: str, fixes: Iterable[Fix]) -> tuple[Edit, ...]:
    edits: tuple[Edit, ...] = ()
    current = text
    for fix in fixes:
        if found := tuple(fix(current)):
            edits, current = compose(text, edits, found), apply_edits(current, found)
    return edits
