from __future__ import annotations

import textwrap

import pytest

from syriatext.compare.sentences import LONGEST, read, sentence_spans


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    "expected",
    [
        ["Lt. Gen. Salim Haddad spoke.", "He left at noon."],
        ["The U.S. envoy met J. F. Rahal.", "Nothing came of it."],
        ["It fell 1.5 percent on Jan. 3 to 2.25 points.", "Trade was thin."],
        ["“Stay here.”", "They stayed."],
        ["Did he go?", "He did!", "So they said…", "Then silence."],
        ["Troops came from the U.S.", "They left in May."],
        ["هل دخل الجيش؟", "نعم.", "غادر أمس."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(expected: list[str]) -> None:
    assert sentences(" ".join(expected)) == expected


def test_chinese_sentences_need_no_space() -> None:
    assert sentences("军队周二到达。居民离开了！真的？") == ["军队周二到达。", "居民离开了！", "真的？"]


def test_blank_lines_and_headings_end_a_sentence() -> None:
    text = "Army enters town\nThe army entered the small town on the river on Monday, witnesses said.\n\nBy A Reporter"
    assert sentences(text) == [
        "Army enters town",
        "The army entered the small town on the river on Monday, witnesses said.",
        "By A Reporter",
    ]


@pytest.mark.parametrize(
    ("heading", "body"),
    [
        ("الجيش يدخل البلدة", "دخل الجيش البلدة الصغيرة على النهر يوم الاثنين، بحسب شهود عيان من السكان."),
        ("军队进入小镇", "目击者周一说，军队进入了河边的小镇，居民在此之前已经离开。"),
        ("सेना ने शहर में प्रवेश किया", "प्रत्यक्षदर्शियों ने कहा कि सेना ने सोमवार को नदी के किनारे छोटे शहर में प्रवेश किया।"),
        ("הצבא נכנס לעיירה", "הצבא נכנס ביום שני לעיירה הקטנה שעל הנהר, כך אמרו עדי ראייה."),
        ("Army enters town", "“The army came at dawn,” a witness from the town on the river said on Monday."),
    ],
)
def test_headings_of_scripts_without_capitals(heading: str, body: str) -> None:
    assert sentences(f"{heading}\n{body}\n{body}")[0] == heading


WRAPPED = (
    "قال مجلس المدينة يوم الاثنين إن أسعار الخبز والماء والطريق إلى حمص كانت على جدول الأعمال ولم يعترض أحد على ذلك",
    "市议会周一开会讨论面包价格和水以及通往霍姆斯的道路没有人提出反对一名议员要求推迟到部里答复他的信为止居民们表示他们会继续等待",
)


@pytest.mark.parametrize("width", [12, 20, 33, 47, 60, 72])
@pytest.mark.parametrize("paragraph", WRAPPED)
def test_wrapping_them_makes_no_headings(paragraph: str, width: int) -> None:
    assert len(sentences(textwrap.fill(paragraph, width))) == 1


PARAGRAPH = (
    "The council met on Monday to speak about Bread prices, Water and the road to Homs. No one was heard to object. "
    "A member, Lt. Col. Omar Said, asked for a delay until the Ministry in Damascus had answered his letter."
)


@pytest.mark.parametrize("width", [12, 20, 33, 47, 60, 72, 90, 300])
def test_wrapping_a_paragraph_moves_no_sentence_end(width: int) -> None:
    wrapped = textwrap.fill(PARAGRAPH, width)
    assert [" ".join(found.split()) for found in sentences(wrapped)] == sentences(PARAGRAPH)


def test_every_word_is_in_one_sentence() -> None:
    reading = read(PARAGRAPH + "\n\n" + PARAGRAPH.replace(".", ""))
    covered = [at for sentence in reading.sentences for at in range(sentence.first, sentence.last)]
    assert covered == list(range(len(reading.words)))


def test_a_text_without_sentence_ends_is_cut_where_its_own_words_say() -> None:
    words = [f"w{(at * at) % 977}" for at in range(2000)]
    whole, less = read(" ".join(words)), read(" ".join(words[:500] + words[503:]))
    assert all(sentence.last - sentence.first <= LONGEST for sentence in whole.sentences)
    pieces = {whole.norms(sentence) for sentence in whole.sentences}
    kept = [sentence for sentence in less.sentences if less.norms(sentence) in pieces]
    assert len(kept) >= 0.8 * len(less.sentences)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Er wurde am 5. Oktober 2015 geboren. Im 19. Jahrhundert war dort ein See.", 2),
        ("Er wurde am 5. Okt. 2015 nahe dem Posten festgenommen.", 1),
        ("14. März: Die Stadt feiert im 2. Stock. Der 3. Oktober ist frei.", 2),
        ("Die Zahl stieg auf 12. Die Stadt schweigt. Gewählt wurde die 2. Sie dankte.", 4),
        ("He was born on the 5. He left at 5. May she rest. It was number 7. The next came.", 5),
    ],
)
def test_a_german_ordinal_ends_no_sentence(text: str, sentences: int) -> None:
    assert len(list(sentence_spans(text))) == sentences
