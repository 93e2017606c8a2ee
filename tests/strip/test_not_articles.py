"""What is no article loses nothing, whatever its lines say."""

from __future__ import annotations

import pytest

from syriatext.strip import strip_text

from .pages import PARAGRAPHS

CODE = '''import sys

def share(on):
    """Share what was found with everybody who asked for it and with some who did not, as long as the list is open."""
    return {"share": on};

# This comment is a sentence of more than eight words, and it ends with a full stop.
# Another such comment follows here so that there are three sentences in this file.
class Related:
    """Related things stand together, and this sentence says so at a length that no verse line would ever reach."""
    share = 1

if __name__ == "__main__":
    share(sys.argv)
'''
NESTED = """Notes on the loop, which tells of every bridge in turn and stops at the first that nobody crossed.

for bridge in bridges:
    if bridge.closed:
        # The bridge is closed, so nobody can have crossed it in this year or the last.
        continue
    for crossing in bridge.crossings:
        if crossing.late:
            # A late crossing is one that was made after the lamps were lit on both banks of the river.
            continue
        # Every other crossing is written down with its day, the way it was made, and the name.
        if crossing.noted:
            continue
        note(crossing)
"""
VERSE = """Leave a reply

The river took the bridge in spring,
and left us on the other side.

Share
We heard the boatman's hammer ring,
and in the evening we replied.
"""
TABLE = (
    "name,share,comment\n"
    + "Home,1,none\n" * 4
    + 'Search,2,"A sentence in a table has more than eight words, it is said."\n' * 4
)
MAIL = (
    "From: a@example.org\nTo: b@example.org\nSubject: Related\nDate: 12 May 2019\n\n"
    + "\n\n".join(PARAGRAPHS)
    + "\nShare\n"
)
QUOTED = "\n".join("> " + line for line in PARAGRAPHS) + "\n\nRead more\n\nI do not think so.\n"
WORDS = "apple\nhome\nshare\nsearch\nbridge\nriver\nfollow\nwater\n" * 5
LIST = "Shopping\n\nBread\nSalt\nAdvertisement\nShare\nTwo lemons\n"
SHORT = "The shop is closed today.\n\nAdvertisement\n\nWe open again on Monday.\n"


@pytest.mark.parametrize(
    "text",
    [CODE, NESTED, VERSE, TABLE, MAIL, QUOTED, WORDS, LIST, SHORT],
    ids=["code", "nested", "verse", "table", "mail", "quoted", "words", "list", "short"],
)
def test_nothing_is_lost(text: str) -> None:
    stripped = strip_text(text)
    assert stripped.text == text
    assert not stripped.edits and not stripped.removed


@pytest.mark.parametrize(
    "text, why",
    [
        (CODE, "it looks like code"), (NESTED, "it looks like code"), (MAIL, "it looks like mail"),
        (("1,Homs," + "The bridge over the river is open to cars again " * 3 + "now.\n") * 6, "it looks like a table"),
        (SHORT, "fewer than 3 paragraphs"),
        ("The bridge over the river is open again now.\n" * 3, "too little running text"),
    ],
)  # fmt: skip
def test_it_says_why_nothing_was_taken(text: str, why: str) -> None:
    assert strip_text(text).note == f"no article ({why}): nothing was taken for web chrome"


def test_what_is_too_long_is_given_up() -> None:
    assert strip_text("a\n" * 200_001).note == "given up (more than 200,000 lines): nothing was taken for web chrome"


def test_an_article_needs_no_such_word() -> None:
    assert not strip_text("\n\n".join(PARAGRAPHS)).note and not strip_text("").note


def test_questions_and_answers_stay() -> None:
    text = "\n\n".join(f"Q: What about the bridge, part {n}?\n\nA: {answer}" for n, answer in enumerate(PARAGRAPHS))
    assert strip_text(text).text == text


def test_hard_wrapped_lines_are_not_joined() -> None:
    from textwrap import wrap

    blocks = ["\n".join(wrap(paragraph, 66)) for paragraph in PARAGRAPHS]
    text = "\n\n".join(blocks).replace("\nsaid", "\n\nsaid") + "\n"
    assert strip_text(text).text == text


def test_sentences_of_as_many_commas_are_no_table() -> None:
    line = "The council, which met on Monday, said that the old bridge over the river would open to cars again."
    assert strip_text("\n\n".join(f"{number} {line}" for number in range(8))).note == ""
