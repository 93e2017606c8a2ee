"""How much two swapped passages say: numbers, fractions and dozens, units, and what else counts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from .figures import compared_figures
from .vocabulary import QUANTITIES, UNITS
from .words import is_function_word, is_numeric

_EXACT = QUANTITIES - {"dozens", "hundreds", "thousands", "millions", "several"}
_TIMES = {
    **{word: Fraction(1, 2) for word in ("half", "halves")},
    **{word: Fraction(1, 4) for word in ("quarter", "quarters")},
    **{f"{word}s": Fraction(1, value) for value, word in enumerate(("third", "fourth", "fifth", "sixth"), 3)},
    "percent": Fraction(1, 100),
    "dozen": Fraction(12),
    **dict.fromkeys(("pair", "couple"), Fraction(2)),
    **dict.fromkeys(("halve", "halved", "halves"), Fraction(1, 2)),
    **dict.fromkeys(("double", "doubled", "doubles", "twice", "twofold"), Fraction(2)),
    **dict.fromkeys(("treble", "trebled", "trebles", "triple", "tripled", "triples", "threefold"), Fraction(3)),
    **dict.fromkeys(("quadruple", "quadrupled", "quadruples", "fourfold"), Fraction(4)),
}
_ORDINAL = re.compile(r"\d+#")
_BESIDE = frozenset(["a", "an", "of", "the"])
_OF_UNITS = frozenset(["cubic", "percentage", "square"])
_UNITS = {word: words[0] for words in UNITS for word in words}


def figures(one: Sequence[str], other: Sequence[str]) -> tuple[float, str] | None:
    """How likely a wrong sense it is that words in normal form say another number, day, month or unit, and why.

    A fact is changed there, however alike the words are. None where nothing is counted.
    """
    if "".join(one) == "".join(other):
        return None
    if _ORDINAL.match(one[-1]) or _ORDINAL.match(other[-1]):  # a second is a time elsewhere
        one, other = (tuple("2#" if norm == "second" else norm for norm in norms) for norms in (one, other))
        if one == other:
            return 0.0, "the same number, written differently"
    one, other = _as_fraction(one, other), _as_fraction(other, one)
    if None not in (amounts := (amount(one), amount(other))):
        return (0.0, "the same number, written differently") if amounts[0] == amounts[1] else (0.2, "another number")
    said = compared_figures(one, other)
    numbers = [sorted(filter(is_numeric, norms)) for norms in (one, other)]
    if all(numbers) and not (said and said[0]) and numbers[0] != numbers[1]:
        return 0.2, "another number"
    if other_unit(one, other):
        return 0.2, "another unit"
    if said:
        is_same, kind = said
        return (0.0, f"the same {kind}, written differently") if is_same else (0.2, f"another {kind}")
    if _has_figure(one, numbers[0], other) or _has_figure(other, numbers[1], one):
        return 0.2, "a number on one side only"
    return None


def _as_fraction(norms: Sequence[str], other: Sequence[str]) -> Sequence[str]:
    """A *third* as one where the other side says a fraction: *(a) third*, *(a) quarter*; else an ordinal is none."""
    is_ordinal = len(norms) == 1 and _ORDINAL.match(norms[0])
    return ("1", *norms) if is_ordinal and (said := amount(other)) is not None and 0 < said < 1 else norms


def _has_figure(norms: Sequence[str], numbers: Sequence[str], other: Sequence[str]) -> bool:
    """Is there a number, and nothing that counts where other words stand? *One* is *a*, *first* is *initial*."""
    counts = [number for number in numbers if number.isdigit() and number != "1"]
    exact = any(word in _EXACT or is_numeric(word) for word in other)
    return bool(counts) and not exact and not all(map(is_function_word, other)) and len(norms) <= len(counts) + 1


def amount(norms: Sequence[str]) -> Fraction | None:
    """Return the number that words in normal form say, nothing else beside it; None where they say more, or none.

    >>> str(amount("2 and a half".split())), str(amount("a half and a 3#".split()))
    ('5/2', 'None')
    >>> [str(amount(words.split())) for words in ("a dozen", "half a dozen", "1 3#", "2 thirds", "50 percent", "a 3#")]
    ['12', '6', '1/3', '2/3', '1/2', '1/3']
    >>> amount(["3#"]), amount(["several", "dozen"]), amount(["a"])
    (None, None, None)
    """
    if "and" in norms and norms.index("and"):  # two and a half
        at = list(norms).index("and")
        whole, part = amount(norms[:at]), amount(norms[at + 1 :])
        return whole + part if whole is not None and part is not None and part < 1 <= whole else None
    value, said = Fraction(1), False
    for at, norm in enumerate(norms):
        if norm == "minus" and not at:
            times = Fraction(-1)
        elif norm.endswith("#") and at:
            times = Fraction(1, int(norm[:-1]))
        elif norm.replace(".", "", 1).isdecimal() and norm[-1] != ".":
            times = Fraction(norm)
        elif norm in _BESIDE:
            continue
        elif (known := _TIMES.get(norm)) is not None:
            times = known
        else:
            return None
        value, said = value * times, said or norm != "minus"
    return value if said else None


def other_unit(one: Sequence[str], other: Sequence[str]) -> bool:
    """Do words in normal form differ in a unit alone?

    >>> other_unit(["7", "mile"], ["7", "kilometer"]), other_unit(["percent"], ["percentage", "points"])
    (True, True)
    >>> other_unit(["meter"], ["meters"]), other_unit(["day"], ["time"])
    (False, False)
    """
    units = [[_UNITS[norm] for norm in norms if norm in _UNITS] for norms in (one, other)]
    rest = [[norm for norm in norms if norm not in _UNITS and norm not in _OF_UNITS] for norms in (one, other)]
    return all(units) and units[0] != units[1] and rest[0] == rest[1]
