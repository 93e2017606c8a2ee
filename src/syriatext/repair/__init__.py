"""Encoding damage → Edits. Each fix knows nothing of files, flags or the other fixes."""

from __future__ import annotations

from ..model import Edit
from .mojibake import undo_mojibake
from .unreadable import replace_unreadable

__all__ = ["repair", "replace_unreadable"]


def repair(text: str) -> tuple[Edit, ...]:
    """Return the edits that undo encoding damage in `text`; none for clean text."""
    return tuple(undo_mojibake(text))
