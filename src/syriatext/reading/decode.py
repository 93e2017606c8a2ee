"""Bytes → text, so that the bytes can always be had back.

An encoding is taken only when encoding the text again gives the same bytes. Where none does, the text is UTF-8 whose
unreadable bytes stand as lone surrogates U+DC80–U+DCFF (PEP 383).
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, NamedTuple

from ..fitting import canonical, fitted

if TYPE_CHECKING:
    from ..repair.charset import Choice

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
# Python calls these encodings too: they are for names of hosts, take time that grows with the square of a text, and
# can't hold bytes that are no text.
_OF_HOST_NAMES = ("idna", "punycode")
_ESCAPES = (b"\x1b$", b"\x1b(", b"~{")
_UNREADABLE = "[\udc80-\udcff]"
# Half of a character beyond the first 65,536, written as if it were one: some databases and Java do.
_CESU = "\udced[\udca0-\udcbf][\udc80-\udcbf]"
_NON_ASCII = "[^\x00-\x7f\udc80-\udcff]"
_DETECTION_SAMPLE = 200_000
_BEYOND_ACCIDENT = 20  # valid characters for each stray byte, which no other encoding gives by chance


class Decoded(NamedTuple):
    """Text, the encoding that gives its bytes back, and how that was decided."""

    text: str
    encoding: str
    reason: str


def decode(data: bytes, declared: str | None = None, forced: str | None = None) -> Decoded:
    """Decode `data`: byte order mark, strict UTF-8, the `declared` charset, UTF-8 with damage, then the likeliest.

    Raises ValueError when `forced` names no encoding or one that does not fit; nothing else ever fails.
    """
    if forced is not None:
        return _forced(data, forced)
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark) and (found := _attempt(data, encoding, "byte order mark")):
            return found
    # Both are ASCII, hence valid UTF-8, to those who do not look closer.
    if found := _wide(data) or _seven_bit(data):
        return found
    return _attempt(data, "utf-8", "valid UTF-8") or _declared(data, declared) or _found_out(data)[0]


def detect(data: bytes) -> str | None:
    """The encoding that chardet proposes, None for data that is no text."""
    import chardet

    return chardet.detect(data, max_bytes=_DETECTION_SAMPLE)["encoding"]


def _wide(data: bytes) -> Decoded | None:
    if b"\0" not in data:
        return None
    from ..repair.charset import choose_wide

    found = choose_wide(data)
    return found and Decoded(found.text, canonical(found.encoding), "found by its zeros, without a byte order mark")


def _seven_bit(data: bytes) -> Decoded | None:
    if not any(sign in data for sign in _ESCAPES):
        return None
    from ..repair.charset import choose_seven_bit

    found = choose_seven_bit(data)
    return found and Decoded(found.text, canonical(found.encoding), "found by its escapes")


def _declared(data: bytes, declared: str | None) -> Decoded | None:
    """The declared charset where it fits, unless another one is likelier beyond doubt."""
    for charset in (_WIDER.get(canonical(declared)), declared):
        if charset and (found := _attempt(data, charset, f"declared as {declared}")):
            break
    else:
        return None
    from ..repair.charset import contradicts

    other, is_sure = _found_out(data)
    if not is_sure or not contradicts(data, found.encoding, other.encoding):
        return found
    return other._replace(reason=f"declared as {declared}, which gives no likely text; {other.reason}")


def _found_out(data: bytes) -> tuple[Decoded, bool]:
    """UTF-8 with damage, or the encoding in which the bytes are the likeliest text; and whether that is sure."""
    valid, stray = _valid_and_stray(_first_foreign(data).decode("utf-8", "surrogateescape"))
    may_be_utf8 = 0 < 2 * valid >= stray
    if valid > _BEYOND_ACCIDENT * stray:
        return _damaged_utf8(data), True
    from ..repair.charset import choose

    # chardet does not think of damaged UTF-8.
    found = choose(data, may_be_utf8=True) if may_be_utf8 else choose(data, detect(data))
    if found is None:
        return _damaged_utf8(data), may_be_utf8
    return Decoded(found.text, canonical(found.encoding), _reason(found)), found.is_sure


def _first_foreign(data: bytes) -> bytes:
    """Enough of the bytes beyond ASCII to see whether they are UTF-8."""
    found = re.search(rb"[\x80-\xff]", data)
    return data[found.start() :][:_DETECTION_SAMPLE] if found else b""


def _reason(found: Choice) -> str:
    ahead = f", {found.margin:.0f} bits ahead of {canonical(found.runner_up)}" if found.runner_up else ""
    return f"found by the language of the text{ahead}" if found.is_sure else f"guessed{ahead}: not sure"


def with_byte_order(encoding: str, data: bytes) -> str:
    """The same encoding with the byte order of `data`, little where no mark tells.

    Of itself Python writes a mark always, in this machine's byte order, and reads no stream without one.
    """
    name = canonical(encoding)
    if name not in ("utf-16", "utf-32"):
        return encoding
    return f"{name}-be" if data.startswith((b"\xfe\xff", b"\0\0\xfe\xff")) else f"{name}-le"


def _forced(data: bytes, encoding: str) -> Decoded:
    try:
        codecs.lookup(encoding)
    except LookupError:
        raise ValueError(f"unknown encoding {encoding!r}") from None
    encoding = with_byte_order(encoding, data)
    found = _attempt(data, encoding, "given by --encoding")
    if found is None:
        raise ValueError(f"this is not valid {encoding}")
    return found


def _attempt(data: bytes, encoding: str, reason: str) -> Decoded | None:
    name = canonical(encoding)
    text = None if name in _OF_HOST_NAMES else fitted(data, encoding)
    return None if text is None else Decoded(text, name, reason)


def _damaged_utf8(data: bytes) -> Decoded:
    text = data.decode("utf-8", "surrogateescape")
    bad = len(_stray_bytes(text))
    return Decoded(text, "utf-8", f"UTF-8 with {bad} unreadable byte{'' if bad == 1 else 's'}" if bad else "CESU-8")


def _valid_and_stray(text: str) -> tuple[int, int]:
    """How many multi-byte characters are valid, and how many bytes are stray? In a legacy encoding few are valid."""
    return len(re.findall(_NON_ASCII, text)) + len(re.findall(_CESU, text)), len(_stray_bytes(text))


def _stray_bytes(text: str) -> list[str]:
    return re.findall(_UNREADABLE, re.sub(_CESU, "", text))
