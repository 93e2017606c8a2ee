"""Which suspicious words are worth a search for what they were? Most are rare, not damaged.

All of a window's words are read anew together, an encoding at a time, and scored roughly: no work by word in Python.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

from .propose import READ_AS, WRITTEN_IN, Step, decoded, encoded, same_encoding
from .readings import STILL_LOOKED_THROUGH
from .score import bits, code_points, known_words, rough_bits_of_lines

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_LEAD, _TRAIL = range(0x81, 0xFF), range(0x40, 0xFF)
_AT_ONCE = 8000  # characters
_PUNCTUATION = ".,:;!?()[]\"'«»“”‘’„…、。，：；！？（）「」『』،؛؟-–—"
_REMEMBERED = 50_000  # words; rare names come again, and windows and documents follow one another
_seen: dict[str, bool] = {}


class _Candidate(NamedTuple):
    """A reading of the word of this number, and what it may cost more than the word as it stands, in bits."""

    word: int
    text: str
    allowed: int


def common_words(words: Collection[str]) -> set[str]:
    """Those that are common words of some language, of four letters or more: damage makes none."""
    stripped = {word: word.strip(_PUNCTUATION) for word in words}
    long = [word for word, letters in stripped.items() if len(letters) > 3]
    return set(compress(long, known_words([stripped[word] for word in long])))


def promising(words: Iterable[str]) -> Mapping[str, bool]:
    """Has each of these a reading that is likelier than what stands there? (The answers may cover other words too.)

    The words hold no line feed. UTF-8 may have been read wrongly twice, so it need not be likely yet.

    >>> answers = promising(["мосту", "Ð¼Ð¾Ñ\x81Ñ‚Ñƒ"])
    >>> answers["мосту"], answers["Ð¼Ð¾Ñ\x81Ñ‚Ñƒ"]
    (False, True)
    """
    if len(_seen) > _REMEMBERED:
        _seen.clear()
    for part in parts((word for word in words if word not in _seen), _AT_ONCE):
        _seen.update(zip(part, _promising(part), strict=True))
    return _seen


def parts(texts: Iterable[str], most: int) -> Iterator[list[str]]:
    """So many at a time that they hold `most` characters, or a text more: memory stays small."""
    part: list[str] = []
    size = 0
    for text in texts:
        part.append(text)
        size += len(text)
        if size >= most:
            yield part
            part, size = [], 0
    if part:
        yield part


def _promising(words: Sequence[str]) -> list[bool]:
    import numpy as np

    own, readable = np.array(bits(words)), readable_as(words)
    likelier: list[_Candidate] = []
    for number, read in enumerate(READ_AS):
        chosen = np.flatnonzero(readable >> number & 1).tolist()
        if chosen:
            likelier += _roughly_likelier([words[index] for index in chosen], chosen, read, own[chosen])
    costs = bits([candidate.text for candidate in likelier])
    found = {c.word for c, cost in zip(likelier, costs, strict=True) if cost - c.allowed < own[c.word]}
    return [number in found for number in range(len(words))]


def readable_as(texts: Sequence[str]) -> NDArray[np.uint32]:
    """For each text a bit for each encoding of `READ_AS`, set where the text can have been read in it."""
    import numpy as np

    codes = code_points("\n".join(texts) + "\n")
    ends = np.flatnonzero(codes == 10)
    found: NDArray[np.uint32] = np.bitwise_and.reduceat(_repertoire().take(codes), np.append(0, ends[:-1] + 1))
    return found


def encoding_bits(encodings: Iterable[str]) -> int:
    """The bits that `readable_as` has for these."""
    numbers = list(READ_AS)
    return sum(1 << numbers.index(encoding) for encoding in set(encodings))


def _roughly_likelier(words: list[str], numbers: list[int], read: str, own: NDArray[np.float64]) -> list[_Candidate]:
    """The readings of `words`, were they read as `read`, that may cost less than the words as they stand."""
    import numpy as np

    readings = dict(_reread(words, read))
    texts = [text for joined in readings.values() for text in joined.split("\n")]
    costs = rough_bits_of_lines("\n".join(texts))
    costs[["\ufffd" in text for text in texts]] = np.inf
    allowed = [STILL_LOOKED_THROUGH * (step.written == "utf-8") - step.bits for step in readings]
    gains = own - costs.reshape(len(readings), len(words)) + np.array(allowed)[:, None]
    places = ((word, texts[step * len(words) + word], allowed[step]) for step, word in np.argwhere(gains > 0).tolist())
    return [_Candidate(numbers[word], text, most) for word, text, most in places if text != words[word]]


def _reread(words: list[str], read: str) -> Iterator[tuple[Step, str]]:
    """The words, a line each, in every other encoding; what can't be read so holds U+FFFD."""
    data = encoded("\n".join(words), read)
    if data is None:
        return
    for written in WRITTEN_IN:
        if not same_encoding(written, read):
            text = decoded(data, written, "replace")
            if text is not None and text.count("\n") == len(words) - 1:
                yield Step(written, read), text


@cache
def _repertoire() -> NDArray[np.uint32]:
    """By code point, the encodings that hold the character."""
    import numpy as np

    table = np.zeros(65536, np.uint32)
    every_pair = b"".join(bytes([lead, trail, 10]) for lead in _LEAD for trail in _TRAIL)
    every_byte = b"".join(bytes([value, 10]) for value in range(256))
    for number, encoding in enumerate(READ_AS):
        for data in (every_byte, every_pair):
            table[code_points(decoded(data, encoding, "ignore") or "")] |= np.uint32(1 << number)
    return table
