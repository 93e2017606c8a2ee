"""What is not equal between two linked sentences, cut where equal words part it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .align import Pairing, gaps
from .sentences import Reading
from .words import is_function_word, is_numeric

Cut = tuple[int, int, int, int]
"""Words ``first:last`` of a against words ``first:last`` of b, as places in the two lists of words."""


def cuts_of(a: Reading, b: Reading, link: Pairing) -> Iterator[Cut]:
    """What stands between the equal words of two linked sentences, in their order."""
    first, second = a.sentences[link.a], b.sentences[link.b]
    found = gaps(link.likeness.blocks, first.last - first.first, second.last - second.first)
    cuts = [(i + first.first, k + first.first, j + second.first, m + second.first) for i, k, j, m in found]
    held: Cut | None = None
    for cut in cuts:
        if held is None:
            held = cut
        elif _belong_together(a, held, cut):
            held = (held[0], cut[1], held[2], cut[3])
        elif turned := list(_turned(a, b, held, cut)):
            yield from turned
            held = None
        else:
            yield held
            held = cut
    if held:
        yield held


def _belong_together(a: Reading, one: Cut, other: Cut) -> bool:
    """Does only one function word part an addition and a removal? It is equal by chance."""
    if other[0] - one[1] != 1 or not is_function_word(a.words[one[1]].norm):
        return False
    only_a, only_b = one[2] == one[3], one[0] == one[1]
    return (only_a and other[0] == other[1]) or (only_b and other[2] == other[3])


def _turned(a: Reading, b: Reading, one: Cut, other: Cut) -> Iterable[Cut]:
    """Two numbers that have changed places, each for the other: *52 to 48*, *48 to 52*."""
    (i, k, j, m), (x, to_x, y, to_y) = one, other
    if x - k != 1 or (k - i, m - j) != (to_y - y, to_x - x) or (k > i) == (m > j):
        return ()
    words_a, words_b = a.norms_of(i, to_x), b.norms_of(j, to_y)
    between = words_a[1:-1] == words_b[1:-1]
    is_turned = between and (words_a[0], words_a[-1]) == (words_b[-1], words_b[0])
    if not is_turned or not is_numeric(words_a[0]) or not is_numeric(words_a[-1]):
        return ()
    return (i, i + 1, j, j + 1), (to_x - 1, to_x, to_y - 1, to_y)
