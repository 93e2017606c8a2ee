"""Clean scraped news text, say how two texts relate, and undo every change.

>>> import syriatext
>>> syriatext.clean("The cafÃ© in Damascus reopened.").text
'The café in Damascus reopened.'

Importing this package loads nothing but this file; each function brings its own room when it is first called.
"""

__version__ = "0.1.0"

# typing's name for it would cost a third of the time that --version takes.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from .api import clean as clean
    from .api import diff as diff
    from .api import restore as restore

__all__ = ["__version__", "clean", "diff", "restore"]


def __getattr__(name: str) -> object:
    if name in __all__:
        from . import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
