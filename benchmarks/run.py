"""Ours and others side by side in one run, as ratios: machines differ and are noisy, ratios much less.

    make bench                  print them
    make bench ARGS=--write     write docs/benchmarks.md too

Each figure of time is the median over rounds in which the two take turns.
"""

import difflib
import random
import re
import sys
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from statistics import median

import ftfy
import plsfix
import trafilatura
from copies import finding, grouping
from measuring import BIN, generated, peak, process, ratio, seconds
from quality import recovering, restoring, separating
from rapidfuzz.distance import LCSseq
from report import Report, is_to_be_written, shares, times
from texts import ARABIC, CHINESE, ENGLISH, FRENCH, RUSSIAN, SEEDS, shuffled

from syriatext.compare import compare
from syriatext.compare.script import gaps, word_blocks
from syriatext.edits import apply_edits
from syriatext.model import Cleaned
from syriatext.repair import repair
from syriatext.strip import strip_text

ORDERS = range(5)


def main() -> None:
    """Run every comparison; a table for each."""
    report = Report()
    for compared in (restoring, separating, recovering, start_up, repairing, stripping, memory, comparing, scripts):
        compared(report)
    grouping(report)
    finding(report)
    if is_to_be_written():
        report.write()


def start_up(report: Report) -> None:
    """Whole processes, as multiples of an interpreter that does nothing."""
    report.table("Start-up", "A whole process, as a multiple of `python -c pass`.", "time")
    bare = [sys.executable, "-c", "pass"]
    with tempfile.TemporaryDirectory() as folder:
        small = Path(folder, "small.txt")
        small.write_text("The council met in Aleppo on Sunday.\n\nIt agreed to repair the bridge by June.\n")
        commands: tuple[list[object], ...] = (
            [BIN / "syriatext", "--version"],
            [BIN / "syriatext", "clean", small],
            [BIN / "syriatext", "diff", SEEDS / "002_wire_story.txt", SEEDS / "003_spun_rewrite.txt"],
            [BIN / "ftfy", small],
            [BIN / "trafilatura", "--version"],
        )
        for command in commands:
            shown = " ".join(Path(word).name for word in map(str, command))
            report.row(f"`{shown}`", *times([ratio(process(command), process(bare), 15)]))


def repairing(report: Report) -> None:
    """Text without and with damage, no line like another, against three peers."""
    what = "How many times as fast as each peer, on 3,000 lines that are read for the first time."
    report.table("Repair: speed", what, "ftfy.fix_text", "ftfy.fix_encoding", "plsfix.fix_text")
    clean = {"ASCII": ENGLISH, "Arabic": ARABIC, "Russian": RUSSIAN, "Chinese": CHINESE, "French": FRENCH}
    for name, line in clean.items():
        repair_row(report, f"clean {name}", [shuffled(line, 3000, order) for order in ORDERS])
    repair_row(report, "French and Arabic, 1 % of the lines damaged", list(map(damaged_here_and_there, ORDERS)))
    french = [shuffled(FRENCH, 3000, order).encode() for order in ORDERS]
    for encoding in ("cp1252", "mac-roman"):
        texts = [data.decode(encoding, "replace") for data in french]
        repair_row(report, f"French, every line UTF-8 read as {encoding}", texts)


def damaged_here_and_there(order: int) -> str:
    """Lines in two languages, one in a hundred of them damaged."""
    lines = [*shuffled(FRENCH, 1980, order).splitlines(), *shuffled(ARABIC, 990, order).splitlines()]
    lines += [line.encode().decode("cp1252", "replace") for line in shuffled(FRENCH, 30, order).splitlines()]
    return "\n".join(random.Random(order).sample(lines, len(lines)))


def repair_row(report: Report, name: str, texts: Sequence[str]) -> None:
    """Print one line of `repairing`. Each text is new to all of them: what was seen is remembered."""
    peers = (ftfy.fix_text, ftfy.fix_encoding, plsfix.fix_text)
    found = []
    for text in texts:
        ours = seconds(partial(repaired, text))
        found.append([seconds(partial(peer, text)) / ours for peer in peers])
    report.row(name, *times([median(ratios) for ratios in zip(*found, strict=True)]))


def repaired(text: str) -> str:
    """All of what `ftfy.fix_encoding` does."""
    return apply_edits(text, repair(text))


def stripping(report: Report) -> None:
    """The text of pages against trafilatura on their HTML; no page is seen twice, as what was seen is known."""
    what = "Time that the text of a page takes, as a share of what trafilatura.extract takes for its HTML."
    report.table("Strip: speed", what, "share")
    for name, around in (("whole pages", 60), ("the article and 30 lines around it", 15), ("the article alone", 0)):
        found = []
        for block in range(10):
            pages = [news_page(random.Random(f"{name} {block} {number}")) for number in range(20)]
            texts = ["\n".join(page[60 - around : len(page) - 60 + around]) for page in pages]
            sources = [as_html(page) for page in pages]
            theirs = seconds(lambda sources=sources: list(map(trafilatura.extract, sources)))  # type: ignore[misc]
            found.append(seconds(lambda texts=texts: list(map(strip_text, texts))) / theirs)  # type: ignore[misc]
        report.row(name, *shares([median(found[1:])]))


def news_page(source: random.Random) -> list[str]:
    """The lines of a page: a title, twenty paragraphs of English words, and 120 lines of menus and teasers."""
    words, widgets = ENGLISH.split(), ("Share", "Leave a reply", "Read more", "Related", "Subscribe", "3 min read")

    def phrase(least: int, most: int) -> str:
        invented = ("".join(source.choices("aeioulnrst", k=source.randint(4, 9))) for _ in range(most))
        mixed = [source.choice((word, *words[:9])) for word in invented]
        return " ".join(mixed[: source.randint(least, most)]).capitalize()

    paragraphs = [" ".join(phrase(12, 24) + "." for _ in range(source.randint(1, 4))) for _ in range(20)]
    chrome = [source.choice((phrase(1, 3), phrase(5, 12), source.choice(widgets))) for _ in range(120)]
    return [*chrome[:60], phrase(6, 12), *paragraphs, *chrome[60:]]


def as_html(lines: Sequence[str]) -> str:
    """A page of these lines with about as much markup as news sites put around their text."""
    link = '<div class="item"><ul class="list"><li><a class="a" href="/{0}"><span>{1}</span></a></li></ul></div>'
    rows = (f"<p class=x>{line}</p>" if line.endswith(".") else link.format(at, line) for at, line in enumerate(lines))
    meta = "".join(f'<meta property="og:p{number}" content="{line[:80]}">' for number, line in enumerate(lines[:40]))
    script = "".join(f"<script>var v{number} = [{'1, ' * 800}]</script>" for number in range(20))
    body = f"<div class=page><main><article>{''.join(rows)}</article></main></div>"
    return f"<!doctype html><html><head><title>{lines[0]}</title>{meta}{script}</head><body>{body}</body></html>"


def memory(report: Report) -> None:
    """Peak memory of whole processes on clean Arabic of two sizes."""
    report.table("Repair: memory", "Peak of a whole process, as a multiple of what one line takes.", "memory")
    with tempfile.TemporaryDirectory() as folder:
        sizes = {
            "one line": 1,
            "10 MB": 10_000_000 // len(ARABIC.encode()),
            "100 MB": 100_000_000 // len(ARABIC.encode()),
        }
        peaks = {}
        for name, count in sizes.items():
            path = Path(folder, "arabic.txt")
            path.write_text(ARABIC * count)
            peaks[name] = peak([BIN / "syriatext", "clean", "--only", "repair", path])
            report.row(name, *times([peaks[name] / peaks["one line"]]))


def comparing(report: Report) -> None:
    """A whole comparison (sentences, words, substitutions, verdict) against difflib's word opcodes alone."""
    what = "Time of a whole comparison, as a multiple of difflib's opcodes alone on the same words (no autojunk)."
    report.table("Diff: speed", what, "time")
    story, rewrite = ((SEEDS / name).read_text("utf-8") for name in ("002_wire_story.txt", "003_spun_rewrite.txt"))
    compare_row(report, "the sample story and its spun rewrite", story, rewrite)
    for words in (1_000, 10_000):
        text, edited = generated(words)
        compare_row(report, f"{words:,} words, one in twenty replaced", text, edited)


def compare_row(report: Report, name: str, a: str, b: str) -> None:
    """Print one line of `comparing`."""
    words_a, words_b = (re.findall(r"\w+", text) for text in (a, b))
    theirs = lambda: difflib.SequenceMatcher(None, words_a, words_b, autojunk=False).get_opcodes()  # noqa: E731
    report.row(name, *times([ratio(lambda: compare(Cleaned.of(a), Cleaned.of(b)), theirs, 3)], 2))


def scripts(report: Report) -> None:
    """Word-level edit scripts alone: time, equal words found and number of gaps, each as a share of a peer's."""
    what = (
        "Of words: time and number of gaps as shares of difflib's (no autojunk), equal words of the most there can be."
    )
    report.table("Edit scripts", what, "time", "equal words", "gaps")
    for words in (1_000, 10_000, 50_000):
        for name, share, moved in (
            ("one in twenty replaced", 20, 0),
            ("two in five replaced", 2.5, 0),
            ("moves", 20, 20),
        ):
            script_row(report, f"{words:,} words, {name}", *words_of_pair(words, share, moved))
    a, b = words_of_pair(100_000, 20, 20)
    what = "Of words: time and equal words as shares of those of rapidfuzz's LCSseq, which finds the most there can be."
    report.table("Edit scripts, long", what, "time", "equal words")
    theirs, ours = LCSseq.editops(a, b).as_matching_blocks(), word_blocks(a, b)
    taken = ratio(lambda: word_blocks(a, b), lambda: LCSseq.editops(a, b).as_matching_blocks(), 3)
    share = sum(block[2] for block in ours) / sum(block.size for block in theirs)
    report.row("100,000 words", *shares([taken, share]))


def script_row(report: Report, name: str, a: list[str], b: list[str]) -> None:
    """Print one line of `scripts`."""
    matcher = difflib.SequenceMatcher(None, a, b, autojunk=False)
    theirs = [(block.a, block.b, block.size) for block in matcher.get_matching_blocks() if block.size]
    ours = word_blocks(a, b)
    opcodes = lambda: difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes()  # noqa: E731
    taken = ratio(lambda: word_blocks(a, b), opcodes, 3 if len(a) < 20_000 else 1)
    share = sum(block[2] for block in ours) / LCSseq.similarity(a, b)
    hunks = len(list(gaps(ours, len(a), len(b)))) / len(list(gaps(theirs, len(a), len(b))))
    report.row(name, *shares([taken, share, hunks]))


def words_of_pair(words: int, one_in: float, moved: int) -> tuple[list[str], list[str]]:
    """Words with the frequencies of a natural text, and a copy with some replaced and passages of 20 words moved."""
    source = random.Random(words)
    vocabulary = [f"w{number}" for number in range(4_000 + words // 5)]
    text = source.choices(vocabulary, [1 / (rank + 3) for rank in range(len(vocabulary))], k=words)
    edited = [source.choice(vocabulary) if source.random() * one_in < 1 else word for word in text]
    for _ in range(moved):
        start, to = (source.randrange(words - 40) for _ in range(2))
        passage, edited[start : start + 20] = edited[start : start + 20], []
        edited[to:to] = passage
    return text, edited


if __name__ == "__main__":
    main()
