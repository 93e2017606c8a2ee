"""Which field of a record holds the text, which one its name, and what to say where there is none."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

TEXT_FIELDS = ("text", "content", "body", "article", "html")
_URL_FIELDS = ("url",)
_ID_FIELDS = ("id", *_URL_FIELDS)
_SHOWN = 12


class Broken(NamedTuple):
    """A record that can't be read: its number, from 1 (0: the header), what is wrong and what to do."""

    number: int
    message: str
    hint: str = ""


class NoText(ValueError):
    """The file has no field that could be the text, or does not tell which one."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def no_text(names: Collection[str], wanted: str | None) -> NoText:
    """What to say of a file without text."""
    return NoText(f"no record of it has a field {_listed((wanted,) if wanted else TEXT_FIELDS)}", hint_of(names))


def text_column(names: Collection[str], wanted: str | None, columns: Sequence[str]) -> str:
    """The one of `names` that holds the text. Raises NoText where none is called so, or more than one of `columns`."""
    column = text_field(names, wanted)
    if column is None:
        raise no_text(names, wanted)
    if columns.count(column) > 1:
        raise NoText(f"{columns.count(column)} columns are called {column!r}", "rename all but one")
    return column


def text_field(names: Collection[str], wanted: str | None) -> str | None:
    """The field that holds the text: the one that is `wanted`, else the first of the usual names that is there."""
    return _first_of((wanted,) if wanted else TEXT_FIELDS, names)


def id_field(names: Collection[str], wanted: str | None) -> str | None:
    """The same for what a record is called."""
    return _first_of((wanted,) if wanted else _ID_FIELDS, names)


def url_field(names: Collection[str]) -> str | None:
    """The same for the address of the page that a record is from."""
    return _first_of(_URL_FIELDS, names)


def _first_of(known: Collection[str], names: Collection[str]) -> str | None:
    """The first of these that is there, in other capitals if need be: spreadsheets have ``Text``."""
    if found := next((name for name in known if name in names), None):
        return found
    by_lower = {name.lower(): name for name in reversed(list(names))}
    return next((by_lower[name.lower()] for name in known if name.lower() in by_lower), None)


def missing(number: int, names: Collection[str], wanted: str | None) -> Broken:
    """What to say of one record without text."""
    return Broken(number, f"it has no field {_listed((wanted,) if wanted else TEXT_FIELDS)}", hint_of(names))


def hint_of(names: Collection[str]) -> str:
    """How to name the field, with what there is to choose from."""
    shown = [name if name.isprintable() else repr(name) for name in list(names)[:_SHOWN]]
    return f"--field NAME, one of: {', '.join(shown)}{', …' if len(names) > _SHOWN else ''}" if shown else ""


def _listed(names: Collection[str]) -> str:
    quoted = [f"'{name}'" for name in names]
    return quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"
