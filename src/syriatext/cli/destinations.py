"""Where cleaned texts go, and what the options ask for; those that are printed are here, one class a way.

Renderings are imported where they are used: `clean FILE` prints text, and its start-up is what users wait for.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from functools import partial

from ..cleaning import left_on_page
from ..model import Cleaned
from ..output import Packed, Sink, append_line, file_sink
from ..problems import OutputProblem, Problem
from ..reading import STDIN, Source, is_result, read_bytes
from ..records import packing_around, packing_of_name
from ..rendering.terminal import safe, safe_line
from .destination import Destination, as_utf8, is_changed, json_bytes
from .errors import DIFFERENT, SAME, usage_error
from .files import SAME_SHAPE, Folder, InPlace
from .options import Color, is_terminal, terminal_width, use_color
from .shapes import Printed, Same, rows

_COLORS = {"-": "\x1b[31m", "+": "\x1b[32m", "@": "\x1b[36m"}


class PlainText(Destination):
    """The texts, one blank line between two. On a terminal they are made harmless first."""

    def __init__(self, sink: Sink, on_terminal: bool) -> None:
        super().__init__(sink)
        self.on_terminal = on_terminal
        self.before: bytes | None = None

    def take(self, cleaned: Cleaned, source: Source) -> None:
        self.take_pieces([cleaned.text])

    def take_pieces(self, pieces: Iterable[str]) -> None:
        if self.before is not None:
            self.put(b"\n" if not self.before or self.before.endswith(b"\n") else b"\n\n")
        self.before = b""
        for piece in pieces:
            self.before = as_utf8(safe(piece) if self.on_terminal else piece) or self.before
            self.put(self.before)


class OneJson(Destination):
    """A single JSON document; with a second one it would no longer be JSON, and nothing is written.

    It is what --format asks for, or the name of the `output`.
    """

    def __init__(self, sink: Sink, output: str | None = None) -> None:
        super().__init__(sink)
        self.output = output
        self.taken: bytes | None = None

    def take(self, cleaned: Cleaned, source: Source) -> None:
        if self.taken is not None:
            asked, instead = "--format json", "--format jsonl"
            if self.output is not None:
                end = self.output.lower().rindex(".json") + len(".json")
                asked, instead = f"-o {self.output}", f"-o {self.output[:end]}l{self.output[end:]}"
            name = source.path if source.record else cleaned.document.source
            raise OutputProblem(name, f"{asked} takes one document, and nothing was written", f"use {instead}")
        self.taken = json_bytes(cleaned, source.record, indent=2)

    def finish(self) -> int:
        self.put(self.taken or b"")
        return super().finish()


class JsonLines(Destination):
    """One JSON document a line."""

    def take(self, cleaned: Cleaned, source: Source) -> None:
        self.put(json_bytes(cleaned, source.record))


class Page(Destination):
    """An HTML report with a section a text."""

    def __init__(self, sink: Sink) -> None:
        super().__init__(sink)
        from ..rendering.html.cleaning import CleanPage
        from .reports import this_run
        from .shelf import Shelf

        self.page = CleanPage(this_run())
        self.sections = Shelf()

    def take(self, cleaned: Cleaned, source: Source) -> None:
        self.sections.add(self.page.add(cleaned, left_on_page(cleaned)))

    def miss(self, problem: Problem) -> None:
        self.page.miss(problem)

    def finish(self) -> int:
        self.put(self.page.start())
        for data in self.sections.taken():
            self.put(data)
        self.put(self.page.finish())
        return super().finish()


class Check(Destination):
    """The names of what would change: as they are for programs, harmless on a terminal."""

    def __init__(self, sink: Sink, on_terminal: bool, end: bytes = b"\n", is_quiet: bool = False) -> None:
        super().__init__(sink)
        self.on_terminal, self.end, self.is_quiet = on_terminal, end, is_quiet
        self.code = SAME

    def take(self, cleaned: Cleaned, source: Source) -> None:
        if is_changed(cleaned):
            self.code = DIFFERENT
            name = cleaned.document.source
            if not self.is_quiet:
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
            if not cleaned.edits:  # the same characters in other bytes
                name = safe_line(cleaned.document.source)
                self.put(f"--- {name} ({cleaned.document.encoding})\n+++ {name} (cleaned, utf-8)\n".encode())
        for line in unified_diff(cleaned):
            shown = safe(line) if self.on_terminal else line
            if self.color and line[0] in _COLORS:
                shown = f"{_COLORS[line[0]]}{shown.rstrip()}\x1b[0m\n"
            self.put(_with_stray_bytes(shown))


def _with_stray_bytes(line: str) -> bytes:
    """Bytes that no encoding explains stay what they are; halves of characters, which no file holds, are escapes."""
    try:
        return line.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return line.encode("utf-8", "backslashreplace")


class Explain(Destination):
    """Every change with its reason."""

    def __init__(self, sink: Sink, on_terminal: bool) -> None:
        super().__init__(sink)
        self.width = terminal_width() if on_terminal else None

    def take(self, cleaned: Cleaned, source: Source) -> None:
        from ..rendering.explain import explanation

        for line in explanation(cleaned, self.width, left_on_page(cleaned)):
            self.put((line + "\n").encode("utf-8", "backslashreplace"))


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
    quiet: bool,
    record: str | None,
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
    if view and record is not None:
        raise usage_error("--check, --diff and --explain only show; there is nothing to --record")
    if format not in (SAME_SHAPE, "text") and (view or in_place is not None):
        raise usage_error(_no_format(format, explain, in_place is not None))
    for option, given in (("-0", null), ("-q", quiet)):
        if given and not check:
            raise usage_error(f"{option} goes with --check")
    if in_place is not None:
        return InPlace(in_place, force)
    if output_dir is not None:
        if os.path.exists(output_dir) and not os.path.isdir(output_dir):
            raise usage_error(f"--output-dir {output_dir} is no folder; -o {output_dir} writes one file")
        if format not in (SAME_SHAPE, "text", "json", "html"):
            raise usage_error("--output-dir writes one file a source: --format same, json, html or text")
        return Folder(output_dir, format)
    sink = file_sink(output, "--output-dir writes a file for each input")
    on_terminal = output in (None, STDIN) and is_terminal(1)
    if output is not None and not view and (packed := packing_around(output)):
        sink = Packed(sink, packed)
    if check:
        return Check(sink, on_terminal, b"\0" if null else b"\n", quiet)
    if diff:
        return Diff(sink, use_color(color) if output is None else color == "always", on_terminal)
    if explain:
        return Explain(sink, on_terminal)
    printed: dict[str, Printed] = {
        "text": lambda sink: PlainText(sink, on_terminal),
        "json": partial(OneJson, output=None if format == "json" else output),
        "jsonl": JsonLines,
        "html": Page,
    }
    if format == SAME_SHAPE:
        return Same(sink, printed, output or "", on_terminal)
    if format in printed:
        return printed[format](sink)
    return rows(format, sink, same=False, output=output or "", on_terminal=on_terminal)


def _no_format(format: str, explain: bool, in_place: bool) -> str:
    """Why there is no --format with another option."""
    if in_place:
        return "--in-place leaves files what they are; leave out --format"
    if explain and format in ("json", "jsonl", "html"):
        return f"--format {format} has every change and its reason as it is; leave out --explain"
    return "--check, --diff and --explain show things in their own way; leave out --format"


def _one_of(given: set[str]) -> None:
    if len(given) > 1:
        raise usage_error(f"{' and '.join(sorted(given))} exclude each other")


def check_record(path: str, names: Collection[str]) -> None:
    """Raise a usage error unless results can be added to `path`: it is a record, or is not there yet."""
    if path in ("", STDIN):
        raise usage_error("--record needs the name of a file")
    if packing_of_name(path):
        raise usage_error(f"--record {path}: a record is added to, and not compressed; name it without .gz or .zst")
    if os.path.realpath(path) in map(os.path.realpath, names):
        raise usage_error(f"--record {path}: that is an input")
    if os.path.isfile(path) and os.path.getsize(path) and not is_result(read_bytes(path, max_size=1 << 40)):
        raise usage_error(f"--record {path}: the file is there and is no record")


def record_result(path: str, cleaned: Cleaned) -> None:
    """Add a result to the record that restore undoes, before anything is overwritten."""
    append_line(path, json_bytes(cleaned))
