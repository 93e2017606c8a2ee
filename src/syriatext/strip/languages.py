"""Which language a text is in, and which languages' rules it needs."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from .lines import KEPT, Content, folded, letters_in
from .page import Page
from .rules import BASE, Head, head, heads

OTHER_LETTERS = (("\u0370", "\u1dff"), ("\u2c00", "\ud7ff"), ("\uf900", "\ufdff"), ("\ufe70", "\ufefe"))
"""The first and last of ranges of letters of other scripts than the Latin one."""
SAMPLE_LINES = 60
SAMPLE_LETTERS = 8_000
LINE_LETTERS = 1_000
MIN_WORDS = 20
MIN_CLAUSES = 8
UNSPACED = ("zh", "ja")
CHROME_LINES = 2_000


class Spoken(NamedTuple):
    """The language that a text is in, where that is certain, and those whose rules apply to it, its own first."""

    main: str | None
    rules: tuple[str, ...]


def languages_of(page: Page) -> Spoken:
    """Return the languages of `page`.

    Rules are the more costly the more languages they come from. English ones always apply, those of a text's own
    language too, and those of a language that has letters of its own where a line that is no paragraph holds them.
    """
    words = _words(page)
    plain = all(_is_latin(line.content) for line in page.solid)
    if plain and _is_english(words):
        return Spoken(BASE, (BASE,))
    main = _main(Counter(words), plain)
    beside = () if plain else _beside(page, main)
    return Spoken(main, tuple(dict.fromkeys((*((main,) if main else ()), *beside, BASE))))


@lru_cache(maxsize=KEPT)  # a text is looked at until nothing more goes: most lines come again
def _is_latin(content: Content) -> bool:
    # A regular expression with such ranges takes longer to compile than most texts take here.
    try:
        content.text.encode("cp1252")
        return True
    except UnicodeEncodeError:
        letters = set(content.text)
    return not any(first <= letter <= last for letter in letters for first, last in OTHER_LETTERS)


def _words(page: Page) -> list[str]:
    """Words of the longest lines."""
    words: list[str] = []
    room = SAMPLE_LETTERS
    for line in sorted(page.solid, key=lambda line: -len(line.text))[:SAMPLE_LINES]:
        sample = line.text[:LINE_LETTERS]
        if len(sample) > room:
            return words + _spelled(sample[:room])
        words += _words_of(line.content)
        room = max(0, room - len(sample) - 1)
    return words


@lru_cache(maxsize=KEPT)
def _words_of(content: Content) -> list[str]:
    return _spelled(content.text[:LINE_LETTERS])


def _spelled(text: str) -> list[str]:
    return letters_in(folded(text.lower()))


def _is_english(words: list[str]) -> bool:
    """What `_is_spoken` says, without counting every word: most texts need no more."""
    known = head(BASE)
    common = known.common or frozenset()
    return len(words) >= MIN_WORDS and sum(map(common.__contains__, words)) / len(words) >= known.share


def _main(words: Counter[str], plain: bool) -> str | None:
    """The language whose commonest words are there most often, compared with how often they should be at least."""
    possible = [known for known in heads() if not (plain and known.letters) and _is_spoken(words, known)]
    return max(possible, key=lambda known: _share(words, known) / known.share).language if possible else None


def _is_spoken(words: Counter[str], known: Head) -> bool:
    # Without spaces between words, what stands between two signs is one.
    least = MIN_CLAUSES if known.language in UNSPACED else MIN_WORDS
    return words.total() >= least and _share(words, known) >= known.share


def _share(words: Counter[str], known: Head) -> float:
    if known.common is not None:
        return sum(words[word] for word in known.common) / words.total()
    common = re.compile(known.words)
    return sum(count for word, count in words.items() if common.fullmatch(word)) / words.total()


def _beside(page: Page, main: str | None) -> tuple[str, ...]:
    """Languages that chrome on the page may be in."""
    lines = (line.text for line, prose in zip(page.solid, page.prose, strict=True) if not prose)
    text = "\n".join(line[:200] for _, line in zip(range(CHROME_LINES), lines, strict=False))
    return tuple(
        known.language
        for known in heads()
        if known.letters and known.language != main and re.search(known.letters, text)
    )
