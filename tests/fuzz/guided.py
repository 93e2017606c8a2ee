"""One target under atheris, which changes bytes and keeps those that reach new code of ours: ``make fuzz`` runs it.

``python -m tests.fuzz.guided TARGET RUNS SEED FOLDER``: the folder holds what was found so far, from
one run to the next. libFuzzer prints how many inputs it took; one that breaks a law ends the run with code 77.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import atheris

with atheris.instrument_imports(include=["syriatext"]):
    from syriatext.reading import ReadOptions

    from . import inputs, laws

LONGEST = 2_000
"""Bytes of an input: growth has its own checks."""
SEEDS = 150


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")


def _chosen(data: bytes, choices: Sequence[Any]) -> tuple[Any, bytes]:
    """One of the choices, by the first byte, and the bytes behind that."""
    return choices[data[0] % len(choices)] if data else choices[0], data[1:]


def _decoding(data: bytes) -> None:
    charset, rest = _chosen(data, (None, None, *inputs.CODECS, *inputs.NO_CODECS))
    laws.decoding(rest, charset, charset)


def _comparing(data: bytes) -> None:
    half = len(data) // 2
    laws.comparing((_text(data[:half]), _text(data[half:])))


def _records(data: bytes) -> None:
    name, rest = _chosen(data, ("a.jsonl", "a.csv", "a.tsv", "a.warc", "a.jsonl.gz", "a.warc.gz", "a.jsonl.zst"))
    laws.records((name, rest), ReadOptions(max_size=10_000))


ADAPTED: dict[str, Callable[[bytes], None]] = {
    "decoding": _decoding,
    "repairing": lambda data: laws.repairing(_text(data)),
    "stripping": lambda data: laws.stripping(_text(data)),
    "extracting": lambda data: laws.extracting(_text(data)),
    "cleaning": laws.cleaning,
    "comparing": _comparing,
    "hashing": lambda data: laws.hashing(_text(data)),
    "records": _records,
    "restoring": laws.restoring,
    "configuring": laws.configuring,
    "pairing": laws.pairing,
}


def sow(name: str, folder: Path, seed: int) -> None:
    """Write down drawn inputs, as bytes, for the search to begin at."""
    from hypothesis import HealthCheck, Phase, given, settings
    from hypothesis import seed as seeded
    from hypothesis import strategies as st

    @seeded(seed)
    @settings(max_examples=SEEDS, database=None, phases=(Phase.generate,), suppress_health_check=list(HealthCheck))
    @given(st.tuples(*laws.TARGETS[name].inputs))
    def drawn(found: tuple[Any, ...]) -> None:
        parts = found[0] if isinstance(found[0], tuple) else (found[0],)
        data = b"".join(part if isinstance(part, bytes) else part.encode("utf-8", "surrogatepass") for part in parts)
        (folder / f"drawn-{hash(data) & 0xFFFFFFFF:08x}").write_bytes(data[:LONGEST])

    drawn()


def main() -> None:
    """Never returns: libFuzzer ends the process."""
    name, runs, seed, folder = sys.argv[1:]
    found = Path(folder)
    found.mkdir(parents=True, exist_ok=True)
    sow(name, found, int(seed))
    options = (f"-runs={runs}", f"-seed={seed}", f"-max_len={LONGEST}", "-timeout=60", "-rss_limit_mb=3000")
    atheris.Setup(
        [sys.argv[0], *options, "-print_final_stats=1", f"-artifact_prefix={found}.", str(found)], ADAPTED[name]
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main()
