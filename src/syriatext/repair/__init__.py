"""Encoding damage → Edits. Each fix knows nothing of files, flags or the other fixes."""

from __future__ import annotations

from ..edits import apply_edits, compose
from ..model import Edit
from .mojibake import undo_mojibake
from .residues import undo_residues
from .unreadable import replace_unreadable

__all__ = ["repair", "replace_unreadable"]

FIXES = (undo_residues, undo_mojibake)
"""What is done, one after the other: residues first, for mojibake would take them for something else."""


def repair(text: str) -> tuple[Edit, ...]:
    """Return the edits that undo encoding damage in `text`; none for clean text."""
    edits: tuple[Edit, ...] = ()
    repaired = text
    for fix in FIXES:
        found = tuple(fix(repaired))
        edits = compose(text, edits, found)
        repaired = apply_edits(repaired, found) if found else repaired
    return edits
