"""What must a line be like for a pattern to match it? So that most patterns need not be tried on most lines.

A phrase list is hundreds of alternatives, and nearly all of them fail at a line's first three letters or at its last
one: sorted by these, hardly any is left to try.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

Beginnings = frozenset[str]
"""First letters, by `folded_case`, at most `LETTERS`. In place of `ANY` stands anything; without it a shorter string is
all that there is, and what stands behind in the pattern goes on from it."""
Endings = frozenset[str]
"""Last letters, by `folded_case`, or `ANY`; an empty string where what stands in front in the pattern comes last."""

LETTERS = 3
ANY = "\0"
DIGIT = "0"
NOTHING = frozenset(("",))
ANYTHING = frozenset((ANY,))
_MOST = 300
"""More beginnings than these tell little; their first letters will do."""
_LONGEST_RANGE = 200
_UNKNOWN_ESCAPES = frozenset("wWsSDuUxN0123456789")
_PLACES = frozenset("bBAZ")
_DOTTED = {"İ": "i", "ı": "i"}
"""``re`` takes both for an i when it ignores case."""


@lru_cache(maxsize=4096)
def folded_case(letter: str) -> str:
    """What letters that ``re.IGNORECASE`` takes for the same have in common; a digit is any digit."""
    if letter.isdecimal():
        return DIGIT
    fold = _DOTTED.get(letter) or letter.casefold()
    return fold if len(fold) == 1 else letter.lower()[:1]


def in_one_case(text: str) -> str:
    """`text` with one spelling for letters that ``re.IGNORECASE`` takes for the same."""
    if not text.isascii():
        for letter, plain in _DOTTED.items():
            text = text.replace(letter, plain)
    return text.casefold()


class Alternative(NamedTuple):
    """One branch of a pattern: what a match of it can begin and end with, by `folded_case`.

    Every match holds `needs`, by `in_one_case`; it is empty where no such string is known.
    """

    source: str
    begins: Beginnings
    ends: Endings
    needs: str


def alternatives(pattern: str) -> Iterator[Alternative]:
    """Yield the branches of a pattern.

    >>> for found in alternatives("(?:the )?end|x?[0-9]+ min|.+[(/]photo"):
    ...     print(found.source, sorted(found.begins), sorted(found.ends), repr(found.needs))
    (?:the )?end ['end', 'the'] ['d'] 'end'
    x?[0-9]+ min ['0\\x00', 'x0\\x00'] ['n'] ' min'
    .+[(/]photo ['\\x00'] ['o'] 'photo'
    """
    reader = _Reader(pattern)
    while reader.at <= len(pattern):
        start = reader.at
        found = reader.branch()
        yield Alternative(pattern[start : reader.at], found.begins, found.ends, found.needs)
        reader.at += 1  # the bar, or the end


class _Part(NamedTuple):
    """What is known of a part of a pattern; `text` where it is nothing but letters."""

    begins: Beginnings
    ends: Endings
    needs: str = ""
    text: str = ""


_EMPTY = _Part(NOTHING, NOTHING)
_SOMETHING = _Part(ANYTHING, ANYTHING)
_LETTERS = re.compile(r"[^\\()\[\]{}?*+|.^$]+(?![?*+{])")


class _Reader:
    """Reads a pattern from left to right; every method leaves `at` behind what it read."""

    def __init__(self, pattern: str) -> None:
        self.pattern, self.at = pattern, 0

    def branch(self) -> _Part:
        """Everything up to the next bar or bracket of this level."""
        begins, ends, needs = NOTHING, NOTHING, ""
        text = ""
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            part = self._item()
            begins = _then(begins, part.begins)
            ends = part.ends if "" not in part.ends else ends | (part.ends - NOTHING)
            text = text + part.text if part.text else ""
            needs = max(needs, text or part.needs, key=len)
        return _Part(begins, ends, needs)

    def _item(self) -> _Part:
        if letters := _LETTERS.match(self.pattern, self.at):
            self.at = letters.end()
            return _text(letters[0])
        part = self._atom()
        quantifier = self.pattern[self.at : self.at + 1]
        if quantifier == "{":
            end = self.pattern.index("}", self.at)
            bounds, self.at = self.pattern[self.at + 1 : end], end + 1
            least, most = bounds.partition(",")[0] or "0", bounds.partition(",")[2]
            optional, repeated = least == "0", bounds not in ("1", "0,1", ",1") and most != "1"
        elif quantifier and quantifier in "?*+":
            optional, repeated = quantifier != "+", quantifier != "?"
            self.at += 1
        else:
            return part
        if self.pattern[self.at : self.at + 1] in ("?", "+"):
            self.at += 1  # lazy, or possessive
        begins, ends, needs, _ = part
        if repeated:
            begins = frozenset(start if _is_closed(start) else start + ANY for start in begins)
        return _Part(begins | NOTHING, ends | NOTHING) if optional else _Part(begins, ends, needs)

    def _atom(self) -> _Part:
        sign = self.pattern[self.at]
        self.at += 1
        match sign:
            case "(":
                return self._group()
            case "[":
                members = self._class()
                return _Part(members, members)
            case "\\":
                return self._escape()
            case ".":
                return _SOMETHING
            case "^" | "$":
                return _EMPTY
        return _text(sign)

    def _group(self) -> _Part:
        is_look = self.pattern.startswith(("?=", "?!", "?<=", "?<!"), self.at)
        if self.pattern.startswith("?P=", self.at):
            self.at = self.pattern.index(")", self.at) + 1
            return _Part(ANYTHING | NOTHING, ANYTHING | NOTHING)
        if is_look:
            self.at += 3 if self.pattern[self.at + 1] == "<" else 2
        elif self.pattern.startswith("?P<", self.at):
            self.at = self.pattern.index(">", self.at) + 1
        elif self.pattern.startswith("?", self.at):
            self.at = self.pattern.index(":", self.at) + 1
        parts = [self.branch()]
        while self.pattern[self.at] == "|":
            self.at += 1
            parts.append(self.branch())
        self.at += 1
        if is_look:
            return _EMPTY
        if len(parts) == 1:
            return parts[0]
        begins, ends, _, _ = (frozenset[str]().union(*found) for found in zip(*parts, strict=True))
        return _Part(begins, ends)

    def _class(self) -> frozenset[str]:
        start = self.at
        self.at += self.pattern[self.at] == "^"
        self.at += self.pattern[self.at] == "]"
        while self.pattern[self.at] != "]":
            self.at += 2 if self.pattern[self.at] == "\\" else 1
        self.at += 1
        return _members(self.pattern[start : self.at - 1])

    def _escape(self) -> _Part:
        sign = self.pattern[self.at]
        self.at += 1
        if sign == "d":
            digit = frozenset((DIGIT,))
            return _Part(digit, digit)
        if sign in _PLACES:
            return _EMPTY
        return _SOMETHING if sign in _UNKNOWN_ESCAPES else _text(sign)


def _text(letters: str) -> _Part:
    begins = "".join(map(folded_case, letters[:LETTERS]))
    return _Part(frozenset((begins,)), frozenset((folded_case(letters[-1]),)), text=in_one_case(letters))


def _is_closed(start: str) -> bool:
    return len(start) == LETTERS or start.endswith(ANY)


def _then(one: Beginnings, other: Beginnings) -> Beginnings:
    if one is NOTHING:
        return other
    if all(map(_is_closed, one)):
        return one
    joined = {start if _is_closed(start) else (start + more)[:LETTERS] for start in one for more in other}
    return frozenset(joined) if len(joined) <= _MOST else frozenset(start[:1] + ANY for start in joined)


def _members(inside: str) -> frozenset[str]:
    """The letters of a character class; anything where they are too many or named by what they are not."""
    if inside.startswith("^"):
        return ANYTHING
    found: set[str] = set()
    at = 0
    while at < len(inside):
        if inside[at] == "\\":
            if inside[at + 1] in _UNKNOWN_ESCAPES:
                return ANYTHING
            found.add(DIGIT if inside[at + 1] == "d" else folded_case(inside[at + 1]))
            at += 2
        elif inside[at + 1 : at + 2] == "-" and at + 2 < len(inside):
            first, last = ord(inside[at]), ord(inside[at + 2])
            if last - first > _LONGEST_RANGE:
                return ANYTHING
            found.update(folded_case(chr(code)) for code in range(first, last + 1))
            at += 3
        else:
            found.add(folded_case(inside[at]))
            at += 1
    return frozenset(found)
