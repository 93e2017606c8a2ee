"""Fit the weights of the verdict on labelled pairs: ``python tools/fit_verdict.py KIT_FOLDER [MADE.jsonl.gz ...]``.

KIT_FOLDER holds ``data/diff/*.jsonl.gz`` with objects of ``a``, ``b``, ``label`` and ``id``; the other files are of
make_pairs.py. Needs scikit-learn. Writes
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
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from syriatext.compare.align import align  # noqa: E402
from syriatext.compare.copied import copied_words  # noqa: E402
from syriatext.compare.features import measure  # noqa: E402
from syriatext.compare.sentences import read  # noqa: E402
from syriatext.compare.verdict import REUSE, Model, Stage, judge  # noqa: E402

TABLE = ROOT / "src" / "syriatext" / "compare" / "verdict.json"
STRENGTH = 10.0
MADE_WEIGHT = 0.2
FORM_WEIGHT = 0.02
COST = 2.0
COSTLY = {("reuse", "same-story"), ("topic", "unrelated")}
"""What it is worse to overlook: that two reports of one event are no reuse, and that two texts have no topic."""
FOLDS = 5
SOME = "reuse"
"""The label of made pairs whose degree of reuse is left open."""
_REUSED = {*REUSE, SOME}
_LINKED = ("linked_least", "linked_most", "copied_least", "copied_most")
_VERBATIM = ("verbatim_least", "verbatim_most", "shared_phrases", "quoted_in_both")
_STRENGTHS = ("numbers_kept", "names_kept", "best_link", "second_link", "third_link", "best_parallel")
QUESTIONS = {
    "reuse": (*_LINKED, *_VERBATIM, *_STRENGTHS, "rest_words", "rest_names", "rest_topic"),
    "degree": (*_LINKED, "equal_in_links", "replaced_in_links", "runs_in_links", "recast_in_links"),
    "topic": ("shared_words", "shared_names", "shared_topic", "shared_lead"),
}


@dataclass(frozen=True)
class Example:
    """One measured pair; `row` is its number if it is no other form of one. Its origin is kit, made or form."""

    features: dict[str, float]
    label: str
    group: int
    row: int | None
    origin: str


def main(kit: str, *made: str) -> None:
    """Measure, cross-validate, fit, write."""
    files = [*sorted((Path(kit) / "data" / "diff").glob("*.jsonl.gz")), *map(Path, made)]
    rows = [row for path in files for row in _pairs(path) if row["label"] != "identical"]
    groups = _groups(rows)
    data = [
        Example(
            _measure(text_a, text_b),
            row["label"],
            group,
            number if name == "as it is" else None,
            "form" if name != "as it is" else "made" if row["sources"] else "kit",
        )
        for number, (row, group) in enumerate(zip(rows, groups, strict=True))
        for name, text_a, text_b in _forms(row)
    ]
    _report(rows, _cross_validated(data, len(rows)))
    TABLE.write_text(
        json.dumps({name: asdict(stage) for name, stage in _fitted(data).items()}, indent=1) + "\n", "utf-8"
    )
    print(TABLE.name, TABLE.stat().st_size, "bytes, sha256", hashlib.sha256(TABLE.read_bytes()).hexdigest()[:16])


def _pairs(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield {"sources": [], **json.loads(line), "set": path.name.split(".")[0]}


def _measure(text_a: str, text_b: str) -> dict[str, float]:
    a, b = read(text_a), read(text_b)
    links = align(a, b)
    return measure(a, b, links, copied_words(a, b, links))


def _forms(row: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """A pair as it is, cut to a few sentences, in letters that no word list knows, and in a script without spaces."""
    a, b = row["a"], row["b"]
    yield "as it is", a, b
    if row["sources"]:
        return
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
        whole = {zlib.crc32(row[side].encode()) for side in "ab"}
        lines = {zlib.crc32(line.encode()) for side in "ab" for line in row[side].split("\n") if len(line) > 80}
        for key in {*whole, *row["sources"], *lines}:
            parent[root(number)] = root(owner.setdefault(key, number))
    return [root(number) for number in range(len(rows))]


def _answer(question: str, label: str) -> str | None:
    """What a label says to one of the model's questions; None if the question does not arise."""
    reused = label in _REUSED
    if question == "reuse":
        return "yes" if reused else "no"
    return label if label != SOME and reused == (question == "degree") else None


def _fitted(data: list[Example]) -> Model:
    return {question: _stage(question, features, data) for question, features in QUESTIONS.items()}


def _stage(question: str, features: tuple[str, ...], data: list[Example]) -> Stage:
    from sklearn.linear_model import LogisticRegression
    from sklearn.preprocessing import StandardScaler

    asked = [example for example in data if _answer(question, example.label)]
    scaler = StandardScaler()
    table = scaler.fit_transform([[example.features[name] for name in features] for example in asked])
    weights = [_weight(question, example) for example in asked]
    answers = [_answer(question, example.label) for example in asked]
    if question == "reuse":
        row, intercept = _one_sided(table, [1.0 if answer == "yes" else -1.0 for answer in answers], weights, features)
        classes, rows, intercepts = ["no", "yes"], [-row / 2, row / 2], [-intercept / 2, intercept / 2]
    else:
        model = LogisticRegression(C=STRENGTH, max_iter=5000).fit(table, answers, weights)
        classes, rows, intercepts = list(model.classes_), model.coef_, model.intercept_
        if len(classes) == 2:
            rows, intercepts = [-rows[0] / 2, rows[0] / 2], [-intercepts[0] / 2, intercepts[0] / 2]
    return Stage(
        features,
        _rounded(scaler.mean_),
        _rounded(scaler.scale_),
        {answer: _rounded(row) for answer, row in zip(classes, rows, strict=True)},
        dict(zip(classes, _rounded(intercepts), strict=True)),
    )


def _one_sided(table: Any, signs: list[float], weights: list[float], features: tuple[str, ...]) -> tuple[Any, float]:
    """Logistic regression in which more of what is linked or copied never tells against reuse."""
    import numpy as np
    from scipy.optimize import minimize

    sign, weight = np.array(signs), np.array(weights)

    def loss(theta: Any) -> tuple[float, Any]:
        margin = sign * (table @ theta[:-1] + theta[-1])
        slope = -weight * sign / (1 + np.exp(margin))
        gradient = np.append(table.T @ slope + theta[:-1] / STRENGTH, slope.sum())
        return (weight * np.logaddexp(0, -margin)).sum() + (theta[:-1] ** 2).sum() / 2 / STRENGTH, gradient

    bounds = [(None, 0.0) if name.startswith("rest") or name == "quoted_in_both" else (0.0, None) for name in features]
    found = minimize(loss, np.zeros(len(bounds) + 1), jac=True, method="L-BFGS-B", bounds=[*bounds, (None, None)])
    return found.x[:-1], float(found.x[-1])


def _weight(question: str, example: Example) -> float:
    weight = {"kit": 1.0, "made": MADE_WEIGHT, "form": FORM_WEIGHT}[example.origin]
    return COST * weight if (question, example.label) in COSTLY else weight


def _rounded(row: Iterable[float]) -> tuple[float, ...]:
    return tuple(round(float(value), 5) for value in row)


def _cross_validated(data: list[Example], rows: int) -> list[Mapping[str, float]]:
    """The probabilities that each row gets from a model that has seen none of its sources."""
    from sklearn.model_selection import GroupKFold

    found: list[Mapping[str, float]] = [{} for _ in range(rows)]
    splits = GroupKFold(FOLDS, shuffle=True, random_state=1).split(data, groups=[example.group for example in data])
    for train, test in splits:
        model = _fitted([data[at] for at in train])
        for example in (data[at] for at in test):
            if example.row is not None:
                found[example.row] = judge(example.features, model=model).probabilities
    return found


def _report(rows: list[dict[str, Any]], found: list[Mapping[str, float]]) -> None:
    from sklearn.metrics import f1_score, roc_auc_score

    labels = [row["label"] for row in rows]
    for name in sorted({row["set"] for row in rows}):
        at = [number for number, row in enumerate(rows) if row["set"] == name]
        true, said = [labels[n] for n in at], [max(found[n], key=found[n].__getitem__) for n in at]
        reuse = [sum(p for label, p in found[n].items() if label in REUSE) for n in at]
        line = f"{name}: macroF1 {f1_score(true, said, average='macro', labels=sorted({*true} - {SOME})):.3f}"
        if len({label in _REUSED for label in true}) == 2:
            line += f" AUC of reuse {roc_auc_score([label in _REUSED for label in true], reuse):.4f}"
        line += f" calibration error {_calibration_error([found[n] for n in at], true):.3f}"
        print(line)
        calls = ((f"{rows[n]['label']}/{rows[n]['variant']}", call) for n, call in zip(at, said, strict=True))
        wrong = Counter((name, call) for name, call in calls if name.split("/")[0] != call)
        for (label, call), count in wrong.most_common():
            print(f"   {count:3d} {label} called {call}")


def _calibration_error(found: list[Mapping[str, float]], labels: list[str], bins: int = 10) -> float:
    """Expected calibration error of the likeliest verdict, over bins of equal count."""
    calls = sorted(
        (max(p.values()), max(p, key=p.__getitem__) == label) for p, label in zip(found, labels, strict=True)
    )
    cuts = [calls[len(calls) * at // bins : len(calls) * (at + 1) // bins] for at in range(bins)]
    return sum(abs(sum(sure - right for sure, right in cut)) for cut in cuts) / len(calls)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(*sys.argv[1:])
