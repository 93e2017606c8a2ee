"""What happened to one line of a document explains others, so that few are searched; but only what it does explain."""

from __future__ import annotations

from itertools import chain as joined

import pytest

from syriatext.edits import apply_edits
from syriatext.repair import mojibake, repair
from syriatext.repair.propose import Chain, Step
from syriatext.repair.readings import Reading, best_reading

from .damage import redo

FRENCH = "Le maire a déclaré mardi que l'été dernier avait été très sec et qu'une réunion était prévue à la mairie"
TURKISH = "Belediye başkanı salı günü köprünün ağır taşıtlara kapatılacağını söyledi çünkü ayakları güçsüz düştü"
RUSSIAN = "Мэр города заявил во вторник что мост через реку закроют на ремонт а трамваи пойдут в обход"
ARABIC = "أعلن المحافظ يوم الثلاثاء أن الجسر القديم سيفتح أمام المارة بعد أشغال ترميم استمرت سنة كاملة"
CHINESE = "市议会 周二 宣布 大桥 将在 月底 重新 开放 工程师 表示 桥墩 坚固 居民 欢迎 这个 决定"
POLISH = "Most zostanie zamknięty na dwanaście tygodni powiedział wójt gdyż jego podpory są słabe i wymagają napraw"
CASES: dict[str, tuple[str, Chain]] = {
    "UTF-8 read as cp1252": (FRENCH, (Step("utf-8", "cp1252"),)),
    "UTF-8 read as cp1252, twice": (FRENCH, (Step("utf-8", "cp1252"), Step("utf-8", "cp1252"))),
    "UTF-8 read as cp1256": (ARABIC, (Step("utf-8", "cp1256"),)),
    "cp1254 read as latin-1": (TURKISH, (Step("cp1254", "latin-1"),)),
    "cp1251 read as latin-1": (RUSSIAN, (Step("cp1251", "latin-1"),)),
    "cp1256 read as latin-1, UTF-8 read as latin-1": (ARABIC, (Step("cp1256", "latin-1"), Step("utf-8", "latin-1"))),
    "GBK read as latin-1": (CHINESE, (Step("gb18030", "latin-1"),)),
    "cp1250 read as latin-1": (POLISH, (Step("cp1250", "latin-1"),)),
}


def lines_of(sentence: str, count: int) -> list[str]:
    """Lines of the same words, each beginning with another one."""
    words = sentence.split()
    turned = (words[number % len(words) :] + words[: number % len(words)] for number in range(count))
    return [" ".join([*line, str(number)]) for number, line in enumerate(turned)]


def repaired(text: str) -> str:
    return apply_edits(text, repair(text))


@pytest.mark.parametrize("name", CASES)
def test_a_document_needs_few_searches(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    sentence, chain = CASES[name]
    lines = lines_of(sentence, 120)
    searched: list[str] = []

    def counted(text: str, part: bool = False, disguised: bool = False) -> Reading | None:
        searched.append(text)
        return best_reading(text, part, disguised)

    monkeypatch.setattr(mojibake, "best_reading", counted)
    damaged = redo("\n".join(lines), chain)
    assert damaged is not None and damaged.count("\n") == 119
    assert repaired(damaged) == "\n".join(lines)
    assert 1 <= len(searched) <= 12


@pytest.mark.parametrize("first", CASES)
def test_another_mistake_is_another(first: str) -> None:
    """Each kind of damage among the lines of each other kind comes to what it comes to alone."""
    lines = list(
        joined(*([redo(line, chain) or line for line in lines_of(sentence, 4)] for sentence, chain in CASES.values()))
    )
    sentence, chain = CASES[first]
    before = [redo(line, chain) or line for line in lines_of(sentence, 12)[4:]]
    assert repaired("\n".join([*before, *lines])).split("\n")[8:] == list(map(repaired, lines))


def test_utf8_read_as_something_else_elsewhere() -> None:
    """The second line could be UTF-8 read as cp850, too, as the first one was."""
    first = redo("Un été très sec, a déclaré le maire à Genève.", (Step("utf-8", "cp850"),))
    second = redo(
        "Hemû mirov li ber qanûnan wekhev in û bê ciheyî xwediyê mafê parastinê ne.", (Step("utf-8", "latin-1"),)
    )
    assert repaired(f"{first}\n{second}").endswith(
        "\nHemû mirov li ber qanûnan wekhev in û bê ciheyî xwediyê mafê parastinê ne."
    )
