"""What can a match of a pattern begin with? So that most patterns need not be tried on most lines.

A phrase list is hundreds of alternatives, and nearly all of them fail at a line's first two letters: sorted by these, a
handful is left to try.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

Beginnings = frozenset[str]
"""First letters, by `folded_case`, at most two. In place of `ANY` stands anything; without it a shorter string is all
that there is, and what stands behind in the pattern goes on from it."""

LETTERS = 2
ANY = "\0"
DIGIT = "0"
NOTHING: Beginnings = frozenset(("",))
ANYTHING: Beginnings = frozenset((ANY,))
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


def keys_of(line: str) -> tuple[str, ...]:
    """The beginnings that a pattern may have which matches `line`."""
    if not line:
        return ("", ANY)
    first = folded_case(line[0])
    return (first + (folded_case(line[1]) if len(line) > 1 else ""), first + ANY, ANY)


class Alternative(NamedTuple):
    """One branch of a pattern, what a match of it can begin with, and signs of which every match holds one, if any."""

    source: str
    beginnings: Beginnings
    signs: frozenset[str]


def alternatives(pattern: str) -> Iterator[Alternative]:
    """Yield the branches of a pattern.

    >>> for found in alternatives("(?:the )?end|x?[0-9]+ min|.+[(/]photo"):
    ...     print(found.source, sorted(found.beginnings), sorted(found.signs))
    (?:the )?end ['en', 'th'] []
    x?[0-9]+ min ['0\\x00', 'x0'] []
    .+[(/]photo ['\\x00'] ['(', '/']
    """
    reader = _Reader(pattern)
    while reader.at <= len(pattern):
        start = reader.at
        reader.signs = []
        found = reader.branch()
        yield Alternative(pattern[start : reader.at], found, min(reader.signs, key=len, default=frozenset()))
        reader.at += 1  # the bar, or the end


class _Reader:
    """Reads a pattern from left to right; every method leaves `at` behind what it read."""

    def __init__(self, pattern: str) -> None:
        self.pattern, self.at = pattern, 0
        self.signs: list[frozenset[str]] = []

    def branch(self) -> Beginnings:
        """Everything up to the next bar or bracket of this level."""
        found = NOTHING
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            found = _then(found, self._item())
        return found

    def _item(self) -> Beginnings:
        known = len(self.signs)
        found = self._atom()
        if all(map(_is_sign, found)):
            self.signs.append(found)
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
            return found
        if self.pattern[self.at : self.at + 1] in ("?", "+"):
            self.at += 1  # lazy, or possessive
        if repeated:
            found = frozenset(start if _is_closed(start) else start + ANY for start in found)
        if optional:
            del self.signs[known:]
        return found | NOTHING if optional else found

    def _atom(self) -> Beginnings:
        sign = self.pattern[self.at]
        self.at += 1
        match sign:
            case "(":
                return self._group()
            case "[":
                return self._class()
            case "\\":
                return self._escape()
            case ".":
                return ANYTHING
            case "^" | "$":
                return NOTHING
        return frozenset((folded_case(sign),))

    def _group(self) -> Beginnings:
        is_look = self.pattern.startswith(("?=", "?!", "?<=", "?<!"), self.at)
        if self.pattern.startswith("?P=", self.at):
            self.at = self.pattern.index(")", self.at) + 1
            return ANYTHING | NOTHING
        if is_look:
            self.at += 3 if self.pattern[self.at + 1] == "<" else 2
        elif self.pattern.startswith("?P<", self.at):
            self.at = self.pattern.index(">", self.at) + 1
        elif self.pattern.startswith("?", self.at):
            self.at = self.pattern.index(":", self.at) + 1
        known = len(self.signs)
        found = self.branch()
        if is_look or self.pattern[self.at] == "|":
            del self.signs[known:]
        while self.pattern[self.at] == "|":
            self.at += 1
            found |= self.branch()
            del self.signs[known:]
        self.at += 1
        return NOTHING if is_look else found

    def _class(self) -> Beginnings:
        start = self.at
        self.at += self.pattern[self.at] == "^"
        self.at += self.pattern[self.at] == "]"
        while self.pattern[self.at] != "]":
            self.at += 2 if self.pattern[self.at] == "\\" else 1
        self.at += 1
        return _members(self.pattern[start : self.at - 1])

    def _escape(self) -> Beginnings:
        sign = self.pattern[self.at]
        self.at += 1
        if sign == "d":
            return frozenset((DIGIT,))
        if sign in _PLACES:
            return NOTHING
        return ANYTHING if sign in _UNKNOWN_ESCAPES else frozenset((folded_case(sign),))


def _is_sign(start: str) -> bool:
    return len(start) == 1 and start != ANY and not start.isalnum() and not start.isspace()


def _is_closed(start: str) -> bool:
    return len(start) == LETTERS or start.endswith(ANY)


def _then(one: Beginnings, other: Beginnings) -> Beginnings:
    if all(map(_is_closed, one)):
        return one
    joined = {start if _is_closed(start) else (start + more)[:LETTERS] for start in one for more in other}
    return frozenset(joined) if len(joined) <= _MOST else frozenset(start[:1] + ANY for start in joined)


def _members(inside: str) -> Beginnings:
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
