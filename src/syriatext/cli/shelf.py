"""What is ready before that which stands above it in the output."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator

from ..problems import OutputProblem

_PIECE = 256 << 10
_IN_MEMORY = 8 << 20


class Shelf:
    """Bytes that wait until what stands before them is known; many of them in a file that goes with the process."""

    def __init__(self) -> None:
        self.folder = tempfile.gettempdir()
        self.file = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115  # it lives as long as the shelf

    def add(self, data: bytes) -> None:
        """Put them behind the others. Raises OutputProblem."""
        try:
            self.file.write(data)
        except OSError as error:
            raise OutputProblem.from_os(self.folder, error, "TMPDIR names another folder") from None

    def taken(self) -> Iterator[bytes]:
        """Yield all of them, in order, and have none left. Raises OutputProblem."""
        try:
            self.file.seek(0)
            while data := self.file.read(_PIECE):
                yield data
        except OSError as error:
            raise OutputProblem.from_os(self.folder, error, "TMPDIR names another folder") from None
        self.file.close()
