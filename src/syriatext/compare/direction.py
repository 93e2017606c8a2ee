"""Which of two texts is the rewrite: what rewriting tools leave behind, and nothing when that is weak."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..comparison import Evidence, Side

_SPLIT = r"\s(?!(?:and|or|to)\b)[^\W_]"
_HYPHEN = re.compile(rf"(?<=\w)[-‐‑](?=[^\W_]|{_SPLIT})")
_SPLIT_HYPHEN = re.compile(rf"(?<=\w)[-‐‑](?={_SPLIT})")
_LOST_SPACE = re.compile(r"\b[a-z]{2,}(?=[A-Z]{2,}\b)|(?<=[a-z])[.,;](?=[A-Z][a-z])")
_WRONG_ARTICLE = re.compile(
    r"\b(?:[Aa](?=\s[aeio][a-z])(?!\s(?:one|once|euro|ewe))|[Aa]n(?=\s[b-df-gj-np-tv-z][a-z]))\b"
)
_WORD = re.compile(r"[^\W\d_]+")
_CLEAR = 1.0
_WEIGHTS = {"split hyphens": 6.0, "lost spaces": 150.0, "wrong articles": 200.0}


@dataclass(frozen=True, slots=True)
class Direction:
    """The rewrite, None when nothing tells, and what tells it: signs in the rewrite over those in the other text."""

    rewrite: Side | None
    evidence: tuple[Evidence, ...]


def direction(a: str, b: str) -> Direction:
    """Return which text shows more of the marks of mechanical rewriting, if one clearly does."""
    signs_a, signs_b = _signs(a), _signs(b)
    weights = {name: _WEIGHTS[name] * (signs_b[name] - signs_a[name]) for name in _WEIGHTS}
    total = sum(weights.values())
    if abs(total) < _CLEAR:
        return Direction(None, ())
    side: Side = "b" if total > 0 else "a"
    shown = signs_b if side == "b" else signs_a
    found = [
        Evidence(f"{name} in the rewrite", round(shown[name], 4), round(abs(weights[name]), 4)) for name in _WEIGHTS
    ]
    return Direction(side, tuple(item for item in found if item.weight and item.value))


def _signs(text: str) -> dict[str, float]:
    """Marks of rewriting tools: shares of the hyphens, and rates a word."""
    hyphens = sum(1 for _ in _HYPHEN.finditer(text))
    words = max(1, sum(1 for _ in _WORD.finditer(text)))
    return {
        "split hyphens": _count(_SPLIT_HYPHEN, text) / (hyphens + 3),
        "lost spaces": _count(_LOST_SPACE, text) / (words + 100),
        "wrong articles": _count(_WRONG_ARTICLE, text) / (words + 100),
    }


def _count(pattern: re.Pattern[str], text: str) -> int:
    return sum(1 for _ in pattern.finditer(text))
