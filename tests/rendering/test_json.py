"""JSON: the versioned shapes, valid UTF-8 whatever the texts hold, and nothing that a terminal would obey."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from syriatext import clean
from syriatext.comparison import Comparison
from syriatext.rendering.json import clean_record, diff_record, to_json
from syriatext.rendering.terminal import UNSAFE
from syriatext.restoring import Restored, records

from .comparisons import comparisons
from .test_terminal import ANY

CLEAN_KEYS = ["schema", "source", "title", "byline", "date", "agency", "summary", "captions", "language", "text",
              "encoding", "encoding_reason", "edits", "removed"]  # fmt: skip
DIFF_KEYS = ["schema", "a", "b", "verdict", "score", "words", "copied", "probabilities", "rewrite", "links",
             "substitutions", "evidence"]  # fmt: skip


@given(ANY | st.lists(ANY | st.integers()) | st.dictionaries(ANY, ANY))
@example("\U000e0041 \u2028 \x7f")
def test_json_says_what_it_was_given(value: Any) -> None:
    for indent in (None, 2):
        data = to_json({"value": value}, indent)
        assert json.loads(data.decode("utf-8")) == {"value": value}


@given(ANY)
def test_json_is_harmless_on_a_terminal(text: str) -> None:
    shown = to_json({"text": text}).decode()
    assert shown.endswith("\n") and "\n" not in shown[:-1]
    assert not any(c in shown for c in "\x1b\x07\r\x7f\x9b\u202e\u2066\u2028")


@given(st.binary(max_size=60) | st.just("cafÃ© \udcff".encode("utf-8", "surrogateescape")))
def test_clean_records_can_be_restored(data: bytes) -> None:
    record = clean_record(clean(data, source="f", only="repair"))
    assert list(record) == CLEAN_KEYS
    (restored,) = records(to_json(record), "record")
    assert isinstance(restored, Restored)
    assert (restored.data, restored.source) == (data, "f")


@given(comparisons())
def test_diff_records_hold_the_whole_comparison(comparison: Comparison) -> None:
    record = json.loads(to_json(diff_record(comparison)))
    assert list(record) == DIFF_KEYS
    assert [(tuple(link["a"]), tuple(link["b"])) for link in record["links"]] == [
        (link.a, link.b) for link in comparison.links
    ]
    assert record["copied"] == {"a": 0.25, "b": 0.75}


def test_texts_are_readable_in_it() -> None:
    assert "سوريا é 👍" in to_json({"text": "سوريا é 👍"}).decode()


ROWS = st.lists(
    st.one_of(st.integers(), st.text(max_size=3), st.dictionaries(st.text(max_size=2), st.none())), max_size=9
)


@given(
    st.dictionaries(st.text(max_size=3), st.one_of(ROWS, st.text(max_size=5), st.none())), st.sampled_from((None, 2))
)
def test_parts_make_the_whole(record: dict[str, Any], indent: int | None) -> None:
    """Long lists become text in parts, and nobody sees that."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("syriatext.rendering.json._PART", 2)
        in_parts = to_json(record, indent)
    assert in_parts == to_json(record, indent)
    assert json.loads(in_parts) == record
    plain = json.dumps(record, ensure_ascii=False, indent=indent) + "\n"
    assert in_parts.decode() == plain or re.search(UNSAFE, plain)
