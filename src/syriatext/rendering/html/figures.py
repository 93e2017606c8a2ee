"""Pictures as inline SVG. They have no text of their own, so that they may be stretched; words stand around them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .markup import Markup, element, plain

_WIDE, _HIGH, _BAR = 1000, 200, 24
_THINNEST = 1.5
"""A stretch that is too short to be seen is drawn this wide: that there is one is what matters."""

Range = tuple[float, float]
"""Where something begins and ends in a text, as shares of its length."""


class Ribbon(NamedTuple):
    """Stretches of two texts that belong together, of what kind, and where a click on them leads."""

    a: Range
    b: Range
    kind: str
    href: str
    title: str


def ribbons(found: Sequence[Ribbon], label: str) -> Markup:
    """Two bars, the texts from their beginning (left) to their end, and ribbons between what matches."""
    bars = (element("rect", class_="bar", x=0, y=y, width=_WIDE, height=_BAR) for y in (0, _HIGH - _BAR))
    return _picture(label, _WIDE, _HIGH, *bars, *(_ribbon(ribbon) for ribbon in found))


def _ribbon(ribbon: Ribbon) -> Markup:
    (a, to_a), (b, to_b) = (_drawn(stretch) for stretch in (ribbon.a, ribbon.b))
    top, bottom, middle = _BAR, _HIGH - _BAR, _HIGH / 2
    curve = (
        f"M{a:.1f},{top} C{a:.1f},{middle} {b:.1f},{middle} {b:.1f},{bottom} L{to_b:.1f},{bottom} "
        f"C{to_b:.1f},{middle} {to_a:.1f},{middle} {to_a:.1f},{top} Z"
    )
    return element(
        "a",
        element("title", plain(ribbon.title)),
        element("path", class_="ribbon", d=curve),
        element("rect", class_="block", x=f"{a:.1f}", y=0, width=f"{to_a - a:.1f}", height=_BAR),
        element("rect", class_="block", x=f"{b:.1f}", y=bottom, width=f"{to_b - b:.1f}", height=_BAR),
        href=ribbon.href,
        class_=ribbon.kind,
        tabindex=-1,  # the same links stand in the text below, where a keyboard meets them in order
    )


def _drawn(stretch: Range) -> Range:
    start, end = (share * _WIDE for share in stretch)
    return (start, end) if end - start >= _THINNEST else (start, start + _THINNEST)


def meter(share: float) -> Markup:
    """A bar as long as a share, 0 to 1, beside a figure that says it."""
    rest, full = (
        element("rect", class_=kind, width=f"{100 * part:.1f}", height=10)
        for kind, part in (("rest", 1.0), ("", share))
    )
    return element(
        "svg", rest, full, class_="meter", viewBox="0 0 100 10", preserveAspectRatio="none", aria_hidden="true"
    )


def balance(weight: float, largest: float) -> Markup:
    """A bar to the right for what speaks for something, to the left for what speaks against it."""
    length = 50 * min(1.0, abs(weight) / largest) if largest else 0
    bar = element(
        "rect",
        class_="" if weight >= 0 else "less",
        x=f"{50 if weight >= 0 else 50 - length:.1f}",
        width=f"{length:.1f}",
        height=10,
    )
    rest = element("rect", class_="rest", width=100, height=10)
    return element(
        "svg", rest, bar, class_="meter", viewBox="0 0 100 10", preserveAspectRatio="none", aria_hidden="true"
    )


def columns(counts: Iterable[tuple[str, int]], label: str) -> Markup:
    """A column for each count, as high as its square root: few large groups must be seen beside many small ones."""
    named = list(counts)
    highest = max((count for _, count in named), default=1) or 1
    width = _WIDE / max(1, len(named))
    drawn = []
    for position, (title, count) in enumerate(named):
        height = (_HIGH - 10) * (count / highest) ** 0.5
        shape = element(
            "rect",
            element("title", plain(title)),
            class_="column",
            x=f"{position * width + width * 0.12:.1f}",
            y=f"{_HIGH - height:.1f}",
            width=f"{width * 0.76:.1f}",
            height=f"{height:.1f}",
        )
        drawn.append(shape)
    axis = element("path", class_="axis", d=f"M0,{_HIGH} H{_WIDE}")
    return _picture(label, _WIDE, _HIGH, *drawn, axis)


def swatch(kind: str) -> Markup:
    """The colour of a kind, for a legend."""
    inner = element("rect", class_="block", width=16, height=9)
    return element("svg", inner, class_=kind, viewBox="0 0 16 9", aria_hidden="true")


def _picture(label: str, width: int, height: int, *shapes: Markup) -> Markup:
    view = f"0 0 {width} {height}"
    return element(
        "svg",
        element("title", plain(label)),
        *shapes,
        viewBox=view,
        preserveAspectRatio="none",
        role="img",
        aria_label=label,
    )
