"""Make labelled pairs of texts from those of a kit, to fit the verdict on more than one rewriter's habits.

    python tools/make_pairs.py KIT_FOLDER OUT.jsonl.gz --thesaurus PATH [--modes eng-cat,cat-eng en-gl,gl-en ...]

KIT_FOLDER is that of fit_verdict.py; the pairs have its form. Rewrites are made with synonyms of any sense out of a
thesaurus (see src/syriatext/thesauri.py for its formats), by round trips of Apertium's translation modes, by
both, and as an editor's pen would make them. The texts belong to their publishers: keep OUT to yourself.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from random import Random
from typing import Any
from zlib import crc32

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from syriatext.compare.rarity import zipf  # noqa: E402
from syriatext.compare.sentences import sentence_spans  # noqa: E402
from syriatext.compare.thesaurus import Thesaurus, base_forms  # noqa: E402
from syriatext.compare.words import is_function_word  # noqa: E402
from syriatext.thesauri import read_thesaurus  # noqa: E402

Row = dict[str, Any]
_WORD = re.compile(r"\b[a-z]{3,}\b")
_CLAUSE = re.compile(r",\s|\s(?=(?:because|while|after|before|when|which|but|as|since|to|for|in|on)\s)")
_LONG_QUOTATION = re.compile(r'"[^"]{60,300}"')
_UNKNOWN = re.compile(r"[*@#](?=\w)")

_SMALL_SWAPS = {"said": "has said that", "the": "its", "which": "that", "would": "will", "was": "is", "were": "are",
                "has": "had", "a": "one", "in": "during", "about": "around", "also": "moreover", "but": "however",
                "will": "is going to"}  # fmt: skip


def main() -> None:
    """Read the kit's originals, write pairs of each kind."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kit", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--thesaurus", type=Path, required=True)
    parser.add_argument("--modes", nargs="*", default=[])
    parser.add_argument("--count", type=int, default=160)
    options = parser.parse_args()
    rows = list(_kit_rows(options.kit))
    maker = _Maker(rows, read_thesaurus(options.thesaurus), Random(7), options.count)
    plain = (maker.spun(), maker.revised(), maker.short(), maker.quoting())
    found = [*chain(*plain), *maker.round_trips(options.modes), *maker.foreign(options.modes)]
    with gzip.open(options.out, "wt", encoding="utf-8") as out:
        for number, row in enumerate(found):
            out.write(json.dumps({"id": f"made-{number}", **row}, ensure_ascii=False) + "\n")
    print(options.out, len(found), "pairs")


def _kit_rows(kit: Path) -> Iterator[Row]:
    for path in sorted((kit / "data" / "diff").glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)


class _Maker:
    def __init__(self, rows: list[Row], thesaurus: Thesaurus, random: Random, count: int) -> None:
        self.random, self.thesaurus = random, thesaurus
        self.pairs = [row for row in rows if row["label"] in ("same-story", "unrelated")]
        self.of_a_kind = [row for row in self.pairs if row["label"] == "same-story"]
        random.shuffle(self.of_a_kind)
        originals = [row["a"] for row in self.pairs if 80 < len(row["a"].split()) < 600]
        self.texts = random.sample(sorted(set(originals)), count)

    def spun(self) -> Iterator[Row]:
        """Synonyms at several rates, whole and as a passage of another text."""
        for at, text in enumerate(self.texts):
            rate = self.random.choice([0.2, 0.35, 0.5, 0.7, 0.95])
            spun = self.spin(text, rate)
            if at % 3 == 0:
                spun = self.shuffled(spun)
            if at % 4 == 0:
                spun = re.sub(r"(?<=\w)-(?=\w)", "- ", spun)
            yield self.rewrite(text, spun, f"thesaurus-{rate}")
            share = self.random.choice([0.05, 0.15, 0.3])
            if passage := self.passage(text, share):
                kind = "verbatim" if at % 3 == 0 else f"spun-{share}"
                hosted = self.hosted(passage if kind == "verbatim" else self.spin(passage, 0.5))
                yield _row(hosted, text, "partial", kind, [text])

    def round_trips(self, modes: list[str]) -> Iterator[Row]:
        """There and back through another language, plain and spun."""
        for number, pair in enumerate(modes):
            texts = self.texts[number :: len(modes)]
            returned = texts
            for mode in pair.split(","):
                returned = translated(returned, mode)
            for at, (text, back) in enumerate(zip(texts, returned, strict=True)):
                yield self.rewrite(text, back, f"round-trip {pair}")
                if at % 2:
                    yield self.rewrite(text, self.spin(back, 0.5), f"round-trip {pair}, spun")
                elif passage := self.passage(back, 0.15):
                    yield _row(self.hosted(passage), text, "partial", f"round-trip passage {pair}", [text])

    def revised(self) -> Iterator[Row]:
        """What an editor makes of a text: lightly, and so that little stays word for word."""
        for row in self.of_a_kind[: len(self.texts)]:
            text = _cut(row["a"], self.random.choice([120, 200, 300, 600]))
            light, heavy = self.revise(text, 0.3, ""), self.revise(text, 0.8, row["b"])
            yield _row(text, light, "reuse", "light revision", [row["a"]])
            yield _row(text, heavy, "partial", "heavy revision", [row["a"], row["b"]])

    def short(self) -> Iterator[Row]:
        """Beginnings of pairs that are not reuse."""
        for row in self.pairs:
            length = self.random.choice([80, 150, 250])
            a, b = _cut(row["a"], length), _cut(row["b"], length)
            yield _row(a, b, row["label"], f"first {length} words", [row["a"], row["b"]])

    def quoting(self) -> Iterator[Row]:
        """Reports of one event that quote the same words of one speaker."""
        said = sorted({match[0] for text in self.texts for match in _LONG_QUOTATION.finditer(text)})
        for row in self.of_a_kind[: len(self.texts)]:
            quotation = " ".join(self.random.choice(said).split())
            a, b = _sentences(row["a"]), _sentences(row["b"])
            a.insert(self.random.randrange(len(a)), f"{quotation}, a spokesman said.")
            b.insert(self.random.randrange(len(b)), f"He told reporters: {quotation}.")
            yield _row("\n\n".join(a), "\n\n".join(b), "same-story", "one quotation", [row["a"], row["b"]])

    def foreign(self, modes: list[str]) -> Iterator[Row]:
        """Pairs in other languages: reports of one event, unrelated ones, desk edits, passages."""
        for number, pair in enumerate(modes):
            rows = self.pairs[number :: len(modes)][: len(self.texts) // 2]
            mode = pair.split(",")[0]
            texts = [translated([row[side] for row in rows], mode) for side in "ab"]
            for row, a, b in zip(rows, *texts, strict=True):
                sources = [row["a"], row["b"]]
                yield _row(a, b, row["label"], f"in the language of {mode}", sources)
                yield _row(a, self.desk_edit(a), "near-duplicate", f"desk edit, {mode}", sources)
                if (passage := self.passage(a, 0.3)) and row["label"] == "unrelated":
                    yield _row(b + "\n\n" + passage, a, "partial", f"verbatim, {mode}", sources)

    def rewrite(self, text: str, spun: str, variant: str) -> Row:
        if self.random.random() < 0.5:
            return _row(spun, text, "spun", variant, [text]) | {"gold": {"rewrite": "a"}}
        return _row(text, spun, "spun", variant, [text]) | {"gold": {"rewrite": "b"}}

    def spin(self, text: str, rate: float) -> str:
        """Replace content words by synonyms of any sense, mostly the same one for the same word."""
        chosen: dict[str, str] = {}

        def other(match: re.Match[str]) -> str:
            word = match[0]
            if is_function_word(word) or self.random.random() > rate:
                return word
            if word not in chosen or self.random.random() < 0.15:
                chosen[word] = self.synonym(word)
            return chosen[word]

        return _WORD.sub(other, text)

    def synonym(self, word: str) -> str:
        for base in base_forms(word):
            usual = [item for item in sorted(self.thesaurus.synonyms(base)) if 0 < len(item) < 18 and item.isascii()]
            usual = [item for item in usual if " " not in item or self.random.random() < 0.2]
            if usual:
                weights = [10 ** (0.5 * min(map(zipf, item.split()))) for item in usual]
                return _inflected(self.random.choices(usual, weights)[0], word, base)
        return word

    def shuffled(self, text: str) -> str:
        sentences = _sentences(text)
        return "\n\n".join(self.random.sample(sentences, len(sentences)))

    def passage(self, text: str, share: float) -> str:
        """Sentences in a row that make up about a share of 300 words, at least a sentence of 12 words."""
        sentences = _sentences(text)
        at = self.random.randrange(len(sentences))
        taken: list[str] = []
        while at < len(sentences) and len(" ".join(taken).split()) < 300 * share:
            taken.append(sentences[at])
            at += 1
        passage = " ".join(taken)
        return passage if len(passage.split()) >= 12 else ""

    def hosted(self, passage: str) -> str:
        host = _sentences(_cut(self.random.choice(self.texts), 280))
        at = self.random.randrange(len(host) + 1)
        return "\n\n".join([*host[:at], passage, *host[at:]])

    def desk_edit(self, text: str) -> str:
        """A few words and a sentence gone, some words doubled in meaning by another of the text."""
        words = text.split(" ")
        kept = [word for word in words if self.random.random() > 0.04 or "\n" in word]
        sentences = _sentences(" ".join(kept))
        if len(sentences) > 3:
            del sentences[self.random.randrange(1, len(sentences))]
        return "\n\n".join(sentences)

    def revise(self, text: str, heaviness: float, source: str) -> str:
        """Drop, merge, turn around and reword sentences, and put some of another report between."""
        found: list[str] = []
        others = _sentences(source) if source else []
        for sentence in _sentences(text):
            if self.random.random() < 0.35 * heaviness:
                continue
            steps: list[Callable[[str], str]] = [self._reworded, self._turned, self._thinned, self._unfolded]
            for step in steps:
                if self.random.random() < heaviness:
                    sentence = step(sentence)
            if found and self.random.random() < 0.4 * heaviness:
                sentence = f"{found.pop().rstrip('.')} and {sentence[:1].lower()}{sentence[1:]}"
            found.append(sentence)
            if others and self.random.random() < 0.25 * heaviness:
                found.append(self.random.choice(others))
        if heaviness > 0.5 and self.random.random() < 0.5:
            self.random.shuffle(found)
        return " ".join(found) or text

    def _reworded(self, sentence: str) -> str:
        return self.spin(sentence, 0.4)

    def _turned(self, sentence: str) -> str:
        """The last clause first."""
        parts = _CLAUSE.split(sentence.rstrip("."))
        if len(parts) < 2:
            return sentence
        at = self.random.randrange(1, len(parts))
        turned = ", ".join([" ".join(parts[at:]), " ".join(parts[:at])])
        return turned[:1].upper() + turned[1:] + "."

    def _thinned(self, sentence: str) -> str:
        """Without what is in brackets, adverbs, and a word here and there."""
        bare = re.sub(r"\s\([^)]*\)|\s\w{3,}ly\b", "", sentence).split(" ")
        return " ".join(word for word in bare if self.random.random() > 0.12)

    def _unfolded(self, sentence: str) -> str:
        """Other small words: tenses, articles, relatives."""

        def other(word: re.Match[str]) -> str:
            return _SMALL_SWAPS.get(word[0], word[0]) if self.random.random() < 0.5 else word[0]

        return re.sub(r"\b[a-z]+\b", other, sentence)


def _row(a: str, b: str, label: str, variant: str, sources: list[str]) -> Row:
    numbers = [crc32(source.encode()) for source in sources]
    return {"a": a, "b": b, "label": label, "variant": variant, "gold": {}, "sources": numbers}


def _sentences(text: str) -> list[str]:
    return [" ".join(text[start:end].split()) for start, end in sentence_spans(text)]


def _cut(text: str, words: int) -> str:
    kept: list[str] = []
    for sentence in _sentences(text):
        kept.append(sentence)
        if len(" ".join(kept).split()) >= words:
            break
    return "\n\n".join(kept)


def _inflected(synonym: str, word: str, base: str) -> str:
    """Give a synonym the ending that tells `word` from its base form."""
    head, _, rest = synonym.partition(" ")
    ending = next((ending for ending in ("ing", "ed", "ies", "s") if word != base and word.endswith(ending)), "")
    if ending == "ies":
        ending = "s"
    if not ending or head.endswith(ending):
        return synonym
    if ending == "s" and re.search(r"(?:s|x|z|ch|sh)\Z", head):
        ending = "es"
    if ending in ("s", "ed") and re.search(r"[^aeiou]y\Z", head):
        head, ending = head[:-1], {"s": "ies", "ed": "ied"}[ending]
    if ending in ("ed", "ing") and head.endswith("e"):
        head = head[:-1]
    return f"{head}{ending}" + (f" {rest}" if rest else "")


def translated(texts: list[str], mode: str) -> list[str]:
    """Return texts as one of Apertium's modes gives them, without its marks of unknown words."""
    mark = "\n\n77077077\n\n"
    done = subprocess.run(["apertium", mode], input=mark.join(texts), capture_output=True, text=True, check=True).stdout
    found = [_UNKNOWN.sub("", text).strip() for text in re.split(r"\s*77077077\s*", done)]
    if len(found) != len(texts):
        raise ValueError(f"{mode}: {len(texts)} texts in, {len(found)} out")
    return found


if __name__ == "__main__":
    main()
