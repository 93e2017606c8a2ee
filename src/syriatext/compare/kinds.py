"""What kind of swap a substitution is, how likely a wrong sense, and why."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..comparison import Side, Substitution, SubstitutionKind
from .accents import without_accents
from .lost import has_holes, written_out
from .names import are_names, consonant_key, has_no_capitals, has_umlauts, may_be_transliterations
from .opposites import are_plain_opposites, denied, opposite
from .people import are_people
from .phrases import ending
from .quantities import figures
from .rarity import UNLISTED, is_compound, is_listed, zipf
from .surfaces import has_capital
from .thesaurus import base_forms, have_base
from .vocabulary import FILLERS, FOREIGN
from .words import is_function_word, is_numeric

Norms = tuple[str, ...]
Finding = tuple[SubstitutionKind, float, str]

_FACTS = ("number", "name", "opposite")
_SHORT, _ABBREVIATED = 3, 5
_TORTURED, _SURE = 0.5, 0.6
"""How likely a wrong sense is that is called so, and that is told rather than that the two are opposites."""
_COMMON, _RARE = 5.5, 3.5
"""Zipf frequencies of words that everybody uses, and that few do."""
_INFLECTED = re.compile("(ings?|ed|ers?|ly)\\Z")
_SOMEBODY = re.compile("(one|body)\\Z")
_DERIVING = ("ern", "al", "ial", "ic", "y", "ly", "ful", "less", "ness", "ity", "ment", "ive", "ous", "ion", "ation")


@dataclass(frozen=True, slots=True)
class Swap:
    """One place where words of a stand as other words in b, as written and in normal form.

    `in_title` tells that both are capitalised parts of a name of several words, `is_named` that both have capitals
    where only names have. `compound` is a fixed expression of two words that one side has and the other has lost by the
    swap, and the side that has it.
    """

    a: str
    b: str
    norms_a: Norms
    norms_b: Norms
    in_title: bool
    is_named: bool
    compound: tuple[str, Side] | None


def describe(swaps: Sequence[Swap], rewrite: Side | None, english: bool = True) -> list[Substitution]:
    """Return one row for each different swap, with its count, kind, reason and how likely a wrong sense it is.

    `rewrite` is the side that replaced the other's words, if known. Of texts that are not in English nothing is said of
    senses: how common words are, and what they mean with an ending, is known of English alone.
    """
    groups: dict[tuple[str, str], list[Swap]] = defaultdict(list)
    for swap in swaps:
        groups[_plain(swap.a), _plain(swap.b)].append(swap)
    renderings = _Renderings(swaps)
    rows = []
    for group in groups.values():
        # Where a sentence begins, a capital tells no name.
        kind, tortured, why = max(
            (_finding(swap, renderings, rewrite, english) for swap in group),
            key=lambda found: (found[1] >= _TORTURED, found[0] != "synonym", found[1]),
        )
        rows.append(Substitution(group[0].a, group[0].b, len(group), kind, tortured, why))
    return rows


def is_fact(row: Substitution) -> bool:
    """Does the row tell of a changed fact?"""
    # What is only written otherwise (9 for nine, two spellings of a name) can't be of a wrong sense.
    return row.kind in _FACTS and row.tortured > 0


def _plain(written: str) -> str:
    return written.casefold().replace("’", "'").replace("- ", "-")


class _Renderings:
    """How many different words each word is swapped for, either way."""

    def __init__(self, swaps: Iterable[Swap]) -> None:
        self._a: dict[Norms, set[Norms]] = defaultdict(set)
        self._b: dict[Norms, set[Norms]] = defaultdict(set)
        for swap in swaps:
            self._a[swap.norms_a].add(swap.norms_b)
            self._b[swap.norms_b].add(swap.norms_a)

    def of_a(self, swap: Swap) -> int:
        return len(self._a[swap.norms_a])

    def of_b(self, swap: Swap) -> int:
        return len(self._b[swap.norms_b])


def _finding(swap: Swap, renderings: _Renderings, rewrite: Side | None, english: bool) -> Finding:
    if counted := figures(swap.norms_a, swap.norms_b):
        return "number", *counted
    turned = (opposite if english else denied)(swap.norms_a, swap.norms_b)
    if not turned and (found := _same_word(swap)):
        return found
    if not turned and not _is_written_out(swap) and _are_other_names(swap, english):
        return "name", 0.2, "another name, or the same one spelled otherwise"
    if not turned and (found := _fillers(swap)):
        return found
    rarity = _rarity(swap, rewrite) if english else 0.0
    tortured, why = (english and _wrong_sense(swap, rewrite)) or _doubtful(swap, renderings, rarity)
    if turned and tortured < _SURE:
        return "opposite", tortured, turned
    return ("tortured" if tortured >= _TORTURED else "synonym"), tortured, why


def _are_other_names(swap: Swap, english: bool) -> bool:
    if all(side.isupper() and side.isalpha() and 2 <= len(side) <= _ABBREVIATED for side in (swap.a, swap.b)):
        return True
    is_name = swap.is_named or (english and (swap.in_title or _are_no_words(swap)))
    return is_name and (not english or are_people(swap.norms_a, swap.norms_b))


def _same_word(swap: Swap) -> Finding | None:
    if swap.norms_a == swap.norms_b:
        if is_numeric(swap.norms_a[0]):
            return "number", 0.0, "the same number, written differently"
        if has_holes(swap.a) or has_holes(swap.b):
            return "spelling", 0.0, "the same word, letters of which were lost"
        if len(swap.norms_a) == 1 and _is_name(swap) and not _differ_in_accents(swap):
            return "name", 0.0, "two spellings of one name"
        return "spelling", 0.0, "the same word, spelled differently"
    if "".join(swap.norms_a) == "".join(swap.norms_b):
        return "spelling", 0.0, "the same word, joined or apart"
    is_short = len(swap.norms_a) == len(swap.norms_b) == 1
    if is_short and not _are_no_words(swap) and _one_letter_apart(swap.norms_a[0], swap.norms_b[0]):
        return "spelling", 0.0, "one letter apart"
    if (
        are_names(swap.a, swap.b)
        and {swap.norms_a[0], swap.norms_b[0]}.isdisjoint(FOREIGN)
        and not has_umlauts(swap.a + swap.b)
        and len(key := consonant_key(swap.a)) > 1
        and key == consonant_key(swap.b)
        and may_be_transliterations(swap.a, swap.b)
    ):
        if has_no_capitals(swap.a) and has_no_capitals(swap.b):
            return "spelling", 0.0, "the same consonants, with other vowels or an article"
        return "name", 0.0, "one name in two transliterations"
    return None


def _are_no_words(swap: Swap) -> bool:
    """Are both names: with a capital where only names have one, or with a capital and no common word?"""
    are_capitals = has_capital(swap.a) and has_capital(swap.b)
    return swap.is_named or (are_capitals and not any(map(is_listed, (*swap.norms_a, *swap.norms_b))))


def _differ_in_accents(swap: Swap) -> bool:
    return any(bare(_plain(swap.a)) == bare(_plain(swap.b)) for bare in (without_accents, written_out))


def _is_name(swap: Swap) -> bool:
    return "%" not in (swap.a, swap.b) and (has_capital(swap.a) or has_capital(swap.b) or "-" in swap.norms_a[0])


def _one_letter_apart(a: str, b: str) -> bool:
    if min(len(a), len(b)) < 7 or abs(len(a) - len(b)) > 1 or a[-2:] != b[-2:]:
        return False
    head = next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return a[head + 1 :] in (b[head:], b[head + 1 :]) or b[head + 1 :] == a[head:]


def _fillers(swap: Swap) -> Finding | None:
    added = _added(swap)
    are_small = all(norm in FILLERS or is_function_word(norm) for norm in added)
    return ("filler", 0.0, f"adds only '{' '.join(added)}'") if added and are_small else None


def _added(swap: Swap) -> list[str]:
    """The words that one side has beside all of the other's; none where each has its own."""
    short, long = sorted((swap.norms_a, swap.norms_b), key=len)
    added = [norm for norm in long if norm not in short]
    return added if len(added) == len(long) - len(short) else []


def _wrong_sense(swap: Swap, rewrite: Side | None) -> tuple[float, str] | None:
    """What shows that the sense is lost, the surest first."""
    if _expands_affix(swap.a, swap.b) or _expands_affix(swap.b, swap.a):
        return 0.95, "a prefix is taken for a word and written out"
    if _is_written_out(swap):
        return 0.9, "an abbreviation is written out as words"
    if swap.in_title and len(swap.norms_a) == len(swap.norms_b) and _are_words((*swap.norms_a, *swap.norms_b)):
        return 0.85, "a word inside a name is replaced"
    if swap.compound and swap.compound[1] != rewrite:  # what a rewrite makes up by chance, it breaks up nowhere
        return 0.75, f"{'it breaks up' if rewrite else 'one side alone has'} '{swap.compound[0]}'"
    one, other = _plain(swap.a), _plain(swap.b)
    if _made_compound(one, other) or _made_compound(other, one):
        return 0.65, "a word is taken for half of another expression"
    if _derived(one, other) or _derived(other, one):
        return 0.7, "another part of speech of the same word"
    if _look_alike(one, other) and not are_plain_opposites(one, other) and not have_base(one, other):
        return 0.7, "a word that looks like the other and means something else"
    if _other_part(swap.norms_a, swap.norms_b) or _other_part(swap.norms_b, swap.norms_a):
        # Of small words that is sure (*since*, *considering that*); a *building* is a noun as much as a *hall*.
        is_small = any(map(is_function_word, (*swap.norms_a, *swap.norms_b)))
        return 0.55 if is_small else 0.45, "another part of speech"
    return None


def _are_words(norms: Norms) -> bool:
    """Are these common words, and not names of people?"""
    return min(map(zipf, norms)) >= _RARE


def _rarity(swap: Swap, rewrite: Side | None) -> float:
    """How rare the new word is, 0 to 1."""
    new = {"a": swap.norms_a, "b": swap.norms_b, None: min(swap.norms_a, swap.norms_b, key=_commonness)}[rewrite]
    return min(1.0, max(0.0, (_COMMON - _commonness(new)) / (_COMMON - UNLISTED)))


def _doubtful(swap: Swap, renderings: _Renderings, rarity: float) -> tuple[float, str]:
    """How far a swap can be trusted that nothing speaks against: the rarer the new word, the less."""
    tortured = round(0.2 + 0.25 * rarity, 2)
    if _added(swap):
        return tortured, "the same with words more or less"
    if renderings.of_b(swap) > 1 and renderings.of_a(swap) > 1:
        return tortured, "swapped for several words, and stands for several"
    if renderings.of_b(swap) > 1:
        return tortured, "one word stands for several others"
    if renderings.of_a(swap) > 1:
        return tortured, "one word is swapped for several others"
    return tortured, "a rarer word in the same place" if rarity > 0.5 else "another word in the same place"


def _commonness(norms: Norms) -> float:
    return min(max(map(zipf, base_forms(norm))) for norm in norms)


def _made_compound(short: str, long: str) -> bool:
    """``cruise`` against ``cruise ship``."""
    words = long.split(" ")
    return len(words) == 2 and short in words and is_compound(*words)


def _derived(short: str, long: str) -> bool:
    """``east`` against ``eastern``."""
    return len(short) > _SHORT and long.removeprefix(short) in _DERIVING


def _other_part(one: Norms, other: Norms) -> bool:
    """A participle for what is none."""
    participle = len(other[0]) > 5 and other[0].endswith(("ed", "ing")) and all(map(is_function_word, other[1:]))
    return len(one) == 1 and participle and ending(one) not in ("ed", "ing")


def _look_alike(one: str, other: str) -> bool:
    """More than half of the letters the same at the head, or two thirds at the tail: *intensive*, *extensive*."""
    if not (one.isalpha() and other.isalpha() and one.islower() and other.islower()):
        return False
    if is_function_word(one) or is_function_word(other) or _SOMEBODY.sub("", one) == _SOMEBODY.sub("", other):
        return False
    short, long = sorted((one, other), key=len)
    if long.startswith(short) and is_listed(long.removeprefix(short)):
        return False  # night, nighttime
    ending = _INFLECTED.search(one)
    if ending and other.endswith(ending[0]):
        one, other = one.removesuffix(ending[0]), other.removesuffix(ending[0])
    head, tail = _shared(one, other), _shared(one[::-1], other[::-1])
    shared_tail = one[len(one) - tail :]
    half = max(len(one), len(other)) / 2
    return head > half or (3 * tail >= 4 * half and not is_listed(shared_tail)) or (head >= 5 and tail >= 2)


def _shared(one: str, other: str) -> int:
    return next((at for at, (x, y) in enumerate(zip(one, other, strict=False)) if x != y), min(len(one), len(other)))


def _expands_affix(short: str, long: str) -> bool:
    """``co-ordinating`` against ``carbon monoxide- ordinating``, ``coordinating`` likewise."""
    if "-" not in long or " " not in long.replace("- ", "-"):
        return False
    tail = _plain(long).rsplit("-", 1)[-1]
    head = _plain(short)
    return head.split("-")[0].isalpha() and (
        (len(tail) > _SHORT and head.endswith(tail) and len(head) - len(tail) <= _SHORT + 1)
        or ("-" in head and len(head.split("-")[0]) <= _SHORT)
    )


def _is_written_out(swap: Swap) -> bool:
    return _expands_abbreviation(swap.a, swap.norms_b) or _expands_abbreviation(swap.b, swap.norms_a)


def _expands_abbreviation(short: str, norms: Norms) -> bool:
    letters = short.replace(".", "")
    return letters.isupper() and 2 <= len(letters) <= _SHORT + 1 and len(norms) >= 2
