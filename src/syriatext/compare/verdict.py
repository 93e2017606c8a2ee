"""From features to one of six verdicts: a linear model whose every weight can be shown."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp

from ..model import VERDICTS, Evidence, Verdict

REUSE: tuple[Verdict, ...] = ("identical", "near-duplicate", "spun", "partial")
"""The verdicts that say that one text was made from the other."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict, the probabilities of all six, the degree of reuse (0 to 1) and what moved them."""

    verdict: Verdict
    probabilities: Mapping[str, float]
    score: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Model:
    """Multinomial logistic regression: one row of weights a verdict, over standardised features."""

    features: tuple[str, ...]
    means: tuple[float, ...]
    scales: tuple[float, ...]
    weights: Mapping[str, tuple[float, ...]]
    intercepts: Mapping[str, float]


@cache
def load_model() -> Model:
    """Read the fitted weights that come with the package."""
    table = json.loads(files(__package__).joinpath("verdict.json").read_text("utf-8"))
    return Model(
        tuple(table["features"]),
        tuple(table["means"]),
        tuple(table["scales"]),
        {verdict: tuple(row) for verdict, row in table["weights"].items()},
        table["intercepts"],
    )


def certain(verdict: Verdict, score: float, why: str) -> Judgement:
    """A verdict that needs no model."""
    probabilities: dict[str, float] = {name: float(name == verdict) for name in VERDICTS}
    return Judgement(verdict, probabilities, score, (Evidence(why, 1.0, 1.0),))


def judge(features: Mapping[str, float], model: Model | None = None) -> Judgement:
    """Return the most probable verdict on two texts that are not identical.

    `score` is the probability of any reuse, scaled by how much of the texts is reused.
    """
    model = model or load_model()
    standard = [
        (features[name] - mean) / scale
        for name, mean, scale in zip(model.features, model.means, model.scales, strict=True)
    ]
    logits = {
        verdict: model.intercepts[verdict] + sum(w * x for w, x in zip(row, standard, strict=True))
        for verdict, row in model.weights.items()
    }
    probabilities = dict.fromkeys(VERDICTS, 0.0) | _softmax(logits)
    verdict = max(VERDICTS, key=lambda name: probabilities[name])
    return Judgement(
        verdict, probabilities, _score(probabilities, features), _evidence(verdict, features, standard, model)
    )


def _softmax(logits: Mapping[str, float]) -> dict[str, float]:
    highest = max(logits.values())
    powers = {verdict: exp(value - highest) for verdict, value in logits.items()}
    return {verdict: power / sum(powers.values()) for verdict, power in powers.items()}


def _score(probabilities: Mapping[str, float], features: Mapping[str, float]) -> float:
    reuse = sum(probabilities[verdict] for verdict in REUSE)
    extent = (features["linked_most"] + features["copied_most"]) / 2
    return min(0.999, reuse * (0.6 + 0.4 * min(1.0, extent)))


def _evidence(
    verdict: Verdict, features: Mapping[str, float], standard: list[float], model: Model
) -> tuple[Evidence, ...]:
    """Each feature's part in the verdict: its weight for it over its mean weight for all, times how unusual it is."""
    others = [row for name, row in model.weights.items() if name != verdict]
    found = []
    for at, name in enumerate(model.features):
        rival = sum(row[at] for row in others) / len(others)
        moved = (model.weights[verdict][at] - rival) * standard[at]
        found.append(Evidence(name.replace("_", " "), round(features[name], 4), round(moved, 4)))
    return tuple(sorted(found, key=lambda item: (-abs(item.weight), item.feature)))
