"""The headline of a web page: its title without the site's name, where the page itself shows what is what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from .lines import key, word_count

SEPARATOR = r"(?: +[-–—|·•»›]+ +| *(?:::|[|：»]) *| +: +)"
DOMAIN = r"[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}"
LEAST_WORDS = 3
"""A shorter beginning may be a section's name above the headline."""


def headline(title: str, seen: Sequence[str], site: str | None) -> str:
    """Return `title` without the site's name: where a heading or block in `seen` is the rest, or `site` is cut off.

    >>> headline("Bridge opens again - The Courier", ["Bridge opens again"], None)
    'Bridge opens again'
    >>> headline("Bridge opens again | The Courier", [], "The Courier"), headline("Bridge opens - at last", [], None)
    ('Bridge opens again', 'Bridge opens - at last')
    """
    known = {key(text): text for text in reversed(seen) if len(text) <= len(title)}
    if site and _is_name(site):
        title = next((head for head, tail in _cuts(title) if key(tail) == key(site)), title)
    if key(title) in known:
        return title
    heads = (head for head, _ in _cuts(title) if word_count(head) >= LEAST_WORDS)
    return next((known[key(head)] for head in heads if key(head) in known), title)


def _cuts(title: str) -> Iterator[tuple[str, str]]:
    """Every way to part `title` in two, the longest beginning first."""
    for cut in reversed(list(re.finditer(SEPARATOR, title))):
        if head := title[: cut.start()].strip():
            yield head, title[cut.end() :].strip()


def _is_name(site: str) -> bool:
    """Not what an extractor guessed from a full stop in the title: only a domain has one inside."""
    return bool(key(site)) and ("." not in site or re.fullmatch(DOMAIN, site, re.IGNORECASE) is not None)
