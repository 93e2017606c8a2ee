"""What every destination of cleaned texts has in common, and what is written to them."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from types import TracebackType
from typing import Self

from ..model import Cleaned, Record, encoded
from ..output import Sink
from ..problems import Problem
from ..reading import Source
from ..records.others import others
from .errors import SAME


class Destination:
    """Takes results one by one; `finish` gives the exit code. Its sink, if any, is opened and closed with it."""

    def __init__(self, sink: Sink | None = None) -> None:
        self.sink = sink
        self.stack = ExitStack()

    def __enter__(self) -> Self:
        if self.sink is not None:
            self.stack.enter_context(self.sink)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stack.__exit__(kind, error, trace)

    def will_keep(self, cleaned: Cleaned) -> bool:
        """Is this result worth a record, because something will be made of it?"""
        return True

    def take(self, cleaned: Cleaned, source: Source) -> None:
        """Deal with one result. Raises Problem."""
        raise NotImplementedError

    def take_pieces(self, pieces: Iterable[str]) -> None:
        """Deal with one text that comes in pieces. Raises Problem."""
        raise NotImplementedError

    def miss(self, problem: Problem) -> None:
        """An input gave no result; standard error has said so."""

    def finish(self) -> int:
        """Everything was taken: make it last, and say how it went."""
        if self.sink is not None:
            self.sink.commit()
        return SAME

    def summary(self) -> str:
        """What became of files, in a line for a person; nothing where the output says it."""
        return ""

    def put(self, data: bytes) -> None:
        assert self.sink is not None
        self.sink.write(data)


def as_utf8(text: str) -> bytes:
    """What every output is in."""
    return text.encode("utf-8", "replace")


def output_bytes(cleaned: Cleaned) -> bytes:
    """The cleaned text, in bytes."""
    return as_utf8(cleaned.text)


def json_bytes(cleaned: Cleaned, record: Record | None = None, indent: int | None = None) -> bytes:
    """Everything that is known of a document, and what its `record` holds beside it, as one JSON document."""
    from ..rendering.json import clean_record, to_json

    beside = others(record)
    return to_json({**clean_record(cleaned), **({"record": beside} if beside else {})}, indent)


def input_bytes(cleaned: Cleaned) -> bytes:
    """The bytes that the document was decoded from."""
    return encoded(cleaned.document.text, cleaned.document.encoding)


def is_emptied(cleaned: Cleaned) -> bool:
    """Was there something, and is nothing left?"""
    return bool(cleaned.document.text.strip("\ufeff \t\r\n")) and not cleaned.text.strip()


def is_changed(cleaned: Cleaned) -> bool:
    """Would writing the output over the input change the file?"""
    return output_bytes(cleaned) != input_bytes(cleaned)
