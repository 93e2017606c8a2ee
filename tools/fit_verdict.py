"""Fit the weights of the verdict on labelled pairs: ``python tools/fit_verdict.py KIT_FOLDER``.

KIT_FOLDER holds ``data/diff/*.jsonl.gz`` with objects of ``a``, ``b``, ``label`` and ``id``. Needs scikit-learn. Writes
``src/syriatext/compare/verdict.json``, which holds figures only, and prints cross-validated ones: all pairs that share
a text stand in one fold.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from syriatext.compare.align import align  # noqa: E402
from syriatext.compare.features import NAMES, measure  # noqa: E402
from syriatext.compare.sentences import read  # noqa: E402
from syriatext.compare.verdict import REUSE  # noqa: E402

TABLE = ROOT / "src" / "syriatext" / "compare" / "verdict.json"
STRENGTH = 1.0
FOLDS = 5


def main(kit: str) -> None:
    """Measure, cross-validate, fit, write."""
    rows = [row for row in _pairs(Path(kit)) if row["label"] != "identical"]
    measured = [_measure(row) for row in rows]
    labels = [row["label"] for row in rows]
    _report(rows, labels, _cross_validated(measured, labels, _groups(rows)))
    TABLE.write_text(json.dumps(_table(_fitted(measured, labels)), indent=1) + "\n", "utf-8")
    print(TABLE.name, TABLE.stat().st_size, "bytes, sha256", hashlib.sha256(TABLE.read_bytes()).hexdigest()[:16])


def _pairs(kit: Path) -> list[dict[str, Any]]:
    found = []
    for path in sorted((kit / "data" / "diff").glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            found += [json.loads(line) | {"set": path.name.split(".")[0]} for line in lines]
    return found


def _measure(row: dict[str, Any]) -> list[float]:
    a, b = read(row["a"]), read(row["b"])
    features = measure(a, b, align(a, b))
    return [features[name] for name in NAMES]


def _groups(rows: list[dict[str, Any]]) -> list[int]:
    """Number the pairs so that two that share many sentences, and so a source, have one number."""
    owner: dict[int, int] = {}
    parent = list(range(len(rows)))

    def root(at: int) -> int:
        while parent[at] != at:
            at = parent[at]
        return at

    for number, row in enumerate(rows):
        for text in (row["a"], row["b"]):
            for line in {line for line in text.split("\n") if len(line) > 80}:
                parent[root(number)] = root(owner.setdefault(hash(line), number))
    return [root(number) for number in range(len(rows))]


def _fitted(measured: list[list[float]], labels: list[str]) -> Any:
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    return make_pipeline(StandardScaler(), LogisticRegression(C=STRENGTH, max_iter=5000)).fit(measured, labels)


def _cross_validated(measured: list[list[float]], labels: list[str], groups: list[int]) -> list[dict[str, float]]:
    from sklearn.model_selection import GroupKFold

    found: list[dict[str, float]] = [{} for _ in labels]
    for train, test in GroupKFold(FOLDS, shuffle=True, random_state=1).split(measured, labels, groups):
        model = _fitted([measured[at] for at in train], [labels[at] for at in train])
        for at, row in zip(test, model.predict_proba([measured[at] for at in test]), strict=True):
            found[at] = dict(zip(model.classes_, map(float, row), strict=True))
    return found


def _report(rows: list[dict[str, Any]], labels: list[str], found: list[dict[str, float]]) -> None:
    from sklearn.metrics import f1_score, roc_auc_score

    for name in sorted({row["set"] for row in rows}):
        at = [number for number, row in enumerate(rows) if row["set"] == name]
        true, said = [labels[n] for n in at], [max(found[n], key=found[n].__getitem__) for n in at]
        reuse = [sum(p for label, p in found[n].items() if label in REUSE) for n in at]
        line = f"{name}: macroF1 {f1_score(true, said, average='macro', labels=sorted(set(true))):.3f}"
        if len({label in REUSE for label in true}) == 2:
            line += f" AUC of reuse {roc_auc_score([label in REUSE for label in true], reuse):.4f}"
        print(line)
        wrong = Counter((f"{label}/{rows[n]['variant']}", call) for n, label, call in zip(at, true, said, strict=True) if label != call)
        for (label, call), count in wrong.most_common():
            print(f"   {count:3d} {label} called {call}")


def _table(pipeline: Any) -> dict[str, Any]:
    scaler, model = pipeline[0], pipeline[-1]
    rounded = lambda row: [round(float(value), 5) for value in row]  # noqa: E731
    return {
        "features": list(NAMES),
        "means": rounded(scaler.mean_),
        "scales": rounded(scaler.scale_),
        "weights": {label: rounded(row) for label, row in zip(model.classes_, model.coef_, strict=True)},
        "intercepts": {
            label: round(float(value), 5) for label, value in zip(model.classes_, model.intercept_, strict=True)
        },
    }


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
