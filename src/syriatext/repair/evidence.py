"""What speaks for a reading besides its likeliness: words that exist, signs that no longer stand within words."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cached_property

from .score import bits, known_words
from .tables import tables

_WORD = r"[^\W\d_]+"
_EAST_ASIAN = "[\u3041-\u30ff\u3400-\u9fff\uac00-\ud7a3\uff10-\uff5a]"
_LATIN = "[A-Za-z\u00aa-\u024f\u1e00-\u1eff]"
_THAI_WORD = "[\\w\u0e00-\u0e7f]*[\u0e00-\u0e7f][\\w\u0e00-\u0e7f]*"
# Vowels and tones sit on consonants, and the vowels that are written in front of one have one behind them.
_THAI_MARK = "\u0e31\u0e34-\u0e3a\u0e47-\u0e4e"
_NO_THAI = f"(?<![\u0e01-\u0e2e{_THAI_MARK}])[{_THAI_MARK}]|[\u0e40-\u0e44](?![\u0e01-\u0e2e])"
_ALPHABETIC = "[A-Za-z\u00c0-\u052f]"
_SIGN = "[^\\w\\s!-/:-@\\[-`{-~“”‘’–—…\u0300-\u036f\u3000-\u303f\uff00-\uffef]"
_SIGN_IN_WORD = f"(?<={_ALPHABETIC}){_SIGN}(?={_ALPHABETIC})"
_SIGN_AT_WORD = f"(?<={_ALPHABETIC}){_SIGN}|{_SIGN}(?={_ALPHABETIC})"
# Letters of other scripts in Latin words; Greek ones only among small letters, for the sake of formulae.
_STRANGER = "[A-Za-z][\u0400-\u04ff\u3041-\u9fff\uac00-\ud7a3]|[a-z]{2}[\u0370-\u03ff\u2070-\u209f]"
COMMON_SIGN = 9  # bits at most
FLUENT = 4.4  # bits a character of ordinary text
LIKELY_CHARACTER = 12.5  # bits of an East Asian character


class Evidence:
    """What a reading of `text` brings that the text had not."""

    def __init__(self, text: str, reading: str) -> None:
        self.text, self.reading = text, unicodedata.normalize("NFC", reading)
        words = set(re.findall(_WORD, self.reading)) - set(re.findall(_WORD, text))
        self.words = [word for word in words if not word.isascii()]
        self.foreign = len(self.words)
        self.east_asian = re.findall(_EAST_ASIAN, reading)
        self.latin = not self.east_asian and all(re.match(_LATIN, word) for word in self.words)

    @cached_property
    def known(self) -> int:
        """How many of the new words are common words of some language, of three letters or more."""
        if not self.words:
            return 0
        pairs = zip(self.words, known_words(self.words), strict=True)
        return sum(1 for word, is_known in pairs if is_known and len(word) > 2)

    @cached_property
    def damaged(self) -> int:
        """How many characters of the text are gone."""
        gone = Counter(self.text) - Counter(self.reading)
        return sum(count for character, count in gone.items() if not character.isascii())

    @cached_property
    def is_one_letter_for_money(self) -> bool:
        """Is all the difference a single letter of a Latin word, for what holds a sign of currency?"""
        gone = Counter(self.text) - Counter(self.reading)
        return self.latin and gone.total() == 2 and any(unicodedata.category(sign) == "Sc" for sign in gone)

    @cached_property
    def had_strangers(self) -> bool:
        """Did signs or letters of other scripts touch letters, in the words that are gone?"""
        gone = " ".join(set(self.text.split()) - set(self.reading.split()))
        return re.search(_SIGN_AT_WORD, gone) is not None or re.search(_STRANGER, gone) is not None

    @cached_property
    def new(self) -> list[str]:
        """New characters beyond ASCII."""
        return [character for character in set(self.reading) - set(self.text) if not character.isascii()]

    @cached_property
    def brings_letters(self) -> bool:
        """Is there a new letter? Outside of UTF-8, new signs or digits alone show nothing."""
        return any(character.isalpha() for character in self.new)

    @cached_property
    def brings_private_characters(self) -> bool:
        """Is there a new character that no text has: one for private use, or not assigned?"""
        return any(unicodedata.category(character) in ("Co", "Cn") for character in self.new)

    @cached_property
    def is_thai(self) -> bool:
        """Is all that is new Thai, as it can be written, in words of four characters or more?"""
        words = re.findall(_THAI_WORD, self.reading)
        return (
            bool(words)
            and all(re.fullmatch("[\u0e00-\u0e7f]{4,}", word) for word in words)
            and all("\u0e00" <= character <= "\u0e7f" for character in self.new)
            and not re.search(_NO_THAI, self.reading)
        )

    @cached_property
    def new_signs_are_common(self) -> bool:
        """Are the new characters that are no letters such as texts have?"""
        return all(_cost(sign) <= 8 * COMMON_SIGN for sign in self.new if not sign.isalpha())

    @cached_property
    def new_letters_are_common(self) -> bool:
        """Are the new letters those of languages we know?"""
        return all(_has_a_model(letter) for letter in self.new if letter.isalpha())

    @cached_property
    def brings_signs_into_words(self) -> bool:
        """Are there more signs within words than before?"""
        return len(re.findall(_SIGN_IN_WORD, self.reading)) > len(re.findall(_SIGN_IN_WORD, self.text))

    @cached_property
    def is_hungarian_typewriting(self) -> bool:
        """Nothing but õ and û for ő and ű, which is how Hungarian was typed on purpose before Unicode."""
        gone = set(self.text) - set(self.reading)
        return bool(gone) and gone <= set("õûÕÛ")

    @cached_property
    def is_another_accent(self) -> bool:
        """Nothing but one letter with another accent, as ė for ë: a language that we do not know may write it so."""
        gone = {character.lower() for character in set(self.text) - set(self.reading)}
        new = {character.lower() for character in self.new}
        return len(gone) == len(new) == 1 and _base(gone.pop()) == _base(new.pop())

    @cached_property
    def was_foreign(self) -> bool:
        """Were the characters that are gone letters of an alphabet that is not Latin, or for drawing boxes?"""
        gone = set(self.text) - set(self.reading)
        return any("\u0370" <= character < "\u2000" or "\u2500" <= character < "\u2600" for character in gone)

    @cached_property
    def likely_east_asian(self) -> bool:
        """Two characters at least (three where all are full-width letters), not too rare ones."""
        together = "".join(self.east_asian)
        return len(together) >= (3 if together > "\uff00" else 2) and bits([together])[0] <= LIKELY_CHARACTER * len(
            together
        )

    def words_cost_at_most(self, bits_a_letter: float) -> bool:
        """Do the new words look like words of a language we know?"""
        letters = sum(map(len, self.words))
        return letters >= 4 and bits([" ".join(self.words)])[0] <= bits_a_letter * letters

    def latin_words(self, gain: float, each: float, confirmed: bool) -> bool:
        """Are these words of a Latin alphabet right, where both texts look much alike?"""
        if any(unicodedata.combining(character) for character in self.new):
            return False
        if self.known >= (1 if confirmed or self.had_strangers else 2) and self.known >= 0.4 * self.foreign:
            return confirmed or self.fluent
        if self.known and gain >= 12 and each >= 6 and (self.had_strangers or self.fluent):
            return True
        return self.foreign > 0 and gain >= 25 and each >= 7 and self.words_cost_at_most(5.5)

    @cached_property
    def fluent(self) -> bool:
        """Is the whole reading ordinary text?"""
        return bits([self.reading])[0] <= FLUENT * len(self.reading)

    def is_no_accident(self, gain: float) -> bool:
        """Is a sequence that happens to be UTF-8 more than that: several letters, a known word, a common sign?"""
        letters = [character for character in self.new if character.isalpha()]
        if self.known or (len(letters) >= 3 and len(self.east_asian) != 1):
            return True
        if any(unicodedata.category(character)[0] in "MN" for character in self.new):
            return False
        if len(letters) <= 1 and gain < 25 and re.search(_EAST_ASIAN, self.text):
            return False  # a single character of Chinese, Japanese or Korean is seldom a sign of anything
        if self.east_asian:
            return self.likely_east_asian
        if letters:
            return self.new_letters_are_common and max(map(len, self.words), default=0) >= 3
        had_letters = any(character.isalpha() for character in set(self.text) - set(self.reading))
        return (had_letters or gain >= 25) and self.new_signs_are_common


def _base(letter: str) -> str:
    return unicodedata.normalize("NFD", letter)[0]


def _has_a_model(character: str) -> bool:
    code = ord(character)
    return 0xFF10 <= code <= 0xFF5A or (code < 65536 and bool(tables().symbol[code] or tables().character[code]))


def _cost(character: str) -> int:
    code = ord(character)
    return int(tables().cost[code]) if code < 65536 else 0
