"""What each character of the Basic Multilingual Plane costs, in bits, when no language model speaks for it."""

from __future__ import annotations

import unicodedata

import numpy as np

EMOJI, RARE_HANZI, OTHER_PLANES = 0xFFF0, 0xFFF1, 0xFFF2  # unassigned code points stand for what lies beyond the plane

_GROUPS: tuple[tuple[float, str], ...] = (
    (2, " \n\t"),
    (4, "0123456789"),
    (5, "!\"#%&'()*,-./:;?@_"),
    (7, "$+<=>[\\]^`{|}~"),
    (7, "“”‘’–—…«»„‚،؛؟۔•·‐‑´ʼʻ"),
    (9, "\u00a0©®°€£™‹›\u200c\u200d\u200e\u200f″′¿¡§№²³½¼¾×٪←→−ªº¥‰†ـ"),
    (6, "。，、「」！？：；（）・《》『』【】“”"),
    (7, "\u3000〈〉〔〕～ー―"),
    (6, "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹"),
    (18, "\ufffd"),
    (2, "\r\u2028\u2029"),
)
_EXACT = {ord(character): bits for bits, characters in reversed(_GROUPS) for character in characters}
_BY_CATEGORY = {"Lm": 10, "Mn": 8, "Mc": 7, "Me": 14, "Nd": 8, "Nl": 12, "No": 11, "Zs": 11, "Cf": 11,
                "Cc": 24, "Co": 24, "Cn": 24, "Cs": 24}  # fmt: skip
_SAME_SCRIPT = ("CJK", "HIRAGANA", "KATAKANA", "IDEOGRAPHIC", "BOPOMOFO")


def character_tables() -> dict[str, np.ndarray]:
    """Cost in eighths of a bit, script (0: no letter) and case (1 lower, 2 upper) of each code point."""
    cost, script, case = (np.zeros(65536, np.uint8) for _ in range(3))
    scripts: dict[str, int] = {}
    for code in range(65536):
        character = chr(code)
        category = unicodedata.category(character)
        cost[code] = round(8 * _cost(code, category))
        if category in ("Ll", "Lu", "Lt", "Lo", "Mn", "Mc"):
            name = _script(character)
            script[code] = 0 if name == "COMBINING" else scripts.setdefault(name, len(scripts) + 1)
        case[code] = {"Ll": 1, "Lu": 2, "Lt": 2}.get(category, 0)
    cost[[EMOJI, RARE_HANZI, OTHER_PLANES]] = 8 * 9, 8 * 17, 8 * 18
    script[RARE_HANZI] = scripts["CJK"]
    return {"cost": cost, "script": script, "case": case}


def _cost(code: int, category: str) -> float:
    if code in _EXACT:
        return _EXACT[code]
    if 0xFF61 <= code <= 0xFF9F:
        return 11
    if 0xFF01 <= code <= 0xFF5E:
        return 9
    if category[0] == "L":
        return 17 if 0x3400 <= code <= 0xFAFF else 9
    return _BY_CATEGORY.get(category, 13)


def _script(character: str) -> str:
    name = unicodedata.name(character, "NONE").split()
    first = name[1] if name[0] in ("HALFWIDTH", "FULLWIDTH", "MODIFIER") and len(name) > 1 else name[0]
    return "CJK" if first in _SAME_SCRIPT else first.removesuffix("-HAN")
