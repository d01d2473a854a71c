"""The sheets of the five tables: table 1 runs down its sheet, the others run across."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from article6.aef.format import Field, Table, table
from article6.aef.written import Written
from article6.workbook import layout
from article6.workbook.choices import Choices
from article6.workbook.contents import content, fill
from article6.workbook.looks import DATE, WHOLE, YEAR, dressed

__all__ = ["across", "down", "paper"]

RULED = 15  # rows that are ruled at least, so that a printed form can be filled in by hand
SPARE = 500  # rows below the last one that still offer the lists
A4, A3 = 9, 8
SAYS = {
    2: "One row for each version of an authorization. Quantities in t CO2 eq.",
    3: "One row for each action and block of ITMOs, in the registry of this Party. Times in UTC.",
    4: "One row for each block held on 31 December of the reported year.",
    5: "One row for each entity that is authorized.",
}
_FORMATS = {"date": DATE, "year": YEAR, "quantity": WHOLE, "whole number": YEAR, "serial": YEAR}
_CODES = {"date", "year", "party", "approach", "registry", "version", "whole number"}  # in the middle
_HOW = {
    "party": "Three capitals of ISO 3166-1 alpha-3, such as XHA",
    "version": "Two numbers with a point: the first version is 1.0",
    "year": "Four digits",
    "date": "dd/mm/yyyy",
}
_HOW_FIELD = {
    "year": "The year in which the actions occurred",
    "review_status": "Left empty by the Party",
    "check_result": "Left empty by the Party",
    "review_reference": "Left empty by the Party",
}


def down(workbook: Workbook, cells: Sequence[Written], name: str, file: str) -> None:
    """Table 1: how to write a field in column A, its label in column B, its value in column C.

    Nothing stands to the right of the values: a reader that looks for the value there finds it or nothing.
    """
    kind = table(1)
    sheet = workbook.create_sheet(kind.sheet)
    paper(sheet, name, A4)
    for letter, width in zip("ABC", (50, 52, 34), strict=True):
        sheet.column_dimensions[letter].width = width
    for number in range(5, 5 + len(kind.fields)):
        sheet.row_dimensions[number].height = 32
    _head(sheet, kind, name, "The Party, the year and the version of this report.")
    sheet.append([fill(dressed(sheet, "marker"), text, "", file) for text in ("How", "Field", "Value")])
    for row, field in enumerate(kind.fields, start=5):
        value = content(field, cells[field.number - 1])
        look = "carp" if field.filled == "CARP" else "value"
        how = _HOW_FIELD.get(field.attribute) or _HOW[field.kind]
        row_cells = (
            fill(dressed(sheet, "how"), f"{layout.marker(field)}. {how}.", "", file),
            fill(dressed(sheet, "side label"), field.label, "", file),
            fill(dressed(sheet, look, _FORMATS.get(field.kind)), value, _where(kind, field, row), file),
        )
        sheet.append(row_cells)


def across(
    workbook: Workbook,
    kind: Table,
    cells: Iterable[Sequence[Written]],
    count: int,
    name: str,
    file: str,
    choices: Choices,
    whole: bool,
) -> None:
    """Tables 2 to 5: title, notes, what is mandatory, technical names, labels, and the rows.

    `cells`: the rows as they are to be written; `count`: how many there may be. `whole`: First ID and Last ID
    may hold whole identifiers.
    """
    sheet = workbook.create_sheet(kind.sheet)
    paper(sheet, name, A4 if kind.number == 5 else A3, pages=2 if kind.number == 3 else 1)
    sheet.print_title_cols = "A:A"
    sheet.print_title_rows = f"{layout.MARKER_ROW}:{layout.HEADER_ROW}"
    fields = layout.columns(kind)
    last = layout.FIRST_ROW + max(count, RULED) + SPARE
    for number, field in enumerate(fields, start=1):
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = layout.width(field, whole)
        if field and field.list:
            sheet.data_validations.append(
                choices.validation(field, f"{letter}{layout.FIRST_ROW}:{letter}{last}")
            )
    sheet.freeze_panes = f"B{layout.FIRST_ROW}"
    for number, height in zip(range(layout.MARKER_ROW, layout.FIRST_ROW), (40, 26, 64), strict=True):
        sheet.row_dimensions[number].height = height
    _head(sheet, kind, name, SAYS[kind.number])
    for look, text in (
        ("marker", layout.marker),
        ("technical", lambda field: field.technical_name),
        ("label", lambda field: field.label),
    ):
        sheet.append([field and fill(dressed(sheet, look), text(field), "", file) for field in fields])
    _body(sheet, kind, fields, cells, file, whole)


def _body(
    sheet: Worksheet,
    kind: Table,
    fields: Sequence[Field | None],
    rows: Iterable[Sequence[Written]],
    file: str,
    whole: bool,
) -> None:
    """The rows. One cell for each column serves all of them: it is written before it is filled again."""
    columns = [(field, field and _cell(sheet, field)) for field in fields]
    widths = [layout.width(field, whole) for field in kind.fields]
    position = layout.FIRST_ROW - 1
    for position, row in enumerate(rows, start=layout.FIRST_ROW):
        if high := layout.height(zip(row, widths, strict=True)):
            sheet.row_dimensions[position].height = high
        sheet.append(
            [
                field
                and fill(cell, content(field, row[field.number - 1]), _where(kind, field, position), file)
                for field, cell in columns
            ]
        )
    for _ in range(layout.FIRST_ROW + RULED - 1 - position):
        sheet.append([field and fill(cell, None, "", file) for field, cell in columns])


def _cell(sheet: Worksheet, field: Field) -> WriteOnlyCell:
    look = "carp" if field.filled == "CARP" else "code" if field.kind in _CODES else "boxed"
    return dressed(sheet, look, _FORMATS.get(field.kind))


def _where(kind: Table, field: Field, row: int) -> str:
    return f"{kind.sheet}, row {row}, column {field.label}"


def _head(sheet: Worksheet, kind: Table, name: str, says: str) -> None:
    sheet.row_dimensions[1].height = 26
    title = fill(dressed(sheet, "title"), f"Table {kind.number}. {kind.name}", "", "")
    sheet.append([title])
    sheet.append([fill(dressed(sheet, "subtitle"), f"{name}. {says}", "", "")])
    carp = any(field.filled == "CARP" for field in kind.fields)
    sheet.append([fill(dressed(sheet, "note"), layout.CARP_NOTE if carp else None, "", "")])


def paper(sheet: Worksheet, name: str, size: int, pages: int = 1) -> None:
    """Landscape, as wide as so many pages; the sheet's name and the page at the foot.

    Comes before any row: what is said of a sheet is written before its cells.
    """
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = size
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = pages, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top, sheet.page_margins.bottom = 0.5, 0.7
    sheet.sheet_view.showGridLines = False
    sheet.oddFooter.left.text = name.replace("&", "&&")
    sheet.oddFooter.center.text = "&A"
    sheet.oddFooter.right.text = "Page &P of &N"
