"""Collections of invented words with known families, a footer on every fifth text, and what was found in them."""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from syriatext.collection.clusters import Cluster
from syriatext.collection.engines.duckdb import DuckDB
from syriatext.collection.grouping import Collection, Found

MEMORY = 256 << 20


def words(source: random.Random, count: int) -> list[str]:
    return ["".join(source.choices("abcdefghilmnoprstu", k=source.randint(2, 9))) for _ in range(count)]


def edited(source: random.Random, text: Sequence[str], share: float) -> list[str]:
    """The text with so much of its words replaced."""
    return [words(source, 1)[0] if source.random() < share else word for word in text]


def written(folder: Path, texts: Mapping[str, str]) -> None:
    """Put the texts into files of a folder ``texts``, and once more into the records of ``all.jsonl``."""
    (folder / "texts").mkdir()
    for name, text in texts.items():
        (folder / "texts" / f"{name}.txt").write_text(text)
    (folder / "all.jsonl").write_bytes(in_lines(texts))


def in_lines(texts: Mapping[str, str]) -> bytes:
    """The texts as JSON Lines; a field ``no`` could be their name, too."""
    rows = ({"id": id, "text": text, "no": f"n{id}"} for id, text in texts.items())
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def family(source: random.Random, size: int, share: float = 0.1, length: int = 200) -> list[str]:
    """An original and copies of it, each with so much of its words replaced."""
    original = words(source, length)
    return [" ".join(original), *(" ".join(edited(source, original, share)) for _ in range(size - 1))]


def labelled(source: random.Random, families: int = 120, largest: int = 60) -> list[tuple[int, str]]:
    """Texts with the number of their family, shuffled; one family is large, and every fifth of others has a footer."""
    footer = " ".join(words(source, 70))
    found = [(0, text) for text in family(source, largest, 0.2)]
    for number in range(1, families):
        texts = family(source, source.randint(1, 4))
        found += [(number, f"{text} {footer}" if number % 5 == 0 else text) for text in texts]
    source.shuffle(found)
    return found


def documents(texts: Iterable[str]) -> list[Found]:
    return [Found(str(number), "texts.jsonl", 0, text) for number, text in enumerate(texts)]


def clusters(folder: Path, texts: Iterable[str], key: str = "key", threads: int = 2) -> list[Cluster]:
    engine = DuckDB(str(folder), key, MEMORY, threads)
    try:
        collection = Collection(engine)
        collection.read(documents(texts))
        return list(collection.clusters())
    finally:
        engine.close()


def members(found: Iterable[Cluster]) -> list[list[int]]:
    return [[member.doc for member in cluster.members] for cluster in found]
