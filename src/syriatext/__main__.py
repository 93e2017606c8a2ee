"""``syriatext`` and ``python -m syriatext``. Answers ``--version`` before anything else is imported."""

import os
import sys

from . import __version__


def main() -> None:
    """Run the command line and leave with its exit code."""
    if sys.argv[1:] == ["--version"]:
        try:
            os.write(1, f"syriatext {__version__}\n".encode())
            return
        except OSError:
            pass  # once more, the long way, which says what is wrong
    # Nothing here multiplies matrices, and numpy would start as many threads for that as there are processors.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        from .cli.app import run
    except KeyboardInterrupt:
        sys.exit(130)
    code = run(sys.argv[1:])
    if code > 128:
        # Stopped half-way: everything is put in order, and processes that were ended must not be waited for.
        os._exit(code)
    sys.exit(code)


if __name__ == "__main__":
    main()
