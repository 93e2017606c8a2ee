"""Comparisons made by hand, so that their rendering is tested apart from how they are found."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import strategies as st

from syriatext.comparison import Change, Comparison, Evidence, Link, Substitution
from syriatext.model import Cleaned, Document, Span


def spans_of(sentences: Sequence[str]) -> tuple[str, tuple[Span, ...]]:
    """A text of these sentences, one blank line between two, and their places."""
    spans: list[Span] = []
    position = 0
    for sentence in sentences:
        spans.append((position, position + len(sentence)))
        position += len(sentence) + 2
    return "\n\n".join(sentences), tuple(spans)


def comparison(
    a: Sequence[str],
    b: Sequence[str],
    linked: Sequence[tuple[int, int]],
    changes: Sequence[Change] = (),
    substitutions: Sequence[Substitution] = (),
    names: tuple[str, str] = ("a.txt", "b.txt"),
) -> Comparison:
    """A comparison in which sentence i of `a` is linked to sentence j of `b` for each (i, j).

    `changes`, in offsets of the two sentences, are made in every link whose sentences differ.
    """
    a_text, a_spans = spans_of(a)
    b_text, b_spans = spans_of(b)
    links = [
        Link(a_spans[i], b_spans[j], 0.9, _moved(changes, a_spans[i], b_spans[j]) if a[i] != b[j] else ())
        for i, j in linked
    ]
    one, other = (
        Cleaned(Document(name, text, "utf-8", "given as text"), text)
        for name, text in zip(names, (a_text, b_text), strict=True)
    )
    return Comparison(
        a=one,
        b=other,
        verdict="partial",
        score=0.5,
        words=(len(a_text.split()), len(b_text.split())),
        copied=(0.25, 0.75),
        rewrite="b",
        a_sentences=a_spans,
        b_sentences=b_spans,
        links=tuple(sorted(links, key=lambda link: link.a)),
        substitutions=tuple(substitutions),
        evidence=(Evidence("shared sentences", 0.5, 1.25),),
        probabilities={"partial": 0.8, "spun": 0.2},
    )


def _moved(changes: Sequence[Change], a: Span, b: Span) -> tuple[Change, ...]:
    whole = Change(a, b)
    return tuple(
        Change((a[0] + change.a[0], a[0] + change.a[1]), (b[0] + change.b[0], b[0] + change.b[1])) for change in changes
    ) or (whole,)


SENTENCE = st.text(st.characters(exclude_characters="\n\r", exclude_categories=["Cs"]) | st.sampled_from("ab [/]{}-+"),
                   min_size=1, max_size=25).filter(lambda text: bool(text.split()))  # fmt: skip
HOSTILE = st.text(st.sampled_from("ab \x1b[]/\x07\x9b\u202e\u2066\ud800\udcff\r\n"), min_size=1, max_size=12).filter(
    lambda text: bool(text.split())
)


@st.composite
def comparisons(draw: st.DrawFn, sentence: st.SearchStrategy[str] = SENTENCE) -> Comparison:
    """Any comparison: sentences linked one to one, in order or not, with the same words or others."""
    a = draw(st.lists(sentence, max_size=6))
    b = draw(st.lists(sentence, max_size=6))
    to = draw(st.permutations(range(len(b))))
    linked = [(i, j) for i, j in zip(range(len(a)), to, strict=False) if draw(st.booleans())]
    for i, j in linked:
        if draw(st.booleans()):
            b[j] = a[i]
    words = draw(st.lists(st.tuples(sentence, sentence), max_size=2))
    substitutions = [Substitution(one, other, 1, "synonym", 0.5, one) for one, other in words]
    return comparison(a, b, linked, (), substitutions)
