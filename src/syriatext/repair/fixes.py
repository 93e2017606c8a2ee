"""The fixes, in the order in which they are tried, each with what a text must hold to need it."""

from __future__ import annotations

from collections.abc import Collection

from .alphabet import Fix, always, any_of, other_than
from .arabic import ENDERS, LETTER_SHAPES, turn_visual_order, unfold_presentation_forms
from .bidi import MARKS, drop_unbalanced_marks
from .escapes import SIGNS, read_escapes
from .gate import PLAIN
from .mojibake import undo_mojibake
from .residues import FIRST_LETTERS, undo_residues

MISREADINGS = (
    Fix(undo_residues, any_of(FIRST_LETTERS)),
    Fix(undo_mojibake, other_than(PLAIN)),
)
FIXES = (
    *MISREADINGS,
    Fix(read_escapes, any_of(SIGNS)),
    Fix(unfold_presentation_forms, any_of(LETTER_SHAPES)),
    Fix(turn_visual_order, any_of(ENDERS)),
    Fix(drop_unbalanced_marks, any_of(MARKS)),
)
"""Each works on what the one before left: damage upon damage is undone from the outside in."""


def fixes_for(normalize: Collection[str]) -> tuple[Fix, ...]:
    """The fixes, and behind them what `normalize` names."""
    if not normalize:
        return FIXES
    from .normalize import NORMALIZATIONS

    return FIXES + tuple(Fix(edits, always) for name, edits in NORMALIZATIONS.items() if name in normalize)
