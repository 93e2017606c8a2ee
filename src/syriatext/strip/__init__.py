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


def __getattr__(name: str) -> object:
    # The HTML half brings modules that plain text never needs.
    if name in ("Extracted", "extract_html"):
        from . import html

        return getattr(html, name)
    if name == "told_by_page":
        from .told import told_by_page

        return told_by_page
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
