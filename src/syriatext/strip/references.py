"""Character references of HTML in text that is no web page: ``caf&eacute;``, ``Jerry&#39;s``, ``10&nbsp;km``.

What took the text out of its page has left them. That is sure where a word goes through one, or a sign sits on one, as
nobody writes them there: such a place is enough to read all of a text. References that only stand by themselves may be
what the text is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category

from ..model import Edit

_ONE = r"&(?:amp;)*(?:amp|#\d{2,7}|#[xX][0-9A-Fa-f]{2,6}|[A-Za-z][A-Za-z0-9]{1,8});"
"""A reference; what was escaped more than once is read in one step."""
_TAG = r"<[A-Za-z/!?]"
_IN_A_URL = r"(?:https?://|www\.)\S*$"
_LONGEST_URL = 200
_APOSTROPHES = "'’‘"


class _Row(NamedTuple):
    """References without anything between them: their place, and what they stand for."""

    start: int
    end: int
    text: str


def read_references(text: str) -> Iterator[Edit]:
    """Yield the edits that read the references of a text, if one of them shows that they are damage.

    Lines with tags are left to those who read tags; brackets that would make some stay, and so do what is in a URL and
    quotation marks in a line that has some.

    >>> [edit.after for edit in read_references("Tom &amp; Jerry&#39;s caf&eacute;")]
    ['&', "'", 'é']
    >>> list(read_references("&eacute; stands for an e with an accent, &amp; for a sign."))
    []
    """
    rows = [row for line in re.finditer(r".*&.*", text) for row in _rows(text, *line.span())]
    if any(_is_in_place(text, row) for row in rows):
        for start, end, after in rows:
            why = "a character reference of HTML, never read"
            yield Edit(start, end, text[start:end], after, rule="strip.references", why=why)


def _rows(text: str, start: int, end: int) -> list[_Row]:
    """Those of a line that can be read."""
    if re.compile(_TAG).search(text, start, end):
        return []
    rows = [
        _Row(*match.span(), read)
        for match in re.compile(f"(?:{_ONE})+").finditer(text, start, end)
        if (read := _read(match[0])) and not _is_in_url(text, match.start())
    ]
    if '"' in text[start:end]:  # a string, of JSON or of a program, that such a reference would end
        rows = [row for row in rows if '"' not in row.text]
    makes_tags = any("<" in row.text and re.search(_TAG, row.text + text[row.end : row.end + 1]) for row in rows)
    return [row for row in rows if not (makes_tags and re.search("[<>]", row.text))]


def _is_in_url(text: str, start: int) -> bool:
    return re.search(_IN_A_URL, text[max(0, start - _LONGEST_URL) : start]) is not None


@lru_cache(maxsize=1000)
def _read(row: str) -> str:
    """What a row stands for; nothing if one of it is no reference, or stands for no text."""
    from html import unescape
    from html.entities import name2codepoint

    names = [one.rstrip(";").split("&")[-1].split(";")[-1] for one in re.findall(_ONE, row)]
    if any(name[0] != "#" and name not in name2codepoint and name != "apos" for name in names):
        return ""
    text = "".join(unescape(f"&{name};") for name in names)
    return text if all(map(_is_text, text)) else ""


def _is_text(character: str) -> bool:
    return category(character) not in ("Cc", "Cs", "Co", "Cn") and character != "\ufffd"


def _line_around(text: str, row: _Row) -> str:
    """What stands before and behind a row on its line."""
    begin, end = text.rfind("\n", 0, row.start) + 1, text.find("\n", row.end)
    return text[begin : row.start] + text[row.end : end if end >= 0 else len(text)]


def _is_in_place(text: str, row: _Row) -> bool:
    """Does it belong to the words beside it, or hold an empty line open, so that it must be damage?"""
    if row.text.isspace() and not _line_around(text, row).strip() and text[: row.start].strip():
        return True
    before, after = text[max(0, row.start - 1) : row.start], text[row.end : row.end + 1]
    if row.text == "&":
        return _joins_names(text, row)
    if "<" in row.text or ">" in row.text:
        return False
    if row.text in _APOSTROPHES:
        return before.isalpha() and after.isalpha()
    if row.text.isspace():
        return not (before + " ").isspace() and not (" " + after).isspace() and (before + after).strip(".,;:!?") != ""
    return before.isalnum() or after.isalnum()


def _joins_names(text: str, row: _Row) -> bool:
    """``AT&amp;T``, ``Tom &amp; Jerry``: capitals or figures on both sides, as close to the sign on both."""
    before = re.search(r"([^\W_])[^\W_]*( ?)$", text[max(0, row.start - 30) : row.start])
    after = re.match(r"( ?)([^\W_])", text[row.end : row.end + 2])
    if not before or not after or before[2] != after[1]:
        return False
    return not (before[1].islower() or after[2].islower())
