"""The public Python interface: the command line's work as functions on bytes and text."""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path

from .cleaning import Only, clean_document
from .comparison import Comparison
from .model import Cleaned, Document, InputFormat
from .reading import ReadOptions, document_from_bytes, document_from_text
from .strip.wishes import wishes


def clean(
    data: bytes | str,
    *,
    source: str = "",
    only: Only | None = None,
    keep: Collection[str] = (),
    normalize: Collection[str] = (),
    remove_lines: Collection[str] = (),
    keep_lines: Collection[str] = (),
    input_format: InputFormat | None = None,
    encoding: str | None = None,
) -> Cleaned:
    """Return `data` as it was written, and only the article.

    `data` may be any bytes, or text that was decoded already. `only` does half of the work, `keep` names classes of
    web chrome that stay, `normalize` what is changed beyond damage: quotes, nfc, arabic-forms, tatweel, bidi, escapes,
    digits. `remove_lines` and `keep_lines` hold phrases, or ``/regular expressions/``, for whole lines that go or stay.
    Raises Problem when `encoding` is given and does not fit or a regular expression takes too long, ValueError for one
    that is none; nothing else ever fails.

    >>> clean("The cafÃ© reopened.").edits[0].after
    'é'
    """
    document = _document(data, source, input_format, encoding)
    return clean_document(document, only, keep, normalize, wishes(remove_lines, keep_lines))


def diff(
    a: bytes | str, b: bytes | str, *, raw: bool = False, thesaurus: str | os.PathLike[str] | None = None
) -> Comparison:
    """Say how two texts relate. They are cleaned first, unless `raw`.

    `thesaurus` is a file or folder (MyThes, WordNet, Moby); it adds to the reasons of substitutions, no more.
    Raises OSError or ValueError where it can't be read; nothing else ever fails.

    >>> diff("Rain fell in Homs on Friday.", "Rain fell in Homs\\non Friday.").verdict
    'identical'
    """
    from .comparing import compare_documents

    known = None
    if thesaurus is not None:
        from .thesauri import read_thesaurus

        known = read_thesaurus(Path(thesaurus))
    return compare_documents(_document(a, "a"), _document(b, "b"), raw, thesaurus=known)


def restore(cleaned: Cleaned) -> bytes:
    """Return the bytes that `cleaned` was made from: what was decoded, byte for byte.

    >>> restore(clean(b"The caf\\xc3\\x83\\xc2\\xa9 reopened."))
    b'The caf\\xc3\\x83\\xc2\\xa9 reopened.'
    """
    from .restoring import original_bytes

    return original_bytes(cleaned.text, cleaned.edits, cleaned.document.encoding)


def _document(
    data: bytes | str, source: str, input_format: InputFormat | None = None, encoding: str | None = None
) -> Document:
    if isinstance(data, bytes):
        return document_from_bytes(data, source, ReadOptions(input_format, encoding))
    return document_from_text(data, source, "given as text", input_format)
