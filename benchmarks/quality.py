"""What comes out, beside what comes out of others: damage undone, rewrites told from strangers, copies found."""

import difflib
import random
from collections.abc import Callable, Iterable, Iterator
from itertools import combinations

import datasketch
import ftfy
import plsfix
from copies import triples
from measuring import generated
from rapidfuzz import fuzz
from report import Report, shares
from texts import ARABIC, CHINESE, ENGLISH, FRENCH, RUSSIAN, SEEDS, shuffled

import syriatext

_LINES = 60
_DAMAGE: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...] = (
    ("French, UTF-8 read as cp1252", FRENCH, (("utf-8", "cp1252"),)),
    ("French, UTF-8 read as cp1252, twice", FRENCH, (("utf-8", "cp1252"), ("utf-8", "cp1252"))),
    ("Arabic, UTF-8 read as cp1256", ARABIC, (("utf-8", "cp1256"),)),
    ("Arabic, UTF-8 read as latin-1", ARABIC, (("utf-8", "latin-1"),)),
    ("Arabic, cp1256 read as latin-1", ARABIC, (("cp1256", "latin-1"),)),
    ("Russian, UTF-8 read as cp1251", RUSSIAN, (("utf-8", "cp1251"),)),
    ("Russian, cp1251 read as latin-1", RUSSIAN, (("cp1251", "latin-1"),)),
    ("Russian, koi8-r read as cp1251", RUSSIAN, (("koi8-r", "cp1251"),)),
    ("Chinese, gbk read as latin-1", CHINESE, (("gbk", "latin-1"),)),
    ("Chinese, UTF-8 read as latin-1", CHINESE, (("utf-8", "latin-1"),)),
)


def restoring(report: Report) -> None:
    """Lines that come back as they were written, and lines without damage that stay as they are."""
    what = f"Share of {_LINES} lines of one text, its words shuffled, that come back exactly; each line by itself."
    report.table("Repair: damage undone", what, "syriatext", "ftfy.fix_encoding", "ftfy.fix_text", "plsfix.fix_text")
    tools: tuple[Callable[[str], str], ...] = (_repaired, ftfy.fix_encoding, ftfy.fix_text, plsfix.fix_text)
    for name, line, steps in _DAMAGE:
        pairs = [
            (written, damaged)
            for written in shuffled(line, 4 * _LINES).split("\n")
            if (damaged := _damaged(written, steps))
        ]
        pairs = pairs[:_LINES]
        report.row(
            name, *shares([sum(tool(damaged) == written for written, damaged in pairs) / len(pairs) for tool in tools])
        )
    lines = [
        line for text in (ENGLISH, FRENCH, ARABIC, RUSSIAN, CHINESE) for line in shuffled(text, _LINES).split("\n")
    ]
    report.row(
        "no damage, all five languages",
        *shares([sum(tool(line) == line for line in lines) / len(lines) for tool in tools]),
    )


def _repaired(text: str) -> str:
    return syriatext.clean(text, only="repair").text


def _damaged(text: str, steps: Iterable[tuple[str, str]]) -> str:
    """The text after each step: encoded in one encoding, decoded in another. Nothing where a byte would be lost."""
    try:
        for written, read in steps:
            text = text.encode(written).decode(read)
    except UnicodeError:
        return ""
    return text


def separating(report: Report) -> None:
    """The spun pair of the samples, and the closest of the pairs that are no copies."""
    what = "Scores, 0 to 1, of the samples' spun rewrite and of the closest of nine pairs that are no copies."
    report.table("Diff: a rewrite told from strangers", what, "rewrite", "closest stranger")
    texts = {path.name: syriatext.clean(path.read_bytes()).text for path in sorted(SEEDS.glob("0*.txt"))}
    pairs = sorted(combinations(texts, 2), key=lambda pair: pair != ("002_wire_story.txt", "003_spun_rewrite.txt"))
    for name, score in _SCORES.items():
        rewrite, *others = (score(texts[a], texts[b]) for a, b in pairs)
        report.row(name, f"{rewrite:.2f}", f"{max(others):.2f}")


def _words_ratio(a: str, b: str) -> float:
    return difflib.SequenceMatcher(None, a.split(), b.split(), autojunk=False).ratio()


def _contained(a: str, b: str) -> float:
    """Share of the smaller text's three words in a row that the other one has."""
    one, other = set(triples(a)), set(triples(b))
    return len(one & other) / min(len(one), len(other))


_SCORES: dict[str, Callable[[str, str], float]] = {
    "syriatext.diff": lambda a, b: syriatext.diff(a, b).score,
    "difflib, words": _words_ratio,
    "rapidfuzz, ratio of characters": lambda a, b: fuzz.ratio(a, b) / 100,
    "three words in a row, containment": _contained,
}


def recovering(report: Report) -> None:
    """Pairs of copies in a collection: how many are found, and how many of those found are none."""
    what = "500 pairs of copies in 1,000 texts of 200 words: how many are found, how many of those found are right."
    report.table("Dups: copies found", what, "syriatext found", "right", "datasketch found", "right")
    kinds: tuple[tuple[str, Callable[[list[str], random.Random], list[str]]], ...] = (
        ("one word in twenty replaced", lambda words, source: _replaced(words, source, 0.05)),
        ("one word in five replaced", lambda words, source: _replaced(words, source, 0.2)),
        ("the first half", lambda words, source: words[:100]),
        ("quoted in a text three times as long", lambda words, source: _surrounded(words, source)),
        ("sentences in another order", lambda words, source: _reordered(words, source)),
        ("as it is, all with one footer of 40 words", lambda words, source: words),
    )
    for name, change in kinds:
        texts = list(_families(change, "footer" in name))
        truth = {(number, number + 1) for number in range(0, len(texts), 2)}
        cells = []
        for found in (set(_our_pairs(texts)), set(_peer_pairs(texts))):
            right = len(found & truth)
            cells += [right / len(truth), right / len(found) if found else 1.0]
        report.row(name, *shares(cells))


def _families(change: Callable[[list[str], random.Random], list[str]], with_footer: bool) -> Iterator[str]:
    source = random.Random(7)
    words = generated(140_000)[0].split()
    footer = words[-40:] if with_footer else []
    for at in range(0, 100_000, 200):
        text = words[at : at + 200]
        yield " ".join(text + footer)
        yield " ".join(change(text, source) + footer)


def _replaced(words: list[str], source: random.Random, share: float) -> list[str]:
    return ["".join(source.choices("abcdefghilmnoprstu", k=6)) if source.random() < share else word for word in words]


def _surrounded(words: list[str], source: random.Random) -> list[str]:
    around = ["".join(source.choices("abcdefghilmnoprstu", k=5)) for _ in range(400)]
    return [*around[:200], *words, *around[200:]]


def _reordered(words: list[str], source: random.Random) -> list[str]:
    sentences = [words[at : at + 18] for at in range(0, len(words), 18)]
    return [word for sentence in source.sample(sentences, len(sentences)) for word in sentence]


def _our_pairs(texts: list[str]) -> Iterator[tuple[int, int]]:
    for cluster in syriatext.dups(texts):
        yield from combinations(sorted(member.doc for member in cluster.members), 2)


def _peer_pairs(texts: list[str]) -> Iterator[tuple[int, int]]:
    index = datasketch.MinHashLSH(threshold=0.5, num_perm=128)
    for number, text in enumerate(texts):
        signature = datasketch.MinHash(num_perm=128)
        signature.update_batch([triple.encode() for triple in triples(text)])
        for found in index.query(signature):
            yield found, number
        index.insert(number, signature)
