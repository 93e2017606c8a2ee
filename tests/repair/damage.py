"""Damage made on purpose."""

from __future__ import annotations

from syriatext.repair.propose import Chain, decoded, encoded


def redo(text: str, chain: Chain) -> str | None:
    """`text` as `chain` would have left it, or None when it cannot take that path."""
    for step in chain:
        data = encoded(text, step.written)
        read = decoded(data, step.read) if data is not None else None
        if read is None:
            return None
        text = read
    return text
