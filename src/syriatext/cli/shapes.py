"""Cleaned documents as records: in the shape of the file that they came from, or in one that was asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..model import Cleaned
from ..output import Sink
from ..problems import Problem
from ..reading import Source
from ..records import Writer, packing_of_name, same_shape, shape_of_name, table
from ..rendering.terminal import safe
from .destination import Destination
from .errors import usage_error

TEXT, JSON = "text", "json"
ENDS_AS_JSON = (".json", ".json.gz", ".json.zst")
Printed = Callable[[Sink], Destination]


class Rows(Destination):
    """Documents, one after the other, through a writer of records."""

    def __init__(self, sink: Sink, writer: Writer, on_terminal: bool = False) -> None:
        super().__init__(sink)
        self.writer, self.on_terminal = writer, on_terminal

    def take(self, cleaned: Cleaned, source: Source) -> None:
        try:
            self._put(self.writer.add(cleaned, source.record))
        except ValueError as error:
            raise Problem(source.name, str(error), "--output-dir writes one file for each") from None

    def finish(self) -> int:
        self._put(self.writer.finish())
        return super().finish()

    def _put(self, data: bytes) -> None:
        if self.on_terminal:
            data = safe(data.decode("utf-8", "surrogateescape")).encode("utf-8", "backslashreplace")
        self.put(data)


def rows(shape: str, sink: Sink, *, same: bool, output: str = "", on_terminal: bool = False) -> Rows:
    """Documents in a shape of records: as they came (`same`), or as a table of all that is known of them."""
    if shape == "parquet" and on_terminal:
        raise usage_error("Parquet is nothing to look at: -o FILE, or a pipe")
    writer = same_shape(shape, packing_of_name(output) == "gzip") if same or shape == "warc" else table(shape, output)
    return Rows(sink, writer, on_terminal)


class Same(Destination):
    """In the shape of the first document, which the others must have too, or in the one that `output` is named for."""

    def __init__(self, sink: Sink, printed: dict[str, Printed], output: str, on_terminal: bool) -> None:
        super().__init__(sink)
        self.printed, self.output, self.on_terminal = printed, output, on_terminal
        self.shape = ""
        self.inner: Destination | None = None

    def take(self, cleaned: Cleaned, source: Source) -> None:
        self._of_shape(source.record.shape if source.record else TEXT, source.path).take(cleaned, source)

    def take_pieces(self, pieces: Iterable[str]) -> None:
        self._of_shape(TEXT, "").take_pieces(pieces)

    def finish(self) -> int:
        return self.inner.finish() if self.inner else super().finish()

    def _of_shape(self, shape: str, name: str) -> Destination:
        if self.inner is None:
            self.shape, self.inner = shape, self._opened(shape)
        if shape != self.shape and not self._takes_all:
            hint = "--format jsonl takes all kinds, --output-dir writes one file for each"
            raise Problem(name, f"this is {shape}, and what was before it is {self.shape}", hint)
        return self.inner

    def _opened(self, shape: str) -> Destination:
        assert self.sink is not None
        wanted = shape_of_name(self.output) or (JSON if self.output.lower().endswith(ENDS_AS_JSON) else shape)
        self._takes_all = wanted != shape and wanted != TEXT
        if wanted != shape and wanted in self.printed:
            return self.printed[wanted](self.sink)
        if wanted == TEXT:
            return self.printed[TEXT](self.sink)
        return rows(wanted, self.sink, same=wanted == shape, output=self.output, on_terminal=self.on_terminal)
