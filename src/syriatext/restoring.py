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


def records(data: bytes, name: str) -> Iterator[Restored | Problem]:
    """Read what ``clean --format json|jsonl`` or ``--record`` wrote; in place of what is not that, a Problem."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        yield Problem(name, "this is not JSON", _HINT)
        return
    decoder, position, number = json.JSONDecoder(), _skip_space(text, 0), 0
    if position == len(text):
        yield Problem(name, "this is empty", _HINT)
    while position < len(text):
        number += 1
        try:
            value, position = decoder.raw_decode(text, position)
        except (ValueError, RecursionError):
            yield Problem(name, f"record {number} is not JSON", _HINT)
            position = _next_record(text, position)
        else:
            yield _record(value, name, number)
        position = _skip_space(text, position)


def _next_record(text: str, position: int) -> int:
    """Where the record behind a broken one begins: each stands at the start of a line, whatever is in it."""
    return text.find("\n{", position) + 1 or len(text)


def _skip_space(text: str, position: int) -> int:
    while position < len(text) and text[position] in " \t\r\n":
        position += 1
    return position


def _record(value: object, name: str, number: int) -> Restored | Problem:
    if not isinstance(value, dict) or not str(value.get("schema", "")).startswith(_SCHEMA):
        return Problem(name, f"record {number} is not a result of clean", _HINT)
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
        return Problem(name, f"record {number} was changed since clean wrote it ({error})")
