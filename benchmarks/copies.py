"""dups, index and find beside their peers, on texts in families of two."""

import json
import re
import sys
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import datasketch
import rensa
from measuring import BIN, cpu, cpu_seconds, generated, process, ratio
from report import Report, times


def grouping(report: Report) -> None:
    """The whole command on a file of texts in families of two, against what the peers need for the same."""
    what = (
        "How much more processor time the peers take than the whole command: datasketch and rensa for signatures, index"
        " and query alone (128 permutations, 0.5), daft for all from file to groups (benchmarks/daft_groups.py)."
    )
    report.table("Dups: speed", what, "datasketch", "rensa", "daft")
    for words, rounds in ((1_600_000, 3), (10_000_000, 1)):
        long, changed = (text.split() for text in generated(words))
        texts = [" ".join(side[at : at + 200]) for at in range(0, len(long), 200) for side in (long, changed)]
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "texts.jsonl")
            path.write_text("".join(json.dumps({"text": text}) + "\n" for text in texts))
            ours = process([BIN / "syriatext", "dups", path])
            peers = (
                partial(datasketch_index, texts, is_asked=True),
                partial(rensa_index, texts, is_asked=True),
                process([sys.executable, Path(__file__).with_name("daft_groups.py"), path]),
            )
            report.row(f"{len(texts):,} texts", *times([ratio(peer, ours, rounds, cpu) for peer in peers]))


def finding(report: Report) -> None:
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
        what = "How many times as fast the whole command is as the peers, which put the texts in and are not asked."
        report.table("Index: speed", what, "datasketch", "rensa")
        peers = (datasketch_index, rensa_index)
        report.row(f"{len(texts):,} texts", *times([ratio(partial(peer, texts), process(build), 3) for peer in peers]))
        report.table("Index: size", "Of texts of 200 words.", "documents a CPU second", "bytes a document")
        a_second, size = len(texts) / cpu_seconds(build), index.stat().st_size / len(texts)
        report.row(f"{len(texts):,} texts", f"{a_second:,.0f}", f"{size:,.0f}")
        report.table("Find: speed", "From start to answer, as a multiple of `python -c pass`.", "time")
        bare = process([sys.executable, "-c", "pass"])
        report.row(f"one text among {len(texts):,}", *times([ratio(process(find), bare, 15)]))


def triples(text: str) -> list[str]:
    """The distinct three words in a row of a text."""
    words = re.findall(r"\w+", text.lower())
    return list({" ".join(words[at : at + 3]) for at in range(len(words) - 2)})


def datasketch_index(texts: Sequence[str], is_asked: bool = False) -> None:
    """An index of the texts; if it `is_asked`, for what is like each text among those before it."""
    index = datasketch.MinHashLSH(threshold=0.5, num_perm=128)
    for number, text in enumerate(texts):
        signature = datasketch.MinHash(num_perm=128)
        signature.update_batch([triple.encode() for triple in triples(text)])
        if is_asked:
            index.query(signature)
        index.insert(number, signature)


def rensa_index(texts: Sequence[str], is_asked: bool = False) -> None:
    """The same with rensa."""
    index = rensa.RMinHashLSH(threshold=0.5, num_perm=128, num_bands=32)
    for number, text in enumerate(texts):
        signature = rensa.RMinHash(num_perm=128, seed=42)
        signature.update(triples(text))
        if is_asked:
            index.query(signature)
        index.insert(number, signature)
