"""What the characters of lines show by themselves: counted for all lines of a page at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from .characters import (
    ALPHA,
    ASCII_STOP,
    BEHIND_SENTENCE,
    BREAK,
    CAPITAL,
    CLOCK_SIGN,
    DIGIT,
    INNER,
    LOWER,
    NO_CAPITAL,
    QUOTE,
    SEPARATOR,
    SPACE,
    STOP,
    UPPER,
    WORD,
    classes_of,
    codes_of,
)
from .lines import CLOSING, FINAL, Content, is_listed
from .wording import LOOKED_AT

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Column = NDArray[np.float64]
    Columns = dict[str, Column]
    Flags = NDArray[np.bool_]

LINK_SIGNS = ("http", "www.", ".co", ".org", ".net", "@")
"""What every link has in it."""
LINK = re.compile(r"https?:|www\.|\b[\w-]+\.(?:com|org|net|co)\b|[\w.]@\w")
HANDLE = re.compile(r"(?<!\w)[@#]\w")
RIGHTS_SIGNS = ("©", "®", "™", "(c)", "(C)")
YEAR = re.compile(r"(?<!\d)(?:19|20|13|14|25)\d\d(?!\d)")
CLOCK = re.compile(r"(?<!\d)\d{1,2}[:.٫]\d\d(?!\d)")
JOINED = re.compile(r"[^\W\d_A-Z][A-Z][^\W\d_]|\w[.!?][A-Z][^\W\d_]{2}")


def shown(contents: Sequence[Content]) -> Columns:
    """Columns of what lines show by themselves; there must be at least one line, and none may be empty."""
    import numpy as np

    samples = [content.text[:LOOKED_AT] for content in contents]
    signs = Signs(samples)
    words = np.array([content.words for content in contents], dtype=np.float64)
    initials = signs.are(ALPHA) & signs.behind(SPACE | BREAK)
    capitals, small = signs.number(initials & signs.are(UPPER)), signs.number(initials & signs.are(LOWER))
    cased = capitals + small
    digits = signs.are(DIGIT)
    # Where a year, a time of day or two joined words may be; patterns look closer.
    four_digits = digits & signs.behind(DIGIT) & signs.behind(DIGIT, 2) & signs.behind(DIGIT, 3)
    clocks = signs.are(CLOCK_SIGN) & signs.behind(DIGIT) & signs.before(DIGIT)
    joints = signs.are(CAPITAL) & (signs.behind(NO_CAPITAL) | (signs.behind(ASCII_STOP) & signs.behind(WORD, 2)))
    return {
        "words": words,
        "length": np.array([len(content.text) for content in contents], dtype=np.float64),
        "ending": np.array([ending(content.text) for content in contents], dtype=np.float64),
        "start": np.array([start(sample) for sample in samples], dtype=np.float64),
        "capitals": np.where(cased > 0, capitals / np.maximum(cased, 1), -1.0),
        "upper": np.array([sample.isupper() for sample in samples], dtype=np.float64),
        "digits": signs.number(digits) / np.array([len(sample) for sample in samples]),
        "link": _found(LINK, samples, signs.lines_with(LINK_SIGNS)),
        "handle": _found(HANDLE, samples, signs.lines_with("@#")),
        "rights": _marked(len(samples), signs.lines_with(RIGHTS_SIGNS)),
        "year": _found(YEAR, samples, signs.lines(four_digits)),
        "clock": _found(CLOCK, samples, signs.lines(clocks)),
        "joined": _joined(samples, signs.lines(joints)),
        "separators": signs.number(signs.are(SEPARATOR)),
        "inner": signs.number(signs.are(INNER)) / np.maximum(words, 1),
        "sentences": signs.number(signs.are(STOP) & signs.before(BEHIND_SENTENCE)),
        "quotes": signs.number(signs.are(QUOTE)),
        "listed": np.array([is_listed(sample) for sample in samples], dtype=np.float64),
    }


class Signs:
    """The characters of `samples`, one line behind the other, as flags: what kind each of them is."""

    def __init__(self, samples: Sequence[str]) -> None:
        import numpy as np

        self._text = "\n".join(samples)
        self._size = len(samples)
        self._classes = classes_of(codes_of(self._text))
        self._line_of = np.repeat(np.arange(self._size), [len(sample) + 1 for sample in samples])[:-1]

    def are(self, kinds: int) -> Flags:
        """Which characters are one of these kinds?"""
        return self._classes & kinds > 0

    def behind(self, kinds: int, distance: int = 1) -> Flags:
        """Which characters stand behind one of these kinds? The text's first ones stand behind a line's end."""
        import numpy as np

        edge = np.full(distance, kinds & BREAK > 0)
        return np.concatenate((edge, self.are(kinds)[:-distance]))[: len(self._classes)]

    def before(self, kinds: int) -> Flags:
        """Which characters stand in front of one of these kinds?"""
        import numpy as np

        return np.append(self.are(kinds)[1:], False)

    def number(self, flags: Flags) -> Column:
        """How many characters of each line are set in `flags`."""
        import numpy as np

        return np.bincount(self._line_of[flags], minlength=self._size).astype(np.float64)

    def lines(self, flags: Flags) -> list[int]:
        """The lines with a character that is set in `flags`."""
        return sorted(set(self._line_of[flags].tolist()))

    def lines_with(self, strings: Sequence[str]) -> list[int]:
        """The lines that hold one of `strings`."""
        return sorted({int(self._line_of[at]) for string in strings for at in _places(self._text, string)})


def _places(text: str, string: str) -> Iterator[int]:
    at = text.find(string)
    while at >= 0:
        yield at
        at = text.find(string, at + 1)


def _found(pattern: re.Pattern[str], samples: Sequence[str], candidates: Sequence[int]) -> Column:
    return _marked(len(samples), [at for at in candidates if pattern.search(samples[at])])


def _marked(size: int, lines: Sequence[int]) -> Column:
    import numpy as np

    column = np.zeros(size)
    column[lines] = 1.0
    return column


def _joined(samples: Sequence[str], candidates: Sequence[int]) -> Column:
    """How often a capital stands inside a word or right behind a full stop, as where two words lost their space."""
    import numpy as np

    column = np.zeros(len(samples))
    for at in candidates:
        column[at] = len(JOINED.findall(samples[at]))
    return column


ENDINGS = {"…": 2, ":": 3, "：": 3, ",": 4, "،": 4, "?": 5, "؟": 5, "？": 5, "!": 6, "！": 6}


def ending(text: str) -> int:
    """0 a letter, 1 a full stop, up to 6 other marks, 7 a digit, 8 another sign, 9 a quotation mark or bracket."""
    last = text[-1]
    if last.isalpha():
        return 0
    if last in CLOSING:
        bare = text[-6:].rstrip(CLOSING)
        return 1 if bare and bare[-1] in FINAL else 9
    if text.endswith("..."):
        return 2
    if last in FINAL or last in ENDINGS:
        return ENDINGS.get(last, 1)
    return 7 if last.isdigit() else 8


def start(text: str) -> int:
    """0 lower case, 1 upper case, 2 a letter without case, 3 a digit, 4 a quotation mark, 5 another sign."""
    first = text[0]
    if first.isalpha():
        return 0 if first.islower() else 1 if first.isupper() else 2
    return 3 if first.isdigit() else 4 if first in "\"'“„«‘「" else 5
