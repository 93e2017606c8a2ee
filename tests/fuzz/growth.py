"""Four times the input takes less than six times as long, in every stage, whatever is repeated."""

from __future__ import annotations

import gc
import json
import sys
from collections.abc import Callable, Iterator
from time import process_time

import syriatext
from syriatext.collection.shingles import shingles_of
from syriatext.edits import undo_edits
from syriatext.reading.decode import decode
from syriatext.records.jsonl import members
from syriatext.rendering.explain import explanation
from syriatext.rendering.json import clean_record, diff_record, to_json
from syriatext.rendering.unified import unified_diff
from syriatext.restoring import records
from syriatext.strip import extract_html, strip_text
from tests.documents import PROSE

UNITS = {
    "mojibake": "Ã", "mojibake word": "cafÃ© ", "tag": "<b>", "entity": "&amp;", "letters": "a ", "one word": "a",
    "one line": PROSE[0] + " ", "short lines": "x\n", "a sentence a line": PROSE[0] + "\n", "blanks": " ",
    "blank lines": "\n", "quotes": "“", "quoted": "“a” ", "brackets": "(", "digits": "7", "numbers": "7,5 ",
    "ZWNJ": "می\u200cرود ", "bare ZWNJ": "\u200c", "marks": "\u0301", "vowelled": "سُ", "escapes": "\\u0639",
    "urls": "http://a.b/ ", "new sentences": "The {n}th council of Rahba{n} met {n} times. ", "new words": "w{n}x ",
    "surrogate": "\ud83d", "CJK": "橋", "replacement": "\ufffd", "names": "Anna Karim ", "returns": "\r",
    "stray": "\udcff",
}  # fmt: skip
"""What is repeated, by name; ``{n}`` is another number each time."""

SMALL, TIMES, MOST = 10_000, 4, 6
"""Characters of the smaller input; how much larger the other is; how much longer it may take."""
NOISE = 0.05
"""Seconds that say nothing."""


def _comparison(text: str) -> None:
    half = len(text) // 2
    to_json(diff_record(syriatext.diff(text[:half], text[half:] + " end")))


def _page(text: str) -> None:
    """Paragraphs of it, 200 characters each, between two of prose: an extractor takes its time for an article."""
    parts = (text[start : start + 200] for start in range(0, len(text), 200))
    extract_html(f"<html><body><article><p>{PROSE[0]}</p><p>{'</p><p>'.join(parts)}</p><p>{PROSE[1]}</p></article>")


def _undone(text: str) -> None:
    cleaned = syriatext.clean(text, input_format="text")
    undo_edits(cleaned.text, cleaned.edits)
    "".join(unified_diff(cleaned))
    "".join(explanation(cleaned))
    list(records(to_json(clean_record(cleaned)), "test"))


STAGES: dict[str, Callable[[str], object]] = {
    "decoding": lambda text: decode(text.encode("utf-8", "surrogateescape" if "\udcff" in text else "surrogatepass")),
    "decoding legacy bytes": lambda text: decode(text.encode("cp1256", "replace") + b"\xe3\xe4"),
    "repair": lambda text: syriatext.clean(text, only="repair", input_format="text"),
    "strip": strip_text,
    "extraction": extract_html,
    "extraction of a page": _page,
    "cleaning, renderings, restore": _undone,
    "comparing": _comparison,
    "hashing": shingles_of,
    "a record": lambda text: members(json.dumps({"id": text[:9], "text": text, "n": [text] * 2})),
}


def seconds(stage: Callable[[str], object], text: str, tries: int) -> float:
    """The shortest of some measurements: a busy machine makes them longer, never shorter."""
    found = []
    gc.disable()
    try:
        for _ in range(tries):
            start = process_time()
            stage(text)
            found.append(process_time() - start)
    finally:
        gc.enable()
    return min(found)


def repeated(unit: str, length: int) -> str:
    """A text of about so many characters."""
    if "{n}" not in unit:
        return unit * max(1, length // len(unit))
    return "".join(unit.replace("{n}", str(1000 + number * 7)) for number in range(max(1, length // len(unit))))


def growth(stage: str, unit: str, size: int = SMALL) -> tuple[float, float]:
    """Seconds for the smaller and the larger input. A suspicious measurement is repeated."""
    small, large = (repeated(UNITS[unit], length) for length in (size, TIMES * size))
    before = after = float("inf")
    for _ in range(4):
        before, after = min(before, seconds(STAGES[stage], small, 2)), min(after, seconds(STAGES[stage], large, 1))
        if is_fine(before, after):
            break
    return before, after


def is_fine(before: float, after: float) -> bool:
    """Does it grow no more than it may?"""
    return after < MOST * before + NOISE


def all_growths(size: int) -> Iterator[tuple[str, str, float, float]]:
    """Every stage with every unit."""
    for stage in STAGES:
        for unit in UNITS:
            yield stage, unit, *growth(stage, unit, size)


def main() -> int:
    """Print each that grows too much and, a stage, the one that takes longest; the exit code is 1 if any does."""
    size, broken = int(sys.argv[1]) if len(sys.argv) > 1 else SMALL, 0
    worst: dict[str, tuple[float, str]] = {}
    for stage, unit, before, after in all_growths(size):
        worst[stage] = max(worst.get(stage, (0.0, "")), (after, f"{after / max(before, 1e-9):.1f} times, {unit}"))
        if not is_fine(before, after):
            broken += 1
            print(f"TOO SLOW: {stage}, {unit}: {before:.3f} s, then {after:.3f} s", flush=True)
    for stage, (after, unit) in worst.items():
        print(f"{stage}: {after:.3f} s for {TIMES * size:,} characters, {unit}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
