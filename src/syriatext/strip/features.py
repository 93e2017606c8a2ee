"""What can be measured of the lines of a page without knowing its language: one column of numbers a feature."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from .layout import laid_out, placed, shifted
from .lines import BULLET, CLOSING, FINAL, KEPT, UNSPACED, Content
from .page import Marks, Page
from .rules import Rule, rules

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Column = NDArray[np.float64]
    Columns = dict[str, Column]

LOOKED_AT = 300
"""Characters of a line that are looked at: what a line is shows early."""
NEAR_COLUMNS = ("words", "ending", "prose", "capitals", "known", "vocabulary")
SHORT = 12
"""A line of fewer words may be a label."""
FREQUENT = 25
"""Words of the prose taken as its function words: the language's own, whichever it is."""

FACTS = ("date", "byline", "agency", "caption")
KINDS = {
    "comment_form": 1, "comments": 1, "share": 2, "follow": 2, "subscribe": 3, "related": 4, "read_more": 4,
    "date": 5, "byline": 6, "agency": 6, "caption": 7,
}  # fmt: skip
OTHER_KIND = 8
LINK_SIGNS = ("http", "www.", ".co", ".org", ".net", "@")
"""What every link has in it."""
LINK = re.compile(r"https?:|www\.|\b[\w-]+\.(?:com|org|net|co)\b|[\w.]@\w")
LISTED = re.compile(BULLET)
HANDLE = re.compile(r"(?<!\w)[@#]\w")
RIGHTS = re.compile(r"[©®™]|\(c\)", re.IGNORECASE)
YEAR = re.compile(r"(?<!\d)(?:19|20|13|14|25)\d\d(?!\d)")
CLOCK = re.compile(r"(?<!\d)\d{1,2}[:.٫]\d\d(?!\d)")
JOINED = re.compile(r"[^\W\d_A-Z][A-Z][^\W\d_]|\w[.!?][A-Z][^\W\d_]{2}")
MAY_BE_JOINED = re.compile(r"[A-Z](?:(?<=[^\W\d_A-Z].)|(?<=\w[.!?].))")
SEPARATOR = re.compile(r"[|·•›»>/→]")
INNER = re.compile(r"[,،、，;؛]")
SENTENCE = re.compile(r"[.!?؟。！？…۔।](?=\s|[\"”»’)]|[\u3040-\u9fff])")
DIGIT = re.compile(r"\d")
WORD = re.compile(r"\w+")
WITHOUT_SPACES = re.compile(UNSPACED)
QUOTE = re.compile('["“”„«»‘’「」]')


def measure(
    page: Page, matches: Mapping[int, Rule], marks: Marks, title_at: int | None, languages: tuple[str, ...]
) -> Columns:
    """Return a column for each feature; rows are the lines of ``page.solid``.

    `matches` and `marks` are what the rules of `languages` say, `title_at` is the title's line.
    """
    import numpy as np

    told = [_words_of(line.content) for line in page.solid]
    alone = np.array([_alone(line.content) for line in page.solid], dtype=np.float64).reshape(len(page.solid), -1)
    columns: Columns = dict(zip(ALONE, alone.T, strict=True))
    columns |= _spoken(page, told, vocabulary(languages))
    columns |= laid_out(page)
    columns["kind"] = np.array([_kind(matches.get(at)) for at in range(len(page.solid))], dtype=np.float64)
    columns["known"] = np.array([at in marks for at in range(len(page.solid))], dtype=np.float64)
    columns["sign"] = _signs(columns)
    columns |= placed(page, columns, title_at)
    for name in NEAR_COLUMNS:
        columns |= shifted(name, columns[name])
    return columns


ALONE = (
    "words", "length", "ending", "start", "capitals", "upper", "digits", "link", "handle", "rights", "year", "clock",
    "joined", "separators", "inner", "sentences", "quotes", "listed",
)  # fmt: skip


@lru_cache(maxsize=KEPT)  # cleaning looks at a text until nothing more goes: most lines come again
def _alone(content: Content) -> tuple[float, ...]:
    """What a line shows by itself, in the order of `ALONE`."""
    text, words = content.text[:LOOKED_AT], content.words
    initials = [part[0] for part in text.split() if part[0].isalpha()]
    capitals = sum(map(str.isupper, initials))
    cased = capitals + sum(map(str.islower, initials))
    digits = len(DIGIT.findall(text))
    # Most lines have none of most signs, and to see that takes less than to look for what they are part of.
    plain = text.isascii()
    return (
        words,
        len(content.text),
        _ending(content.text),
        _start(text),
        capitals / cased if cased else -1.0,
        text.isupper(),
        digits / len(text),
        _has_one(text, LINK_SIGNS) and LINK.search(text) is not None,
        _has_one(text, "@#") and HANDLE.search(text) is not None,
        (not plain or "(" in text) and RIGHTS.search(text) is not None,
        digits >= 4 and YEAR.search(text) is not None,
        digits >= 3 and CLOCK.search(text) is not None,
        len(JOINED.findall(text)) if MAY_BE_JOINED.search(text) else 0,
        len(SEPARATOR.findall(text)) if not plain or _has_one(text, "|>/") else 0,
        len(INNER.findall(text)) / max(1, words) if not plain or _has_one(text, ",;") else 0.0,
        len(SENTENCE.findall(text)) if not plain or _has_one(text, ".!?") else 0,
        len(QUOTE.findall(text)) if not plain or '"' in text else 0,
        LISTED.match(text) is not None,
    )


def _has_one(text: str, signs: Iterable[str]) -> bool:
    return any(map(text.__contains__, signs))


ENDINGS = {"…": 2, ":": 3, "：": 3, ",": 4, "،": 4, "?": 5, "؟": 5, "？": 5, "!": 6, "！": 6}


def _ending(text: str) -> int:
    """0 a letter, 1 a full stop, up to 6 other marks, 7 a digit, 8 another sign, 9 a quotation mark or bracket."""
    last = text[-1]
    if last in CLOSING:
        bare = text[-6:].rstrip(CLOSING)
        return 1 if bare and bare[-1] in FINAL else 9
    if text.endswith("..."):
        return 2
    if last in FINAL or last in ENDINGS:
        return ENDINGS.get(last, 1)
    return 0 if last.isalpha() else 7 if last.isdigit() else 8


def _start(text: str) -> int:
    """0 lower case, 1 upper case, 2 a letter without case, 3 a digit, 4 a quotation mark, 5 another sign."""
    first = text[0]
    if first.isalpha():
        return 0 if first.islower() else 1 if first.isupper() else 2
    return 3 if first.isdigit() else 4 if first in "\"'“„«‘「" else 5


@lru_cache(maxsize=KEPT)
def _words_of(content: Content) -> tuple[str, ...]:
    """The words of the line's beginning; pairs of letters where no spaces part words."""
    lower = content.text[:LOOKED_AT].lower()
    found = tuple(WORD.findall(lower))
    if lower.isascii() or not WITHOUT_SPACES.search(lower):
        return found
    return tuple(pair for run in found for pair in (map("".join, pairwise(run)) if len(run) > 1 else (run,)))


def _spoken(page: Page, told: list[tuple[str, ...]], common: frozenset[str]) -> Columns:
    """Columns that compare a line's words with those of the prose, with other lines and with chrome phrases."""
    import numpy as np

    counts = Counter(chain.from_iterable(words for words, prose in zip(told, page.prose, strict=True) if prose))
    frequent = {word for word, count in counts.most_common(FREQUENT) if count > 2}
    copies = Counter(told)
    rows = []
    for words, prose in zip(told, page.prose, strict=True):
        size = len(words)
        if not size:
            rows.append((-1.0, -1.0, -1.0, copies[words], -1.0))
            continue
        topic = [word for word in words if len(word) > 3 or not word.isascii()]
        elsewhere = _elsewhere(topic, words, counts) if prose else sum(map(counts.__contains__, topic))
        rows.append((
            sum(map(frequent.__contains__, words)) / size,
            elsewhere / len(topic) if topic else -1.0,
            sum(map(common.__contains__, words)) / size,
            copies[words],
            len(set(words)) / size,
        ))  # fmt: skip
    names = ("function", "topic", "vocabulary", "copies", "distinct")
    return dict(zip(names, np.array(rows, dtype=np.float64).T, strict=True))


def _elsewhere(topic: list[str], words: tuple[str, ...], counts: Counter[str]) -> int:
    """How many of a paragraph's topic words other paragraphs have too."""
    own = Counter(words)
    return sum(counts[word] > own[word] for word in topic)


@lru_cache(maxsize=64)
def vocabulary(languages: tuple[str, ...]) -> frozenset[str]:
    """Words that the examples of the languages' rules hold oftener in what goes than in what stays.

    Datelines, bylines and captions are about the article: their words are names.
    """
    drops, keeps = Counter[str](), Counter[str]()
    for rule in rules(languages).rows:
        if rule.kind not in FACTS:
            drops.update(set(_words_of(Content(rule.drops))))
        keeps.update(set(_words_of(Content(rule.keeps))))
    return frozenset(word for word, count in drops.items() if count > keeps[word] and not word.isdigit())


def shows_chrome(page: Page, matches: Mapping[int, Rule], languages: tuple[str, ...]) -> bool:
    """Is there any line that is chrome in any text? What the column ``sign`` says, without measuring everything."""
    if matches:
        return True
    common = vocabulary(languages)
    return any(_is_sign(line.content, common) for line in page.solid)


def _is_sign(content: Content, common: frozenset[str]) -> bool:
    """Is the line of the words of rules, about rights, or an empty bullet?"""
    text = content.text[:LOOKED_AT]
    if (not text.isascii() or "(" in text) and RIGHTS.search(text):
        return True
    if content.words >= SHORT:
        return False
    if content.words < 2 and _start(text) == 5 and _ending(content.text) == 8:
        return True
    words = _words_of(content)
    return bool(words) and sum(map(common.__contains__, words)) >= len(words) * 0.5


def _kind(rule: Rule | None) -> int:
    return KINDS.get(rule.kind, OTHER_KIND) if rule else 0


def _signs(columns: Columns) -> Column:
    """Lines that are chrome in any text: known to a rule or by the words of rules, rights reserved, empty bullets."""
    import numpy as np

    worded = (columns["vocabulary"] >= 0.5) & (columns["words"] < SHORT)
    bullet = (columns["words"] < 2) & (columns["start"] == 5) & (columns["ending"] == 8)
    found: Column = ((columns["kind"] > 0) | worded | (columns["rights"] > 0) | bullet).astype(np.float64)
    return found
