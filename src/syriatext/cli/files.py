"""Cleaned texts as files: over their sources, or in another folder."""

from __future__ import annotations

import os

from ..model import Cleaned
from ..output import write_file
from ..problems import Problem
from ..reading import STDIN, Source
from .destination import Destination, input_bytes, is_changed, is_emptied, json_bytes, output_bytes


class InPlace(Destination):
    """Over the source itself, where something changes. With a suffix the old file stays under another name."""

    def __init__(self, suffix: str, force: bool) -> None:
        super().__init__()
        self.suffix, self.force = suffix, force

    def will_keep(self, cleaned: Cleaned) -> bool:
        return is_changed(cleaned) and self._refusal(cleaned) is None

    def take(self, cleaned: Cleaned, source: Source) -> None:
        if not is_changed(cleaned):
            return
        if (refusal := self._refusal(cleaned)) is not None:
            raise refusal
        path = source.path
        if self.suffix:
            write_file(path + self.suffix, input_bytes(cleaned), os.stat(path).st_mode)
        write_file(path, output_bytes(cleaned))

    def _refusal(self, cleaned: Cleaned) -> Problem | None:
        name = cleaned.document.source
        if self.suffix and not self.force and os.path.lexists(name + self.suffix):
            return Problem(name, f"{name + self.suffix} is there already", "another suffix, or --force")
        if self.force:
            return None
        if _was_page(cleaned):
            return Problem(name, "this is a web page, in place it would become plain text", "--output-dir, or --force")
        if is_emptied(cleaned):
            return Problem(name, "nothing would be left of this file", "see --explain; --force empties it")
        if "unreadable" in cleaned.document.encoding_reason:
            return Problem(name, "bytes that are no text would be lost", "--encoding NAME, --output-dir, or --force")
        return None


class Folder(Destination):
    """One file a source in another folder, with the paths that the sources have below the folder that was named."""

    def __init__(self, folder: str, suffix: str) -> None:
        super().__init__()
        self.folder, self.suffix = folder, suffix
        self.written: dict[str, str] = {}

    def take(self, cleaned: Cleaned, source: Source) -> None:
        target = self._target(cleaned, source)
        name = cleaned.document.source
        real = os.path.realpath(target)
        if os.path.commonpath([real, os.path.realpath(self.folder)]) != os.path.realpath(self.folder):
            raise Problem(name, f"{target} leads out of {self.folder} through a symbolic link")
        if real in self.written:
            raise Problem(name, f"{target} is already the output of {self.written[real]}", "name their common folder")
        if source.path != STDIN and real == os.path.realpath(source.path):
            raise Problem(name, "the output would overwrite it", "--in-place does that, and --record can undo it")
        self.written[real] = name
        try:
            os.makedirs(os.path.dirname(target), exist_ok=True)
        except OSError as error:
            raise Problem.from_os(os.path.dirname(target), error) from None
        write_file(target, json_bytes(cleaned, indent=2) if self.suffix == ".json" else output_bytes(cleaned))

    def _target(self, cleaned: Cleaned, source: Source) -> str:
        if source.path == STDIN:
            name = cleaned.document.source
            relative = "stdin" if name == STDIN else os.path.basename(name)
        else:
            relative = os.path.relpath(source.path, source.root) if source.root else os.path.basename(source.path)
        if self.suffix:
            relative += self.suffix
        elif _was_page(cleaned):
            relative = os.path.splitext(relative)[0] + ".txt"
        return os.path.join(self.folder, relative)


def _was_page(cleaned: Cleaned) -> bool:
    """Was a web page turned into plain text? Repair alone leaves it a web page."""
    return any("strip.html" in (edit.rule, *edit.steps) for edit in cleaned.edits)
