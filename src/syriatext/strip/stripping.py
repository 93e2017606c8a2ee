"""The flow of the text path: mark the lines that are no part of the article, then turn marks into edits, until none is left."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace

from ..edits import Origins, apply_edits, compose
from ..model import Edit, Fields, Removed
from .articles import is_article
from .captions import mark_labels
from .edges import invisible_edges, mark_debris
from .facts import merged, with_facts
from .languages import language_of
from .lines import ends_sentence
from .page import Mark, Marks, Page
from .paragraphs import find_joins
from .removal import LineMarks, removal_edits
from .rules import MAX_LINE, Rule, rules
from .tail import mark_tail
from .titles import find_summary, find_title, mark_copies

MAX_PASSES = 30
FACT_CLASSES = frozenset(("date", "byline", "caption", "agency"))


@dataclass(frozen=True)
class Stripped:
    """A text without its web chrome: ``apply_edits(input, edits) == text``."""

    text: str
    edits: tuple[Edit, ...] = ()
    removed: tuple[Removed, ...] = ()
    fields: Fields = field(default_factory=Fields)


@dataclass(frozen=True)
class _Pass:
    """What one look at a text found."""

    edits: tuple[Edit, ...] = ()
    removed: tuple[Removed, ...] = ()
    fields: Fields = field(default_factory=Fields)


def strip_text(text: str, keep: Collection[str] = ()) -> Stripped:
    """Return `text` without the lines that are no part of the article, and what they said about it.

    `keep` names classes of lines that must stay, such as ``related``. A text that does not read like an article
    (code, verse, a table, a word list, two sentences) comes back as it is, unless it is chrome from end to end.
    Stripping the result again changes nothing.
    """
    current, edits, removed, fields = text, tuple[Edit, ...](), list[Removed](), Fields()
    for _ in range(MAX_PASSES):
        found = _one_pass(current, frozenset(keep))
        fields = merged(fields, found.fields)
        if not found.edits:
            return Stripped(current, edits, tuple(sorted(removed, key=lambda line: line.line)), fields)
        removed += _in_lines_of(text, current, edits, found.removed)
        edits = compose(text, edits, found.edits)
        current = apply_edits(current, found.edits)
    # A text that does not settle is no article; half an answer would change again when it is cleaned again.
    return Stripped(text)


def _one_pass(text: str, keep: frozenset[str]) -> _Pass:
    page = Page(text)
    if not is_article(page):
        return _all_chrome(page, keep)
    matches = {at: rule for at, line in enumerate(page.solid) if (rule := rules().find(line.text))}
    marks: Marks = {at: _mark(rule) for at, rule in matches.items() if page.within(rule.where, at)}
    mark_debris(page, marks)
    fields = Fields(language=language_of(page))
    title = find_title(page, marks)
    if title:
        mark_copies(page, title, marks)
        fields = replace(fields, title=title.text, summary=find_summary(page, title, marks))
    mark_labels(page, marks, title.at if title else None)
    mark_tail(page, marks, {at: rule.kind for at, rule in matches.items() if rule.opens_tail and rule.kind not in keep})
    fields = with_facts(fields, page, matches, marks)
    kept = {at for at in marks if marks[at].kind in keep or at in matches and matches[at].kind in keep}
    marks = {at: mark for at, mark in marks.items() if at not in kept}
    return _as_pass(page, marks, fields, keep)


def _as_pass(page: Page, marks: Marks, fields: Fields, keep: frozenset[str]) -> _Pass:
    joins = [] if "rejoin" in keep else [(_index(page, one), _index(page, two)) for one, two in find_joins(page, marks)]
    line_marks: LineMarks = {_index(page, at): mark for at, mark in marks.items()}
    if "encoding_debris" not in keep:
        line_marks |= invisible_edges(page)
    removed = tuple(
        Removed(at + 1, mark.kind, mark.rule, mark.score, _content(page, at)) for at, mark in sorted(line_marks.items())
    )
    return _Pass(removal_edits(page, line_marks, joins), removed, fields)


def _all_chrome(page: Page, keep: frozenset[str]) -> _Pass:
    """A text that holds nothing but chrome becomes empty; any other that is no article stays as it is."""
    if not page.solid or any(len(line.text) > MAX_LINE for line in page.solid) or _all_sentences(page):
        return _Pass()
    marks: Marks = {}
    widgets = 0
    for at, line in enumerate(page.solid):
        rule = rules().find(line.text)
        if rule is None or rule.kind in keep:
            return _Pass()
        marks[at] = _mark(rule)
        widgets += rule.kind not in FACT_CLASSES and any(map(str.isalpha, line.text))
    # A list of dates or of names is data.
    return _as_pass(page, marks, Fields(), keep) if widgets * 2 >= len(page.solid) else _Pass()


def _all_sentences(page: Page) -> bool:
    # Spares a text of a few sentences the reading of the rules.
    return all(line.words >= 4 and ends_sentence(line.text) for line in page.solid)


def _in_lines_of(text: str, current: str, edits: tuple[Edit, ...], removed: Iterable[Removed]) -> list[Removed]:
    """Give lines that a later pass removed their numbers in the text that the first pass saw."""
    if not edits:
        return list(removed)
    lines, firsts = Page(current).lines, [line.start for line in Page(text).lines]
    origins = Origins(edits)
    spans = (origins.origin((lines[line.line - 1].start, lines[line.line - 1].end)) for line in removed)
    return [replace(line, line=bisect_right(firsts, start)) for line, (start, _) in zip(removed, spans, strict=True)]


def _mark(rule: Rule) -> Mark:
    return Mark(rule.kind, f"strip.{rule.kind}", rule.kind.replace("_", " "))


def _index(page: Page, at: int) -> int:
    return page.solid[at].number - 1


def _content(page: Page, index: int) -> str:
    line = page.lines[index]
    return line.text or page.text[line.start : line.end]
