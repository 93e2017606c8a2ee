"""What is left of characters that went through more hands than bytes can tell of.

A no-break space written in UTF-8 is 聽 where it is read as GBK; a converter to simplified characters makes it 听, and
that, written in GBK and read as Western text, is `Ìý`. The conversion is no encoding, so no chain of encodings leads
back. The rows are the common ones of those that tools/find_residues.py finds; each has one source alone. They are
undone only where they stand by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..model import Edit

# What a no-break space became, and the code page that it was read in last.
_NO_BREAK_SPACE = {"Ìý": "cp1252", "Ìı": "cp1254", "Ěý": "cp1250"}
FIRST_LETTERS = "".join({residue[0] for residue in _NO_BREAK_SPACE})
_WHY = "utf-8 read as gbk, 聽 simplified to 听, then gbk read as {}"


def undo_residues(text: str) -> Iterator[Edit]:
    """Yield the edits that give a no-break space back for what was left of it.

    >>> [(e.start, e.before, e.after) for e in undo_residues("The end.Ìý Ìý\\nÌýs stays")]
    [(8, 'Ìý', '\\xa0'), (11, 'Ìý', '\\xa0')]
    """
    for run in _alone().finditer(text):
        for residue in re.finditer("..", run[0]):
            start = run.start() + residue.start()
            why = _WHY.format(_NO_BREAK_SPACE[residue[0]])
            yield Edit(start, start + 2, residue[0], "\u00a0", rule="repair.residue", why=why)


@cache
def _alone() -> re.Pattern[str]:
    """Between spaces, or behind the end of a sentence."""
    return re.compile(rf"(?:^|(?<=[\s.,;:!?\"')»”]))(?:{'|'.join(_NO_BREAK_SPACE)})+(?=\s|$)", re.MULTILINE)
