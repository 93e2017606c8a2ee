"""Word lists that come with the package, built by scripts in tools/."""

from __future__ import annotations

import gzip
from importlib.resources import files


def packed_lines(name: str) -> list[str]:
    """The lines of a compressed table."""
    return gzip.decompress(files(__package__).joinpath(name).read_bytes()).decode().splitlines()
