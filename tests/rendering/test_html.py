"""Reports in HTML: what they say, that they hold together, and that no text of others can do anything in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import syriatext
from syriatext.collection.clusters import Cluster
from syriatext.collection.explaining import Explanation, explain
from syriatext.comparison import Change, Comparison, Substitution
from syriatext.edits import apply_edits
from syriatext.model import Cleaned, Document, Edit, Fields, Removed
from syriatext.problems import Notice, Problem
from syriatext.reading.binary import binary_kind
from syriatext.rendering.html.cleaning import CleanPage, clean_page
from syriatext.rendering.html.clusters import MOST_GROUPS, MOST_MEMBERS, dups_page
from syriatext.rendering.html.comparison import diff_page
from syriatext.rendering.html.markup import element
from syriatext.rendering.html.matches import Matches, count_words
from syriatext.rendering.html.page import MOST_UNREAD
from syriatext.rendering.html.pairs import pair_error, pair_row, pairs_end, pairs_start
from syriatext.rendering.terminal import safe

from .comparisons import comparison, comparisons
from .hostile import ATTACKS, NASTY, cluster, pages_with
from .pages import RUN, check, skeleton, text_of

WORDS = Substitution("mended", "repaired", 2, "tortured", 0.7, "another part of speech")
BRIDGE = comparison(
    ["Crews mended the bridge.", "Nobody was hurt.", "It rained.", "Only in a."],
    ["It rained.", "Crews repaired the bridge.", "Nobody was hurt.", "Only in b."],
    [(0, 1), (1, 2), (2, 0)],
    [Change((6, 12), (6, 14))],
    [WORDS],
)


def diff_tree(made: Comparison) -> Any:
    return check(diff_page(made, RUN))


def one(tree: Any, path: str) -> Any:
    (found,) = tree.xpath(path)
    return found


# --- markup ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "value"),
    [("href", "javascript:alert(1)"), ("href", "https://a.example"), ("src", "x"), ("onclick", "x"), ("style", "x")],
)
def test_no_element_may_load_or_run_anything(name: str, value: str) -> None:
    with pytest.raises(ValueError, match="no place in a report"):
        element("a", **{name: value})


# --- diff -----------------------------------------------------------------------------------------------------------


def test_the_verdict_is_in_words() -> None:
    tree = diff_tree(replace(BRIDGE, verdict="spun", probabilities={"spun": 0.8}))
    assert one(tree, "//h1").text_content() == "spun: b is the rewrite of a"
    told = one(tree, "//section[@id='verdict']").text_content()
    for said in (
        "a is a.txt, b is b.txt.",
        "0.50degree of reuse",
        "80%probability of “spun”",
        "25%of a’s words found in b",
    ):
        assert said in told
    assert "75%of b’s words found in a" in told and "1 / 1sentences only in a / only in b" in told


def test_what_is_not_known_is_said() -> None:
    assert "do not show clearly which" in diff_tree(replace(BRIDGE, rewrite=None)).text_content()
    assert "do not show clearly which" not in diff_tree(BRIDGE).text_content()


def test_linked_sentences_lead_to_each_other() -> None:
    tree = diff_tree(BRIDGE)
    for number in (1, 2, 3):
        for side, other in ("ab", "ba"):
            cell = one(tree, f"//td[@id='{side}{number}']")
            assert cell.find("a").get("href") == f"#{other}{number}"
    moved = one(tree, "//td[@id='b3']")
    assert "It rained." in moved.text_content() and "moved" in moved.find("a").get("title")
    assert "moved: a has it at a3" in moved.getparent().text_content()


def test_both_texts_can_be_read_through() -> None:
    tree = diff_tree(BRIDGE)
    for at, cleaned in enumerate((BRIDGE.a, BRIDGE.b), start=1):
        cells = tree.xpath(f"//table[@class='pair']/tbody/tr/td[{at}]/div")
        assert [cell.text_content() for cell in cells] == cleaned.text.split("\n\n")


def test_words_that_only_one_text_has_are_marked() -> None:
    tree = diff_tree(BRIDGE)
    assert [word.text for word in tree.xpath("//table[@class='pair']//del")] == ["mended"]
    assert [word.text for word in tree.xpath("//table[@class='pair']//ins")] == ["repaired"]


def test_the_table_of_substitutions() -> None:
    row = one(diff_tree(BRIDGE), "//section[@id='words']//tbody/tr")
    assert [cell.text_content() for cell in row] == ["mended", "repaired", "2", "tortured", "70%", WORDS.why]


def test_long_tables_go_on_below_a_fold() -> None:
    many = [Substitution(f"old{n}", f"new{n}", 1, "synonym", 0.0, "why") for n in range(100)]
    tree = diff_tree(replace(BRIDGE, substitutions=tuple(many)))
    assert len(tree.xpath("//section[@id='words']//tbody/tr")) == 100
    assert one(tree, "//section[@id='words']/details/summary").text == "60 more"


def test_the_picture_has_what_matches_where_it_lies() -> None:
    picture = one(diff_tree(BRIDGE), "//section[@id='where']//figure/svg")
    titles = [link.findtext("title") for link in picture.iter("a")]
    assert titles == [
        "a1 and b1: rewritten: some words differ, even if quoted",
        "a2–3 and b2–3: copied word for word",
    ] or titles == [
        "a1 and b1: rewritten: some words differ, even if quoted",
        "a2 and b2: copied word for word",
        "a3 and b3: copied word for word",
    ]
    first = next(picture.iter("a")).findall("rect")
    assert float(first[0].get("x")) == 0 and float(first[0].get("width")) == pytest.approx(
        1000 * 24 / len(BRIDGE.a.text), abs=0.1
    )


def test_a_text_that_is_read_from_the_right_begins_there() -> None:
    arabic = ["فتح الجسر يوم الأحد.", "وعبرت الشاحنات النهر.", "وتأمل المزارع أن تنخفض الأسعار."]
    english = ["The bridge opened on Sunday.", "Lorries crossed it.", "Farmers hope."]
    tree = diff_tree(comparison(arabic, english, [(0, 0)]))
    picture = one(tree, "//figure[@class='picture']")
    a, b = (shape for shape in picture.iter("rect") if shape.get("class") == "block" and shape.get("x"))
    assert float(a.get("x")) + float(a.get("width")) == 1000 and float(b.get("x")) == 0
    assert "Both texts from beginning to end, a from right to left;" in picture.text_content()
    assert "right to left" not in diff_tree(BRIDGE).text_content()


def test_copied_is_told_from_rewritten_and_quoted() -> None:
    speech = "“We will rebuild every house in this town, whatever it may cost us and whoever stands in the way.”"
    made = comparison(
        [speech, "The minister spoke to a crowd of two hundred people on Sunday.", "He left."],
        [speech, "The minister spoke to a crowd of two hundred people on Sunday.", "He went."],
        [(0, 0), (1, 1), (2, 2)],
    )
    quoted = ((0, len(speech)),)
    matches = Matches(replace(made, a_quotations=quoted, b_quotations=quoted))
    assert matches.kinds == ["quoted", "copied", "rewritten"]
    assert Matches(made).kinds == ["copied", "copied", "rewritten"]
    assert Matches(replace(made, a_quotations=quoted)).kinds[0] == "copied", "quoted in one text only"
    (passage,) = matches.passages(8)
    assert (passage.first, passage.last, passage.words) == (1, 2, count_words(speech) + 12)


def test_what_a_real_comparison_quotes() -> None:
    speech = "“We will rebuild every house in this town, whatever it may cost us,” he said."
    made = syriatext.diff(f"Homs, Sunday. {speech} The rest is mine.", f"{speech} Others wrote of boats at sea.")
    assert "quoted" in Matches(made).kinds


@pytest.mark.parametrize(("text", "words"), [("", 0), ("Rain, at last!", 3), ("سوريا اليوم", 2), ("大雨 in 2019", 4)])
def test_words_are_counted(text: str, words: int) -> None:
    assert count_words(text) == words


def test_where_it_is_from() -> None:
    from hashlib import sha256

    origin = one(diff_tree(BRIDGE), "//section[@id='origin']").text_content()
    for cleaned in (BRIDGE.a, BRIDGE.b):
        assert sha256(cleaned.document.text.encode()).hexdigest() in origin
        assert f"{len(cleaned.document.text.encode()):,}" in origin
    assert RUN.version in origin and RUN.command in origin and RUN.time in origin


def test_the_hash_is_of_the_bytes_that_were_read() -> None:
    from hashlib import sha256

    data = "Die Brücke über den Fluß wurde am Sonntag geöffnet, sagte der Bürgermeister.".encode("cp1252")
    made = syriatext.diff(data, data)
    assert sha256(data).hexdigest() in diff_tree(made).text_content()


def test_languages_are_named_where_they_are_known() -> None:
    arabic = replace(BRIDGE.a, fields=Fields(language="ar"))
    tree = diff_tree(replace(BRIDGE, a=arabic))
    assert {cell.get("lang") for cell in tree.xpath("//tr/td[1]/div[@dir]")} == {"ar"}
    assert {cell.get("lang") for cell in tree.xpath("//tr/td[2]/div[@dir]")} == {None}


@pytest.mark.parametrize("tag", ["", "x y", '"><script>', "a" * 9, "en-"])
def test_what_is_no_language_tag_is_left_out(tag: str) -> None:
    made = replace(BRIDGE, a=replace(BRIDGE.a, fields=Fields(language=tag)))
    assert {element.get("lang") for element in diff_tree(made).iter()} == {None, "en"}


def test_texts_that_share_nothing() -> None:
    made = replace(comparison(["One."], ["Two."], []), verdict="unrelated", rewrite=None)
    tree = diff_tree(made)
    assert "Nothing shows" in tree.text_content() and one(tree, "//section[@id='texts']/details//table") is not None
    assert not tree.xpath("//section[@id='where']")


def test_the_size_grows_with_the_texts() -> None:
    sizes = []
    for number in (250, 1000):
        sentences = [f"Sentence {n} stands in both of the texts as it is." for n in range(number)]
        other = [sentence.replace("stands", "is") for sentence in sentences]
        made = comparison(sentences, other, [(n, n) for n in range(number)], [Change((0, 8), (0, 8))], [WORDS])
        sizes.append(len(diff_page(made, RUN)))
    assert sizes[1] < 4.2 * sizes[0] and sizes[1] < 1000 * 1500


# --- clean ----------------------------------------------------------------------------------------------------------

SCRAPED = "Rain at last\n\nShare\nUpdated 3 June\nThe cafÃ© in Homs reopened.\n"
EDITS = (
    Edit(14, 35, "Share\nUpdated 3 June\n", "", "strip.date", "share; date", ("strip.share", "strip.date")),
    Edit(42, 44, "Ã©", "é", "repair.mojibake", "utf-8 read as cp1252"),
)
CLEANED = Cleaned(
    Document("f.txt", SCRAPED, "utf-8", "valid UTF-8"),
    apply_edits(SCRAPED, EDITS),
    EDITS,
    Fields(title="Rain at last", date="2019-06-03", captions=("A road", "A cloud"), language="en"),
    (Removed(3, "share", "en.share", 1.0, "Share"), Removed(4, "date", "en.date", 0.9, "Updated 3 June")),
)


def test_every_change_has_its_place_rule_and_reason() -> None:
    tree = check(clean_page(CLEANED, RUN))
    rows = tree.xpath("//h3[.='Changes']/following-sibling::div[1]//tbody/tr")
    told = [[cell.text_content() for cell in row] for row in rows]
    assert told[1] == ["2", "5:8", "Ã©", "é", "repair.mojibake", "utf-8 read as cp1252"]
    assert told[0][1] == "3:1" and told[0][4] == "strip.sharestrip.date" and told[0][5] == "share; date"
    for number in (1, 2):
        assert one(tree, f"//a[@id='d1t{number}']").get("href") == f"#d1e{number}"
        assert one(tree, f"//td[@id='d1e{number}']/a").get("href") == f"#d1t{number}"


def test_the_overview_tells_what_became_of_each_text() -> None:
    page = CleanPage(RUN)
    recoded = Cleaned(Document("r.txt", "Über uns", "cp1252", "found"), "Über uns")
    sections = page.add(CLEANED) + page.add(CLEANED, beside=["Home", "Menu"]) + page.add(recoded)
    tree = check(page.start() + sections + page.finish())
    rows = tree.xpath("//section[@id='overview']//table[1]")[0].xpath(".//tbody/tr")
    assert [[cell.text_content() for cell in row] for row in rows] == [
        ["f.txt", "utf-8", "2", "2", "0"],
        ["f.txt", "utf-8", "2", "2", "2"],
        ["r.txt", "cp1252, written as utf-8", "0", "0", "0"],
    ]
    assert "Nothing had to be changed but the encoding, cp1252." in one(tree, "//article[@id='d3']").text_content()


def test_lines_left_out_stand_in_their_place_with_their_class() -> None:
    tree = check(clean_page(CLEANED, RUN))
    assert [label.text for label in tree.xpath("//div[contains(@class, 'changes')]//span[@class='why']")] == [
        "share",
        "date",
    ]
    rows = tree.xpath("//h3[.='Lines left out']/following-sibling::div[1]//tbody/tr")
    assert [[cell.text_content() for cell in row] for row in rows] == [
        ["3", "share", "en.share", "1.00", "Share"],
        ["4", "date", "en.date", "0.90", "Updated 3 June"],
    ]


def test_a_last_line_without_an_end_has_its_class_too() -> None:
    edit = Edit(6, 11, "Share", "", "strip.share", "share")
    made = Cleaned(
        Document("f", "Rain.\nShare", "utf-8", ""),
        "Rain.\n",
        (edit,),
        removed=(Removed(2, "share", "r", 1.0, "Share"),),
    )
    tree = check(clean_page(made, RUN))
    assert one(tree, "//div[contains(@class, 'changes')]//span[@class='why']").text == "share"


def test_fields_and_figures_are_told() -> None:
    told = check(clean_page(CLEANED, RUN)).text_content()
    for said in (
        "TitleRain at last",
        "Date2019-06-03",
        "CaptionA road",
        "Caption 2A cloud",
        "Languageen",
        "2 changes, 2 lines left out.",
    ):
        assert said in told


def as_found(tree: Any) -> str:
    """The text that is shown once new words, numbers and labels are hidden, as the style sheet does."""
    return text_of(one(tree, "//div[contains(@class, 'changes')]"), "ins n why nl summary")


def as_cleaned(tree: Any) -> str:
    return text_of(one(tree, "//div[contains(@class, 'changes')]"), "del n why nl details")


def test_both_states_of_the_text_are_in_it() -> None:
    tree = check(clean_page(CLEANED, RUN))
    assert as_found(tree).rstrip() == SCRAPED.rstrip() and as_cleaned(tree).rstrip() == CLEANED.text.rstrip()


def test_long_stretches_left_out_are_folded() -> None:
    chrome = "Read more about boats\n" * 60
    made = Cleaned(Document("f", f"Rain.\n{chrome}End.", "utf-8", ""), "Rain.\nEnd.",
                   (Edit(6, 6 + len(chrome), chrome, "", "strip.chrome", "chrome"),))  # fmt: skip
    tree = check(clean_page(made, RUN))
    assert one(tree, "//div[contains(@class, 'changes')]//summary").text == "60 lines left out"
    assert as_found(tree) == made.document.text


def test_a_web_page_is_not_shown_twice() -> None:
    page = (
        "<html><body><article>"
        + "<p>Rain fell in Homs on Friday, the council said, and more is to come.</p>" * 40
        + "</article></body></html>"
    )
    cleaned = syriatext.clean(page, source="page.html")
    shown = clean_page(cleaned, RUN)
    tree = check(shown)
    assert "out of a web page" in tree.text_content()
    assert (
        shown.count(b"&lt;p&gt;") < 10 and shown.count(b"Rain fell in Homs") <= 2 * cleaned.text.count("Rain fell") + 4
    )


def test_a_text_without_changes() -> None:
    tree = check(clean_page(Cleaned.of("Rain fell."), RUN))
    assert "Nothing had to be changed." in tree.text_content()
    assert one(tree, "//article/details").text_content().endswith("Rain fell.")


def test_many_texts_are_sections_of_one_page() -> None:
    page = CleanPage(RUN)
    sections = [page.add(cleaned) for cleaned in (CLEANED, Cleaned.of("Rain."), CLEANED)]
    tree = check(page.start() + b"".join(sections) + page.finish())
    assert [part.get("id") for part in tree.xpath("//main/*[@id]")] == ["overview", "d1", "d2", "d3", "origin"]
    assert [article.get("id") for article in tree.iter("article")] == ["d1", "d2", "d3"]
    overview = one(tree, "//section[@id='overview']")
    assert [link.get("href") for link in overview.iter("a")] == ["#d1", "#d2", "#d3"]
    rules = overview.xpath("./div[2]//tbody/tr")
    assert {row[0].text_content(): row[1].text for row in rules} == {
        "strip.share": "2",
        "strip.date": "2",
        "repair.mojibake": "2",
    }


@st.composite
def cleanings(draw: st.DrawFn) -> Cleaned:
    """Any text with any edits, some of whole lines that were left out."""
    pieces = draw(st.lists(NASTY, min_size=1, max_size=8))
    found = "".join(pieces)
    edits: list[Edit] = []
    position = 0
    for piece in pieces:
        if draw(st.booleans()):
            after = draw(st.just("") | NASTY)
            edits.append(Edit(position, position + len(piece), piece, after, draw(NASTY), draw(NASTY)))
        position += len(piece)
    lines = found.split("\n")
    removed = [
        Removed(n + 1, draw(NASTY), draw(NASTY), 0.5, line) for n, line in enumerate(lines) if draw(st.booleans())
    ]
    title, byline, date, agency, summary, language = draw(st.lists(NASTY, min_size=6, max_size=6))
    fields = Fields(title, byline, date, agency, summary, (draw(NASTY),), language)
    return Cleaned(
        Document(draw(NASTY), found, "utf-8", draw(NASTY)),
        apply_edits(found, edits),
        tuple(edits),
        fields,
        tuple(removed),
    )


@given(cleanings())
def test_whatever_a_text_holds_both_states_are_in_the_page_and_it_is_harmless(made: Cleaned) -> None:
    tree = check(clean_page(made, RUN))
    if not made.edits:
        return
    found, cleaned = (safe(text).replace("\r\n", "\n") for text in (made.document.text, made.text))
    assert _bare(as_found(tree)) == _bare(found)
    assert _bare(as_cleaned(tree)) == _bare(cleaned)


def _bare(text: str) -> str:
    """The text without white space, and without what escapes of invisible characters are made of."""
    return re.sub(r"\s|\ufffe|\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|\\[rnt]", "", text)


# --- dups -----------------------------------------------------------------------------------------------------------


def dups_tree(
    documents: int,
    clusters: Sequence[Cluster],
    look: Callable[..., Any] | None = None,
    missed: Sequence[Problem] = (),
) -> Any:
    return check(b"".join(dups_page(documents, iter(clusters), look, {"a": (12, "ab" * 32)}.get, missed, RUN)))


def test_groups_the_largest_first_and_the_one_to_keep_is_marked() -> None:
    tree = dups_tree(9, [cluster(["a", "b"]), cluster(["c", "d", "e"], start=2)])
    assert one(tree, "//h1").text == "2 groups of copies in 9 documents"
    assert [heading.text for heading in tree.iter("h3")] == ["Group 1: 3 documents", "Group 0: 2 documents"]
    kept = tree.xpath("//td[span[contains(@class, 'keep')]]/bdi")
    assert [name.text for name in kept] == ["c", "a"]
    assert "3copies beside the ones to keep" in tree.text_content() and "33%of all documents" in tree.text_content()
    rows = tree.xpath("//article[@id='g1']/div[2]//tbody/tr")
    assert [[cell.text_content() for cell in row] for row in rows] == [
        ["1", "2", "", "0.80", "near-duplicate"],
        ["2", "3", "", "0.80", "near-duplicate"],
    ]
    assert "ab" * 32 in tree.text_content()


def test_the_distribution_counts_every_group() -> None:
    sizes = [2] * 40 + [3, 7, 12]
    tree = dups_tree(200, [cluster([f"{n}.{m}" for m in range(size)]) for n, size in enumerate(sizes)])
    titles = [shape.findtext("title") for shape in tree.xpath("//svg[@role]/rect")]
    assert titles == [
        "2 documents: 40 groups", "3 documents: 1 group", "4 documents: 0 groups", "5–9 documents: 1 group",
        "10–19 documents: 1 group",
    ]  # fmt: skip


def test_the_page_stays_small_and_says_what_it_leaves_out() -> None:
    looked: list[int] = []

    def look(group: Cluster) -> dict[tuple[int, int], Explanation]:
        looked.append(len(group.edges))
        return {}

    def groups() -> Iterator[Cluster]:
        for number in range(10_000):
            yield cluster([f"{number}/{at}" for at in range(3000 if number == 5000 else 2)])

    page = b"".join(dups_page(50_000, groups(), look, lambda path: None, [], RUN))
    tree = check(page)
    assert len(tree.xpath("//article")) == MOST_GROUPS == len(looked)
    assert max(looked) < MOST_MEMBERS and len(page) < 1_000_000
    assert f"{10_000 - MOST_GROUPS:,} smaller groups more: --format json" in tree.text_content()
    assert f"{3000 - MOST_MEMBERS:,} documents more" in tree.text_content()
    assert tree.xpath("//article")[0].get("id") == "g5000"


def test_shared_passages_are_shown_where_they_were_looked_for() -> None:
    texts = {
        0: "The bridge at Deir Hafer opened on Sunday. Rain fell.",
        1: "The bridge at Deir Hafer opened on Sunday. It snowed.",
    }
    tree = dups_tree(2, [cluster(["a", "b"])], lambda group: explain(group, texts))
    shown = one(tree, "//article/details")
    assert shown.find("summary").text.startswith("What 1 and 2 share: ")
    assert shown.text_content().count("The bridge at Deir Hafer opened on Sunday.") == 2
    texts[1] = texts[1].replace("opened", "reopened")
    tree = dups_tree(2, [cluster(["a", "b"])], lambda group: explain(group, texts))
    marked = [one(tree, f"//article/details//{tag}").text for tag in ("del", "ins")]
    assert marked == ["opened", "reopened"]


def test_what_could_not_be_read_is_named() -> None:
    """Or the page would look as if it had all inputs. What is left out as it should be is none of them."""
    missed = [Problem("gone.txt", "No such file", "look again"), Notice("cat.png", "left out: this is a picture")]
    found = one(dups_tree(3, [cluster(["a", "b"])], missed=missed), "//section[@id='unread']")
    assert [[cell.text_content() for cell in row] for row in found.xpath(".//tbody/tr")] == [
        ["gone.txt", "No such file", "look again"]
    ]
    many = [Problem(f"{number}.txt", "No such file") for number in range(MOST_UNREAD + 3)]
    found = one(dups_tree(0, [], missed=many), "//section[@id='unread']")
    assert len(found.xpath(".//tbody/tr")) == MOST_UNREAD and "3 more, which standard" in found.text_content()
    assert not dups_tree(3, [], missed=missed[1:]).xpath("//section[@id='unread']")


def test_no_group() -> None:
    assert "No group." in dups_tree(3, []).text_content()
    assert "0 groups of copies in 0 documents" in dups_tree(0, []).text_content()


# --- pairs ----------------------------------------------------------------------------------------------------------


def test_an_overview_of_pairs() -> None:
    end = pairs_end(2, {"a.txt": (1234, "ab" * 32)}, RUN)
    tree = check(pairs_start(RUN) + pair_row(BRIDGE, "x&y") + pair_error("z", "no such file") + end)
    rows, read = ([[cell.text_content() for cell in row] for row in body.xpath("tr")] for body in tree.xpath("//tbody"))
    assert read == [["a.txt", "1,234", "ab" * 32]]
    assert rows == [
        ["x&y", "partial", "a.txt", "b.txt", "0.50", "25%", "75%", "b from a", "3", "2"],
        ["z", "no answer no such file"],
    ]
    assert "2 rows." in tree.text_content()


def test_reading_knows_a_report() -> None:
    kinds = [binary_kind(page) for page in pages_with("x")]
    assert [kind and kind.name for kind in kinds] == ["a report of this program"] * 4


# --- hostile --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("attack", ATTACKS)
def test_an_attack_makes_the_page_that_harmless_text_makes(attack: str) -> None:
    harmless = re.sub(r"[^\w\s]", "·", attack)
    for page, plain in zip(pages_with(attack), pages_with(harmless), strict=True):
        assert skeleton(check(page)) == skeleton(check(plain))


@given(NASTY)
def test_whatever_the_text_the_page_is_the_one_of_harmless_text(text: str) -> None:
    harmless = re.sub(r"[^\w\s]", "·", text)
    for page, plain in zip(pages_with(text), pages_with(harmless), strict=True):
        assert skeleton(check(page)) == skeleton(check(plain))


@given(comparisons(NASTY.filter(lambda text: bool(text.split()))))
def test_any_comparison_makes_a_page_that_holds_together(made: Comparison) -> None:
    tree = diff_tree(made)
    for at, (cleaned, spans) in enumerate(((made.a, made.a_sentences), (made.b, made.b_sentences)), start=1):
        cells = tree.xpath(f"//table[@class='pair']/tbody/tr/td[{at}]/div")
        shown = sorted(_bare(cell.text_content()) for cell in cells)
        assert shown == sorted(_bare(safe(cleaned.text[slice(*span)])) for span in spans)
