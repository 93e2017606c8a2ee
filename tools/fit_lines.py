"""Fit the line model of strip: ``python tools/fit_lines.py KIT`` writes src/syriatext/strip/lines.json.

KIT holds ``data/chrome``: pages, and plain-text renditions of them with a class for every line. Needs scikit-learn.
Everything that is printed, and kept in the file's header, was measured on sites that the model had not seen.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from syriatext.strip import chrome, strip_text
from syriatext.strip.articles import why_no_article
from syriatext.strip.features import measure
from syriatext.strip.languages import languages_of
from syriatext.strip.lines import word_count
from syriatext.strip.marking import marked
from syriatext.strip.model import (
    FIRST,
    FIRST_PAIRS,
    SECOND,
    SECOND_PAIRS,
    LineModel,
    Stage,
    bin_counts,
    binned,
    chance,
    page_features,
    paired,
    second_columns,
)
from syriatext.strip.page import Page

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from syriatext.strip.features import Columns
    from syriatext.strip.model import Bins

MODEL = Path(__file__).parents[1] / "src" / "syriatext" / "strip" / "lines.json"
FOLDS, INNER_FOLDS = 5, 3
STRENGTH = 0.02
"""Inverse of the regularisation's strength."""
DIRTY = ("container", "fullpage")
SHARES = {"container": 1.3, "fullpage": 1.0}
OTHER_SHARE = 0.6
MADE_SHARE = 0.5
"""Weights of a rendition's lines, and of copies that lack indentation or rules."""
LABELS = {"B": 0.0, "C": 1.0, "D": 1.0}
"""Body against chrome and duplicates. Titles and lines that are both are not learnt from."""


@dataclass(frozen=True)
class Sample:
    """One rendition of a page, as its columns; `lines` and `labels` are those of the kit."""

    name: str
    site: str
    weight: float
    columns: Columns
    answers: list[float]
    text: str
    labels: list[str]
    made: bool


def main(kit: str) -> None:
    """Measure, cross-validate, fit, write."""
    samples = list(_samples(Path(kit) / "data" / "chrome"))
    figures = _report(samples, _cross_validated(samples))
    model = _fitted(samples)
    header = {
        "made by": "tools/fit_lines.py",
        "pages": len({sample.name.split(":")[0] for sample in samples}),
        "sites": len({sample.site for sample in samples}),
        f"cross-validated in {FOLDS} folds grouped by site": figures,
    }
    stages = [
        {"bias": stage.bias, "weights": {name: weights.tolist() for name, weights in stage.weights.items()}}
        for stage in (model.first, model.second)
    ]
    table = {"header": header, "page": model.page, "stages": stages}
    MODEL.write_text(json.dumps(table, separators=(",", ":")) + "\n", "utf-8")
    print(MODEL.name, MODEL.stat().st_size, "bytes, sha256", hashlib.sha256(MODEL.read_bytes()).hexdigest()[:16])


def _samples(folder: Path) -> Iterator[Sample]:
    pages = {page["id"]: page for page in _read(folder / "pages.jsonl.gz")}
    sites = {name: _site(page, folder) for name, page in pages.items()}
    records = [record for path in sorted(folder.glob("texts-*.jsonl.gz")) for record in _read(path)]
    for number, record in enumerate(records):
        site, name = sites[record["id"]], f"{record['id']}:{pages[record['id']]['source']}:{record['rendition']}"
        solid = [(line.strip(), label) for line, label in zip(record["lines"], record["labels"], strict=True) if label]
        yield from _sample(name, site, "\n".join(record["lines"]) + "\n", record["labels"])
        if number % 3 == 0:
            text = "\n".join(line for line, _ in solid) + "\n"
            yield from _sample(name, site, text, [label for _, label in solid], made=True, ruled=False)
        if number % 3 == 1:
            text = "\n\n".join(line for line, _ in solid) + "\n"
            labels = [label for _, one in solid for label in (one, "")]
            yield from _sample(name, site, text, labels, made=True, ruled=number % 2 == 1)


def _read(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _site(page: dict[str, Any], folder: Path) -> str:
    """The publisher: the name in the page's own address, or the crawler's name for it."""
    if page["source"] == "fundus":
        return str(page["id"].split("/")[-1].split("_")[0].lower())
    html = gzip.decompress((folder / page["html"]).read_bytes()).decode("utf-8", "replace") if page.get("html") else ""
    address = r"(?:rel=[\"']?canonical[\"']?[^>]*href=|og:url[\"'][^>]*content=)[\"']?https?://([^/\"'>]+)"
    found = re.search(address, html)
    parts = (
        [part for part in found[1].lower().split(".")[:-1] if part not in ("www", "com", "co", "m")] if found else []
    )
    return parts[-1] if parts else str(page["id"])


def _sample(
    name: str, site: str, text: str, labels: list[str], *, made: bool = False, ruled: bool = True
) -> Iterator[Sample]:
    """Measure one text, if it is an article at all; with `ruled` off as in a language that has no rules yet."""
    page = Page(text)
    if why_no_article(page):
        if not made:
            yield Sample(name, site, 0.0, {}, [], text, labels, made)
        return
    spoken = languages_of(page).rules
    matches, marks, title = marked(page, frozenset(), spoken)
    if not ruled:
        marks = {at: mark for at, mark in marks.items() if at not in matches and mark.rule != "strip.tail"}
        matches = {}
    columns = measure(page, matches, marks, title.at if title else None, spoken)
    weight = SHARES.get(name.split(":")[-1], OTHER_SHARE) * (MADE_SHARE if made else 1.0)
    answers = [LABELS.get(labels[line.number - 1], -1.0) for line in page.solid]
    yield Sample(name, site, weight, columns, answers, text, labels, made)


def _fitted(samples: Sequence[Sample]) -> LineModel:
    """Both stages; what the second learns from, a first stage said that had not seen the site."""
    from sklearn.model_selection import GroupKFold

    measured = [sample for sample in samples if sample.columns]
    logits: list[Any] = [None] * len(measured)
    folds = GroupKFold(INNER_FOLDS, shuffle=True, random_state=2)
    for train, test in folds.split(measured, groups=[sample.site for sample in measured]):
        stage = _stage([measured[at] for at in train], [measured[at].columns for at in train], FIRST, FIRST_PAIRS)
        for at in test:
            logits[at] = stage.logits(_bins(measured[at].columns, FIRST, FIRST_PAIRS))
    second = [second_columns(sample.columns, said) for sample, said in zip(measured, logits, strict=True)]
    first = _stage(measured, [sample.columns for sample in measured], FIRST, FIRST_PAIRS)
    last = _stage(measured, second, SECOND, SECOND_PAIRS)
    chances = [chance(last.logits(_bins(columns, SECOND, SECOND_PAIRS))) for columns in second]
    return LineModel(first, last, _page_weights(measured, chances))


def _page_weights(samples: Sequence[Sample], chances: Sequence[NDArray[Any]]) -> Sequence[float]:
    """What tells renditions of whole pages and containers from those of extractors."""
    from sklearn.linear_model import LogisticRegression

    rows = [page_features(sample.columns, said) for sample, said in zip(samples, chances, strict=True)]
    answers = [sample.name.split(":")[-1] in DIRTY for sample in samples]
    found = LogisticRegression(max_iter=1000).fit(rows, answers)
    return _rounded([found.intercept_[0], *found.coef_[0]])


def _stage(
    samples: Sequence[Sample],
    columns: Sequence[Columns],
    edges: dict[str, tuple[float, ...]],
    pairs: tuple[tuple[str, str], ...],
) -> Stage:
    import numpy as np
    from scipy import sparse
    from sklearn.linear_model import LogisticRegression

    starts, width = _starts(edges, pairs)
    cells = np.concatenate([_cells(one, edges, pairs, starts) for one in columns])
    answers = np.concatenate([sample.answers for sample in samples])
    weights = np.concatenate([sample.weight * np.sqrt(sample.columns["words"].clip(1, 60)) for sample in samples])
    rows = np.arange(0, cells.size + 1, cells.shape[1])
    table = sparse.csr_matrix((np.ones(cells.size, np.float32), cells.ravel(), rows), shape=(len(cells), width))
    learnt = answers >= 0
    found = LogisticRegression(C=STRENGTH, max_iter=120, tol=1e-3).fit(table[learnt], answers[learnt], weights[learnt])
    row = found.coef_[0]
    ends = {name: starts[name] + count for name, count in bin_counts(edges, pairs).items()}
    return Stage(
        round(float(found.intercept_[0]), 3),
        {name: np.array(_rounded(row[starts[name] : ends[name]])) for name in starts},
    )


def _bins(columns: Columns, edges: dict[str, tuple[float, ...]], pairs: tuple[tuple[str, str], ...]) -> Bins:
    bins = binned(columns, edges)
    return bins | paired(bins, edges, pairs)


def _starts(edges: dict[str, tuple[float, ...]], pairs: tuple[tuple[str, str], ...]) -> tuple[dict[str, int], int]:
    """Where the bins of each feature begin in a row of all, and how long that row is."""
    starts, width = {}, 0
    for name, count in bin_counts(edges, pairs).items():
        starts[name] = width
        width += count
    return starts, width


def _cells(
    columns: Columns, edges: dict[str, tuple[float, ...]], pairs: tuple[tuple[str, str], ...], starts: dict[str, int]
) -> NDArray[Any]:
    import numpy as np

    bins = _bins(columns, edges, pairs)
    return np.stack([bins[name] + start for name, start in starts.items()], axis=1).astype(np.int32)


def _rounded(row: Iterable[float]) -> tuple[float, ...]:
    return tuple(round(float(value), 2) for value in row)


def _cross_validated(samples: Sequence[Sample]) -> Iterator[tuple[Sample, set[int]]]:
    """Each rendition with the numbers of the lines it loses to a model that has seen none of its site."""
    from sklearn.model_selection import GroupKFold

    folds = GroupKFold(FOLDS, shuffle=True, random_state=1)
    for train, test in folds.split(samples, groups=[sample.site for sample in samples]):
        model = _fitted([samples[at] for at in train])
        with patch.object(chrome, "line_model", return_value=model):
            for sample in (samples[at] for at in test if not samples[at].made):
                yield sample, {line.line for line in strip_text(sample.text).removed}


def _report(samples: Sequence[Sample], results: Iterable[tuple[Sample, set[int]]]) -> dict[str, dict[str, float]]:
    """Print and return the figures by source and rendition."""
    sums: dict[str, Counter[str]] = {}
    for sample, lost in results:
        _, source, rendition = sample.name.split(":")
        counts = _counts(sample, lost)
        for group in (f"{source}/{rendition}", f"all/{rendition}", "all/dirty" if rendition in DIRTY else "all/decent"):
            sums.setdefault(group, Counter()).update(counts)
    figures = {group: _figures(counts) for group, counts in sorted(sums.items())}
    for group, row in figures.items():
        print(f"{group:20}", *(f"{name} {value:.4f}" for name, value in row.items()))
    return figures


def _counts(sample: Sample, lost: set[int]) -> Counter[str]:
    counts = Counter(pages=1)
    for number, (line, label) in enumerate(zip(sample.text.split("\n"), sample.labels, strict=False), 1):
        words, gone = word_count(line), number in lost
        if label in LABELS:
            counts[f"{'body' if label == 'B' else 'chrome'} {'lost' if gone else 'kept'}"] += words
        if label == "B" and gone and words >= 8:
            counts["damaged"] = 1
    return counts


def _figures(counts: Counter[str]) -> dict[str, float]:
    body, chrome_words = counts["body kept"] + counts["body lost"], counts["chrome kept"] + counts["chrome lost"]
    wanted = counts["body kept"]
    return {
        "word F1": round(2 * wanted / (wanted + counts["chrome kept"] + body), 4),
        "left alone": round(2 * body / (body + chrome_words + body), 4),
        "body words lost": round(counts["body lost"] / body, 4),
        "chrome words left": round(counts["chrome kept"] / max(1, chrome_words), 4),
        "pages damaged": round(counts["damaged"] / counts["pages"], 4),
    }


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
