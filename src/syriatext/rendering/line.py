"""A comparison on one line, for long lists of pairs."""

from __future__ import annotations

from ..comparison import Comparison
from .terminal import safe_line


def one_line(comparison: Comparison, name: str) -> bytes:
    """Verdict, score, how much of each text is in the other, which one is the rewrite; the pair and its texts."""
    copied = "/".join(f"{share:.0%}" for share in comparison.copied)
    a, b = (safe_line(cleaned.document.source) for cleaned in (comparison.a, comparison.b))
    rewrite = f"{comparison.rewrite} from {'b' if comparison.rewrite == 'a' else 'a'}" if comparison.rewrite else ""
    line = f"{comparison.verdict:14}  {comparison.score:.2f}  {copied:>9}  {rewrite:8}  {safe_line(name)}  {a}  {b}"
    return (line + "\n").encode("utf-8", "replace")
