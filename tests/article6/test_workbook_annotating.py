"""The annotated copy: findings as comments at their cells, a sheet in front, the workbook as it was."""

import hashlib
import os
import shutil
from dataclasses import replace
from datetime import date

import openpyxl
import pytest
from openpyxl.comments import Comment

from article6 import rules, workbook
from article6.aef.rows import Entity
from article6.findings import Finding, Outcome, Place
from article6.workbook import AefFileError, annotating
from tests.article6.workbook_case import ACTIONS, edited, same, small_aef, write

ACQUIRING = "Acquiring participating Party ID"


def finding(row=0, column="", table="Table 3 Actions", file="", **more) -> Finding:
    given = {
        "outcome": Outcome.INCONSISTENT,
        "problem": "It is wrong.",
        "mend": "Write it right.",
        "rule": "consistency.labels",
        "check": 7,
    }
    return Finding(place=Place(file, table, row, column), **(given | more))


@pytest.fixture
def annotated(tmp_path):
    """Annotate the small workbook, or another; the copy as openpyxl loads it."""
    source = write(tmp_path / "a.xlsx")

    def annotate(*findings, path=source):
        before = hashlib.sha256(path.read_bytes()).digest()
        workbook.annotate(path, findings, tmp_path / "out.xlsx")
        assert hashlib.sha256(path.read_bytes()).digest() == before
        return openpyxl.load_workbook(tmp_path / "out.xlsx")

    annotate.source, annotate.out = source, tmp_path / "out.xlsx"
    return annotate


def listed(book) -> list[list]:
    return [[cell.value for cell in row] for row in book["Findings"].iter_rows(min_row=6)]


def comments(book) -> dict[str, str]:
    return {
        f"{sheet.title}!{cell.coordinate}": cell.comment.text
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }


def test_a_finding_stands_at_its_cell_and_on_the_sheet_in_front(annotated):
    book = annotated(finding(8, ACQUIRING, value="Buyerland", problem='"Buyerland" is no Party.'))
    assert book.sheetnames[0] == "Findings" and book.active.title == "Findings"
    assert [sheet.sheet_view.tabSelected for sheet in book] == [True] + [False] * 7
    ((place, text),) = comments(book).items()
    assert place == "Table 3 Actions!Y8"  # field 21 with five empty columns before it
    assert '"Buyerland" is no Party.' in text and "Write it right." in text and "check 7" in text
    assert rules.get("consistency.labels").cite in text
    assert book["Table 3 Actions"]["Y8"].fill.fgColor.rgb == "FFFFC9C2"
    ((number, kind, cell, where, value, problem, mend, rule),) = listed(book)
    assert (number, kind, cell, value) == (1, "Inconsistency", "Y8", "Buyerland")
    assert where == f"Table 3 Actions, row 8, column {ACQUIRING}"
    assert problem == '"Buyerland" is no Party.' and mend == "Write it right."
    assert "rule consistency.labels" in rule and "4/CMA.6 para. 29" in rule
    assert book["Findings"]["C6"].hyperlink.location == "'Table 3 Actions'!Y8"
    assert "1 inconsistency." in book["Findings"]["A2"].value


def test_everything_else_is_as_it_was(annotated):
    annotated(finding(8, ACQUIRING))
    assert same(workbook.read(annotated.out), small_aef())
    with_it = openpyxl.load_workbook(annotated.out)
    without = openpyxl.load_workbook(annotated.source)
    for sheet in without:
        assert with_it[sheet.title].freeze_panes == sheet.freeze_panes
        assert len(with_it[sheet.title].data_validations.dataValidation) == len(
            sheet.data_validations.dataValidation
        )


def test_several_findings_at_one_cell_are_joined_the_gravest_colours_it(annotated):
    book = annotated(
        finding(7, "Vintage", outcome=Outcome.WARNING, problem="A question."),
        finding(7, "Vintage", outcome=Outcome.NULL, problem="Not at hand."),
        finding(8, "Vintage", outcome=Outcome.WARNING),
    )
    texts = comments(book)
    assert len(texts) == 2
    text = texts["Table 3 Actions!V7"]
    assert text.index("Finding 1: Question") < text.index("Finding 2: Open")
    sheet = book["Table 3 Actions"]
    assert [sheet[cell].fill.fgColor.rgb for cell in ("V7", "V8")] == ["FFFFE9B8", "FFFFF3C4"]
    assert book["Findings"]["A2"].value.endswith(
        "1 result open until another report is there, 2 questions to look at."
    )


def test_very_many_findings_at_one_cell(annotated):
    book = annotated(*[finding(7, "Vintage", problem="x" * 3000) for _ in range(40)])
    ((_, text),) = comments(book).items()
    assert text.endswith("28 more findings: see the sheet Findings.")
    assert len(listed(book)) == 40


def test_places_in_table_1_and_places_without_a_cell(annotated):
    book = annotated(
        finding(column="Reported year", table="Table 1 Submission"),
        finding(table="Table 1 Submission"),
        finding(column="Vintage"),  # the column as a whole: its header
        finding(9),  # the row as a whole: its first cell
        finding(table="Table 9 Unheard"),
        finding(table=""),
    )
    assert set(comments(book)) == {"Table 1 Submission!C7", "Table 3 Actions!V5", "Table 3 Actions!A9"}
    assert [row[2] for row in listed(book)][1] == "A1"
    assert [bool(book["Findings"].cell(row, 3).hyperlink) for row in range(6, 12)] == [True] * 4 + [False] * 2


def test_a_finding_in_another_file_is_listed_and_its_other_row_marked(annotated):
    theirs = Place("elsewhere/xbu.xlsx", "Table 3 Actions", 12, "Quantity (t CO2 eq)")
    ours = Place(str(annotated.source), "Table 3 Actions", 7, "Quantity (t CO2 eq)")
    one = finding(problem="They differ.", other=ours)
    book = annotated(replace(one, place=theirs))
    ((place, text),) = comments(book).items()
    assert place == "Table 3 Actions!R7" and "xbu.xlsx, Table 3 Actions, row 12" in text
    ((_, _, cell, where, _, problem, _, _),) = listed(book)
    assert cell is None and where.startswith("xbu.xlsx, Table 3 Actions, row 12")
    assert "Compared with: Table 3 Actions, row 7" in problem
    assert "elsewhere" not in str(listed(book)) + text and str(annotated.source.parent) not in text


def test_two_rows_of_one_report_are_both_marked(annotated):
    one = finding(7, "First ID", other=Place("", "Table 3 Actions", 8, "First ID"))
    assert set(comments(annotated(one))) == {"Table 3 Actions!H7", "Table 3 Actions!H8"}


def test_renamed_sheets_and_moved_columns_are_found(annotated, tmp_path):
    book = openpyxl.load_workbook(annotated.source)
    book["Table 3 Actions"].title = "It's actions"
    book["It's actions"].insert_cols(1, 2)
    book["It's actions"].insert_rows(1)
    moved = tmp_path / "moved.xlsx"
    book.save(moved)
    read = workbook.read(moved)
    out = annotated(finding(read.actions[0].row, "Vintage", file=str(moved)), path=moved)
    assert read.actions[0].row == 8
    assert list(comments(out)) == ["It's actions!X8"]
    assert out["Findings"]["C6"].hyperlink.location == "'It''s actions'!X8"


def test_comments_of_people_stay(annotated, tmp_path):
    book = openpyxl.load_workbook(annotated.source)
    book["Table 3 Actions"]["B7"].comment = Comment("Ask the registry.", "Ann")
    mine = tmp_path / "mine.xlsx"
    book.save(mine)
    text = comments(annotated(finding(7, "Action type"), path=mine))["Table 3 Actions!B7"]
    assert text.startswith("Ask the registry.\n\nFinding 1: Inconsistency")


def test_an_annotated_copy_can_be_annotated_again(annotated, tmp_path):
    """A Party mends the copy instead of its report, and checks that: the old remarks are gone."""
    annotated(finding(7, "Vintage"), finding(8, "Vintage"))
    again = tmp_path / "again.xlsx"
    shutil.copy(annotated.out, again)
    book = annotated(finding(8, "Vintage", problem="Still wrong."), path=again)
    assert book.sheetnames.count("Findings") == 1 and len(book.sheetnames) == 8
    assert list(comments(book)) == ["Table 3 Actions!V8"] and len(listed(book)) == 1
    assert book["Table 3 Actions"]["V7"].fill.fill_type is None


def test_merged_cells_have_their_comment_at_the_first(annotated, tmp_path):
    book = openpyxl.load_workbook(annotated.source)
    book["Table 3 Actions"].merge_cells("D7:D9")
    book.save(tmp_path / "merged.xlsx")
    out = annotated(finding(9, "Cooperative approach ID"), path=tmp_path / "merged.xlsx")
    assert list(comments(out)) == ["Table 3 Actions!D7"]


@pytest.mark.parametrize("text", ["=1+1", "@x", "a\x00b\x1b", "\ud800", "x" * 40_000])
def test_texts_of_findings_do_no_harm(annotated, text):
    book = annotated(finding(7, "Vintage", problem=text, mend=text, value=text))
    assert all(cell.data_type != "f" for row in book["Findings"].iter_rows() for cell in row)
    assert len(comments(book)) == 1


def test_no_findings(annotated):
    book = annotated()
    assert book["Findings"]["A2"].value == "a.xlsx: nothing was found." and comments(book) == {}


def test_more_cells_than_can_have_a_comment(annotated, monkeypatch):
    monkeypatch.setattr(annotating, "MOST_CELLS", 2)
    book = annotated(*[finding(row, "Vintage") for row in (7, 8, 9)])
    assert len(comments(book)) == 2 and len(listed(book)) == 3
    assert "1 more cells have a finding and no comment" in book["Findings"]["A3"].value


def test_the_copy_is_another_file(annotated, tmp_path):
    path = annotated.source
    os.link(path, tmp_path / "link.xlsx")
    os.symlink(path, tmp_path / "symlink.xlsx")
    before = path.read_bytes()
    for out in (
        path,
        tmp_path / "link.xlsx",
        tmp_path / "symlink.xlsx",
        f"{tmp_path}/../{tmp_path.name}/a.xlsx",
    ):
        with pytest.raises(AefFileError, match="the workbook itself"):
            workbook.annotate(path, [finding(7)], out)
    for out, said in (
        (tmp_path / "out.xlsm", "ends in .xlsx"),
        (tmp_path / "no/out.xlsx", "cannot be written"),
    ):
        with pytest.raises(AefFileError, match=said):
            workbook.annotate(path, [finding(7)], out)
    assert path.read_bytes() == before and not annotated.out.exists()


def test_nothing_half_written(annotated, monkeypatch):
    annotated(finding(7))
    before = annotated.out.read_bytes()
    monkeypatch.setattr("openpyxl.writer.excel.ExcelWriter.write_data", lambda self: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        annotated(finding(8))
    assert annotated.out.read_bytes() == before
    assert {path.name for path in annotated.out.parent.iterdir()} == {"a.xlsx", "out.xlsx"}


def test_formulas_stay_and_macros_do_not(annotated, tmp_path):
    book = openpyxl.load_workbook(annotated.source)
    book["Table 3 Actions"]["R7"] = "=I7-H7+1"
    book.save(tmp_path / "f.xlsx")
    macros = edited(tmp_path / "f.xlsx", tmp_path / "f.xlsm", **{"xl/vbaProject.bin": b"\0"})
    out = annotated(finding(7, "Vintage"), path=macros)
    assert out["Table 3 Actions"]["R7"].value == "=I7-H7+1"
    assert not any(
        finding.problem.startswith("The workbook holds macros")
        for finding in workbook.read(annotated.out).findings
    )


def test_other_forms_and_very_large_workbooks_are_refused(annotated, tmp_path, monkeypatch):
    for name in ("a.csv", "a.json"):
        with pytest.raises(AefFileError, match="Only a workbook"):
            workbook.annotate(tmp_path / name, [finding(7)], annotated.out)
    monkeypatch.setattr(annotating, "LARGEST", 20_000)
    with pytest.raises(AefFileError, match="copies are made up to"):
        annotated(finding(7))


def test_a_workbook_that_cannot_be_read_is_refused(annotated, tmp_path):
    for content in (None, "<a>"):
        bad = edited(annotated.source, tmp_path / "bad.xlsx", **{ACTIONS: content})
        with pytest.raises(AefFileError):
            workbook.annotate(bad, [finding(7)], annotated.out)
    doctype = edited(annotated.source, tmp_path / "bad.xlsx", **{"docProps/core.xml": "<!DOCTYPE a><a/>"})
    with pytest.raises(AefFileError, match="document type"):
        workbook.annotate(doctype, [finding(7)], annotated.out)
    odd = edited(
        annotated.source,
        tmp_path / "bad.xlsx",
        **{"xl/styles.xml": "<styleSheet><fonts x='1'/></styleSheet>"},
    )
    with pytest.raises(AefFileError, match="copy of it cannot be made"):
        workbook.annotate(odd, [finding(7)], annotated.out)
    assert not annotated.out.exists()


def test_what_the_reader_says_lands_where_it_says(tmp_path):
    """The findings of reading, written into a copy: each at the cell whose value it quotes."""
    aef = small_aef()
    aef.actions[0].bad, aef.actions[0].acquiring = {"acquiring": "Buyerland"}, None
    aef.authorizations[0].bad, aef.authorizations[0].date = {"date": "31/02/2027"}, None
    aef.entities = [Entity(date=date(2027, 2, 1), name="Sun Ltd", bad={"country": "Atlantis"})]
    aef.submission.bad, aef.submission.version = {"version": "one"}, None
    path = write(tmp_path / "a.xlsx", aef)
    findings = workbook.read(path).findings
    workbook.annotate(path, findings, tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert len(findings) == 4
    for place, text in comments(book).items():
        sheet, cell = place.split("!")
        assert f'"{book[sheet][cell].value}"' in text
    assert len(comments(book)) == 4
