"""Elements of a page. Whatever is no Markup is text and gets escaped, so that no report can forget to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from html import escape
from unicodedata import bidirectional

from ..terminal import UNSAFE, safe

_UNSAFE = re.compile(UNSAFE)
_ENOUGH = 1000
_VOID = frozenset({"br", "hr", "input", "meta"})
_NEVER = frozenset({"src", "style", "srcset", "action", "formaction", "data"})
"""What loads something, runs something or gets round the page's policy; a report has no use for it."""


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


Content = str | None
Attribute = str | int | float | bool | None


def element(tag: str, *content: Content, **attributes: Attribute) -> Markup:
    """An element; `content` that is no Markup is text. Trailing and inner underscores make names Python allows.

    Attributes that are None or False are left out. Raises ValueError for one that could load or run something.

    >>> element("a", "1 < 2", href="#x", class_="n")
    '<a href="#x" class="n">1 &lt; 2</a>'
    """
    opening = f"<{tag}{''.join(_attribute(name, value) for name, value in attributes.items())}>"
    return Markup(opening if tag in _VOID else f"{opening}{join(content)}</{tag}>")


def _attribute(name: str, value: Attribute) -> str:
    if value is None or value is False:
        return ""
    name = name.rstrip("_").replace("_", "-")
    if name in _NEVER or name.startswith("on") or (name == "href" and not str(value).startswith("#")):
        raise ValueError(f"{name}={value!r} has no place in a report")
    return f" {name}" if value is True else f' {name}="{escape(safe(str(value)))}"'


def join(content: Iterable[Content]) -> Markup:
    """Several pieces as one; those that are no Markup are text."""
    return Markup("".join(piece if isinstance(piece, Markup) else text(piece) for piece in content if piece))


def text(value: str) -> Markup:
    """Untrusted text. What a browser would obey, drop or not take stands as an escape that looks like one."""
    escaped = escape(value)
    if escaped.isprintable():
        return Markup(escaped)
    return Markup(_UNSAFE.sub(lambda match: f'<span class="x">{safe(match[0])}</span>', escaped))


def visible(value: str) -> Markup:
    """The same with everything that shows nothing as an escape too: odd spaces, direction marks, line ends."""
    return Markup("".join(_shown(character) for character in value) if not value.isprintable() else text(value))


def _shown(character: str) -> str:
    if character == "\n":
        return '<span class="x nl">↵</span>\n'
    if character.isprintable():
        return escape(character)
    return f'<span class="x">{repr(character)[1:-1]}</span>'


def plain(value: str) -> Markup:
    """Untrusted text where no element may stand: in the title of a page or of a shape."""
    return Markup(escape(safe(value)))


def name(value: str) -> Markup:
    """The name of a file or a document: its direction is its own."""
    return element("bdi", value)


def language(tag: str | None) -> str | None:
    """A language tag that may stand in a page, or None."""
    return tag if tag and re.fullmatch("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", tag) else None


def runs_from_right(text: str) -> bool:
    """Is most of a text, by its first letters, in scripts that are read from right to left?

    >>> runs_from_right("سوريا اليوم (Syria)"), runs_from_right("Syria (سوريا) today")
    (True, False)
    """
    directions = [bidirectional(character) for character in text[:_ENOUGH]]
    return directions.count("AL") + directions.count("R") > directions.count("L")


def percent(share: float) -> str:
    """A share in words, which says 0% and 100% only of none and of all.

    >>> percent(0.0), percent(0.001), percent(0.44), percent(0.999)
    ('0%', 'under 1%', '44%', 'over 99%')
    """
    if 0 < share < 0.01 or 0.99 < share < 1:
        return "under 1%" if share < 0.5 else "over 99%"
    return f"{share:.0%}"


def count(number: int, noun: str) -> str:
    """A number of things.

    >>> count(1, "copy"), count(2000, "copy"), count(2, "change")
    ('1 copy', '2,000 copies', '2 changes')
    """
    if number != 1:
        noun = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{number:,} {noun}"


def table(
    caption: str, header: Sequence[Content], rows: Iterable[Iterable[Content]], **attributes: Attribute
) -> Markup:
    """A table whose cells are markup or text; it scrolls by itself where it does not fit."""
    cells = [[_cell(cell) for cell in row] for row in rows]
    first = cells[0] if cells else []
    figures = [at < len(first) and first[at].startswith(_FIGURE) for at in range(len(header))]
    head = element("tr", *(_heading(*column) for column in zip(header, figures, strict=True)))
    body = (element("tr", *row) for row in cells)
    inner = element("table", element("caption", caption), element("thead", head), element("tbody", *body), **attributes)
    return element("div", inner, class_="scroll", tabindex=0, role="group", aria_label=caption)


def _heading(cell: Content, is_figure: bool) -> Markup:
    """The head of a column, above its figures if they are some."""
    if not cell:
        return element("td")
    return element("th", cell, scope="col", class_="figure" if is_figure else None)


def number(value: str) -> Markup:
    """A cell of a table whose figures stand below each other."""
    return element("td", value, class_="figure")


def named_cell(value: str, *more: Content) -> Markup:
    """A cell with a name, which may be long."""
    return element("td", name(value), *more, class_="named")


_FIGURE = '<td class="figure"'


def _cell(content: Content) -> Markup:
    if isinstance(content, Markup) and content.startswith(("<td", "<th")):
        return content
    return element("td", content)
