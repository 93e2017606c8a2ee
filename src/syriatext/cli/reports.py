"""What an HTML report says of the run that made it."""

from __future__ import annotations

import os
import shlex
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..rendering.html.page import Run


def this_run() -> Run:
    """This program, as it was called, now; SOURCE_DATE_EPOCH sets the time, for pages that must come out the same."""
    from datetime import UTC, datetime

    from .. import __version__
    from ..rendering.html.page import Run

    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    time = datetime.fromtimestamp(int(given), UTC) if given.isdecimal() else datetime.now().astimezone()
    return Run(__version__, shlex.join(["syriatext", *sys.argv[1:]]), time.isoformat(" ", "seconds"))
