"""Build src/syriatext/compare/tables/compounds.txt.gz: two English words that have a meaning of their own.

    pip install wordfreq[cjk]           (in an environment of its own: a build-time dependency only)
    python tools/build_compounds.py WORDNET_FOLDER

WORDNET_FOLDER holds WordNet's ``index.noun``. Kept are its nouns of two common words, one a line.
"""

from __future__ import annotations

import gzip
import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path

from wordfreq import zipf_frequency

TARGET = Path(__file__).parents[1] / "src/syriatext/compare/tables/compounds.txt.gz"
COMMON = 3.8
"""Least Zipf frequency of both words."""


def main(wordnet: str) -> None:
    """Write the table and print licence, size and checksum."""
    found = sorted(set(compounds(Path(wordnet) / "index.noun")))
    TARGET.write_bytes(gzip.compress("\n".join(found).encode(), 9, mtime=0))
    data = TARGET.read_bytes()
    print("WordNet 3: Princeton University, WordNet licence (see NOTICE)")
    print(f"{TARGET.name}: {len(found)} expressions, {len(data):,} bytes, sha256 {hashlib.sha256(data).hexdigest()}")


def compounds(index: Path) -> Iterator[str]:
    for line in index.read_text("utf-8").splitlines():
        words = line.split(" ", 1)[0].split("_")
        if len(words) == 2 and all(word.isascii() and word.isalpha() and is_common(word) for word in words):
            yield " ".join(words)


def is_common(word: str) -> bool:
    return bool(zipf_frequency(word, "en") >= COMMON)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
