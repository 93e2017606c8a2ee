"""Web chrome off, article left: from plain text line by line, from HTML through an extractor.

>>> strip_text("Two sentences are no article. They come back as they are.").text
'Two sentences are no article. They come back as they are.'
"""

from .stripping import Stripped, strip_text

__all__ = ["Stripped", "strip_text"]
