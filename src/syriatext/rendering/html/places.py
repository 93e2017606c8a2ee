"""Where the matches lie in two texts, as the ribbons between them."""

from __future__ import annotations

from collections.abc import Iterator

from ...comparison import Comparison
from .figures import Range, Ribbon
from .markup import runs_from_right
from .matches import KINDS, Matches


def match_ribbons(comparison: Comparison, matches: Matches) -> Iterator[Ribbon]:
    """A ribbon for each link; links of one kind that follow each other in both texts are one."""
    a_place, b_place = (_Places(cleaned.text) for cleaned in (comparison.a, comparison.b))
    groups: list[list[int]] = []
    for at, link in enumerate(comparison.links, start=1):
        before = comparison.links[groups[-1][-1] - 1] if groups else None
        if (
            before
            and matches.kind(before) == matches.kind(link)
            and _touch(before.a, link.a)
            and _touch(before.b, link.b)
        ):
            groups[-1].append(at)
        else:
            groups.append([at])
    for group in groups:
        first, last = comparison.links[group[0] - 1], comparison.links[group[-1] - 1]
        kind = matches.kind(first)
        numbers = str(group[0]) if len(group) == 1 else f"{group[0]}–{group[-1]}"
        yield Ribbon(
            a_place(first.a[0], last.a[1]),
            b_place(first.b[0], last.b[1]),
            kind,
            f"#a{group[0]}",
            f"a{numbers} and b{numbers}: {KINDS[kind]}",
        )


class _Places:
    """Where stretches of a text lie, as shares of its length from the left: many scripts begin on the right."""

    def __init__(self, text: str) -> None:
        self.length = max(1, len(text))
        self.is_from_right = runs_from_right(text)

    def __call__(self, start: int, end: int) -> Range:
        first, last = start / self.length, end / self.length
        return (1 - last, 1 - first) if self.is_from_right else (first, last)


def _touch(before: tuple[int, int], after: tuple[int, int]) -> bool:
    return 0 <= after[0] - before[1] <= 3
