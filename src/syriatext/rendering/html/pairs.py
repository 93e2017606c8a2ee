"""``diff --pairs`` as a page: a row a pair, as the answers come."""

from __future__ import annotations

from collections.abc import Mapping

from ...comparison import Comparison
from .markup import Content, Markup, count, element, join, name, named_cell, number, percent, table
from .page import Run, foot, head

_COLUMNS = (
    "Pair", "Verdict", "a", "b", "Score", "a’s words in b", "b’s words in a", "Rewrite", "Matched sentences",
    "Tortured words",
)  # fmt: skip


def pairs_start(run: Run) -> bytes:
    """The page up to the first row."""
    sections = [("pairs", "Pairs"), ("origin", "Source")]
    note = "A row a pair, in the order of the list. All of one pair, with its texts: syriatext diff --format html A B."
    begun = join(
        [
            head("Pairs of texts", "syriatext diff --pairs", sections),
            element("h1", "How the texts of each pair relate"),
            element("p", note, class_="note"),
        ]
    )
    caption = "Pairs of texts"
    header = element("thead", element("tr", *(element("th", column, scope="col") for column in _COLUMNS)))
    opened = f'<div class="scroll" id="pairs" tabindex="0" role="group" aria-label="{caption}"><table>'
    return f"{begun}{opened}{element('caption', caption)}{header}<tbody>\n".encode()


def pair_row(comparison: Comparison, id: str) -> bytes:
    """One pair."""
    tortured = sum(row.count for row in comparison.substitutions if row.kind == "tortured")
    return _row(
        id,
        element("span", comparison.verdict, class_="tag"),
        named_cell(comparison.a.document.source),
        named_cell(comparison.b.document.source),
        number(f"{comparison.score:.2f}"),
        *(number(percent(share)) for share in comparison.copied),
        f"{comparison.rewrite} from {'b' if comparison.rewrite == 'a' else 'a'}" if comparison.rewrite else "",
        number(f"{len(comparison.links):,}"),
        number(f"{tortured:,}"),
    )


def pair_error(id: str, message: str) -> bytes:
    """The row of a pair that has no answer."""
    cell = element("td", element("span", "no answer", class_="tag strong"), " ", message, colspan=len(_COLUMNS) - 1)
    return _row(id, cell)


def pairs_end(answered: int, read: Mapping[str, tuple[int, str]], run: Run) -> bytes:
    """The page behind the last row; `read` has size in bytes and SHA-256 of each file that was read."""
    total = element("p", f"{count(answered, 'row')}.", class_="note")
    rows = (
        (named_cell(path), number(f"{size:,}"), element("code", digest, class_="hash"))
        for path, (size, digest) in read.items()
    )
    inputs = table("Inputs", ["Name", "Bytes", "SHA-256"], rows) if read else None
    return f"</tbody></table></div>{total}{foot(run, inputs)}".encode()


def _row(id: str, *cells: Content) -> bytes:
    shown = (cell if isinstance(cell, Markup) and cell.startswith("<td") else element("td", cell) for cell in cells)
    return (element("tr", element("th", name(id), scope="row"), *shown) + "\n").encode()
