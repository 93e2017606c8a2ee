from __future__ import annotations

from pathlib import Path

import pytest

from syriatext.compare.thesaurus import base_forms
from syriatext.thesauri import read_thesaurus

WORDNET = """\
  1 This line is the licence.
00000001 00 v 02 free 0 liberate 0 000 | to let go
00000002 00 a 02 brand-new 0 spick-and-span(p) 0 000 | new
"""
FILES = {
    "th_en.dat": "UTF-8\nliberate|1\n(verb)|free|let go|release (generic term)\nnew|1\n(adj)|brand-new|old (antonym)\n",
    "data.verb": WORDNET,
    "wn_s.pl": "s(200000001,1,'free',v,1,0).\ns(200000001,2,'liberate',v,1,0).\n",
    "words.txt": "liberate,free,let go,release\nzip,fastener,closure\n",
}


@pytest.mark.parametrize("name", FILES)
def test_each_format_lists_its_synonyms(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(FILES[name], "utf-8")
    known = read_thesaurus(tmp_path / name)
    assert known.lists("liberated", "freed")
    assert known.lists("freed", "Liberated")
    assert not known.lists("liberated", "boxed")


@pytest.mark.parametrize("name", ["th_en.dat", "data.verb", "wn_s.pl"])
def test_a_folder_is_searched(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(FILES[name], "utf-8")
    assert read_thesaurus(tmp_path).lists("liberates", "frees")


def test_an_index_stands_for_its_data(tmp_path: Path) -> None:
    (tmp_path / "th_en.dat").write_text(FILES["th_en.dat"], "utf-8")
    (tmp_path / "th_en.idx").write_text("UTF-8\n2\n", "utf-8")
    known = read_thesaurus(tmp_path / "th_en.idx")
    assert known.lists("new", "brand-new")
    assert not known.lists("new", "old")
    assert not known.lists("liberate", "release")


@pytest.mark.parametrize("text", ["", "no thesaurus at all\n", "UTF-8\nhead\n", "klingon-9\nfree|1\n(verb)|x\n"])
def test_what_is_no_thesaurus_is_said_so(text: str, tmp_path: Path) -> None:
    (tmp_path / "notes.dat").write_text(text, "utf-8")
    with pytest.raises(ValueError):
        read_thesaurus(tmp_path / "notes.dat")


@pytest.mark.parametrize(
    ("written", "base"), [("carried out", "carry out"), ("stopped", "stop"), ("giving", "give"), ("nation’s", "nation")]
)
def test_base_forms(written: str, base: str) -> None:
    assert base in base_forms(written)
