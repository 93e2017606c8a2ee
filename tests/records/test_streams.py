"""Compressed input: a break loses nothing before it, a bomb needs no memory."""

from __future__ import annotations

import gzip
import tracemalloc
from pathlib import Path

import pytest
import zstandard

from syriatext.reading.packed import damage
from syriatext.records.streams import Stream, TooLong
from tests.records.files import complaints, packed, records

LINES = b"".join(b'{"text": "line %d of this"}\n' % number for number in range(5_000))


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.jsonl.zst"])
def test_what_stands_before_a_break_is_read(folder: Path, name: str) -> None:
    packed(name, LINES)
    whole = Path(name).read_bytes()
    Path(name).write_bytes(whole[: len(whole) * 3 // 4])
    (message,) = complaints(name)
    assert message.startswith(f"{name}: the compressed data breaks off or is damaged after record ") or not records(
        name
    )
    assert len(records(name)) > 2_000 or name.endswith("zst")


def test_members_and_padding_are_one_file(folder: Path) -> None:
    Path("a.jsonl.gz").write_bytes(gzip.compress(b'{"text": "a"}\n') + b"\0" * 40 + gzip.compress(b'{"text": "b"}\n'))
    frames = zstandard.ZstdCompressor().compress(b'{"text": "a"}\n') + zstandard.ZstdCompressor().compress(
        b'{"text": "b"}\n'
    )
    Path("a.jsonl.zst").write_bytes(frames)
    for name in ("a.jsonl.gz", "a.jsonl.zst"):
        assert [record.data for record in records(name)] == ["a", "b"]


@pytest.mark.parametrize("name", ["a.jsonl.gz", "a.jsonl.zst"])
def test_a_bomb_needs_little_memory(folder: Path, name: str) -> None:
    packed(name, b'{"text": "' + b"x" * (200 << 20) + b'"}\n{"text": "behind"}\n')
    tracemalloc.start()
    try:
        with Stream(name) as stream:
            with pytest.raises(TooLong):
                stream.readline(1 << 20)
            assert stream.readline(1 << 20) == b'{"text": "behind"}\n'
        assert tracemalloc.get_traced_memory()[1] < 60 << 20
    finally:
        tracemalloc.stop()


def test_damaged_data_is_damage(folder: Path) -> None:
    Path("a.gz").write_bytes(b"\x1f\x8b\x08\0" + b"\xff" * 100)
    with Stream("a.gz") as stream, pytest.raises(damage()):
        stream.readline(100)
