"""The workbook that we write: seven sheets, exact values, no formulas, the same bytes every time."""

import hashlib
import re
import zipfile
from datetime import datetime
from fractions import Fraction

import openpyxl
import pytest

from article6 import workbook
from article6.aef.document import Aef
from article6.aef.format import TABLES
from article6.aef.nomenclature import current
from article6.aef.rows import Submission
from article6.identifiers import ItmoId
from tests.article6.workbook_case import SHEETS, first_transfer, same, small_aef, write

DANGEROUS = ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "\t=1", "'=1", '=HYPERLINK("http://x")']


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    return openpyxl.load_workbook(write(tmp_path_factory.mktemp("small") / "small.xlsx"))


def values_of(sheet):
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_seven_sheets_in_the_order_of_the_form(small):
    assert small.sheetnames == list(SHEETS)
    assert [kind.sheet for kind in TABLES] == small.sheetnames[2:]
    assert all(sheet.sheet_state == "visible" for sheet in small)


@pytest.mark.parametrize("kind", TABLES[1:], ids=lambda kind: kind.sheet)
def test_labels_stand_in_one_row_with_empty_columns_where_the_form_has_them(small, kind):
    header = [cell.value for cell in small[kind.sheet][6]]
    assert [text for text in header if text] == [field.label for field in kind.fields]
    # 2.4: after field 4 of table 2; after 9, 12, 17, 19, 21 and 25 of table 3; after 6, 9 and 14 of table 4
    spacers = {2: [5], 3: [10, 14, 20, 23, 26, 31], 4: [7, 11, 17], 5: []}[kind.number]
    assert [at for at, text in enumerate(header, start=1) if text is None] == spacers
    technical = [cell.value for cell in small[kind.sheet][5]]
    assert [text for text in technical if text] == [field.technical_name for field in kind.fields]


def test_table_1_runs_down_with_the_value_to_the_right_of_its_label(small):
    sheet = small["Table 1 Submission"]
    found = {row[1].value: row[2].value for row in sheet.iter_rows(min_row=5)}
    assert found["Party"] == "XHA" and found["Version"] == "1.0" and found["Reported year"] == 2028
    assert found["Date of submission"] == datetime(2029, 4, 10)
    assert sheet.max_column == 3  # nothing to the right of the values


def test_summary_adds_up_by_type_and_by_vintage(small):
    rows = values_of(small["Summary information"])
    table = {row[0]: row[1:] for row in rows if row[0]}
    # 1,000,000 of 2027 and 400,000 of 2028 first transferred; 500 of 2027 cancelled; 199,500 held
    assert table["First transfer"][:2] == [2, 1_400_000]
    assert table["Cancellation"][:2] == [1, 500]
    assert table["All actions"][:2] == [3, 1_400_500]
    assert table[2027][:3] == [1_000_000, 500, 199_500]
    assert table[2028][:3] == [400_000, 0, 0]
    assert table["All vintages"][:3] == [1_400_000, 500, 199_500]


def test_summary_says_what_it_could_not_add(tmp_path):
    aef = small_aef()
    aef.actions[0].quantity, aef.actions[1].type, aef.holdings[0].vintage = None, None, None
    rows = values_of(openpyxl.load_workbook(write(tmp_path / "a.xlsx", aef))["Summary information"])
    table = {row[0]: row[1:] for row in rows if row[0]}
    assert table["Not stated"][-1] == 199_500  # the last row of that name: held, of no vintage
    assert "Not in these sums: rows without a quantity that can be read, 1." in table


def test_dates_are_dates_times_are_texts_and_numbers_are_numbers(small):
    sheet = small["Table 3 Actions"]
    assert sheet["A7"].value == "2028-03-12T09:30:00.000Z"
    assert sheet["H7"].value == 1 and sheet["I7"].value == 1_000_000
    day = small["Table 2 Authorizations"]["B7"]
    assert day.value == datetime(2027, 2, 1) and day.number_format == "dd/mm/yyyy"


def test_every_list_is_offered_and_the_long_ones_stand_on_the_index(small):
    lists = current().lists
    offered = {}
    for kind in TABLES[1:]:
        for validation in small[kind.sheet].data_validations.dataValidation:
            assert validation.errorStyle == "warning"  # lists grow: another value can be kept
            assert len(validation.formula1) <= 257
            for area in validation.sqref.ranges:
                offered[kind.sheet, small[kind.sheet].cell(6, area.min_col).value] = validation.formula1
    assert len(offered) == sum(bool(field.list) for kind in TABLES for field in kind.fields) == 5 + 5 + 3
    for kind in TABLES[1:]:
        for field in kind.fields:
            if not field.list:
                continue
            formula = offered[kind.sheet, field.label]
            if formula.startswith('"'):
                found = formula.strip('"').split(",")
            else:
                area = re.fullmatch(r"'Index'!\$([A-Z]+)\$(\d+):\$\1\$(\d+)", formula)
                column, first, last = area.groups()
                found = [small["Index"][f"{column}{row}"].value for row in range(int(first), int(last) + 1)]
            assert found == list(lists[field.list])


def test_the_index_links_to_every_other_sheet(small):
    places = [link.location for link in small["Index"]._hyperlinks] or [
        row[0].hyperlink.location for row in small["Index"].iter_rows(min_row=5, max_row=10)
    ]
    assert places == [f"'{name}'!A1" for name in list(SHEETS)[1:]]


def test_sheets_are_made_for_paper_and_stay_in_view(small):
    for sheet in small:
        assert sheet.page_setup.orientation == "landscape" and sheet.page_setup.fitToHeight == 0
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
    for kind in TABLES[1:]:
        sheet = small[kind.sheet]
        assert sheet.freeze_panes == "B7" and sheet.print_title_rows == "$4:$6"
        assert all(sheet.column_dimensions[letter].width > 1 for letter in "ABC")


def test_grey_fields_say_in_words_who_fills_them(small):
    sheet = small["Table 3 Actions"]
    assert "CARP" in sheet["A3"].value and "Leave them empty" in sheet["A3"].value
    header = {cell.value: cell.column for cell in sheet[6]}
    column = header["Result of the consistency checks"]
    assert sheet.cell(4, column).value == "26 · by the CARP"
    assert sheet.cell(7, column).fill.fgColor.rgb != sheet.cell(7, 1).fill.fgColor.rgb


def test_nobody_is_named_in_the_properties(tmp_path):
    found = openpyxl.load_workbook(write(tmp_path / "a.xlsx")).properties
    assert found.creator == found.lastModifiedBy == "Article 6 in Practice"
    assert found.created == found.modified == datetime(2029, 4, 10)


def test_the_same_aef_gives_the_same_bytes(tmp_path):
    digests = {
        hashlib.sha256(write(tmp_path / name).read_bytes()).hexdigest() for name in ("a.xlsx", "b.xlsx")
    }
    assert len(digests) == 1


@pytest.mark.parametrize("text", DANGEROUS)
def test_a_text_never_becomes_a_formula(tmp_path, text):
    aef = small_aef()
    aef.actions[0].note = aef.entities[0].name = aef.authorizations[0].terms = text
    path = write(tmp_path / "a.xlsx", aef)
    with zipfile.ZipFile(path) as archive:
        assert not any(
            b"<f>" in archive.read(part) or b"<f " in archive.read(part) for part in SHEETS.values()
        )
    cell = openpyxl.load_workbook(path)["Table 5 Auth. entities"]["B7"]
    assert cell.value == text and cell.data_type == "s" and cell.quotePrefix
    read = workbook.read(path)
    assert read.actions[0].note == text.strip() and not read.findings


def test_a_party_that_begins_with_a_sign_stays_a_text_everywhere(tmp_path):
    aef = small_aef()
    aef.submission.party, aef.submission.bad = None, {"party": "=1+1"}
    path = write(tmp_path / "a.xlsx", aef)
    for sheet in openpyxl.load_workbook(path):
        assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


@pytest.mark.parametrize("text", ["_x0041_", "a_x000D_b", "_x005F_x0041_"])
def test_a_text_that_looks_like_an_escape_comes_back(tmp_path, text):
    aef = small_aef()
    aef.actions[0].note = text
    assert workbook.read(write(tmp_path / "a.xlsx", aef)).actions[0].note == text


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x1b", "\ud800", "\uffff"])
def test_a_control_character_is_refused_with_its_place(tmp_path, sign):
    aef = small_aef()
    aef.actions[1].note = f"before{sign}after"
    with pytest.raises(workbook.AefFileError) as refused:
        write(tmp_path / "a.xlsx", aef)
    assert "row 8" in str(refused.value) and "Additional explanatory information" in str(refused.value)
    assert list(tmp_path.iterdir()) == []


def test_a_text_too_long_for_a_cell_is_refused(tmp_path):
    aef = small_aef()
    aef.actions[0].note = "a" * 32_768
    with pytest.raises(workbook.AefFileError, match="32,768 characters"):
        write(tmp_path / "a.xlsx", aef)
    aef.actions[0].note = "a" * 32_767
    assert workbook.read(write(tmp_path / "a.xlsx", aef)).actions[0].note == "a" * 32_767


@pytest.mark.parametrize("serial", [10**15 - 1, 10**15, 10**17 + 1])
def test_long_numbers_keep_every_digit(tmp_path, serial):
    aef = small_aef()
    aef.actions = [first_transfer(serial, serial)]
    read = workbook.read(write(tmp_path / "a.xlsx", aef))
    assert (read.actions[0].first, read.actions[0].last) == (serial, serial)
    assert read.findings == []


@pytest.mark.parametrize(
    "amount", ["0.1", "1/3", "123456789012.345", "1234567890123456.789", "9.99999999999999"]
)
def test_amounts_come_back_exactly(tmp_path, amount):
    aef = small_aef()
    more = {"metric": "non-GHG", "non_ghg_metric": "MWh", "amount": Fraction(amount)}
    aef.actions = [first_transfer(1, 10, **more)]
    assert workbook.read(write(tmp_path / "a.xlsx", aef)).actions[0].amount == Fraction(amount)


def test_what_could_not_be_read_is_written_as_it_was(tmp_path):
    aef = small_aef()
    aef.actions[0].acquiring, aef.actions[0].bad = None, {"acquiring": "Buyerland"}
    read = workbook.read(write(tmp_path / "a.xlsx", aef))
    assert read.actions[0].bad == {"acquiring": "Buyerland"}


def test_fields_of_the_carp_are_refused_unless_the_platform_writes(tmp_path):
    aef = small_aef()
    aef.actions[0].check_result = "Checked, no inconsistencies identified"
    with pytest.raises(workbook.AefFileError, match="filled by the platform"):
        write(tmp_path / "a.xlsx", aef)
    read = workbook.read(write(tmp_path / "a.xlsx", aef, as_carp=True))
    assert read.actions[0].check_result == "Checked, no inconsistencies identified"
    assert workbook.read(write(tmp_path / "b.xlsx", read)).actions[0].check_result  # what was there stays


def test_serials_alone_or_whole_identifiers(tmp_path):
    aef = small_aef()
    first = ItmoId("CA0099", "XHA02", "XHA", 1, 2027)
    aef.actions = [first_transfer(1, 1, first_id=first, last_id=first), first_transfer(2, 5)]
    texts = {}
    for form in ("serial", "full", "same"):
        sheet = openpyxl.load_workbook(write(tmp_path / f"{form}.xlsx", aef, identifiers=form))[
            "Table 3 Actions"
        ]
        texts[form] = sheet["H7"].value, sheet["I8"].value
    assert texts["serial"] == (1, 5)
    assert texts["full"] == ("CA0099-XHA02-XHA-1-2027", "CA0099-XHA01-XHA-5-2027")
    assert texts["same"] == ("CA0099-XHA02-XHA-1-2027", 5)
    with pytest.raises(ValueError, match="identifiers"):
        write(tmp_path / "x.xlsx", aef, identifiers="short")


def test_a_form_to_fill_in(tmp_path):
    """An AEF with table 1 alone: empty rows, lists and all, and nothing to find when it is read."""
    path = write(tmp_path / "form.xlsx", Aef(small_aef().submission))
    sheet = openpyxl.load_workbook(path)["Table 3 Actions"]
    assert sheet.max_row >= 20 and sheet["B7"].value is None
    read = workbook.read(path)
    assert same(read, Aef(small_aef().submission)) and read.findings == []
    empty = workbook.read(write(tmp_path / "empty.xlsx", Aef()))
    assert empty.submission == Submission() and empty.findings == []


@pytest.mark.parametrize("path", ["missing/a.xlsx", ".", "a\0b.xlsx"])
def test_a_place_that_cannot_be_written_is_named(tmp_path, path):
    with pytest.raises(workbook.AefFileError):
        workbook.write(small_aef(), f"{tmp_path}/{path}")
    assert list(tmp_path.iterdir()) == []


def test_an_interrupted_writing_leaves_the_old_file(tmp_path, monkeypatch):
    path = write(tmp_path / "a.xlsx")
    before = path.read_bytes()
    monkeypatch.setattr("openpyxl.writer.excel.ExcelWriter.write_data", lambda self: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        write(path)
    assert path.read_bytes() == before and list(tmp_path.iterdir()) == [path]


def test_a_full_disk_is_told_and_leaves_nothing(tmp_path, monkeypatch):
    class SerialisationError(Exception):  # as the library that writes the sheets raises it
        pass

    def no_room(*given):
        raise SerialisationError("IO_WRITE")

    monkeypatch.setattr("article6.workbook.writing.write", no_room)
    with pytest.raises(workbook.AefFileError, match="Make room on the disk"):
        workbook.write(Aef(), tmp_path / "x.xlsx")
    assert list(tmp_path.iterdir()) == []
