"""HTML reports: what they say of the run that made them, and of the files that it read."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from ..reading import fingerprint

if TYPE_CHECKING:
    from ..collection.clusters import Cluster
    from ..problems import Problem
    from ..rendering.clusters import Explain
    from ..rendering.html.page import Run


def this_run() -> Run:
    """This program, as it was called, now; SOURCE_DATE_EPOCH sets the time, for pages that must come out the same."""
    from datetime import UTC, datetime

    from .. import __version__
    from ..rendering.html.page import Run

    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    time = datetime.fromtimestamp(int(given), UTC) if given.isdecimal() else datetime.now().astimezone()
    return Run(__version__, shlex.join(["syriatext", *sys.argv[1:]]), time.isoformat(" ", "seconds"))


def dups_report(
    documents: int, clusters: Iterable[Cluster], explain: Explain | None, missed: Sequence[Problem]
) -> Iterator[bytes]:
    """The page on a collection; files that it shows are read again for their checksums, each once."""
    from ..rendering.html.clusters import dups_page

    return dups_page(documents, clusters, explain, cache(fingerprint), missed, this_run())
