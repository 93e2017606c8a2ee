"""What could a text have been? Its bytes in one encoding, read in another; up to three times over.

Single-byte encodings are sloppy, as decoders on the web are: a byte that a code page leaves open is the C1 control of
that number.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

# What texts were wrongly read as, and how unlikely that is, in bits; likeliest first.
READ_AS = {
    "latin-1": 1, "cp1252": 1, "cp1251": 2, "cp1256": 2, "cp1250": 3, "cp1254": 3, "mac-roman": 3, "gbk": 3,
    "cp437": 4, "koi8-r": 4, "cp866": 4, "cp1253": 4, "iso8859-2": 4, "big5": 4, "cp932": 4, "cp949": 4, "cp850": 5,
    "cp1255": 5, "cp1257": 5, "iso8859-15": 6, "cp874": 6, "cp1258": 6, "mac-cyrillic": 6,
}  # fmt: skip
# What they were written in.
WRITTEN_IN = {
    "utf-8": 0, "gb18030": 4, "cp1251": 4, "cp1256": 4, "big5": 5, "cp932": 5, "cp949": 5, "koi8-r": 5, "cp1255": 5,
    "cp1253": 5, "cp1254": 5, "cp1250": 5, "cp1252": 5, "euc-jp": 6, "cp866": 6, "iso8859-7": 6, "iso8859-2": 6,
    "cp1258": 6, "cp874": 6, "iso8859-5": 7, "mac-cyrillic": 7, "iso8859-6": 7, "iso8859-8": 7, "cp1257": 7,
    "mac-roman": 7, "koi8-u": 7, "cp437": 8, "cp850": 9,
}  # fmt: skip
_MULTI_BYTE = {"utf-8", "gbk", "gb18030", "big5", "cp932", "euc-jp", "cp949"}
_ALPHABETS = (
    {"gb18030", "big5", "cp932", "euc-jp", "cp949"},
    {"cp1251", "koi8-r", "koi8-u", "cp866", "iso8859-5", "mac-cyrillic"},
    {"cp1252", "cp1250", "iso8859-2", "cp1254", "cp1257", "cp1258", "mac-roman", "cp437", "cp850"},
    {"cp1256", "iso8859-6"}, {"cp1255", "iso8859-8"}, {"cp1253", "iso8859-7"}, {"cp874"},
)  # fmt: skip
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


def chain_bits(chain: Chain) -> int:
    """How unlikely these mistakes are."""
    return sum(step.bits for step in chain)


class Candidate(NamedTuple):
    """What a text may have been, and what happened to it since."""

    text: str
    chain: Chain

    @property
    def bits(self) -> int:
        """How unlikely the chain is."""
        return chain_bits(self.chain)


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


def rivals(chain: Chain) -> list[Chain]:
    """What looks most like `chain`: a text in another encoding of its alphabet, and UTF-8 read as whatever it may be.

    >>> print(*rivals((Step("cp1256", "latin-1"),))[0])
    iso8859-6 read as latin-1
    """
    first, *later = chain
    alike = next((alphabet for alphabet in _ALPHABETS if first.written in alphabet), set()) - {first.written}
    found: list[Chain] = [(Step(written, first.read), *later) for written in WRITTEN_IN if written in alike]
    found += [(Step("utf-8", read),) for read in READ_AS]
    return [rival for rival in found if rival != chain]


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
