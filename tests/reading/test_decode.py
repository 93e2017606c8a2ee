"""Bytes → text: which encoding is taken, and that the bytes can always be had back."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from syriatext.reading.decode import decode

ARABIC = "افتتح المجلس المحلي في مدينة الرقة مدرسة جديدة تتسع لمئتي طالب، وقال مدير التربية إن الدراسة تبدأ غدا."
RUSSIAN = "В городе открыли новую школу на двести учеников, занятия начнутся завтра утром."
CHARSETS = [
    "utf-8",
    "iso-2022-jp",
    "big5",
    "euc-kr",
    "koi8-r",
    "cp1256",
    "windows-1252",
    "iso-8859-1",
    "gb2312",
    "shift_jis",
    "utf-16",
    "utf-7",
    "rot13",
    "x",
    "",
]


@pytest.mark.parametrize(
    ("data", "encoding", "reason"),
    [
        (b"", "utf-8", "valid UTF-8"),
        (b"plain", "utf-8", "valid UTF-8"),
        ("سوريا".encode(), "utf-8", "valid UTF-8"),
        ("\ufeffmarked".encode(), "utf-8", "byte order mark"),
        ("\ufeffسوريا".encode("utf-16-le"), "utf-16-le", "byte order mark"),
        ("\ufeffسوريا".encode("utf-16-be"), "utf-16-be", "byte order mark"),
        ("\ufeffسوريا".encode("utf-32-le"), "utf-32-le", "byte order mark"),
        ("\ufeffسوريا".encode("utf-32-be"), "utf-32-be", "byte order mark"),
        ("دمشق، حلب –".encode()[:-1], "utf-8", "UTF-8 with 2 unreadable bytes"),
        ("دمشق\udcff".encode("utf-8", "surrogateescape"), "utf-8", "UTF-8 with 1 unreadable byte"),
    ],
)
def test_marks_and_utf8(data: bytes, encoding: str, reason: str) -> None:
    assert decode(data)[1:] == (encoding, reason)


@pytest.mark.parametrize(
    ("text", "declared", "encoding"),
    [
        (ARABIC, "windows-1256", "cp1256"),
        (ARABIC, "ISO-8859-6", "iso8859-6"),
        ("“Quotes” – as windows writes them", "iso-8859-1", "cp1252"),
        ("“Quotes” – as windows writes them", "US-ASCII", "cp1252"),
        ("İstanbul’da", "iso-8859-9", "cp1254"),
        ("朱镕基与陶喆", "gb2312", "gb18030"),
        ("① ㈱", "Shift_JIS", "cp932"),
    ],
)
def test_a_declared_charset_is_taken_for_what_it_means_in_practice(text: str, declared: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding), declared=declared)
    assert (decoded.text, decoded.encoding, decoded.reason) == (text, encoding, f"declared as {declared}")


@pytest.mark.parametrize("declared", ["cp1256", "gb2312", "klingon", "", "a\0b", "utf-16", None])
def test_valid_utf8_is_believed_more_than_a_declaration(declared: str | None) -> None:
    assert decode(ARABIC.encode(), declared=declared).text == ARABIC


@pytest.mark.parametrize("declared", ["klingon", "utf-8", "base64", "rot13", "undefined", "utf-16"])
def test_a_declaration_that_does_not_fit_is_passed_by(declared: str) -> None:
    decoded = decode(ARABIC.encode("cp1256"), declared=declared)
    assert decoded.text == ARABIC
    assert re.fullmatch(r"found by the language of the text, \d+ bits ahead of \S+", decoded.reason)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ARABIC, "cp1256"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        ("会议在星期五结束，双方同意继续谈判。" * 3, "gb18030"),
    ],
)
def test_an_old_encoding_is_detected(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (ARABIC, "cp1256"),
        (ARABIC, "iso8859-6"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        ("会议在星期五结束，双方同意继续谈判。", "gb18030"),
        ("会議は金曜日に終わり、双方は交渉を続けることで合意した。", "euc_jp"),
    ],
)
@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1252"])
def test_a_declaration_that_gives_no_likely_text_is_overruled(text: str, encoding: str, declared: str) -> None:
    page = f"<html><head><title>{text}</title></head><body><p>{text}</p></body></html>"
    decoded = decode(page.encode(encoding), declared=declared)
    assert decoded.text == page
    assert decoded.reason.startswith(f"declared as {declared}, which gives no likely text; found by the language")


WESTERN = ["iso-8859-1", "windows-1252", "windows-1250", "windows-1257", "iso-8859-15"]
RIGHTLY_DECLARED = [
    (text, declared)
    for text in ("Përshëndetje të gjithëve që na lexojnë këtë mëngjes.", "ÉTÉ", "48 ½ ©", "Gör så här")
    for declared in WESTERN
    if text.encode(declared, "ignore").decode(declared) == text
]


@pytest.mark.parametrize(("text", "declared"), RIGHTLY_DECLARED)
def test_a_declaration_is_believed_where_it_may_be_right(text: str, declared: str) -> None:
    decoded = decode(text.encode(declared), declared=declared)
    assert decoded.text == text, decoded.reason


@pytest.mark.parametrize("declared", [None, "iso-8859-1"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le"])
def test_wide_text_needs_no_mark(encoding: str, declared: str | None) -> None:
    text = "Rain fell on the town.\nIt stopped at noon.\n"
    decoded = decode(text.encode(encoding), declared=declared)
    assert decoded == (text, encoding, "found by its zeros, without a byte order mark")


def test_escapes_of_seven_bit_encodings_are_read() -> None:
    text = "学校は金曜日に開きました。\n"
    assert decode(text.encode("iso2022_jp")) == (text, "iso2022_jp", "found by its escapes")


def test_a_thin_margin_is_said_to_be_one() -> None:
    assert re.fullmatch(r"guessed, \d bits ahead of \S+: not sure", decode(b"\xe9\n").reason)


@pytest.mark.parametrize("damage", [b"\xff", b"\xc3", b"\xe2\x80", b"\xc0\x80"])
@pytest.mark.parametrize("declared", [None, "cp1252", "utf-8"])
def test_damaged_utf8_stays_utf8_unless_another_charset_was_declared(damage: bytes, declared: str | None) -> None:
    data = ARABIC[:40].encode() + damage + b" " + ARABIC[40:].encode()
    decoded = decode(data, declared=declared)
    if declared != "cp1252" or decoded.encoding == "utf-8":
        assert "unreadable" in decoded.reason and ARABIC[41:] in decoded.text


@pytest.mark.parametrize("around", ["", "open ", ARABIC])
def test_halves_of_a_character_are_no_damage(around: str) -> None:
    decoded = decode(around.encode() + b"\xed\xa0\xbd\xed\xb8\x80 now")
    assert (decoded.encoding, decoded.reason) == ("utf-8", "CESU-8")


@pytest.mark.parametrize(
    ("data", "forced", "text"),
    [
        (ARABIC.encode("cp1256"), "cp1256", ARABIC),
        (b"caf\xc3\xa9", "latin-1", "cafÃ©"),
        ("\ufeffwide".encode("utf-16-be"), "utf-16", "\ufeffwide"),
        ("\ufeffwide".encode("utf-32-le"), "utf-32", "\ufeffwide"),
        ("wide".encode("utf-16-le"), "utf-16", "wide"),
    ],
)
def test_a_forced_encoding_is_obeyed(data: bytes, forced: str, text: str) -> None:
    decoded = decode(data, declared="utf-8", forced=forced)
    assert (decoded.text, decoded.reason) == (text, "given by --encoding")
    assert decoded.text.encode(decoded.encoding) == data


@pytest.mark.parametrize("forced", ["klingon", "ascii", "utf-8", "utf-16", "base64", "rot13", "undefined", "a\0b"])
def test_a_forced_encoding_that_does_not_fit_is_an_error(forced: str) -> None:
    with pytest.raises(ValueError):
        decode(b"caf\xe9s", forced=forced)


def test_no_text_holds_lone_surrogates_that_no_output_could_hold() -> None:
    with pytest.raises(ValueError):
        decode("\ud800".encode("utf-7", "surrogatepass"), forced="utf-7")


@given(st.binary(max_size=200) | st.text().map(lambda text: text.encode("utf-8", "replace")),
       st.none() | st.sampled_from(CHARSETS) | st.text(max_size=8))  # fmt: skip
@example(b"\xff\xfe\0\xd8", None)
@example(b"\xef\xbb\xbf\xff", None)
@example(b"\xff\xfe\0\0\0", None)
@example(b"+2AA-\xff", "utf-7")
@example(b"\x1b$B\x1b(B~{", None)
@example(b"a\0b\0\0\xd8", None)
@example(b"\xe9\\ud800", "raw_unicode_escape")
def test_the_bytes_can_always_be_had_back(data: bytes, declared: str | None) -> None:
    decoded = decode(data, declared=declared)
    assert decoded.text.encode(decoded.encoding, "surrogateescape") == data
    assert decoded.reason


@given(st.text(max_size=60), st.sampled_from(["utf-8", "utf-16", "utf-32", "cp1256", "cp1251", "gb18030", "koi8-r"]))
def test_what_is_forced_and_fits_gives_the_text_back(text: str, encoding: str) -> None:
    try:
        data = text.encode(encoding)
    except UnicodeEncodeError:
        return
    decoded = decode(data, forced=encoding)
    assert decoded.text.removeprefix("\ufeff") == text.removeprefix("\ufeff")
    assert decoded.text.encode(decoded.encoding) == data
