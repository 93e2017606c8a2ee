"""The cleaning flow: nothing is lost, nothing is done twice, every change is accounted for."""

import os
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import syriatext
from syriatext.cleaning import Only
from syriatext.edits import apply_edits
from syriatext.model import Cleaned
from syriatext.rendering.json import clean_record, to_json
from syriatext.restoring import Restored, records

from .documents import encoded, pages, texts

SEEDS = Path(__file__).parents[1] / "seeds"
FOLDERS = [SEEDS, *filter(Path.is_dir, [Path(os.environ.get("SYRIATEXT_SAMPLES", "/nonexistent"))])]
DOCUMENTS = sorted(path for folder in FOLDERS for path in folder.glob("*.txt"))

# A long run for a release: SYRIATEXT_EXAMPLES=100000 pytest tests/test_cleaning.py
EXAMPLES = int(os.environ.get("SYRIATEXT_EXAMPLES", "300"))


def assert_accounted_for(cleaned: Cleaned, data: bytes) -> None:
    text = cleaned.document.text
    assert apply_edits(text, cleaned.edits) == cleaned.text
    assert all(text[e.start : e.end] == e.before != e.after and e.rule and e.why for e in cleaned.edits)
    assert all(one.end <= other.start for one, other in pairwise(cleaned.edits))
    assert syriatext.restore(cleaned) == data
    (record,) = records(to_json(clean_record(cleaned)), "test")
    assert isinstance(record, Restored)
    assert (record.data, record.text) == (data, cleaned.text)
    cleaned.text.encode("utf-8")


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.one_of(st.binary(max_size=200), encoded(texts())))
def test_restore_gives_back_the_bytes(data: bytes) -> None:
    assert_accounted_for(syriatext.clean(data), data)


@settings(max_examples=max(20, EXAMPLES // 20), deadline=None)
@given(encoded(pages()))
def test_restore_gives_back_the_bytes_of_a_web_page(data: bytes) -> None:
    assert_accounted_for(syriatext.clean(data), data)


@settings(max_examples=EXAMPLES, deadline=None)
@given(texts())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = syriatext.clean(text, input_format="text").text
    assert syriatext.clean(once, input_format="text").text == once


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.text(max_size=80))
def test_any_text_at_all(text: str) -> None:
    cleaned = syriatext.clean(text)
    assert apply_edits(text, cleaned.edits) == cleaned.text


def test_the_random_documents_meet_every_kind_of_edit() -> None:
    """Guards the tests above: they prove little if their documents stop being changed."""
    rules: set[str] = set()

    @settings(max_examples=300, deadline=None, database=None, derandomize=True)
    @given(st.one_of(encoded(texts()), encoded(pages())))
    def collect(data: bytes) -> None:
        for edit in syriatext.clean(data).edits:
            rules.update(edit.steps or (edit.rule,))

    collect()
    assert rules >= {
        "repair.byte-order-mark",
        "repair.unreadable-byte",
        "repair.mojibake",
        "strip.html",
        "strip.rejoin",
        "strip.title_copy",
        "strip.comment_form",
        "strip.date",
        "strip.caption",
    }


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
@pytest.mark.parametrize("only", [None, "repair", "strip"])
def test_sample_documents(path: Path, only: Only | None) -> None:
    data = path.read_bytes()
    cleaned = syriatext.clean(data, only=only)
    assert_accounted_for(cleaned, data)
    assert syriatext.clean(cleaned.text, only=only).text == cleaned.text


def test_a_bom_goes_with_an_edit_and_comes_back() -> None:
    data = b"\xef\xbb\xbfThe bridge is open.\r\n"
    cleaned = syriatext.clean(data)
    assert cleaned.text == "The bridge is open.\r\n"
    assert [(e.start, e.end, e.before, e.after) for e in cleaned.edits] == [(0, 1, "\ufeff", "")]
    assert_accounted_for(cleaned, data)


def test_a_web_page_is_one_edit_that_keeps_the_page() -> None:
    article = "".join(f"<p>The council met for the {n}th time on Sunday and spoke of the bridge.</p>" for n in range(9))
    page = f"<html><head><title>Bridge</title></head><body><nav>Home</nav><article>{article}</article></body></html>"
    cleaned = syriatext.clean(page)
    assert [(e.start, e.end, e.before) for e in cleaned.edits] == [(0, len(page), page)]
    assert "8th time" in cleaned.text and "<p>" not in cleaned.text and "Home" not in cleaned.text


def test_what_a_damaged_web_page_says_of_itself_is_repaired_too() -> None:
    article = "".join(f"<p>Der Rat tagte in KÃ¶ln zum {n}. Mal und sprach Ã¼ber die BrÃ¼cke.</p>" for n in range(9))
    head = '<title>Rat in KÃ¶ln</title><meta name="author" content="JÃ¶rg MÃ¼ller">'
    cleaned = syriatext.clean(f"<html><head>{head}</head><body><article>{article}</article></body></html>")
    assert (cleaned.fields.title, cleaned.fields.byline) == ("Rat in Köln", "Jörg Müller")
    assert "über die Brücke" in cleaned.text


@pytest.mark.parametrize("read", ["latin-1", "cp1252"])
def test_a_web_page_is_repaired_before_halves_of_letters_are_dropped(read: str) -> None:
    told = "Губернатор сообщил: «Мост в Пальмире восстановили, до Хомса теперь час езды», – и добавил, что ждёт гостей."
    article = "".join(f"<p>{told} {n}</p>" for n in range(9))
    page = f"<html><head><title>Мост</title></head><body><nav>Разделы</nav><article>{article}</article></body></html>"
    data = "".join(bytes([byte]).decode(read, "ignore") or chr(byte) for byte in page.encode())
    cleaned = syriatext.clean(data)
    assert cleaned.text == syriatext.clean(page).text and told in cleaned.text
    assert cleaned.edits[0].before == data


def test_half_the_work() -> None:
    text = "The cafÃ© is open.\n"
    assert syriatext.clean(text, only="strip").text == text
    assert syriatext.clean(text, only="repair").text == "The café is open.\n"
