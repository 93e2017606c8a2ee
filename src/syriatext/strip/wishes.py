"""Lines that the user wants gone or kept, whatever the rules and the model say."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterable
from functools import partial
from math import prod
from typing import NamedTuple

from ..problems import Problem
from .lines import Content, bare, folded
from .page import Mark, Marks, Page

MAX_LINE = 2_000
"""Longer lines are not compared: a bound on what a pattern that was not thought through may cost."""
SECONDS = 0.2
"""Of processor time that a pattern may take for one line: a file of somebody else's may ask for one that never ends."""
MOST_REPEATS = 1_000_000
"""How often counted repetitions inside each other may repeat: each of them takes memory."""
COUNTED = r"(\)?)\{(?:\d*,)?(\d+),?\}"
USER = "user"


class Phrase(NamedTuple):
    """What a whole line has to be: a phrase, case and spelling aside, or a regular expression between slashes."""

    written: str
    fullmatch: Callable[[str], object]

    def matches(self, line: Content) -> bool:
        """Is it this line? Raises Problem for a pattern that takes too long to tell."""
        try:
            return len(line.text) <= MAX_LINE and self.fullmatch(line.plain) is not None
        except TimeoutError:
            message = f"this pattern tries too many ways to match a line of {len(line.plain):,} characters"
            raise Problem(self.written, message, "leave out repetitions inside or beside each other") from None


class Wishes(NamedTuple):
    """What goes and what stays."""

    remove: tuple[Phrase, ...] = ()
    keep: tuple[Phrase, ...] = ()


def wishes(remove: Iterable[str] = (), keep: Iterable[str] = ()) -> Wishes:
    """Read phrases and ``/regular expressions/``, as `re` takes them. Raises ValueError for one that is none.

    >>> both = wishes(["Don’t miss", r"/page \\d+ of \\d+/"])
    >>> [any(each.matches(Content(line)) for each in both.remove) for line in ("DON'T MISS", "Page 2 of 9", "Page")]
    [True, True, False]
    """
    return Wishes(tuple(map(_phrase, remove)), tuple(map(_phrase, keep)))


def _phrase(written: str) -> Phrase:
    is_pattern = len(written) > 2 and written.startswith("/") and written.endswith("/")
    source = folded(written[1:-1]) if is_pattern else re.escape(folded(bare(written.strip())))
    if not source:
        raise ValueError(f"{written!r} is empty")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FutureWarning)  # what a later Python may read otherwise is a pattern today
            plain = re.compile(source, re.IGNORECASE)
            return Phrase(written, _bounded(source) if is_pattern else plain.fullmatch)
    except (re.error, OverflowError, RecursionError) as error:
        raise ValueError(f"{written!r} is no regular expression ({error})") from None


def _bounded(source: str) -> Callable[[str], object]:
    """The pattern's ``fullmatch``, which gives up after a time: Python's own engine can't."""
    import regex

    counts = [(bool(of_group), int(count)) for of_group, count in re.findall(COUNTED, source)]
    single = max((count for of_group, count in counts if not of_group), default=1)
    if single * prod(count for of_group, count in counts if of_group) > MOST_REPEATS:
        raise OverflowError("it repeats too often")
    try:
        return partial(regex.compile(source, regex.IGNORECASE | regex.VERSION0).fullmatch, timeout=SECONDS)
    except regex.error as error:
        raise re.error(str(error)) from None


def mark_wished(page: Page, marks: Marks, wanted: Wishes | None) -> None:
    """Mark the lines that are to go, and take the marks off those that are to stay."""
    if wanted is None:
        return
    for at, line in enumerate(page.solid) if wanted.remove else ():
        if phrase := next((phrase for phrase in wanted.remove if phrase.matches(line.content)), None):
            marks[at] = Mark(USER, "strip.user", f"you want {phrase.written!r} gone")
    for at in [at for at in marks if any(phrase.matches(page.solid[at].content) for phrase in wanted.keep)]:
        del marks[at]
