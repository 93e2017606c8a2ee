"""What could a text have been? Its bytes in one encoding, read in another; up to three times over.

Single-byte encodings are sloppy, as decoders on the web are: a byte that a code page leaves open is the C1 control of
that number.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

# What texts were wrongly read as, and how unlikely that is, in bits.
READ_AS = {
    "latin-1": 1, "cp1252": 1, "cp1250": 3, "cp1251": 2, "cp1254": 3, "cp1256": 2, "mac-roman": 3, "cp437": 4,
    "cp850": 5, "koi8-r": 4, "cp866": 4, "cp1253": 4, "cp1255": 5, "cp1257": 5, "iso8859-2": 4, "iso8859-15": 6,
    "gbk": 3, "big5": 4, "cp932": 4, "cp949": 4, "cp874": 6, "cp1258": 6, "mac-cyrillic": 6,
}  # fmt: skip
# What they were written in.
WRITTEN_IN = {
    "utf-8": 0, "gb18030": 4, "big5": 5, "cp932": 5, "euc-jp": 6, "cp949": 5, "cp1251": 4, "koi8-r": 5, "cp866": 6,
    "iso8859-5": 7, "mac-cyrillic": 7, "cp1256": 4, "iso8859-6": 7, "cp1255": 5, "iso8859-8": 7, "cp1253": 5,
    "iso8859-7": 6, "cp1254": 5, "cp1250": 5, "iso8859-2": 6, "cp1258": 6, "cp1257": 7, "cp1252": 5, "mac-roman": 7,
    "cp437": 8, "cp850": 9, "cp874": 6, "koi8-u": 7,
}  # fmt: skip
_MULTI_BYTE = {"utf-8", "gbk", "gb18030", "big5", "cp932", "euc-jp", "cp949"}
_FAMILIES = ({"gbk", "gb18030"}, {"latin-1", "cp1252"}, {"koi8-r", "koi8-u"})


class Step(NamedTuple):
    """`written` is what the bytes were, `read` what they were taken for."""

    written: str
    read: str

    def __str__(self) -> str:
        return f"{self.written} read as {self.read}"

    @property
    def bits(self) -> int:
        """How unlikely the mistake is."""
        return READ_AS[self.read] + WRITTEN_IN[self.written]


Chain = tuple[Step, ...]
"""Mistakes in the order in which they were made."""


class Candidate(NamedTuple):
    """What a text may have been, and what happened to it since."""

    text: str
    chain: Chain

    @property
    def bits(self) -> int:
        """How unlikely the chain is."""
        return sum(step.bits for step in self.chain)


def one_layer(text: str, behind: Chain = ()) -> Iterator[Candidate]:
    """Every other reading of the text's bytes, each text once, likeliest mistakes first.

    >>> any(candidate.text == "河谷网" for candidate in one_layer("ºÓ¹ÈÍø"))
    True
    """
    seen_bytes: set[bytes] = set()
    seen = {text}
    for read in READ_AS:
        data = encoded(text, read)
        if data is None or data in seen_bytes:
            continue
        seen_bytes.add(data)
        for written in WRITTEN_IN:
            original = decoded(data, written) if not same_encoding(written, read) else None
            if original is not None and original not in seen:
                seen.add(original)
                yield Candidate(original, (Step(written, read), *behind))


def undo(text: str, chain: Chain) -> str | None:
    """`text` as it was before `chain` happened to it, or None when that can't be what happened."""
    for step in reversed(chain):
        data = encoded(text, step.read)
        original = decoded(data, step.written) if data is not None else None
        if original is None:
            return None
        text = original
    return text


def encoded(text: str, encoding: str) -> bytes | None:
    """The bytes that `text` was read from, or None when they could not have been read so."""
    try:
        if encoding in _MULTI_BYTE:
            return text.encode(encoding)
        return codecs.charmap_encode(text, "strict", _code_page(encoding)[1])[0]
    except UnicodeEncodeError:
        return None


def decoded(data: bytes, encoding: str, errors: str = "strict") -> str | None:
    """Strictly, but for the holes in code pages, unless `errors` says else; None when no text reads so."""
    try:
        if encoding in _MULTI_BYTE:
            return data.decode(encoding, errors)
        return codecs.charmap_decode(data, "strict", _code_page(encoding)[0])[0]
    except UnicodeDecodeError:
        return None


@cache
def _code_page(encoding: str) -> tuple[str, dict[int, int]]:
    characters = "".join(bytes([value]).decode(encoding, "ignore") or chr(value) for value in range(256))
    return characters, {ord(character): value for value, character in enumerate(characters)}


def same_encoding(one: str, other: str) -> bool:
    """Do these differ too little to tell one from the other?"""
    return one == other or any({one, other} <= family for family in _FAMILIES)
