"""Build src/syriatext/compare/tables/people.txt.gz: given names and surnames that are English words as well, or nearly.

    pip download --no-deps names==0.3.0        (data only; unpack it)
    python tools/build_people.py FOLDER/names

The lists are those of the US Census Bureau, of 1990. Kept are names that the table of common words has: of any other
word with a capital it is plain that it is a name.
"""

from __future__ import annotations

import gzip
import hashlib
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from syriatext.compare.rarity import is_listed  # noqa: E402

TARGET = ROOT / "src/syriatext/compare/tables/people.txt.gz"
LISTS = {"dist.female.first": 2000, "dist.male.first": 1000, "dist.all.last": 5000}
"""The lists, with how many of the commonest names are taken of each."""


def main(folder: Path) -> None:
    """Write the table and print licence, size and checksum."""
    found = {
        name
        for file, most in LISTS.items()
        for line in (folder / file).read_text("ascii").splitlines()[:most]
        if is_listed(name := line.split()[0].lower())
    }
    TARGET.write_bytes(gzip.compress("\n".join(sorted(found)).encode(), 9, mtime=0))
    data = TARGET.read_bytes()
    print("US Census Bureau, 1990: public domain (by way of names 0.3.0, MIT)")
    print(f"{TARGET.name}: {len(found)} names, {len(data):,} bytes, sha256 {hashlib.sha256(data).hexdigest()}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
