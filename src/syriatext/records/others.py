"""What a record holds beside its text: an output of another shape takes it along as one value."""

from __future__ import annotations

import json
from importlib import import_module
from math import isfinite
from typing import Any

from ..model import Record
from .streams import as_bytes


def others(record: Record | None) -> dict[str, Any]:
    """Return the other fields of a record by name, as JSON can hold them; none of what is no record."""
    if record is None or record.row is None:
        return {}
    found: dict[str, Any] = import_module(f".{record.shape}", __package__).others(record.row)
    return {_plain(name): _plain(value) for name, value in found.items()}


def as_cell(record: Record | None) -> str | None:
    """The same as text, for a cell of a table; None where there is nothing."""
    found = others(record)
    return json.dumps(found, ensure_ascii=False) if found else None


def _plain(value: Any) -> Any:
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    if isinstance(value, str):
        return as_bytes(value).decode("utf-8", "replace")
    if isinstance(value, dict):
        return {_plain(name): _plain(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    is_json = value is None or isinstance(value, (bool, int)) or (isinstance(value, float) and isfinite(value))
    return value if is_json else str(value)
