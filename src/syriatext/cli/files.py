"""Cleaned texts as files: over their sources, or in another folder."""

from __future__ import annotations

import os

from ..cleaning import left_on_page
from ..model import Cleaned, Record
from ..output import CHANGED_MEANWHILE, Packed, file_sink, make_folder, packed, state, write_file
from ..problems import Problem
from ..reading import STDIN, Source, read_bytes
from ..reading.packed import compression_of
from ..records import packing_around, packing_of_name
from .destination import Destination, input_bytes, is_changed, is_emptied, json_bytes, output_bytes
from .shapes import Rows, rows

SAME_SHAPE = "same"
"""What is printed unless something else is asked for: text for text, records for records."""


_REPORTS = ("json", "html")
"""Formats that stand beside a text, under its name, and not for it."""


_ENDINGS = (".txt", ".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".aspx", ".jsp")
"""What a text and the web pages that it may stand beside are named."""


class InPlace(Destination):
    """Over the source itself, where something changes. With a suffix the old file stays under another name."""

    def __init__(self, suffix: str, force: bool) -> None:
        super().__init__()
        self.suffix, self.force = suffix, force
        self.seen = self.changed = 0

    def will_keep(self, cleaned: Cleaned) -> bool:
        return is_changed(cleaned) and self._refusal(cleaned) is None

    def take(self, cleaned: Cleaned, source: Source) -> None:
        self.seen += 1
        if not is_changed(cleaned):
            return
        path, seen = source.path, state(source.path)
        if (refusal := self._refusal(cleaned)) is not None:
            raise refusal
        if self.suffix:
            write_file(path + self.suffix, input_bytes(cleaned), os.stat(path).st_mode)
        write_file(path, output_bytes(cleaned), seen=seen)
        self.changed += 1

    def summary(self) -> str:
        return f"{self.changed:,} of {self.seen:,} files changed"

    def _refusal(self, cleaned: Cleaned) -> Problem | None:
        name = cleaned.document.source
        found = read_bytes(name, max_size=1 << 40)
        if compression_of(found):
            return Problem(name, "a compressed file is not rewritten in place", "-o FILE, or --output-dir DIR")
        if found != input_bytes(cleaned):
            return Problem(name, CHANGED_MEANWHILE, "run it again")
        if self.suffix and not self.force and os.path.lexists(name + self.suffix):
            return Problem(name, f"{name + self.suffix} is there already", "another suffix, or --force")
        if self.force:
            return None
        if cleaned.was_page:
            return Problem(name, "this is a web page, in place it would become plain text", "--output-dir, or --force")
        if is_emptied(cleaned):
            return Problem(name, "nothing would be left of this file", "see --explain; --force empties it")
        if "unreadable" in cleaned.document.encoding_reason:
            return Problem(name, "bytes that are no text would be lost", "--encoding NAME, --output-dir, or --force")
        return None


class Folder(Destination):
    """One file a source in another folder, with the paths that the sources have below the folder that was named."""

    def __init__(self, folder: str, format: str) -> None:
        super().__init__()
        self.folder, self.format = folder, format
        self.written: dict[str, str] = {}
        self.file: Rows | None = None
        self.path: str | None = None

    def take(self, cleaned: Cleaned, source: Source) -> None:
        if source.path != self.path:
            self._close()
        if source.record and self.format == SAME_SHAPE:
            self._take_record(cleaned, source, source.record.shape)
            return
        target = self._claimed(self._target(cleaned, source), cleaned.document.source, source)
        data = self._data(cleaned, source.record)
        write_file(target, packed(data, kind) if (kind := packing_of_name(target)) else data)

    def finish(self) -> int:
        self._close()
        return super().finish()

    def summary(self) -> str:
        number = len(self.written)
        return f"{number:,} file{'' if number == 1 else 's'} written to {self.folder}"

    def _data(self, cleaned: Cleaned, record: Record | None) -> bytes:
        if self.format == "html":
            from ..rendering.html.cleaning import clean_page
            from .reports import this_run

            return clean_page(cleaned, this_run(), left_on_page(cleaned))
        return json_bytes(cleaned, record, indent=2) if self.format == "json" else output_bytes(cleaned)

    def _take_record(self, cleaned: Cleaned, source: Source, shape: str) -> None:
        """One file for all records of a file, in its shape."""
        if self.file is None:
            target = self._claimed(os.path.join(self.folder, self._relative(cleaned, source)), source.path, source)
            kind = packing_around(target)
            sink = file_sink(target)
            sink = Packed(sink, kind) if kind else sink
            self.file, self.path = rows(shape, sink, same=True, output=target), source.path
            self.stack.enter_context(self.file)
        self.file.take(cleaned, source)

    def _close(self) -> None:
        if self.file is not None:
            self.file.finish()
            self.stack.close()
        self.file = self.path = None

    def _claimed(self, target: str, name: str, source: Source) -> str:
        """The target, once nothing speaks against it and its folder is there."""
        real = os.path.realpath(target)
        if os.path.commonpath([real, os.path.realpath(self.folder)]) != os.path.realpath(self.folder):
            raise Problem(name, f"{target} leads out of {self.folder} through a symbolic link")
        if (other := self.written.get(real)) is not None:
            is_beside = os.path.dirname(other) == os.path.dirname(name)
            hint = "give it an output of its own: -o FILE" if is_beside else "name their common folder"
            raise Problem(name, f"{target} is already the output of {other}", hint)
        if source.path != STDIN and real == os.path.realpath(source.path):
            hint = "name another folder" if source.record else "--in-place does that, and --record can undo it"
            raise Problem(name, "the output would overwrite it", hint)
        self.written[real] = name
        make_folder(os.path.dirname(target))
        return target

    def _target(self, cleaned: Cleaned, source: Source) -> str:
        relative = self._relative(cleaned, source)
        if source.record:  # its name may be anything, and lead anywhere
            relative = os.path.join(
                relative, f"{source.record.number:06}" + ("" if self.format in _REPORTS else ".txt")
            )
        if self.format in _REPORTS:
            relative += f".{self.format}"
        elif cleaned.was_page:
            relative = self._text_name(relative, source)
        return os.path.join(self.folder, relative)

    def _text_name(self, relative: str, source: Source) -> str:
        """What the text of a web page is called: it keeps its whole name where another file may want the short one.

        That is told by what lies beside it, so that the order of the inputs makes no difference.
        """
        relative = os.path.splitext(relative)[0] if packing_of_name(relative) else relative
        stem, ending = os.path.splitext(relative)
        beside = (os.path.splitext(source.path)[0] + other for other in _ENDINGS if other != ending)
        return f"{relative if not source.record and any(map(os.path.lexists, beside)) else stem}.txt"

    def _relative(self, cleaned: Cleaned, source: Source) -> str:
        if source.path != STDIN:
            return os.path.relpath(source.path, source.root) if source.root else os.path.basename(source.path)
        name = cleaned.document.source.partition("#")[0] if source.record else cleaned.document.source
        if name != STDIN:
            return os.path.basename(name)
        return f"stdin.{source.record.shape}" if source.record else "stdin"
