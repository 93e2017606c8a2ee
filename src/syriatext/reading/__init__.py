"""Anything → Documents: names to bytes, bytes to text, and what kind of text it is."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import NamedTuple

from ..model import Document, InputFormat, Record
from ..problems import Notice, Problem
from .binary import binary_kind, is_result
from .decode import decode
from .html import declared_charset, looks_like_html
from .large import LargeText, large_text
from .packed import compression_of, unpack
from .sources import STDIN, Source, expand, fingerprint, is_file, read_bytes, split_names

__all__ = [
    "STDIN",
    "LargeText",
    "ReadOptions",
    "Source",
    "document_from_bytes",
    "document_from_text",
    "expand",
    "fingerprint",
    "is_file",
    "is_result",
    "large_text",
    "open_document",
    "read_bytes",
    "split_names",
]


class ReadOptions(NamedTuple):
    """How inputs are read. `max_size` in bytes; `stdin_name` is what standard input is called in results.

    `shape` says that inputs hold many documents, in this kind of file; `field` and `id_field` where in a record its
    text and its name are.
    """

    input_format: InputFormat | None = None
    encoding: str | None = None
    max_size: int = 512 << 20
    stdin_name: str | None = None
    shape: str | None = None
    field: str | None = None
    id_field: str | None = None


def open_document(source: Source, options: ReadOptions) -> Document:
    """Read one input. Raises Problem when it can't be read, is too large, or holds no text."""
    name = source._replace(path=options.stdin_name).name if options.stdin_name and source.path == STDIN else source.name
    if source.record:
        return _document_of_record(source.record, name, options)
    data = read_bytes(source.path, options.max_size, source.head)
    if compression := compression_of(data):
        return _unpacked_document(data, name, compression, source, options)
    return _whole_document(data, name, source, options)


def _unpacked_document(data: bytes, name: str, compression: str, source: Source, options: ReadOptions) -> Document:
    document = _whole_document(unpack(data, name, compression, options.max_size), name, source, options)
    return replace(document, encoding_reason=f"{document.encoding_reason}, unpacked from {compression}")


def _whole_document(data: bytes, name: str, source: Source, options: ReadOptions) -> Document:
    if options.input_format is None and options.encoding is None and (kind := binary_kind(data)):
        message = f"this is {kind.name}, not text"
        # Nobody asked for this file by name, so nothing has failed.
        raise Notice(name, f"left out: {message}") if source.root else Problem(name, message, kind.hint)
    return document_from_bytes(data, name, options)


def document_from_bytes(data: bytes, name: str, options: ReadOptions, charset: str | None = None) -> Document:
    """Decode `data`; never fails, unless `options` force an encoding that does not fit (Problem).

    `charset` is what came with the data; it is believed rather than what a web page says of itself.
    """
    declared = charset or (declared_charset(data) if options.input_format != "text" else None)
    try:
        decoded = decode(data, declared=declared, forced=options.encoding)
    except ValueError as error:
        raise Problem(name, str(error), "leave out --encoding to have it found out") from None
    return Document(
        os.fspath(name), decoded.text, decoded.encoding, decoded.reason, _format_of(decoded.text, options.input_format)
    )


def document_from_text(
    text: str, name: str, reason: str, input_format: InputFormat | None = None, id: str | None = None
) -> Document:
    """A document whose text was decoded already; `reason` says by what."""
    return Document(name, text, "utf-8", reason, _format_of(text, input_format), id)


def _format_of(text: str, wanted: InputFormat | None) -> InputFormat:
    return wanted or ("html" if looks_like_html(text) else "text")


def _document_of_record(record: Record, name: str, options: ReadOptions) -> Document:
    if isinstance(record.data, bytes):
        if kind := binary_kind(record.data):
            raise Notice(name, f"left out: this is {kind.name}, not text")
        return replace(document_from_bytes(record.data, name, options, record.charset), id=record.id)
    read_as = f", read as {record.charset}" if record.charset not in (None, "utf-8") else ""
    return document_from_text(record.data or "", name, f"text of a {record.shape} record{read_as}", id=record.id)
