"""Could a text be UTF-8 that was read as single bytes? Decided by one regular expression, before ftfy is imported."""

from __future__ import annotations

import re
from functools import cache

# The encodings that ftfy undoes.
_ENCODINGS = (
    "latin-1", "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1257", "iso8859-2", "mac-roman", "cp437",
)  # fmt: skip


def may_be_mojibake(text: str) -> bool:
    """Cheap and never wrong with a no: every text that ftfy would change gets a yes.

    >>> may_be_mojibake("cafÃ©"), may_be_mojibake("café – “naïve”"), may_be_mojibake("سوريا")
    (True, False, False)
    """
    return not text.isascii() and _damage().search(text) is not None


@cache
def _damage() -> re.Pattern[str]:
    """A character that a lead byte C2–F4 becomes, then one that a continuation byte becomes; or a C1 control.

    A continuation byte may have been lost on the way: A0 turned into a space, any of them into U+FFFD or ``?``.
    """
    leads = _readings(range(0xC2, 0xF5))
    continuations = _readings(range(0x80, 0xC0)) + "\ufffd?\x1a "
    return re.compile(f"[{re.escape(leads)}][{re.escape(continuations)}]|[\x80-\x9f]")


def _readings(values: range) -> str:
    characters = {bytes([value]).decode(encoding, "ignore") for value in values for encoding in _ENCODINGS}
    # Holes of the code pages pass through as C1 controls.
    return "".join(sorted(characters | {chr(value) for value in values}))
