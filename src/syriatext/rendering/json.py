"""Results as JSON, in the versioned shapes that scripts rely on: keys are added, never changed."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from ..comparison import Comparison
from ..model import Cleaned, Edit
from .places import places
from .terminal import UNSAFE

DIFF_SCHEMA = "syriatext.diff/1"
_PART = 500
"""Entries of a list that become text together."""
_DIGITS = 6
"""More would look exact, and fewer would make ties of texts that a script wants to rank."""


def clean_record(cleaned: Cleaned) -> dict[str, Any]:
    """The object of schema ``syriatext.clean/1``."""
    fields = cleaned.fields
    return {
        "schema": "syriatext.clean/1",
        "source": cleaned.document.source,
        **({"id": cleaned.document.id} if cleaned.document.id is not None else {}),
        "title": fields.title,
        "byline": fields.byline,
        "date": fields.date,
        "agency": fields.agency,
        "summary": fields.summary,
        "captions": list(fields.captions),
        "language": fields.language,
        "text": cleaned.text,
        "encoding": cleaned.document.encoding,
        "encoding_reason": cleaned.document.encoding_reason,
        "edits": [_edit(edit) for edit in cleaned.edits],
        "removed": [
            {"line": r.line, "class": r.kind, "rule": r.rule, "score": r.score, "text": r.text} for r in cleaned.removed
        ],
    }


def diff_record(comparison: Comparison, also: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """The object of schema ``syriatext.diff/1``: offsets are characters of the decoded inputs.

    `also` is what else is known of the pair.
    """
    a, b = places(comparison)
    return {
        "schema": DIFF_SCHEMA,
        **(also or {}),
        "a": comparison.a.document.source,
        "b": comparison.b.document.source,
        "verdict": comparison.verdict,
        "score": round(comparison.score, _DIGITS),
        "words": dict(zip("ab", comparison.words, strict=True)),
        "copied": dict(zip("ab", (round(share, _DIGITS) for share in comparison.copied), strict=True)),
        "probabilities": {verdict: round(p, _DIGITS) for verdict, p in comparison.probabilities.items()},
        "rewrite": comparison.rewrite,
        "links": [
            {"a": list(a(link.a)), "b": list(b(link.b)), "similarity": link.similarity} for link in comparison.links
        ],
        "substitutions": [
            {"a": s.a, "b": s.b, "count": s.count, "kind": s.kind, "tortured": s.tortured, "why": s.why}
            for s in comparison.substitutions
        ],
        "evidence": [{"feature": e.feature, "value": e.value, "weight": e.weight} for e in comparison.evidence],
    }


def to_json(record: dict[str, Any], indent: int | None = None) -> bytes:
    """UTF-8 JSON and a line feed.

    Lone surrogates, which UTF-8 cannot hold, and what a terminal would obey stand as ``\\uXXXX`` escapes.
    """
    return b"".join(_escaped(piece) for piece in _pieces(record, indent)) + b"\n"


def _escaped(text: str) -> bytes:
    if text.isascii() and "\x7f" not in text:  # all that JSON leaves of what is unsafe
        return text.encode()
    return re.sub(UNSAFE, lambda match: json.dumps(match[0])[1:-1], text).encode()


def _pieces(record: dict[str, Any], indent: int | None) -> Iterator[str]:
    """The same characters as ``json.dumps``; of long lists a part at a time, whose text would be held three times."""
    if not any(isinstance(value, list) and len(value) > _PART for value in record.values()):
        yield json.dumps(record, ensure_ascii=False, indent=indent)
        return
    between = ", " if indent is None else ","
    yield "{"
    for number, (name, value) in enumerate(record.items()):
        yield between if number else ""
        if isinstance(value, list) and len(value) > _PART:
            yield from _parts(name, value, indent)
        else:
            yield _member(name, value, indent)
    yield "\n}" if indent is not None and record else "}"


def _parts(name: str, values: list[Any], indent: int | None) -> Iterator[str]:
    start, _, end = _member(name, [0], indent).rpartition("0")
    between = "," + (start[start.rindex("[") + 1 :] or " ")
    for at in range(0, len(values), _PART):
        part = _member(name, values[at : at + _PART], indent)
        yield (between if at else start) + part[len(start) : len(part) - len(end)]
    yield end


def _member(name: str, value: Any, indent: int | None) -> str:
    """A name and its value as they stand inside of an object."""
    return json.dumps({name: value}, ensure_ascii=False, indent=indent)[1:-1].removesuffix("\n")


def _edit(edit: Edit) -> dict[str, Any]:
    record: dict[str, Any] = {
        "start": edit.start,
        "end": edit.end,
        "before": edit.before,
        "after": edit.after,
        "rule": edit.rule,
        "why": edit.why,
    }
    return {**record, "steps": list(edit.steps)} if edit.steps else record
