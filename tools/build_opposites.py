"""Build src/syriatext/compare/tables/opposites.txt.gz: pairs of common English words that say the opposite.

    apt-get install wordnet-base        (data only)
    python tools/build_opposites.py /usr/share/wordnet

Kept are WordNet's antonyms of one word each that is common in some form, as *acquit* is in *acquitted*, a pair a line.
"""

from __future__ import annotations

import gzip
import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))  # before its imports: the package need not be installed where this runs

from syriatext.compare.rarity import frequencies  # noqa: E402
from syriatext.compare.thesaurus import base_forms  # noqa: E402
from syriatext.compare.words import normal_form  # noqa: E402

TARGET = ROOT / "src/syriatext/compare/tables/opposites.txt.gz"
PARTS = ("noun", "verb", "adj", "adv")
ANTONYM = "!"
POSTURES = {"lie", "sit", "stand"}
"""No two of these are opposites in news: a field that lies outside a zone sits and stands there too."""


def main(wordnet: Path) -> None:
    """Write the table and print licence, size and checksum."""
    found = sorted({tuple(sorted(pair)) for part in PARTS for pair in antonyms(wordnet / f"data.{part}")})
    TARGET.write_bytes(gzip.compress("\n".join(map(" ".join, found)).encode(), 9, mtime=0))
    data = TARGET.read_bytes()
    print("WordNet 3: Princeton University, WordNet licence (see NOTICE)")
    print(f"{TARGET.name}: {len(found)} pairs, {len(data):,} bytes, sha256 {hashlib.sha256(data).hexdigest()}")


def antonyms(path: Path) -> Iterator[tuple[str, str]]:
    """The antonyms of one file of synsets: a pointer names the synset, and which word of each the two are."""
    common = common_words()
    words: dict[str, list[str]] = {}
    pointers: list[tuple[str, int, str, int]] = []
    for line in path.read_text("utf-8").splitlines():
        if line.startswith(" "):
            continue
        fields = line.partition(" | ")[0].split()
        count = int(fields[3], 16)
        words[fields[0]] = [word.partition("(")[0].lower() for word in fields[4 : 4 + 2 * count : 2]]
        rest = fields[5 + 2 * count :]
        for at in range(0, 4 * int(fields[4 + 2 * count]), 4):
            symbol, target, _, places = rest[at : at + 4]
            if symbol == ANTONYM:
                pointers.append((fields[0], int(places[:2], 16), target, int(places[2:], 16)))
    for source, one, target, other in pointers:
        pair = words[source][one - 1], words[target][other - 1]
        if all(word.isalpha() and word in common for word in pair):
            first, second = map(normal_form, pair)
            if first != second and not POSTURES.issuperset((first, second)):
                yield first, second


def common_words() -> set[str]:
    """What the common words of English, inflected as they may be, are forms of."""
    return {form for word in frequencies() for form in base_forms(word)}


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
