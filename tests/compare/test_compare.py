from __future__ import annotations

import textwrap
import time
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syriatext.compare import compare, mirrored
from syriatext.compare.facts import facts_of
from syriatext.comparison import VERDICTS, Comparison
from syriatext.model import Cleaned

from .languages import REPORTS
from .texts import BRIDGE, BRIDGE_REVISED, EDITED, REPORT, REWRITE, SAME_STORY, UNRELATED


def compared(a: str, b: str) -> Comparison:
    return compare(Cleaned.of(a), Cleaned.of(b))


def refilled(text: str, width: int) -> str:
    paragraphs = (textwrap.fill(part, width, break_on_hyphens=False) for part in text.split("\n\n"))
    return "\n\n".join(paragraphs)


@pytest.mark.parametrize(
    ("other", "verdict"),
    [
        (REPORT, "identical"),
        (refilled(REPORT, 50), "identical"),
        (REPORT.upper(), "identical"),
        (REPORT.replace("'", "’").replace(",", ""), "identical"),
        (" ".join(REPORT.split()), "identical"),
        (EDITED, "near-duplicate"),
        (REWRITE, "spun"),
        (UNRELATED + REPORT.split("\n\n")[2] + "\n\n" + UNRELATED.swapcase(), "partial"),
        (SAME_STORY, "same-story"),
        (UNRELATED, "unrelated"),
        ("", "unrelated"),
    ],
)
def test_verdicts(other: str, verdict: str) -> None:
    found = compared(REPORT, other)
    assert found.verdict == verdict
    assert sum(found.probabilities.values()) == pytest.approx(1)
    assert set(found.probabilities) == set(VERDICTS)


def test_the_score_falls_with_the_degree_of_reuse() -> None:
    scores = [compared(REPORT, other).score for other in (REPORT, EDITED, REWRITE, SAME_STORY)]
    assert scores == sorted(scores, reverse=True)
    assert scores[0] == 1.0
    assert max(scores[3], compared(REPORT, UNRELATED).score) < 0.1


def test_a_rewrite_is_shown_sentence_by_sentence() -> None:
    found = compared(REPORT, REWRITE)
    linked = {(REPORT[slice(*link.a)][:8], REWRITE[slice(*link.b)][:8]) for link in found.links}
    assert linked == {
        ("The army", "The army"),
        ("Planes h", "Planes h"),
        ("Speaking", "Talking "),
        ("Resident", "Homeowne"),
        ("A new ro", "A brand-"),
    }
    assert found.rewrite == "b"
    assert compared(REWRITE, REPORT).rewrite == "a"


def test_changes_lie_inside_their_links() -> None:
    for link in compared(REPORT, REWRITE).links:
        for change in link.changes:
            assert link.a[0] <= change.a[0] <= change.a[1] <= link.a[1]
            assert link.b[0] <= change.b[0] <= change.b[1] <= link.b[1]


def test_copied_counts_words_in_runs() -> None:
    half = REPORT.split("\n\n")
    found = compared(REPORT, "\n\n".join(half[:2]))
    assert found.copied[1] == 1.0
    assert 0.3 < found.copied[0] < 0.7
    assert compared(REPORT, UNRELATED).copied == (0.0, 0.0)


def test_evidence_names_what_moved_the_verdict() -> None:
    evidence = compared(REPORT, REWRITE).evidence
    assert {"linked most", "replaced in links", "split hyphens in the rewrite"} <= {item.feature for item in evidence}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("قال الجيش إن القوات دخلت المدينة يوم الثلاثاء. وقالت مصادر إن السكان غادروا منازلهم أمس.",) * 2,
        ("Армия вошла в город во вторник. Жители покинули дома, сообщил источник.",) * 2,
        ("军队周二进入该市。居民说他们已经离开家园。",) * 2,
    ],
)
def test_other_scripts(a: str, b: str) -> None:
    assert compared(a, b).verdict == "identical"
    longer = compared(a * 3, b * 3 + a[: len(a) // 2])
    assert longer.verdict == "near-duplicate"


@pytest.mark.parametrize("language", REPORTS)
def test_reports_in_other_languages(language: str) -> None:
    report, edit, other = REPORTS[language]
    parts, rest = report.split("\n\n"), other.split("\n\n")
    edited = compared(report, edit)
    assert edited.verdict == "near-duplicate"
    assert edited.rewrite is None
    assert any(name.startswith("not English") for name in evidence(edited))
    assert compared(report, "\n\n".join(reversed(parts))).verdict == "near-duplicate"
    assert compared(report, other).verdict == "unrelated"
    assert compared(report, "\n\n".join([rest[0], parts[1], *rest[1:]])).verdict == "partial"


def test_one_sentence_again_and_again_lightly_edited_is_not_spun() -> None:
    sentence = "قال الجيش إن القوات دخلت دير الزور يوم الثلاثاء. "
    edited = sentence.replace("دير", "مدينة دير").replace("يوم ", "")
    assert compared(sentence * 8, edited * 8).verdict == "near-duplicate"


def test_what_both_quote_is_no_copying() -> None:
    said = "“We will rebuild the bridge before the winter comes, and the town will pay for none of it at all.”"
    a, b = (f"{text}\nThe governor was there, too. {said}\n" for text in (REPORT, SAME_STORY))
    quoting = compared(a, b)
    assert quoting.verdict == "same-story"
    assert evidence(quoting)["quoted in both"] > 0.5
    assert min(quoting.copied) > 0
    assert evidence(compared(REPORT, REWRITE))["quoted in both"] == 0


def test_a_revision_by_hand_is_noted() -> None:
    found = compared(BRIDGE, BRIDGE_REVISED)
    assert found.verdict in ("near-duplicate", "partial")
    assert evidence(found)["revised by hand"] > 0.1
    told = evidence(compared(REPORT, REWRITE)) | evidence(compared(REPORT, EDITED))
    assert "revised by hand" not in told
    assert not any(name.startswith("not English") for name in told)


def evidence(found: Comparison) -> dict[str, float]:
    return {item.feature: item.value for item in found.evidence}


SENTENCES = [part for text in (REPORT, REWRITE, SAME_STORY, UNRELATED) for part in text.split("\n\n")]
TEXTS = st.one_of(
    st.lists(st.sampled_from(SENTENCES), max_size=6).map("\n\n".join),
    st.text(max_size=60),
    st.text(alphabet="abAB .-'\n1", max_size=80),
)


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS)
def test_the_mirror_image(a: str, b: str) -> None:
    assert compared(b, a) == mirrored(compared(a, b))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), max_size=6), st.sampled_from([REPORT, REWRITE]), st.integers(15, 100))
def test_line_breaks_inside_paragraphs_change_nothing(parts: list[str], other: str, width: int) -> None:
    text = "\n\n".join(parts)
    assert shown(compared(refilled(text, width), other)) == shown(compared(text, other))


def shown(found: Comparison) -> Comparison:
    """A comparison without its offsets."""
    bare = Cleaned.of("")
    links = tuple(replace(link, a=(0, 0), b=(0, 0), changes=()) for link in found.links)
    return replace(found, a=bare, b=bare, a_sentences=(), b_sentences=(), links=links)


def numbered(count: int) -> list[str]:
    random = Random(1)
    return ["".join(random.choices("abcdefghiklmnoprstu", k=random.randint(2, 9))) for _ in range(count)]


WORDS = numbered(20_000)


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        (" ".join(WORDS), " ".join(word for at, word in enumerate(WORDS) if at % 50), "near-duplicate"),
        ("The army said so. " * 3000, "The army said so. " * 2900, "near-duplicate"),
        ("a" * 400_000, "a" * 399_999, "unrelated"),
        ("." * 200_000 + "x", "?" * 200_000 + "y", "unrelated"),
        ("two hundred " * 20_000 + "five " + "hundred " * 20_000, "a million " * 30_000 + "9" * 50_000, "unrelated"),
        ("al-" * 50_000 + "Rahba", "x.Y" * 50_000, "unrelated"),
    ],
    ids=["no punctuation", "one sentence", "one word", "marks", "numbers", "hyphens"],
)
def test_extreme_texts_are_answered_soon(a: str, b: str, verdict: str) -> None:
    start = time.perf_counter()
    assert compared(a, b).verdict == verdict
    assert time.perf_counter() - start < 10


def test_repeated_sentences_are_linked_where_they_stand() -> None:
    parts = REPORT.split("\n\n")
    refrain = "He would say no more about it that day."
    text = "\n\n".join(part.strip() + "\n\n" + refrain for part in parts)
    other = text.replace(refrain + "\n\n", "", 1)
    places = [
        (text[: link.a[0]].count(refrain), other[: link.b[0]].count(refrain)) for link in compared(text, other).links
    ]
    assert places == [(one, max(0, one - 1)) for one, _ in places]


def test_a_digest_is_no_edition_of_what_it_holds() -> None:
    """All of one is in the other, and most of the other is not in the one."""
    digest = "\n\n".join(
        [REPORT.split("\n\n")[1], *(part * 2 for part in UNRELATED.split("\n\n")), UNRELATED.upper()] * 4
    )
    paragraph = REPORT.split("\n\n")[1]
    found = compared(paragraph, digest)
    assert min(found.copied) < 0.2 < 0.9 < max(found.copied)
    assert (found.verdict, found.probabilities["near-duplicate"]) == ("partial", 0.0)


def test_what_two_reports_of_one_event_have_in_common() -> None:
    a = (
        "A quake of 6.7 shook the coast of Chile on Friday, and 28 people died when old walls came down in the night. "
        "The mayor of Quillota, Ana Reyes, asked for tents and water, as many houses there are not safe any more."
    )
    b = "It was 6.7 on the scale. In Quillota the mayor spoke, Reyes by name, and said that in Chile 31 were dead."
    found = facts_of(a, b)
    assert found == (("6.7", "Chile", "Quillota", "Reyes"), ("Friday", "28", "Ana"), ("31",))
    assert facts_of(b, a) == (("6.7", "Quillota", "Reyes", "Chile"), ("31",), ("Friday", "28", "Ana"))


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        ("????? ???", "?? ???????? ????", "unrelated"),
        ("🙂", "🔥 !!", "unrelated"),
        ("", "?", "unrelated"),
        ("????? ???", "?????\n???", "identical"),
        ("…", "", "unrelated"),
        ("", "", "identical"),
        ("\n", " \t", "identical"),
    ],
)
def test_texts_without_words_are_the_same_if_their_signs_are(a: str, b: str, verdict: str) -> None:
    assert compared(a, b).verdict == compared(b, a).verdict == verdict
