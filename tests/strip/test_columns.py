"""What is counted for all lines at once is what patterns find in each line by itself."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from syriatext.strip.lines import INVISIBLE, Content, letters_in, words_in
from syriatext.strip.signs import shown
from syriatext.strip.wording import LOOKED_AT, words_by_line, words_of

PIECES = (
    "Haddad", "the", "reopenedOn", "end.Then", "say...", "2019", "1391", "12:30", "9.45", "٣٠٫١٥", "@press", "#bridge",
    "me@home", "www.x", "http://x", "site.com", "©", "(c)", "(C)", "“so”", "it’s", "a|b", "one,", "أعلن،", "المجلس؟",
    "Мост", "ΣΟΣ", "İl", "Ⓐ", "ǅ", "Ⅷ", "ß", "市议会", "運河。", "ไทย", "_x_", "•", "*", "o", "3)", "—", "\xa0",
    "\u200f", "\ud800", "\U0001f600", "Z", "é", "e\u0301",
)  # fmt: skip
LINES = st.lists(
    st.lists(st.sampled_from(PIECES) | st.characters(exclude_characters="\r\n"), min_size=1, max_size=12)
    .map(lambda parts: " ".join(parts).strip(INVISIBLE)[: LOOKED_AT + 20])
    .filter(bool),
    min_size=1,
    max_size=6,
)  # fmt: skip
PATTERNS = {
    "joined": r"[^\W\d_A-Z][A-Z][^\W\d_]|\w[.!?][A-Z][^\W\d_]{2}",
    "separators": r"[|·•›»>/→]",
    "sentences": r"[.!?؟。！？…۔।](?=\s|[\"”»’)]|[\u3040-\u9fff])",
    "quotes": '["“”„«»‘’「」]',
}
SEARCHED = {
    "link": r"https?:|www\.|\b[\w-]+\.(?:com|org|net|co)\b|[\w.]@\w",
    "handle": r"(?<!\w)[@#]\w",
    "rights": r"[©®™]|\([cC]\)",
    "year": r"(?<!\d)(?:19|20|13|14|25)\d\d(?!\d)",
    "clock": r"(?<!\d)\d{1,2}[:.٫]\d\d(?!\d)",
}


@given(LINES)
def test_signs_are_those_that_patterns_find(lines: list[str]) -> None:
    columns = shown([Content(line) for line in lines])
    samples = [line[:LOOKED_AT] for line in lines]
    for name, pattern in PATTERNS.items():
        assert columns[name].tolist() == [len(re.findall(pattern, sample)) for sample in samples], name
    for name, pattern in SEARCHED.items():
        assert columns[name].tolist() == [re.search(pattern, sample) is not None for sample in samples], name
    assert columns["digits"].tolist() == [len(re.findall(r"\d", sample)) / len(sample) for sample in samples]


@given(LINES)
def test_capitals_are_those_that_words_begin_with(lines: list[str]) -> None:
    for line, share in zip(lines, shown([Content(line) for line in lines])["capitals"].tolist(), strict=True):
        initials = [word[0] for word in line[:LOOKED_AT].split() if word[0].isalpha()]
        capitals, small = (sum(map(test, initials)) for test in (str.isupper, str.islower))
        assert share == (capitals / (capitals + small) if capitals + small else -1)


@given(LINES)
def test_words_of_all_lines_are_those_of_each(lines: list[str]) -> None:
    contents = [Content(line) for line in lines]
    assert words_by_line(contents) == [words_of(content) for content in contents]


@given(LINES)
def test_words_are_those_that_patterns_find(lines: list[str]) -> None:
    for line in lines:
        assert words_in(line) == re.findall(r"\w+", line)
        assert letters_in(line) == re.findall(r"[^\W\d_]+", line)


def test_letters_that_no_spaces_part_are_told_in_pairs() -> None:
    assert words_of(Content("市议会 A")) == [one + two for one, two in pairwise("市议会")] + ["a"]
