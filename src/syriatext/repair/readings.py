"""The likeliest other readings of a text, and whether the evidence for one is enough to change anything."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from heapq import nlargest, nsmallest
from typing import NamedTuple

from .propose import Candidate, Chain, one_layer
from .score import bits, known_words, rough_bits

LAYERS = 3
LOOKED_AT = 8  # candidates of each layer that are scored in full
GONE_ON_WITH = 3  # and that may be UTF-8 read wrongly once more

_WORD = r"[^\W\d_]+"
_EAST_ASIAN = "[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3]"
_LATIN = "[A-Za-z\u00aa-\u024f\u1e00-\u1eff]"
# A sign that touches a letter, which quotation marks and points do as well but fractions, daggers and boxes do not.
_SIGN_AT_WORD = r"\w[^\w\s!-/:-@\[-`{-~“”’»…‌]\w|\w[¡-¿ˆ˜†‡ƒ‚„‰¨¸]|[¢-¿ˆ˜†‡ƒ‚„‰]\w"


class Reading(NamedTuple):
    """Another reading of a text: `gain` is how much likelier it is, the unlikeliness of its chain taken off, in bits."""

    candidate: Candidate
    gain: float

    @property
    def text(self) -> str:
        """What the text may have been."""
        return self.candidate.text


def best_reading(text: str, confirmed: Collection[Chain] = (), part: bool = False) -> Reading | None:
    """The likeliest reading that is likely enough; chains `confirmed` elsewhere in the document need less evidence.

    A `part` of a line needs more of it than a whole line.
    """
    for reading in likeliest(text):
        if reading.gain <= 0:
            return None
        if convinces(text, reading, reading.candidate.chain in confirmed, part):
            return reading
    return None


def likeliest(text: str) -> list[Reading]:
    """The three likeliest other readings."""
    candidates = list(_candidates(text))
    own, *costs = bits([text, *(candidate.text for candidate in candidates)])
    found = [Reading(c, own - cost - c.bits) for c, cost in zip(candidates, costs, strict=True)]
    return nlargest(3, found, key=lambda reading: reading.gain)


def _candidates(text: str) -> Iterator[Candidate]:
    """Readings of up to three layers; only UTF-8 is looked through, for it alone cannot be mistaken."""
    beam = [Candidate(text, ())]
    for _ in range(LAYERS):
        layer = [candidate for through in beam for candidate in one_layer(through.text, through.chain)]
        costs = rough_bits([candidate.text for candidate in layer])
        ranked = nsmallest(LOOKED_AT, zip(costs, layer, strict=True), key=lambda pair: pair[0] + pair[1].bits)
        likely = [candidate for _, candidate in ranked]
        yield from likely
        beam = [c for c in likely if c.chain[0].written == "utf-8" and not c.text.isascii()][:GONE_ON_WITH]
        if not beam:
            return


def convinces(text: str, reading: Reading, confirmed: bool = False, part: bool = False) -> bool:
    """Is there enough evidence that `text` is damaged and that this is what it was?"""
    damaged = len(re.findall("[^\x00-\x7f]", text))
    evidence = _Evidence(text, reading.text)
    needed = 0.5 if confirmed else 1.0
    each = reading.gain / max(damaged, 1)
    if reading.candidate.chain[-1].read and all(step.written == "utf-8" for step in reading.candidate.chain):
        return reading.gain >= 5 * needed and each >= 1
    needed *= 1.4 if part else 1.0
    if evidence.east_asian:
        return evidence.likely_east_asian and reading.gain >= 10 * needed and each >= 2 * needed
    if evidence.latin:
        return evidence.known_latin(confirmed) and reading.gain >= 4 * needed and each >= 1.3
    if evidence.known:
        return evidence.known >= 0.25 * evidence.foreign and reading.gain >= 8 * needed and each >= 1.5
    return evidence.foreign > 0 and reading.gain >= 16 * needed and each >= 2 and evidence.modelled


class _Evidence:
    """What a reading brings that the text had not."""

    def __init__(self, text: str, candidate: str) -> None:
        self.text, self.candidate = text, candidate
        words = set(re.findall(_WORD, candidate)) - set(re.findall(_WORD, text))
        self.words = [word for word in words if not word.isascii()]
        known = known_words(self.words) if self.words else []
        self.known = sum(1 for word, is_known in zip(self.words, known, strict=True) if is_known and len(word) > 2)
        self.foreign = len(self.words)
        self.east_asian = re.findall(_EAST_ASIAN, candidate)
        self.latin = not self.east_asian and all(re.match(_LATIN, word) for word in self.words)

    @property
    def likely_east_asian(self) -> bool:
        """Two characters at least, not too rare ones."""
        together = "".join(self.east_asian)
        return len(together) >= 2 and bits([together])[0] <= 11.5 * len(together)

    @property
    def modelled(self) -> bool:
        """Do the new words look like words of a language we know?"""
        letters = sum(map(len, self.words))
        return letters >= 4 and bits([" ".join(self.words)])[0] <= 6.5 * letters

    def known_latin(self, confirmed: bool) -> bool:
        """Two known words, or one where a sign stood inside a word."""
        if confirmed and self.known:
            return True
        enough = 1 if re.search(_SIGN_AT_WORD, self.text) else 2
        return self.known >= enough and self.known >= 0.4 * self.foreign


def gain_of(text: str, other: str) -> float:
    """How much likelier `other` is than `text`, in bits, whatever led there."""
    own, theirs = bits([text, other])
    return own - theirs
