"""A thesaurus that the user has: it labels substitutions, and decides nothing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

Entry = tuple[str, str]
"""A word, and words of the same meaning, parted by ``|``."""

_BY_A_RELATION = re.compile(r"\((?:generic|antonym|related)[^)]*\)")
_NOTE = re.compile(r"\s*\([^)]*\)")
_PROLOG = re.compile(r"s\((\d+),\d+,'((?:[^']|'')*)'")
_SYNSET = re.compile(r"\d{8} \d\d [nvasr] [0-9a-f]{2} ")
MYTHES = re.compile(r"[A-Za-z][\w-]+\Z")
"""The first line of a MyThes file: its encoding."""

_ENDINGS = (
    ("ies", "y"), ("ied", "y"), ("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"), ("es", ""), ("s", ""), ("er", ""),
    ("est", ""), ("er", "e"), ("ly", ""),
)  # fmt: skip


class Thesaurus:
    """Which English words may stand for which others, in any of their senses."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._groups: dict[str, list[str]] = defaultdict(list)
        for word, group in entries:
            self._groups[word].append(group)

    def __contains__(self, word: str) -> bool:
        return word in self._groups

    def synonyms(self, word: str) -> set[str]:
        """The words that are listed with `word`, which is looked up as it is."""
        return {other for group in self._groups.get(word, ()) for other in group.split("|")} - {word}

    def lists(self, a: str, b: str) -> bool:
        """Is one of two words or phrases, in any inflection, listed as a synonym of the other?"""
        forms_a, forms_b = base_forms(a), base_forms(b)
        return self._lists(forms_a, forms_b) or self._lists(forms_b, forms_a)

    def _lists(self, words: Iterable[str], others: Iterable[str]) -> bool:
        wanted = set(others)
        return any(not wanted.isdisjoint(self.synonyms(word)) for word in words)


@lru_cache(maxsize=4096)
def base_forms(written: str) -> tuple[str, ...]:
    """Return a word or phrase in lower case and what may be its uninflected forms.

    >>> base_forms("Carried")
    ('carried', 'carry', 'carri', 'carrie')
    """
    head, _, rest = " ".join(written.casefold().replace("- ", "-").split()).partition(" ")
    head, rest = re.sub(r"['’]s?\Z", "", head), f" {rest}" if rest else ""
    forms = [head]
    for ending, replacement in _ENDINGS:
        if head.endswith(ending) and len(head) - len(ending) >= 2:
            stem = head.removesuffix(ending)
            forms.append(stem + replacement)
            if not replacement and len(stem) > 3 and stem[-1] == stem[-2]:
                forms.append(stem[:-1])
    return tuple(dict.fromkeys(form + rest for form in forms))


def have_base(one: str, other: str) -> bool:
    """May two words be forms of one word?

    >>> have_base("lives", "lived"), have_base("officer", "official")
    (True, False)
    """
    return not set(base_forms(one)).isdisjoint(base_forms(other))


def parsed(text: str) -> Thesaurus:
    """Read a thesaurus in the format that its first lines tell.

    MyThes (an encoding, then ``word|number of lines``), a Moby word list (``word,synonym,...``), WordNet's prolog
    file of synsets (``s(...)``) or its data files (a licence, indented, then synsets).

    Raises ValueError if it is none of these.
    """
    lines = text.splitlines()
    first = next((line for line in lines if not line.startswith("  ")), "")
    if first.startswith("s("):
        return Thesaurus(_prolog(text))
    if _SYNSET.match(first):
        return Thesaurus(_synsets(lines))
    if MYTHES.match(first):
        return Thesaurus(_mythes(lines[1:]))
    if first.count(",") > 1:
        return Thesaurus(_moby(lines))
    raise ValueError("no thesaurus in the format of MyThes, Moby or WordNet")


def _mythes(rows: Iterable[str]) -> Iterator[Entry]:
    lines = iter(rows)
    for line in lines:
        word, _, count = line.partition("|")
        if not count.isdigit():
            raise ValueError("a MyThes entry should be 'word|number of lines'")
        for _ in range(int(count)):
            meant = [item for item in next(lines, "").split("|")[1:] if not _BY_A_RELATION.search(item)]
            if meant:
                yield word.casefold(), "|".join(_NOTE.sub("", item).casefold() for item in meant)


def _moby(lines: Iterable[str]) -> Iterator[Entry]:
    for line in lines:
        word, _, rest = line.casefold().partition(",")
        yield word, rest.replace(",", "|")


def _synsets(lines: Iterable[str]) -> Iterator[Entry]:
    for line in lines:
        if _SYNSET.match(line):
            fields = line.split(" ")
            words = [fields[4 + 2 * at] for at in range(int(fields[3], 16))]
            yield from _each([re.sub(r"\(\w+\)\Z", "", word).replace("_", " ").casefold() for word in words])


def _prolog(text: str) -> Iterator[Entry]:
    synsets: dict[str, list[str]] = defaultdict(list)
    for number, word in _PROLOG.findall(text):
        synsets[number].append(word.replace("''", "'").casefold())
    for words in synsets.values():
        yield from _each(words)


def _each(words: list[str]) -> Iterator[Entry]:
    group = "|".join(words)
    for word in words:
        yield word, group
