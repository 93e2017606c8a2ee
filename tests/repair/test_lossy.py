"""Bytes that were lost on the way: what is certain comes back, the rest is marked."""

from __future__ import annotations

import pytest

from syriatext.edits import apply_edits, undo_edits
from syriatext.repair import repair

RUSSIAN = "Мост откроют до конца месяца, сообщил городской совет"
HEBREW = "הגשר נפתח מחדש לתנועה הבוקר, אמר דובר העירייה"
CHINESE = "市议会宣布大桥将在月底前开放，居民都很高兴。"


@pytest.mark.parametrize("mark", ["\ufffd", "?"])
@pytest.mark.parametrize(
    ("text", "read"), [(CHINESE, "gbk"), (RUSSIAN, "cp932"), (CHINESE, "cp932"), (HEBREW, "cp1255")]
)
def test_most_of_it_comes_back_and_the_rest_is_marked(text: str, read: str, mark: str) -> None:
    damaged = text.encode().decode(read, "replace").replace("\ufffd", mark)
    edits = repair(damaged)
    once = apply_edits(damaged, edits)
    lost = sum(character not in text for character in once)
    assert set(once) <= {*text, "\ufffd"} and lost < len(text) / 3
    assert {edit.rule for edit in edits} == {"repair.lossy"} and "bytes lost" in edits[0].why
    assert undo_edits(once, edits) == damaged and repair(once) == ()


@pytest.mark.parametrize("text", ["Что? Где? Когда?", "哪里？谁?", "é?è?", "\ufffd\ufffd", "متى؟ أين?", "caf\ufffd"])
def test_questions_are_no_losses(text: str) -> None:
    assert repair(text) == ()
