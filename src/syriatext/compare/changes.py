"""Two texts word by word from top to bottom: what was dropped and what was added, where it stands, to the letter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..comparison import Change
from ..model import Span
from ..scripts import UNSPACED
from .script import Block, gaps, word_blocks
from .words import is_function_word

_TOKEN = re.compile(rf"\d+(?:[.,:/\u066b\u066c]\d+)+|[{UNSPACED}]|(?:(?![{UNSPACED}])\w)+|[^\w\s]")


def changes_in_order(a: str, b: str) -> tuple[Change, ...]:
    """Return the differences of two texts, white space aside, in the order that both have.

    Case, spelling and punctuation count. A passage that has moved is dropped in one place and added in the other.
    """
    tokens_a, tokens_b = list(tokens(a)), list(tokens(b))
    words_a, words_b = ([text[start:end] for start, end in spans] for text, spans in ((a, tokens_a), (b, tokens_b)))
    blocks = list(_readable(word_blocks(words_a, words_b), words_a, len(words_a), len(words_b)))
    return tuple(
        Change(_place(tokens_a, i, k), _place(tokens_b, j, m))
        for i, k, j, m in gaps(blocks, len(words_a), len(words_b))
    )


def tokens(text: str) -> Iterator[Span]:
    """Yield where each word, number and mark stands. Scripts without spaces between words have one a character."""
    return (match.span() for match in _TOKEN.finditer(text))


def _place(tokens: Sequence[Span], first: int, last: int) -> Span:
    if first < last:
        return tokens[first][0], tokens[last - 1][1]
    at = tokens[first - 1][1] if first else 0
    return at, at


def _readable(blocks: Sequence[Block], words: Sequence[str], length_a: int, length_b: int) -> Iterator[Block]:
    """The blocks without lone small words and marks between words that were replaced: they are equal by chance."""
    for number, (i, j, size) in enumerate(blocks):
        before = blocks[number - 1] if number else (0, 0, 0)
        after = blocks[number + 1] if number + 1 < len(blocks) else (length_a, length_b, 0)
        replaced = min(i - before[0] - before[2], j - before[1] - before[2]) and min(after[0] - i, after[1] - j) > size
        if size > 1 or not replaced or not _tells_nothing(words[i]):
            yield i, j, size


def _tells_nothing(word: str) -> bool:
    return not word[0].isalnum() or is_function_word(word.casefold())
