"""Is it HTML? Which charset does it declare?"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syriatext.reading import ReadOptions, document_from_bytes
from syriatext.reading.html import declared_charset, looks_like_html

HTML = [
    "<!doctype html><p>Rain</p>",
    "<!DOCTYPE HTML PUBLIC '-//W3C//DTD HTML 4.01//EN'>\n<html>",
    "\ufeff  \n<HTML lang=ar>",
    "<?xml version='1.0'?><!DOCTYPE html><html xmlns='http://www.w3.org/1999/xhtml'>",
    "<!-- saved by hand -->\n<html><body>",
    "<head><title>Rain</title></head>",
    "<div class='story'><p>Rain fell.</p></div>",
    "<p>Rain fell.</p>\n<p>It stopped.</p>",
    "<!-- a comment --><article><h1>Rain</h1></article>",
    "Rain fell.<br /><br />\nIt stopped.<br/><br/>\nSnow came.",
    "“Rain fell”, <strong>he</strong> said.<BR>It stopped.",
    "Rain fell.<p>It stopped.<p>Snow came, <a href='x'>said he</a>.",
]
NO_HTML = [
    "",
    "Rain fell in Homs.",
    "The <p> tag starts a paragraph, and <div> a division. <html> is the root.",
    "<p>Only one tag, then nothing but words",
    "<3 to all who helped; <b>thanks</b>",
    "< html >",
    "<?xml version='1.0'?><rss version='2.0'><channel><item>Rain</item></channel></rss>",
    "<TEI><text><seg>Rain</seg></text></TEI>",
    "<speaker A> Good morning. <speaker B> Good morning.",
    "<a href='x'>a link</a> and then text",
    "{\"html\": \"<html><body></body></html>\"}",
    "<?xml version='1.0'?><!-- <html> --><TEI><text><seg>Rain</seg></text></TEI>",
    "<?xml version='1.0'?>" + "<!---->" * 500 + "<rss>",
    "The <b> tag makes bold, <i> italic, and <br> breaks a line.",
    "Write `<br>` or <br> or <br/>, he said.<br>",
    "One.\nTwo <b>words</b> of <i>some</i>.\nThree.\nFour.",
    "if a <br> b and c < d then <br> or <br>",
    "> <div>quoted</div>\n> <div>quoted</div>",
]  # fmt: skip


@pytest.mark.parametrize("text", HTML)
def test_html(text: str) -> None:
    assert looks_like_html(text)


@pytest.mark.parametrize("text", NO_HTML)
def test_no_html(text: str) -> None:
    assert not looks_like_html(text)


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        (b'<meta charset="windows-1256">', "windows-1256"),
        (b"<META CharSet=utf-8>", "utf-8"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=windows-1251" />', "windows-1251"),
        (b"<meta name='x' charset = ' gbk '>", "gbk"),
        (b"<p>charset=utf-8</p>", None),
        (b"<meta name=description content='no'>", None),
        (b"<meta>" + b" " * 5000 + b"<meta charset=late>", None),
        (b"", None),
    ],
)
def test_declared_charset(data: bytes, charset: str | None) -> None:
    assert declared_charset(data) == charset


@given(st.binary(max_size=300))
def test_any_bytes_may_be_asked(data: bytes) -> None:
    declared_charset(data)
    looks_like_html(data.decode("latin-1"))


@pytest.mark.parametrize(("given_format", "found"), [(None, "html"), ("text", "text"), ("html", "html")])
def test_a_document_is_html_by_its_content_or_because_someone_says_so(given_format: str | None, found: str) -> None:
    page = "<!doctype html><meta charset=windows-1256><p>دمشق".encode("cp1256")
    options = ReadOptions(input_format=given_format)  # type: ignore[arg-type]
    document = document_from_bytes(page, "page", options)
    assert document.format == found
    assert document.text.encode(document.encoding) == page
    assert given_format == "text" or document.text.endswith("دمشق")
