"""What daft is measured by: the texts of a JSON Lines file → groups. Its own signatures, bands and components in numpy.

``python benchmarks/daft_groups.py FILE`` prints how many groups there are.
"""

import json
import sys

import daft
import numpy as np
import numpy.typing as npt

from syriatext.collection.components import labels

BANDS, ROWS = 32, 4


def signatures(texts: list[str]) -> npt.NDArray[np.uint64]:
    """MinHash of word triples, as daft's documentation has it: a row of 128 numbers a text."""
    plain = daft.col("text").normalize(remove_punct=True, lowercase=True, nfd_unicode=True, white_space=True)
    frame = daft.from_pydict({"text": texts}).select(
        plain.minhash(num_hashes=BANDS * ROWS, ngram_size=3, seed=1, hash_function="xxhash").alias("found")
    )
    column = frame.to_arrow().column("found").combine_chunks()
    return np.asarray(column.flatten()).reshape(len(texts), BANDS * ROWS).astype(np.uint64)


def groups(found: npt.NDArray[np.uint64]) -> int:
    """Texts with the same numbers in one band are in one group."""
    links = []
    for band in range(BANDS):
        key = np.zeros(len(found), np.uint64)
        for column in found[:, band * ROWS : (band + 1) * ROWS].T:
            key = (key ^ column) * np.uint64(0x9E3779B97F4A7C15)
        order = np.argsort(key, kind="stable")
        same = np.flatnonzero(key[order[1:]] == key[order[:-1]])
        links.append((order[same], order[same + 1]))
    one, other = map(np.concatenate, zip(*links, strict=True))
    return len(np.unique(labels(len(found), one, other)))


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as lines:
        print(groups(signatures([json.loads(line)["text"] for line in lines])))
