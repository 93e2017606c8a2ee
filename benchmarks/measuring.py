"""What the benchmarks share: texts to work on, and how time and memory are measured."""

import os
import random
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

BIN = Path(sys.executable).parent


def generated(words: int) -> tuple[str, str]:
    """A text of invented words with the frequencies of a natural one, and a copy with every twentieth replaced."""
    source = random.Random(words)
    vocabulary = ["".join(source.choices("abcdefghilmnoprstu", k=source.randint(2, 9))) for _ in range(4000)]
    weights = [1 / rank for rank in range(1, len(vocabulary) + 1)]
    text = source.choices(vocabulary, weights, k=words)
    edited = [source.choice(vocabulary) if number % 20 == 0 else word for number, word in enumerate(text)]
    return in_sentences(text), in_sentences(edited)


def in_sentences(words: list[str]) -> str:
    """Sentences of 18 words, paragraphs of five sentences."""
    sentences = [" ".join(words[i : i + 18]).capitalize() + "." for i in range(0, len(words), 18)]
    return "\n\n".join(" ".join(sentences[i : i + 5]) for i in range(0, len(sentences), 5))


def process(command: Sequence[object]) -> Callable[[], object]:
    """A function that runs a command and waits for it."""
    return lambda: subprocess.run(list(map(str, command)), stdout=subprocess.DEVNULL, check=False)


def cpu() -> float:
    """Processor time so far, that of processes that were waited for included."""
    return sum(os.times()[:4])


def ratio(
    one: Callable[[], object], other: Callable[[], object], rounds: int, clock: Callable[[], float] = perf_counter
) -> float:
    """How many times as long `one` takes as `other`: the median over rounds."""
    return median(seconds(one, clock) / seconds(other, clock) for _ in range(rounds))


def seconds(function: Callable[[], object], clock: Callable[[], float] = perf_counter) -> float:
    """Time of one call, by the clock on the wall or another."""
    begin = clock()
    function()
    return clock() - begin


def cpu_seconds(command: Sequence[object]) -> float:
    """Time of the processor that a process takes."""
    usage = os.wait4(subprocess.Popen(list(map(str, command))).pid, 0)[2]
    return usage.ru_utime + usage.ru_stime


def peak(command: Sequence[object]) -> int:
    """Peak resident memory of a process, in the units of getrusage."""
    with open(os.devnull, "wb") as nowhere:
        process = subprocess.Popen(list(map(str, command)), stdout=nowhere)
        return os.wait4(process.pid, 0)[2].ru_maxrss
