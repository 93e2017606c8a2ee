"""Which of two texts is the rewrite: what rewriting tools leave behind, and nothing when that is weak."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import sqrt

from ..comparison import Evidence, Side
from .align import Pairing
from .kinds import Swap
from .rarity import WORD, is_english, is_listed, zipf
from .sentences import Reading
from .vocabulary import HYPHENS

_SPLIT = r"\s(?!(?:and|or|to)\b)[^\W_]"
_HYPHEN = re.compile(rf"(?<=\w)[{HYPHENS}](?=[^\W_]|{_SPLIT})")
_SPLIT_HYPHEN = re.compile(rf"(?<=\w)[{HYPHENS}](?={_SPLIT})")
_LOST_SPACE = re.compile(r"\b[a-z]{2,}(?=[A-Z]{2,}\b)|(?<=[a-z])[.,;](?=[A-Z][a-z])")
_WRONG_ARTICLE = re.compile(
    r"\b(?:[Aa](?=\s[aeio][a-z])(?!\s(?:one|once|euro|ewe))|[Aa]n(?=\s[b-df-gj-np-tv-z][a-z]))\b"
)
_OWNER = re.compile(r"['’]s\Z")
_CLEAR = 2.5
"""Least sum of evidence, in log odds, that a direction is named for."""

MEASURES = (
    "split hyphens",
    "lost spaces",
    "wrong articles",
    "rarer words",
    "longer words for words",
    "unusual words",
    "of for compounds",
    "owners without 's",
)
_STYLE = MEASURES[2:]


_NOT_ENGLISH = Evidence("not English: only structure tells rewording, and no frequencies of words", 1.0, 0.0)


@dataclass(frozen=True, slots=True)
class Direction:
    """The rewrite, None when nothing tells, and what tells it: each sign's excess in the rewrite, and its weight."""

    rewrite: Side | None
    evidence: tuple[Evidence, ...]


def direction(a: Reading, b: Reading, links: Sequence[Pairing], swaps: Sequence[Swap]) -> Direction:
    """Return which text shows more of the marks of mechanical rewriting in what both tell, if one clearly does.

    A spinner puts rarer and longer words for common ones. A translation back from another language unfolds English
    compounds and owners (``the town's bridge``, ``the bridge of the town``).
    """
    measured = signs(a, b, links, swaps)
    weighed = {name: weight * measured[name] for name, weight in load_weights().items()}
    total = sum(weighed.values())
    untold = () if is_english(a.text) and is_english(b.text) else (_NOT_ENGLISH,)
    if abs(total) < _CLEAR:
        return Direction(None, untold)
    sign = 1 if total > 0 else -1
    found = [
        Evidence(f"{name} in the rewrite", round(sign * measured[name], 4), round(sign * weighed[name], 4))
        for name in weighed
        if round(weighed[name], 4)
    ]
    told = sorted(found, key=lambda item: -abs(item.weight))
    return Direction("b" if total > 0 else "a", (*told, *untold))


@cache
def load_weights() -> Mapping[str, float]:
    """Read the weights that tools/fit_direction.py has fitted."""
    weights: dict[str, float] = json.loads(files(__package__).joinpath("direction.json").read_text("utf-8"))
    return weights


def signs(a: Reading, b: Reading, links: Sequence[Pairing], swaps: Sequence[Swap]) -> dict[str, float]:
    """Return how much more of each of `MEASURES` b shows than a; the negative for (b, a)."""
    linked_a, linked_b = _linked(a, {link.a for link in links}), _linked(b, {link.b for link in links})
    of_a, of_b = _of_text(linked_a), _of_text(linked_b)
    found = {name: of_b[name] - of_a[name] for name in of_a} | _of_swaps(swaps)
    if not (is_english(linked_a) and is_english(linked_b)):
        found |= dict.fromkeys(_STYLE, 0.0)
    return found


def _linked(reading: Reading, numbers: set[int]) -> str:
    return "\n".join(reading.text[slice(*reading.sentences[number].span)] for number in sorted(numbers))


def _of_text(text: str) -> dict[str, float]:
    """Rates a word; of the hyphens, the share."""
    hyphens = _count(_HYPHEN, text)
    words = Counter(WORD.findall(text))
    of_all = words.total() + 100
    owners = sum(count for word, count in words.items() if _OWNER.search(word))
    return {
        "split hyphens": _count(_SPLIT_HYPHEN, text) / (hyphens + 3),
        "lost spaces": _count(_LOST_SPACE, text) / of_all,
        "wrong articles": _count(_WRONG_ARTICLE, text) / of_all,
        "unusual words": sum(count for word, count in words.items() if _is_unusual(word)) / of_all,
        "of for compounds": words["of"] / of_all,
        "owners without 's": -owners / of_all,
    }


def _is_unusual(word: str) -> bool:
    return word.isascii() and word.islower() and not is_listed(_OWNER.sub("", word))


def _count(pattern: re.Pattern[str], text: str) -> int:
    return sum(1 for _ in pattern.finditer(text))


def _of_swaps(swaps: Sequence[Swap]) -> dict[str, float]:
    plain = [found for swap in swaps if (found := _plain_words(swap.a, swap.b))]
    rarer = [min(map(zipf, words_a)) - min(map(zipf, words_b)) for words_a, words_b in plain]
    longer = sum(len(words_b) - len(words_a) for words_a, words_b in plain)
    return {
        "rarer words": sum(rarer) / sqrt(len(rarer) + 3),
        "longer words for words": longer / (len(plain) + 10),
    }


def _plain_words(*written: str) -> list[list[str]] | None:
    """What is swapped, in words, if they are all plain English ones in lower case."""
    found = [[_OWNER.sub("", word) for word in re.split(r"[\s-]+", side)] for side in written]
    return (
        found if all(word.isascii() and word.isalpha() and word.islower() for side in found for word in side) else None
    )
