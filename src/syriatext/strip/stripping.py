"""The text path: look, take away what is no part of the article, look again, until nothing more goes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, NamedTuple

from ..edits import Origins, apply_edits, compose
from ..model import NO_FIELDS, Edit, Fields, Removed
from .articles import why_no_article
from .lines import Contents
from .page import Found, Page

if TYPE_CHECKING:
    from .site import Site
    from .wishes import Wishes

MAX_PASSES = 30
MAX_LINES = 200_000
"""No article has so many; a bound on memory, which every line takes."""


class Stripped(NamedTuple):
    """A text without its web chrome: ``apply_edits(input, edits) == text``.

    `note` says why a text was not looked through: it is no article.
    """

    text: str
    edits: tuple[Edit, ...] = ()
    removed: tuple[Removed, ...] = ()
    fields: Fields = NO_FIELDS
    note: str = ""


def strip_text(
    text: str, keep: Collection[str] = (), wanted: Wishes | None = None, site: Site | None = None
) -> Stripped:
    """Return `text` without the lines that are no part of the article, and what they said about it.

    `keep` names classes of lines that must stay, such as ``related``; `wanted` says which lines go or stay whatever is
    found, `site` which of them stand on other pages, too. A text that does not read like an article
    (code, verse, a table, a word list, two sentences) comes back as it is, unless it is chrome from end to end.
    Stripping the result again changes nothing.
    """
    if _line_count(text) > MAX_LINES:
        return Stripped(text, note=_given_up(f"more than {MAX_LINES:,} lines"))
    current, edits, removed, fields = text, tuple[Edit, ...](), list[Removed](), Fields()
    contents: Contents = {}
    for _ in range(MAX_PASSES):
        page = Page(current, contents)
        why = why_no_article(page)
        found = _look(page, not why, frozenset(keep), wanted, site)
        fields = fields.filled_from(found.fields)
        if not found.edits:
            note = _left_alone(why) if why and page.solid and not edits else ""
            return Stripped(current, edits, tuple(sorted(removed, key=lambda line: line.line)), fields, note)
        removed += _in_lines_of(text, current, edits, found.removed)
        edits = compose(text, edits, found.edits)
        current = apply_edits(current, found.edits)
    # A text that does not settle is no article; half an answer would change again when it is cleaned again.
    return Stripped(text, note=_given_up("each look finds other lines"))


def _left_alone(why: str) -> str:
    return f"no article ({why}): nothing was taken for web chrome"


def _given_up(why: str) -> str:
    """It may be an article all the same, so the command line warns of it."""
    return f"given up ({why}): nothing was taken for web chrome"


def _line_count(text: str) -> int:
    return text.count("\n") + text.count("\r") - text.count("\r\n")


def _look(page: Page, article: bool, keep: frozenset[str], wanted: Wishes | None, site: Site | None) -> Found:
    # A few sentences are the most frequent small input: they need none of the rules read.
    plain = not article and all(line.words >= 4 and line.content.ends_sentence for line in page.solid)
    if plain and not (wanted and wanted.remove):
        return Found()
    from .marking import look_at_article, look_at_other

    return look_at_article(page, keep, wanted, site) if article else look_at_other(page, keep, wanted)


def _in_lines_of(text: str, current: str, edits: tuple[Edit, ...], removed: Iterable[Removed]) -> list[Removed]:
    """Give lines that a later look removed their numbers in the text that the first look saw."""
    if not edits:
        return list(removed)
    lines, firsts, origins = Page(current).lines, [line.start for line in Page(text).lines], Origins(edits)
    spans = (origins.origin((lines[line.line - 1].start, lines[line.line - 1].end)) for line in removed)
    return [line._replace(line=bisect_right(firsts, start)) for line, (start, _) in zip(removed, spans, strict=True)]
