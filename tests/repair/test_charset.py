"""Which encoding bytes are in, by the language of their text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syriatext.repair.charset import choose, choose_seven_bit, choose_wide, contradicts
from syriatext.repair.sampling import SMALL, sample_of

LONE = "« À Marrakech », répond-elle. À Paris, à Lyon, même l'été, les élèves, les mères et les pères se sont tus."

SENTENCES = {
    "Почтовое отделение на нашей улице снова открылось.": "cp1251 koi8-r cp866 iso8859-5 mac-cyrillic cp855",
    "Їдальня біля школи щодня готує обіди для двохсот дітей.": "cp1251 koi8-u mac-cyrillic iso8859-5 cp1125",
    "Пощенската служба отново работи след дългия ремонт на сградата.": "cp1251 iso8859-5 mac-cyrillic",
    "عاد مكتب البريد في شارعنا إلى العمل بعد أشهر من الإصلاح.": "cp1256 iso8859-6 cp720",
    "اداره پست خيابان ما پس از چند ماه تعمير دوباره باز شد.": "cp1256",
    "סניף הדואר ברחוב שלנו נפתח מחדש אחרי חודשים של שיפוצים.": "cp1255 iso8859-8 cp862",
    "Το ταχυδρομείο της γειτονιάς μας άνοιξε ξανά ύστερα από επισκευές.": "cp1253 iso8859-7 cp737 cp869 mac-greek",
    "Sokağımızdaki postane aylar süren onarımdan sonra yeniden açıldı.": "cp1254 iso8859-9 cp857 mac-turkish",
    "Urząd pocztowy na naszej ulicy został ponownie otwarty po długim remoncie, a ścieżka jest już czysta.": (
        "cp1250 iso8859-2 cp852 mac-latin2"
    ),
    "Pošta v naší ulici je po několika měsících oprav zase otevřená, řekla žena u přepážky.": (
        "cp1250 iso8859-2 cp852 mac-latin2"
    ),
    "Az utcánkban lévő posta hónapokig tartó felújítás után újra kinyitott, örülnek az idős emberek.": (
        "cp1250 iso8859-2 cp852"
    ),
    "Le bureau de poste a rouvert après des mois de travaux, à la grande joie des élèves d'à côté.": (
        "cp1252 iso8859-15 mac-roman cp850"
    ),
    "Das Postamt in unserer Straße ist nach Monaten wieder geöffnet, die Schüler können ihre Grüße schicken.": (
        "cp1252 mac-roman cp850 cp437"
    ),
    "La oficina de correos abrió otra vez después de meses; el señor Núñez está contento.": "cp1252 mac-roman cp850",
    "Mūsų gatvės paštas po kelių mėnesių remonto vėl atidarytas, žmonės džiaugiasi.": "cp1257 iso8859-13 iso8859-4",
    "Pasta nodaļa mūsu ielā pēc vairākiem remonta mēnešiem atkal ir atvērta, cilvēki priecājas.": "cp1257 iso8859-13",
    "ที่ทำการไปรษณีย์ในซอยของเราเปิดอีกครั้งหลังจากซ่อมแซมหลายเดือน": "cp874",
    "我们街上的邮局修了几个月以后重新开门了，老人们都很高兴。": "gb18030 utf-16-le utf-16-be",
    "我們街上的郵局修了幾個月以後重新開門了，老人們都很高興。": "big5 big5hkscs cp950",
    "この通りの郵便局は、数か月の工事のあとでまた開きました。": "cp932 euc_jp utf-16-le",
    "우리 거리의 우체국이 몇 달 동안의 공사를 마치고 다시 문을 열었습니다.": "cp949 johab",
}
CASES = [(text, encoding) for text, encodings in SENTENCES.items() for encoding in encodings.split()]
NAMES = [
    ("Müller\nJürgen\nGünther\nBjörn\n", "cp1252"),
    ("Łukasz\nStanisław\nMałgorzata\nWiśniewska\n", "cp1250"),
    ("Иванов\nПетрова\nСмирнов\nКузнецова\n", "cp1251"),
    ("ИВАНОВ\nПЕТРОВА\nСМИРНОВ\nКУЗНЕЦОВА\n", "koi8-r"),
    ("محمد\nعبد الله\nفاطمة\nخديجة\n", "cp1256"),
    ("田中\n鈴木\n佐藤さん\n高橋さん\n", "cp932"),
    ("김철수\n이영희\n박민수\n", "cp949"),
]


@pytest.mark.parametrize(("text", "encoding"), [*CASES, *NAMES])
def test_the_language_shows_the_encoding(text: str, encoding: str) -> None:
    found = choose(text.encode(encoding))
    assert found is not None and found.text == text


@pytest.mark.parametrize(("text", "encoding"), [*CASES, *NAMES])
def test_markup_is_no_evidence(text: str, encoding: str) -> None:
    if encoding.startswith("utf"):
        return
    page = "".join(
        f'<div class="story-{n}"><a href="/news/{n}">{line}</a></div>\n' for n, line in enumerate([text] * 40)
    )
    found = choose(page.encode(encoding))
    assert found is not None and found.text == page and found.is_sure


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("The café on the corner has reopened after a long winter. " * 3, "cp1252"),
        ("She called it “a quiet miracle” – and then went home to write. " * 3, "cp1252"),
        ("The price is 20 £ a night, said Mr. Müller on Friday morning.", "cp1252"),
        ("He studied in Łódź and then in Gdańsk before the war began.", "cp1250"),
    ],
)
def test_a_few_bytes_in_much_ascii_are_enough(text: str, encoding: str) -> None:
    found = choose(text.encode(encoding))
    assert found is not None and found.text == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", ["Rain fell on the town.", "Почта закрыта.\nЗавтра тоже.", "雨が降った。\n明日も。"])
def test_zeros_show_wide_encodings(text: str, encoding: str) -> None:
    found = choose_wide(text.encode(encoding))
    assert found is not None and found.text == text


@pytest.mark.parametrize(
    "data", [b"", b"Rain", b"a\0", b"\0\0\0\0", b"Rain\0fell on\0the town\0!", bytes(range(256)) * 4]
)
def test_zeros_among_other_bytes_are_not_wide(data: bytes) -> None:
    found = choose_wide(data)
    assert found is None or "\0" not in found.text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("この通りの郵便局はまた開きました。\n", "iso2022_jp"),
        ("우리 거리의 우체국이 다시 문을 열었습니다.\n", "iso2022_kr"),
        ("我们街上的邮局重新开门了。\n", "hz"),
    ],
)
def test_escapes_show_seven_bit_encodings(text: str, encoding: str) -> None:
    found = choose_seven_bit(text.encode(encoding))
    assert found is not None and found.text == text


@pytest.mark.parametrize(
    "data",
    [b"", b"cp a ~{b,c}~ d", b"\x1b[31mred\x1b[0m", b"x = ~{y};  if (a ~} b) {}", b"\x1b(B", b"\x1b$B", b"{~{}~}"],
)
def test_ascii_stays_ascii(data: bytes) -> None:
    assert choose_seven_bit(data) is None


def test_what_does_not_quite_fit_is_not_forced_into_something_unlikely() -> None:
    whole = "我们街上的邮局修了几个月以后重新开门了，老人们都很高兴。" * 20
    assert choose(whole.encode("gb18030") + b"\xff\n") is None


@pytest.mark.parametrize("size", [10_000, 1_000_000])
@pytest.mark.parametrize(
    ("text", "encoding"), [CASES[0], CASES[1], ("Straße, Größe und Öl: „Übung“ macht klüger. ", "cp1252")]
)
def test_long_texts_are_sampled(text: str, encoding: str, size: int) -> None:
    data = (text + "\n").encode(encoding) * (size // len(text))
    assert len(sample_of(data)) <= 100_000
    found = choose(data)
    assert found is not None and found.text == data.decode(encoding) and found.is_sure


@given(st.binary(max_size=3 * SMALL))
def test_a_sample_is_no_longer_than_its_bytes_and_some_blanks(data: bytes) -> None:
    assert len(sample_of(data)) <= 1.2 * len(data) + 2


@pytest.mark.parametrize(("text", "encoding"), CASES)
def test_no_right_declaration_is_contradicted(text: str, encoding: str) -> None:
    found = choose(text.encode(encoding))
    assert found is not None and not contradicts(text.encode(encoding), encoding, found.encoding)


@given(st.binary(max_size=300))
def test_any_bytes_get_an_answer_that_gives_them_back(data: bytes) -> None:
    for found in (choose(data), choose(data, "cp1251", may_be_utf8=True), choose_wide(data), choose_seven_bit(data)):
        assert found is None or found.text.encode(found.encoding) == data


def test_a_lone_letter_of_another_script_is_unlikely() -> None:
    """Arabic's code page has the small French letters, too: the capitals tell."""
    choice = choose(LONE.encode("cp1252"))
    assert choice is not None and choice.is_sure
    assert choice.text == LONE
