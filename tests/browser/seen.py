"""A report in a browser, and everything that it tries."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.rendering.pages import ATTRIBUTES, TAGS

_WATCH = """
    window.seen = [];
    window.alert = window.confirm = window.prompt = () => window.seen.push("ran");
    document.addEventListener("securitypolicyviolation", event => window.seen.push(event.violatedDirective));
"""
_FOREIGN = """([tags, attributes]) => [...document.querySelectorAll("*")]
    .filter(e => !tags.includes(e.tagName.toLowerCase())
        || [...e.attributes].some(a => !attributes.includes(a.name.toLowerCase())))
    .map(e => e.outerHTML)
"""


class Seen:
    """A report in the browser, and everything that it tried."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.said: list[str] = []
        self.asked: list[str] = []
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("dialog", self._refuse)
        page.on("request", lambda request: self.asked.append(request.url))
        page.add_init_script(_WATCH)

    def open(self, path: Path, fragment: str = "") -> Any:
        """Load a file that must ask for nothing else and run nothing. Returns the page."""
        self.load(path, fragment)
        assert [url.partition("#")[0] for url in self.asked] == [path.as_uri()]
        assert self.tried() == []
        assert self.page.evaluate(_FOREIGN, [sorted(TAGS), sorted(ATTRIBUTES)]) == []
        assert self.said == []
        return self.page

    def load(self, path: Path, fragment: str = "") -> None:
        """Load a file, whatever it does."""
        self.asked.clear()
        self.page.goto(f"{path.as_uri()}{fragment}")

    def tried(self) -> list[str]:
        """What ran, and what was kept from it."""
        return list(self.page.evaluate("window.seen"))

    def _refuse(self, dialog: Any) -> None:
        self.said.append("a dialog")
        dialog.dismiss()
