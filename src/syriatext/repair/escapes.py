r"""Letters that were written down as escapes and never read back: ``\u0627``, ``&#1575;``, ``%D8%A7``, ``=D8=A7``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple
from unicodedata import category, name

from ..model import Edit
from .lines import lines_with

SIGNS = "\\&%="
_BETWEEN = r"[ \t.,;:!?()\"'«»،؛؟-]{0,3}"
_IN_A_URL = r"(?:https?://|www\.|[/&=#@])\S*$|\?\S+$"
_ENOUGH = 3
_PROSE = 5
"""Words of a line that is no name and no piece of code."""
_FLAT_ENDS = 2
_PARAGRAPH_END = re.compile(r"[.!?”\"»)](?:\\r)?\\n(?=[\w\"“«(\\-])|\w(?:\\r)?\\n(?:\\r)?\\n")
_NO_STRING = re.compile(r"[{}\[\]<>]|\":")
_FOLD = re.compile("=\r?\n")
_QUOTED = re.compile("=[0-9A-F]{2}|=\r?\n")
_CODE = re.compile(r"[{}<>]|\([\"'\\]|[\"']\)|[\"'],? *[\"']")


class _Kind(NamedTuple):
    """One way to escape: a text that every run of it holds, one escape, and how a row of them is read."""

    sign: str
    escape: str
    why: str
    read: Callable[[str], str]


def _read_backslashes(text: str) -> str:
    units = "".join(chr(int(digits, 16)) for digits in re.findall(r"\\[ux]([0-9A-Fa-f]+)", text))
    return units.encode("utf-16", "surrogatepass").decode("utf-16")


def _read_bytes(text: str, encoding: str = "utf-8") -> str:
    return bytes.fromhex(re.sub("=\r?\n|[%=]", "", text)).decode(encoding)


def _read_references(text: str) -> str:
    from html import unescape

    return unescape(re.sub("&(?:amp;)+", "&", text))


_KINDS = (
    _Kind("\\", r"(?:\\u[0-9A-Fa-f]{4}|\\x[0-9A-Fa-f]{2})++", "backslash escapes", _read_backslashes),
    _Kind("#", r"(?:&(?:amp;)*#(?:\d{2,7}|[xX][0-9A-Fa-f]{2,6});)++", "character references", _read_references),
    _Kind("%", r"(?:%[0-9A-Fa-f]{2})++", "percent escapes", _read_bytes),
    _Kind("=", r"(?:=[0-9A-F]{2}|(?<=[0-9A-F])=\r?\n(?==[0-9A-F]{2}))++", "quoted-printable", _read_bytes),
)


def read_escapes(text: str, evidence: bool = True) -> Iterator[Edit]:
    r"""Read rows of escapes that spell words of another script, and letters inside words, if a text has several.

    A lone one stays, and so does what is in a URL or in a line of code.

    Without `evidence`, every escape that can be read is, outside of URLs.

    >>> [e.after for e in read_escapes(r"\u0633\u0648\u0631\u064a\u0627")]
    ['سوريا']
    >>> list(read_escapes("https://example.org/%D8%B3%D9%88%D8%B1%D9%8A%D8%A7"))
    []
    """
    if whole := _folded(text) or _flattened(text):
        yield from whole
        return
    kinds = [kind for kind in _KINDS if kind.sign in text]
    found = {edit.start: edit for kind in kinds for edit in (*_inside_words(text, kind), *_rows(text, kind, evidence))}
    yield from (found[start] for start in sorted(found))


def _folded(text: str) -> list[Edit]:
    """A mail's body as it is sent: quoted-printable all through, its lines folded with ``=`` at the end."""
    folds, signs = len(_FOLD.findall(text)), text.count("=")
    if min(folds, signs - folds) < _ENOUGH or len(_QUOTED.findall(text)) != signs:
        return []
    for encoding in ("utf-8", "cp1252"):
        try:
            return [
                Edit(*run.span(), run[0], after, rule="repair.escapes", why="quoted-printable, with its folded lines")
                for run in re.finditer(f"(?:{_QUOTED.pattern})+", text)
                if (after := _read_bytes(run[0], encoding)) != run[0]
            ]
        except UnicodeDecodeError:
            continue
    return []


def _flattened(text: str) -> list[Edit]:
    r"""Paragraphs in one line, as a program writes a string down: with ``\n`` between them and ``\"`` for quotes."""
    if "\n" in text.strip() or _NO_STRING.search(text) or len(_PARAGRAPH_END.findall(text)) < _FLAT_ENDS:
        return []
    found = re.finditer(r"\\(?:(n)|(?:r)(?=\\n)|(t)|([\"'/]))", text)
    return [
        Edit(*sign.span(), sign[0], "\n" if sign[1] else "\t" if sign[2] else sign[3] or "", rule="repair.escapes",
             why="line ends and quotes of a string, never read")
        for sign in found
    ]  # fmt: skip


def _rows(text: str, kind: _Kind, evidence: bool) -> Iterator[Edit]:
    for row in re.finditer(f"{kind.escape}(?:{_BETWEEN}{kind.escape})*+", text):
        if _is_in_url(text, row.start(), kind):
            continue
        edits = [edit for run in re.finditer(kind.escape, row[0]) if (edit := _edit(kind, run, row.start()))]
        if not evidence or _spells_words("".join(edit.after for edit in edits)):
            yield from edits


def _inside_words(text: str, kind: _Kind) -> list[Edit]:
    r"""The letters and signs beyond ASCII of a text that has enough of such letters in its words: ``Acci\u00f3n``."""
    if kind.read is _read_references:  # `strip` reads those, by evidence of its own
        return []
    found: list[Edit] = []
    inside = 0
    for start, end in lines_with(re.escape(kind.sign), text):
        if _CODE.search(text, start, end):
            continue
        is_prose = len(text[start:end].split()) >= _PROSE
        for run in re.compile(kind.escape).finditer(text, start, end):
            edit = None if _is_in_url(text, run.start(), kind) else _edit(kind, run, 0)
            if edit is None or any(c.isascii() or category(c)[0] not in "LMPS" for c in edit.after):
                continue
            found.append(replace(edit, why=f"{kind.why} of letters in words"))
            beside = text[max(start, run.start() - 1) : run.start()] + text[run.end() : min(end, run.end() + 1)]
            inside += is_prose and edit.after.isalpha() and any(map(str.isalpha, beside))
    return found if inside >= _ENOUGH else []


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


def _is_in_url(text: str, start: int, kind: _Kind) -> bool:
    before = re.sub(kind.escape, "", text[max(0, start - 200) : start])  # quoted-printable has signs of URLs
    return re.search(_IN_A_URL, before) is not None


def _spells_words(text: str) -> bool:
    """Three letters or more, nearly nothing but letters, all of one script that is not Latin."""
    letters = [c for c in text if category(c)[0] == "L"]
    others = [c for c in text if category(c)[0] not in "LMZPN"]
    scripts = {name(c, "?").split()[0] for c in letters}
    return len(letters) >= _ENOUGH and not others and len(scripts) == 1 and "LATIN" not in scripts
