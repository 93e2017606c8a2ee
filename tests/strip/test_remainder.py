"""What a web page says beside its article: nothing of either is told as the other, and nothing is missing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from syriatext import clean
from syriatext.cleaning import left_on_page
from syriatext.strip.remainder import page_lines, remainder

STORY = [
    "Crews mended the bridge at Deir Hafer on Sunday, the council said in a statement to reporters.",
    "Lorries crossed it for the first time in three years, and the cafÃ© beside it has opened again.",
    "The work took eleven months and cost four million pounds, most of it for steel and for labour.",
    "Farmers hope that the prices of vegetables will fall at last when the roads are open to all.",
]
PAGE = (
    "<html><head><title>Bridge opens</title><script>var hidden = 1</script></head><body>"
    "<nav><a>Home</a> <a>World</a></nav><article><h1>Bridge opens</h1>"
    + "".join(f"<p>{line}</p>" for line in STORY)
    + "</article><div class='comments'><p>First comment by a reader: good news!</p></div><footer>© Example</footer>"
)


def test_the_rest_of_a_page_is_told_repaired_and_in_order() -> None:
    cleaned = clean(PAGE)
    assert "café" in cleaned.text
    told = left_on_page(cleaned)
    assert told == ("Home World", "First comment by a reader: good news!", "© Example")


def test_what_was_taken_out_of_the_article_is_told_once() -> None:
    cleaned = clean(PAGE.replace("</article>", "<p>Read more: Another bridge opens</p></article>"))
    assert not {removed.text for removed in cleaned.removed} & set(left_on_page(cleaned))


def test_no_page_has_no_rest() -> None:
    assert left_on_page(clean("\n\n".join(STORY))) == ()
    assert left_on_page(clean(PAGE, only="repair")) == ()


def test_blocks_that_an_extractor_joins_or_cuts_are_in_the_article() -> None:
    lines = [*STORY[:2], f"{STORY[2]} {STORY[3]}", "Rain"]
    article = f"{STORY[0]} {STORY[1]}\n\n{STORY[2]}\n\n{STORY[3]}"
    assert remainder(lines, article) == ("Rain",)


@given(st.lists(st.text(max_size=30), max_size=8))
def test_an_article_leaves_nothing_of_itself(lines: list[str]) -> None:
    known = [" ".join(line.split()) for line in lines if any(map(str.isalnum, line))]
    assert remainder(known, "\n".join(known)) == ()
    assert set(remainder(known, "")) == set(known)


@given(st.text(alphabet="<>/ap-! b&;"))
def test_any_page_can_be_read(html: str) -> None:
    assert all(line == " ".join(line.split()) for line in page_lines(html))
