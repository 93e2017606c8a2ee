"""Bytes → text, so that the bytes can always be had back.

An encoding is taken only when encoding the text again gives the same bytes. Where none does, the text is UTF-8 whose
unreadable bytes stand as lone surrogates U+DC80–U+DCFF (PEP 383).
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\0\0\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
# What a label means in practice: pages say the narrow name and use the wide encoding (WHATWG Encoding Standard).
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
}
_UNREADABLE = "[\udc80-\udcff]"
# UTF-7 and Python's own escapes let these pass, which are no characters: nothing could write such a text out.
_SURROGATE = "[\ud800-\udfff]"
# Half of a character beyond the first 65,536, written as if it were one: some databases and Java do.
_CESU = "\udced[\udca0-\udcbf][\udc80-\udcbf]"
_NON_ASCII = "[^\x00-\x7f\udc80-\udcff]"
_DETECTION_SAMPLE = 200_000
_SURE = 0.1


class Decoded(NamedTuple):
    """Text, the encoding that gives its bytes back, and how that was decided."""

    text: str
    encoding: str
    reason: str


def decode(data: bytes, declared: str | None = None, forced: str | None = None) -> Decoded:
    """Decode `data`: byte order mark, strict UTF-8, the `declared` charset, UTF-8 with damage, then detection.

    Raises ValueError when `forced` names no encoding or one that does not fit; nothing else ever fails.
    """
    if forced is not None:
        return _forced(data, forced)
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark) and (found := _attempt(data, encoding, "byte order mark")):
            return found
    if found := _attempt(data, "utf-8", "valid UTF-8"):
        return found
    damaged = _damaged_utf8(data)
    for charset in (_WIDER.get(_canonical(declared)), declared):
        if charset and (found := _attempt(data, charset, f"declared as {declared}")):
            return found
    if _mostly_utf8(damaged.text):
        return damaged
    guess, confidence = detect(data)
    reason = "detected by chardet" if confidence >= _SURE else "guessed by chardet, which is not sure"
    return (_attempt(data, guess, reason) if guess else None) or damaged


def detect(data: bytes) -> tuple[str | None, float]:
    """The encoding that chardet proposes, None for data that is no text, and its confidence, 0 to 1."""
    import chardet

    found = chardet.detect(data, max_bytes=_DETECTION_SAMPLE)
    return found["encoding"], found["confidence"]


def _forced(data: bytes, encoding: str) -> Decoded:
    try:
        codecs.lookup(encoding)
    except LookupError:
        raise ValueError(f"unknown encoding {encoding!r}") from None
    name = _canonical(encoding)
    if name in ("utf-16", "utf-32"):
        # Python would write these with a mark always, and in this machine's byte order.
        encoding = f"{name}-be" if data.startswith((b"\xfe\xff", b"\0\0\xfe\xff")) else f"{name}-le"
    found = _attempt(data, encoding, "given by --encoding")
    if found is None:
        raise ValueError(f"this is not valid {encoding}")
    return found


def _attempt(data: bytes, encoding: str, reason: str) -> Decoded | None:
    try:
        text = data.decode(encoding)
        if text.encode(encoding) == data and not re.search(_SURROGATE, text):
            return Decoded(text, _canonical(encoding), reason)
    except (ValueError, LookupError):
        pass
    return None


def _damaged_utf8(data: bytes) -> Decoded:
    text = data.decode("utf-8", "surrogateescape")
    bad = len(_stray_bytes(text))
    return Decoded(text, "utf-8", f"UTF-8 with {bad} unreadable byte{'' if bad == 1 else 's'}" if bad else "CESU-8")


def _mostly_utf8(text: str) -> bool:
    """Is there a valid multi-byte character for every two stray bytes? In a legacy encoding they hardly occur."""
    valid = len(re.findall(_NON_ASCII, text)) + len(re.findall(_CESU, text))
    return 0 < 2 * valid >= len(_stray_bytes(text))


def _stray_bytes(text: str) -> list[str]:
    return re.findall(_UNREADABLE, re.sub(_CESU, "", text))


def _canonical(encoding: str | None) -> str:
    if not encoding:
        return ""
    try:
        return codecs.lookup(encoding).name
    except (LookupError, ValueError):
        return ""
