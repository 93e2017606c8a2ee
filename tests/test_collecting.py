"""What stands for a document in a collection."""

from __future__ import annotations

import pytest

import syriatext
from syriatext.collecting import Collected, collected
from syriatext.model import Document

STORIES = {
    "ar": (
        "أعلنت وزارة النقل يوم الثلاثاء إعادة فتح الطريق بين حلب ودمشق بعد أعمال صيانة استمرت ثلاثة أشهر.",
        "فاز الفريق على ضيفه بهدفين مقابل هدف في المباراة التي جرت مساء الجمعة على ملعب المدينة.",
    ),
    "ru": (
        "Министерство объявило во вторник, что дорога между городами снова открыта после трёх месяцев ремонта.",
        "Команда выиграла в пятницу вечером со счётом два к одному на городском стадионе при полных трибунах.",
    ),
    "fr": (
        "Le ministère a annoncé mardi la réouverture de la route entre les deux cités après trois mois de travaux.",
        "L’équipe a gagné vendredi à la dernière minute, devant des tribunes pleines, au stade rénové de la ville.",
    ),
    "el": (
        "Το υπουργείο ανακοίνωσε την Τρίτη ότι ο δρόμος άνοιξε ξανά ύστερα από επισκευές τριών μηνών.",
        "Η ομάδα κέρδισε το βράδυ της Παρασκευής με δύο τέρματα στο γήπεδο της πόλης.",
    ),
}


def misread(text: str, encoding: str) -> str:
    return text.encode().decode(encoding, "replace").replace("\ufffd", "")


# Read as Western, these keep most of their letters.
NEARLY_WESTERN = {
    "tr": "Bakanlık salı günü iki şehir arasındaki yolun üç ay süren onarımın ardından yeniden açıldığını duyurdu.",
    "pl": "Ministerstwo ogłosiło we wtorek, że droga między miastami została otwarta po trzech miesiącach napraw.",
    "cs": "Ministerstvo v úterý oznámilo, že silnice mezi oběma městy byla po tříměsíční opravě znovu otevřena.",
}


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
@pytest.mark.parametrize("language", STORIES)
def test_misread_texts_are_no_copies_of_each_other(language: str, encoding: str) -> None:
    told = [misread(text, encoding) for text in STORIES[language]]
    assert syriatext.dups(told) == []
    assert syriatext.find(told[0], told[1:]) == []


@pytest.mark.parametrize("language", STORIES)
def test_a_misread_text_is_found_by_what_it_was(language: str) -> None:
    text = STORIES[language][0]
    assert collected(Document("a", misread(text, "latin-1"), "utf-8", "")) == Collected(text, is_damaged=True)
    assert [cluster.keep.id for cluster in syriatext.dups([text, misread(text, "latin-1")])] == ["0"]


@pytest.mark.parametrize(
    ("language", "written", "read"),
    [("ar", "cp1256", "cp1252"), ("ar", "utf-8", "cp1256"), ("ru", "cp1251", "cp1252"), ("ru", "koi8-r", "cp1251"),
     ("el", "cp1253", "cp1252")],
)  # fmt: skip
def test_whatever_it_was_read_as(language: str, written: str, read: str) -> None:
    text = " ".join(STORIES[language])
    damaged = text.encode(written).decode(read, "replace").replace("\ufffd", "")
    assert collected(Document("a", damaged, "utf-8", "")).is_damaged
    assert [cluster.keep.id for cluster in syriatext.dups([text, damaged])] == ["0"]


@pytest.mark.parametrize(
    ("language", "written", "read"),
    [("tr", "cp1254", "latin-1"), ("tr", "cp1254", "cp1252"), ("pl", "iso8859-2", "latin-1"),
     ("pl", "cp1250", "cp1252"), ("cs", "iso8859-2", "latin-1")],
)  # fmt: skip
def test_letters_of_other_latin_alphabets(language: str, written: str, read: str) -> None:
    text = NEARLY_WESTERN[language]
    damaged = text.encode(written).decode(read)
    assert damaged != text
    assert collected(Document("a", damaged, "utf-8", "")) == Collected(text, is_damaged=True)


def test_a_danish_text_is_not_damaged() -> None:
    text = "Læger og sygeplejersker på sygehusene på øen har længe klaget over støj, siger hun på et pressemøde."
    assert collected(Document("a", text, "utf-8", "")) == Collected(text)
    page = f"<html><body><p>&nbsp;{text}</p><p>Mere&nbsp;herom</p></body></html>"
    assert not collected(Document("a", page, "utf-8", "", format="html")).is_damaged


@pytest.mark.parametrize("read", ["cp437", "cp850", "cp1250", "cp1251", "cp1253", "cp1256", "mac_roman", "koi8-r"])
def test_letters_with_accents_on_pages_of_other_systems(read: str) -> None:
    text = STORIES["fr"][0]
    assert collected(Document("a", text.encode().decode(read), "utf-8", "")) == Collected(text, is_damaged=True)


def test_letters_as_references_are_read() -> None:
    text = STORIES["ar"][0]
    told = "".join(f"&#{ord(letter)};" if letter > "\x7f" else letter for letter in text)
    assert collected(Document("a", told, "utf-8", "")) == Collected(text, is_damaged=True)


def test_letters_as_named_references_are_read() -> None:
    text = "".join(STORIES["fr"])
    told = text.replace("é", "&eacute;").replace("è", "&egrave;").replace("’", "&rsquo;")
    assert collected(Document("a", told, "utf-8", "")) == Collected(text, is_damaged=True)


def test_a_misread_page_is_found_by_what_it_was() -> None:
    paragraphs = [f"<p>{text} {text.lower()} {n}</p>" for n, text in enumerate(STORIES["ru"] * 4)]
    page = f"<html><body><article><h1>Новости</h1>{''.join(paragraphs)}</article></body></html>"
    whole, damaged = (
        collected(Document("a", told, "utf-8", "", format="html")) for told in (page, misread(page, "latin-1"))
    )
    assert damaged == whole._replace(is_damaged=True) and "Министерство" in whole.text


@pytest.mark.parametrize(
    "text", ["Un été à Genève, où l’ouïe fût gênée.", "Đà Nẵng", "中文文本。", "ÄÖÜ äöü ß", "Ça va?"]
)
def test_other_texts_are_taken_as_they_are(text: str) -> None:
    assert collected(Document("a", text, "utf-8", "")) == Collected(text)
