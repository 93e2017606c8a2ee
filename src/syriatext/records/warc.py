"""WARC, the files of web archives: every page that was fetched is a document; written back as conversion records."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from ..model import Cleaned, Record
from ..problems import Problem
from ..reading import ReadOptions
from ..reading.packed import damage
from .finding import Broken
from .streams import Stream

_KINDS = ("response", "resource", "conversion")
_TEXT = r"(?i)\s*(?:text/(?:html|plain)|application/xhtml\+xml)\b"
_CHARSET = r"(?i)\bcharset\s*=\s*[\"']?([A-Za-z0-9_.:-]{1,40})"
_OK = "200"
_END = b"\r\n\r\n"
"""Behind every record."""


class Row(NamedTuple):
    """What a conversion record says of the record it was made from."""

    uri: str
    record_id: str
    date: str


def fits(head: bytes, options: ReadOptions, is_named: bool) -> bool:
    """WARC files say so in their first line."""
    return head.startswith(b"WARC/")


def read(stream: Stream, options: ReadOptions) -> Iterator[Record | Broken]:
    """Yield the pages and plain texts of the archive; pictures, redirects, errors and requests are passed by."""
    from warcio.archiveiterator import ArchiveIterator

    number, file = 0, _AsItComes(stream.file)
    try:
        for entry in ArchiveIterator(file):
            number += 1
            if _is_text(entry):
                yield _record(number, entry, options.max_size)
    except damage():
        raise
    except Exception:  # headers that are cut or garbled make it stumble in many ways
        raise Problem(stream.path, f"this is no whole WARC file, it breaks off after record {number}") from None
    if file.error:
        raise file.error
    if not file.end.endswith(_END):
        raise Problem(stream.path, f"this is no whole WARC file, it breaks off behind record {number}")


class _AsItComes:
    """A stream whose reads never wait for more than there is: what stands before a break would be lost with them.

    Where a break is, the reader of archives takes it for the end: `error` and the `end` tell.
    """

    def __init__(self, file: Any) -> None:
        self.file = file
        self.end = _END
        self.error: Exception | None = None

    def read(self, size: int = -1) -> bytes:
        try:
            data: bytes = self.file.read1(size)
        except damage() as error:
            self.error = error
            raise
        self.end = (self.end + data)[-len(_END) :]
        return data


def _is_text(entry: Any) -> bool:
    if entry.rec_type not in _KINDS:
        return False
    if entry.http_headers is not None:
        is_found = entry.http_headers.get_statuscode() == _OK
        return is_found and re.match(_TEXT, entry.http_headers.get_header("Content-Type") or "text/html") is not None
    return re.match(_TEXT, entry.rec_headers.get_header("Content-Type") or "") is not None


def _record(number: int, entry: Any, limit: int) -> Record | Broken:
    try:
        data = _read(entry.content_stream(), limit + 1)
        is_whole = _is_at_end(entry.raw_stream)
    except Exception as error:  # chunks and compression of web servers, in every kind of broken
        return Broken(number, f"its content can't be unpacked ({type(error).__name__})")
    if len(data) > limit:
        return Broken(number, f"larger than {limit:,} bytes", "raise the limit with --max-size")
    if not is_whole:
        return Broken(number, "it is shorter than it says")
    headers = entry.rec_headers
    kind = (entry.http_headers or headers).get_header("Content-Type") or ""
    charset = re.search(_CHARSET, kind)
    uri = headers.get_header("WARC-Target-URI")
    row = Row(uri or "", headers.get_header("WARC-Record-ID") or "", headers.get_header("WARC-Date") or "")
    return Record("warc", number, uri, data, row, charset[1] if charset else None, url=uri)


def _read(content: Any, most: int) -> bytes:
    """Its reads may give less than they are asked for."""
    chunks, size = [], 0
    while size < most and (chunk := content.read(most - size)):
        chunks.append(chunk)
        size += len(chunk)
    return b"".join(chunks)


def _is_at_end(stored: Any) -> bool:
    """Is there as much of the record as it says? Behind what a web server sent in chunks, some bytes are left."""
    while stored.read(64 << 10):
        pass
    return bool(stored.limit <= 0)


def others(row: Row) -> dict[str, str]:
    """Where and when the page was taken."""
    return {name: value for name, value in (("url", row.uri), ("date", row.date)) if value}


class SameShape:
    """Writes the texts as the archive's conversions of its pages."""

    def __init__(self, compressed: bool) -> None:
        from warcio.warcwriter import WARCWriter

        self.out = io.BytesIO()
        self.writer = WARCWriter(self.out, gzip=compressed)

    def add(self, cleaned: Cleaned, record: Record | None) -> bytes:
        row = record.row if record is not None and isinstance(record.row, Row) else Row("", "", "")
        beside = {"WARC-Refers-To": row.record_id, "WARC-Date": row.date}
        entry = self.writer.create_warc_record(
            row.uri or f"urn:syriatext:{cleaned.document.source}",
            "conversion",
            payload=io.BytesIO(cleaned.text.encode("utf-8", "replace")),
            warc_content_type="text/plain; charset=utf-8",
            warc_headers_dict={name: value for name, value in beside.items() if value},
        )
        self.writer.write_record(entry)
        return self._drain()

    def finish(self) -> bytes:
        return self._drain()

    def _drain(self) -> bytes:
        data = self.out.getvalue()
        self.out.seek(0)
        self.out.truncate()
        return data
