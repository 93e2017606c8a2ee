"""The charset that a web page declares, where its text is written as utf-8."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import syriatext
from syriatext.cleaning import Only
from syriatext.edits import apply_edits
from syriatext.model import InputFormat
from syriatext.repair.declared import declare_utf8

TYPE = '<meta http-equiv="Content-Type" content="text/html; charset={}">'
CHANGED = [
    '<meta charset="{}">',
    "<META CharSet={}>",
    "<meta charset='{}' />",
    TYPE,
    TYPE.lower(),
    '<meta content="text/html;charset={}" http-equiv=content-type>',
    "<meta http-equiv=content-type content=text/html;charset={}>",
    '<meta content="It\'s dry" charset="{}">',
    '<?xml version="1.0" encoding="{}"?>\n<html>',
    "<?xml version='1.0' encoding='{}' standalone='yes'?><html>" + TYPE,
    "<html><head>" + "<link rel=x>" * 1000 + '<meta charset="{}">' + TYPE + "</head>",
]
LEFT = [
    '<meta charset="utf-8">',
    "<meta charset=UTF8>",
    '<?xml version="1.0"?><html>',
    '<meta name="description" content="How charset=windows-1256 broke the page">',
    '<head></head><body><pre><meta charset="windows-1256"></pre>',
    "<p>charset=windows-1256</p>",
    "",
]


@pytest.mark.parametrize("name", ["windows-1256", "ISO-8859-1", "x-unknown", "utf-16"])
@pytest.mark.parametrize("page", CHANGED)
def test_every_declaration_becomes_utf8(page: str, name: str) -> None:
    text = page.replace("{}", name)
    edits = tuple(declare_utf8(text))
    assert len(edits) == page.count("{}")
    assert apply_edits(text, edits) == page.replace("{}", "utf-8")
    assert all(edit.rule == "repair.charset" and name in edit.why for edit in edits)


@pytest.mark.parametrize("page", LEFT)
def test_what_declares_nothing_else_stays(page: str) -> None:
    assert not list(declare_utf8(page))


@given(st.text(alphabet="<>\"'=/; metachrsxlndingbody?-", max_size=200))
def test_once_is_enough(text: str) -> None:
    for page in (text, f'<?xml encoding="x"?><meta charset={text}><meta {text} charset=x>'):
        assert not list(declare_utf8(apply_edits(page, tuple(declare_utf8(page)))))


PAGE = "<!doctype html><html><head>{}</head><body><p>عاد الجسر إلى العمل بعد سنوات طويلة.</p></body></html>"


@pytest.mark.parametrize("declared", [head for head in CHANGED if not head.startswith("<?xml")])
def test_a_repaired_page_says_what_it_is_and_can_be_restored(declared: str) -> None:
    data = PAGE.format(declared.replace("{}", "windows-1256")).encode("cp1256")
    cleaned = syriatext.clean(data, only="repair")
    assert "windows-1256" not in cleaned.text and "utf-8" in cleaned.text and "عاد الجسر" in cleaned.text
    assert syriatext.restore(cleaned) == data
    assert not syriatext.clean(cleaned.text.encode(), only="repair").edits


@pytest.mark.parametrize(("only", "input_format"), [("repair", "text"), ("strip", None), (None, None)])
def test_neither_a_text_nor_an_article_has_it_changed(only: Only | None, input_format: InputFormat | None) -> None:
    data = PAGE.format('<meta charset="windows-1256">').encode("cp1256")
    cleaned = syriatext.clean(data, only=only, input_format=input_format)
    assert all("repair.charset" not in (edit.rule, *edit.steps) for edit in cleaned.edits)
