"""The figures on our own pages may only get better: tests/cases/quality_floor.toml."""

from __future__ import annotations

import pytest

from syriatext.strip import strip_text

from .newsroom import RENDITIONS, Figures, as_text, figures, pages, read

STEP = 0.02
"""A figure that is so much better than its floor is a new floor."""


@pytest.fixture(scope="module")
def reached() -> dict[str, Figures]:
    return {rendition: figures(rendition) for rendition in RENDITIONS}


@pytest.mark.parametrize("rendition", RENDITIONS)
def test_no_figure_is_worse_than_it_was_nor_better_than_is_written_down(
    rendition: str, reached: dict[str, Figures]
) -> None:
    floor = read("quality_floor.toml")[rendition]
    for name, value in reached[rendition]._asdict().items():
        gain = value - floor[name] if name == "word_f1" else floor[name] - value
        assert gain >= 0, f"{name} of {rendition} is {value:.4f}, it was {floor[name]}"
        assert gain < STEP, f"{name} of {rendition} is {value:.4f}: raise the floor in quality_floor.toml"


def test_decent_text_is_never_worse_than_left_alone(reached: dict[str, Figures]) -> None:
    assert reached["decent"].body_lost == 0 == reached["decent"].pages_damaged


@pytest.mark.parametrize("rendition", RENDITIONS[:3])
def test_stripping_again_changes_nothing(rendition: str) -> None:
    for lines in pages(rendition):
        once = strip_text(as_text(lines)).text
        assert strip_text(once).text == once
