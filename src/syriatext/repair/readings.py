"""The likeliest other readings of a text, and whether the evidence for one is enough to change anything."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import lru_cache
from heapq import nlargest, nsmallest
from operator import attrgetter
from typing import NamedTuple

from ..lookalikes import as_latin
from .evidence import Evidence
from .propose import Candidate, Chain, chain_bits, one_layer, rivals, undo
from .score import bits, rough_bits
from .western import is_western_by_itself

LAYERS = 3
LOOKS_RIGHT = 6  # bits
KANA_IN_GBK = 6  # bits
STILL_LOOKED_THROUGH = 20  # bits
# Bits: a word of another alphabet is often one of a language that has no model.
LEAST_FOREIGN, LEAST_FOREIGN_UNKNOWN = 20.0, 25.0
LEAST_TO_CONFIRM = 25.0  # bits: what is no more than likely says nothing of other lines
LEAST_THAI, LEAST_THAI_EACH = 25.0, 4.0  # bits: it has no model, but letters of its own, each a byte
LOOKED_AT = 8  # candidates of each layer that are scored in full
NEARLY = 0.8  # of the likeliest reading's gain: what is less likely is not what happened, though that does not convince
GONE_ON_WITH = 3  # and that may be UTF-8 read wrongly once more


class Reading(NamedTuple):
    """Another reading: `gain` is how much likelier it is, the unlikeliness of its chain taken off, in bits."""

    candidate: Candidate
    gain: float

    @property
    def text(self) -> str:
        """What the text may have been."""
        return self.candidate.text


def best_reading(text: str, part: bool = False, disguised: bool = False) -> Reading | None:
    """The likeliest reading that is likely enough. A `part` of a line needs more evidence than a whole one.

    In a line with words that are `disguised`, these were not misread.
    """
    looks_latin = disguised and as_latin(text) != text
    readings = [r for r in likeliest(text) if _is_utf8(r.candidate.chain) or not looks_latin]
    for reading in readings:
        if reading.gain <= max(0.0, NEARLY * readings[0].gain):
            return None
        if convinces(text, reading, part=part):
            return reading
        if _is_utf8(reading.candidate.chain):
            return None  # where that does not convince, a lesser coincidence does not either
    return None


def is_disguised(line: str) -> bool:
    """Do its words with strange letters make a likelier text with the Latin ones that these look like?

    Somebody put them there, to hide a copy. What was misread looks Latin by chance, and seldom all of it.
    """
    words = [word for word in line.split() if as_latin(word) != word]
    if not words:
        return False
    text = " ".join(words)
    as_it_looks, *as_it_reads = bits([as_latin(text), *(reading.text for reading in likeliest(text))])
    return not as_it_reads or as_it_looks + LOOKS_RIGHT < min(as_it_reads)


def _is_utf8(chain: Chain) -> bool:
    return all(step.written == "utf-8" for step in chain)


def confirmed_reading(text: str, chains: Collection[Chain]) -> Reading | None:
    """The likeliest reading by one of these `chains`, which were seen in the document: less evidence is needed."""
    for reading in weighed(text, _undone(text, sorted(chains, key=lambda chain: (chain_bits(chain), chain)))):
        if reading.gain > 0 and convinces(text, reading, confirmed=True):
            return reading
    return None


def clear_chain(text: str, original: str) -> Chain | None:
    """What made `text` of `original`, if there is clear evidence of it."""
    found = (r.candidate.chain for r in likeliest(text) if r.text == original and r.gain >= LEAST_TO_CONFIRM)
    return next(found, None)


def repeated_readings(texts: Iterable[str], chain: Chain) -> Iterator[tuple[str, Reading]]:
    """What those of `texts` were that `chain` explains too: better than its rivals, and by all evidence.

    A search hardly ever finds anything else, and takes many times as long. (Words that are disguised were not misread.)
    """
    chains = (chain, *rivals(chain))
    explained = [text for text in texts if undo(text, chain) not in (None, text) and as_latin(text) == text]
    undone = [(text, _undone(text, chains)) for text in explained]
    for (text, _), readings in zip(undone, _all_weighed(undone), strict=True):
        best = max(readings, key=attrgetter("gain"))
        if best.candidate.chain == chain and convinces(text, best):
            yield text, best


def _undone(text: str, chains: Iterable[Chain]) -> list[Candidate]:
    """What `text` was before each of `chains` that can have happened to it; each text once, by the first."""
    found: dict[str, Chain] = {}
    for chain in chains:
        if (original := undo(text, chain)) is not None and original != text:
            found.setdefault(original, chain)
    return list(map(Candidate, found, found.values()))


@lru_cache(1024)
def likeliest(text: str) -> list[Reading]:
    """The three likeliest other readings."""
    return weighed(text, list(_candidates(text)))


def weighed(text: str, candidates: list[Candidate]) -> list[Reading]:
    """The three likeliest of these."""
    return nlargest(3, next(_all_weighed([(text, candidates)])), key=attrgetter("gain"))


def _all_weighed(texts: Sequence[tuple[str, list[Candidate]]]) -> Iterator[list[Reading]]:
    """What each of these texts may have been, all scored at once."""
    costs = iter(bits([scored for text, found in texts if found for scored in (text, *(c.text for c in found))]))
    for _, found in texts:
        own = next(costs) if found else 0.0
        yield [Reading(c, own - next(costs) - c.bits - _odd_for_its_encoding(c)) for c in found]


def _odd_for_its_encoding(candidate: Candidate) -> int:
    """Kana in what is said to be GBK: more likely EUC-JP, which has the kana in the same place."""
    is_chinese = candidate.chain[0].written == "gb18030"
    return KANA_IN_GBK if is_chinese and re.search("[\u3041-\u30ff]", candidate.text) else 0


def _candidates(text: str) -> Iterator[Candidate]:
    """Readings of up to three layers; only UTF-8 is looked through, for it alone cannot be mistaken."""
    beam, own = [Candidate(text, ())], bits([text])[0]
    for _ in range(LAYERS):
        layer = [candidate for through in beam for candidate in one_layer(through.text, through.chain)]
        costs = rough_bits([candidate.text for candidate in layer])
        ranked = nsmallest(LOOKED_AT, zip(costs, layer, strict=True), key=lambda pair: pair[0] + pair[1].bits)
        # What is dearer by its lower bound than the text as it stands cannot win, but may still be looked through.
        likely = [candidate for cost, candidate in ranked if cost + candidate.bits < own + STILL_LOOKED_THROUGH]
        yield from likely
        beam = [c for c in likely if c.chain[0].written == "utf-8" and not c.text.isascii()][:GONE_ON_WITH]
        if not beam:
            return


def convinces(text: str, reading: Reading, confirmed: bool = False, part: bool = False) -> bool:
    """Is there enough evidence that `text` is damaged and that this is what it was?"""
    evidence = Evidence(text, reading.text)
    gain = reading.gain / ((0.5 if confirmed else 1.0) * (1.4 if part else 1.0))
    each = reading.gain / max(evidence.damaged, 1)
    if _is_utf8(reading.candidate.chain):
        if part and evidence.is_one_letter_for_money and not is_western_by_itself(text):
            return False  # `– DrÃ¥ber`, a line that cannot have been read so: perhaps the letter was meant
        return gain >= 5 and each >= 1 and (confirmed or evidence.is_no_accident(gain))
    if not evidence.brings_letters or evidence.brings_private_characters:
        return False
    if evidence.brings_signs_into_words or evidence.is_hungarian_typewriting:
        return False
    if evidence.is_thai and not evidence.was_foreign:
        return gain >= LEAST_THAI and each >= LEAST_THAI_EACH
    if evidence.is_another_accent or (
        evidence.was_foreign and reading.gain < (LEAST_FOREIGN if evidence.known else LEAST_FOREIGN_UNKNOWN)
    ):
        return False
    if not (evidence.new_signs_are_common and evidence.new_letters_are_common) and gain < 100:
        return False
    if evidence.east_asian:
        return evidence.likely_east_asian and gain >= 10 and each >= 2
    if evidence.latin:
        return gain >= 4 and each >= 1.3 and evidence.latin_words(gain, each, confirmed)
    if evidence.known >= 0.25 * evidence.foreign > 0 and gain >= 8 and each >= 1.5:
        return True
    return not part and gain >= 16 and each >= 2 and evidence.words_cost_at_most(6.5)


def gain_of(text: str, other: str) -> float:
    """How much likelier `other` is than `text`, in bits, whatever led there."""
    own, theirs = bits([text, other])
    return own - theirs
