"""What telling words apart asks of the world's scripts. Parts of character classes, to be put in brackets."""

from __future__ import annotations

UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
"""Letters of Thai, Lao, Burmese, Khmer, Japanese and Chinese, which are written without spaces between words."""

MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
)
"""Accents, points and vowel signs that stand on a letter, and that many leave out."""

UNSEEN = "\u00ad\u0640\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff"
"""Soft hyphens, tatweel, joiners and direction marks: no word differs by them."""
