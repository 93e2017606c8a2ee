"""What every report has around it: the head with its policy, the way about, where it came from."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from ...model import Cleaned, Document, encoded
from ...problems import Notice, Problem
from .markup import Content, Markup, count, element, join, named_cell, number, plain, table

MOST_UNREAD = 200
"""Inputs without a text that a page names."""


class Run(NamedTuple):
    """The run that a report is of: the program's version, the command as it was typed, the time (ISO 8601)."""

    version: str
    command: str
    time: str


Section = tuple[str, str]
"""Where a link of the page's contents leads to, and what it says."""


def head(title: str, kind: str, sections: Iterable[Section]) -> Markup:
    """Everything up to the report itself. The page may load nothing and run nothing; its one style sheet is in it."""
    style = _style()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    inner = join(
        [
            element("meta", name="generator", content="syriatext"),  # first, so that reading knows it for a report
            element("meta", charset="utf-8"),
            element("meta", http_equiv="Content-Security-Policy", content=policy),
            element("meta", name="viewport", content="width=device-width, initial-scale=1"),
            element("meta", name="color-scheme", content="light dark"),
            element("meta", name="referrer", content="no-referrer"),
            element("title", plain(title)),
            element("style", Markup(style)),
        ]
    )
    links = (element("li", element("a", label, href=f"#{id}")) for id, label in sections)
    return Markup(
        f'<!DOCTYPE html>\n<html lang="en">\n<head>{inner}</head>\n<body>\n'
        + element("a", "Skip to the report", href="#report", class_="skip")
        + element(
            "header", element("p", kind, class_="kind"), element("nav", element("ul", *links), aria_label="Contents")
        )
        + '\n<main id="report">\n'
    )


def foot(run: Run, *about: Content) -> Markup:
    """The end of a page: how it was made, below what else is known `about` it."""
    made = element(
        "dl",
        *pair("Made by", f"syriatext {run.version}"),
        *pair("Command", element("code", run.command)),
        *pair("Time", element("time", run.time, datetime=run.time)),
        class_="facts",
    )
    section = element("section", element("h2", "Where this is from"), *about, made, id="origin")
    return Markup(f"{section}\n</main>\n</body>\n</html>\n")


def pair(term: Content, *values: Content) -> tuple[Markup, ...]:
    """A row of a list of facts."""
    return element("dt", term), *(element("dd", value) for value in values)


def inputs(named: Sequence[tuple[str, Cleaned]]) -> Markup:
    """What the report was made from, so that it can be checked against the files: names, sizes, SHA-256."""
    rows = []
    for label, cleaned in named:
        document = cleaned.document
        size, digest = checksum(document)
        rows.append(
            (
                element("th", label, scope="row") if label else None,
                named_cell(document.source),
                number(f"{size:,}"),
                element("code", digest, class_="hash"),
                f"{document.encoding} ({document.encoding_reason})",
                f"{count(len(cleaned.edits), 'change')}, {count(len(cleaned.removed), 'line')} left out",
            )
        )
    header = ("", "Name", "Bytes", "SHA-256", "Encoding", "Cleaning")
    cut = 0 if any(label for label, _ in named) else 1
    return table("Inputs", header[cut:], (row[cut:] for row in rows))


def checksum(document: Document) -> tuple[int, str]:
    """Size in bytes and SHA-256 of what a document was read from."""
    data = encoded(document.text, document.encoding)
    return len(data), hashlib.sha256(data).hexdigest()


def unread(problems: Sequence[Problem]) -> Markup | None:
    """The inputs that the report has nothing of, and why: a page without a text must not look as if it had them all."""
    found = [problem for problem in problems if not isinstance(problem, Notice)]
    if not found:
        return None
    more = len(found) - MOST_UNREAD
    rows = ((named_cell(problem.source), problem.message, problem.hint) for problem in found[:MOST_UNREAD])
    return element(
        "section",
        element("h2", "Not in this report"),
        table(f"{count(len(found), 'input')} that could not be read", ["Input", "Why", "What to do"], rows),
        element("p", f"{more:,} more, which standard error named.", class_="note") if more > 0 else None,
        id="unread",
    )


@cache
def _style() -> str:
    return files(__package__).joinpath("style.css").read_text("utf-8")
