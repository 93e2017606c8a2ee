"""The cleaning flow: repair, then strip, every change an Edit of the decoded input."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Literal

from .edits import apply_edits, compose
from .model import Cleaned, Document, Edit, Fields, Removed
from .repair import drop_mark, halves_of_letters, make_readable, repair, window_end

if TYPE_CHECKING:
    from .strip.site import Site as Site
    from .strip.site import SiteLines as SiteLines
    from .strip.wishes import Wishes as Wishes

Only = Literal["repair", "strip"]
MARK = "\ufeff"
_TOLD = ("title", "byline", "agency", "summary")
"""What a web page says of itself in one line each."""


def clean_document(
    document: Document,
    only: Only | None = None,
    keep: Collection[str] = (),
    normalize: Collection[str] = (),
    wanted: Wishes | None = None,
    site: Site | None = None,
) -> Cleaned:
    """Return `document` as it was written and without web chrome.

    `keep` names classes of lines that stay, `normalize` what is changed beyond damage (`repair.normalize`), `wanted`
    lines that go or stay whatever is found (`strip.wishes`), `site` how often lines stand on its other pages.
    """
    flow = _Flow(document.text)
    flow.add(make_readable(document.text))
    if document.format == "html" and only != "repair":
        if only is None:
            flow.add(halves_of_letters(flow.text))
        flow.extract_html()
    if only != "strip":
        flow.repair(normalize)
    if only != "repair":
        flow.read_references(normalize if only is None else None)
        flow.strip(keep, wanted, site)
    # A misread mark is one once it is repaired, and one further down is when the lines above it are gone.
    flow.add(drop_mark(flow.text))
    if document.format == "html" and only == "repair":
        from .repair.declared import declare_utf8

        flow.add(declare_utf8(flow.text))
    # Of a web page, the extractor has said already what is text.
    note = flow.note if document.format == "text" else ""
    return Cleaned(document, flow.text, flow.edits, flow.fields, flow.removed, note)


def as_written(text: str) -> str:
    """Return a text as it was before damage, with the letters that stand there as references; nothing else goes."""
    flow = _Flow(text)
    flow.add(make_readable(text))
    flow.repair(())
    flow.read_references(())
    return flow.text


def left_on_page(cleaned: Cleaned) -> tuple[str, ...]:
    """Return the lines of a web page that are not in its article, repaired as that is; none of what was no page.

    What was taken out of the article is told by `cleaned.removed`, and is none of them.
    """
    if not cleaned.was_page:
        return ()
    from .strip.remainder import page_lines, remainder

    page = cleaned.document.text
    found = "\n".join(page_lines(apply_edits(page, halves_of_letters(page))))
    lines = apply_edits(found, repair(found)).splitlines()
    return remainder(lines, "\n".join([cleaned.text, *(removed.text for removed in cleaned.removed)]))


def repair_pieces(pieces: Iterable[str], normalize: Collection[str] = ()) -> Iterator[str]:
    """Yield the repaired text of a document that comes in pieces, which are cut at lines: what repair's windows are.

    The pieces hold valid text: no surrogates.
    """
    windows = _windows(pieces)
    yield _repaired(next(windows).lstrip(MARK), normalize).lstrip(MARK)
    for window in windows:
        yield _repaired(window, normalize)


def _windows(pieces: Iterable[str]) -> Iterator[str]:
    """The pieces, cut as repair cuts a text; one at least."""
    waiting = ""
    for piece in pieces:
        waiting += piece
        while cut := window_end(waiting):
            yield waiting[:cut]
            waiting = waiting[cut:]
    yield waiting


def _repaired(text: str, normalize: Collection[str]) -> str:
    return apply_edits(text, repair(text, normalize))


def site_lines() -> SiteLines:
    """A new count of the lines of a site's pages."""
    from .strip.site import SiteLines

    return SiteLines()


def known_classes() -> frozenset[str]:
    """Every class that a line left out may have."""
    from .strip.marking import classes

    return classes()


def known_normalizations() -> tuple[str, ...]:
    """Everything that may be changed beyond damage."""
    from .repair.normalize import NORMALIZATIONS

    return tuple(NORMALIZATIONS)


def check_names(names: Collection[str], known: Callable[[], Collection[str]]) -> None:
    """Raise ValueError for a name that is not `known`: a misspelt one would do nothing."""
    # To know them all takes time that most runs need not spend.
    if unknown := sorted(set(names) - set(known())) if names else []:
        raise ValueError(f"{unknown[0]!r} is none of: {', '.join(sorted(known()))}")


class _Flow:
    """The text so far, and one list of edits that leads there from the input."""

    def __init__(self, text: str) -> None:
        self.original = self.text = text
        self.edits: tuple[Edit, ...] = ()
        self.fields = Fields()
        self.removed: tuple[Removed, ...] = ()
        self.note = ""

    def add(self, edits: Iterable[Edit]) -> None:
        edits = tuple(edits)
        self.edits = compose(self.original, self.edits, edits)
        self.text = apply_edits(self.text, edits)

    def extract_html(self) -> None:
        from .strip import extract_html, told_by_page

        extracted, page = extract_html(self.text), self.text
        if extracted.text != self.text:
            why = "the article taken out of the web page" if extracted.text else "a web page without text"
            self.add((Edit(0, len(self.text), self.text, extracted.text, rule="strip.html", why=why),))
        self.fields = told_by_page(page, extracted.fields, extracted.text)

    def repair(self, normalize: Collection[str]) -> None:
        """Repair the text, and what a web page said of it, which is damaged as that is."""
        told = {name: value for name in _TOLD if (value := getattr(self.fields, name)) and not value.isascii()}
        captions = self.fields.captions
        if told or captions:
            lines = "\n".join([*told.values(), *captions, self.text])
            repaired = apply_edits(lines, repair(lines, normalize)).split("\n")
            mended = tuple(repaired[len(told) : len(told) + len(captions)])
            self.fields = Fields(
                **{**self.fields._asdict(), **dict(zip(told, repaired, strict=False)), "captions": mended}
            )
        self.add(repair(self.text, normalize))

    def read_references(self, normalize: Collection[str] | None) -> None:
        """Read references, and repair what they bring to light (unless `normalize` is None), until none is left."""
        if "&" not in self.text:
            return
        from .strip.references import read_references

        while found := tuple(read_references(self.text)):
            self.add(found)
            if normalize is not None:
                self.add(repair(self.text, normalize))

    def strip(self, keep: Collection[str], wanted: Wishes | None, site: Site | None) -> None:
        from .strip import strip_text

        stripped = strip_text(self.text, keep, wanted, site)
        self.add(stripped.edits)
        self.fields = self.fields.filled_from(stripped.fields)
        self.removed = stripped.removed
        self.note = stripped.note
