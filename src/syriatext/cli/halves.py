"""``repair`` and ``strip``: clean's halves by name. `app.run` spells them out; here they only join the help."""

from __future__ import annotations

import typer

TEXTS = {
    "repair": "Undo encoding damage only: clean --only repair.",
    "strip": "Take web chrome away only: clean --only strip.",
}


def register(app: typer.Typer) -> None:
    """Add the two names to the list of commands."""
    for name, text in TEXTS.items():
        app.command(name, help=text)(_spelled_out_before)


def _spelled_out_before() -> None:
    raise AssertionError("app.run calls clean --only instead")
