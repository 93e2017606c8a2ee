"""A thesaurus from files on disk."""

from __future__ import annotations

from pathlib import Path

from .compare.thesaurus import MYTHES, Thesaurus, parsed

__all__ = ["Thesaurus", "read_thesaurus"]


def read_thesaurus(path: Path) -> Thesaurus:
    """Read a MyThes, Moby or WordNet thesaurus: a file, or the folder that WordNet's files or a MyThes one lie in.

    Raises OSError if it cannot be read, ValueError, which says what was expected, if it is no thesaurus.
    """
    files = _files(path)
    return parsed("\n".join(_text(file) for file in files))


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        found = sorted(path.glob("data.*")) or sorted(path.glob("dict/data.*"))
        found = found or sorted(path.glob("wn_s.pl"))[:1] or sorted(path.glob("*.dat"))[:1]
        if not found:
            raise ValueError("a folder without WordNet's data.noun, wn_s.pl or a MyThes .dat")
        return found
    return [path.with_suffix(".dat") if path.suffix == ".idx" else path]


def _text(path: Path) -> str:
    data = path.read_bytes()
    first = data[:64].split(b"\n", 1)[0].decode("latin-1").strip()
    if not MYTHES.match(first):
        return data.decode("utf-8", "replace")
    try:
        return data.decode(first)
    except (LookupError, UnicodeDecodeError):
        raise ValueError(f"its first line should name its encoding, not '{first}'") from None
