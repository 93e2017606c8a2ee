"""What users have written down once: ``syriatext.toml``, or ``[tool.syriatext]`` in ``pyproject.toml``.

It says what goes and what stays (``[strip] remove = […], keep = […]``), and nothing that could write or delete a file:
it may come with somebody else's folder.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from .problems import Problem
from .reading import read_bytes

if TYPE_CHECKING:
    from .strip.wishes import Wishes

OWN, SHARED = "syriatext.toml", "pyproject.toml"
_MOST = 1 << 20
_MARK = b"tool.syriatext"
_KNOWN = {"strip": ("remove", "keep")}


def load(path: str | None = None) -> Wishes | None:
    """Read the file at `path`, else the nearest one in this folder or above. Raises Problem for what it can't mean."""
    path = path or next(_nearest(), None)
    if path is None:
        return None
    import tomllib

    try:
        # Some editors put a byte order mark in front.
        data = tomllib.loads(read_bytes(path, _MOST).decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Problem(path, f"this is no TOML ({error})") from None
    if os.path.basename(path) == SHARED:
        data = _table(_table(data, "tool", path), "syriatext", path, "tool.")
    return _wishes(data, path)


def _nearest() -> Iterator[str]:
    """The files that may hold a configuration, the nearest first."""
    try:
        folder = os.getcwd()
    except OSError:  # it was removed under our feet
        return
    while True:
        own, shared = os.path.join(folder, OWN), os.path.join(folder, SHARED)
        if os.path.isfile(own):
            yield own
        elif os.path.isfile(shared) and _mentions_us(shared):
            yield shared
        above = os.path.dirname(folder)
        if above == folder:
            return
        folder = above


def _mentions_us(path: str) -> bool:
    try:
        return _MARK in read_bytes(path, _MOST)
    except Problem:
        return False


def _wishes(data: Mapping[str, Any], path: str) -> Wishes:
    _check_names(data, tuple(_KNOWN), path, "")
    table = _table(data, "strip", path)
    _check_names(table, _KNOWN["strip"], path, "strip.")
    for name, value in table.items():
        if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
            raise Problem(path, f"strip.{name} is no list of phrases", f'{name} = ["a line", "/a pattern/"]')
    from .strip.wishes import wishes

    try:
        return wishes(**table)
    except ValueError as error:
        raise Problem(
            path, str(error), "a phrase needs no slashes around it; a pattern is what Python's re takes"
        ) from None


def _table(data: Mapping[str, Any], name: str, path: str, prefix: str = "") -> dict[str, Any]:
    table = data.get(name, {})
    if not isinstance(table, dict):
        raise Problem(
            path, f"{prefix}{name} is no table", "write [strip] or [tool.syriatext.strip] above remove and keep"
        )
    return table


def _check_names(table: Mapping[str, Any], known: tuple[str, ...], path: str, prefix: str) -> None:
    for name in table:
        if name not in known:
            from difflib import get_close_matches

            close = get_close_matches(name, known, 1)
            hint = (
                f"did you mean {prefix}{close[0]}?" if close else f"known are: {', '.join(prefix + n for n in known)}"
            )
            raise Problem(path, f"{prefix}{name} is not known", hint)
