"""Is this text at all? Files of other kinds are named, so that the message can say what to do with them."""

from __future__ import annotations

from typing import NamedTuple

_SAMPLE = 64 << 10
_UNPACK = "unpack it first, e.g. {command} FILE | syriatext clean"
_AS_TEXT = "if it is text all the same: --input-format text"


class Kind(NamedTuple):
    """What a file is, and what its owner can do."""

    name: str
    hint: str


_RESULT_BEGINNINGS = (b'{"schema": "syriatext.', b'{\n  "schema": "syriatext.')
_RESULT = Kind("a result of this program", f"syriatext restore reads it; {_AS_TEXT}")
_REPORT = Kind("a report of this program", "if you want its words all the same: --input-format html")
_MAGIC: tuple[tuple[bytes, Kind], ...] = (
    (b"\x1f\x8b", Kind("gzip data", _UNPACK.format(command="gzip -dc"))),
    (b"\x28\xb5\x2f\xfd", Kind("Zstandard data", _UNPACK.format(command="zstd -dc"))),
    (b"BZh", Kind("bzip2 data", _UNPACK.format(command="bzip2 -dc"))),
    (b"\xfd7zXZ\0", Kind("xz data", _UNPACK.format(command="xz -dc"))),
    (b"%PDF-", Kind("a PDF", "take its text out first, e.g. pdftotext FILE - | syriatext clean")),
    (b"PK\x03\x04", Kind("a zip archive or an office document", "unpack it, or save the document as text")),
    (b"\xd0\xcf\x11\xe0", Kind("an old office document", "save the document as text")),
    (b"\x89PNG", Kind("a PNG picture", _AS_TEXT)),
    (b"\xff\xd8\xff", Kind("a JPEG picture", _AS_TEXT)),
    (b"GIF8", Kind("a GIF picture", _AS_TEXT)),
    (b"\x7fELF", Kind("a program", _AS_TEXT)),
    (b"SQLite format 3\0", Kind("an SQLite database", _AS_TEXT)),
    # Cleaned like a text, a record would no longer undo what it records.
    *((beginning, _RESULT) for beginning in _RESULT_BEGINNINGS),
    (b'<!DOCTYPE html>\n<html lang="en">\n<head><meta name="generator" content="syriatext', _REPORT),
)
_BYTE_ORDER_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\0\0\xfe\xff")
# Controls that no text format uses; tab, line ends, form feed, and the escape of ISO 2022 encodings are not among them.
_CONTROLS = bytes((*range(0x08), *range(0x0E, 0x1B), 0x1C, 0x7F))
_CONTROL_SHARE = 0.05
_TAR_AT = 257


def is_result(data: bytes) -> bool:
    """Is this JSON that the program itself wrote?"""
    return data.startswith(_RESULT_BEGINNINGS)


def binary_kind(data: bytes) -> Kind | None:
    """Return what kind of binary file `data` is, or None for text (UTF-16 and UTF-32 are text)."""
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return kind
    if data.startswith(b"ustar", _TAR_AT):
        return Kind("a tar archive", "unpack it first: tar xf FILE")
    sample = data[:_SAMPLE]
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if not controls or data.startswith(_BYTE_ORDER_MARKS) or (b"\0" in sample and _is_wide(sample)):
        return None
    if b"\0" in sample or controls > _CONTROL_SHARE * len(sample):
        return Kind("binary data", _AS_TEXT)
    return None


def _is_wide(sample: bytes) -> bool:
    from ..repair.charset import choose_wide

    return choose_wide(sample) is not None
