"""Web archives: the pages are the records, and come back as conversions."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from syriatext.problems import Problem
from syriatext.reading import ReadOptions, Source, open_document
from tests.records.files import archive, cleaned_again, complaints, entries, records

PAGE = b"<html><body><p>The council met in Aleppo on Sunday.</p></body></html>"
ARABIC = "<html><body><p>الجسر مفتوح اليوم أمام حركة المرور</p></body></html>".encode("cp1256")
PAGES = (
    ("200 OK", "text/html", PAGE),
    ("404 Not Found", "text/html", PAGE),
    ("301 Moved", "text/html", b""),
    ("200 OK", "image/png", b"\x89PNG"),
    ("200 OK", "text/html; charset=windows-1256", ARABIC),
    ("200 OK", "text/plain", b"Rain fell."),
)


@pytest.mark.parametrize("compressed", [False, True])
def test_pages_and_texts_are_taken(folder: Path, compressed: bool) -> None:
    name = "a.warc.gz" if compressed else "a.warc"
    (folder / name).write_bytes(archive(PAGES, compressed))
    assert [(r.number, r.id) for r in records(name)] == [
        (2, "http://news.example/1"), (6, "http://news.example/5"), (7, "http://news.example/6"),
    ]  # fmt: skip


def test_the_charset_of_the_answer_counts(folder: Path) -> None:
    (folder / "a.warc").write_bytes(archive(PAGES))
    source = entries("a.warc")[1]
    assert isinstance(source, Source)
    document = open_document(source, ReadOptions())
    assert (document.encoding, document.format, document.source) == ("cp1256", "html", "a.warc#6")
    assert document.text.encode("cp1256") == ARABIC


def test_conversions_say_what_they_were_made_from(folder: Path) -> None:
    (folder / "a.warc").write_bytes(archive(PAGES))
    made = [
        (entry.rec_type, entry.rec_headers.get_header("WARC-Target-URI"), entry.content_stream().read().decode())
        for entry in ArchiveIterator(io.BytesIO(cleaned_again("a.warc")))
    ]
    assert made[2] == ("conversion", "http://news.example/6", "Rain fell.")
    (folder / "b.warc").write_bytes(cleaned_again("a.warc"))
    assert [record.id for record in records("b.warc")] == [record.id for record in records("a.warc")]
    assert cleaned_again("b.warc").count(b"Rain fell.") == 1


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
@pytest.mark.parametrize("compressed", [False, True])
def test_an_archive_that_breaks_off_gives_what_it_has(folder: Path, share: float, compressed: bool) -> None:
    pages = [("200 OK", "text/html", PAGE + bytes(str(number), "ascii") * 50) for number in range(9)]
    whole = archive(pages, compressed)
    (folder / "a.warc.gz").write_bytes(whole[: int(len(whole) * share)])
    found = entries("a.warc.gz")
    assert isinstance(found[-1], Problem) and "breaks off" in found[-1].message
    assert len(records("a.warc.gz")) >= int(9 * share) - 1
    assert all(PAGE in record.data for record in records("a.warc.gz") if isinstance(record.data, bytes))


def test_a_page_that_is_too_large_is_named(folder: Path) -> None:
    (folder / "a.warc").write_bytes(archive([("200 OK", "text/html", PAGE * 100), ("200 OK", "text/html", PAGE)]))
    options = ReadOptions(max_size=1_000)
    assert [record.number for record in records("a.warc", options=options)] == [3]
    assert complaints("a.warc", options=options) == ["a.warc: record 2: larger than 1,000 bytes; left out"]
