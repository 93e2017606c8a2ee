"""Menus in front of the title go together, and the title is found behind them."""

from __future__ import annotations

from syriatext.strip import strip_text

from .pages import TITLE, article

MENU = "Skip to content|Search|* Home|* World|* Towns|* Water|* Football|Subscribe|Weather 21°|Spring sale".replace(
    "|", "\n"
)


def test_menus_go_and_the_title_stays() -> None:
    stripped = strip_text(f"{MENU}\n\n{article()}")
    assert stripped.text == article()
    assert stripped.fields.title == TITLE
    assert "strip.head" in {gone.rule for gone in stripped.removed}


def test_lines_that_are_no_menu_stay() -> None:
    lines = "\n".join(f"A short line of no known kind {n}" for n in range(10))
    assert strip_text(f"{lines}\n\n{article()}").text == f"{lines}\n\n{article()}"


def test_a_menu_can_be_kept() -> None:
    assert "Football" in strip_text(f"{MENU}\n\n{article()}", keep=["navigation"]).text


def test_the_line_that_tells_most_is_the_title() -> None:
    menu = MENU.replace("Spring sale", "Ten recipes for the long weekend")
    assert strip_text(f"{menu}\n{menu}\n\n{article('Rania Haddad, Homs')}").fields.title == TITLE
