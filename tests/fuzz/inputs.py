"""Hostile inputs: texts, bytes, web pages and files, put together from what has ever broken a reader of text."""

from __future__ import annotations

import gzip
import json

import zstandard
from hypothesis import strategies as st

from tests.documents import BROKEN, CHROME, DAMAGED, LINE_ENDS, ODD, PROSE, TITLE
from tests.records.files import archive

WORDS = (
    "bridge",
    "café",
    "O’Neil",
    "الجسر",
    "سُورِيَا",
    "می‌رود",
    "橋",
    "大橋が開通した。",
    "мост",
    "γέφυρα",
    "पुल",
    "สะพาน",
    "7,5",
    "3.14",
)
CONTROLS = (
    *("\0", "\x01", "\x1b[31m", "\x1b]52;c;cm0=\x07", "\x7f", "\x85", "\x9b2J", "\xad", "\u200b", "\u200c", "\u200d"),
    *("\u2028", "\u2029", "\u202e", "\u2066", "\ufeff", "\ufffd", "\ufffe", "\U000e0041", "\x0b", "\x0c", "\x1c"),
)
SURROGATES = ("\ud83d", "\udc80", "\udcff", "\udfff", "\ud83d\ude00", "\udced\udca0\udc80")
MARKS = ("\u0301", "\u064b", "\u0651\u0650", "\u0489", "\u0e33", "\u20dd", "\ufe0f", "\U0001d165")
MARKUP = (
    *(
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<b>",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<br/>",
        "<td colspan=9007199254740992>",
    ),
    *("<script>", "</script>", "<style>", "<a href='", '">', "<svg><foreignObject>", "<table><tr><td>", "<noscript>"),
    *("&amp;", "&#0;", "&#x110000;", "&eacute", "&lol9;", "&amp;amp;quot;", '<!DOCTYPE html [<!ENTITY a "&b;&b;">]>'),
    *('<meta charset="utf-7">', '<?xml version="1.0" encoding="x"?>', "<html>", "<body>", "<title>", "</title>", "<"),
)
UNITS = (
    "Ã",
    "<b>",
    "a ",
    "a",
    " ",
    "\n",
    "«",
    "“",
    '"',
    "(",
    "7",
    "\u200c",
    "\u0301",
    "x\n",
    "&#",
    "Â\xa0",
    "â€",
    "ﷺ",
    "橋",
    ", ",
)
"""What is repeated to make a reader slow."""
ESCAPES = ("\\u0639", "\\xe9", "%D8%B3", "=C3=A9", "&#1587;", "\\n", "u00e9", "\\ud83d\\ude00")
CODECS = (
    "utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32-le", "utf-7", "cp1256", "cp1251", "cp1252", "gb18030",
    "latin-1", "cp437", "mac-roman", "iso2022_jp", "hz", "shift_jis", "koi8-r", "cp1255", "big5", "euc_kr",
)  # fmt: skip
NO_CODECS = (
    "rot13",
    "hex",
    "base64",
    "zlib",
    "idna",
    "punycode",
    "unicode_escape",
    "raw_unicode_escape",
    "mbcs",
    "",
    "x-user-defined",
    "undefined",
    "utf\0",
)
"""What a page may declare, or a user ask for, and what is no encoding of text."""
MISREADINGS = ("cp1252", "latin-1", "cp1256", "cp1251", "cp437", "mac-roman", "cp1250", "gb18030")


def misread(text: str, codec: str, times: int) -> str:
    """`text` as it looks when its UTF-8 is taken for something else, again and again."""
    for _ in range(times):
        text = text.encode("utf-8", "replace").decode(codec, "replace")
    return text


_damage = st.builds(misread, st.sampled_from((*WORDS, *PROSE)), st.sampled_from(MISREADINGS), st.integers(1, 3))
_times = st.one_of(st.integers(2, 12), st.integers(2, 12), st.integers(2, 40), st.integers(2, 400))
_run = st.builds(str.__mul__, st.sampled_from((*UNITS, *MARKS, *MARKUP, *CONTROLS)), _times)
_nest = st.builds(
    lambda tag, depth, inside: f"<{tag}>" * depth + inside + f"</{tag}>" * depth,
    st.sampled_from(("div", "b", "blockquote", "ul><li", "table><tr><td", "p")),
    _times,
    st.sampled_from(PROSE),
)
_special = st.sampled_from((*CONTROLS, *SURROGATES, *MARKS, *ESCAPES, *ODD))
_line = st.sampled_from((*PROSE, *BROKEN, *DAMAGED, *CHROME, TITLE))
_end = st.sampled_from((*LINE_ENDS, "\n", "\n\n", " ", ""))
_piece = st.one_of(
    st.sampled_from(WORDS), _special, _line, _line, _damage, st.sampled_from(MARKUP), st.text(max_size=12), _run, _nest
)

texts = st.lists(st.tuples(_piece, _end), max_size=14).map(lambda parts: "".join(map("".join, parts)))
"""Anything that a program may find where it looks for text."""

soups = st.lists(
    st.one_of(st.sampled_from(MARKUP), st.sampled_from(MARKUP), _line, _special, _nest, _damage, _run), max_size=25
).map("".join)
"""Tags, entities and text in no order."""

pages = st.builds(
    lambda head, body: f"<!DOCTYPE html><html><head><title>{head}</title></head><body>{body}</body></html>",
    st.sampled_from((TITLE, "", *WORDS)),
    st.one_of(soups, st.lists(_line.map("<p>{}</p>\n".format), max_size=8).map("".join), texts),
)


def _spliced(data: bytes, at: int, cut: int, put: bytes) -> bytes:
    start = at % (len(data) + 1)
    return data[:start] + put + data[start + cut :]


def mutated(source: st.SearchStrategy[bytes]) -> st.SearchStrategy[bytes]:
    """The same, as it is or with bytes put in, cut out or changed."""
    changed = st.builds(_spliced, source, st.integers(0, 1 << 16), st.integers(0, 40), st.binary(max_size=12))
    return st.one_of(
        source, changed, st.builds(_spliced, changed, st.integers(0, 1 << 16), st.just(0), st.binary(max_size=4))
    )


def _encoded(text: str, codec: str) -> bytes:
    return text.encode(codec, "surrogatepass") if codec == "utf-8" else text.encode(codec, "replace")


files = mutated(st.builds(_encoded, st.one_of(texts, texts, pages), st.sampled_from(CODECS)))
"""Bytes of a text or a page, in an encoding, damaged or not; or any bytes."""
data = st.one_of(files, files, files, st.binary(max_size=300))

charsets = st.one_of(st.none(), st.sampled_from((*CODECS, *NO_CODECS)), st.text(max_size=12))

values = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8), st.sampled_from(WORDS)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=6), inner, max_size=3)),
    max_leaves=6,
)
"""Whatever JSON holds."""
_deep = st.builds(
    lambda sign, depth: sign * depth, st.sampled_from(("[", '{"a":', "[[", "-", "1")), st.integers(1, 5000)
)


def _row(pairs: list[tuple[str, object]]) -> str:
    return "{" + ", ".join(f"{json.dumps(name)}: {json.dumps(value)}" for name, value in pairs) + "}"


_fields = st.one_of(st.sampled_from(("text", "id", "url", "content", "html")), st.text(max_size=5))
_rows = st.lists(st.tuples(_fields, st.one_of(texts, values)), max_size=5).map(_row)
jsonl = st.lists(st.one_of(_rows, _rows, _rows, values.map(json.dumps), _deep), max_size=6).map(
    lambda rows: "\n".join(rows).encode("utf-8", "surrogatepass")
)


def _table(header: list[str], rows: list[list[str]], separator: str, end: str) -> bytes:
    quoted = [['"' + cell.replace('"', '""') + '"' for cell in row] for row in (header, *rows)]
    return end.join(separator.join(row) for row in quoted).encode("utf-8", "surrogatepass")


csv = st.builds(
    _table,
    st.lists(_fields, min_size=1, max_size=4),
    st.lists(st.lists(texts, max_size=4), max_size=4),
    st.sampled_from(",\t;|"),
    st.sampled_from(("\n", "\r\n", "\r")),
)
_answers = st.tuples(
    st.sampled_from(("200 OK", "200", "404 Not Found", "")),
    st.sampled_from(("text/html", "text/plain; charset=rot13", "text/html; charset=cp1256", "image/png", "")),
    files,
)
warc = st.builds(archive, st.lists(_answers, max_size=3), st.booleans())

SHAPED = {"jsonl": jsonl, "csv": csv, "warc": warc}


def _compressed(name: str, content: bytes, how: str) -> tuple[str, bytes]:
    if how == ".gz":
        content = gzip.compress(content)
    elif how == ".zst":
        content = zstandard.ZstdCompressor().compress(content)
    return f"{name}{how}", content


def _record_file(shape: str) -> st.SearchStrategy[tuple[str, bytes]]:
    inner = st.builds(_compressed, st.just(f"a.{shape}"), mutated(SHAPED[shape]), st.sampled_from(("", ".gz", ".zst")))
    return inner.flatmap(lambda file: st.tuples(st.just(file[0]), mutated(st.just(file[1]))))


record_files = st.one_of(*map(_record_file, SHAPED))
"""The name and the bytes of a file of many documents."""

_numbers = st.one_of(st.integers(-3, 40), st.integers(), st.floats(), st.none(), st.text(max_size=2))
_edits = st.fixed_dictionaries(
    {"start": _numbers, "end": _numbers, "before": st.one_of(texts, values), "after": st.one_of(texts, values)}
)
_result = st.fixed_dictionaries(
    {"schema": st.sampled_from(("syriatext.clean/1", "syriatext.diff/1", 1)), "source": st.one_of(texts, values)},
    optional={
        "text": st.one_of(texts, values),
        "encoding": st.one_of(st.sampled_from((*CODECS, *NO_CODECS)), values),
        "edits": st.one_of(st.lists(st.one_of(_edits, values), max_size=3), values),
    },
)
results = (
    st.lists(st.one_of(_result.map(json.dumps), values.map(json.dumps), _deep), max_size=3)
    .map("\n".join)
    .map(str.encode)
)
"""What ``restore`` may be given."""

_patterns = st.one_of(
    st.sampled_from(("/(a+)+b/", "/(?:a|a)*c/", "/.*.*.*.*x/", "/(/", "/[/", "/a{99999999}/", "//", "/", "/(?<=a+)b/",
                     r"/\p{L}+/", "/(?i:x)/", r"/(x)\1/", "/[[a]/", r"/\N{BULLET}/", "/(?P<a>x)(?P<a>y)/", "/(?R)/")),
    texts, st.text("()[]{}*+?|^$\\.ab/019,<>:=!P-", max_size=14).map("/{}/".format),
)  # fmt: skip
configs = st.one_of(
    mutated(
        st.lists(_patterns, max_size=4).map(
            lambda patterns: ("[strip]\nremove = " + json.dumps(patterns, ensure_ascii=False)).encode(
                "utf-8", "replace"
            )
        )
    ),
    mutated(texts.map(lambda text: text.encode("utf-8", "replace"))),
    st.builds(
        lambda sign, depth: b"a = " + sign.encode() * depth, st.sampled_from(("[", "{a=", "a.")), st.integers(1, 3000)
    ),
)
"""What may stand in syriatext.toml."""

pairs = st.one_of(
    st.tuples(texts, texts),
    st.builds(
        lambda text, put, at: (text, text[: at % (len(text) + 1)] + put + text[at % (len(text) + 1) :]),
        texts,
        _piece,
        st.integers(0, 999),
    ),
    texts.map(lambda text: (text, text)),
)
"""Two texts, often much the same."""

pair_lines = mutated(
    st.one_of(
        st.dictionaries(
            st.sampled_from(("id", "a", "b", "a_text", "b_text")), st.one_of(values, texts), max_size=5
        ).map(json.dumps),
        _deep,
    ).map(str.encode)
)
"""A line of ``diff --pairs``."""
