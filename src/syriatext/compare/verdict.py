"""From features to one of six verdicts: linear models whose every weight can be shown."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import exp
from typing import Any

from ..comparison import VERDICTS, Evidence, Verdict

REUSE: tuple[Verdict, ...] = ("identical", "near-duplicate", "spun", "partial")
"""The verdicts that say that one text was made from the other."""


_RECAST = 0.07
"""Least share of the words of linked sentences, neither kept nor replaced in place, that a hand is seen in."""


_OWN = 0.2
"""A text of which less is found in the other is no edition of it, whatever the model says: it was fitted on articles of
like length, and takes a digest for a near-duplicate of each of the many articles that it holds."""


_SPUN = 2
"""Places in which a spun text is changed, at the least: one changed word is an edit, even of a single sentence."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict, the probabilities of all six, the degree of reuse (0 to 1) and what moved them."""

    verdict: Verdict
    probabilities: Mapping[str, float]
    score: float
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    """Multinomial logistic regression: one row of weights an answer, over standardised features."""

    features: tuple[str, ...]
    means: tuple[float, ...]
    scales: tuple[float, ...]
    weights: Mapping[str, tuple[float, ...]]
    intercepts: Mapping[str, float]

    def probabilities(self, features: Mapping[str, float]) -> dict[str, float]:
        """The probability of each answer."""
        standard = self._standard(features)
        return _softmax(
            {
                answer: self.intercepts[answer] + sum(w * x for w, x in zip(row, standard, strict=True))
                for answer, row in self.weights.items()
            }
        )

    def moved(self, answer: str, features: Mapping[str, float]) -> dict[str, float]:
        """Each feature's part in an answer: its weight over its mean weight for the others, times how unusual it is."""
        others = [row for name, row in self.weights.items() if name != answer]
        rivals = [sum(column) / len(others) for column in zip(*others, strict=True)]
        parts = zip(self.features, self.weights[answer], rivals, self._standard(features), strict=True)
        return {name: (weight - rival) * x for name, weight, rival, x in parts}

    def _standard(self, features: Mapping[str, float]) -> list[float]:
        table = zip(self.features, self.means, self.scales, strict=True)
        return [(features[name] - mean) / scale for name, mean, scale in table]


Model = Mapping[str, Stage]
"""Three questions: is it reuse (``reuse``), if so of what degree (``degree``), if not is the topic one (``topic``)."""


@cache
def load_model() -> Model:
    """Read the fitted weights that come with the package."""
    from importlib.resources import files

    table = json.loads(files(__package__).joinpath("verdict.json").read_text("utf-8"))
    return {name: _stage(row) for name, row in table.items()}


def _stage(table: Mapping[str, Any]) -> Stage:
    weights = {answer: tuple(row) for answer, row in table["weights"].items()}
    return Stage(tuple(table["features"]), tuple(table["means"]), tuple(table["scales"]), weights, table["intercepts"])


def certain(verdict: Verdict, score: float, why: str) -> Judgement:
    """A verdict that needs no model."""
    probabilities: dict[str, float] = {name: float(name == verdict) for name in VERDICTS}
    return Judgement(verdict, probabilities, score, (Evidence(why, 1.0, 1.0),))


def judge(features: Mapping[str, float], changes: int = _SPUN, model: Model | None = None) -> Judgement:
    """Return the most probable verdict on two texts that are not identical, linked sentences of which have `changes`.

    `score` is the probability of any reuse, scaled by how much of the texts is reused.
    """
    model = model or load_model()
    reuse = model["reuse"].probabilities(features)
    probabilities: dict[str, float] = dict.fromkeys(VERDICTS, 0.0)
    for question, share in (("degree", reuse["yes"]), ("topic", reuse["no"])):
        for answer, part in model[question].probabilities(features).items():
            probabilities[answer] = share * part
    if changes < _SPUN:
        probabilities["near-duplicate"] += probabilities["spun"]
        probabilities["spun"] = 0.0
    if features["copied_least"] < _OWN:
        probabilities["partial"] += probabilities["near-duplicate"]
        probabilities["near-duplicate"] = 0.0
    verdict = max(VERDICTS, key=lambda name: probabilities[name])
    evidence = (*_evidence(verdict, features, model), *_by_hand(verdict, features))
    return Judgement(verdict, probabilities, _score(reuse["yes"], features), evidence)


def _softmax(logits: Mapping[str, float]) -> dict[str, float]:
    highest = max(logits.values())
    powers = {verdict: exp(value - highest) for verdict, value in logits.items()}
    return {verdict: power / sum(powers.values()) for verdict, power in powers.items()}


def _score(reuse: float, features: Mapping[str, float]) -> float:
    extent = (features["linked_most"] + features["copied_most"]) / 2
    return min(0.999, reuse * (0.6 + 0.4 * min(1.0, extent)))


def _by_hand(verdict: Verdict, features: Mapping[str, float]) -> tuple[Evidence, ...]:
    """A note, which moves nothing, where linked sentences are not reworded word for word, as tools do."""
    recast = 1 - features["equal_in_links"] - features["replaced_in_links"]
    if verdict not in ("near-duplicate", "partial") or recast < max(_RECAST, features["replaced_in_links"]):
        return ()
    return (Evidence("revised by hand", round(recast, 4), 0.0),)


def _evidence(verdict: Verdict, features: Mapping[str, float], model: Model) -> tuple[Evidence, ...]:
    """Each feature with its part in both answers that led to the verdict, the weightiest first."""
    reused = verdict in REUSE
    moved: dict[str, float] = defaultdict(float)
    for question, answer in (("reuse", "yes" if reused else "no"), ("degree" if reused else "topic", verdict)):
        for name, part in model[question].moved(answer, features).items():
            moved[name] += part
    found = [Evidence(name.replace("_", " "), round(features[name], 4), round(part, 4)) for name, part in moved.items()]
    return tuple(sorted(found, key=lambda item: (-abs(item.weight), item.feature)))
