"""Find what common characters leave behind when a text is converted to simplified Chinese while it is damaged.

    pip install wordfreq                 (in an environment of its own, as for build_tables.py)
    python tools/find_residues.py

A character written in UTF-8 and read as GBK may be a traditional one; simplified, written in GBK and read as a
single-byte encoding it is a residue, and src/syriatext/repair/residues.py has the common ones.
"""

from __future__ import annotations

import gzip
from collections import defaultdict
from importlib.util import find_spec
from pathlib import Path

import msgpack

COMMON = [*map(chr, range(0xA0, 0x250)), *"–—‘’“”•…€™\u200b\u200c\u200d\u200e\u200f\ufeff"]
READ_AS = ("cp1252", "cp1254", "cp1250", "cp1257", "mac-roman", "cp437")


def main() -> None:
    """Print residues and all that they may have been."""
    folding = simplifications()
    sources: dict[str, set[str]] = defaultdict(set)
    for character in COMMON:
        try:
            seen = character.encode().decode("gbk")
            simplified = seen.translate(folding)
            data = simplified.encode("gbk")
        except UnicodeError:
            continue
        for encoding in READ_AS if simplified != seen else ():
            sources[data.decode(encoding, "replace")].add(f"{character!r} → {seen} → {simplified} → {encoding}")
    for residue, found in sources.items():
        print(repr(residue), *sorted(found), sep="  ")


def simplifications() -> dict[int, str]:
    """Traditional → simplified characters, as wordfreq folds them."""
    place = Path(next(iter(find_spec("wordfreq").submodule_search_locations)))  # type: ignore[union-attr,arg-type]
    with gzip.open(place / "data/_chinese_mapping.msgpack.gz") as file:
        folding: dict[int, str] = msgpack.load(file, strict_map_key=False)
    return folding


if __name__ == "__main__":
    main()
