"""Texts for the tests of strip, in our own words."""

from __future__ import annotations

TITLE = "Old bridge over the river opens again after two years"
PARAGRAPHS = (
    "The old bridge over the river opened again on Tuesday after two years of repairs, and people walked across it "
    "until late in the evening.",
    "The mayor said that the work had cost less than the council feared, and that the next one, the water tower, "
    "would begin in spring.",
    "Engineers replaced four arches and laid a new road on top of them, using stone from the same quarry as the "
    "builders of the first bridge did.",
    "Shops on both banks had lost most of their trade while the way was closed, said a baker whose oven is the "
    "oldest in the town.",
    "Buses will cross the bridge again from next week, but lorries have to take the road around the town until the"
    " surface has settled.",
)


def article(*extra: str, title: str = TITLE) -> str:
    """An article with a title, `extra` lines below it, and a blank line between blocks."""
    return "\n\n".join((title, *extra, *PARAGRAPHS)) + "\n"


def with_line(line: str, at: int = 3) -> str:
    """An article with `line` standing among its blocks."""
    blocks = [TITLE, *PARAGRAPHS]
    blocks.insert(at, line)
    return "\n\n".join(blocks) + "\n"
