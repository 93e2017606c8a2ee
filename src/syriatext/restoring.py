"""Cleaned text and its edits → the bytes it was made from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .edits import undo_edits
from .model import Edit, encoded
from .problems import Problem

_SCHEMA = "syriatext.clean/"
_HINT = "give it what syriatext clean --format json or jsonl printed"


@dataclass(frozen=True, slots=True)
class Restored:
    """One result of clean, read back: where the text came from, what it became, what it was."""

    source: str
    text: str
    data: bytes


def original_bytes(text: str, edits: Iterable[Edit], encoding: str) -> bytes:
    """Undo `edits` and encode. Raises ValueError when they do not belong to `text`."""
    return encoded(undo_edits(text, edits), encoding)


def records(data: bytes, name: str) -> Iterator[Restored]:
    """Read what ``clean --format json|jsonl`` or ``--record`` wrote. Raises Problem at what is not that."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise Problem(name, "this is not JSON", _HINT) from None
    decoder, position, number = json.JSONDecoder(), _skip_space(text, 0), 0
    if position == len(text):
        raise Problem(name, "this is empty", _HINT)
    while position < len(text):
        number += 1
        try:
            value, position = decoder.raw_decode(text, position)
        except (ValueError, RecursionError):
            raise Problem(name, f"record {number} is not JSON", _HINT) from None
        yield _record(value, name, number)
        position = _skip_space(text, position)


def _skip_space(text: str, position: int) -> int:
    while position < len(text) and text[position] in " \t\r\n":
        position += 1
    return position


def _record(value: object, name: str, number: int) -> Restored:
    if not isinstance(value, dict) or not str(value.get("schema", "")).startswith(_SCHEMA):
        raise Problem(name, f"record {number} is not a result of clean", _HINT)
    try:
        source = value["source"]
        if not isinstance(source, str) or "\0" in source:
            raise ValueError("its source is no name")
        edits = [
            Edit(e["start"], e["end"], e["before"], e["after"], e.get("rule", ""), e.get("why", ""))
            for e in value["edits"]
        ]
        return Restored(source, value["text"], original_bytes(value["text"], edits, value["encoding"]))
    except (KeyError, TypeError, ValueError, LookupError, AttributeError) as error:
        raise Problem(name, f"record {number} was changed since clean wrote it ({error})") from None
