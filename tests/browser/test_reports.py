"""Reports as readers meet them: links, keyboard, colours, print, both directions, narrow windows, hostile text."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import syriatext
from syriatext.collection.clusters import Cluster, Edge, Member
from syriatext.collection.explaining import explain
from syriatext.comparison import Change
from syriatext.model import Cleaned, Document, Edit
from syriatext.problems import Problem
from syriatext.rendering.html.cleaning import CleanPage, clean_page
from syriatext.rendering.html.clusters import dups_page
from syriatext.rendering.html.comparison import diff_page
from syriatext.rendering.html.pairs import pair_error, pair_row, pairs_end, pairs_start
from tests.rendering.comparisons import comparison
from tests.rendering.hostile import ATTACKS, pages_with
from tests.rendering.pages import RUN

from .seen import Seen

Look = Callable[..., Any]
SEEDS = Path(__file__).parents[2] / "seeds"

ARABIC = "قال المجلس إن الجسر فتح يوم الأحد بعد ثلاث سنوات من الإغلاق. وعبرت الشاحنات النهر أول مرة."
ENGLISH = "The bridge opened on Sunday after three years, the council said. Lorries crossed the river at last."


@cache
def diff_report() -> bytes:
    a, b = ((SEEDS / name).read_bytes() for name in ("002_wire_story.txt", "003_spun_rewrite.txt"))
    return diff_page(syriatext.diff(a, b), RUN)


@cache
def clean_report() -> bytes:
    page = CleanPage(RUN)
    names = ("000_gbk_residue.txt", "001_repeated_titles.txt")
    page.miss(Problem("gone.txt", "No such file"))
    sections = [page.add(syriatext.clean((SEEDS / name).read_bytes(), source=name)) for name in names]
    return page.start() + b"".join(sections) + page.finish()


@cache
def dups_report() -> bytes:
    texts = {n: (SEEDS / "004_comment_form.txt").read_text()[: 2400 - 400 * n] for n in range(3)}
    members = tuple(Member(n, f"{'a-long-name/' * 9}{n}.txt", f"{n}") for n in texts)
    edges = (Edge(0, 1, 0.9, "near-duplicate"), Edge(1, 2, 0.4, "partial"))
    group = Cluster(members, members[0], "the first in the input", edges)
    digest = (1234567, "0123456789abcdef" * 4)
    return b"".join(
        dups_page(
            5,
            [group],
            lambda found: explain(found, texts),
            lambda _: digest,
            [Problem("broken/" * 30, "it is broken", "mend it")],
            RUN,
        )
    )


def pairs_report() -> bytes:
    made = comparison([ENGLISH], [ENGLISH], [(0, 0)], names=("x" * 200, "y/" * 100))
    return (
        pairs_start(RUN)
        + pair_row(made, "z" * 90)
        + pair_error("w", "no such file")
        + pairs_end(2, {"x" * 200: (5, "ab" * 32)}, RUN)
    )


REPORTS: dict[str, Callable[[], bytes]] = {
    "diff": diff_report,
    "clean": clean_report,
    "dups": dups_report,
    "pairs": pairs_report,
}
EACH = pytest.mark.parametrize("name", REPORTS)


def is_in_view(page: Any, selector: str) -> bool:
    """Does the element begin where it can be seen, and not under the head of the page?"""
    found = page.evaluate(
        """selector => { const at = document.querySelector(selector).getBoundingClientRect();
           const on_top = document.elementFromPoint(at.left + at.width / 2, at.top + 3);
           return at.top >= 0 && at.bottom <= innerHeight && !on_top.closest("header"); }""",
        selector,
    )
    return bool(found)


def style_of(page: Any, selector: str, name: str) -> str:
    return str(page.evaluate("([s, n]) => getComputedStyle(document.querySelector(s))[n]", [selector, name]))


# --- finding the way ------------------------------------------------------------------------------------------------


def test_sentences_lead_to_each_other_and_are_marked(look: Look) -> None:
    page = look(diff_report())
    before = style_of(page, "#b4", "backgroundColor")
    page.click("#a4 > a")
    assert page.url.endswith("#b4") and is_in_view(page, "#b4")
    assert page.evaluate("document.querySelector(':target').id") == "b4"
    assert style_of(page, "#b4", "backgroundColor") != before
    page.click("#b4 > a")
    assert page.url.endswith("#a4") and is_in_view(page, "#a4") and style_of(page, "#b4", "backgroundColor") == before
    page.go_back()
    assert page.url.endswith("#b4")


def test_the_picture_leads_to_the_texts(look: Look) -> None:
    page = look(diff_report())
    target = page.get_attribute(".picture svg a:nth-of-type(3)", "href")
    page.click(".picture svg a:nth-of-type(3) rect")
    assert page.url.endswith(target) and is_in_view(page, target)


@EACH
def test_every_link_of_the_contents_leads_to_its_part(look: Look, name: str) -> None:
    page = look(REPORTS[name]())
    for link in page.query_selector_all("nav a"):
        link.click()
        assert page.evaluate("location.hash") == link.get_attribute("href")
        top = page.evaluate("document.querySelector(location.hash).getBoundingClientRect().top")
        at_end = page.evaluate("innerHeight + scrollY >= document.documentElement.scrollHeight - 2")
        assert 0 <= top < 200 or at_end


def test_hover_shows_what_belongs_together(look: Look) -> None:
    page = look(diff_report())
    before = style_of(page, "#b2", "boxShadow")
    page.hover("#a2 .text")
    assert style_of(page, "#b2", "boxShadow") != before
    page.hover("#a2 > a")
    assert style_of(page, "#a2 > a", "backgroundColor") != "rgba(0, 0, 0, 0)"
    assert "in b it is “" in page.get_attribute("#a2 > a", "title")


# --- keyboard -------------------------------------------------------------------------------------------------------


def focused(page: Any, what: str = "getAttribute('href')") -> Any:
    return page.evaluate(f"document.activeElement.{what}")


@EACH
def test_the_first_key_offers_to_skip_the_contents(look: Look, name: str) -> None:
    page = look(REPORTS[name]())
    page.keyboard.press("Tab")
    assert focused(page) == "#report" and is_in_view(page, ".skip")
    assert style_of(page, ".skip", "outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_keys_reach_the_links_between_sentences(look: Look) -> None:
    page = look(diff_report())
    met: list[str | None] = []
    for _ in range(60):
        page.keyboard.press("Tab")
        met.append(focused(page))
        if met[-1] == "#b2":
            break
    assert met[1:3] == ["#verdict", "#where"] and "#b1" in met and "#a1" in met and met[-1] == "#b2"
    assert style_of(page, "#a2 > a", "outlineStyle") == "solid"
    page.keyboard.press("Enter")
    assert page.url.endswith("#b2")
    page.keyboard.press("Tab")
    assert focused(page) == "#a2", "the next key goes on from where the link led"


def test_keys_open_what_is_folded(look: Look) -> None:
    page = look(dups_report())
    page.focus("summary")
    assert not page.is_visible("details table")
    page.keyboard.press("Enter")
    assert page.is_visible("details table")


def test_keys_choose_how_a_text_is_shown(look: Look) -> None:
    page = look(clean_report())
    text = "#d2 .changes"
    assert page.is_visible(f"{text} del") and page.is_visible(f"{text} .why") and page.is_visible("#d1 .changes del")
    page.focus("#d2 input:checked")
    page.keyboard.press("ArrowRight")
    assert page.is_visible(f"{text} del") and not page.is_visible(f"{text} .why")
    assert style_of(page, f"{text} del", "textDecorationLine") == "none"
    assert page.inner_text(text).split() == (SEEDS / "001_repeated_titles.txt").read_text().split()
    page.keyboard.press("ArrowRight")
    assert not page.is_visible(f"{text} del") and page.is_visible("#d1 .changes del")
    cleaned = syriatext.clean((SEEDS / "001_repeated_titles.txt").read_bytes())
    assert page.inner_text(text).split() == cleaned.text.split()


def test_folded_lines_are_open_where_the_text_as_found_is_shown(look: Look) -> None:
    chrome = "".join(f"Read more about boat number {n} on the sea\n" for n in range(60))
    found = f"Rain.\n{chrome}It ended."
    edits = (Edit(6, 6 + len(chrome), chrome, "", "strip.chrome", "chrome"),)
    page = look(clean_page(Cleaned(Document("f", found, "utf-8", ""), "Rain.\nIt ended.", edits), RUN))
    assert not page.is_visible(".changes del")
    page.check(".as-found")
    assert page.inner_text(".changes").split() == found.split()


# --- looks ----------------------------------------------------------------------------------------------------------

_CONTRASTS = """() => {
    const parts = color => { const n = color.match(/[\\d.]+/g).map(Number); return n.length > 3 ? n : [...n, 1]; };
    const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
        .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
        .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
    const behind = e => { for (; e; e = e.parentElement) { const c = parts(getComputedStyle(e).backgroundColor);
        if (c[3] == 1) return c; if (c[3] > 0) throw "half transparent"; } return [255, 255, 255, 1]; };
    const worst = {};
    for (const e of document.querySelectorAll("body *")) {
        if (e.closest("svg") || ![...e.childNodes].some(n => n.nodeType == 3 && n.data.trim())) continue;
        const [one, two] = [light(parts(getComputedStyle(e).color)), light(behind(e))].sort();
        const ratio = (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
        const key = e.tagName + "." + e.className;
        worst[key] = Math.min(worst[key] ?? 99, ratio);
    }
    return worst; }"""


@EACH
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_what_is_behind_them(look: Look, name: str, scheme: str) -> None:
    page = look(REPORTS[name](), scheme=scheme, fragment="#b3" if name == "diff" else "")
    assert {what: ratio for what, ratio in page.evaluate(_CONTRASTS).items() if ratio < 4.5} == {}


def test_dark_is_dark(look: Look) -> None:
    light, dark = (
        style_of(look(diff_report(), scheme=scheme), "html", "backgroundColor") for scheme in ("light", "dark")
    )
    assert (light, dark) == ("rgb(252, 251, 248)", "rgb(21, 23, 27)")


@EACH
@pytest.mark.parametrize("width", [320, 700, 1200])
def test_no_window_needs_to_be_scrolled_sideways(look: Look, name: str, width: int) -> None:
    page = look(REPORTS[name](), width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_narrow_windows_show_one_sentence_below_the_other(look: Look) -> None:
    measure = "['#a1', '#b1'].map(s => document.querySelector(s).getBoundingClientRect().toJSON())"
    (a, b), (above, below) = (look(diff_report(), width=width).evaluate(measure) for width in (1200, 360))
    assert a["top"] == b["top"] and a["right"] <= b["left"] + 1
    assert above["bottom"] <= below["top"] + 1 and above["left"] == below["left"]


@EACH
def test_it_prints(look: Look, name: str) -> None:
    page = look(REPORTS[name](), scheme="dark")
    pdf = page.pdf(format="A4", print_background=True)
    assert (
        pdf.startswith(b"%PDF")
        and pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page/") + pdf.count(b"/Type/Page") >= 1
    )
    page.emulate_media(media="print")
    assert not page.is_visible("nav") and style_of(page, "html", "backgroundColor") == "rgb(255, 255, 255)"
    folded = page.evaluate(
        "[...document.querySelectorAll('details > :not(summary)')].filter(e => !e.checkVisibility()).length"
    )
    assert folded == 0


# --- directions -----------------------------------------------------------------------------------------------------


def test_each_sentence_has_its_own_direction(look: Look) -> None:
    made = comparison([ARABIC, ENGLISH], [ENGLISH, ARABIC], [(0, 1), (1, 0)])
    page = look(diff_page(made, RUN))
    assert style_of(page, "html", "direction") == "ltr"
    directions = {id: style_of(page, f"#{id} .text", "direction") for id in ("a1", "b1", "a2", "b2")}
    assert directions == {"a1": "rtl", "b1": "rtl", "a2": "ltr", "b2": "ltr"}


def test_each_line_of_a_mixed_text_begins_on_its_own_side(look: Look) -> None:
    short = {"ar": "الجسر مفتوح اليوم", "en": "The bridge is open"}
    page = look(clean_page(syriatext.clean(f"{short['en']}: cafÃ©\n\n{short['ar']}\n\n{short['en']} again.\n"), RUN))
    sides = page.evaluate("""() => { const block = document.querySelector(".changes"), found = [];
        const edge = block.getBoundingClientRect(), walk = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
        while (walk.nextNode()) for (const m of walk.currentNode.data.matchAll(/(The|الجسر) .+/g)) {
            const range = document.createRange();
            range.setStart(walk.currentNode, m.index); range.setEnd(walk.currentNode, m.index + m[0].length);
            const at = range.getBoundingClientRect();
            found.push(at.left - edge.left < edge.right - at.right ? "left" : "right");
        } return found; }""")
    assert sides == ["left", "right", "left"]


def test_a_name_from_right_to_left_turns_nothing_around_it(look: Look) -> None:
    made = comparison([ENGLISH], [ENGLISH], [(0, 0)], names=("تقرير-1.txt", "report (2).txt"))
    page = look(diff_page(made, RUN))
    a, b = page.evaluate("[...document.querySelectorAll('#verdict p b bdi')].map(e => e.getBoundingClientRect().left)")
    assert a < b


# --- size and hostility ---------------------------------------------------------------------------------------------


def test_a_thousand_sentences(look: Look) -> None:
    a = [f"Sentence number {n} is one of many that stand in both of the texts." for n in range(1000)]
    b = [sentence.replace("many", "several") for sentence in reversed(a)]
    made = comparison(a, b, [(n, 999 - n) for n in range(1000)], [Change((0, 8), (0, 8))])
    page = look(diff_page(made, RUN))
    assert page.locator(".pair td[id] > a").count() == 2000
    page.click("#a1000 > a")
    assert page.url.endswith("#b1000") and is_in_view(page, "#b1000")


def test_hostile_text_does_nothing(watch: Callable[..., Seen], tmp_path: Path) -> None:
    seen = watch()
    path = tmp_path / "hostile.html"
    for page in pages_with(*ATTACKS):
        path.write_bytes(page)
        assert seen.open(path).evaluate("document.querySelectorAll('main').length") == 1


def test_the_policy_would_stop_what_got_through(watch: Callable[..., Seen], tmp_path: Path) -> None:
    """The second wall: where the first one has a hole, nothing runs, loads or changes the looks."""
    hole = "<script>alert(1)</script><img src='https://a.example/x.png' onerror='alert(1)'><style>h1{color:red}</style>"
    path = tmp_path / "hole.html"
    path.write_bytes(diff_report().replace(b"<h1>", hole.encode() + b"<h1>"))
    seen = watch()
    seen.load(path)
    assert sorted(seen.tried()) == ["img-src", "script-src-attr", "script-src-elem", "style-src-elem"]
    assert style_of(seen.page, "h1", "color") != "rgb(255, 0, 0)"
