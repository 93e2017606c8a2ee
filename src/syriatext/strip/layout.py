"""Where the lines of a page stand: columns of numbers that need no look at the words."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from .lines import Line
from .page import Page

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Column = NDArray[np.float64]
    Columns = dict[str, Column]


def laid_out(page: Page) -> Columns:
    """Columns that tell how lines stand: blank lines around them, how far they are indented compared with the prose."""
    import numpy as np

    indents = [_indent(page, line) if line.end - line.start > len(line.text) else 0 for line in page.solid]
    words = dict.fromkeys(indents, 0)
    for at in page.prose_positions():
        words[indents[at]] += page.words[at]
    usual = max(words, key=words.__getitem__)
    numbers = np.array([line.number for line in page.solid], dtype=np.float64)
    above = np.diff(numbers, prepend=numbers[0] - 9) - 1
    below = np.diff(numbers, append=numbers[-1] + 9) - 1
    deeper = np.array(indents, dtype=np.float64) - usual
    return {"above": above, "below": below, "indent": deeper, "step": np.diff(deeper, prepend=deeper[0])}


def _indent(page: Page, line: Line) -> int:
    content = page.text[line.start : line.start + 80]
    return len(content) - len(content.lstrip(" \t"))


def placed(page: Page, columns: Columns, title_at: int | None) -> Columns:
    """Columns that tell where a line stands: in the page, among the prose, from the title, in runs of its like."""
    import numpy as np

    size = len(page.solid)
    places = np.arange(size, dtype=np.float64)
    prose = np.array(page.prose, dtype=np.float64)
    told = np.cumsum(columns["words"] * prose)
    before = told - columns["words"] * prose
    total = max(1.0, float(told[-1]))
    hits = (columns["kind"] > 0).astype(np.float64)
    return {
        "prose": prose,
        "place": places / size,
        "from_top": places,
        "from_end": size - 1 - places,
        "prose_before": before / total,
        "prose_after": 1 - told / total,
        "from_start": places - page.body_start,
        "from_body_end": places - page.body_end,
        "from_title": places - (title_at if title_at is not None else -1000),
        "short_run": run_lengths(columns["words"] < 8),
        "prose_run": run_lengths(prose > 0),
        "hits_near": windowed(hits, 3),
        "hits_far": windowed(hits, 8),
        "prose_near": windowed(prose, 3),
        "prose_far": windowed(prose, 8),
    }


def windowed(column: Column, reach: int) -> Column:
    """The mean over `reach` lines on either side, the line itself included."""
    import numpy as np

    sums = np.concatenate(([0.0], np.cumsum(column)))
    low, high = _window(len(column), reach)
    mean: Column = (sums[high] - sums[low]) / (high - low)
    return mean


@lru_cache(maxsize=64)
def _window(size: int, reach: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The first place around each that is within reach, and the one behind the last."""
    import numpy as np

    places = np.arange(size)
    return np.maximum(places - reach, 0), np.minimum(places + reach + 1, size)


def run_lengths(flags: NDArray[np.bool_]) -> Column:
    """For each line the length of the run of set flags that it is in, 0 outside."""
    import numpy as np

    edges = np.flatnonzero(np.diff(flags, prepend=False, append=False))
    lengths = edges[1::2] - edges[::2]
    found = np.zeros(len(flags))
    found[flags] = np.repeat(lengths, lengths)
    return found
