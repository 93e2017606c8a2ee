"""``syriatext diff``: exit codes and formats. What the verdicts rest on is tested in tests/compare."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from syriatext.comparison import VERDICTS

from ..strip.pages import article
from .run import run

SEEDS = Path(__file__).parents[2] / "seeds"

A = """Crews have mended the bridge at Deir Hafer, and lorries crossed it on Sunday for the first time in three years.

The provincial council said the work took five months because steel had to come by rail from the coast.

Traders expect prices in the market to fall once the detour through the desert is no longer needed.
"""
OTHER = """A choir of forty children sang in the old theatre of Bosra on Friday evening before a full house.

Their teacher began with six pupils in a garage and a borrowed accordion, she told the audience.
"""
NEXT = "Engineers will inspect the bridge again before the winter rains.\n"


@pytest.fixture(autouse=True)
def texts(folder: Path) -> None:
    written = {
        "a": A,
        "wrapped": A.replace(" lorries", "\nlorries").replace(" because", "\nbecause"),
        "longer": A + "\n" + NEXT,
        "other": OTHER,
        "empty": "",
    }
    for name, text in written.items():
        (folder / name).write_bytes(text.encode())


@pytest.mark.parametrize(
    ("a", "b", "code"), [("a", "a", 0), ("a", "wrapped", 0), ("a", "other", 1), ("a", "missing", 2), (".", "a", 2)]
)
def test_exits_as_diff_does(a: str, b: str, code: int) -> None:
    result = run("diff", a, b)
    assert result.code == code
    assert bool(result.err) == (code == 2) == (not result.out)


def test_the_verdict_comes_first() -> None:
    assert run("diff", "a", "wrapped").lines[0].startswith("identical")
    assert run("diff", "a", "other").lines[0].startswith("unrelated")


def test_match_asks_for_at_least_that_close() -> None:
    found = VERDICTS.index(json.loads(run("diff", "--format", "json", "a", "longer").out)["verdict"])
    for place, verdict in enumerate(VERDICTS):
        result = run("diff", "--match", verdict, "a", "longer")
        assert (result.code, result.out, result.err) == (0 if found <= place else 1, b"", b"")


@pytest.mark.parametrize(
    ("verdict", "b", "code"),
    [("identical", "wrapped", 0), ("unrelated", "other", 0), ("same-story", "other", 1), ("unrelated", "wrapped", 0)],
)
def test_match_knows_the_closest_and_the_farthest(verdict: str, b: str, code: int) -> None:
    assert run("diff", "--match", verdict, "a", b).code == code


def test_match_prints_only_what_is_asked_for() -> None:
    assert run("diff", "--match", "partial", "a", "a").out == b""
    assert json.loads(run("diff", "--match", "partial", "--format", "json", "a", "a").out)["verdict"] == "identical"


@pytest.mark.parametrize(("b", "code"), [("wrapped", 0), ("other", 1)])
@pytest.mark.parametrize("option", ["--quiet", "-q"])
def test_quiet_prints_nothing(option: str, b: str, code: int) -> None:
    result = run("diff", option, "a", b)
    assert (result.code, result.out, result.err) == (code, b"", b"")


def test_json_has_every_key_of_its_schema() -> None:
    record = json.loads(run("diff", "--format", "json", "a", "longer").out)
    assert {"schema", "a", "b", "verdict", "score", "copied", "probabilities", "rewrite", "links", "substitutions",
            "evidence"} <= set(record)  # fmt: skip
    assert (record["schema"], record["a"], record["b"]) == ("syriatext.diff/1", "a", "longer")
    assert record["verdict"] in VERDICTS and 0 <= record["score"] <= 1
    assert set(record["copied"]) == {"a", "b"}
    assert set(record["probabilities"]) <= set(VERDICTS)


def test_json_offsets_are_those_of_the_inputs(folder: Path) -> None:
    damaged = "\ufeff" + A.replace("council", "cafÃ© council")
    (folder / "damaged").write_text(damaged)
    record = json.loads(run("diff", "--format", "json", "damaged", "a").out)
    linked = [(damaged[slice(*link["a"])], A[slice(*link["b"])]) for link in record["links"]]
    assert any(one.startswith("The provincial cafÃ©") and two.startswith("The provincial") for one, two in linked)
    assert any(one == two and two.startswith("Traders") for one, two in linked)


def test_jsonl_is_one_line() -> None:
    result = run("diff", "--format", "jsonl", "a", "other")
    assert len(result.lines) == 1 and json.loads(result.out)["verdict"] == "unrelated"


@pytest.mark.parametrize("option", ["-u", "--unified"])
def test_unified_shows_sentences(option: str) -> None:
    result = run("diff", option, "a", "longer")
    assert result.code == 1
    assert result.lines[:2] == ["--- a", "+++ longer"]
    assert [line for line in result.lines[2:] if line[0] in "+-"] == ["+" + NEXT.rstrip()]
    assert run("diff", option, "a", "wrapped").out == b""


@pytest.mark.parametrize("pair", [("-", "a"), ("a", "-")])
def test_one_of_the_two_may_come_from_standard_input(pair: tuple[str, str]) -> None:
    assert run("diff", *pair, stdin=A.encode()).code == 0
    assert run("diff", *pair, stdin=OTHER.encode()).code == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("-", "-"),
        ("a",),
        ("a", "a", "a"),
        ("--match", "copied", "a", "a"),
        ("-u", "--format", "json", "a", "a"),
        ("--format", "xml", "a", "a"),
    ],
)
def test_usage_errors(arguments: tuple[str, ...]) -> None:
    result = run("diff", *arguments)
    assert (result.code, result.out) == (2, b"")
    (line,) = result.complaints
    assert ": error: " in line and ". hint: syriatext " in line


@pytest.mark.parametrize("pair", [("empty", "empty"), ("empty", "a")])
@pytest.mark.parametrize("arguments", [("-u",), ("--format", "json"), ("--raw", "--explain")])
def test_empty_texts_are_texts(arguments: tuple[str, ...], pair: tuple[str, str]) -> None:
    """But nobody should take two that could not be fetched for copies."""
    result = run("diff", *arguments, *pair)
    assert (result.code, result.complaints) == (
        int(pair[0] != pair[1]),
        ["empty: warning: there are no words in it to compare."],
    )
    assert run("diff", "--quiet", *pair).err == b""


def test_output_goes_to_a_file(folder: Path) -> None:
    result = run("diff", "-o", "out.json", "--format", "json", "a", "other")
    assert (result.code, result.out) == (1, b"")
    assert json.loads((folder / "out.json").read_bytes())["verdict"] == "unrelated"


def test_output_never_has_color_in_a_pipe() -> None:
    assert b"\x1b" not in run("diff", "a", "longer", env={"FORCE_COLOR": "1", "GITHUB_ACTIONS": "true"}).out
    assert b"\x1b[" in run("diff", "--color", "always", "a", "longer").out


def test_explain_says_what_moved_the_verdict() -> None:
    assert b"weight" in run("diff", "--explain", "a", "longer").out
    assert b"weight" not in run("diff", "a", "longer").out


@pytest.mark.parametrize("option", ["-w", "--words"])
def test_words_are_shown_in_order(option: str, folder: Path) -> None:
    (folder / "edited").write_text(A.replace("mended", "repaired"))
    result = run("diff", option, "a", "edited")
    assert result.code == 1 and result.lines[0].startswith("Crews have [-mended-] {+repaired+} the bridge")
    assert run("diff", option, "a", "wrapped").out == b""
    assert run("diff", option, "-u", "a", "edited").code == 2


def test_offsets_in_web_pages_are_those_of_the_source(folder: Path) -> None:
    paragraphs = "".join(f"<p>{part.replace('bridge', '<b>bridge</b>')}</p>\n" for part in A.split("\n\n"))
    page = f"<html><head><title>t</title></head><body><nav>Home</nav><article>{paragraphs}</article></body></html>"
    (folder / "page.html").write_text(page)
    record = json.loads(run("diff", "--format", "json", "page.html", "a").out)
    linked = [(page[slice(*link["a"])], A[slice(*link["b"])]) for link in record["links"]]
    assert len(linked) == 3
    assert all(one.replace("<b>", "").replace("</b>", "") == other for one, other in linked)


def test_a_thesaurus_says_which_swaps_it_lists(folder: Path) -> None:
    shutil.copytree(SEEDS, folder / "seeds")
    pair = ("seeds/002_wire_story.txt", "seeds/003_spun_rewrite.txt")
    (folder / "words.txt").write_text("crew,staff,team\ntown,community\n")
    alone = json.loads(run("diff", "--format", "json", *pair).out)
    helped = json.loads(run("diff", "--format", "json", "--thesaurus", "words.txt", *pair).out)
    assert helped["verdict"] == alone["verdict"] and helped["score"] == alone["score"]
    told = {(row["a"], row["b"]): row["why"] for row in helped["substitutions"]}
    assert "thesaurus" in told["crews", "staffs"]
    (folder / "pairs.jsonl").write_text(json.dumps({"id": 1, "a": pair[0], "b": pair[1]}) + "\n")
    many = run("diff", "--pairs", "pairs.jsonl", "--format", "jsonl", "--thesaurus", "words.txt", "--jobs", "2")
    assert json.loads(many.out)["substitutions"] == helped["substitutions"]


@pytest.mark.parametrize("name", ["missing.dat", "."])
def test_what_is_no_thesaurus_is_named(folder: Path, name: str) -> None:
    (folder / "a.txt").write_text("Rain.\n")
    result = run("diff", "--thesaurus", name, "a.txt", "a.txt")
    assert (result.code, result.out, len(result.complaints)) == (2, b"", 1)
    assert result.complaints[0].startswith(f"{name}: error: ")


def test_lines_that_the_user_wants_gone_count_for_nothing(folder: Path) -> None:
    text = article()
    (folder / "a.txt").write_text(text)
    (folder / "b.txt").write_text(text + "\nOur town in pictures\n")
    assert run("diff", "--quiet", "a.txt", "b.txt").code == 1
    (folder / "syriatext.toml").write_text('[strip]\nremove = ["Our town in pictures"]\n')
    assert run("diff", "--quiet", "a.txt", "b.txt").code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("-u", "-o", "x.html"),
        ("--words", "-o", "x.json"),
        ("--explain", "-o", "x.csv"),
        ("--table", "links", "-o", "x.jsonl"),
        ("-o", "x.xlsx"),
    ],
)
def test_a_view_is_not_written_under_the_name_of_another_format(folder: Path, arguments: tuple[str, ...]) -> None:
    for name in "ab":
        (folder / name).write_text("Rain fell.")
    result = run("diff", *arguments, "a", "b")
    assert result.code == 2 and b"is named for" in result.err and not (folder / arguments[-1]).exists()
    assert run("diff", "--table", "links", "-o", "x.csv", "a", "b").code == 0
