"""Ours and others side by side in one run, as ratios: machines differ and are noisy, ratios much less.

    make bench

Each figure is the median over rounds in which the two take turns.
"""

import difflib
import random
import re
import sys
import tempfile
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from statistics import median

import ftfy
import plsfix
import trafilatura
from copies import finding, grouping
from measuring import BIN, generated, peak, process, ratio, seconds
from rapidfuzz.distance import LCSseq

from syriatext.compare import compare
from syriatext.compare.script import gaps, word_blocks
from syriatext.edits import apply_edits
from syriatext.model import Cleaned
from syriatext.repair import repair
from syriatext.strip import strip_text

SEEDS = Path(__file__).parents[1] / "seeds"
ENGLISH = "The council said that the bridge would reopen to traffic by the end of the month.\n"
ARABIC = "أعلن المجلس أن الجسر سيفتح أمام حركة المرور قبل نهاية الشهر، وقال المهندسون إن العمل مستمر.\n"
RUSSIAN = "Совет сообщил, что мост откроют до конца месяца; инженеры говорят, что работы продолжаются.\n"
FRENCH = "Le conseil a annoncé que le pont rouvrirait à la fin du mois, après des années de fermeture forcée.\n"
CHINESE = "市议会宣布，大桥将在月底前重新开放；工程师说，工作仍在继续。\n"


def main() -> None:
    """Run every comparison and print one line for each."""
    names = ("ftfy", "plsfix", "trafilatura", "rapidfuzz", "typer", "numpy", "duckdb", "datasketch", "rensa")
    print(f"Python {sys.version.split()[0]}; " + ", ".join(f"{name} {version(name)}" for name in names))
    start_up()
    repairing()
    stripping()
    memory()
    comparing()
    scripts()
    grouping()
    finding()


def start_up() -> None:
    """Whole processes, as multiples of an interpreter that does nothing."""
    print("\nstart-up, as a multiple of `python -c pass`")
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
            print(f"  {shown:50} {ratio(process(command), process(bare), 15):8.2f}x")


def repairing() -> None:
    """Text without and with damage, no line like another, against two peers."""
    print("\nrepair, how many times as fast as ftfy.fix_text, ftfy.fix_encoding, plsfix.fix_text")
    clean = {"ASCII": ENGLISH, "Arabic": ARABIC, "Russian": RUSSIAN, "Chinese": CHINESE, "French": FRENCH}
    for name, line in clean.items():
        repair_row(f"clean {name}", shuffled(line, 3000))
    mixed = [*shuffled(FRENCH, 1980).splitlines(), *shuffled(ARABIC, 990).splitlines()]
    damaged = [line.encode().decode("cp1252", "replace") for line in shuffled(FRENCH, 30).splitlines()]
    repair_row("French and Arabic, 1 % of the lines damaged", "\n".join(random.Random(1).sample(mixed + damaged, 3000)))


def repair_row(name: str, text: str) -> None:
    """Print one line of `repairing`."""
    ours = lambda: apply_edits(text, repair(text))  # noqa: E731
    peers = (ftfy.fix_text, ftfy.fix_encoding, plsfix.fix_text)
    ratios = (ratio(lambda peer=peer: peer(text), ours, 5) for peer in peers)  # type: ignore[misc]
    print(f"  {name:50}" + "".join(f" {times:8.1f}x" for times in ratios))


def shuffled(line: str, count: int) -> str:
    """So many lines of the words of one (of its characters, where it has no spaces), each in another order."""
    source, between = random.Random(count), " " if " " in line else ""
    words = line.split() if between else list(line.strip())
    return "".join(between.join(source.sample(words, len(words))) + "\n" for _ in range(count))


def stripping() -> None:
    """The text of pages against trafilatura on their HTML; no page is seen twice, as what was seen is known."""
    print("\nstrip of text, time as a share of trafilatura.extract on the HTML of the same pages")
    for name, around in (("whole pages", 60), ("the article and 30 lines around it", 15), ("the article alone", 0)):
        shares = []
        for block in range(10):
            pages = [news_page(random.Random(f"{name} {block} {number}")) for number in range(20)]
            texts = ["\n".join(page[60 - around : len(page) - 60 + around]) for page in pages]
            sources = [as_html(page) for page in pages]
            theirs = seconds(lambda sources=sources: list(map(trafilatura.extract, sources)))  # type: ignore[misc]
            shares.append(seconds(lambda texts=texts: list(map(strip_text, texts))) / theirs)  # type: ignore[misc]
        print(f"  {name:50} {median(shares[1:]):8.1%}")


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


def memory() -> None:
    """Peak memory of whole processes on clean Arabic of two sizes."""
    print("\nclean --only repair, peak memory as a multiple of what one line takes")
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
            print(f"  {name:50} {peaks[name] / peaks['one line']:8.1f}x")


def comparing() -> None:
    """A whole comparison (sentences, words, substitutions, verdict) against difflib's word opcodes alone."""
    print("\ndiff, time as a multiple of difflib's opcodes on the same words (no autojunk)")
    story, rewrite = ((SEEDS / name).read_text("utf-8") for name in ("002_wire_story.txt", "003_spun_rewrite.txt"))
    compare_row("the sample story and its spun rewrite", story, rewrite)
    for words in (1_000, 10_000):
        text, edited = generated(words)
        compare_row(f"{words:,} words, one in twenty replaced", text, edited)


def compare_row(name: str, a: str, b: str) -> None:
    """Print one line of `comparing`."""
    words_a, words_b = (re.findall(r"\w+", text) for text in (a, b))
    theirs = lambda: difflib.SequenceMatcher(None, words_a, words_b, autojunk=False).get_opcodes()  # noqa: E731
    print(f"  {name:50} {ratio(lambda: compare(Cleaned.of(a), Cleaned.of(b)), theirs, 3):8.2f}x")


def scripts() -> None:
    """Word-level edit scripts alone: time, equal words found and number of gaps, each as a share of a peer's."""
    print(
        "\nedit script of words: time / difflib's (no autojunk), equal words / the most there can be, gaps / difflib's"
    )
    for words in (1_000, 10_000, 50_000):
        for name, share, moved in (
            ("one in twenty replaced", 20, 0),
            ("two in five replaced", 2.5, 0),
            ("moves", 20, 20),
        ):
            script_row(f"{words:,} words, {name}", *words_of_pair(words, share, moved))
    a, b = words_of_pair(100_000, 20, 20)
    print("\nedit script of words: time / rapidfuzz LCSseq's, equal words / its")
    theirs, ours = LCSseq.editops(a, b).as_matching_blocks(), word_blocks(a, b)
    times = ratio(lambda: word_blocks(a, b), lambda: LCSseq.editops(a, b).as_matching_blocks(), 3)
    share = sum(block[2] for block in ours) / sum(block.size for block in theirs)
    print(f"  {'100,000 words':50} {times:8.3f}x {share:8.4f}")


def script_row(name: str, a: list[str], b: list[str]) -> None:
    """Print one line of `scripts`."""
    matcher = difflib.SequenceMatcher(None, a, b, autojunk=False)
    theirs = [(block.a, block.b, block.size) for block in matcher.get_matching_blocks() if block.size]
    ours = word_blocks(a, b)
    opcodes = lambda: difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes()  # noqa: E731
    times = ratio(lambda: word_blocks(a, b), opcodes, 3 if len(a) < 20_000 else 1)
    share = sum(block[2] for block in ours) / LCSseq.similarity(a, b)
    hunks = len(list(gaps(ours, len(a), len(b)))) / len(list(gaps(theirs, len(a), len(b))))
    print(f"  {name:50} {times:8.4f}x {share:8.4f} {hunks:8.3f}")


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
