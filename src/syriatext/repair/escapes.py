r"""Letters that were written down as escapes and never read back: ``\u0627``, ``&#1575;``, ``%D8%A7``, ``=D8=A7``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple
from unicodedata import category, name

from ..model import Edit

SIGNS = "\\&%="
_BETWEEN = r"[ \t.,;:!?()\"'«»،؛؟-]{0,3}"
_IN_A_URL = r"(?:https?://|www\.|[/?&=#@])\S*$"
_ENOUGH = 3


class _Kind(NamedTuple):
    """One way to escape: a text that every run of it holds, one escape, and how a row of them is read."""

    sign: str
    escape: str
    why: str
    read: Callable[[str], str]


def _read_backslashes(text: str) -> str:
    units = "".join(chr(int(digits, 16)) for digits in re.findall(r"\\[ux]([0-9A-Fa-f]+)", text))
    return units.encode("utf-16", "surrogatepass").decode("utf-16")


def _read_bytes(text: str) -> str:
    return bytes.fromhex(re.sub("[%=]|=\r?\n", "", text)).decode("utf-8")


def _read_references(text: str) -> str:
    from html import unescape

    return unescape(re.sub("&(?:amp;)+", "&", text))


_KINDS = (
    _Kind("\\u", r"(?:\\u[0-9A-Fa-f]{4}|\\x[0-9A-Fa-f]{2})++", "backslash escapes", _read_backslashes),
    _Kind("#", r"(?:&(?:amp;)*#(?:\d{2,7}|[xX][0-9A-Fa-f]{2,6});)++", "character references", _read_references),
    _Kind("%", r"(?:%[0-9A-Fa-f]{2})++", "percent escapes", _read_bytes),
    _Kind("=", r"(?:=[0-9A-F]{2}|(?<=[0-9A-F])=\r?\n(?==[0-9A-F]{2}))++", "quoted-printable", _read_bytes),
)


def read_escapes(text: str, evidence: bool = True) -> Iterator[Edit]:
    r"""Read rows of escapes that spell words of another script. A lone one stays, and so does a URL.

    Without `evidence`, every escape that can be read is, outside of URLs.

    >>> [e.after for e in read_escapes(r"\u0633\u0648\u0631\u064a\u0627")]
    ['سوريا']
    >>> list(read_escapes("https://example.org/%D8%B3%D9%88%D8%B1%D9%8A%D8%A7"))
    []
    """
    found = [edit for kind in _KINDS if kind.sign in text for edit in _rows(text, kind, evidence)]
    yield from sorted(found, key=lambda edit: edit.start)


def _rows(text: str, kind: _Kind, evidence: bool) -> Iterator[Edit]:
    for row in re.finditer(f"{kind.escape}(?:{_BETWEEN}{kind.escape})*+", text):
        if _is_in_url(text, row.start()):
            continue
        edits = [edit for run in re.finditer(kind.escape, row[0]) if (edit := _edit(kind, run, row.start()))]
        if not evidence or _spells_words("".join(edit.after for edit in edits)):
            yield from edits


def _edit(kind: _Kind, run: re.Match[str], offset: int) -> Edit | None:
    try:
        after = kind.read(run[0])
        after.encode("utf-8")
    except (ValueError, UnicodeError):
        return None
    return Edit(
        offset + run.start(),
        offset + run.end(),
        run[0],
        after,
        rule="repair.escapes",
        why=f"{kind.why} that spell words",
    )


def _is_in_url(text: str, start: int) -> bool:
    return re.search(_IN_A_URL, text[max(0, start - 200) : start]) is not None


def _spells_words(text: str) -> bool:
    """Three letters or more, nearly nothing but letters, all of one script that is not Latin."""
    letters = [c for c in text if category(c)[0] == "L"]
    others = [c for c in text if category(c)[0] not in "LMZPN"]
    scripts = {name(c, "?").split()[0] for c in letters}
    return len(letters) >= _ENOUGH and not others and len(scripts) == 1 and "LATIN" not in scripts
