"""The title: which line it is, its copies, the breadcrumb that ends in it, the standfirst below it."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from .articles import is_hard_wrapped
from .lines import COUNTED, KEPT, PROSE_WORDS, UNSPACED_LETTERS, Content, ends_sentence, is_listed, key, words_in
from .page import Mark, Marks, Page

COPY = Mark("title_copy", "strip.title_copy", "copy of the title")
BREADCRUMB = Mark("breadcrumb", "strip.breadcrumb", "breadcrumb that ends in the title")

MAX_WORDS = 30
MAX_COPIES = 6
"""A line that stands there more often is a button."""
HEADLINE_WORDS = 5
"""A line above the title that has fewer words may be a section's name."""
LONG_HEAD = 15
"""More lines than this before the body are a page's menus: the title is not simply the first of them."""
LIKELY = 0.4
"""Share of the best line's score that makes a line likely: a standfirst below the title tells more than the title."""
MANY = 6
SHORT = 4
"""A title of fewer words may stand in the text for another reason."""
PARTED = 4
"""Lines that may part the first paragraph from the next."""
PARAGRAPHS = 20
"""How many are read to see what the body tells."""
HEADING = "# "
"""A title as Markdown has it."""
CREDIT_END = (")", "]")
NO_TITLE = ("|", "- ")
ENTRY_START = re.compile(r"\d{1,2}[:.]\d{2}\b(?![.:]\d)")
"""How the entries of a live blog begin; theirs are no titles."""
CRUMB = r" ?(?:[/>»›→]|::) "
SUFFIX = r" +[–—|:·-]+ +"


class Title(NamedTuple):
    """Where the title stands (a position in ``Page.solid``) and how it reads without the site's or section's name.

    `earliest` is the first line that could be the title, `telling` the one that names most of what the body tells: the
    title again, or its standfirst.
    """

    at: int
    text: str
    earliest: int
    telling: int


def find_title(page: Page, marks: Marks) -> Title | None:
    """Return the title: the line before the body that names most of what the body tells."""
    head = range(min(page.body_start, len(page.solid)))
    candidates = [at for at in head if at not in marks and _may_be_title(page, at)]
    if candidates and (page.wrapped or is_hard_wrapped(page)):
        candidates = [at for at in candidates if _begins_block(page, at)]
    if not candidates:
        return None
    scores = _telling(page, candidates, marks)
    best = max(scores.values())
    likely = [at for at in candidates if scores[at] >= best * LIKELY]
    # Menus repeat themselves, and what they name the body names too; in a short head the first likely line will do.
    if page.body_start <= LONG_HEAD:
        at = _repeated(page, candidates)
        at = telling = likely[0] if at is None else at
    elif best:
        telling = max(candidates, key=lambda at: (scores[at], at))
        at = _first_of_head(page, telling, likely, marks)
    else:
        return None
    while at - 1 in candidates and page.is_below(at) and page.words[at - 1] >= HEADLINE_WORDS:
        at -= 1  # a standfirst stands directly below, and may tell more
    return Title(at, _without_suffix(page, at), min(at, likely[0]), telling)


def _first_of_head(page: Page, at: int, likely: list[int], marks: Marks) -> int:
    """The first likely line above `at` with no more than buttons, names and dates between: a standfirst tells more.

    A breadcrumb that ends in the title is none, nor is a caption with its credit in brackets.
    """
    for above in range(at - 1, -1, -1):
        if page.words[above] < HEADLINE_WORDS or above in marks:
            continue
        line, found = page.solid[above], page.solid[at].content.key
        if above not in likely or line.content.key.endswith(found) or line.text.endswith(CREDIT_END):
            break
        at = above
    return at


def mark_copies(page: Page, title: Title, marks: Marks) -> None:
    """Mark every later line that says the title again, and breadcrumbs that end in it."""
    whole, stem = page.solid[title.at].content.key, key(title.text)
    names = tuple(name for name in (whole, stem) if name)
    is_short = len(stem.split()) < SHORT
    longest = 2 * len(page.solid[title.at].text) + 200
    telling = max(stem.split(), key=len, default="")
    for at, line in enumerate(page.solid):
        if at == title.at or len(line.text) > longest or telling not in line.text.casefold():
            continue
        words = line.content.key
        begins, ends = words.startswith(stem), words.endswith(names)
        if not begins and not ends:
            continue
        in_head = at < page.body_start
        if _may_be_copy(page, at, title, is_short) and (
            words in names or (in_head and begins and _same_stem(line.text, stem))
        ):
            marks[at] = COPY
        elif in_head and ends and _is_breadcrumb(line.text, names):
            marks[at] = BREADCRUMB


def _may_be_copy(page: Page, at: int, title: Title, is_short: bool) -> bool:
    """Not where the title's words may stand for another reason: a short subheading, a heading with its text below."""
    if at <= title.at:
        return False
    if is_short:
        return at < page.body_start and at <= title.at + 6
    return at < page.body_start or not (at + 1 < len(page.solid) and page.prose[at + 1])


def find_summary(page: Page, title: Title, marks: Marks) -> str | None:
    """Return the standfirst: the line below the title that tells the first paragraph in short."""
    below = [at for at in range(title.at + 1, len(page.solid)) if at not in marks][:2]
    if len(below) < 2:
        return None
    if below[0] in page.wrapped:
        return None
    first, second = (page.solid[at].text for at in below)
    words = _content_words(first)
    if not 6 <= page.words[below[0]] <= 60 or not words or len(first) > len(second) * 1.2:
        return None
    return first if len(words & _content_words(second)) >= len(words) * 0.6 else None


def _may_be_title(page: Page, at: int) -> bool:
    text = page.solid[at].text
    if not 2 <= page.words[at] <= MAX_WORDS or len(text) > 250 or text.startswith(NO_TITLE) or ENTRY_START.match(text):
        return False
    if page.solid[at].content.ends_sentence and not _may_end_title(text, page.words[at]):
        return False
    if at - 1 in page.entries:
        return False
    if is_listed(text) and not (at == 0 and text.startswith(HEADING)):
        return False
    return not _is_inside(page, at)


def _may_end_title(text: str, words: int) -> bool:
    """May a title end as this line does, which ends as a sentence?"""
    return text[-1] in "?!…؟？！" or (words < 8 and text[-1] not in ".:")


def _is_inside(page: Page, at: int) -> bool:
    """Is the line a part of a paragraph that was wrapped, at a fixed width or by hand?"""
    if at in page.wrapped or _runs_on(page, at) or _runs_on(page, at - 1):
        return True
    # A name may begin in lower case; so does what goes on from the line above.
    near = (page.solid[beside] for beside in (at - 1, at + 1) if 0 <= beside < len(page.solid))
    line = page.solid[at]
    return line.text[0].islower() and any(
        abs(other.number - line.number) == 1 and other.words >= PROSE_WORDS for other in near
    )


def _begins_block(page: Page, at: int) -> bool:
    """In text with hard line breaks: does the line not go on from the one directly above?"""
    if page.solid[at].text[0].islower():
        return False
    above = page.solid[at - 1] if at else None
    if above is None or above.number < page.solid[at].number - 1:
        return True
    return above.words < PROSE_WORDS // 2 or ends_sentence(above.text)


def _runs_on(page: Page, at: int) -> bool:
    """Does the line go on in the next one: directly below, in lower case?"""
    if not 0 <= at < len(page.solid) - 1:
        return False
    line, below = page.solid[at], page.solid[at + 1]
    return below.number == line.number + 1 and below.text[0].islower() and not ends_sentence(line.text)


def _repeated(page: Page, candidates: list[int]) -> int | None:
    """The first candidate of three words or more that an other line before the body repeats."""
    keys = {at: page.solid[at].content.key for at in candidates}
    counts = Counter(keys.values())
    return next((at for at in candidates if 1 < counts[keys[at]] <= MAX_COPIES and page.words[at] >= 3), None)


def _telling(page: Page, candidates: list[int], marks: Marks) -> dict[int, float]:
    """How much of what each line names the body names, too; a legal notice names the site."""
    told = set[str]()
    start = _first_paragraph(page)
    for _, at in zip(
        range(PARAGRAPHS), (at for at in page.prose_positions() if at >= start and at not in marks), strict=False
    ):
        told |= _stems(page.solid[at].content)
    named = {at: _stems(page.solid[at].content) for at in candidates}
    return {at: _share(stems, told) for at, stems in named.items()}


def _first_paragraph(page: Page) -> int:
    """Where the body starts, or a little earlier: an advertisement may part the first paragraph from the others."""
    start = page.body_start
    for at in sorted((at for at in page.prose_positions() if at < start), reverse=True):
        if start - at > PARTED:
            break
        start = at
    return start


def _share(stems: set[str], told: set[str]) -> float:
    """The share of `stems` that is told, times their number up to `MANY`: a long line names more, title or not."""
    hits = len(stems & told)
    return hits * min(hits, MANY) / len(stems) if stems else 0.0


@lru_cache(maxsize=KEPT)  # a text is looked at until nothing more goes: most lines come again
def _stems(content: Content) -> set[str]:
    """The beginnings of longer words, so that endings do not matter; pairs of letters where no spaces part words."""
    text = content.text[:COUNTED]
    if not text.isascii() and re.search(UNSPACED_LETTERS, text):
        return {pair for run in words_in(text) for pair in map("".join, pairwise(run))}
    return {word[:5] for word in words_in(text.casefold()) if len(word) >= 4}


def _without_suffix(page: Page, at: int) -> str:
    """The title without a section's or site's name, where a breadcrumb or a bare copy of it shows that it is one."""
    text = page.solid[at].text.removeprefix(HEADING)
    cuts = list(re.finditer(SUFFIX, text))
    if not cuts:
        return text
    head, tail = text[: cuts[-1].start()], text[cuts[-1].end() :]
    for line in page.solid[: max(page.body_start, at + 1)]:
        crumbs = [key(crumb) for crumb in re.split(CRUMB, line.text)] if len(line.text) < 500 else []
        if line.content.key == key(head) or (len(crumbs) > 2 and key(tail) in crumbs[:-1]):
            return head
    return text


def _same_stem(text: str, stem: str) -> bool:
    """Is `text` the title with a site's or section's name behind it?"""
    cuts = list(re.finditer(SUFFIX, text))
    return bool(cuts) and len(stem.split()) >= 4 and key(text[: cuts[-1].start()]) == stem


def _is_breadcrumb(text: str, names: tuple[str, ...]) -> bool:
    crumbs = re.split(CRUMB, text)
    return len(crumbs) >= 3 and key(crumbs[-1]) in names


def _content_words(text: str) -> set[str]:
    return {word for word in key(text).split() if len(word) >= 4}
