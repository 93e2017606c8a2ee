"""What was found for a text: the documents, how close they seem, and what a second look at their texts says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from ..comparison import Link

Relation = Literal["identical", "near-duplicate", "spun", "partial", "same-story"]

Shares = tuple[int, int, int]
"""How many keys are shared, how many the text has, how many the document."""


class Match(NamedTuple):
    """A document that shares keys with the text: its number, name, file and record in it (0: it is all of the file).

    `score`, 0 to 1, is the weighted share of the text's keys that it has too, or of its own that the text has, if that
    is more. `whole` stands for all of its words.
    """

    doc: int
    name: str
    path: str
    record: int
    score: float
    relation: Relation
    triples: Shares
    names: Shares
    whole: int


class Reread(NamedTuple):
    """The verdict of `diff` on the text and the document; the passages that they share, by their places and as they
    stand in the text and, where its words differ, in the document; what is `missing`, if the document has changed.
    """

    relation: str
    shared: tuple[Link, ...]
    quotes: tuple[tuple[str, str], ...]
    missing: str = ""


def relation_of(triples: Shares, names: Shares) -> Relation:
    """How two texts seem to relate by the keys that they share.

    >>> relation_of((30, 234, 163), (35, 79, 71))
    'spun'
    """
    common, ours, theirs = triples
    contained = common / max(1, min(ours, theirs))
    if 2 * common >= ours + theirs - common and common:
        return "near-duplicate"
    if contained >= 0.5:
        return "partial"
    named = names[0] / max(1, min(names[1:]))
    # Rewriting leaves the names and few of the words between them; a passage taken as it is leaves both.
    if names[0] >= 3 and common >= 2 and named >= 0.2 and named >= 2 * contained:
        return "spun"
    return "partial" if contained >= 0.1 else "same-story"


def reread(text: str, source: str, match: Match) -> Reread:
    """Compare the text with a document, whose text is `source` now."""
    from ..compare import compare
    from ..model import Cleaned
    from .postings import features_of

    if features_of(source).whole != match.whole:
        return Reread("", (), (), "the document has changed since it was indexed")
    seen = compare(Cleaned.of(text), Cleaned.of(source))
    quotes = ((text[slice(*link.a)], source[slice(*link.b)] if link.changes else "") for link in seen.links)
    return Reread(seen.verdict, seen.links, tuple(quotes))
