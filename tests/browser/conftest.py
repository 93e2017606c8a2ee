"""A real browser. Tests that need one are left out only where there is none."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from .seen import Seen

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_NAMES = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    sync = pytest.importorskip("playwright.sync_api", reason="no playwright: make browser")
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        pytest.skip("no Chromium on this machine")
    with sync.sync_playwright() as playwright:
        # Without a sandbox of its own it runs in containers too, as root; it opens nothing but our files.
        running = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture
def watch(browser: Browser) -> Iterator[Callable[..., Seen]]:
    """A new window, `width` pixels wide, for someone who likes this colour scheme."""
    contexts = []

    def window(width: int = 1200, scheme: Any = "light") -> Seen:
        contexts.append(browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme))
        return Seen(contexts[-1].new_page())

    yield window
    for context in contexts:
        context.close()


@pytest.fixture
def look(watch: Callable[..., Seen], tmp_path: Path) -> Callable[..., Any]:
    """Show a report: its bytes, the window, where in it to begin. Gives the page."""

    def show(data: bytes, width: int = 1200, scheme: str = "light", fragment: str = "") -> Any:
        path = tmp_path / f"report{len(list(tmp_path.iterdir()))}.html"
        path.write_bytes(data)
        return watch(width, scheme).open(path, fragment)

    return show
