"""Letter shapes, lines back to front, escapes, direction marks: undone on evidence, left alone without it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import syriatext
from syriatext.cleaning import Only
from syriatext.edits import apply_edits, undo_edits
from syriatext.repair import repair
from syriatext.repair.normalize import NORMALIZATIONS

DAMAGED = {
    "words in letter shapes": ("ﺍﻟﺠﺴﺮ ﻣﻔﺘﻮﺡ", "الجسر مفتوح"),
    "one shape inside a word": ("السﻻم على الطريق", "السلام على الطريق"),
    "Persian letters in shapes": ("ﭘﻞ ﮔﺸﻮﺩﻩ ﺷﺪ", "پل گشوده شد"),
    "a line back to front": ("ةنيدملا ىلإ لصي قيرطلا", "الطريق يصل إلى المدينة"),
    "its numbers are not": ("ةنس 2016 يف ةسردملا تحتف", "فتحت المدرسة في 2016 سنة"),
    "its brackets are": ("ةفيحصلا (سيراب) ةنيدم", "مدينة (باريس) الصحيفة"),
    "Hebrew back to front": ("םילשורי ךרדב םישנא", "אנשים בדרך ירושלים"),
    "shapes back to front": ("ﺔﻨﻳﺪﻤﻟﺍ ﻰﻟﺇ ﺔﺳﺭﺪﻣ", "مدرسة إلى المدينة"),
    "backslash escapes": (r"\u062f\u0645\u0634\u0642 \u0641\u064a 2016", "دمشق في 2016"),
    "character references": ("&#1583;&#1605;&#1588;&#1602; &#x641;&#x64A;", "دمشق في"),
    "of bytes too": (r"\xab\u041c\u043e\u0441\u0442\xbb", "«Мост»"),
    "escaped twice": ("&amp;#1052;&amp;#1086;&amp;amp;#1089;&amp;#1090;", "Мост"),
    "escapes of letters in words": (
        r"La consejera anunci\u00f3 que habr\xe1 agua en oto\u00f1o, tras la sequ\u00eda. \u00bfCu\u00e1nta?",
        "La consejera anunció que habrá agua en otoño, tras la sequía. ¿Cuánta?",
    ),
    "quoted letters in words": (
        "Le conseil a d=C3=A9cid=C3=A9 de r=C3=A9parer le vieux pont.",
        "Le conseil a décidé de réparer le vieux pont.",
    ),
    "percent escapes": ("%D8%AF%D9%85%D8%B4%D9%82", "دمشق"),
    "quoted-printable": ("=D0=9C=D0=BE=D1=81=\n=D0=BA=D0=B2=D0=B0", "Москва"),
    "a mail with its lines folded": (
        "Le maire a d=C3=A9cid=\n=C3=A9 hier, apr=C3=\r\n=A8s un d=C3=A9bat, de ferm=\ner 1 + 1 =3D 2 =C3=A9coles.",
        "Le maire a décidé hier, après un débat, de fermer 1 + 1 = 2 écoles.",
    ),
    "a mail in Latin-1": ("L'=E9t=E9 =\nfut beau =\n=E0 N=EEmes, =\ndit-on.", "L'été fut beau à Nîmes, dit-on."),
    "a string as a program writes it": (
        r"Rain fell.\n\nIt \"stopped\", he said.\n\nSnow came\/went.",
        'Rain fell.\n\nIt "stopped", he said.\n\nSnow came/went.',
    ),
    "an opener without its closer": ("\u202bالجسر مفتوح\nغدا", "الجسر مفتوح\nغدا"),
    "a closer without its opener": ("الجسر\u202c مفتوح", "الجسر مفتوح"),
}

INTACT = (
    "الجسر مفتوح أمام حركة المرور منذ يوم الأحد، قال المجلس.",
    "مدرسة جديدة في المدينة القديمة",
    "صلى الله عليه وسلم ﷺ ﷲ ﷽ 5000 ﷼",
    "كتـــاب مع تطويل",
    "می‌خواهم نمی‌دانم",
    "a single shape: ﻉ",
    "\u202bالجسر مفتوح\u202c وبعد",
    "\u2067עברית\u2069 and \u2066more\u2069",
    "a lone \\u0627 and &#1575; and %D8 and =D8",
    r"C:\users\u0041bc and \u0041\u0042\u0043\u0044",
    r"The word caf\u00e9 in a sentence of some length stays as it is.",
    r'It prints print("caf\u00e9"), print("d\u00e9j\u00e0"), print("vu \u00e9t\u00e9") and stops there.',
    r'{"a": "caf\u00e9 d\u00e9j\u00e0 vu en \u00e9t\u00e9 par le ma\u00eetre"}',
    r"caf\u00e9" + "\n" + r"d\u00e9j\u00e0" + "\n" + r"\u00e9t\u00e9",
    "It&#8217;s the council&#8217;s &#8220;plan&#8221;",
    "=E2=80=99 =E2=80=9C =E2=80=9D",
    "https://example.org/%D8%AF%D9%85%D8%B4%D9%82 www.example.org/?q=%D8%AF%D9%85%D8%B4%D9%82",
    "100 %D8 of 3=D8=A7",
    r"C:\notes\news\n1 and D:\new\next\nodes",
    r'{"text": "Rain fell.\n\nIt stopped.\n\nSnow came."}',
    'It prints "a.\\nb.\\nc"\nin two lines.',
    "HOST=\nPORT=\nNAME=\nPATH=\n",
    "a =\nb =\nc =\nd = =C3=A9 =C3=A8 =C3=A0",
    "½ ¼ … ﬁ ﬂ ①",
    "the \xadhy\xadphen\xadation of a long word",
    "Yağmur ve kar yağdı.\nğ",
    "שלום לכולם מירושלים",
)


@pytest.mark.parametrize(("damaged", "whole"), DAMAGED.values(), ids=list(DAMAGED))
def test_damage_is_undone(damaged: str, whole: str) -> None:
    edits = repair(damaged)
    assert apply_edits(damaged, edits) == whole
    assert undo_edits(whole, edits) == damaged
    assert all(edit.rule and edit.why for edit in edits)


@pytest.mark.parametrize(
    "data", ["open \ud83d\ude00 now", "open \ud83d\ude00 now".encode("utf-8", "surrogatepass")], ids=["text", "bytes"]
)
@pytest.mark.parametrize("only", ["repair", "strip"])
def test_halves_of_a_character_are_joined_whatever_is_asked(data: str | bytes, only: Only) -> None:
    cleaned = syriatext.clean(data, only=only)
    assert cleaned.text == "open 😀 now"
    assert [edit.rule for edit in cleaned.edits] == ["repair.surrogates"]


@pytest.mark.parametrize("text", INTACT)
def test_what_may_be_meant_stays(text: str) -> None:
    assert repair(text) == ()


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("quotes", "“a” ‘b’ «c»", '"a" \'b\' "c"'),
        ("nfc", "cafe\u0301 ½", "café ½"),
        ("arabic-forms", "a single ﻉ", "a single ع"),
        ("tatweel", "كتـــاب", "كتاب"),
        ("bidi", "\u202bسوريا\u202c\u200f", "سوريا"),
        ("escapes", r"a lone \u0627", "a lone ا"),
        ("lookalikes", "Thе brіdgе, мост", "The bridge, мост"),
        ("digits", "٢٠١٦ و ۲۰۱۷", "2016 و 2017"),
    ],
)
def test_spelling_is_changed_only_by_name(name: str, before: str, after: str) -> None:
    assert repair(before) == ()
    edits = repair(before, normalize=[name])
    assert apply_edits(before, edits) == after
    assert {edit.rule.split(".")[0] for edit in edits} <= {"normalize", "repair"}
    assert name in NORMALIZATIONS


PIECES = (*(text for pair in DAMAGED.values() for text in pair), *INTACT)


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=6), st.sampled_from(["\n", " ", ""]))
def test_repair_rebuilds_and_does_not_repeat_itself(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    edits = repair(text)
    once = apply_edits(text, edits)
    assert undo_edits(once, edits) == text
    assert repair(once) == ()
