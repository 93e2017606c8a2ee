"""Texts that would take a page over, and reports that are full of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from hypothesis import strategies as st

from syriatext.collection.clusters import Cluster, Edge, Member
from syriatext.collection.explaining import Explanation
from syriatext.comparison import Change, Comparison, Evidence, Substitution
from syriatext.edits import apply_edits
from syriatext.model import Cleaned, Document, Edit, Fields, Removed
from syriatext.problems import Problem
from syriatext.rendering.html.cleaning import CleanPage
from syriatext.rendering.html.clusters import dups_page
from syriatext.rendering.html.comparison import diff_page
from syriatext.rendering.html.pairs import pair_error, pair_row, pairs_end, pairs_start

from .comparisons import comparison
from .pages import RUN

ATTACKS = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</title><img src=x onerror=alert(1)>",
    "</td></tr></table><iframe src=javascript:alert(1)></iframe>",
    "<svg/onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<math><mi xlink:href=javascript:alert(1)>x",
    "<details open ontoggle=alert(1)>",
    "<input autofocus onfocus=alert(1)>",
    "<body onload=alert(1)>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<base href=//evil.example/>",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<style>*{background:url(//evil.example/x)}</style>",
    "<form action=//evil.example><button>x</button></form>",
    "<a href=javascript:alert(1)>x</a>",
    "<!--<img src=--><img src=x onerror=alert(1)//>",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<?xml-stylesheet href='javascript:alert(1)'?>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    "<template><script>alert(1)</script></template>",
    "<plaintext>",
    "<textarea><xmp><listing>",
    "\" onmouseover=alert(1) x=\"",
    "' onmouseover=alert(1) x='",
    "\"><img src=x onerror=alert(1)>",
    "'><img src=x onerror=alert(1)>",
    "` onmouseover=alert(1) `",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)//.txt",
    "data:text/html,<script>alert(1)</script>",
    "#\"><script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "&#x0;&#0;&colon;&NewLine;",
    "<scr\x00ipt>alert(1)</scr\x00ipt>",
    "<img\x0bsrc=x\x0conerror=alert(1)>",
    "\x1b]0;title\x07\x1b[2J",
    "\x9b31m\x85\x80",
    "a\r\nb\rc",
    "\u202egnp.exe\u202c",
    "\u2066\u2067\u2068\u2069\u202a\u202b\u202d",
    "\u2028\u2029\ufeff\ufffe\uffff\U000e0041",
    "\ud800 \udfff \udcff",
    "＜script＞alert(1)＜/script＞",
    "+ADw-script+AD4-alert(1)+ADw-/script+AD4-",
    "\x1b$B<script>alert(1)</script>\x1b(B",
    "{{7*7}} ${7*7} <%= 7*7 %>",
    "expression(alert(1)) url(javascript:alert(1))",
    "]]>\"'<>&/\\",
)  # fmt: skip

NASTY = st.text(
    st.sampled_from("ab <>&\"'/=#;!-\x00\x1b\x9b\u202e\u2067\ud800\udcff\ufffe\r\tسج漢"), min_size=1, max_size=14
)
"""Anything that could end a tag, an attribute or a line, turn what stands around it, or is no text at all."""


def pages_with(*texts: str) -> Iterator[bytes]:
    """Every report, with the texts in each place that a text of others can get to."""
    every = "".join(texts)
    run = RUN._replace(command=every, version=every, time=every)
    made = hostile_comparison(*texts)
    yield diff_page(made, run)
    missed = [Problem(every, every, every)]
    page = CleanPage(run)
    page.miss(missed[0])
    sections = [page.add(hostile_cleaning(text)) for text in texts]
    yield page.start() + b"".join(sections) + page.finish()
    groups = [cluster([text, f"{text}2"], why=text, start=2 * at, path=text) for at, text in enumerate(texts)]
    yield b"".join(dups_page(2, groups, lambda group: told_of(group, made), lambda _: (1, every), missed, run))
    rows = (pair_row(made, text) + pair_error(text, text) for text in texts)
    yield pairs_start(run) + b"".join(rows) + pairs_end(len(texts), {every: (1, every)}, run)


def hostile_comparison(*texts: str) -> Comparison:
    """Texts as sentences, names, words, reasons and languages."""
    every, last = "".join(texts), len(texts)
    swaps = [Substitution(text, text, 1, "name", 0.5, text) for text in texts]
    linked = [*((at, at) for at in range(1, last)), (last, 0), (last + 1, last + 1)]
    others = ["z", *("x" + text for text in texts[1:]), texts[-1], "y"]
    made = comparison(["x", *texts, "y"], others, linked, [Change((0, 1), (0, 1))], swaps, (every, every))
    evidence = tuple(Evidence(text, 0.5, 1.0) for text in texts)
    return replace(made, evidence=evidence, a=replace(made.a, fields=Fields(language=every)))


def hostile_cleaning(text: str) -> Cleaned:
    """A text that is its own rule, reason, name, title, …, in part removed."""
    found, end = f"{text}\n{text}", len(text)
    edits = (Edit(0, end, text, text[::-1], text, text, (text, text)), Edit(end, end + 1, "\n", "", text, text))
    fields = Fields(text, text, text, text, text, (text,), text)
    document = Document(text, found, "utf-8", text, id=text)
    return Cleaned(document, apply_edits(found, edits), edits, fields, (Removed(1, text, text, 1.0, text),))


def told_of(group: Cluster, made: Comparison) -> dict[tuple[int, int], Explanation]:
    """What a closer look says of each link of a group."""
    told = Explanation(group.why, 0.5, made.links, made.a.text, made.b.text)
    return {(edge.a, edge.b): told for edge in group.edges}


def cluster(ids: Sequence[str], why: str = "the first in the input", start: int = 0, path: str = "") -> Cluster:
    """A group of documents, each linked to the next."""
    members = tuple(Member(start + at, id, path or id) for at, id in enumerate(ids))
    edges = tuple(Edge(start + at, start + at + 1, 0.8, "near-duplicate") for at in range(len(ids) - 1))
    return Cluster(members, members[0], why, edges)
