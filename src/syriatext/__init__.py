"""Clean scraped news text, say who copied whom, and undo every change.

>>> import syriatext
>>> syriatext.clean("The cafÃ© in Damascus reopened.").text
'The café in Damascus reopened.'

The functions are `clean`, `diff`, `dups`, `find` and `restore`; what they give back are the frozen classes named below.
They print nothing, and take text, or bytes in any encoding; only `find` may read a file, an index. Importing this
package loads nothing but this file; each function brings its own room when it is first called.
"""

__version__ = "0.1.0"

# typing's name for it would cost a third of the time that --version takes.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from .api import clean as clean
    from .api import diff as diff
    from .api import dups as dups
    from .api import find as find
    from .api import restore as restore
    from .collection.clusters import Cluster as Cluster
    from .collection.matches import Match as Match
    from .comparison import Comparison as Comparison
    from .comparison import Link as Link
    from .comparison import Substitution as Substitution
    from .model import Cleaned as Cleaned
    from .model import Document as Document
    from .model import Edit as Edit
    from .model import Fields as Fields
    from .model import Removed as Removed
    from .problems import Problem as Problem

_FOUND_IN = {
    "api": ("clean", "diff", "dups", "find", "restore"),
    "collection.clusters": ("Cluster",),
    "collection.matches": ("Match",),
    "comparison": ("Comparison", "Link", "Substitution"),
    "model": ("Cleaned", "Document", "Edit", "Fields", "Removed"),
    "problems": ("Problem",),
}
"""Where each public name is; a room is loaded when one of its names is asked for."""

__all__ = [
    "Cleaned",
    "Cluster",
    "Comparison",
    "Document",
    "Edit",
    "Fields",
    "Link",
    "Match",
    "Problem",
    "Removed",
    "Substitution",
    "__version__",
    "clean",
    "diff",
    "dups",
    "find",
    "restore",
]


def __getattr__(name: str) -> object:
    for room, names in _FOUND_IN.items():
        if name in names:
            from importlib import import_module

            globals()[name] = found = getattr(import_module(f".{room}", __name__), name)
            return found
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
