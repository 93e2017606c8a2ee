"""What holds for every input, one function a target. A law is broken when it raises."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from math import isclose
from pathlib import Path
from typing import Any, NamedTuple

from hypothesis import strategies as st

import syriatext
from syriatext import config
from syriatext.cli.pairs import Wanted, answer
from syriatext.collection.shingles import shingles_of
from syriatext.comparing import changes_in_order
from syriatext.comparison import VERDICTS
from syriatext.edits import apply_edits, undo_edits
from syriatext.model import Cleaned, Edit, Record
from syriatext.problems import InternalProblem, Problem
from syriatext.reading import ReadOptions, Source, open_document
from syriatext.reading.decode import decode
from syriatext.records import same_shape, table, with_records
from syriatext.rendering.comparison import terminal_view, unified_view
from syriatext.rendering.explain import explanation
from syriatext.rendering.inline import words_view
from syriatext.rendering.json import clean_record, diff_record, to_json
from syriatext.rendering.table import COLUMNS, whole_table
from syriatext.rendering.terminal import UNSAFE
from syriatext.rendering.unified import unified_diff
from syriatext.repair import make_readable
from syriatext.restoring import records as restored
from syriatext.strip import extract_html, strip_text

from . import inputs


def decoding(data: bytes, declared: str | None, forced: str | None) -> None:
    """Bytes are had back from the text; only a forced encoding may be refused."""
    for wanted in {None, forced}:
        try:
            found = decode(data, declared, wanted)
        except ValueError:
            assert wanted is not None
            continue
        assert found.text.encode(found.encoding, "surrogateescape") == data
        assert found.reason


def repairing(text: str) -> None:
    """Repair can be undone, gives valid text, and finds nothing to do in it."""
    cleaned = syriatext.clean(text, only="repair", input_format="text")
    _accounted_for(cleaned)
    assert syriatext.clean(cleaned.text, only="repair", input_format="text").text == cleaned.text


def stripping(text: str) -> None:
    """Strip can be undone, finds nothing to do in what it left, and says of every line what it was."""
    stripped = strip_text(text)
    assert apply_edits(text, stripped.edits) == stripped.text
    assert undo_edits(stripped.text, stripped.edits) == text
    assert strip_text(stripped.text).text == stripped.text
    assert all(0 <= gone.score <= 1 and gone.kind and gone.rule for gone in stripped.removed)


def extracting(page: str) -> None:
    """Any string is a web page; what comes out is text without markup of its own making."""
    found = extract_html(page)
    assert isinstance(found.text, str)
    _accounted_for(syriatext.clean(page, input_format="html"))


def cleaning(data: bytes) -> None:
    """The whole flow: input comes back to the byte, output is UTF-8, the second time changes nothing."""
    cleaned = syriatext.clean(data)
    _accounted_for(cleaned)
    assert syriatext.restore(cleaned) == data
    assert syriatext.clean(cleaned.text, input_format="text").text == cleaned.text
    (record,) = restored(to_json(clean_record(cleaned)), "test")
    assert not isinstance(record, Problem)
    assert (record.data, record.text) == (data, cleaned.text)
    shown = "\n".join(explanation(cleaned))
    assert not re.search(UNSAFE, shown)
    "".join(unified_diff(cleaned)).encode("utf-8", "surrogatepass")


def comparing(pair: tuple[str, str]) -> None:
    """A verdict whichever way round, places inside the texts, and every rendering of it."""
    a, b = pair
    found, mirrored = syriatext.diff(a, b), syriatext.diff(b, a)
    assert found.verdict == mirrored.verdict and isclose(found.score, mirrored.score, abs_tol=1e-6)
    assert a != b or found.verdict == "identical"
    assert 0 <= found.score <= 1 and all(0 <= share <= 1 for share in found.copied)
    assert set(found.probabilities) == set(VERDICTS) and isclose(sum(found.probabilities.values()), 1, abs_tol=1e-6)
    for link in found.links:
        for (start, end), text in ((link.a, found.a.text), (link.b, found.b.text)):
            assert 0 <= start <= end <= len(text)
    to_json(diff_record(found))
    for name in COLUMNS:
        whole_table(found, name)
    for width in (20, 100):
        views = (
            terminal_view(found, False, True, width),
            unified_view(found, True),
            words_view(found, changes_in_order(found), False, width),
        )
        # The isolates around what runs from right to left are our own.
        assert not any(re.search(UNSAFE, re.sub("[\u2068\u2069]", "", view)) for view in views)


def hashing(text: str) -> None:
    """The hashes of a text are ascending and its own."""
    found = shingles_of(text)
    assert found == shingles_of(text)
    assert all(one < other for one, other in pairwise(found.triples))


def records(file: tuple[str, bytes], options: ReadOptions) -> None:
    """A file of many documents gives records or problems, and each writer takes what was read, on lines of its own."""
    name, data = file
    path = _folder() / name
    path.write_bytes(data)
    writers: dict[str, Any] = {}
    rows = table("csv")
    for entry in with_records([Source(str(path))], options):
        assert not isinstance(entry, InternalProblem)
        if isinstance(entry, Problem) or entry.record is None:
            continue
        shape = entry.record.shape
        try:
            document = open_document(entry, options)
        except Problem:
            continue
        # Every command makes a text readable before it writes it.
        cleaned = Cleaned(document, apply_edits(document.text, make_readable(document.text)))
        rows.add(cleaned, entry.record).decode()
        writers.setdefault(shape, same_shape(shape)).add(cleaned, entry.record)


def restoring(data: bytes) -> None:
    """What is no record of ours is a problem, never an error."""
    for record in restored(data, "test"):
        assert isinstance(record, Problem) or (isinstance(record.data, bytes) and isinstance(record.text, str))


def configuring(data: bytes) -> None:
    """A configuration is read or refused, and what it asks for ends in reasonable time."""
    path = _folder() / "syriatext.toml"
    path.write_bytes(data)
    try:
        wanted = config.load(str(path))
        strip_text("a" * 60 + "!\nRain fell in Homs.\n" + "ab" * 40 + "\n", (), wanted)
    except Problem as problem:
        assert problem.message


def pairing(line: bytes) -> None:
    """A line of a list of pairs has an answer or a problem."""
    source = Source("list", record=Record("jsonl", 1, None, line))
    wanted = Wanted(ReadOptions(), False, "jsonl", "summary", None, None, None)
    found = answer(source, wanted)
    assert not isinstance(found, InternalProblem), found


def _accounted_for(cleaned: Cleaned) -> None:
    text = cleaned.document.text
    edits: tuple[Edit, ...] = cleaned.edits
    assert apply_edits(text, edits) == cleaned.text
    assert undo_edits(cleaned.text, edits) == text
    assert all(text[e.start : e.end] == e.before != e.after and e.rule and e.why for e in edits)
    assert all(one.end <= other.start for one, other in pairwise(edits))
    cleaned.text.encode()


@cache
def _folder() -> Path:
    """A folder of this process; its few files are written over and over."""
    _kept.append(tempfile.TemporaryDirectory(prefix="syriatext-fuzz-"))
    return Path(_kept[-1].name)


_kept: list[tempfile.TemporaryDirectory[str]] = []


class Target(NamedTuple):
    """A law, what it is tried on, and its share of the inputs of a long run."""

    law: Callable[..., None]
    inputs: tuple[st.SearchStrategy[Any], ...]
    share: int


_options = st.builds(
    ReadOptions,
    input_format=st.none(),
    shape=st.sampled_from((None, None, "jsonl", "csv", "warc")),
    stdin_name=st.none(),
    encoding=st.one_of(st.none(), st.none(), st.sampled_from(inputs.CODECS)),
    max_size=st.sampled_from((1 << 20, 1 << 20, 100)),
    field=st.sampled_from((None, None, "text", "nowhere")),
    id_field=st.sampled_from((None, "id", "nowhere")),
)

TARGETS = {
    "decoding": Target(decoding, (inputs.data, inputs.charsets, inputs.charsets), 22),
    "repairing": Target(repairing, (inputs.texts,), 12),
    "stripping": Target(stripping, (inputs.texts,), 14),
    "extracting": Target(extracting, (st.one_of(inputs.soups, inputs.pages),), 1),
    "cleaning": Target(cleaning, (inputs.data,), 3),
    "comparing": Target(comparing, (inputs.pairs,), 1),
    "hashing": Target(hashing, (inputs.texts,), 8),
    "records": Target(records, (inputs.record_files, _options), 12),
    "restoring": Target(restoring, (inputs.results,), 18),
    "configuring": Target(configuring, (inputs.configs,), 3),
    "pairing": Target(pairing, (inputs.pair_lines,), 6),
}
