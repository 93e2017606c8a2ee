"""From HTML to text, and what hostile HTML cannot do."""

from __future__ import annotations

import resource
import subprocess
import sys

import pytest

from syriatext import clean
from syriatext.strip import extract_html
from syriatext.strip.headline import headline

from .pages import PARAGRAPHS, TITLE

BODY = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
MENU = "<nav><ul><li><a href='/'>Home</a></li><li><a href='/w'>World</a></li></ul></nav>"
PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><title>{TITLE} | The Courier</title>
<meta name="author" content="Rania Haddad"><meta property="article:published_time" content="2019-05-04T10:00:00Z">
<meta property="og:title" content="{TITLE}"></head>
<body>{MENU}<article><h1>{TITLE}</h1>{BODY}</article><footer>All rights reserved</footer></body></html>"""


def text_of(html: str) -> str:
    return extract_html(html).text


def test_an_article() -> None:
    extracted = extract_html(PAGE)
    assert extracted.text == "\n\n".join((TITLE, *PARAGRAPHS)) + "\n"
    fields = extracted.fields
    assert (fields.title, fields.byline, fields.date, fields.language) == (TITLE, "Rania Haddad", "2019-05-04", "en")


def test_what_the_page_says_above_the_text_where_its_metadata_is_silent() -> None:
    head = "<div>By Rania Haddad</div><div>4 May 2019</div><figcaption>The bridge on Monday [Anadolu]</figcaption>"
    page = f"<html><head><title>{TITLE}</title></head><body>{MENU}<h1>{TITLE}</h1>{head}{BODY}</body></html>"
    cleaned = clean(page)
    fields = cleaned.fields
    assert (fields.byline, fields.date) == ("Rania Haddad", "2019-05-04")
    assert fields.captions == ("The bridge on Monday [Anadolu]",)
    assert cleaned.text == extract_html(PAGE).text


def test_a_page_laid_out_by_a_table_has_its_paragraphs() -> None:
    menu = "<td><ul><li><a href=a>Politics</a><li><a href=b>Business</a></ul></td>"
    for text in (BODY, "<br><br>".join(PARAGRAPHS)):
        cell = f"<td><h1>{TITLE}</h1>{text}</td>"
        html = f"<html><head><title>{TITLE}</title></head><body><table><tr>{menu}{cell}</tr></table></body></html>"
        assert text_of(html).split("\n\n") == [TITLE, *PARAGRAPHS[:-1], PARAGRAPHS[-1] + "\n"]


def test_a_list_between_two_paragraphs_is_a_part_of_the_article() -> None:
    first, second, *others = PARAGRAPHS
    items = "<ul><li>Four arches are new</li><li>Lorries stay out</li></ul>"
    menu = "<ul><li><a href=a>Four arches</a></li></ul>"
    texts = "".join(f"<p>{text}</p>" for text in others)
    html = f"<html><body>{MENU}<h1>{TITLE}</h1><p>{first}</p>{items}<p>{second}</p>{menu}{texts}</body></html>"
    assert f"{first}\n\n- Four arches are new\n- Lorries stay out\n\n{second}\n\n{others[0]}" in text_of(html)


def test_a_heading_that_says_more_than_the_title_is_the_title() -> None:
    html = f"<html><head><title>Old bridge opens</title></head><body>{MENU}<h2>{TITLE}</h2>{BODY}</body></html>"
    assert extract_html(html).fields.title == TITLE


def test_a_table_of_figures_stays_one() -> None:
    rows = "".join(f"<tr><td>Town {n}</td><td>{n * 7} houses</td></tr>" for n in range(9))
    html = PAGE.replace("</article>", f"<table>{rows}</table></article>")
    assert "| Town 3 | 21 houses |" in text_of(html)


@pytest.mark.parametrize("html", ["", " ", "<html></html>", "<p></p>", "<!-- x -->", "<script>var a = 1;</script>"])
def test_no_text(html: str) -> None:
    assert text_of(html) == ""


@pytest.mark.parametrize("html", ["<html><body><script>start()</script></body></html>", "<!DOCTYPE html><html></html>"])
def test_a_page_without_text_leaves_nothing(html: str) -> None:
    cleaned = clean(html)
    assert cleaned.text == ""
    assert [(edit.before, edit.after) for edit in cleaned.edits] == [(html, "")]


@pytest.mark.parametrize("mark", [" | ", " - ", " – ", " — ", " · ", " » ", " :: ", "：", " : "])
@pytest.mark.parametrize("site", ["", '<meta property="og:site_name" content="The River Courier">'])
@pytest.mark.parametrize("head", [f"<h1>{TITLE}</h1>", ""])
def test_the_site_is_no_part_of_the_title(mark: str, site: str, head: str) -> None:
    page = f"<html><head><title>{TITLE}{mark}The River Courier</title>{site}</head><body><article>{head}{BODY}"
    for name in ("article", "main", "div"):
        extracted = extract_html(page.replace("article", name))
        told = TITLE if head or site else extracted.fields.title
        assert extracted.fields.title == told
        assert extracted.text.split("\n")[0] == told
        assert extracted.text.count(TITLE) == 1


@pytest.mark.parametrize(
    ("title", "seen", "site", "expected"),
    [
        ("Water - and bread at last", ["Water"], None, None),
        ("Bridge opens - says the U.N.", [], "says the U.N.", None),
        ("Bridge opens again - at last", ["Bridge opens again - at last", "Bridge opens again"], None, None),
        ("Bridge opens again - at last", ["A city divided in two"], "The Courier", None),
        ("Bridge opens again - Towns - The Courier", ["Bridge opens again"], None, "Bridge opens again"),
        ("Bridge opens again - Towns - The Courier", [], "The Courier", "Bridge opens again - Towns"),
        ("Bridge opens again - Towns - The Courier", ["Bridge opens again"], "The Courier", "Bridge opens again"),
        ("Bridge opens - courier.example", [], "courier.example", "Bridge opens"),
        ("Pro-Western party wins the vote | The Courier", ["Pro"], "The Courier", "Pro-Western party wins the vote"),
        ("北京大桥今天重新开放：晨报", ["北京大桥今天重新开放"], None, "北京大桥今天重新开放"),
        ("The Courier", [], "The Courier", None),
    ],
)
def test_only_what_the_page_shows_is_cut_off(title: str, seen: list[str], site: str | None, expected: str) -> None:
    assert headline(title, seen, site) == (expected or title)


def test_rows_and_items_stay_together() -> None:
    rows = "<tr><th>Town</th><th>Bridges</th></tr><tr><td>Homs</td><td>2</td></tr><tr><td>Hama</td><td>4</td></tr>"
    page = PAGE.replace("</article>", f"<table>{rows}</table><ul><li>One thing</li><li>An other</li></ul></article>")
    text = text_of(page)
    assert "| Homs | 2 |\n| Hama | 4 |" in text and "\n\n|--" not in text
    assert "- One thing\n- An other" in text and "|\n-" not in text


def test_a_page_of_a_few_words_is_read_plainly() -> None:
    assert (
        text_of("<div>Closed today.<br>Open &amp; well on <b>Mon</b>day.</div>")
        == "Closed today.\n\nOpen & well on Monday.\n"
    )


@pytest.mark.parametrize("depth", [260, 900, 1_100, 5_000])
@pytest.mark.parametrize("tag", ["div", "span", "b"])
def test_deep_nesting_loses_nothing(depth: int, tag: str) -> None:
    html = f"<html><body>{f'<{tag}>' * depth}{BODY}{f'</{tag}>' * depth}</body></html>"
    text = text_of(html)
    assert all(paragraph in text for paragraph in PARAGRAPHS)


def test_a_hundred_thousand_tags_deep() -> None:
    assert text_of("<div>" * 100_000 + "deep" + "</div>" * 100_000) == "deep\n"


@pytest.mark.parametrize(
    "html",
    [
        "<?xml version='1.0' encoding='utf-16'?>" + PAGE,
        PAGE.replace("<p>", "<p \0>"),
        PAGE.replace("</p>", "\ud800</p>"),
        PAGE.replace("</p>", ""),
        PAGE.replace("<article>", "<article " + " ".join(f"a{n}=1" for n in range(20_000)) + ">"),
        PAGE.replace("</head>", "<script type='application/ld+json'>" + "[" * 50_000 + "</script></head>"),
        PAGE.replace("</article>", "<table><tr>" + "<td>x" * 50_000 + "</table></article>"),
    ],
    ids=["declared", "nul", "surrogate", "unclosed", "attributes", "json", "cells"],
)
def test_odd_pages_keep_their_text(html: str) -> None:
    assert PARAGRAPHS[0][:60] in text_of(html)


def test_a_vast_column_span_under_a_memory_limit() -> None:
    table = (
        "<table><tr><td colspan=9007199254740991 rowspan='9007199254740991'>wide</td><td colspan=-1>b</td></tr></table>"
    )
    page = PAGE.replace("</article>", table)
    code = f"from syriatext.strip import extract_html; print(len(extract_html({page!r}).text))"
    run = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30)),
        check=False,
    )
    assert run.returncode == 0 and int(run.stdout) > 500
    assert run.stderr == ""


def test_nothing_reaches_standard_error(capfd: pytest.CaptureFixture[str]) -> None:
    for html in ("<html><body><p>x", "<p>" * 300, PAGE[:700], "<a href='http://[::1'>x</a>" + PAGE):
        extract_html(html)
    assert capfd.readouterr().err == ""


def test_paragraphs_stand_in_the_order_of_the_page() -> None:
    first, second, *rest = PARAGRAPHS
    inner = f'<div class="post"><h3>Two boats are missing</h3><p>{second}</p></div>'
    others = "".join(f"<p>{text}</p>" for text in rest)
    found = extract_html(f"<html><body><article><h1>{TITLE}</h1><p>{first}</p>{inner}{others}</article></body></html>")
    places = [found.text.index(text) for text in (first, second, *rest)]
    assert places == sorted(places)


PARAGRAPH = "The council met for the {} time on Sunday and spoke about the old bridge over the river at some length."


def test_an_old_page_parts_its_lines_by_single_breaks() -> None:
    body = "<br><br>".join(PARAGRAPH.format(f"{n}th") for n in range(4, 12))
    head = "<font size=5><b>Council speaks of the bridge, which fell long ago</b></font><br><i>By Rania Haddad</i>"
    cell = f"<td>{head}<br>4 May 2004<br><br>{body}</td>"
    title = "<title>Council speaks of the bridge - The Bugle</title>"
    page = f"<html><head>{title}</head><body><table><tr><td><a href=a>Home</a></td>{cell}</tr></table></body></html>"
    cleaned = clean(page, input_format="html")
    assert cleaned.text.splitlines()[:3] == [
        "Council speaks of the bridge, which fell long ago",
        "",
        PARAGRAPH.format("4th"),
    ]
    assert (cleaned.fields.byline, cleaned.fields.date) == ("Rania Haddad", "2004-05-04")


@pytest.mark.parametrize(
    ("byline", "name"),
    [
        ("Por Lucía Gómez", "Lucía Gómez"),
        ("كتب: نديم فرح", "نديم فرح"),
        ("Anna Meier, Omar Said", "Anna Meier; Omar Said"),
    ],
)
def test_captions_and_the_name_alone_are_told(byline: str, name: str) -> None:
    told = {
        "Por": "La asamblea habló el domingo por {} vez del viejo puente sobre el río, dijo la alcaldesa de la ciudad."
    }
    told["كتب:"] = "اجتمع المجلس يوم الأحد للمرة {} وتحدث عن الجسر القديم فوق النهر، كما قال رئيس البلدية في المدينة."
    paragraph = told.get(byline.split()[0], PARAGRAPH)
    body = "".join(f"<p>{paragraph.format(n)}</p>" for n in range(4, 12))
    names = f'<div><span class="byline">{byline}</span> <time datetime="2024-11-13">13.11.2024</time></div>'
    figure = "<figure><img src=a.jpg><figcaption>The old bridge (Reuters)</figcaption></figure>"
    teaser = "<aside><figure><figcaption>Another story</figcaption></figure></aside>"
    page = f"<html><body><article><h1>The old bridge</h1>{names}{figure}{body}</article>{teaser}</body></html>"
    fields = clean(page, input_format="html").fields
    assert (fields.byline, fields.captions) == (name, ("The old bridge (Reuters)",))
