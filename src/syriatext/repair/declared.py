"""The charset that a web page says it is in → utf-8, which it is written in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Edit

META_CHARSET = r"""(?i)<meta\b[^>]{0,200}?\bcharset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})"""
"""What declares a charset, in browsers' eyes; group 1 is its name. Kept as text: most texts never need it."""

_XML = r"""(?i)\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([^"'<>]{1,40})(?=["'])"""
_END_OF_HEAD = r"(?i)</head\b|<body\b"
_QUOTED = r""""[^"]*"|'[^']*'"""
_MEDIA_TYPE = r"[\w+]/[\w.+-]+\s*;?\s*$"
_OURS = ("utf-8", "utf8")


def declare_utf8(page: str) -> Iterator[Edit]:
    """Yield the edits after which the head of a web page declares no charset but utf-8.

    >>> [(edit.before, edit.after) for edit in declare_utf8('<meta charset="windows-1256"><p>Rain')]
    [('windows-1256', 'utf-8')]
    """
    end = re.search(_END_OF_HEAD, page)
    head = page[: end.start()] if end else page
    found = [re.match(_XML, head), *re.finditer(META_CHARSET, head)]
    for name in filter(None, found):
        if name[1].lower() not in _OURS and _is_declaration(name[0][: name.start(1) - name.start()]):
            why = f"the page said {name[1]}, and is written in utf-8"
            yield Edit(name.start(1), name.end(1), name[1], "utf-8", "repair.charset", why)


def _is_declaration(before: str) -> bool:
    """Is what stands before a name an attribute of its own, or a media type's? Descriptions hold any words."""
    tag = re.split(r"(?i)\b(?:charset|encoding)\s*=\s*[\"']?\s*$", before)[0]
    is_in_quotes = any(quote in re.sub(_QUOTED, "", tag) for quote in "\"'")
    return not is_in_quotes or re.search(_MEDIA_TYPE, tag) is not None
