"""What the words of lines tell: compared with those of the prose, with other lines and with chrome phrases."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import chain, compress, pairwise
from typing import TYPE_CHECKING

from .characters import BREAK, UNSPACED_LETTER, WORD, classes_of, codes_of, text_of
from .lines import KEPT, UNSPACED_LETTERS, Content, words_in
from .page import Page

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Column = NDArray[np.float64]
    Columns = dict[str, Column]
    Flags = NDArray[np.bool_]
    Places = NDArray[np.intp]

LOOKED_AT = 300
"""Characters of a line that are looked at: what a line is shows early."""
FREQUENT = 25
"""Words of the prose taken as its function words: the language's own, whichever it is."""


def worded(page: Page, common: frozenset[str]) -> Columns:
    """Columns that compare a line's words with those of the prose, with other lines and with the `common` of chrome."""
    import numpy as np

    told = [tuple(words) for words in words_by_line([line.content for line in page.solid])]
    prose, sizes = np.array(page.prose), np.array(list(map(len, told)))
    # Words of the prose come first: of equally frequent ones those count that stand earlier in it.
    different = dict.fromkeys(chain.from_iterable((*compress(told, prose), *compress(told, ~prose))))
    numbers = dict(zip(different, range(len(different)), strict=True))
    words = np.fromiter(map(numbers.__getitem__, chain.from_iterable(told)), dtype=np.intp, count=int(sizes.sum()))
    lines = np.repeat(np.arange(len(told)), sizes)
    in_prose = prose[lines]
    counts = np.bincount(words[in_prose], minlength=len(numbers))
    pairs, pair_of, own = np.unique(lines * len(numbers) + words, return_inverse=True, return_counts=True)
    elsewhere = counts[words] > np.where(in_prose, own[pair_of], 0)
    topical = (np.fromiter(map(len, numbers), dtype=np.intp) > 3) | ~_flags(map(str.isascii, numbers))
    is_topical = topical[words]
    copies = Counter(told)

    def number(of: Places) -> Places:
        return np.bincount(of, minlength=len(told))

    return {
        "function": _share(number(lines[_most_frequent(counts)[words]]), sizes),
        "topic": _share(number(lines[is_topical & elsewhere]), number(lines[is_topical])),
        "vocabulary": _share(number(lines[_flags(map(common.__contains__, numbers))[words]]), sizes),
        "copies": np.array(list(map(copies.__getitem__, told)), dtype=np.float64),
        "distinct": _share(number(pairs // max(1, len(numbers))), sizes),
    }


def _share(some: Places, all_of: Places) -> Column:
    """How many of all there are; -1 where there are none."""
    import numpy as np

    return np.where(all_of > 0, some / np.maximum(all_of, 1), -1.0)


def _flags(values: Iterable[bool]) -> Flags:
    import numpy as np

    return np.fromiter(values, dtype=np.bool_)


def _most_frequent(counts: Places) -> Flags:
    """Which words are the `FREQUENT` most frequent ones, and more than twice there."""
    import numpy as np

    found = np.zeros(len(counts), dtype=np.bool_)
    most = np.argsort(-counts, kind="stable")[:FREQUENT]
    found[most[counts[most] > 2]] = True
    return found


def words_by_line(contents: Sequence[Content]) -> list[list[str]]:
    """The words of each line's beginning; pairs of letters where no spaces part words."""
    import numpy as np

    text = "\n".join(content.text[:LOOKED_AT] for content in contents).lower()
    codes = codes_of(text)
    classes = classes_of(codes)
    spaced = text_of(np.where(classes & (WORD | BREAK) > 0, codes, np.uint32(ord(" "))))
    told = [line.split() for line in spaced.split("\n")]
    if (classes & UNSPACED_LETTER).any():
        breaks = np.cumsum(classes & BREAK > 0)
        for at in np.unique(breaks[classes & UNSPACED_LETTER > 0]).tolist():
            told[at] = _in_pairs(told[at])
    return told


@lru_cache(maxsize=KEPT)
def words_of(content: Content) -> list[str]:
    """The same for one line alone: a text without chrome needs no arrays."""
    text = content.text[:LOOKED_AT].lower()
    is_spaced = text.isascii() or re.search(UNSPACED_LETTERS, text) is None
    return words_in(text) if is_spaced else _in_pairs(words_in(text))


def _in_pairs(words: Iterable[str]) -> list[str]:
    return [pair for word in words for pair in (map("".join, pairwise(word)) if len(word) > 1 else (word,))]
