"""What a text was taken from → lines for people, JSON, JSON Lines, CSV; one text at a time."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from ..spreadsheet import Cell, harmless_lines
from .hanging import hanging
from .terminal import safe_line

if TYPE_CHECKING:
    from ..collection.matches import Match, Reread

SCHEMA = "syriatext.find/1"
COLUMNS = ("query", "rank", "id", "path", "score", "relation")
_MOST_SHOWN = 3
_LONGEST = 100


class Answer(NamedTuple):
    """A text that was looked for, by name, what was found, and (by document) what its source says when read again."""

    query: str
    matches: list[Match]
    reread: Mapping[int, Reread]


def as_json(answer: Answer) -> bytes:
    """One object of schema ``syriatext.find/1``."""
    from .json import to_json

    return to_json(_record(answer), indent=2)


def as_jsonl(answer: Answer) -> bytes:
    """The same object on one line."""
    from .json import to_json

    return to_json(_record(answer))


def csv_header() -> bytes:
    """The names of the columns."""
    return _rows([COLUMNS])


def as_csv(answer: Answer) -> bytes:
    """A row a match."""
    return _rows(
        (answer.query, rank, _id(match), shown_path(match.path), match.score, _relation(answer, match))
        for rank, match in enumerate(answer.matches, 1)
    )


def as_text(answer: Answer, is_one_of_many: bool, width: int | None = None) -> bytes:
    """Rank, score, relation and name a line; of a text that is one of many, its name above.

    `width` is that of a terminal, in columns, where passages go on below themselves.
    """
    lines = [f"{safe_line(answer.query)}:"] if is_one_of_many else []
    for rank, match in enumerate(answer.matches, 1):
        name, path = _id(match), shown_path(match.path)
        within = "" if name.startswith(path) else f"  ({safe_line(path)})"
        lines.append(f"{rank:2}  {match.score:.3f}  {_relation(answer, match):14}  {safe_line(name)}{within}")
        for passage in _passages(answer.reread.get(match.doc)):
            lines += hanging("      ", passage, width)
    end = "\n" if is_one_of_many else ""
    return ("".join(line + "\n" for line in lines) + end).encode("utf-8", "backslashreplace")


def _passages(reread: Reread | None) -> Iterator[str]:
    if reread is None:
        return
    if reread.missing:
        yield f"(not compared: {reread.missing})"
    for ours, theirs in reread.quotes[:_MOST_SHOWN]:
        yield f"“{safe_line(_cut(ours))}”"
        if theirs:
            yield f"  there: “{safe_line(_cut(theirs))}”"
    if len(reread.quotes) > _MOST_SHOWN:
        more = len(reread.quotes) - _MOST_SHOWN
        yield f"and {more} more shared passage{'' if more == 1 else 's'}"


def _cut(passage: str) -> str:
    flat = " ".join(passage.split())
    return flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1] + "…"


def _relation(answer: Answer, match: Match) -> str:
    reread = answer.reread.get(match.doc)
    return reread.relation if reread and reread.relation else match.relation


def _record(answer: Answer) -> dict[str, Any]:
    return {"schema": SCHEMA, "query": answer.query, "matches": [_match(answer, match) for match in answer.matches]}


def _match(answer: Answer, match: Match) -> dict[str, Any]:
    record: dict[str, Any] = {
        "id": _id(match),
        "path": shown_path(match.path),
        "score": match.score,
        "relation": _relation(answer, match),
        "hashes": {
            kind: dict(zip(("shared", "query", "document"), getattr(match, kind), strict=True))
            for kind in ("triples", "names")
        },
    }
    if (reread := answer.reread.get(match.doc)) is not None:
        if reread.missing:
            record["missing"] = reread.missing
        record["shared"] = [
            {"query": list(link.a), "document": list(link.b), "similarity": link.similarity} for link in reread.shared
        ]
    return record


def _id(match: Match) -> str:
    """What the document is called; without an id, by its path (and record) as it is typed here."""
    return shown_path(match.name) if match.name.startswith(match.path) else match.name


def shown_path(path: str) -> str:
    """A path as it is typed here: without the current folder in front."""
    here = os.getcwd() + os.sep
    return path.removeprefix(here)


def _rows(rows: Iterable[Sequence[Cell]]) -> bytes:
    return harmless_lines(rows).encode("utf-8", "backslashreplace")
