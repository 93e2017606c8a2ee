"""dups, index and find beside their peers, on texts in families of two."""

import json
import re
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import datasketch
import rensa
from measuring import BIN, cpu_seconds, generated, process, ratio


def grouping() -> None:
    """The whole command on a file of texts in families of two, against the peers' signatures, index and query alone."""
    print("\ndups, how many times as fast as datasketch and rensa (MinHash, 128 permutations, LSH at 0.5)")
    long, changed = (text.split() for text in generated(1_600_000))
    texts = [" ".join(side[at : at + 200]) for at in range(0, len(long), 200) for side in (long, changed)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "texts.jsonl")
        path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts))
        ours = process([BIN / "syriatext", "dups", path])
        for name, theirs in (("datasketch", datasketch_pairs), ("rensa", rensa_pairs)):
            print(f"  {f'{len(texts):,} texts, {name}':50} {ratio(lambda peer=theirs: peer(texts), ours, 3):8.1f}x")  # type: ignore[misc]


def finding() -> None:
    """An index of 20,000 texts: its size, and a question, as a whole process."""
    long, changed = (text.split() for text in generated(2_000_000))
    texts = [" ".join(side[at : at + 200]) for at in range(0, len(long), 200) for side in (long, changed)]
    with tempfile.TemporaryDirectory() as folder:
        path, index, query = (Path(folder, name) for name in ("texts.jsonl", "texts.index", "query.txt"))
        path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts))
        query.write_text(texts[77])
        build, find = (
            [BIN / "syriatext", "index", "build", index, path],
            [BIN / "syriatext", "find", query, "--in", index],
        )
        print(
            "\nindex build, how many times as fast as datasketch and rensa (as above, the texts put in and not asked)"
        )
        for name, theirs in (("datasketch", datasketch_index), ("rensa", rensa_index)):
            times = ratio(lambda peer=theirs: peer(texts), process(build), 3)  # type: ignore[misc]
            print(f"  {f'{len(texts):,} texts, {name}':50} {times:8.1f}x")
        print(f"  {'documents a CPU second':50} {len(texts) / cpu_seconds(build):8,.0f}")
        print(f"  {'bytes a document':50} {index.stat().st_size / len(texts):8,.0f}")
        print("\nfind, from start to answer, as a multiple of `python -c pass`")
        bare = process([sys.executable, "-c", "pass"])
        print(f"  {f'one text among {len(texts):,}':50} {ratio(process(find), bare, 15):8.2f}x")


def triples(text: str) -> list[str]:
    """The distinct three words in a row of a text."""
    words = re.findall(r"\w+", text.lower())
    return list({" ".join(words[at : at + 3]) for at in range(len(words) - 2)})


def datasketch_pairs(texts: Sequence[str]) -> None:
    """Candidates of every text among those before it."""
    index = datasketch.MinHashLSH(threshold=0.5, num_perm=128)
    for number, text in enumerate(texts):
        signature = datasketch.MinHash(num_perm=128)
        signature.update_batch([triple.encode() for triple in triples(text)])
        index.query(signature)
        index.insert(number, signature)


def datasketch_index(texts: Sequence[str]) -> None:
    """An index of the texts."""
    index = datasketch.MinHashLSH(threshold=0.5, num_perm=128)
    for number, text in enumerate(texts):
        signature = datasketch.MinHash(num_perm=128)
        signature.update_batch([triple.encode() for triple in triples(text)])
        index.insert(number, signature)


def rensa_index(texts: Sequence[str]) -> None:
    """The same with rensa."""
    index = rensa.RMinHashLSH(threshold=0.5, num_perm=128, num_bands=32)
    for number, text in enumerate(texts):
        signature = rensa.RMinHash(num_perm=128, seed=42)
        signature.update(triples(text))
        index.insert(number, signature)


def rensa_pairs(texts: Sequence[str]) -> None:
    """The same with rensa."""
    index = rensa.RMinHashLSH(threshold=0.5, num_perm=128, num_bands=32)
    for number, text in enumerate(texts):
        signature = rensa.RMinHash(num_perm=128, seed=42)
        signature.update(triples(text))
        index.query(signature)
        index.insert(number, signature)
