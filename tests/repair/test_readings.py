"""Chains of mistakes: made at random, and undone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syriatext.edits import apply_edits, undo_edits
from syriatext.repair import repair
from syriatext.repair.propose import READ_AS, WRITTEN_IN, Step, encoded, one_layer, undo
from syriatext.repair.readings import likeliest
from syriatext.repair.score import bits, rough_bits

from .damage import redo

SENTENCES = [
    "أعلن المجلس أن الجسر سيفتح قبل نهاية الشهر", "Совет сообщил, что мост откроют до конца месяца",
    "Le conseil a annoncé la réouverture du pont après l'été", "市议会宣布大桥将在月底前开放",
    "橋は月末までに開通する予定です", "Η γέφυρα θα ανοίξει πριν από το τέλος του μήνα",
    "Most zostanie otwarty przed końcem miesiąca",
]  # fmt: skip
STEPS = st.builds(Step, st.sampled_from(sorted(WRITTEN_IN)), st.sampled_from(sorted(READ_AS)))


@st.composite
def chained(draw: st.DrawFn) -> str:
    """A sentence, or a part of one, that up to three random mistakes were made with."""
    sentence = draw(st.sampled_from(SENTENCES))
    text = sentence[draw(st.integers(0, 10)) : draw(st.integers(10, 60))]
    for step in draw(st.lists(STEPS, max_size=3)):
        text = redo(text, (step,)) or text
    return text[draw(st.integers(0, 2)) :]


@settings(max_examples=150, deadline=None)
@given(chained())
def test_whatever_happened_edits_hold_lead_back_and_settle(text: str) -> None:
    edits = repair(text)
    once = apply_edits(text, edits)
    assert undo_edits(once, edits) == text
    assert apply_edits(once, repair(once)) == once


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=60), st.sampled_from(sorted(READ_AS)))
def test_random_bytes_do_no_harm(data: bytes, encoding: str) -> None:
    text = data.decode(encoding, "replace")
    edits = repair(text)
    assert undo_edits(apply_edits(text, edits), edits) == text


@pytest.mark.parametrize("text", SENTENCES)
@pytest.mark.parametrize("read", ["cp1252", "cp1251", "cp1256", "mac-roman", "koi8-r"])
def test_the_right_chain_comes_first(text: str, read: str) -> None:
    damaged = redo(text, (Step("utf-8", read),))
    assert damaged is not None
    assert likeliest(damaged)[0].text == text
    assert apply_edits(damaged, repair(damaged)) == text


@given(chained(), STEPS)
def test_undoing_is_the_inverse_of_doing(text: str, step: Step) -> None:
    damaged = redo(text, (step,))
    data = encoded(damaged, step.read) if damaged is not None else None
    # These have some characters twice: their bytes need not come back.
    if data is not None and (step.read not in ("big5", "cp932") or data == encoded(text, step.written)):
        assert damaged is not None
        assert undo(damaged, (step,)) == text


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=12))
def test_each_candidate_is_proposed_once(text: str) -> None:
    texts = [candidate.text for candidate in one_layer(text)]
    assert len(set(texts)) == len(texts) and text not in texts


@given(st.lists(st.text(st.characters(exclude_characters="\n")), max_size=5))
def test_scores_are_those_of_the_texts_alone(texts: list[str]) -> None:
    together = bits(texts)
    assert together == pytest.approx([bits([text])[0] for text in texts], abs=0.01)
    assert len(rough_bits(texts)) == len(texts)


@pytest.mark.parametrize("text", SENTENCES)
def test_text_is_likelier_than_its_letters_turned_round(text: str) -> None:
    plain, reversed_ = bits([text, text[::-1]])
    assert plain < reversed_


THAI = "สะพานใหม่ของเทศบาลเปิดให้รถยนต์ใช้ได้ในวันอังคาร"


@pytest.mark.parametrize("read", ["latin-1", "cp1252"])
@pytest.mark.parametrize("text", [THAI, THAI[:9], f"BBC: {THAI} 2019"])
def test_thai_is_known_by_how_it_is_written(text: str, read: str) -> None:
    damaged = redo(text, (Step("cp874", read),))
    assert damaged is not None
    assert apply_edits(damaged, repair(damaged)) == text


@pytest.mark.parametrize(
    "text", ["ø§ù„ø¬ø³ø± ø§ù„ù…ø¹ù„ù‚ ø³ù†ùˆø§øª ø§ù„øªùˆù‚ù\x81", "el ayuntamiento de mã¡laga amplã\xada el horario"]
)
def test_what_was_put_in_small_letters_becomes_nothing_else(text: str) -> None:
    """No private characters, nor what is less likely than a reading that does not convince."""
    assert apply_edits(text, repair(text)).replace("\x81", "") == text.replace("\x81", "")
