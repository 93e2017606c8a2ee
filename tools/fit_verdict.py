"""Fit the weights of the verdict on labelled pairs: ``python tools/fit_verdict.py KIT_FOLDER``.

KIT_FOLDER holds ``data/diff/*.jsonl.gz`` with objects of ``a``, ``b``, ``label`` and ``id``. Needs scikit-learn. Writes
``src/syriatext/compare/verdict.json``, which holds figures only, and prints cross-validated ones: all pairs that share
a text stand in one fold.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import re
import sys
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
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
MADE_WEIGHT = .2
FOLDS = 5


@dataclass(frozen=True)
class Example:
    """One measured pair; `row` is its number if it is a pair of the kit and not made from one."""

    features: list[float]
    label: str
    group: int
    row: int | None


def main(kit: str) -> None:
    """Measure, cross-validate, fit, write."""
    rows = [row for row in _pairs(Path(kit)) if row["label"] != "identical"]
    groups = _groups(rows)
    data = [
        Example(_measure(text_a, text_b), row["label"], group, number if name == "as it is" else None)
        for number, (row, group) in enumerate(zip(rows, groups, strict=True))
        for name, text_a, text_b in _forms(row)
    ]
    _report(rows, _cross_validated(data, len(rows)))
    TABLE.write_text(json.dumps(_table(_fitted(data)), indent=1) + "\n", "utf-8")
    print(TABLE.name, TABLE.stat().st_size, "bytes, sha256", hashlib.sha256(TABLE.read_bytes()).hexdigest()[:16])


def _pairs(kit: Path) -> list[dict[str, Any]]:
    found = []
    for path in sorted((kit / "data" / "diff").glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            found += [json.loads(line) | {"set": path.name.split(".")[0]} for line in lines]
    return found


def _measure(text_a: str, text_b: str) -> list[float]:
    a, b = read(text_a), read(text_b)
    features = measure(a, b, align(a, b))
    return [features[name] for name in NAMES]


def _forms(row: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """A pair as it is, cut to a few sentences, in letters that no word list knows, and in a script without spaces."""
    a, b = row["a"], row["b"]
    yield "as it is", a, b
    yield "foreign letters", _in_other_letters(a), _in_other_letters(b)
    yield "no spaces", _without_spaces(a), _without_spaces(b)
    if row["label"] != "partial":
        short_a, short_b = _shortened(a, b, row["label"], 1 + len(a) % 4)
        yield "short", short_a, short_b
        yield "short, foreign letters", _in_other_letters(short_a), _in_other_letters(short_b)
        yield "short, no spaces", _without_spaces(short_a), _without_spaces(short_b)


def _shortened(text_a: str, text_b: str, label: str, sentences: int) -> tuple[str, str]:
    a, b = read(text_a), read(text_b)
    spans_a, spans_b = ([sentence.span for sentence in reading.sentences][:sentences] for reading in (a, b))
    links = align(a, b)
    if label in REUSE and links:
        first = len(text_a) % max(1, len(links) - sentences)
        kept = links[first : first + sentences]
        spans_a = [a.sentences[number].span for number in sorted({link.a for link in kept})]
        spans_b = [b.sentences[number].span for number in sorted({link.b for link in kept})]
    return _joined(text_a, spans_a), _joined(text_b, spans_b)


def _joined(text: str, spans: list[tuple[int, int]]) -> str:
    return "\n\n".join(text[start:end] for start, end in spans)


def _in_other_letters(text: str) -> str:
    """Each Latin letter as a Cyrillic one, without capitals: other words, the same structure."""
    latin = "abcdefghijklmnopqrstuvwxyz"
    return text.lower().translate(str.maketrans(latin, "йцукенгшщзхъфывапролджэячс"))


def _without_spaces(text: str) -> str:
    """Each word as two ideographs, no spaces."""
    ideographs = re.sub(r"[A-Za-z]+", lambda word: _ideographs(word[0].lower()), text)
    return re.sub(r"(?<=[^\d\s]) (?=\S)|(?<=\S) (?=\D)", "", re.sub(r"\.(?=\s)", "。", ideographs))


def _ideographs(word: str) -> str:
    number = zlib.crc32(word.encode())
    return chr(0x4E00 + number % 3000) + chr(0x4E00 + number // 3000 % 3000)


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


def _fitted(data: list[Example]) -> Any:
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    pipeline = make_pipeline(StandardScaler(), LogisticRegression(C=STRENGTH, max_iter=5000))
    weights = [1.0 if example.row is not None else MADE_WEIGHT for example in data]
    labels = [example.label for example in data]
    return pipeline.fit([example.features for example in data], labels, logisticregression__sample_weight=weights)


def _cross_validated(data: list[Example], rows: int) -> list[dict[str, float]]:
    """The probabilities that each row gets from a model that has seen none of its sources."""
    from sklearn.model_selection import GroupKFold

    found: list[dict[str, float]] = [{} for _ in range(rows)]
    splits = GroupKFold(FOLDS, shuffle=True, random_state=1).split(data, groups=[example.group for example in data])
    for train, test in splits:
        model = _fitted([data[at] for at in train])
        for example in (data[at] for at in test if data[at].row is not None):
            row = model.predict_proba([example.features])[0]
            found[example.row or 0] = dict(zip(model.classes_, map(float, row), strict=True))
    return found


def _report(rows: list[dict[str, Any]], found: list[dict[str, float]]) -> None:
    from sklearn.metrics import f1_score, roc_auc_score

    labels = [row["label"] for row in rows]
    for name in sorted({row["set"] for row in rows}):
        at = [number for number, row in enumerate(rows) if row["set"] == name]
        true, said = [labels[n] for n in at], [max(found[n], key=found[n].__getitem__) for n in at]
        reuse = [sum(p for label, p in found[n].items() if label in REUSE) for n in at]
        line = f"{name}: macroF1 {f1_score(true, said, average='macro', labels=sorted(set(true))):.3f}"
        if len({label in REUSE for label in true}) == 2:
            line += f" AUC of reuse {roc_auc_score([label in REUSE for label in true], reuse):.4f}"
        print(line)
        calls = ((f"{rows[n]['label']}/{rows[n]['variant']}", call) for n, call in zip(at, said, strict=True))
        wrong = Counter((name, call) for name, call in calls if name.split("/")[0] != call)
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
