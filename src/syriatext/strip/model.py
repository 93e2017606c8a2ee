"""How likely is it that a line is chrome? Two linear stages over binned features; the second sees what the first says.

Every feature is cut into bins and every bin has a weight, so a line's score is a sum of table entries: no assumption
about the shape of a feature's influence, and each decision can be taken apart. Weights: ``lines.json``, fitted by
``tools/fit_lines.py``.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import exp, log1p
from typing import TYPE_CHECKING, Any, NamedTuple

from .layout import windowed

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Column = NDArray[np.float64]
    Columns = dict[str, Column]
    Bins = dict[str, NDArray[np.intp]]

SMALL = (-0.5, 0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5)
WORDS = (-0.5, 1.5, 2.5, 3.5, 5.5, 7.5, 9.5, 12.5, 16.5, 22.5, 32.5, 50.5)
SHARE = (-0.5, 0.001, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.75, 0.999)
FEW = (0.001, 0.1, 0.25, 0.4, 0.6, 0.8, 0.999)
AWAY = (-100, -30, -12, -5.5, -3.5, -2.5, -1.5, -0.5, 0.5, 1.5, 2.5, 3.5, 5.5, 12, 30, 100)
TOLD = (1e-6, 0.02, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95, 0.98, 0.999999)
COUNT = (0.5, 1.5, 2.5, 4.5, 8.5)
RUN = (0.5, 1.5, 2.5, 4.5, 8.5, 16.5, 40.5)
LOGIT = (-7, -5, -4, -3, -2, -1, -0.5, 0, 0.5, 1, 2, 3, 4, 5, 7)
SCALE = (0.01, 0.03, 0.06, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.85)

FIRST: dict[str, tuple[float, ...]] = {
    "words": WORDS, "length": (10, 20, 35, 50, 70, 100, 150, 250, 400), "ending": SMALL, "start": SMALL,
    "capitals": SHARE, "upper": (0.5,), "digits": (0.001, 0.05, 0.15, 0.3, 0.5), "link": (0.5,), "handle": (0.5,),
    "rights": (0.5,), "year": (0.5,), "clock": (0.5,), "joined": COUNT, "separators": COUNT,
    "inner": (0.001, 0.05, 0.1, 0.2, 0.4), "sentences": COUNT, "quotes": COUNT, "listed": (0.5,),
    "function": SHARE, "topic": SHARE, "vocabulary": SHARE, "copies": COUNT, "distinct": SHARE,
    "above": (0.5, 1.5, 2.5), "below": (0.5, 1.5, 2.5), "indent": (-6.5, -2.5, -0.5, 0.5, 2.5, 6.5, 12.5),
    "step": (-6.5, -2.5, -0.5, 0.5, 2.5, 6.5), "kind": SMALL, "known": (0.5,), "prose": (0.5,),
    "place": (0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.95), "from_top": (0.5, 1.5, 2.5, 4.5, 8.5, 20.5),
    "from_end": (0.5, 1.5, 2.5, 4.5, 8.5, 20.5), "prose_before": TOLD, "prose_after": TOLD, "from_start": AWAY,
    "from_body_end": AWAY, "from_title": (-900, *AWAY), "short_run": RUN, "prose_run": RUN,
    "hits_near": FEW, "hits_far": FEW, "prose_near": FEW, "prose_far": FEW,
}  # fmt: skip
"""Features of the first stage and where their bins are cut."""
FAR = 3
"""How many neighbours on either side lend a line their features; beyond the page's edges these are `NO_LINE`."""
NO_LINE = -1.0


def neighbours(name: str) -> dict[str, int]:
    """What a feature is called for the lines around, and how far behind each of them stands.

    >>> neighbours("words")
    {'words+1': 1, 'words-1': -1, 'words+2': 2, 'words-2': -2, 'words+3': 3, 'words-3': -3}
    """
    return {f"{name}{way:+}": way for far in range(1, FAR + 1) for way in (far, -far)}


LENT = {name: neighbours(name) for name in ("words", "ending", "prose", "capitals", "known", "vocabulary", "logit")}
FIRST |= {near: FIRST[name] for name, lent in LENT.items() if name in FIRST for near in lent}
FIRST_PAIRS = (("words", "ending"), ("prose_after", "ending"), ("prose_before", "words"), ("kind", "words"))

ADDED: dict[str, tuple[float, ...]] = {
    **dict.fromkeys(("logit", *LENT["logit"]), LOGIT),
    **dict.fromkeys(("near", "far", "above_5", "below_5", "above_12", "below_12"), SCALE),
    "body_before": TOLD, "body_after": TOLD, "best_from": AWAY, "best_to": AWAY, "dirt": SCALE, "dirty_lines": SCALE,
    "body_words": (60, 120, 200, 300, 450, 700, 1000, 1600),
}  # fmt: skip
"""Features of the second stage alone: what the first said about the line, its neighbours, the page."""
SECOND = FIRST | ADDED
SECOND_PAIRS = (*FIRST_PAIRS, ("logit", "words"), ("logit", "dirt"), ("logit", "body_after"), ("logit", "near"))


class Stage:
    """Weights by feature, or by pair of features (``a*b``), and bin."""

    def __init__(self, bias: float, weights: Mapping[str, Column]) -> None:
        import numpy as np

        self.bias, self.weights = bias, weights
        sizes = [len(row) for row in weights.values()]
        self._table = np.concatenate(list(weights.values()))
        self._starts = np.cumsum([0, *sizes[:-1]], dtype=np.intp)[:, np.newaxis]

    def logits(self, bins: Bins) -> Column:
        import numpy as np

        cells = np.concatenate([bins[name] for name in self.weights]).reshape(len(self.weights), -1) + self._starts
        # One row after the other: sums of rounded weights lie on the edges of bins, where the order of adding matters.
        total: Column = self._table.take(cells).sum(axis=0, initial=self.bias)
        return total


class LineModel(NamedTuple):
    """Both stages, and what tells from their answers whether a page has its chrome still on.

    `page` holds a bias and a weight for each of `page_features`.
    """

    first: Stage
    second: Stage
    page: Sequence[float]

    def probabilities(self, columns: Columns) -> Column:
        """For each line the probability that it is chrome."""
        bins = binned(columns, FIRST)
        logits = self.first.logits(bins | paired(bins, FIRST, FIRST_PAIRS))
        bins |= binned(second_columns(columns, logits), ADDED)
        return chance(self.second.logits(bins | paired(bins, SECOND, SECOND_PAIRS)))

    def contaminated(self, columns: Columns, chances: Column) -> float:
        """The probability that a page was taken with its chrome, and not by an extractor that left most of it out.

        0 without a single sign of chrome: however much lines look like a menu, they may be a list, a table, a chat.
        """
        if not columns["sign"].any():
            return 0.0
        features = page_features(columns, chances)
        logit = self.page[0] + sum(weight * value for weight, value in zip(self.page[1:], features, strict=True))
        return 1 / (1 + exp(-max(-30.0, min(30.0, logit))))


SURE = 0.95


def page_features(columns: Columns, chances: Column) -> tuple[float, ...]:
    """Chrome's share of words and lines; stretches that surely are, are known, show signs; lines outside of the body.

    Stretches, not lines: a list inside the article may look like a menu, but it is only one.
    """
    import numpy as np

    known, words = columns["known"] > 0, columns["words"]
    likely = np.where(known, 1.0, chances)
    share = float((likely * words).sum() / max(1.0, words.sum()))
    outside = (columns["from_start"] < 0).sum(), (columns["from_body_end"] >= 0).sum()
    counts = (_stretches(likely > SURE), _stretches(known), _stretches(columns["sign"] > 0), *outside)
    return share, float(likely.mean()), *(log1p(float(count)) for count in counts)


def _stretches(flags: NDArray[np.bool_]) -> int:
    return int(flags[:1].sum() + (flags[1:] & ~flags[:-1]).sum())


def chance(logits: Column) -> Column:
    import numpy as np

    value: Column = 1 / (1 + np.exp(-np.clip(logits, -30, 30)))
    return value


def binned(columns: Columns, edges: Mapping[str, Sequence[float]]) -> Bins:
    """The bin of every line, by feature, and those of the lines around it."""
    import numpy as np

    bins: Bins = {}
    for name, column in columns.items():
        if name not in edges:
            continue
        bins[name] = _cuts(edges[name]).searchsorted(column, "right")
        if name in LENT:
            row = np.full(FAR + len(column) + FAR, bisect_right(edges[name], NO_LINE))
            row[FAR:-FAR] = bins[name]
            bins |= {near: row[FAR + way : FAR + way + len(column)] for near, way in LENT[name].items()}
    return bins


def paired(bins: Bins, edges: Mapping[str, Sequence[float]], pairs: Sequence[tuple[str, str]]) -> Bins:
    """The bin of every line, by pair of features."""
    return {f"{one}*{two}": bins[one] * (len(edges[two]) + 1) + bins[two] for one, two in pairs}


@lru_cache(maxsize=256)
def _cuts(cuts: Sequence[float]) -> Column:
    import numpy as np

    return np.asarray(cuts, dtype=np.float64)


def bin_counts(edges: Mapping[str, Sequence[float]], pairs: Sequence[tuple[str, str]]) -> dict[str, int]:
    """How many bins each feature and pair has."""
    single = {name: len(cuts) + 1 for name, cuts in edges.items()}
    return single | {f"{one}*{two}": single[one] * single[two] for one, two in pairs}


def second_columns(columns: Columns, logits: Column) -> Columns:
    """The columns of the second stage, made of the first's and of what it says."""
    import numpy as np

    chances = chance(logits)
    words = columns["words"]
    body = words * (1 - chances)
    so_far = np.cumsum(body)
    total = max(1.0, float(so_far[-1]))
    low, high = best_stretch(words * (0.5 - chances))
    places = np.arange(len(words))
    found = columns | {"logit": logits}
    found |= {
        "near": windowed(chances, 2),
        "far": windowed(chances, 8),
        "body_before": (so_far - body) / total,
        "body_after": 1 - so_far / total,
        "best_from": (places - low).astype(np.float64),
        "best_to": (places - high).astype(np.float64),
        "dirt": np.full(len(words), 1 - total / max(1.0, words.sum())),
        "dirty_lines": np.full(len(words), chances.mean()),
        "body_words": np.full(len(words), total),
    }
    sums = np.concatenate(([0.0], np.cumsum(chances)))
    for reach in (5, 12):
        above, below = np.maximum(places - reach, 0), np.minimum(places + reach + 1, len(words))
        found[f"above_{reach}"] = (sums[places] - sums[above]) / np.maximum(1, places - above)
        found[f"below_{reach}"] = (sums[below] - sums[places + 1]) / np.maximum(1, below - places - 1)
    return found


def best_stretch(gains: Column) -> tuple[int, int]:
    """First and last place of the stretch with the largest sum: the article, if `gains` tell body from chrome.

    >>> import numpy as np
    >>> best_stretch(np.array([-1.0, 3.0, -1.0, 2.0, -4.0, 1.0]))
    (1, 3)
    """
    import numpy as np

    sums = np.concatenate(([0.0], np.cumsum(gains)))
    rises = sums - np.minimum.accumulate(sums)
    last = int(rises.argmax())
    first = int(sums[: last + 1].argmin())
    return min(first, len(gains) - 1), max(last - 1, 0)


@lru_cache(maxsize=1)
def line_model() -> LineModel:
    """Read ``lines.json`` of this package, once."""
    import json
    from importlib.resources import files

    return from_json(json.loads(files(__package__).joinpath("lines.json").read_text("utf-8")))


def from_json(data: Mapping[str, Any]) -> LineModel:
    """Build a model from the content of ``lines.json``."""
    import numpy as np

    first, second = (
        Stage(stage["bias"], {name: np.asarray(weights) for name, weights in stage["weights"].items()})
        for stage in data["stages"]
    )
    return LineModel(first, second, data["page"])
