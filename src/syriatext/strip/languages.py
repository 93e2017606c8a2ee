"""Which language a text is in: for now, whether it is English."""

from __future__ import annotations

import re

from .page import Page

STOP_WORDS = re.compile(r"the|of|and|to|that|was|with|for|by|from|is|are|it|his|has|have|had|been|which|who|were|not")
SAMPLE_LINES = 60
MIN_WORDS = 20


def language_of(page: Page) -> str | None:
    """Return ``en`` when English stop words clearly dominate, else None."""
    longest = sorted(page.solid, key=lambda line: -len(line.text))[:SAMPLE_LINES]
    words = [word for line in longest for word in re.findall(r"[^\W\d_]+", line.text[:1_000].lower())]
    if len(words) < MIN_WORDS:
        return None
    stops = sum(STOP_WORDS.fullmatch(word) is not None for word in words)
    return "en" if stops >= len(words) * 0.14 and words.count("the") >= len(words) * 0.015 else None
