"""Is a text an article at all? What is not loses nothing."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import pairwise

from .lines import COUNTED, KEPT, Content, ends_sentence
from .page import Page

MIN_PARAGRAPHS = 3
MIN_PROSE_WORDS = 60
LONG_LINE = 90
FEW_WORDS = 36
FEW_IN_PARAGRAPH = 9
"""Words that a short article has in all, and in a paragraph on the average."""
SAMPLE = 400
STOPS = ".,;:!?…—،؛؟。，"
VERSE_SHARE = 0.6
QUOTES = "\"'“‘„«"
KEYWORD = r"#include|#!|import |from \w+ import |def |class \w+[(:]|return\b"
KEYWORD_LETTERS = "ifdcr"
CODE = rf"[{{}};]$|^(?:[{{}}<@$]|//|/\*|\*/|{KEYWORD})|^\W*[{{}}()\[\];]\W*$"
CALL = r"(?<=\w)(?:\(|\[\w)"
SETTING = r"[\w\])] [-+*/|]?= "
MAIL_HEADER = r"(?i:from|to|cc|subject|date|message-id|received|return-path|mime-version|content-type|reply-to): "


def why_no_article(page: Page) -> str:
    """Why `page` does not read like an article, web chrome around it or not; nothing where it does."""
    if len(page.solid) < MIN_PARAGRAPHS or page.paragraphs < MIN_PARAGRAPHS:
        return f"fewer than {MIN_PARAGRAPHS} paragraphs"
    if not _has_prose(page):
        return "too little running text"
    kinds = (("code", _is_code), ("mail", _is_mail), ("a table", _is_table))
    return next((f"it looks like {kind}" for kind, is_that in kinds if is_that(page)), "")


def is_hard_wrapped(page: Page) -> bool:
    """Do sentences run on from line to line, as in text that was wrapped at a fixed width?"""
    runs_on = sum(
        second.number == first.number + 1 and second.text[0].islower() and not ends_sentence(first.text)
        for first, second in zip(page.solid, page.solid[1:], strict=False)
    )
    return runs_on >= 3 and runs_on >= len(page.solid) * 0.2


def _has_prose(page: Page) -> bool:
    if page.wrapped:
        return page.prose_words >= FEW_WORDS
    # A verse line may end like a sentence, but it is short; so is a glossary's.
    long_lines = sum(len(line.text) >= LONG_LINE or line.words * 5 >= LONG_LINE for line in page.solid)
    if page.prose_words >= MIN_PROSE_WORDS and (long_lines >= 2 or (is_hard_wrapped(page) and not _is_verse(page))):
        return True
    return _is_short_article(page)


def _is_verse(page: Page) -> bool:
    """Do most lines that an other follows directly end with a punctuation mark?"""
    inner = [one.text for one, two in pairwise(page.solid) if two.number == one.number + 1]
    return sum(text[-1] in STOPS for text in inner) > len(inner) * VERSE_SHARE


def _is_short_article(page: Page) -> bool:
    """Three paragraphs or more of a sentence each, with blank lines between them, and little else."""
    prose = [line for line, told in zip(page.solid, page.prose, strict=True) if told]
    numbers = {line.number for line in page.solid}
    return (
        page.prose_words >= max(FEW_WORDS, len(prose) * FEW_IN_PARAGRAPH, sum(page.words) / 2)
        and all(line.text[0].isalpha() or line.text[0] in QUOTES for line in prose)
        and not any({line.number - 1, line.number + 1} & numbers for line in prose)
    )


def _is_code(page: Page) -> bool:
    sample = page.solid[:SAMPLE]
    signs = sum(_looks_like_code(line.content) for line in sample)
    return (signs >= 3 and signs >= len(sample) * 0.12) or _is_nested(page)


@lru_cache(maxsize=KEPT)  # a text is looked at until nothing more goes: most lines come again
def _looks_like_code(content: Content) -> bool:
    text, start = content.text, content.text[:20]
    if text[-1] in "{};" or start[-1] in "{};":
        return True
    # Words that no keyword begins like are most lines.
    may_be_code = start[0] in KEYWORD_LETTERS or not start[0].isalnum()
    return may_be_code and re.search(CODE, start) is not None


def _is_nested(page: Page) -> bool:
    """Are lines indented to several depths, as in code?"""
    indented_lines = (line for line in page.solid[:SAMPLE] if line.end - line.start > len(line.text))
    starts = (page.text[line.start : line.start + 40] for line in indented_lines)
    depths = Counter(len(start) - len(start.lstrip(" ")) for start in starts)
    indented = sum(count for depth, count in depths.items() if depth >= 2)
    deep = sum(depth >= 2 and depth % 2 == 0 and count >= 2 for depth, count in depths.items())
    least = min(len(page.solid), SAMPLE)
    if deep < 2 or indented < least * 0.3:
        return False
    return sum(_calls_or_sets(line.content) for line in page.solid[:SAMPLE]) >= least * 0.2


@lru_cache(maxsize=KEPT)
def _calls_or_sets(content: Content) -> bool:
    """Does the line call, index or set something, open a block, or comment?"""
    text = content.text[:COUNTED]
    if text[-1] in ":,({[" or text[0] == "#":
        return True
    calls = ("(" in text or "[" in text) and re.search(CALL, text) is not None
    return calls or ("= " in text and re.search(SETTING, text) is not None)


def _is_mail(page: Page) -> bool:
    headers = sum(bool(re.match(MAIL_HEADER, line.text)) for line in page.solid[:20])
    quoted = sum(line.text[0] == ">" for line in page.solid[:SAMPLE])
    return headers >= 3 or quoted >= max(2, len(page.solid[:SAMPLE]) * 0.15)


def _is_prose(text: str, separator: str) -> bool:
    """Does a line end as a sentence does, with a blank behind each comma? Many sentences have as many."""
    return separator in ",;" and ends_sentence(text) and re.search(rf"{separator}[^\s\d]", text) is None


def _is_table(page: Page) -> bool:
    sample = page.solid[:SAMPLE]
    needed = max(3, len(sample) * 0.6)
    for separator, least in (("\t", 1), (",", 2), (";", 2), ("|", 2)):
        if page.text.count(separator) < least * needed:
            continue
        columns = Counter(line.text.count(separator) for line in sample if not _is_prose(line.text, separator))
        if any(rows >= needed for count, rows in columns.items() if count >= least):
            return True
    return False
