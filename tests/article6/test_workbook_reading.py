"""Reading a workbook as people send it: other layouts, what is hidden, other files under its name, bombs."""

import subprocess
import sys
import zipfile
from datetime import datetime

import openpyxl
import pytest

from article6 import workbook
from article6.aef.nomenclature import Nomenclature
from article6.findings import Outcome
from tests.article6.workbook_case import ACTIONS, SHEETS, cell, edited, same, small_aef, write

BOOK = "xl/workbook.xml"


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    """The small workbook; nothing here may change it."""
    path = write(tmp_path_factory.mktemp("small") / "a.xlsx")
    before = path.read_bytes()
    yield path
    assert path.read_bytes() == before


@pytest.fixture
def changed(path, tmp_path):
    """Load the small workbook, change it, save it, read it: the AEF."""

    def change(how, **options):
        loaded = openpyxl.load_workbook(path)
        how(loaded)
        loaded.save(tmp_path / "changed.xlsx")
        return workbook.read(tmp_path / "changed.xlsx", **options)

    return change


def problems(aef) -> list[str]:
    return [finding.problem for finding in aef.findings]


# --- What is in the workbook besides values


def test_a_formula_is_read_by_its_stored_value_and_told(path, tmp_path):
    def formulas(xml):
        xml = cell(xml, "R7", "><f>I7-H7+1</f><v>1000000</v>")
        return cell(xml, "R8", "><f>I8-H8+1</f><v>400000</v>")

    read = workbook.read(edited(path, tmp_path / "b.xlsx", **{ACTIONS: formulas}))
    assert same(read, small_aef())
    (found,) = read.findings
    assert found.outcome is Outcome.WARNING and found.place.row == 7
    assert found.place.column == "Quantity (t CO2 eq)"
    assert "The cell R7 holds a formula" in found.problem and "one more cell" in found.problem


def test_a_formula_without_a_stored_value_is_empty(changed):
    read = changed(lambda book: book["Table 3 Actions"].__setitem__("R7", "=I7-H7+1"))
    assert read.actions[0].quantity is None
    assert any("without a stored value" in problem for problem in problems(read))


def test_formulas_above_the_table_are_nobodys_concern(changed):
    read = changed(lambda book: book["Table 3 Actions"].__setitem__("D1", "=TODAY()"))
    assert read.findings == []


def test_merged_cells_are_named(changed):
    def merge(book):
        book["Table 3 Actions"].merge_cells("D7:D8")
        book["Table 3 Actions"].merge_cells("A1:F1")  # a title may be

    read = changed(merge)
    (found,) = [finding for finding in read.findings if "merged" in finding.problem]
    assert (
        "D7:D8" in found.problem and found.place.row == 7 and found.place.column == "Cooperative approach ID"
    )
    assert [action.approach for action in read.actions] == ["CA0099", None, "CA0099"]


def test_hidden_rows_columns_and_sheets_are_read_and_told(changed):
    def hide(book):
        sheet = book["Table 3 Actions"]
        sheet.row_dimensions[8].hidden = sheet.row_dimensions[9].hidden = True
        sheet.column_dimensions["E"].hidden = True
        sheet.column_dimensions["J"].hidden = True  # a spacer
        book["Table 4 Holdings"].sheet_state = "veryHidden"

    read = changed(hide)
    assert same(read, small_aef())
    assert [(str(finding.place.table), finding.problem) for finding in read.findings] == [
        ("Table 3 Actions", "Rows 8 to 9 are hidden, by hand or by a filter; what is hidden is read too."),
        ("Table 3 Actions", "Column E is hidden; it is read."),
        ("Table 4 Holdings", "The sheet is hidden; it is read."),
    ]


def test_a_number_that_a_spreadsheet_has_rounded_is_told(path, tmp_path):
    long = edited(
        path, tmp_path / "b.xlsx", **{ACTIONS: lambda xml: cell(xml, "H7", "><v>1234567890123456789</v>")}
    )
    read = workbook.read(long)
    assert any("more than 15 digits" in problem for problem in problems(read))


def test_macros_and_links_are_told_and_not_followed(path, tmp_path):
    more = {"xl/vbaProject.bin": b"\0", "xl/externalLinks/externalLink1.xml": "<externalLink/>"}
    read = workbook.read(edited(path, tmp_path / "b.xlsm", **more))
    assert same(read, small_aef())
    assert "macros" in problems(read)[0] and "linked" in problems(read)[1]
    assert {finding.outcome for finding in read.findings} == {Outcome.WARNING}


# --- Dates, in the forms that spreadsheets give them


@pytest.mark.parametrize(
    "value", [datetime(2027, 2, 1), datetime(2027, 2, 1, 0, 0, 0), "01/02/2027"], ids=["date", "time", "text"]
)
def test_a_day_as_a_date_or_as_a_text(changed, value):
    read = changed(lambda book: book["Table 2 Authorizations"].__setitem__("B7", value))
    assert same(read, small_aef()) and read.findings == []


def test_an_action_date_as_a_real_date(changed):
    def put(book):
        book["Table 3 Actions"]["A7"] = datetime(2028, 3, 12, 9, 30)
        book["Table 3 Actions"]["A7"].number_format = "dd/mm/yyyy hh:mm"

    read = changed(put)
    assert read.actions[0].time == datetime(2028, 3, 12, 9, 30)


def test_dates_that_are_none(changed):
    def put(book):
        book["Table 2 Authorizations"]["B7"] = "31/02/2027"
        book["Table 5 Auth. entities"]["A7"] = -5

    read = changed(put)
    assert read.authorizations[0].date is None and read.entities[0].date is None
    assert [finding.check for finding in read.findings] == [2, 2]


# --- Sheets


def test_technical_names_alone_or_a_header_in_another_row(changed):
    def rearrange(book):
        book["Table 3 Actions"].delete_rows(6)  # the labels; the technical names stay
        book["Table 5 Auth. entities"].insert_rows(1, 12)

    read = changed(rearrange)
    assert same(read, small_aef()) and read.findings == []


def test_renamed_sheets_are_found(changed):
    def rename(book):
        book["Table 3 Actions"].title = "actions (final)"
        book["Table 4 Holdings"].title = "Table 4"
        book["Table 5 Auth. entities"].title = "Companies"

    read = changed(rename)
    assert same(read, small_aef())
    assert sorted(finding.value for finding in read.findings) == ["Companies", "Table 4", "actions (final)"]
    assert all(f"Call it {finding.place.table}" in finding.mend for finding in read.findings)


def test_missing_and_extra_sheets_are_told(changed):
    def change(book):
        del book["Index"], book["Table 4 Holdings"]
        book.create_sheet("My notes")["A1"] = "remember"

    read = changed(change)
    said = " ".join(problems(read))
    assert "Not found: Table 4 Holdings." in said and "no sheet Index" in said
    assert read.holdings == [] and len(read.actions) == 3


def test_an_extra_sheet_beside_the_seven(changed):
    read = changed(lambda book: book.create_sheet("My notes"))
    assert problems(read) == ['The sheet "My notes" is not one of the seven of the form; it is not read.']


def test_a_table_that_stands_there_twice(changed):
    read = changed(lambda book: book.copy_worksheet(book["Table 3 Actions"]))
    assert len(read.actions) == 3
    assert any("Two sheets hold this table" in problem for problem in problems(read))


def test_two_sheets_of_one_name(path, tmp_path):
    """No program makes such a file; a tool may."""
    twice = edited(
        path, tmp_path / "b.xlsx", **{BOOK: lambda xml: xml.replace("Table 4 Holdings", "Table 3 Actions")}
    )
    read = workbook.read(twice)
    assert len(read.actions) == 3 and any("Two sheets hold" in problem for problem in problems(read))


def test_an_empty_workbook_and_one_of_something_else(tmp_path):
    book = openpyxl.Workbook()
    book.save(tmp_path / "empty.xlsx")
    assert "None of the five tables was found." in problems(workbook.read(tmp_path / "empty.xlsx"))
    for row in range(1, 100):
        book.active.append([row, "a table of something else", row * 2])
    book.save(tmp_path / "other.xlsx")
    assert "None of the five tables was found." in problems(workbook.read(tmp_path / "other.xlsx"))


def test_places_name_the_file_as_it_was_named(changed, tmp_path):
    read = changed(lambda book: book["Table 3 Actions"].__setitem__("B7", "Sale"))
    assert read.source == str(tmp_path / "changed.xlsx") == read.findings[0].place.file


def test_a_newer_list_of_values_can_be_given(changed, tmp_path):
    lists = tmp_path / "lists.csv"
    lists.write_text("list,position,value\naction_type,1,Sale\n")
    newer = Nomenclature.load(lists, datetime(2030, 1, 1).date())
    read = changed(lambda book: book["Table 3 Actions"].__setitem__("B7", "Sale"), nomenclature=newer)
    assert read.actions[0].type == "Sale"


def test_progress_goes_to_one(path):
    shares = []
    workbook.read(path, progress=shares.append)
    assert shares == sorted(shares) and shares[-1] == 1.0 and 0 < shares[0] <= 1


# --- The start


def test_reading_needs_no_openpyxl(path):
    """The command starts fast: openpyxl and what it brings along are imported for writing only."""
    code = (
        "import sys; from article6 import workbook; assert workbook.read(sys.argv[1]).actions; "
        "print(sorted({'openpyxl', 'numpy', 'lxml', 'pandas'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code, path], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_sheets_of_the_case_are_those_of_the_file(path):
    with zipfile.ZipFile(path) as archive:
        assert set(SHEETS.values()) <= set(archive.namelist())
