"""The cells of a sheet as they are read: compared with openpyxl, and in the forms that other programs use."""

import random
import re
from datetime import datetime, timedelta

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from article6.aef.errors import AefFileError
from article6.workbook.book import book
from article6.workbook.container import Container
from article6.workbook.notes import Notes, letters, number
from article6.workbook.sheet import rows
from tests.article6.workbook_case import ACTIONS, cell, edited, write

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
NOISE = "".join(random.Random(1).choices("0123456789abcdef", k=100_000))  # text that cannot be packed tightly
SHARED = '<Relationship Id="texts" Type="x/sharedStrings" Target="/xl/sharedStrings.xml"/>'
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"


def read(path, sheet=0):
    """(rows of a sheet, notes on it)."""
    notes = Notes()
    with Container(path) as container:
        found = book(container)
        return list(rows(container, found, found.sheets[sheet], notes)), notes


def by_hand(folder, sheet_data, texts="", before="", after="", main=MAIN, prefix=""):
    """A workbook of one sheet from the XML of its rows."""
    xmlns = f'xmlns:{prefix[:-1]}="{main}"' if prefix else f'xmlns="{main}"'
    sheet = (
        f"<{prefix}worksheet {xmlns}>{before}<{prefix}sheetData>{sheet_data}</{prefix}sheetData>{after}"
        f"</{prefix}worksheet>"
    )
    source = folder / "source.xlsx"
    openpyxl.Workbook().save(source)
    changes = {"xl/worksheets/sheet1.xml": sheet}
    if texts:
        changes["xl/sharedStrings.xml"] = f'<sst xmlns="{main}">{texts}</sst>'
        changes["xl/_rels/workbook.xml.rels"] = lambda xml: xml.replace("</Rel", f"{SHARED}</Rel")
    return edited(source, folder / "by-hand.xlsx", **changes)


def test_every_kind_of_cell_is_read_as_openpyxl_reads_it(tmp_path):
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    moment = datetime(2028, 3, 12, 17, 45, 30, 250_000)
    rich = CellRichText("plain ", TextBlock(InlineFont(b=True), "bold"), " end")
    for at, value in enumerate(
        [
            *(
                "text",
                " text with blanks ",
                "two\nlines",
                "a&b<c>",
                "",
                "=not a formula",
                "#N/A",
                "\u4e2d\u6587",
            ),
            *(0, 1, -5, 10**14, 1.5, -0.25, 1e-7, 123456789.125, True, False),
            *(datetime(2028, 2, 29), moment, datetime(1950, 1, 1), datetime(9999, 12, 31)),
            rich,
        ],
        start=1,
    ):
        sheet.cell(at, 1 + at % 5).value = value
        if isinstance(value, str):
            sheet.cell(at, 1 + at % 5).data_type = "s"
    for at, code in enumerate(
        ("dd/mm/yyyy", "yyyy-mm-dd hh:mm", "[$-409]d mmm yy;@", "[h]:mm:ss", "mm:ss.0"), 40
    ):
        sheet.cell(at, 2, 47_000.5).number_format = code
    for at, code in enumerate(
        ("0.00", '#,##0 "days"', "[Red]0.0", "0%", "0.00E+00", "General", "@", "\\d0"), 50
    ):
        sheet.cell(at, 3, 47_000.5).number_format = code
    path = tmp_path / "a.xlsx"
    workbook.save(path)
    theirs = {
        (one.row, one.column): one.value
        for line in openpyxl.load_workbook(path, data_only=True).active.iter_rows()
        for one in line
        if one.value is not None and one.value != ""
    }
    ours = {
        (row, column): value
        for row, values in read(path)[0]
        for column, value in enumerate(values, start=1)
        if value is not None
    }
    assert set(ours) == set(theirs)
    for place, value in theirs.items():
        if isinstance(value, timedelta):  # a duration, which has no date: it is read as a time all the same
            assert isinstance(ours[place], datetime)
        else:
            assert ours[place] == value and type(ours[place]) is type(value), place


@given(st.integers(0, 2_958_465), st.integers(0, 86_399_999))
def test_times_are_exact_to_the_millisecond(days, milliseconds):
    """Counted in whole milliseconds from 30 December 1899, as programs agree from 1 March 1900 on."""
    from article6.workbook.sheet import _Pass

    one = object.__new__(_Pass)
    one.epoch, one.book = datetime(1899, 12, 30), type("Book", (), {"from_1904": False})
    found = one.a_time(days + milliseconds / 86_400_000)
    expected = datetime(1899, 12, 30) + timedelta(days=days + (days < 60), milliseconds=milliseconds)
    assert abs(found - expected) <= timedelta(milliseconds=1)


def test_dates_from_1904(tmp_path):
    workbook = openpyxl.Workbook()
    workbook.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    workbook.active["A1"] = datetime(2028, 2, 29)
    workbook.save(tmp_path / "a.xlsx")
    assert read(tmp_path / "a.xlsx")[0] == [(1, [datetime(2028, 2, 29)])]


def test_shared_texts_with_formats_inside_and_reading_aids(tmp_path):
    texts = "<si><t>one</t></si><si><r><t>t</t></r><r><rPr><b/></rPr><t xml:space='preserve'>wo </t></r></si>"
    texts += "<si><t>\u6771\u4eac</t><rPh sb='0' eb='2'><t>aid</t></rPh></si><si/>"
    texts += "<si><t>a_x000D_b_x005F_x0041_</t></si>"
    data = (
        "<row r='2'>" + "".join(f"<c r='{c}2' t='s'><v>{n}</v></c>" for n, c in enumerate("ABCDE")) + "</row>"
    )
    found, _ = read(by_hand(tmp_path, data, texts))
    assert found == [(2, ["one", "two ", "\u6771\u4eac", None, "a\rb_x0041_"])]


@pytest.mark.parametrize("main", [MAIN, STRICT])
@pytest.mark.parametrize("prefix", ["", "x:"])
def test_prefixes_and_the_strict_form(tmp_path, main, prefix):
    data = "<row r='3'><c r='B3'><v>7</v></c><c r='C3' t='inlineStr'><is><t>x</t></is></c></row>"
    data = re.sub("<(/?)", rf"<\1{prefix}", data)
    assert read(by_hand(tmp_path, data, main=main, prefix=prefix))[0] == [(3, [None, 7, "x"])]


def test_rows_and_cells_without_a_reference_follow_each_other(tmp_path):
    data = (
        "<row><c><v>1</v></c><c/><c><v>3</v></c></row><row r='5'><c r='C5'><v>5</v></c><c><v>6</v></c></row>"
    )
    data += "<row><c><v>7</v></c></row>"
    assert read(by_hand(tmp_path, data))[0] == [(1, [1, None, 3]), (5, [None, None, 5, 6]), (6, [7])]


@pytest.mark.parametrize(
    ("content", "value"),
    [
        ("<c r='A1'><v>1E3</v></c>", 1000),
        ("<c r='A1'><v>0.10000000000000001</v></c>", 0.1),
        ("<c r='A1'><v> 5</v></c>", " 5"),
        ("<c r='A1'><v>1_000</v></c>", "1_000"),
        ("<c r='A1'><v>nan</v></c>", "nan"),
        ("<c r='A1'><v>1e999</v></c>", "1e999"),
        (f"<c r='A1'><v>{'9' * 5000}</v></c>", "9" * 5000),
        ("<c r='A1' t='n'><v>\u0661</v></c>", "\u0661"),
        ("<c r='A1' t='b'><v>1</v></c>", True),
        ("<c r='A1' t='b'><v>0</v></c>", False),
        ("<c r='A1' t='e'><v>#REF!</v></c>", "#REF!"),
        ("<c r='A1' t='d'><v>2028-03-12T10:00:00</v></c>", datetime(2028, 3, 12, 10)),
        ("<c r='A1' t='d'><v>someday</v></c>", "someday"),
        ("<c r='A1' t='str'><f>B1</f><v>2</v></c>", "2"),
        ("<c r='A1' t='unheard'><v>2</v></c>", "2"),
    ],
)
def test_forms_of_values(tmp_path, content, value):
    found = read(by_hand(tmp_path, f"<row r='1'>{content}</row>"))[0]
    assert found == [(1, [value])] and type(found[0][1][0]) is type(value)


def test_formulas_give_what_was_stored_with_them(tmp_path):
    data = "<row r='1'><c r='A1'><f>SUM(B1:B9)</f><v>12</v></c><c r='B1'><f>1/0</f></c></row>"
    data += "<row r='2'><c r='A2'><f t='shared' si='0'/><v>13</v></c></row>"
    found, notes = read(by_hand(tmp_path, data))
    assert found == [(1, [12]), (2, [13])]
    assert (notes.formulas[1].row, notes.formulas[1].count) == (1, 2)
    assert notes.uncached[2].row == 1 and 1 not in notes.uncached


def test_what_is_hidden_or_merged_is_noted(tmp_path):
    data = "<row r='1' hidden='1'><c r='A1'><v>1</v></c></row><row r='2' hidden='true'/>"
    data += "<row r='3'><c r='B3'><v>1</v></c></row>"
    cols = "<cols><col min='2' max='3' width='9' hidden='1'/><col min='5' max='5' width='0'/></cols>"
    _, notes = read(
        by_hand(tmp_path, data, before=cols, after="<mergeCells><mergeCell ref='A1:B2'/></mergeCells>")
    )
    assert notes.hidden_rows == [1]  # row 2 holds nothing
    assert notes.hidden_columns == [(2, 3), (5, 5)] and notes.merged == ["A1:B2"]


def test_far_cells_are_not_read_and_empty_ones_cost_nothing(tmp_path):
    data = "<row r='1'><c r='A1'><v>1</v></c><c r='XFD1'><v>2</v></c></row>"
    data += "".join(f"<row r='{n}'><c r='A{n}' s='1'/><c r='XFD{n}' s='1'/></row>" for n in range(2, 400))
    data += "<row r='1048576'><c r='B1048576' s='1'/></row>"
    before = "<dimension ref='A1:XFD1048576'/>"
    found, notes = read(by_hand(tmp_path, data, before=before))
    assert found == [(1, [1])] and notes.far_right == (1, "XFD")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("<row r='1'><c r='A1' t='s'><v>0</v></c></row>", "a text that the file does not hold"),
        ("<row r='1'><c r='A1' t='s'><v>-1</v></c></row>", "a text that the file does not hold"),
        ("<row r='1'><c r='A1' t='s'><v>one</v></c></row>", "a text that the file does not hold"),
        ("<row r='1'><c r='1A'><v>1</v></c></row>", "a cell at '1A'"),
        ("<row r='1'><c r='AAAA1'><v>1</v></c></row>", "a cell at 'AAAA1'"),
        ("<row r='0'/>", "a row with the number '0'"),
        ("<row r='1048577'/>", "a row with the number '1048577'"),
        ("<row r='2'/><row r='2'/>", "has row 2 below row 2"),
        ("<row r='3'/><row r='2'/>", "has row 2 below row 3"),
        ("<row r='1'><c r='B1'><v>1</v></c><c r='A1'><v>1</v></c></row>", "its cells in disorder"),
        ("<row r='1'><c r='B1'><v>1</v></c><c r='B1'><v>1</v></c></row>", "one of them twice"),
        ("<row r='1'><c><c/></c></row>", "a cell inside a cell"),
        ("<row r='1'><row r='2'/></row>", "a row inside a row"),
        ("<row r='1'><c r='A1'>", "breaks off"),
        ("<a>" * 300 + "</a>" * 300, "nests more than 200"),
        (f"<row r='1'><c r='A1' t='str'><v>{NOISE * 90}</v></c></row>", "more than 32767 characters"),
    ],
)
def test_a_broken_sheet_is_refused_by_name(tmp_path, data, said):
    with pytest.raises(AefFileError) as refused:
        read(by_hand(tmp_path, data))
    assert said in str(refused.value) and "the sheet 'Sheet'" in str(refused.value)


def test_a_sheet_that_is_no_worksheet(tmp_path):
    source = write(tmp_path / "a.xlsx")
    path = edited(source, tmp_path / "b.xlsx", **{ACTIONS: "<chartsheet/>"})
    with pytest.raises(AefFileError, match="no table of cells"):
        read(path, 4)


def test_letters_and_numbers_of_columns():
    """As openpyxl counts them, up to the last column of a sheet."""
    for at in range(1, 16_385, 7):
        text = openpyxl.utils.get_column_letter(at)
        assert letters(at) == text and number(text) == at


def test_cell_is_replaced_in_the_case_itself(tmp_path):
    path = edited(
        write(tmp_path / "a.xlsx"), tmp_path / "b.xlsx", **{ACTIONS: lambda xml: cell(xml, "B7", "><v>5</v>")}
    )
    assert dict(read(path, 4)[0])[7][1] == 5
