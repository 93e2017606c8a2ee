"""``clean`` as a page: what each text was and is, every change with its reason, every line that was left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...model import Cleaned, Edit, Removed
from ...problems import Problem
from ..places import Lines
from .changes import changed_text, plain_text
from .markup import Content, Markup, count, element, join, language, name, number, table, text, visible
from .page import Run, checksum, foot, head, pair, unread

_LONGEST = 160
"""Characters of a change or a line in a table; the text above has all of it."""


class _Entry(NamedTuple):
    """What the overview says of a text."""

    source: str
    encoding: str
    changes: int
    left_out: int
    beside: int


class CleanPage:
    """Sections of a page, one a text, then what stands before them and behind them: call add…, start and finish.

    Nothing but an overview is kept of the texts, so that any number takes no more memory than one.
    """

    def __init__(self, run: Run) -> None:
        self.run = run
        self.entries: list[_Entry] = []
        self.rules: Counter[str] = Counter()
        self.missed: list[Problem] = []

    def start(self) -> bytes:
        """The head of the page, with an overview if there are several texts."""
        named = {"report": "Texts", "overview": "Overview"}
        order = ("report", "overview") if self._is_single else ("overview", "report")
        left = [("unread", "Not read")] if unread(self.missed) else []
        sections = [*((section, named[section]) for section in order), *left, ("origin", "Source")]
        page = head("syriatext clean", "syriatext clean", sections) + element("h1", "What was cleaned, and why")
        return (page if self._is_single else page + self._overview()).encode()

    def add(self, cleaned: Cleaned, beside: Sequence[str] = ()) -> bytes:
        """The section of one text; `beside` is what a web page says beside its article."""
        document, changes, left_out = cleaned.document, len(cleaned.edits), len(cleaned.removed)
        encoding = f"{document.encoding}{'' if document.encoding == 'utf-8' else ', written as utf-8'}"
        self.entries.append(_Entry(document.source, encoding, changes, left_out, len(beside)))
        self.rules.update(step for edit in cleaned.edits for step in edit.rules)
        return _section(cleaned, beside, f"d{len(self.entries)}").encode()

    def miss(self, problem: Problem) -> None:
        """Of this input there is no section."""
        self.missed.append(problem)

    def finish(self) -> bytes:
        """The end of the page: after the overview of a single text, and what could not be read."""
        return join([self._overview() if self._is_single else None, unread(self.missed), foot(self.run)]).encode()

    @property
    def _is_single(self) -> bool:
        return len(self.entries) == 1

    def _overview(self) -> Markup:
        texts = None if self._is_single else self._texts()
        return element("section", element("h2", "Overview"), texts, self._rules(), id="overview")

    def _texts(self) -> Markup:
        of_pages = any(entry.beside for entry in self.entries)
        rows = (
            (
                element("a", name(entry.source), href=f"#d{position}"),
                entry.encoding,
                number(f"{entry.changes:,}"),
                number(f"{entry.left_out:,}"),
                *([number(f"{entry.beside:,}")] if of_pages else []),
            )
            for position, entry in enumerate(self.entries, start=1)
        )
        header = ["Text", "Encoding", "Changes", "Lines left out", *(["Not taken of a page"] if of_pages else [])]
        return table(f"{count(len(self.entries), 'text')}, in the order they were read", header, rows)

    def _rules(self) -> Markup:
        rows = ((element("code", rule), number(f"{times:,}")) for rule, times in self.rules.most_common())
        return table("How many changes each rule had a part in", ["Rule", "Changes"], rows)


def clean_page(cleaned: Cleaned, run: Run, beside: Sequence[str] = ()) -> bytes:
    """The page of a single text."""
    page = CleanPage(run)
    section = page.add(cleaned, beside)
    return page.start() + section + page.finish()


def _section(cleaned: Cleaned, beside: Sequence[str], prefix: str) -> Markup:
    lines = Lines(cleaned.document.text)
    return element(
        "article",
        element("h2", name(cleaned.document.source)),
        element("p", _summary(cleaned, len(beside))),
        element("p", f"{cleaned.note[0].upper()}{cleaned.note[1:]}.", class_="note") if cleaned.note else None,
        _facts(cleaned),
        _text(cleaned, lines, prefix),
        _edits(cleaned, lines, prefix),
        _removed(cleaned),
        _beside(cleaned, beside),
        id=prefix,
        class_="view",
    )


def _summary(cleaned: Cleaned, beside: int) -> str:
    if not cleaned.edits:
        encoding = cleaned.document.encoding
        return "Nothing had to be changed" + (f" but the encoding, {encoding}." if encoding != "utf-8" else ".")
    of_page = f", {count(beside, 'line')} of the web page not taken for the article" if beside else ""
    return f"{count(len(cleaned.edits), 'change')}, {count(len(cleaned.removed), 'line')} left out{of_page}."


def _facts(cleaned: Cleaned) -> Markup:
    document, fields = cleaned.document, cleaned.fields
    size, digest = checksum(document)
    spoken = language(fields.language)
    known: dict[str, str | None] = {
        "Title": fields.title,
        "Byline": fields.byline,
        "Date": fields.date,
        "Agency": fields.agency,
        "Summary": fields.summary,
        **{f"Caption {at}" if at > 1 else "Caption": caption for at, caption in enumerate(fields.captions, start=1)},
    }
    rows = [pair(term, element("bdi", value, lang=spoken)) for term, value in known.items() if value]
    rows += [pair("Language", fields.language)] if fields.language else []
    rows += [pair("Record", name(document.id))] if document.id is not None else []
    rows += [
        pair("Encoding", f"{document.encoding} ({document.encoding_reason})"),
        pair("Size", f"{count(size, 'byte')}, {document.format}; {count(len(cleaned.text), 'character')} cleaned"),
        pair("SHA-256", element("code", digest, class_="hash")),
    ]
    return element("dl", *(cell for row in rows for cell in row), class_="facts")


def _text(cleaned: Cleaned, lines: Lines, prefix: str) -> Markup:
    if not cleaned.edits:
        return element("details", element("summary", "Show the text"), plain_text(cleaned))
    if cleaned.was_page:
        whole = f"The article, taken out of a web page of {count(len(cleaned.document.text), 'character')}."
        note = element("p", whole, " The page itself is in what --format json gives.", class_="note")
        return join([element("h3", "The text"), note, plain_text(cleaned)])
    return join([element("h3", "The text and its changes"), _views(prefix), changed_text(cleaned, lines, prefix)])


def _views(prefix: str) -> Markup:
    """Three ways to see the text; no script is needed, the style sheet looks at what is checked."""
    ways = (("with-changes", "with its changes"), ("as-found", "as found"), ("as-cleaned", "cleaned"))
    choices = (
        element(
            "label",
            element("input", type="radio", name=f"{prefix}view", class_=way, checked=way == "with-changes"),
            f" {said}",
        )
        for way, said in ways
    )
    return element("fieldset", element("legend", "Show it"), *choices, class_="views")


def _edits(cleaned: Cleaned, lines: Lines, prefix: str) -> Markup | None:
    if not cleaned.edits:
        return None
    page = cleaned.was_page
    rows = (_edit(edit, at, lines, prefix, page) for at, edit in enumerate(cleaned.edits, start=1))
    header = ["", "Place", "Before", "After", "Rule", "Why"]
    return join(
        [element("h3", "Changes"), table("Every change, by line and column of the text as found", header, rows)]
    )


def _edit(edit: Edit, at: int, lines: Lines, prefix: str, page: bool) -> tuple[Content, ...]:
    number = element("td", str(at) if page else element("a", str(at), href=f"#{prefix}t{at}"), id=f"{prefix}e{at}")
    rules = element("td", *_between(edit.rules))
    return number, lines.place(edit.start), _shown(edit.before, "del"), _shown(edit.after, "ins"), rules, edit.why


def _between(rules: tuple[str, ...]) -> Iterator[Content]:
    for at, rule in enumerate(rules):
        yield element("br") if at else None
        yield element("code", rule)


def _shown(value: str, tag: str) -> Markup:
    if not value:
        return element("td", element("span", "nothing", class_="dim"))
    cut = value if len(value) <= _LONGEST else f"{value[: _LONGEST * 3 // 4]}…{value[-_LONGEST // 4 :]}"
    more = element("span", f" {count(len(value), 'character')}", class_="note") if cut != value else None
    return element("td", element(tag, visible(cut), dir="auto"), more, class_="words")


def _removed(cleaned: Cleaned) -> Markup | None:
    if not cleaned.removed:
        return None
    spoken = language(cleaned.fields.language)
    where = "of the article as it was taken out of the page" if cleaned.was_page else "of the text"
    shown = table(
        f"Lines left out, by their number in the lines {where}",
        ["Line", "Class", "Rule", "Score", "Text"],
        (_line(removed, spoken) for removed in cleaned.removed),
    )
    return join([element("h3", "Lines left out"), shown])


def _line(removed: Removed, spoken: str | None) -> tuple[Content, ...]:
    kind = element("span", removed.kind.replace("_", " "), class_="tag")
    line = element("td", element("bdi", text(removed.text), lang=spoken, class_="text"), class_="words")
    return number(str(removed.line)), kind, element("code", removed.rule), number(f"{removed.score:.2f}"), line


def _beside(cleaned: Cleaned, lines: Sequence[str]) -> Markup | None:
    if not lines:
        return None
    spoken = language(cleaned.fields.language)
    shown = (element("li", element("bdi", text(line), lang=spoken)) for line in lines)
    what = f"{count(len(lines), 'line')} of the web page not taken for the article"
    return element("details", element("summary", what), element("ul", *shown, class_="text"))
