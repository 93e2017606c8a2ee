"""Fit what tells a rewrite from its source: ``python tools/fit_direction.py PAIRS.jsonl.gz ...``.

The files hold objects of ``a``, ``b``, ``label``, ``variant`` and ``gold``, with ``rewrite`` in the latter for spun
pairs: those of a kit and those that make_pairs.py makes. Needs scikit-learn. Writes
``src/syriatext/compare/direction.json``, which holds figures only, and prints figures for each kind of rewriting that
a model gives which has seen none of that kind.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from syriatext.compare.align import align  # noqa: E402
from syriatext.compare.direction import MEASURES, signs  # noqa: E402
from syriatext.compare.sentences import read  # noqa: E402
from syriatext.compare.substitutions import differences  # noqa: E402

TABLE = ROOT / "src" / "syriatext" / "compare" / "direction.json"
STRENGTH = 1.0
THRESHOLDS = (1.5, 2.0, 2.5, 3.0)


def main(paths: list[str]) -> None:
    """Measure, cross-validate by kind of rewriting, fit, write."""
    found = [(kind, row) for path in paths for kind, row in _measured(path)]
    kinds, rows = np.array([kind for kind, _ in found]), np.array([row for _, row in found])
    for kind in sorted(set(kinds)):
        margins = rows[kinds == kind] @ _fitted(rows[kinds != kind])
        _report(kind, margins)
    weights = dict(zip(MEASURES, (round(float(weight), 4) for weight in _fitted(rows)), strict=True))
    TABLE.write_text(json.dumps(weights, indent=1) + "\n", "utf-8")
    print(weights)


def _measured(path: str) -> Iterator[tuple[str, list[float]]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if row["label"] == "spun" and row["gold"].get("rewrite"):
                yield _kind(Path(path).name, row), _signs(row)


def _kind(name: str, row: dict[str, Any]) -> str:
    """The other language of a round trip; else the set, whose synonyms have one source."""
    variant = str(row["variant"])
    if "round-trip " in variant:
        return variant.split()[1].rstrip(",")
    return "round trips of the kit" if variant.startswith("round-trip") else name


def _signs(row: dict[str, Any]) -> list[float]:
    """The measures towards the rewrite."""
    source, rewrite = (row["a"], row["b"]) if row["gold"]["rewrite"] == "b" else (row["b"], row["a"])
    a, b = read(source), read(rewrite)
    links = align(a, b)
    found = signs(a, b, links, differences(a, b, links).swaps)
    return [found[name] for name in MEASURES]


def _fitted(rows: Any) -> Any:
    """Weights of measures that are the same, negated, for the mirrored pair; none may tell against a rewrite."""
    from scipy.optimize import minimize

    scale = rows.std(0) + 1e-9
    table = rows / scale

    def loss(weights: Any) -> tuple[float, Any]:
        margin = table @ weights
        slope = -1 / (1 + np.exp(margin))
        return np.logaddexp(0, -margin).sum() + weights @ weights / 2 / STRENGTH, table.T @ slope + weights / STRENGTH

    bounds = [(0.0, None)] * len(scale)
    return minimize(loss, np.zeros(len(scale)), jac=True, method="L-BFGS-B", bounds=bounds).x / scale


def _report(kind: str, margins: Any) -> None:
    shares: dict[float, str] = defaultdict(str)
    for threshold in THRESHOLDS:
        given = margins[abs(margins) > threshold]
        shares[threshold] = f"{len(given) / len(margins):.2f}/{(given > 0).mean():.3f}"
    print(f"{kind:28s} {len(margins):4d}  given/right at", "  ".join(f"{at}: {share}" for at, share in shares.items()))


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(sys.argv[1:])
