"""``diff`` as a page: the verdict and what shows it, where the matches lie, both texts, words put for other words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...comparison import Comparison, Substitution, Verdict
from ..alignment import is_equal, rows
from .facts import facts_in_common
from .figures import balance, meter, ribbons, swatch
from .markup import Content, Markup, count, element, join, language, name, number, percent, runs_from_right, table
from .matches import KINDS, Matches, Passage, spelled_otherwise
from .page import Run, Section, foot, head, inputs
from .places import match_ribbons
from .sentences import side_by_side

MEANINGS: dict[Verdict, str] = {
    "identical": "The same words in the same order, case, punctuation and breaks aside.",
    "near-duplicate": "One text with edits, or most of it in a longer one.",
    "spun": "One text rewritten word for word: the same sentences, with many of their words swapped for others.",
    "partial": "The two share passages; the rest of each is its own.",
    "same-story": "The same event in other words: too little is alike to tell that one was made from the other.",
    "unrelated": "Nothing shows that the two have anything to do with each other.",
}
_NO_CHANCE = 8
"""Words in a row that no two writers hit on by chance."""
_MOST_PASSAGES, _MOST_SUBSTITUTIONS = 20, 40
_EXCERPT = 320


def diff_page(comparison: Comparison, run: Run) -> bytes:
    """The whole report as one HTML file."""
    return _Report(comparison).page(run).encode()


class _Report:
    """The sections of the page."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.matches = Matches(comparison)
        self.rows = list(rows(comparison))

    def page(self, run: Run) -> Markup:
        comparison = self.comparison
        parts: list[tuple[Section, Markup | None]] = [
            (("verdict", "Verdict"), self._verdict()),
            (("where", "Where"), self._where()),
            (("passages", "Passages"), self._passages()),
            (("texts", "Texts"), self._texts()),
            (("facts", "Names and numbers"), facts_in_common(comparison)),
            (("words", "Words"), self._substitutions()),
            (("evidence", "Evidence"), self._evidence()),
        ]
        shown = [(section, part) for section, part in parts if part]
        title = f"{comparison.verdict}: {comparison.a.document.source} and {comparison.b.document.source}"
        sections = [*(section for section, _ in shown), ("origin", "Source")]
        body = (element("section", part, id=section[0]) for section, part in shown)
        named = inputs([("a", comparison.a), ("b", comparison.b)])
        return join([head(title, "syriatext diff", sections), *body, foot(run, named)])

    def _verdict(self) -> Markup:
        comparison = self.comparison
        a, b = (element("b", name(cleaned.document.source)) for cleaned in (comparison.a, comparison.b))
        lead = element("p", "a is ", a, ", b is ", b, ".")
        return join(
            [
                element("h1", comparison.verdict, self._direction()),
                element("p", MEANINGS[comparison.verdict]),
                lead,
                *(element("p", note, class_="note") for note in self._notes()),
                self._tiles(),
            ]
        )

    def _direction(self) -> str:
        if not self.comparison.rewrite:
            return ""
        return f": {self.comparison.rewrite} is the rewrite of {'b' if self.comparison.rewrite == 'a' else 'a'}"

    def _notes(self) -> Iterator[str]:
        comparison = self.comparison
        if comparison.caution:
            yield f"{comparison.caution[0].upper()}{comparison.caution[1:]}"
        if comparison.links and not comparison.rewrite and comparison.verdict not in ("identical", "same-story"):
            yield "Their words do not show clearly which of the two is the rewrite."
        values = {item.feature: item.value for item in comparison.evidence}
        if values.get("revised by hand", 0) >= 0.005:
            yield "It looks revised by hand."
        for side in "ab":
            if words := values.get(f"disguised words in {side}"):
                yield f"{side} has {words:.0f} words whose letters only look Latin: a disguise."
        if (quoted := values.get("quoted in both", 0)) >= 0.005:
            yield f"{percent(quoted)} of the words found in both stand in quotations, which two reports may share."

    def _tiles(self) -> Markup:
        comparison = self.comparison
        shares = comparison.copied
        tiles = [
            (f"{comparison.score:.2f}", "degree of reuse, 0 to 1"),
            (percent(comparison.probabilities.get(comparison.verdict, 0.0)), f"probability of “{comparison.verdict}”"),
            (percent(shares[0]), "of a’s words found in b"),
            (percent(shares[1]), "of b’s words found in a"),
            *self._counts(),
        ]
        return element(
            "ul",
            *(element("li", element("b", figure), element("span", what)) for figure, what in tiles),
            class_="tiles",
        )

    def _counts(self) -> Iterator[tuple[str, str]]:
        """How many sentences there are of each kind."""
        linked = [row for row in self.rows if row.link]
        same = sum(map(is_equal, linked))
        alone = [sum(row.link is None and getattr(row, side) is not None for row in self.rows) for side in "ab"]
        yield f"{same:,}", "sentences the same"
        yield f"{len(linked) - same:,}", "sentences with other words"
        yield f"{sum(row.moved for row in linked):,}", "of these in another place"
        yield f"{alone[0]:,} / {alone[1]:,}", "sentences only in a / only in b"

    def _where(self) -> Markup | None:
        comparison = self.comparison
        if not comparison.links:
            return None
        drawn = list(match_ribbons(comparison, self.matches))
        label = f"Where the matches lie: {count(len(comparison.links), 'pair')} of matched sentences"
        bars = [_ends("a", comparison, 0), ribbons(drawn, label), _ends("b", comparison, 1)]
        legend = (element("li", swatch(kind), what) for kind, what in KINDS.items() if kind in self.matches.kinds)
        caption = element(
            "figcaption",
            element("ul", *legend, element("li", swatch("alone"), "found in one text only"), class_="legend"),
            f"Both texts from beginning to end{self._from_right()}; a click on a ribbon leads to its sentence.",
        )
        return join([element("h2", "Where the matches lie"), element("figure", *bars, caption, class_="picture")])

    def _from_right(self) -> str:
        sides = zip("ab", (self.comparison.a, self.comparison.b), strict=True)
        found = [side for side, cleaned in sides if runs_from_right(cleaned.text)]
        return f", {' and '.join(found)} from right to left" if found else ""

    def _passages(self) -> Markup | None:
        found = self.matches.passages(_NO_CHANCE)
        if not found or self.comparison.verdict == "identical":
            return None
        first, rest = found[:_MOST_PASSAGES], found[_MOST_PASSAGES:]
        total = sum(passage.words for passage in found)
        number_of = f"{count(len(found), 'passage')} of {_NO_CHANCE}"
        return join(
            [
                element("h2", "Copied word for word"),
                element("p", f"{number_of} words and more, {total:,} together, the longest first.", class_="note"),
                self._listed(first),
                element("details", element("summary", f"{len(rest):,} more"), self._listed(rest)) if rest else None,
            ]
        )

    def _listed(self, found: list[Passage]) -> Markup:
        return element("ol", *(self._passage(passage) for passage in found), class_="passages")

    def _passage(self, passage: Passage) -> Markup:
        text = " ".join(self.comparison.a.text[slice(*passage.a)].split())
        other = ", ".join(spelled_otherwise(text, self.comparison.b.text[slice(*passage.b)]))
        shown = text if len(text) <= _EXCERPT else f"{_first_words(text)} … {_first_words(text[::-1])[::-1]}"
        numbers = str(passage.first) if passage.first == passage.last else f"{passage.first}–{passage.last}"
        return element(
            "li",
            element("b", count(passage.words, "word")),
            " in ",
            element("a", f"a{numbers}", href=f"#a{passage.first}"),
            ", ",
            element("a", f"b{numbers}", href=f"#b{passage.first}"),
            " (all or most of it quoted in both)" if passage.quoted else "",
            f", in b spelled {other}" if other else "",
            element("blockquote", shown, class_="text", dir="auto", lang=language(self.comparison.a.fields.language)),
            class_="quoted" if passage.quoted else "copied",
        )

    def _texts(self) -> Markup:
        heading = element("h2", "The two texts, sentence by sentence")
        shown = side_by_side(self.comparison, self.matches)
        if self.comparison.links:
            key = element(
                "p",
                "= copied  ≈ rewritten  “” quoted  ⇅ moved  − only in a  + only in b. Words that only one has are ",
                element("del", "struck"), " in a and ", element("ins", "underlined"), " in b.",
                class_="note",
            )  # fmt: skip
            return join([heading, key, shown])
        summary = element("summary", "No sentence of one is in the other; show both.")
        return join([heading, element("details", summary, shown)])

    def _substitutions(self) -> Markup | None:
        found = self.comparison.substitutions
        if not found:
            return None
        first, rest = found[:_MOST_SUBSTITUTIONS], found[_MOST_SUBSTITUTIONS:]
        more = f"{len(rest):,} more"
        return join(
            [
                element("h2", "Words put for other words"),
                self._swaps("What stands for what: changed facts, then by how often", first),
                element("details", element("summary", more), self._swaps(more, rest)) if rest else None,
            ]
        )

    def _swaps(self, caption: str, found: Sequence[Substitution]) -> Markup:
        header = ["In a", "In b", "Times", "Kind", "Tortured", "Why"]
        return table(caption, header, (self._swap(row) for row in found))

    def _swap(self, row: Substitution) -> tuple[Content, ...]:
        languages = (language(cleaned.fields.language) for cleaned in (self.comparison.a, self.comparison.b))
        words = (
            element("td", element(tag, element("bdi", text, lang=spoken)), class_="words")
            for tag, text, spoken in zip(("del", "ins"), (row.a, row.b), languages, strict=True)
        )
        kind = element("span", row.kind, class_="tag strong" if row.kind == "tortured" else "tag")
        doubt = percent(row.tortured) if row.kind in ("tortured", "synonym") else ""  # facts have no sense to miss
        return *words, number(f"{row.count:,}"), kind, number(doubt), row.why

    def _evidence(self) -> Markup:
        comparison = self.comparison
        likely = sorted(comparison.probabilities.items(), key=lambda item: -item[1])
        largest = max((abs(item.weight) for item in comparison.evidence), default=0.0)
        return join(
            [
                element("h2", "What the verdict rests on"),
                table(
                    "How likely each verdict is",
                    ["Verdict", "", "Probability"],
                    ((verdict, meter(share), number(f"{share:.1%}")) for verdict, share in likely),
                ),
                table(
                    "What was measured, and how much it moved the answer (to the right: towards this verdict)",
                    ["Evidence", "Value", "Weight", ""],
                    (
                        (
                            item.feature,
                            number(f"{item.value:.3f}"),
                            number(f"{item.weight:+.2f}".replace("-", "−")),
                            balance(item.weight, largest),
                        )
                        for item in comparison.evidence
                    ),
                ),
            ]
        )


def _first_words(text: str) -> str:
    """As much of a text as half an excerpt holds, whole words where spaces part them."""
    cut = text[: _EXCERPT // 2]
    return cut if text[len(cut)].isspace() else cut.rpartition(" ")[0] or cut


def _ends(side: str, comparison: Comparison, at: int) -> Markup:
    cleaned = (comparison.a, comparison.b)[at]
    left = element("span", element("b", side), " ", name(cleaned.document.source))
    return element("div", left, element("span", percent(comparison.copied[at]), " of it in ", "ba"[at]), class_="ends")
