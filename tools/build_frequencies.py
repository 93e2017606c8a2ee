"""Build src/syriatext/compare/tables: how common the words of English are, and the small words of other languages.

    pip install wordfreq[cjk]           (in an environment of its own: a build-time dependency only)
    python tools/build_frequencies.py

``english.txt.gz`` has a line for each tenth of the Zipf scale (the decimal logarithm of how often a word occurs in a
billion words): the tenths, then the words. ``small_words.txt`` has a line a language: its code, then the words.
"""

from __future__ import annotations

import gzip
import hashlib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from wordfreq import available_languages, get_frequency_dict, top_n_list, zipf_frequency

TABLES = Path(__file__).parents[1] / "src/syriatext/compare/tables"
ENGLISH = 30_000
SMALL = 120
"""How many of a language's commonest words are taken for its small ones."""
CHARACTERS = {"zh": 100, "ja": 60}
ENGLISH_TOO = 3.6
"""A small word of another language that is this common in English may be a content word there (German 'war')."""


def main() -> None:
    """Write both tables and print licence, sizes and checksums."""
    write("english.txt.gz", gzip.compress("\n".join(bands()).encode(), 9, mtime=0))
    lines = [f"{code} {' '.join(words)}" for code in sorted(available_languages()) if (words := small_words(code))]
    write("small_words.txt", ("\n".join(lines) + "\n").encode())
    print("wordfreq: code Apache-2.0, data CC BY-SA 4.0 (see NOTICE)")


def bands() -> Iterator[str]:
    found: dict[int, list[str]] = defaultdict(list)
    for word in top_n_list("en", ENGLISH):
        if word.isascii() and word.isalpha():
            found[round(10 * zipf_frequency(word, "en"))].append(word)
    for tenths in sorted(found, reverse=True):
        yield f"{tenths} {' '.join(sorted(found[tenths]))}"


def small_words(code: str) -> list[str]:
    if code == "en":
        return []  # chosen by hand: see vocabulary.py
    if code in CHARACTERS:
        return small_characters(code, CHARACTERS[code])
    words = [word for word in top_n_list(code, SMALL) if word.isalpha() or not word.isascii()]
    return sorted(word for word in words if zipf_frequency(word, "en") < ENGLISH_TOO)


def small_characters(code: str, count: int) -> list[str]:
    """The commonest characters: such scripts are compared character by character."""
    found: defaultdict[str, float] = defaultdict(float)
    for word, share in get_frequency_dict(code, "small").items():
        for character in word:
            if ord(character) > 0x3000:
                found[character] += share
    return sorted(sorted(found, key=found.__getitem__, reverse=True)[:count])


def write(name: str, data: bytes) -> None:
    (TABLES / name).write_bytes(data)
    print(f"{name}: {len(data):,} bytes, sha256 {hashlib.sha256(data).hexdigest()}")


if __name__ == "__main__":
    main()
