"""The fixes, in the order in which they are tried."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from ..model import Edit
from .arabic import turn_visual_order, unfold_presentation_forms
from .bidi import drop_unbalanced_marks
from .escapes import read_escapes
from .mojibake import undo_mojibake
from .residues import undo_residues

Fix = Callable[[str], Iterable[Edit]]

FIXES: tuple[Fix, ...] = (
    undo_residues,
    undo_mojibake,
    read_escapes,
    unfold_presentation_forms,
    turn_visual_order,
    drop_unbalanced_marks,
)
"""Each works on what the one before left: damage upon damage is undone from the outside in."""


def fixes_for(normalize: Collection[str]) -> tuple[Fix, ...]:
    """The fixes, and behind them what `normalize` names."""
    if not normalize:
        return FIXES
    from .normalize import NORMALIZATIONS

    return FIXES + tuple(fix for name, fix in NORMALIZATIONS.items() if name in normalize)
