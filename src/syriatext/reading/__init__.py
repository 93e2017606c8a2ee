"""Anything → Documents: names to bytes, bytes to text, and what kind of text it is."""

from __future__ import annotations

import os
from typing import NamedTuple

from ..model import Document, InputFormat
from ..problems import Notice, Problem
from .binary import binary_kind, is_result
from .decode import decode
from .html import declared_charset, looks_like_html
from .large import LargeText, large_text
from .sources import STDIN, Source, expand, read_bytes, split_names

__all__ = [
    "STDIN",
    "LargeText",
    "ReadOptions",
    "Source",
    "document_from_bytes",
    "expand",
    "is_result",
    "large_text",
    "open_document",
    "read_bytes",
    "split_names",
]


class ReadOptions(NamedTuple):
    """How inputs are read. `max_size` in bytes; `stdin_name` is what standard input is called in results."""

    input_format: InputFormat | None = None
    encoding: str | None = None
    max_size: int = 512 << 20
    stdin_name: str | None = None


def open_document(source: Source, options: ReadOptions) -> Document:
    """Read one input. Raises Problem when it can't be read, is too large, or holds no text."""
    name = options.stdin_name or STDIN if source.path == STDIN else source.path
    data = read_bytes(source.path, options.max_size)
    if options.input_format is None and options.encoding is None and (kind := binary_kind(data)):
        message = f"this is {kind.name}, not text"
        # Nobody asked for this file by name, so nothing has failed.
        raise Notice(name, f"left out: {message}") if source.root else Problem(name, message, kind.hint)
    return document_from_bytes(data, name, options)


def document_from_bytes(data: bytes, name: str, options: ReadOptions) -> Document:
    """Decode `data`; never fails, unless `options` force an encoding that does not fit (Problem)."""
    declared = declared_charset(data) if options.input_format != "text" else None
    try:
        decoded = decode(data, declared=declared, forced=options.encoding)
    except ValueError as error:
        raise Problem(name, str(error), "leave out --encoding to have it found out") from None
    is_html = options.input_format == "html" or (options.input_format is None and looks_like_html(decoded.text))
    return Document(os.fspath(name), decoded.text, decoded.encoding, decoded.reason, "html" if is_html else "text")
