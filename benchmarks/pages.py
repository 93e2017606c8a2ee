"""What strip's text path takes beside trafilatura on the same pages: give it a folder of saved web pages.

    make bench-pages PAGES=folder

Each page is extracted by trafilatura (from its HTML), stripped by us (from text taken out of it: all of it, and
what trafilatura itself leaves). Pages take turns in tens; printed are the medians of the ratios.
"""

import gzip
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

import trafilatura

from syriatext.strip import strip_text
from syriatext.strip.tags import plain_blocks

BLOCK = 10


def main() -> int:
    """Read the pages, run both, print the ratios."""
    paths = [path for path in sorted(Path(sys.argv[1]).rglob("*")) if path.name.endswith((".html", ".htm", ".html.gz"))]
    pages = [read(path) for path in paths]
    ratios: dict[str, list[float]] = {"all text of the page": [], "what trafilatura leaves of it": []}
    for at in range(0, len(pages), BLOCK):
        block = pages[at : at + BLOCK]
        start = perf_counter()
        extracted = [trafilatura.extract(page) or "" for page in block]
        theirs = perf_counter() - start
        texts = (["\n".join(plain_blocks(page)) for page in block], extracted)
        for name, both in zip(ratios, texts, strict=True):
            start = perf_counter()
            for text in both:
                strip_text(text)
            ratios[name].append((perf_counter() - start) / theirs)
    print(f"strip of text, time as a share of trafilatura.extract on the HTML of the same {len(pages)} pages")
    for name, found in ratios.items():
        print(f"  {name:40} {median(found):6.1%}")
    return 0


def read(path: Path) -> str:
    """A page as text."""
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return data.decode("utf-8", "replace")


if __name__ == "__main__":
    sys.exit(main())
