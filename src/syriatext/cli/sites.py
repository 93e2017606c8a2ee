"""The first of two passes over many inputs: which lines stand on many pages of one site?"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ..cleaning import site_lines
from ..problems import Problem
from ..reading import ReadOptions, Source, is_file, open_document
from ..records import with_records

if TYPE_CHECKING:
    from ..cleaning import Site, SiteLines
    from .options import Evidence

MOST_SITES = 2_000
"""Sites that are counted; a bound on memory, some 50 KB each. The first ones that come are."""
LEAST_PAGES = {"on": 3, "auto": 6}
"""Different pages of a site that must be there before their lines tell anything."""


def with_sites(
    sources: Iterable[Source | Problem], files: Iterable[Source | Problem], reading: ReadOptions, evidence: Evidence
) -> Iterator[Source | Problem]:
    """Yield the inputs, each with what the other pages of its site tell; `files` are those they come from, once more.

    Web pages are left to the extractor; pipes can't be read twice.
    """
    twice = (file for file in files if isinstance(file, Source) and is_file(file.path))
    sites = _counted(with_records(twice, reading), reading, evidence)
    for source in sources:
        yield source if isinstance(source, Problem) else source._replace(beside=sites.get(_site_of(source)))


def _counted(sources: Iterable[Source | Problem], reading: ReadOptions, evidence: Evidence) -> dict[str, Site]:
    counts: dict[str, SiteLines] = {}
    for source in sources:
        if not isinstance(source, Source) or not (site := _site_of(source)):
            continue
        try:
            document = open_document(source, reading)
        except Problem:
            continue  # it will be said when its turn comes
        if document.format == "text" and (site in counts or len(counts) < MOST_SITES):
            counts.setdefault(site, site_lines()).add(document.text)
    least, is_trusted = LEAST_PAGES[evidence], evidence == "on"
    return {name: known for name, counted in counts.items() if (known := counted.site(least, is_trusted))}


def _site_of(source: Source) -> str:
    """A record's host; of a file the folder that it is in. Empty where nothing tells."""
    if source.record is None:
        return os.path.dirname(os.path.abspath(source.path))
    from urllib.parse import urlsplit

    try:
        return urlsplit(source.record.url or "").hostname or ""
    except ValueError:
        return ""
