"""Web chrome off, article left: from plain text line by line, from HTML through an extractor.

>>> strip_text("Two sentences are no article. They come back as they are.").text
'Two sentences are no article. They come back as they are.'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .stripping import Stripped, strip_text

if TYPE_CHECKING:
    from .html import Extracted as Extracted
    from .html import extract_html as extract_html
    from .told import told_by_page as told_by_page

__all__ = ["Extracted", "Stripped", "extract_html", "strip_text", "told_by_page"]


_OF_PAGES = {"Extracted": "html", "extract_html": "html", "told_by_page": "told"}
"""The HTML half, and where it is: it brings modules that plain text never needs."""


def __getattr__(name: str) -> object:
    if name in _OF_PAGES:
        from importlib import import_module

        return getattr(import_module(f".{_OF_PAGES[name]}", __name__), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
