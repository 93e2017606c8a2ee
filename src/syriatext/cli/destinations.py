"""Where cleaned texts go: printed, listed, written beside or over their sources. One class a way, all of one shape.

Renderings are imported where they are used: `clean FILE` prints text, and its start-up is what users wait for.
"""

from __future__ import annotations

import os
from contextlib import ExitStack
from types import TracebackType
from typing import Any, Self

from ..model import Cleaned
from ..output import Sink, append_line, file_sink, stdout_sink, write_file
from ..problems import Problem
from ..reading import STDIN, Source
from ..rendering.terminal import safe, safe_line
from .errors import DIFFERENT, SAME, usage_error
from .options import Color, is_terminal, use_color

_COLORS = {"-": "\x1b[31m", "+": "\x1b[32m", "@": "\x1b[36m"}


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

    def finish(self) -> int:
        """Everything was taken: make it last, and say how it went."""
        if self.sink is not None:
            self.sink.commit()
        return SAME

    def put(self, data: bytes) -> None:
        assert self.sink is not None
        self.sink.write(data)


class PlainText(Destination):
    """The texts, one blank line between two. On a terminal they are made harmless first."""

    def __init__(self, sink: Sink, on_terminal: bool) -> None:
        super().__init__(sink)
        self.on_terminal = on_terminal
        self.before: bytes | None = None

    def take(self, cleaned: Cleaned, source: Source) -> None:
        if self.before is not None:
            self.put(b"\n" if not self.before or self.before.endswith(b"\n") else b"\n\n")
        self.before = safe(cleaned.text).encode() if self.on_terminal else output_bytes(cleaned)
        self.put(self.before)


class OneJson(Destination):
    """A single JSON document; a second one would no longer be JSON."""

    taken = 0

    def take(self, cleaned: Cleaned, source: Source) -> None:
        self.taken += 1
        if self.taken > 1:
            raise Problem(cleaned.document.source, "--format json takes one input", "use --format jsonl")
        self.put(json_bytes(cleaned, indent=2))


class JsonLines(Destination):
    """One JSON document a line."""

    def take(self, cleaned: Cleaned, source: Source) -> None:
        self.put(json_bytes(cleaned))


class Check(Destination):
    """The names of what would change: as they are for programs, harmless on a terminal."""

    def __init__(self, sink: Sink, on_terminal: bool, end: bytes = b"\n") -> None:
        super().__init__(sink)
        self.on_terminal, self.end = on_terminal, end
        self.code = SAME

    def take(self, cleaned: Cleaned, source: Source) -> None:
        if is_changed(cleaned):
            self.code = DIFFERENT
            name = cleaned.document.source
            self.put(os.fsencode(safe_line(name) if self.on_terminal else name) + self.end)

    def finish(self) -> int:
        super().finish()
        return self.code


class Diff(Check):
    """The changes as a unified diff."""

    def __init__(self, sink: Sink, color: bool, on_terminal: bool) -> None:
        super().__init__(sink, on_terminal)
        self.color = color

    def take(self, cleaned: Cleaned, source: Source) -> None:
        from ..rendering.unified import unified_diff

        if is_changed(cleaned):
            self.code = DIFFERENT
        for line in unified_diff(cleaned):
            shown = safe(line) if self.on_terminal else line
            if self.color and line[0] in _COLORS:
                shown = f"{_COLORS[line[0]]}{shown.rstrip()}\x1b[0m\n"
            self.put(shown.encode("utf-8", "surrogateescape"))


class Explain(Destination):
    """Every change with its reason."""

    def take(self, cleaned: Cleaned, source: Source) -> None:
        from ..rendering.explain import explanation

        for line in explanation(cleaned):
            self.put((line + "\n").encode("utf-8", "backslashreplace"))


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
        if cleaned.document.text.strip() and not cleaned.text.strip():
            return Problem(name, "nothing would be left of this file", "see --explain; --force empties it")
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


def choose_destination(
    *,
    format: str,
    output: str | None,
    output_dir: str | None,
    in_place: str | None,
    force: bool,
    check: bool,
    diff: bool,
    explain: bool,
    null: bool,
    color: Color,
) -> Destination:
    """The destination that the options ask for. Raises BadParameter where they contradict each other."""
    places = {"--output": output, "--output-dir": output_dir, "--in-place": in_place}
    views = {"--check": check, "--diff": diff, "--explain": explain}
    _one_of({name for name, value in places.items() if value is not None})
    _one_of({name for name, value in views.items() if value})
    view = any(views.values())
    if view and (output_dir is not None or in_place is not None):
        raise usage_error("--check, --diff and --explain only show; leave out --output-dir and --in-place")
    if format != "text" and (view or in_place is not None):
        raise usage_error("--format goes with printing, --output and --output-dir only")
    if null and not check:
        raise usage_error("-0 goes with --check")
    if in_place is not None:
        return InPlace(in_place, force)
    if output_dir is not None:
        if format == "jsonl":
            raise usage_error("--output-dir writes one file a source: --format json or text")
        return Folder(output_dir, ".json" if format == "json" else "")
    sink = stdout_sink() if output is None else file_sink(output)
    on_terminal = output is None and is_terminal(1)
    if check:
        return Check(sink, on_terminal, b"\0" if null else b"\n")
    if diff:
        return Diff(sink, use_color(color) if output is None else color == "always", on_terminal)
    if explain:
        return Explain(sink)
    printed: dict[str, Any] = {"json": OneJson, "jsonl": JsonLines}
    return printed[format](sink) if format in printed else PlainText(sink, on_terminal)


def _one_of(given: set[str]) -> None:
    if len(given) > 1:
        raise usage_error(f"{' and '.join(sorted(given))} exclude each other")


def record_result(path: str, cleaned: Cleaned) -> None:
    """Add a result to the record that restore undoes, before anything is overwritten."""
    append_line(path, json_bytes(cleaned))


def output_bytes(cleaned: Cleaned) -> bytes:
    """The cleaned text in UTF-8, which is what every output is in."""
    return cleaned.text.encode("utf-8", "replace")


def json_bytes(cleaned: Cleaned, indent: int | None = None) -> bytes:
    """Everything that is known of a document, as one JSON document."""
    from ..rendering.json import clean_record, to_json

    return to_json(clean_record(cleaned), indent)


def input_bytes(cleaned: Cleaned) -> bytes:
    """The bytes that the document was decoded from."""
    return cleaned.document.text.encode(cleaned.document.encoding, "surrogateescape")


def is_changed(cleaned: Cleaned) -> bool:
    """Would writing the output over the input change the file?"""
    return output_bytes(cleaned) != input_bytes(cleaned)
