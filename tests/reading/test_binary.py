"""Binary files are named, so that the message can say what to do; text never is one."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syriatext.problems import Problem
from syriatext.reading import ReadOptions, Source, open_document
from syriatext.reading.binary import binary_kind


def _zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "Rain")
    return out.getvalue()


BINARY = {
    "gzip data": gzip.compress(b"Rain"),
    "bzip2 data": bz2.compress(b"Rain"),
    "xz data": lzma.compress(b"Rain"),
    "Zstandard data": b"\x28\xb5\x2f\xfd\x04\x00",
    "a PDF": b"%PDF-1.7\n1 0 obj",
    "a zip archive or an office document": _zip(),
    "an old office document": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "a PNG picture": b"\x89PNG\r\n\x1a\n",
    "a JPEG picture": b"\xff\xd8\xff\xe0",
    "a GIF picture": b"GIF89a",
    "a program": b"\x7fELF\x02",
    "an SQLite database": b"SQLite format 3\0",
    "binary data": bytes(range(256)),
}
TEXT = [
    b"",
    b"Rain fell.\n",
    b"\xff\xfe\xfd\xfc",
    "سوريا اليوم".encode("utf-16"),
    "سوريا اليوم".encode("utf-32"),
    ("Rain fell on the town and stopped at noon. " * 5).encode("utf-16-le"),
    ("Rain fell on the town and stopped at noon. " * 5).encode("utf-16-be"),
    "日本語の文章".encode("iso2022_jp"),
    b"page one\x0cpage two\x0c\n",
    b"\x1b[31mcoloured\x1b[0m output of a program\n",
    b"one stray bell \x07 in a sentence that is long enough for it\n",
    bytes(range(128, 256)),
]


@pytest.mark.parametrize("kind", BINARY)
def test_binary_files_are_known_by_name(kind: str) -> None:
    found = binary_kind(BINARY[kind])
    assert found is not None and (found.name, bool(found.hint)) == (kind, True)


@pytest.mark.parametrize("data", TEXT)
def test_text_is_text(data: bytes) -> None:
    assert binary_kind(data) is None


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_no_printable_text_is_binary(text: str) -> None:
    assert binary_kind(("The " + text).encode()) is None


@given(st.binary())
def test_any_bytes_get_an_answer(data: bytes) -> None:
    binary_kind(data)


def test_binary_is_refused_unless_someone_says_what_it_is(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("binary") / "f"
    path.write_bytes(bytes(range(256)))
    with pytest.raises(Problem, match="binary data"):
        open_document(Source(str(path)), ReadOptions())
    assert open_document(Source(str(path)), ReadOptions(input_format="text")).text
    assert open_document(Source(str(path)), ReadOptions(encoding="latin-1")).text


def test_a_tar_archive_is_named() -> None:
    data = b"seeds/".ljust(257, b"\0") + b"ustar\x0000".ljust(255, b"\0")
    kind = binary_kind(data)
    assert kind and kind.name == "a tar archive"
