"""Untrusted text on a terminal: the one place where it is made harmless."""

from __future__ import annotations

import re

# What moves the cursor, hides text, turns its direction or talks to the terminal: C0 without tab and line feed, DEL,
# C1, bidi embeddings, overrides and isolates, line and paragraph separators, zero-width joins of other lines' letters
# (tag characters), lone surrogates. A carriage return is harmless only before a line feed.
UNSAFE = (
    "\r(?!\n)"
    "|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e007f]"
)


def safe(text: str) -> str:
    r"""Return `text` with everything a terminal would obey turned into visible escapes.

    >>> safe("a\x1b[2Jb\u202ec")
    'a\\x1b[2Jb\\u202ec'
    """
    return re.sub(UNSAFE, lambda match: _escaped(match[0]), text)


def safe_line(text: str) -> str:
    r"""The same for text that must stay on one line.

    >>> safe_line("two\nlines")
    'two\\nlines'
    """
    return safe(text.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t"))


def _escaped(character: str) -> str:
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\x{code & 0xFF:02x}"  # a byte of a file name or a text that is not UTF-8
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
