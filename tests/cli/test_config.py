"""syriatext.toml: found from the folder one is in, and one clear line where it is wrong."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.run import run
from tests.strip.pages import article, with_line

LINE = "Our town in pictures"
WANTED = f'[strip]\nremove = ["{LINE}"]\n'


@pytest.fixture(autouse=True)
def files(folder: Path) -> None:
    (folder / "a.txt").write_text(with_line(LINE))
    (folder / "below/deep").mkdir(parents=True)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("syriatext.toml", WANTED),
        ("pyproject.toml", f'[project]\nname = "x"\n[tool.syriatext.strip]\nremove = ["{LINE}"]\n'),
    ],
)
def test_it_is_found_in_the_folder_and_above(folder: Path, name: str, content: str) -> None:
    (folder / name).write_text(content)
    assert run("clean", "a.txt").out.decode() == article()
    os.chdir(folder / "below/deep")
    assert run("clean", "../../a.txt").out.decode() == article()


def test_the_nearest_one_counts_and_other_files_are_none(folder: Path) -> None:
    (folder / "syriatext.toml").write_text(WANTED)
    (folder / "below/pyproject.toml").write_text('[project]\nname = "x"\n')
    os.chdir(folder / "below")
    assert run("clean", "../a.txt").out.decode() == article()
    (folder / "below/syriatext.toml").write_text("")
    assert run("clean", "../a.txt").out.decode() == with_line(LINE)
    assert run("clean", "--config", "../syriatext.toml", "../a.txt").out.decode() == article()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[strip", "this is no TOML ("),
        ("[stripp]\n", "stripp is not known. hint: did you mean strip?"),
        ('[strip]\nremoved = ["x"]\n', "strip.removed is not known. hint: did you mean strip.remove?"),
        ('[strip]\nremove = "x"\n', "strip.remove is no list of phrases. hint: "),
        ("[strip]\nkeep = [1]\n", "strip.keep is no list of phrases. hint: "),
        ('[strip]\nkeep = ["/(/"]\n', "'/(/' is no regular expression ("),
        ("strip = 1\n", "strip is no table. hint: "),
        ("a = " + "[" * 5000, "this is no TOML ("),
    ],
)
def test_what_is_wrong_is_said_in_one_line(folder: Path, content: str, message: str) -> None:
    (folder / "syriatext.toml").write_text(content)
    result = run("clean", "a.txt")
    assert (result.code, result.out, len(result.complaints)) == (2, b"", 1)
    assert f"syriatext.toml: error: {message}" in result.complaints[0]


@pytest.mark.parametrize(
    ("content", "name"), [("tool = 3 # tool.syriatext\n", "tool"), ("tool.syriatext = 3\n", "tool.syriatext")]
)
def test_a_project_file_of_another_make_is_said_in_one_line(folder: Path, content: str, name: str) -> None:
    (folder / "pyproject.toml").write_text(content)
    result = run("clean", "a.txt")
    assert (result.code, result.out, len(result.complaints)) == (2, b"", 1)
    assert f"pyproject.toml: error: {name} is no table. hint: " in result.complaints[0]


def test_a_byte_order_mark_and_a_pattern_that_python_warns_of_are_read(folder: Path) -> None:
    (folder / "syriatext.toml").write_text(f'[strip]\nremove = ["{LINE}", "/[[a]/"]\n', "utf-8-sig")
    result = run("clean", "a.txt")
    assert (result.out.decode(), result.err) == (article(), b"")


def test_a_file_that_is_named_must_be_there() -> None:
    assert run("clean", "--config", "no.toml", "a.txt").complaints == ["no.toml: error: No such file or directory."]
