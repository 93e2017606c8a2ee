"""The public Python interface: the command line's work as functions on bytes and text."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from .cleaning import Only, check_names, clean_document, known_classes, known_normalizations
from .collecting import Collected, collected
from .comparison import Comparison
from .model import Cleaned, Document, InputFormat
from .reading import ReadOptions, document_from_bytes, document_from_text
from .strip.wishes import wishes

if TYPE_CHECKING:
    from .collection.clusters import Cluster
    from .collection.index import Index
    from .collection.matches import Match

_MEMORY = 1 << 30


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
    digits, lookalikes. `remove_lines` and `keep_lines` hold phrases, or ``/regular expressions/``, for whole lines that
    go or stay.
    Raises Problem when `encoding` is given and does not fit or a regular expression takes too long, ValueError for one
    that is none and for a name in `only`, `keep` or `normalize` that does not exist, TypeError for what is no text.

    >>> clean("The cafÃ© reopened.").edits[0].after
    'é'
    >>> clean("Ñ‚ÐµÐºÑ\x81Ñ‚", only="repair").text
    'текст'
    """
    if only not in (None, *get_args(Only)):
        raise ValueError(f"only={only!r} is none of: {', '.join(get_args(Only))}")
    _check_names("keep", keep, known_classes)
    _check_names("normalize", normalize, known_normalizations)
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


def dups(
    documents: Mapping[str, bytes | str] | Iterable[bytes | str],
    *,
    clean: bool = False,
    prefer: Literal["first", "longest"] = "first",
) -> list[Cluster]:
    """The groups of copies and rewrites among documents, in the order of their first members.

    `documents` are texts by their ids, or texts alone, whose ids are their numbers, from 0. All of them are cleaned
    first, if `clean`; of web pages the article is taken in any case. `prefer` says which one of a group to keep:
    the first in the input, or the longest. The work is done in a temporary folder, within about 1 GiB of memory.
    Raises Problem where there is no place for it.

    >>> story = "The council met in Aleppo on Sunday and agreed to repair the old bridge before the rains come."
    >>> for cluster in dups({"a": story, "b": "Bread is dearer in Homs.", "c": f"{story} It costs two millions."}):
    ...     print(cluster.keep.id, [member.id for member in cluster.members])
    a ['a', 'c']
    """
    import tempfile

    from .collection.engines import database
    from .collection.grouping import Collection, Found

    found = (Found(id, "", 0, *read) for id, read in _collected(documents, clean))
    with tempfile.TemporaryDirectory(prefix="syriatext-") as folder:
        engine = database(folder, "", _MEMORY, os.cpu_count() or 1)
        try:
            collection = Collection(engine)
            collection.read(found)
            return list(collection.clusters(prefer))
        finally:
            engine.close()


def find(
    data: bytes | str,
    within: str | os.PathLike[str] | Mapping[str, bytes | str] | Iterable[bytes | str],
    *,
    top: int = 10,
    min_score: float = 0.05,
    clean: bool = False,
) -> list[Match]:
    """The documents of a collection that a text was taken from, best first, `top` at most.

    `within` is the name of an index file, which ``syriatext index build`` makes, or documents as for `dups`. All of
    them are cleaned first, and the text, if `clean`; an index knows by itself. The score, 0 to 1, is the share of the
    text found in the document, or of the document found in the text, if that is more.
    Raises Problem where the index can't be read.

    >>> story = "The council met in Aleppo on Sunday and agreed to repair the old bridge before the rains come."
    >>> for match in find("It agreed to repair the old bridge before the rains.", {"a": story, "b": "Bread is dear."}):
    ...     print(match.name, match.relation)
    a near-duplicate
    """
    from .collection.index import Index
    from .collection.postings import features_of
    from .collection.searching import search

    if isinstance(within, str | os.PathLike):
        index = Index.open(os.fspath(within))
        clean = bool(index.property("clean"))
    else:
        index = _index_of(_collected(within, clean))
    with index:
        return search(index, features_of(collected(_document(data, ""), clean).text), top, min_score)


def _index_of(documents: Iterable[tuple[str, Collected]]) -> Index:
    """An index that goes away when it is closed."""
    from .collection.index import Index
    from .collection.indexing import Entry, File, Indexer

    index = Index.create("", "")
    nowhere = File("", 0, 0, None)
    Indexer(index).add(Entry(nowhere, number, id, read.text) for number, (id, read) in enumerate(documents, 1))
    return index


def _collected(
    documents: Mapping[str, bytes | str] | Iterable[bytes | str], clean: bool
) -> Iterator[tuple[str, Collected]]:
    """Ids and what stands for the documents."""
    named = documents.items() if isinstance(documents, Mapping) else ((str(n), one) for n, one in enumerate(documents))
    return ((str(id), collected(_document(data, str(id)), clean)) for id, data in named)


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
    if isinstance(data, str):
        return document_from_text(data, source, "given as text", input_format)
    if isinstance(data, bytes | bytearray | memoryview):
        return document_from_bytes(bytes(data), source, ReadOptions(input_format, encoding))
    raise TypeError(f"a text is bytes or str, and this is {type(data).__name__}")


def _check_names(parameter: str, names: Collection[str], known: Callable[[], Collection[str]]) -> None:
    """Raise ValueError for a name that does not exist."""
    if isinstance(names, str):
        raise ValueError(f"{parameter}={names!r} is one name, and several are asked for: {parameter}=[{names!r}]")
    try:
        check_names(names, known)
    except ValueError as error:
        raise ValueError(f"{parameter}: {error}") from None
