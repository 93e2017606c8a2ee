"""Screening: what is damaged is looked at, what is rare mostly is not; encodings hold what they are said to hold."""

from __future__ import annotations

import pytest

from syriatext.edits import apply_edits
from syriatext.repair import repair
from syriatext.repair.gate import suspicious_lines
from syriatext.repair.propose import READ_AS, Step, encoded
from syriatext.repair.screening import common_words, encoding_bits, promising, readable_as

from .damage import redo

WORDS = ["мосту", "سيفتح", "réouverture", "γέφυρα", "大桥将在月底前开放", "otwarty"]
DAMAGE = [
    ("réouverture", Step("utf-8", "cp1252")), ("دمشق", Step("utf-8", "cp1256")), ("мосту", Step("cp1251", "latin-1")),
    ("мосту", Step("koi8-r", "cp1251")), ("大桥将在", Step("gb18030", "latin-1")), ("大桥今天", Step("utf-8", "gbk")),
]  # fmt: skip


@pytest.mark.parametrize("word", WORDS)
def test_words_as_they_are_written_are_not_searched(word: str) -> None:
    assert not promising([word])[word]


@pytest.mark.parametrize(("word", "step"), DAMAGE, ids=lambda value: str(value))
def test_damaged_words_are(word: str, step: Step) -> None:
    damaged = redo(word, (step,))
    assert damaged is not None and promising([damaged, "x"])[damaged]


def test_twice_damaged_words_are() -> None:
    damaged = redo("réouverture", (Step("utf-8", "cp1252"), Step("utf-8", "latin-1")))
    assert damaged is not None and promising([damaged])[damaged]


def test_the_table_of_encodings_agrees_with_the_codecs() -> None:
    texts = [*WORDS, "plain", "\ufffd", "\U0001f600", "ｱｲ", "\x81"]
    for text, bits in zip(texts, readable_as(texts).tolist(), strict=True):
        for encoding in READ_AS:
            assert bool(bits & encoding_bits([encoding])) is (encoded(text, encoding) is not None), (text, encoding)


def test_common_words_are_no_damage() -> None:
    assert common_words(["«Россия,", "страна.", "ÐºÐ¾Ñ‚", "xyzzy", "été"]) >= {"страна."}
    assert not common_words(["ÐºÐ¾Ñ‚", "xyzzy", "Ã©tÃ©"])


def test_many_rare_names_do_not_hide_one_damaged_word() -> None:
    names = [f"Щебръ{chr(0x430 + i % 32)}ык{chr(0x430 + i // 32)}цхъ" for i in range(900)]
    text = "\n".join([*names[:400], "The cafÃ© reopened.", *names[400:]])
    assert len(list(suspicious_lines(text))) > 100
    assert apply_edits(text, repair(text)) == text.replace("Ã©", "é")
