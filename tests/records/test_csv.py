"""Tables of text: rows in, the same table out."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syriatext.cleaning import clean_document
from syriatext.model import Document
from syriatext.problems import Notice, Problem
from syriatext.reading import ReadOptions, Source
from syriatext.records import table
from tests.cli.run import run
from tests.records.files import DAMAGED, REPAIRED, cleaned_again, complaints, entries, packed, records


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_the_table_comes_back_with_another_text(folder: Path, separator: str, line_end: str) -> None:
    lines = [("id", "text", "note"), ("1", DAMAGED, "=1+1"), ("2", f"Rain{separator} again", "")]
    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator=line_end).writerows(lines)
    (folder / "a.csv").write_bytes(out.getvalue().encode())
    assert cleaned_again("a.csv").decode() == out.getvalue().replace(DAMAGED, REPAIRED)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_tables_of_spreadsheets_are_read_in_their_encoding(folder: Path, encoding: str) -> None:
    story = "قال المهندسون إن الجسر سيفتح أمام حركة المرور قبل نهاية الشهر"
    (folder / "a.csv").write_bytes(f"id,text\n1,{story}\n2,{story}\n".encode(encoding))
    assert [record.data for record in records("a.csv")] == [story, story]


def test_a_wide_table_is_cut_into_rows_at_line_feeds_alone(folder: Path) -> None:
    text = "one\u2028two\x0bthree"
    (folder / "a.csv").write_bytes(f"id,text\n1,{text}\n2,Rain.\n".encode("utf-16"))
    assert [record.data for record in records("a.csv")] == [text, "Rain."]


def test_compressed_tables(folder: Path) -> None:
    packed("a.tsv.gz", b"URL\tcontent\nx\tRain.\n")
    assert [(record.id, record.data) for record in records("a.tsv.gz")] == [("x", "Rain.")]


def test_lines_inside_of_quotes_are_one_record(folder: Path) -> None:
    (folder / "a.csv").write_text('"text\nof it",text\n1,"two\n\nlines"\n')
    assert [record.data for record in records("a.csv", options=ReadOptions(shape="csv"))] == ["two\n\nlines"]


def test_broken_rows_are_named(folder: Path) -> None:
    (folder / "a.csv").write_text('id,text\n1,one\n2\n\n3,"a"b\n4,four,5\n5,"never closed\n6,six\n')
    assert [record.data for record in records("a.csv")] == ["one", "four", "six"]
    named = [line.split(" (")[0] for line in complaints("a.csv")]
    assert named == [
        "a.csv: record 2: its text should be in cell 2, it has 1; left out",
        "a.csv: record 3: this is no row of a table",
        "a.csv: record 5: the quote that opens in line 7 is never closed, and rows go on with line 8; left out",
    ]


@pytest.mark.parametrize(
    ("rows", "texts", "complaint"),
    [
        ('2,"stray\n3,three\n4,four\n', ["three", "four"], "line 3 is never closed, and rows go on with line 4"),
        ('2,"stray\n3,three\n4,"four"\n', ["three", "four"], "line 3 ends amid a cell of line 5, and rows go on"),
        ('2,"stray\n3,"a\nb"\n4,four\n', ["a\nb", "four"], "line 3 ends amid a cell of line 4, and rows go on"),
        ('2,"stray\n3,three\n4,"a\nb, c"\n5,five\n', ["three", "a\nb, c", "five"], "line 3 ends amid a cell of line 5"),
        ('2,"cut off\nin the middle, or\nnear the end', [], "line 3 is never closed and holds 2 more lines"),
        ('2,"cut off', [], "line 3 is never closed"),
        ('2,"they\nsaid "no" twice"\n3,three\n', ["three"], "line 3 ends amid a cell of line 4 and holds 1 more line"),
    ],
)
def test_a_stray_quote_takes_no_rows_with_it(folder: Path, rows: str, texts: list[str], complaint: str) -> None:
    (folder / "a.csv").write_text(f"id,text\n1,one\n{rows}")
    assert [record.data for record in records("a.csv")] == ["one", *texts]
    (said,) = complaints("a.csv")
    assert said.startswith("a.csv: record 2: ") and complaint in said


def test_many_stray_quotes_cost_no_more_than_their_rows(folder: Path) -> None:
    (folder / "a.csv").write_text(
        "id,text\n" + "".join(f"{n},{(n % 3 == 0) * chr(34)}text {n}\n" for n in range(20_000))
    )
    assert [record.id for record in records("a.csv")] == [str(n) for n in range(20_000) if n % 3]


LONG = "Rain fell.\n\n" * 20_000


@pytest.mark.parametrize(
    "rows",
    [
        "id,price\n1,2\n",
        'id;note\r\n1;"Rain\r\nfell."\r\n2;b\r\n',
        f'id,note\n1,"{LONG}"\n',
        f'id,note,size\n1,"Rain\n\nfell.",2\n2,"{LONG}",1\n',
    ],
    ids=["plain", "lines", "long", "longer"],
)
def test_a_table_without_text_is_refused(folder: Path, rows: str) -> None:
    (folder / "a.csv").write_text(rows, newline="")
    (told,) = entries("a.csv")
    assert isinstance(told, Problem) and not isinstance(told, Notice)
    assert told.message == "no record of it has a field 'text', 'content', 'body', 'article' or 'html'"


def test_two_columns_of_one_name_are_not_chosen_from(folder: Path) -> None:
    (folder / "a.csv").write_text("text,id,text\nRain.,1,Snow.\n")
    (told,) = entries("a.csv")
    assert isinstance(told, Problem) and told.message == "2 columns are called 'text'"


@pytest.mark.parametrize("text", ["Rain fell, he said.\nAnd it went on.\n", "Rain fell, he said.", "One.\nTwo.\n", ""])
def test_what_has_no_rows_is_a_text(folder: Path, text: str) -> None:
    (folder / "a.csv").write_text(text)
    assert entries("a.csv") == [Source("a.csv")]


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=30), max_size=4))
def test_a_table_of_results_can_be_read_again(texts: list[str]) -> None:
    writer = table("csv")
    cleaned = [clean_document(Document("a.txt", text, "utf-8", "")) for text in texts]
    written = b"".join(writer.add(each, None) for each in cleaned) + writer.finish()
    rows = list(csv.DictReader(io.StringIO(written.decode(), newline="")))
    assert [row["text"].removeprefix("'") for row in rows] == [each.text.removeprefix("'") for each in cleaned]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx"])
def test_what_a_spreadsheet_would_run_is_made_harmless(text: str) -> None:
    writer = table("csv")
    written = writer.add(clean_document(Document("a.txt", text, "utf-8", "")), None).decode()
    assert next(csv.DictReader(io.StringIO(written)))["text"] == "'" + text


def test_a_quote_that_opens_in_the_header_takes_no_row(folder: Path) -> None:
    (folder / "h.csv").write_text('id,text,"note\n' + "1,Rain fell.,x\n" * 9000)
    result = run("clean", "h.csv")
    assert (result.code, len(result.lines)) == (2, 9001)
    assert result.complaints == [
        "h.csv: error: the quote that opens in the header is never closed. hint: mend the first line"
    ]


def test_what_can_not_be_read_stays_in_cells_of_others_and_is_told_of_in_the_text(folder: Path) -> None:
    rows = b"".join(b"%d,on,Rain fell on that day of the year.\n" % number for number in range(2000))
    (folder / "late.csv").write_bytes(b"id,note,text\n" + rows + b"x,M\xfcller,Rain.\ny,on,caf\xe9\n")
    result = run("clean", "late.csv")
    assert result.out.endswith(b"x,M\xfcller,Rain.\ny,on,caf\xef\xbf\xbd\n")
    assert len(result.complaints) == 1 and "bytes that are no text, shown as U+FFFD" in result.complaints[0]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_carriage_return_in_a_cell_is_read_again(folder: Path, line_end: str) -> None:
    (folder / "r.csv").write_bytes(f'id,text{line_end}"a\rb",CafÃ© opened.{line_end}'.encode())
    written = run("clean", "r.csv").out
    assert written == f'id,text{line_end}"a\rb",Café opened.{line_end}'.encode()


def test_a_column_may_be_called_text_in_other_capitals(folder: Path) -> None:
    (folder / "t.csv").write_text("Title,URL,Text\nA,http://x.example/,CafÃ© opened.\n")
    assert run("clean", "t.csv").out.decode() == "Title,URL,Text\nA,http://x.example/,Café opened.\n"
    (folder / "both.csv").write_text("Text,text\nCafÃ© opened.,CafÃ© opened.\n")
    assert run("clean", "both.csv").out.decode() == "Text,text\nCafÃ© opened.,Café opened.\n"
