"""Small files of many documents, made for the tests."""

from __future__ import annotations

import gzip
import io
from collections.abc import Iterable
from pathlib import Path

import zstandard

from syriatext.cleaning import clean_document
from syriatext.model import Record
from syriatext.problems import Problem
from syriatext.reading import ReadOptions, Source, open_document
from syriatext.records import same_shape, with_records

DAMAGED, REPAIRED = "The cafÃ© reopened.", "The café reopened."


def entries(*names: str, options: ReadOptions | None = None, root: str | None = None) -> list[Source | Problem]:
    return list(with_records([Source(name, root) for name in names], options or ReadOptions()))


def records(*names: str, options: ReadOptions | None = None) -> list[Record]:
    found = entries(*names, options=options)
    return [entry.record for entry in found if isinstance(entry, Source) and entry.record]


def complaints(*names: str, options: ReadOptions | None = None) -> list[str]:
    found = entries(*names, options=options)
    return [f"{entry.source}: {entry.message}" for entry in found if isinstance(entry, Problem)]


def cleaned_again(name: str, options: ReadOptions | None = None) -> bytes:
    """The file as clean writes it back in its own shape."""
    options = options or ReadOptions()
    sources = [source for source in entries(name, options=options) if isinstance(source, Source) and source.record]
    assert sources and sources[0].record
    writer = same_shape(sources[0].record.shape)
    data = b"".join(writer.add(clean_document(open_document(each, options)), each.record) for each in sources)
    return data + writer.finish()


def packed(name: str, data: bytes) -> None:
    """Write `data` compressed as the name says."""
    compress = {".gz": gzip.compress, ".zst": zstandard.ZstdCompressor().compress}.get(Path(name).suffix)
    Path(name).write_bytes(compress(data) if compress else data)


def archive(pages: Iterable[tuple[str, str, bytes]], compressed: bool = False) -> bytes:
    """A web archive of answers: status, content type, content."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=compressed)
    writer.write_record(writer.create_warcinfo_record("test.warc", {"software": "test"}))
    for number, (status, kind, content) in enumerate(pages, 1):
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        uri = f"http://news.example/{number}"
        writer.write_record(
            writer.create_warc_record(uri, "response", payload=io.BytesIO(content), http_headers=headers)
        )
    return out.getvalue()
