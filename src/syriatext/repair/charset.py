"""Which encoding do bytes have that name none? The one in which they are the likeliest text of some language.

Every encoding reads the same sample. What it costs there is the cost of the text (`score.bits`), of letters that no
language we know has, and of the encoding itself: how rarely texts are written in it.
"""

from __future__ import annotations

import math
import re
from heapq import nsmallest
from typing import NamedTuple

from ..fitting import canonical, fitted
from .sampling import HEAD, SAMPLE, SMALL, sample_of
from .score import bits, code_points, rough_bits
from .tables import tables

Family = tuple[str, ...]
"""Encodings that differ in a few signs; the later ones are for bytes that the first can't give back."""

# How unlikely an encoding is, in bits: what web pages use, then what the WHATWG standard knows, then the rest.
FAMILIES: dict[Family, float] = {
    ("cp1252",): 0, ("cp1251",): 1, ("gb18030",): 1, ("cp932", "shift_jis", "shift_jis_2004"): 1, ("cp949",): 1,
    ("cp1250",): 2, ("cp1256",): 2, ("cp1254",): 2, ("cp1253",): 2, ("cp1255",): 2, ("latin-1",): 2,
    ("euc_jp", "euc_jis_2004"): 2, ("big5hkscs", "cp950", "big5"): 2, ("cp1257",): 3,
    ("cp874", "iso8859-11", "tis-620"): 3, ("iso8859-2",): 3, ("iso8859-7",): 3, ("koi8-r",): 3, ("koi8-u",): 3,
    ("iso8859-15",): 4, ("iso8859-9",): 4, ("cp1258",): 4, ("cp866",): 4, ("iso8859-5",): 5, ("iso8859-6",): 5,
    ("iso8859-8",): 5, ("mac-cyrillic",): 6, ("mac-roman",): 6, ("iso8859-13",): 6, ("iso8859-4",): 6,
    ("cp850", "cp858"): 6, ("cp852",): 6, ("cp437",): 7, ("iso8859-3",): 7, ("iso8859-10",): 7, ("iso8859-14",): 7,
    ("iso8859-16",): 7, ("cp855",): 8, ("cp857",): 8, ("cp862",): 8, ("cp737",): 8, ("cp1125",): 8, ("mac-latin2",): 8,
    ("kz1048",): 8, ("cp720",): 9, ("cp864",): 9, ("cp869",): 9, ("cp775",): 9, ("cp860",): 9, ("cp861",): 9,
    ("cp863",): 9, ("cp865",): 9, ("mac-greek",): 9, ("mac-turkish",): 9, ("mac-iceland",): 9, ("ptcp154",): 9,
    ("koi8-t",): 9, ("johab",): 9,
}  # fmt: skip
WIDE: dict[Family, float] = {("utf-16-le",): 3, ("utf-16-be",): 4, ("utf-32-le",): 6, ("utf-32-be",): 6}
SEVEN_BIT: dict[Family, float] = {
    ("ascii",): 0, ("iso2022_jp", "iso2022_jp_ext", "iso2022_jp_3", "iso2022_jp_2"): 4, ("iso2022_kr",): 6, ("hz",): 6,
}  # fmt: skip

UNHEARD_OF = 10.0  # bits of an encoding that only another detector thinks of
PROPOSED = 3.0  # bits that its word is worth by itself,
PROPOSED_CHARACTER = 0.5  # and for each bit a character that even the likeliest text costs
FLUENT = 3.5  # more than this: then it may be of a language without a model
MOST_PROPOSED = 60.0
STRANGE_LETTER = 6.0  # bits
LONE_LETTER = 10.0  # bits of a word of one letter in another script than the Latin word behind it
UNREADABLE = 18.0  # bits of what an encoding can't explain, besides those of U+FFFD;
FORGIVEN_UTF8 = 14.0  # of these where the encoding is UTF-8, which valid characters elsewhere speak for
LIKELIEST = -25.0  # bits of UTF-8, in which nearly all texts are
CONTINUING = 8.0  # for each byte more that continues a character than bytes that are stray
LOOKED_AT = 10  # families that are scored in full
SURE = 8.0  # bits
IMPLAUSIBLE = 8.0  # bits a byte: no text of any language costs as much
_UTF8, _LATIN = ("utf-8",), ("latin-1",)
_LONE = re.compile(r"(?<!\w)(?![a-zA-Z\u00c0-\u024f\u2e80-\uffff])[^\W\d_](?= [a-zA-Z])")
_THAI = range(0x0E01, 0x0E5C)  # no model, but an encoding of its own


class Choice(NamedTuple):
    """An encoding that fits all of the bytes, their text, and how many bits likelier it is than the runner-up."""

    encoding: str
    text: str
    margin: float
    runner_up: str | None

    @property
    def is_sure(self) -> bool:
        """Is the margin more than an accident?"""
        return self.margin >= SURE


class _Reading(NamedTuple):
    cost: float
    family: Family
    text: str


def choose(data: bytes, proposed: str | None = None, may_be_utf8: bool = False) -> Choice | None:
    """The likeliest encoding of `data`, None where what fits is no text, or much unlikelier than what fits not quite.

    `proposed` is what another detector takes it for. None, too, if they `may_be_utf8` with damage and that is
    likelier.

    >>> choose("Погода завтра".encode("koi8-r")).text
    'Погода завтра'
    """
    sample = sample_of(data)
    families = FAMILIES | (WIDE if _may_be_wide(data) else {})
    if may_be_utf8:
        families |= {_UTF8: _cost_of_utf8(sample)}
    return _best(data, sample, families, proposed)


def choose_wide(data: bytes) -> Choice | None:
    """UTF-16 or UTF-32 without a byte order mark, in bytes that hold zeros."""
    if len(data) % 2 or b"\0" not in data[:HEAD]:
        return None
    choice = _best(data, data[:SMALL], {**WIDE, _LATIN: 0})
    return choice if choice and choice.encoding not in _LATIN and "\0" not in choice.text else None


def choose_seven_bit(data: bytes) -> Choice | None:
    """An encoding that writes other characters in ASCII, between escapes, where its text is likelier than the ASCII."""
    found = re.search(rb"\x1b[$(]|~\{", data)
    if found is None or not data.isascii():
        return None
    choice = _best(data, data[max(0, found.start() - SMALL) :][:SAMPLE], SEVEN_BIT)
    return choice if choice and choice.encoding != "ascii" and choice.is_sure else None


def contradicts(data: bytes, declared: str, found: str) -> bool:
    """Does the text show beyond doubt that `data`, which fits both encodings, is in the second one?"""
    costs = {reading.family[0]: reading.cost for reading in _ranked(sample_of(data), {(declared,): 0, (found,): 0})}
    return _much_likelier(costs[found], than=costs[declared])


def _much_likelier(cost: float, than: float) -> bool:
    return than - cost > 40 and than > 1.3 * cost


def _cost_of_utf8(sample: bytes) -> float:
    """What speaks for UTF-8 with damage: it is common, and more bytes continue a character than are stray."""
    text = sample.decode("utf-8", "replace")
    stray = text.count("\ufffd")
    continuing = len(text.encode()) - len(text) - 2 * stray
    return LIKELIEST - FORGIVEN_UTF8 * stray - CONTINUING * (continuing - stray)


def _may_be_wide(data: bytes) -> bool:
    """Longer texts in UTF-16 hold zeros: line ends at least."""
    return len(data) % 2 == 0 and (len(data) <= SMALL or b"\0" in data[:HEAD])


def _best(data: bytes, sample: bytes, families: dict[Family, float], proposed: str | None = None) -> Choice | None:
    readings = _ranked(sample, families, proposed)
    fitting = ((reading, *whole) for reading in readings if (whole := _fitted_by_one(data, reading.family)))
    best, encoding, text = next(fitting, (None, "", ""))
    if best is None or readings[0].family == _UTF8 or _much_likelier(readings[0].cost, than=best.cost):
        return None
    if best.cost > IMPLAUSIBLE * len(sample) + 60:
        return None
    others = (other for other in readings if other > best and other.text != best.text and "\ufffd" not in other.text)
    other = next(others, None)
    return Choice(encoding, text, other.cost - best.cost if other else math.inf, other.family[0] if other else None)


def _fitted_by_one(data: bytes, family: Family) -> tuple[str, str] | None:
    texts = ((encoding, fitted(data, encoding)) for encoding in family)
    return next(((encoding, text) for encoding, text in texts if text is not None), None)


def _ranked(sample: bytes, families: dict[Family, float], proposed: str | None = None) -> list[_Reading]:
    """Families by what the sample costs in them."""
    favourite = _family_of(proposed, families)
    own = {favourite: UNHEARD_OF, **families} if favourite else families
    texts = {family: text for family in own if (text := _read(sample, family[0])) is not None}
    costs = _costs(list(dict.fromkeys(texts.values())), {texts[f] for f in (favourite, _UTF8) if f in texts})
    bonus = _worth_of_proposal(costs)
    found = (
        _Reading(costs[text] + own[family] - (bonus if family == favourite else 0), family, text)
        for family, text in texts.items()
        if text in costs
    )
    return sorted(found)


def _costs(texts: list[str], wanted: set[str]) -> dict[str, float]:
    """Costs of the likeliest texts and of the wanted ones."""
    extra = {text: _extra_cost(text) for text in texts}
    rough = dict(zip(texts, rough_bits(texts), strict=True))
    likeliest = nsmallest(LOOKED_AT, texts, key=lambda text: rough[text] + extra[text])
    looked_at = list(dict.fromkeys([*likeliest, *wanted]))
    return {text: cost + extra[text] for text, cost in zip(looked_at, bits(looked_at), strict=True)}


def _worth_of_proposal(costs: dict[str, float]) -> float:
    """More where even the likeliest text is not fluent in any language we know."""
    if not costs:
        return 0.0
    likeliest = min(costs, key=lambda text: costs[text])
    return PROPOSED + min(MOST_PROPOSED, PROPOSED_CHARACTER * max(0.0, costs[likeliest] - FLUENT * len(likeliest)))


def _family_of(encoding: str | None, families: dict[Family, float]) -> Family | None:
    name = canonical(encoding)
    if not name or _read(b"", name) is None:
        return None
    return next((family for family in families if name in map(canonical, family)), (name,))


def _read(sample: bytes, encoding: str) -> str | None:
    try:
        return " ".join(sample.decode(encoding, "replace").split("\n"))
    except (ValueError, LookupError):
        return None


def _extra_cost(text: str) -> float:
    """Of letters that are in no language we know, and of what can't be read."""
    table, codes = tables(), code_points(text)
    modelled = (table.symbol[codes] > 0) | (table.character[codes] > 0)
    strange = (table.script[codes] > 0) & ~modelled & ((codes < _THAI.start) | (codes >= _THAI.stop))
    lone = sum(1 for _ in _LONE.finditer(text))
    return STRANGE_LETTER * int(strange.sum()) + LONE_LETTER * lone + UNREADABLE * text.count("\ufffd")
