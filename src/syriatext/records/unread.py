"""What looks like records and is read as one text all the same: a word about it, for that is seldom what was wanted."""

from __future__ import annotations

import re

from ..problems import Notice
from ..reading import STDIN, is_result
from .finding import text_field

JSON_ENDINGS = (".json", ".json.gz", ".json.zst")
"""Endings of names that hold one object, a list of them, or JSON Lines: what stands there says which."""
MAIL_ENDINGS = (".eml", ".mbox")
_START = 256
_COLUMNS = 2
_STRING = r'"(?:[^"\\]|\\.)*"'
_WRAPPED = re.compile(
    rf"\ufeff?\s*\{{((?:\s*{_STRING}\s*:\s*(?:{_STRING}|[\w.+-]+)\s*,)*)\s*\"([A-Za-z_]\w*)\"\s*:\s*\[\s*\{{"
)
"""An object whose first value that is no string or number is a list of objects."""
_KEY = re.compile(r'"(\w+)"\s*:')
_COLUMN = re.compile(r"[\w -]{1,30}")


def unread(name: str, head: bytes) -> Notice | None:
    """Return what to say of an input that begins with `head` and is no file of records; mostly there is nothing."""
    if name == STDIN:
        return _table(head)
    if name.lower().endswith(JSON_ENDINGS) and not is_result(head):
        return _json(name, head)
    if name.lower().endswith(MAIL_ENDINGS):
        return Notice(
            name, "a mail is read as one text, headers, packed parts and all", "save its text or its page alone"
        )
    return None


def _json(name: str, head: bytes) -> Notice | None:
    """JSON that is no JSON Lines: its texts are taken for one, with all signs of JSON."""
    found = re.match(rb"(?:\xef\xbb\xbf)?\s*(\[\s*)?\{", head[:_START])
    if not found:
        return None
    what, make = ("list", "jq -c '.[]'") if found[1] else ("object", f"jq -c {_inner_list(head)}")
    return Notice(name, f"a JSON {what} is read as one text", f"{make} makes records (.jsonl) of it")


def _inner_list(head: bytes) -> str:
    """Where jq finds the records: the object itself, or a list that it wraps, as in ``{"count": 2, "articles": [{``."""
    found = _WRAPPED.match(head.decode("utf-8", "replace"))
    if not found or text_field(_KEY.findall(found[1]), None):
        return "."
    return f"'.{found[2]}[]'"


def _table(head: bytes) -> Notice | None:
    """Standard input whose first line may name columns: nothing tells a table from a text for sure."""
    first = head.removeprefix(b"\xef\xbb\xbf").partition(b"\n")[0].decode("utf-8", "replace").rstrip("\r")
    names = [cell.strip('"') for cell in re.split("[,;\t|]", first)]
    column = text_field(names, None)
    if column is None or len(names) < _COLUMNS or not all(map(_COLUMN.fullmatch, names)):
        return None
    what = f"a table is read as one text: its first line names a column {column!r}"
    return Notice(STDIN, what, "--input-format csv cleans that column alone")
