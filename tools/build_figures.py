"""Build src/syriatext/compare/tables/figures.txt.gz: words for numbers, days and months in the languages of our rules.

    npm pack cldr-rbnf cldr-dates-full          (data only; unpack both)
    python tools/build_figures.py FOLDER-OF-CLDR-RBNF FOLDER-OF-CLDR-DATES-FULL

A line a value: what it is (n a number, o an ordinal, d a day of the week, m a month), which one, and its words in
normal form, those of several joined by `_`. CLDR has days and months as they stand in a calendar, and most numbers in
one case; the forms that they have in sentences are made here, and those of thousands, millions and milliards.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from syriatext.compare.words import normal_form  # noqa: E402

TARGET = ROOT / "src/syriatext/compare/tables/figures.txt.gz"
LANGUAGES = (
    *("ar", "fa", "ckb", "ku", "tr", "ru", "uk", "he", "en", "fr", "de", "es", "it", "pt", "zh", "ja", "ko"),
    *("ar-SY", "ar-DZ", "ar-MA", "fa-AF", "de-AT", "pt-PT", "zh-Hant"),
)
_PARTED = re.compile("[ \u200c’'-]")
_OBLIQUE = {
    "десят": "десяти десятью",  # of fifty on; the first half stays as it is in the nominative alone
    "ать": "ати атью", "ять": "яти ятью", "есть": "ести естью", "емь": "еми емью", "сім": "семи сьома", "сто": "ста",
    "сорок": "сорока", "четыре": "четырех четырем четырьмя", "три": "трех трем тремя трьох трьом",
    "два": "двух двум двумя двох двом",
    "две": "двух двум двумя", "один": "одного одному одним одном", "одна": "одной одну однієї одній", "сімь": "семи",
}  # fmt: skip
"""Endings of Russian and Ukrainian numbers, and what they are in other cases."""
LARGE = {
    20: "vingts vingtaine ventina veintena",
    10: "dizaine decena decina dezena",
    12: "dutzend douzaine docena dozzina dúzia дюжина дюжину دزينة düzine",
    15: "quinzaine quincena quindicina quinzena",
    30: "trentaine trentina treintena", 40: "quarantaine quarantina",
    50: "пятидесяти п'ятдесяти cinquantaine cinquantina cincuentena",
    60: "шестидесяти soixantaine sessantina", 70: "семидесяти", 80: "восьмидесяти", 8: "восьми восемью",
    2: "двое", 3: "трое", 4: "четверо", 5: "пятеро п'яти", 6: "шестеро", 7: "семеро",
    100: (
        "cents hunderte cientos centinaia сотни centaine centaines centenar centenares centinaio centena centenas "
        "مئة مائة مية"
    ),
    200: "مئتان مئتين مئتا مئتي مائتين مائتا مائتي",
    1000: (
        "millier milliers millar millares migliaio migliaia milhar milhares "
        "tausend tausende mille mil mila тысяча тысячи тысяч тисяча тисячі тисяч bin ألف آلاف الاف هزار אלף אלפים 千"
    ),
    10**6: (
        "million millionen millions millón millones milione milioni milhão milhões миллион миллиона миллионов мільйон "
        "мільйона мільйонів milyon مليون ملايين مليونا میلیون מיליון"
    ),
    10**9: (
        "milliarde milliarden milliard milliards mil_millones millardo millardos miliardo miliardi bilhão bilhões "
        "mil_milhões миллиард миллиарда миллиардов мільярд мільярда мільярдів milyar مليار مليارات میلیارد מיליארד"
    ),
    10**12: "billion billionen billón billones bilione trilhão trilhões триллион триллиона триллионов trilyon تريليون",
}  # fmt: skip
"""Forms that no rule makes. *Billion* is what it is outside English."""
HUNDREDS = {3: "ثلاث", 4: "أربع", 5: "خمس", 6: "ست", 7: "سبع", 8: "ثماني ثمان", 9: "تسع"}
"""Arabic words that stand before *hundred*, mostly in one with it."""
FRACTIONS = {
    "1/2": "hälfte moitié mitad metà metade половина половину половины половине половиной نصف yarısı yarısını yarı",
    "1/3": "drittel tiers tercio terzo terço треть трети третью третина третину ثلث üçte_biri üçte_birini",
    "1/4": "viertel quart cuarto quarto четверть четверти четвертью чверть чверті ربع çeyrek dörtte_biri",
    "1/5": "fünftel cinquième quinto beşte_biri",
    "2/3": "zwei_drittel deux_tiers dos_tercios due_terzi dois_terços две_трети ثلثي ثلثا üçte_ikisi",
    "3/4": "drei_viertel trois_quarts tres_cuartos tre_quarti três_quartos",
}
SHORT_MONTHS = (
    "jan janv", "feb févr", "mar mär mrz", "apr avr", "", "jun", "jul juil", "aug", "sep sept", "oct okt", "nov",
    "dec déc dez",
)  # fmt: skip
"""English, French and German; those of other languages are words of some, as *set* and *out* are in Portuguese."""
SHORT_DAYS = "mon tue wed thu fri sat sun"
NUMBERS = (*range(101), *range(200, 1000, 100), 1000)
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SUBSTITUTION = re.compile(r"([←→=])([^←→=]*)\1")
_DEEPEST = 20


class Unspelled(Exception):
    """A rule that needs more than this reading of them knows."""


def main(numbers: Path, dates: Path) -> None:
    """Write the table and print licence and size."""
    words: dict[tuple[str, int], set[str]] = defaultdict(set)
    for language in LANGUAGES:
        for kind, value, word in (*_numbers(numbers / "rbnf", language), *_calendar(dates / "main", language)):
            if kind in "dm":
                for form in _inflected(language, kind, word):
                    words[kind, value].add("_".join(map(normal_form, re.split("[ \u200c-]", form))))
                continue
            for form in _written(language, word):
                parts = _PARTED.split(form)
                first, *others = map(normal_form, parts)
                # *Six* of *vingt-six* has the normal form 6, as it is an English word too.
                of_words = [first, *others] if language == "en" else [first, *parts[1:]]
                if all(map(str.isalpha, of_words)):
                    words[kind, value].add("_".join((first, *others)))
    for value, forms in LARGE.items():
        words["n", value].update(_joined(forms))
    for value, forms in enumerate(SHORT_MONTHS, 1):
        words["m", value].update(_joined(forms))
    for value, form in enumerate(SHORT_DAYS.split(), 1):
        words["d", value].add(form)
    for value, forms in HUNDREDS.items():
        hundreds = (f"{form}_{hundred}" for form in forms.split() for hundred in ("مئة", "مائة", "مية"))
        words["n", 100 * value].update(_joined(" ".join(hundreds)))
    said = [(kind, str(value), forms) for (kind, value), forms in sorted(words.items())]
    said += [("n", value, set(_joined(forms))) for value, forms in FRACTIONS.items()]
    lines = [f"{kind} {value} {' '.join(sorted(forms))}" for kind, value, forms in said]
    TARGET.write_bytes(gzip.compress("\n".join(lines).encode(), mtime=0))
    print(
        "Unicode CLDR, Unicode-3.0;",
        len(lines),
        "values,",
        sum(map(len, words.values())),
        "words,",
        TARGET.stat().st_size,
    )


def _joined(forms: str) -> Iterator[str]:
    """Words of a list in normal form, each as it stands in the table."""
    return ("_".join(map(normal_form, form.split("_"))) for form in forms.split())


def _numbers(folder: Path, language: str) -> Iterator[tuple[str, int, str]]:
    path = folder / f"{language}.json"
    if not path.exists():
        return
    groups = json.loads(path.read_text("utf-8"))["rbnf"]["rbnf"]
    rules: dict[str, list[list[str]]] = groups.get("SpelloutRules", {})
    for name in rules:
        for prefix, kind in (("%spellout-cardinal", "n"), ("%spellout-numbering", "n"), ("%spellout-ordinal", "o")):
            if not name.startswith(prefix) or name.endswith("year"):
                continue
            for number in NUMBERS:
                try:
                    word = _spelled(rules, name, number).replace("\xad", "")
                except (Unspelled, KeyError):
                    continue
                yield kind, number, word
                if language == "ar":
                    yield kind, number, _other_case(word)


def _written(language: str, word: str) -> Iterator[str]:
    """A number as it stands in sentences: declined, and with *and* written in one with what follows."""
    yield word
    if language in ("ar", "fa", "he") and " و " in word:
        yield word.replace(" و ", " و")
    if language in ("ru", "uk"):
        *before, last = word.split(" ")
        for ending, others in _OBLIQUE.items():
            if last.endswith(ending):
                yield from (" ".join((*before, last.removesuffix(ending) + other)) for other in others.split())
                break


def _other_case(word: str) -> str:
    """What CLDR lacks of Arabic: the form that counts women, and of the tens all cases but the first."""
    return f"{word.removesuffix('ون')}ين" if word.endswith("ون") else word.removesuffix("ة")


def _spelled(rules: dict[str, list[list[str]]], name: str, number: int, depth: int = 0) -> str:
    """A number by a set of rules of Unicode's rule-based number format."""
    if depth > _DEEPEST:
        raise Unspelled
    base, radix, body = max(_bases(rules[name], number), key=lambda rule: rule[0])
    divisor = 1
    while base and divisor * radix <= base:
        divisor *= radix
    body = body.rstrip(";").removeprefix("'")
    body = re.sub(r"\[(.*?)\]", "" if number % divisor == 0 else r"\1", body)
    if "$" in body or "#" in body:
        raise Unspelled

    def part(found: re.Match[str]) -> str:
        value = {"←": number // divisor, "→": number % divisor, "=": number}[found[1]]
        return _spelled(rules, found[2] or name, value, depth + 1)

    return _SUBSTITUTION.sub(part, body)


def _bases(rules: list[list[str]], number: int) -> Iterator[tuple[int, int, str]]:
    for key, body in rules:
        if found := re.fullmatch(r"(\d+)(?:/(\d+))?", key):
            base, radix = int(found[1]), int(found[2] or 10)
            if base <= number:
                yield base, radix, body


def _calendar(folder: Path, language: str) -> Iterator[tuple[str, int, str]]:
    path = folder / language / "ca-gregorian.json"
    if not path.exists():
        return
    found: Any = json.loads(path.read_text("utf-8"))["main"][language]["dates"]["calendars"]["gregorian"]
    for context in ("format", "stand-alone"):
        for key, word in found["months"][context]["wide"].items():
            yield "m", int(key), word
        for key, word in found["days"][context]["wide"].items():
            yield "d", DAYS.index(key) + 1, word


_ENDINGS = {
    "ru": {
        "ца": "ца цы це цу цей цам",
        "а": "а ы е у ой ою ам",
        "ье": "ье ья ью ьем ьям",
        "ь": "ь я ю ем ём е",
        "й": "й я ю ем е",
        "": " а у ом е ам",
    },
    "uk": {
        "ець": "ець ця цю цем ці",
        "ень": "ень ня ню нем ні",
        "ок": "ок ка ку ком ці",
        "ій": "ій ія ію ієм ії",
        "ий": "ий ого ому им",
        "а": "а и і у ою",
        "я": "я і ю ею",
        "": " а у ом і",
    },
}
"""How days and months decline, by what the nominative ends in."""
_PARTS_OF_DAY = "abend morgen mittag nachmittag vormittag nacht früh s"
_TURKISH = "da de ta te dan den tan ten a e ya ye ı i u ü yı yi yu yü ın in un ün nın nin nun nün daki deki taki teki"
_HEBREW = "ב ל מ ה"


def _inflected(language: str, kind: str, word: str) -> Iterator[str]:
    """A day or month as it stands in sentences: declined, with prefixes, elided, with the part of the day."""
    yield word
    is_declined = kind == "m" and word.endswith(("а", "я", "о"))  # a month with its day is in the genitive
    if (rules := _ENDINGS.get(language)) and not is_declined:
        ending = next(ending for ending in rules if word.endswith(ending))
        stem = word.removesuffix(ending)
        yield from (stem + other for other in rules[ending].split(" "))
    if language == "de" and kind == "d":
        names = (word, "Sonnabend") if word == "Samstag" else (word,)
        yield from (name + part for name in names for part in ("", *_PARTS_OF_DAY.split()))
    if kind == "d" and language in ("en", "fr", "es", "pt") and not word.endswith("s"):
        yield "-".join(f"{part}s" for part in word.split("-"))
    if kind == "d" and language == "it" and word.endswith(("o", "a")):
        yield word[:-1] + {"o": "i", "a": "he"}[word[-1]]
    if language in ("fr", "it") and word[0] in "aeiou":
        yield from (article + word for article in ("d", "l", "dell", "nell", "all"))
    if language == "tr":
        yield from (word + ending for ending in _TURKISH.split())
    if language == "he":
        yield from (prefix + word for prefix in _HEBREW.split())


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
