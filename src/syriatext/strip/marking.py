"""One look at a text: every line that is no part of the article gets a mark, and the marks become edits."""

from __future__ import annotations

from functools import lru_cache

from ..model import Fields, Removed
from .captions import LABEL, mark_labels
from .chrome import CHROME, mark_chrome
from .duplicates import DUPLICATE, mark_duplicates
from .edges import DEBRIS, invisible_edges, mark_debris
from .facts import with_facts
from .features import measure, shows_chrome
from .languages import languages_of
from .lines import KEPT, Content
from .neighbours import mark_neighbours, mark_strokes
from .page import Found, Mark, Marks, Page
from .paragraphs import find_joins
from .related import mark_links
from .removal import LineMarks, removal_edits
from .rules import Rule, rules
from .site import Site
from .tail import MENU, mark_head, mark_menus, mark_site, mark_tail
from .titles import BREADCRUMB, COPY, Title, find_summary, find_title, mark_copies
from .wishes import USER, Wishes, mark_wished

FACT_CLASSES = frozenset(("date", "byline", "caption", "agency"))


def classes() -> frozenset[str]:
    """Every class that a removed line may have, and that may be kept; ``rejoin`` keeps broken paragraphs apart."""
    found = (LABEL, DEBRIS, MENU, COPY, BREADCRUMB, CHROME, DUPLICATE)
    return frozenset((*(rule.kind for rule in rules().rows), *(mark.kind for mark in found), USER, "rejoin"))


Matches = dict[int, Rule]
"""The rule that matches the line, by position in ``Page.solid``."""


def look_at_article(page: Page, keep: frozenset[str], wanted: Wishes | None, site: Site | None) -> Found:
    """Return what goes from an article and what it says about itself."""
    spoken = languages_of(page)
    matches, marks, title = marked(page, keep, spoken.rules)
    fields = Fields(language=spoken.main)
    spared = {half for join in find_joins(page, marks) for half in join} | page.wrapped.keys()
    spared |= page.entries | page.questions | ({title.at, title.telling} if title else set())
    if shows_chrome(page, matches, spoken.rules) or (site and site.is_trusted):
        columns = measure(page, matches, marks, title.at if title else None, spoken.rules)
        mark_chrome(columns, page, marks, spared, site)
    if title:
        fields = fields._replace(title=title.text, summary=find_summary(page, title, marks))
    fields = with_facts(fields, page, matches, marks, rules(spoken.rules))
    marks = _without(marks, matches, keep)
    mark_wished(page, marks, wanted)
    return _found(page, marks, fields, keep)


def marked(page: Page, keep: frozenset[str], languages: tuple[str, ...]) -> tuple[Matches, Marks, Title | None]:
    """What rules and structure say: the rule that matches each line, the lines that go, the title."""
    lines = ((at, line.content) for at, line in enumerate(page.solid) if at not in page.wrapped)
    matches: Matches = {at: rule for at, content in lines if (rule := _rule_of(content, languages))}
    marks: Marks = {
        at: _mark(rule) for at, rule in matches.items() if at not in page.entries and page.within(rule.where, at)
    }
    mark_debris(page, marks)
    mark_menus(page, marks)
    title = find_title(page, marks)
    if title:
        mark_copies(page, title, marks)
        mark_head(page, marks, title.earliest)
        mark_site(page, marks, title.at)
        mark_neighbours(page, marks, title.at)
    mark_labels(page, marks, title.at if title else None)
    mark_links(page, marks)
    mark_tail(page, marks, _tail_openers(page, matches, keep))
    mark_duplicates(page, marks)
    mark_strokes(page, marks)
    return matches, marks, title


def look_at_other(page: Page, keep: frozenset[str], wanted: Wishes | None) -> Found:
    """Return everything when every line is chrome, else only what is wanted gone: no article stays as it is."""
    marks = _chrome_only(page, keep)
    mark_wished(page, marks, wanted)
    return _found(page, marks, Fields(), keep | {"rejoin"}) if marks else Found()


def _chrome_only(page: Page, keep: frozenset[str]) -> Marks:
    """Marks for all lines when every one of them is chrome, else none."""
    marks: Marks = {}
    widgets = unmistakable = 0
    languages = languages_of(page).rules
    for at, line in enumerate(page.solid):
        rule = _rule_of(line.content, languages)
        if rule is None or rule.kind in keep:
            return {}
        marks[at] = _mark(rule)
        widget = rule.kind not in FACT_CLASSES and any(map(str.isalpha, line.text))
        widgets += widget
        unmistakable += widget and rule.where != "apart"
    # A list of dates or of names is data, and `home` alone may be anything.
    if widgets * 2 < len(page.solid) or not (unmistakable or len({line.text for line in page.solid}) > 1):
        return {}
    return marks


@lru_cache(maxsize=KEPT)  # a text is looked at until nothing more goes: most lines come again
def _rule_of(line: Content, languages: tuple[str, ...]) -> Rule | None:
    return rules(languages).find(line)


def _tail_openers(page: Page, matches: Matches, keep: frozenset[str]) -> dict[int, str]:
    """The classes of lines that may end the article; a line that may be a heading does so behind the last paragraph."""
    return {
        at: rule.kind
        for at, rule in matches.items()
        if rule.opens_tail and rule.kind not in keep and (rule.where != "tail" or page.within("tail", at))
    }


def _mark(rule: Rule) -> Mark:
    return Mark(rule.kind, f"strip.{rule.kind}", rule.kind.replace("_", " "))


def _without(marks: Marks, matches: Matches, keep: frozenset[str]) -> Marks:
    """Marks but those of lines whose class is kept, behind a tail's beginning too."""
    kept = {at for at, rule in matches.items() if rule.kind in keep}
    return {at: mark for at, mark in marks.items() if mark.kind not in keep and at not in kept}


def _found(page: Page, marks: Marks, fields: Fields, keep: frozenset[str]) -> Found:
    joins = [] if "rejoin" in keep else [(_index(page, one), _index(page, two)) for one, two in find_joins(page, marks)]
    line_marks: LineMarks = {_index(page, at): mark for at, mark in marks.items()}
    if "encoding_debris" not in keep:
        line_marks |= invisible_edges(page)
    removed = tuple(
        Removed(at + 1, mark.kind, mark.rule, mark.score, _content(page, at)) for at, mark in sorted(line_marks.items())
    )
    return Found(removal_edits(page, line_marks, joins), removed, fields)


def _index(page: Page, at: int) -> int:
    return page.solid[at].number - 1


def _content(page: Page, index: int) -> str:
    line = page.lines[index]
    return line.text or page.text[line.start : line.end]
