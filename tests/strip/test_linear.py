"""Four times the input takes less than six times as long, whatever is repeated."""

from __future__ import annotations

import gc
import re
from time import process_time

import pytest

from syriatext.strip import extract_html, strip_text
from syriatext.strip.lines import Content
from syriatext.strip.rules import heads, rules

from .pages import article

UNITS = (
    " ",
    "a",
    "<",
    "&#",
    "LEAVE A ",
    "Ã",
    "http://a.",
    "\n",
    "read more ",
    "Share\n",
    "Related\n\n",
    "by a b, ",
    "(AP) ",
    "| ",
)


def seconds(text: str) -> float:
    """Time of our own work: what the collector looks through, as timeit has it too, is other tests' memory."""
    times = []
    gc.disable()
    try:
        for _ in range(3):
            start = process_time()
            strip_text(text)
            times.append(process_time() - start)
    finally:
        gc.enable()
    return min(times)


@pytest.mark.parametrize("frame", ["{}", article() + "\n{}\n" + article()], ids=["alone", "in an article"])
@pytest.mark.parametrize("unit", UNITS)
def test_time_is_linear(unit: str, frame: str) -> None:
    small, large = (frame.format(unit * (length // len(unit))) for length in (20_000, 80_000))
    # A busy machine makes single measurements longer, never shorter.
    assert any(seconds(large) < 6 * seconds(small) + 0.1 for _ in range(3))


@pytest.mark.parametrize(
    "unit", ["<", "&#", "<!--", "<![", "<a ", "</", "<?", "<script>", "<p class='", "<div>", "<br>", "<b>x"]
)
def test_html_is_bounded(unit: str) -> None:
    text = unit * (240_000 // len(unit))
    for _ in range(3):
        start = process_time()
        extract_html(text)
        if process_time() - start < 5:
            return
    raise AssertionError("five seconds for 240,000 characters, three times over")


@pytest.mark.parametrize("language", [known.language for known in heads()])
def test_no_row_is_lost_in_repetitions(language: str) -> None:
    """A row that can read repeated words in many ways takes for ever on a line that does not match in the end."""
    together = rules((language,))
    units = {word for row in together.rows for word in (*row.drops.split(), *re.findall(r"[^\W\d_]{2,20}", row.source))}
    assert together.find(Content("x" * 10)) is None
    for _ in range(3):
        start = process_time()
        for unit in sorted(units):
            for gap in ("", " "):
                together.find(Content(((unit + gap) * 400)[:400] + " §"))
        if process_time() - start < 5:
            return
    raise AssertionError("five seconds for lines of repeated words, three times over")
