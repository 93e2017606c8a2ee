"""Damage that PDFs and old systems do to Arabic and Hebrew: letter shapes for letters, lines back to front."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from unicodedata import normalize

from ..model import Edit
from .alphabet import characters_of
from .lines import lines_with

# Letters only: ﷲ ﷺ ﷽ ﷼ and the ornate brackets (FD3E–FD4F, FDF0–FDFF) are signs of their own, and the marks with
# a carrier (FE70–FE7F) would come out as blanks.
LETTER_SHAPES = characters_of(("\ufb50", "\ufbb1"), ("\ufbd3", "\ufd3d"), ("\ufd50", "\ufdc7"), ("\ufe80", "\ufefc"))
_LETTER = "[\u0621-\u064a\u0671-\u06d3]"
_SHAPES = f"[{LETTER_SHAPES}]{{2,}}|(?<={_LETTER})[{LETTER_SHAPES}]|[{LETTER_SHAPES}](?={_LETTER})"

_WORD = "[\u05d0-\u05ea]{2,}|[\u0621-\u064a\u0671-\u06d3]{2,}"
# What only ends a word: teh marbuta and alef maksura, the final letters of Hebrew.
ENDERS = "ةىםןץףך"
# Behind a mark no word begins. One letter, and in the first place: that is what makes the search fast.
_BEGINS_WITH = r"{0}(?=\w)(?<![\w\u0591-\u05c7\u064b-\u065f\u0670]{0})"
_ARTICLE, _ARTICLE_BACKWARDS = "ال", "لا"
_LEFT_TO_RIGHT_RUN = r"[A-Za-z0-9\u0660-\u0669\u06f0-\u06f9](?:[\w.,:/%+\-]*[A-Za-z0-9\u0660-\u0669\u06f0-\u06f9%])?"
_MIRROR = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_ENOUGH = 2


def unfold_presentation_forms(text: str) -> Iterator[Edit]:
    """Replace Arabic presentation forms by the letters they present, where words are spelled in them.

    NFKC runs only inside these blocks: elsewhere it would rewrite ½ and ….

    >>> [e.after for e in unfold_presentation_forms("ﺳﻮﺭﻳﺔ")]
    ['سورية']
    """
    for run in re.finditer(_SHAPES, text):
        yield Edit(
            *run.span(),
            run[0],
            normalize("NFKC", run[0]),
            rule="repair.presentation-forms",
            why="letter shapes stored instead of letters",
        )


def turn_visual_order(text: str) -> Iterator[Edit]:
    """Turn lines round that are stored as they look from the left, last letter first; numbers and Latin words stay.

    The evidence is where letters stand that only end a word, and the article, which only begins one.

    >>> [e.after for e in turn_visual_order("ةيروس يف ةديدج ةسردم")]
    ['مدرسة جديدة في سورية']
    """
    # A word that begins with a letter that only ends words: in nearly every text, there is none.
    searches = (lines_with(_BEGINS_WITH.format(ender), text) for ender in ENDERS if ender in text)
    for start, end in sorted(set(chain.from_iterable(searches))):
        line = text[start:end]
        forwards, backwards = _evidence(line)
        if backwards >= _ENOUGH and backwards > 4 * forwards:
            why = f"stored from left to right: {backwards} words begin as words end, {forwards} end so"
            yield Edit(start, end, line, _turned(line), rule="repair.visual-order", why=why)


def _evidence(line: str) -> tuple[int, int]:
    """How many words show that the line is in order, and how many that it is back to front."""
    words = re.findall(_WORD, line)
    forwards = sum((word[-1] in ENDERS) + (len(word) > 3 and word.startswith(_ARTICLE)) for word in words)
    backwards = sum((word[0] in ENDERS) + (len(word) > 3 and word.endswith(_ARTICLE_BACKWARDS)) for word in words)
    return forwards, backwards


def _turned(line: str) -> str:
    """The line from its other end, brackets mirrored; runs that are read from left to right keep their order."""
    return re.sub(_LEFT_TO_RIGHT_RUN, lambda run: run[0][::-1], line[::-1].translate(_MIRROR))
