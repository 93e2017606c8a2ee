"""Build src/syriatext/repair/tables/languages.npz: how likely letters, characters and words are in each language.

    pip install wordfreq numpy           (in an environment of its own: a build-time dependency only)
    python tools/build_tables.py

A language is one row in ALPHABETIC or EAST_ASIAN. Its source is wordfreq's small list of that code, or a text of our
own in tools/texts. Costs are bits, in eighths, in one byte.
"""

from __future__ import annotations

import gzip
import hashlib
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from zlib import crc32

import msgpack
import numpy as np
from character_classes import character_tables
from wordfreq import get_frequency_dict

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "src/syriatext/repair/tables/languages.npz"
TEXTS = Path(__file__).parent / "texts"

# code: where its words come from, in order; a second source only smooths the first.
ALPHABETIC = {
    **{code: (code,) for code in ["ar", "fa", "ur", "he", "el", "ru", "uk", "bg", "mk", "hi", "bn", "ta", "tr", "vi"]},
    **{code: (code,) for code in ["en", "fr", "de", "es", "it", "pt", "nl", "ca", "sv", "da", "nb", "is", "fi"]},
    **{code: (code,) for code in ["pl", "cs", "sk", "hu", "ro", "sl", "sh", "lt", "lv", "id", "fil"]},
    "ku": ("texts/ku.txt", "tr"),
    "ckb": ("texts/ckb.txt", "fa"),
    "sr": ("sh in Cyrillic",),
}
EAST_ASIAN = {"zh": "zh", "zht": "zh in traditional characters", "ja": "ja", "ko": "ko"}
LATIN, CYRILLIC, ARABIC = "Latin", "Cyrillic", "Arabic"
SCRIPTS = {"ru": CYRILLIC, "uk": CYRILLIC, "bg": CYRILLIC, "mk": CYRILLIC, "sr": CYRILLIC, "ar": ARABIC, "fa": ARABIC,
           "ur": ARABIC, "ckb": ARABIC, "he": "Hebrew", "el": "Greek", "hi": "Devanagari", "bn": "Bengali",
           "ta": "Tamil"}  # fmt: skip

RARE = 2e-6  # a letter below this share of a language's text is no letter of it
UNSEEN = 14.0  # bits of a letter of the script that the language does not have
ANY_LANGUAGE = 1.5  # bits a letter that 'any language' costs above the likeliest language
STRANGE = 9.0  # bits at most of a letter of the same script there
SMOOTHING = 0.02
WORDS_KEPT = 20000
PAIRS_KEPT = 30000
_SERBIAN = dict(zip("abvgdđežzijklmnoprstćufhcčš", "абвгдђежзијклмнопрстћуфхцчш", strict=True))


def main() -> None:
    """Build the tables and say where they come from."""
    words = {code: dict(source_words(sources)) for code, sources in ALPHABETIC.items()}
    letters = sorted(set().union(*(alphabet(words[code], SCRIPTS.get(code, LATIN)) for code in words)))
    alphabetic = {"letters": np.array(list(map(ord, letters)), np.uint16), "languages": np.array(list(words))}
    number = {letter: index for index, letter in enumerate(letters, 1)}
    alphabetic["bigrams"] = with_any_language(np.stack([bigram_costs(words[code], number) for code in words]), letters)
    east_asian = {code: east_asian_words(code) for code in EAST_ASIAN}
    hashes = word_hashes([*words.values(), *east_asian.values()])
    arrays = character_tables() | alphabetic | east_asian_tables(east_asian) | {"words": hashes}
    TARGET.parent.mkdir(exist_ok=True)
    np.savez_compressed(TARGET, **arrays)  # type: ignore[arg-type]
    report(arrays)


def source_words(sources: tuple[str, ...]) -> Iterator[tuple[str, float]]:
    """Words and their shares of text; those of later sources count a tenth."""
    for order, source in enumerate(sources):
        weight = 1.0 if order == 0 else 0.1
        for word, share in read_source(source).items():
            yield from unfolded_case(source, unicodedata.normalize("NFC", word).lower(), share * weight)


def unfolded_case(source: str, word: str, share: float) -> Iterator[tuple[str, float]]:
    """wordfreq folds ß to ss and the final sigma to the other one."""
    if source == "el" and word.endswith("σ"):
        word = word[:-1] + "ς"
    if source == "de" and "ss" in word:
        yield word.replace("ss", "ß"), share / 3
    yield word, share


def read_source(source: str) -> dict[str, float]:
    """A wordfreq list, or a text of ours."""
    if source.startswith("texts/"):
        found = Counter(re.findall(r"\w+", (TEXTS.parent / source).read_text("utf-8").lower()))
        return {word: count / found.total() for word, count in found.items()}
    if source == "sh in Cyrillic":
        return {serbian(word): share for word, share in get_frequency_dict("sh", "small").items()}
    return dict(get_frequency_dict(source, "small"))


def serbian(word: str) -> str:
    """A word of Serbo-Croatian in Cyrillic letters."""
    for pair, letter in (("lj", "љ"), ("nj", "њ"), ("dž", "џ")):
        word = word.replace(pair, letter)
    return "".join(_SERBIAN.get(letter, letter) for letter in word)


def alphabet(words: dict[str, float], script: str) -> set[str]:
    """The letters and marks that a language is written with."""
    found: Counter[str] = Counter()
    for word, share in words.items():
        for letter in word:
            found[letter] += share  # type: ignore[assignment]
    total = found.total()
    name = script.upper()
    usual = [letter for letter, share in found.items() if share > RARE * total]
    letters = [letter for letter in usual if unicodedata.category(letter)[0] in "LM"]
    return {letter for letter in letters if unicodedata.name(letter).startswith(name)}


def bigram_costs(words: dict[str, float], number: dict[str, int]) -> np.ndarray:
    """Bits of each letter behind each other one; 0 is the edge of a word."""
    size = len(number) + 1
    counts = np.zeros((size, size))
    for word, share in words.items():
        weight = share + 1e-7
        codes = [0, *(number.get(letter, 0) for letter in word), 0]
        for before, behind in pairwise(codes):
            counts[before, behind] += weight
    counts[0, 0] = 0
    single = counts.sum(0) / counts.sum()
    mine = single > RARE
    single = np.where(mine, single, 0)
    rows = counts.sum(1, keepdims=True)
    strength = SMOOTHING * rows + 1e-6
    chance = (counts + strength * single) / (rows + strength)
    floor = 2**-UNSEEN
    chance = np.where(mine[None, :] & mine[:, None], np.maximum(chance, floor), floor)
    chance[0, 0] = 1
    return quantised(-np.log2(chance))


def with_any_language(costs: np.ndarray, letters: list[str]) -> np.ndarray:
    """One more row, for languages that have none: dearer than the likeliest language, but never by surprise."""
    scripts = np.array(["", *(unicodedata.name(letter).split()[0] for letter in letters)])
    together = (scripts[:, None] == scripts[None, :]) | (scripts == "")[None, :] | (scripts == "")[:, None]
    likeliest = costs.min(0).astype(np.int32) + round(8 * ANY_LANGUAGE)
    anything = np.where(together, np.minimum(likeliest, round(8 * STRANGE)), np.minimum(likeliest, 8 * int(UNSEEN)))
    anything[0, 0] = 0
    return np.concatenate([costs, anything.astype(np.uint8)[None]])


def quantised(bits: np.ndarray) -> np.ndarray:
    return np.clip(np.round(bits * 8), 0, 255).astype(np.uint8)


def east_asian_words(code: str) -> dict[str, float]:
    """Words and shares; what has no East Asian character is left out."""
    words = get_frequency_dict({"zht": "zh"}.get(code, code), "small")
    words = {word: share for word, share in words.items() if any(is_east_asian(letter) for letter in word)}
    return dict(traditional(words)) if code == "zht" else words


def is_east_asian(letter: str) -> bool:
    return "\u3005" <= letter <= "\u30ff" or "\u3400" <= letter <= "\u9fff" or "\uac00" <= letter <= "\ud7a3"


def traditional(words: dict[str, float]) -> Iterator[tuple[str, float]]:
    """Words as they were before wordfreq folded traditional characters to simplified ones, in all likely forms."""
    forms = unfolded()
    for word, share in words.items():
        spellings = [""]
        for letter in word:
            spellings = [spelling + form for spelling in spellings for form in forms.get(letter, letter)][:4]
        for spelling in spellings:
            yield spelling, share / len(spellings)


def unfolded() -> dict[str, str]:
    """Simplified character → the common traditional ones (level 1 of Big5) that wordfreq folds to it."""
    place = Path(next(iter(find_spec("wordfreq").submodule_search_locations)))  # type: ignore[union-attr,arg-type]
    with gzip.open(place / "data/_chinese_mapping.msgpack.gz") as file:
        folding: dict[int, str] = msgpack.load(file, strict_map_key=False)
    forms: dict[str, str] = {}
    for code, simplified in folding.items():
        if in_big5(chr(code), 0xC6):
            forms[simplified] = forms.get(simplified, "") + chr(code)
    for simplified in forms:
        if in_big5(simplified, 0xC6):
            forms[simplified] += simplified
    return forms


def in_big5(letter: str, last_lead: int) -> bool:
    try:
        return letter.encode("big5")[0] <= last_lead
    except UnicodeEncodeError:
        return False


def east_asian_tables(languages: dict[str, dict[str, float]]) -> dict[str, np.ndarray]:
    """Costs of characters (one row a language) and of the commonest pairs of them."""
    singles = {code: character_shares(words) for code, words in languages.items()}
    characters = sorted(set().union(*singles.values()))
    costs = np.full((len(languages), len(characters)), 255, np.uint8)
    tables = {"characters": np.array(list(map(ord, characters)), np.uint16), "east_asian": np.array(list(languages))}
    for row, code in enumerate(languages):
        shares = singles[code]
        costs[row] = quantised(np.array([min(18, -math.log2(shares.get(c, 0) + 2**-18)) for c in characters]))
        tables |= pair_table(code, languages[code], shares)
    return tables | {"character_costs": costs}


def character_shares(words: dict[str, float]) -> dict[str, float]:
    found: dict[str, float] = {}
    for word, share in words.items():
        for letter in filter(is_east_asian, word):
            found[letter] = found.get(letter, 0) + share + 1e-8
    total = sum(found.values())
    return {letter: share / total for letter, share in found.items()}


def pair_table(code: str, words: dict[str, float], singles: dict[str, float]) -> dict[str, np.ndarray]:
    found: Counter[tuple[str, str]] = Counter()
    for word, share in words.items():
        for pair in pairwise(word):
            if is_east_asian(pair[0]) and is_east_asian(pair[1]):
                found[pair] += share + 1e-8  # type: ignore[assignment]
    total = sum(words.values())
    kept = sorted((ord(pair[0]) << 16 | ord(pair[1]), share, pair) for pair, share in found.most_common(PAIRS_KEPT))
    keys = np.array([key for key, _, _ in kept], np.uint32)
    chances = [0.5 * share / total / max(singles[pair[0]], 1e-7) + 0.5 * singles[pair[1]] for _, share, pair in kept]
    costs = quantised(-np.log2(np.minimum(1, np.array(chances))))
    return {f"pairs_{code}": np.diff(keys, prepend=np.uint32(0)), f"pair_costs_{code}": costs}


def word_hashes(lists: list[dict[str, float]]) -> np.ndarray:
    """Sorted CRC-32 of the commonest words that hold a character beyond ASCII, as differences."""
    kept: set[int] = set()
    for words in lists:
        foreign = [word for word in sorted(words, key=words.__getitem__, reverse=True) if not word.isascii()]
        kept |= {crc32(word.encode()) for word in foreign[:WORDS_KEPT]}
    return np.diff(np.array(sorted(kept), np.uint32), prepend=np.uint32(0))


def report(arrays: dict[str, np.ndarray]) -> None:
    """Print licence, size and checksum."""
    data = TARGET.read_bytes()
    print("wordfreq: code Apache-2.0, data CC BY-SA 4.0 (see NOTICE); tools/texts: our own")
    for name, array in arrays.items():
        print(f"  {name:18} {array.dtype!s:8} {array.shape}")
    print(f"{TARGET.relative_to(ROOT)}: {len(data):,} bytes, sha256 {hashlib.sha256(data).hexdigest()}")


if __name__ == "__main__":
    main()
