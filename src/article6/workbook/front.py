"""The sheet Index: what is where, how to fill it in, and the controlled values."""

from __future__ import annotations

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from article6.aef.format import TABLES, table
from article6.workbook import layout
from article6.workbook.choices import FIRST_COLUMN, HEADER_ROW, Choices
from article6.workbook.page import Page
from article6.workbook.tables import A4, SAYS, paper

__all__ = ["index"]

_HOW = {
    "Grey fields": "Filled in by the centralized accounting and reporting platform (CARP). Leave them empty.",
    "Above the labels": "The number of the field, whether it is mandatory, and its technical name.",
    "Does not apply": "Leave the field empty, or write NA.",
    "Dates": "dd/mm/yyyy. The action date is a text with the time in UTC: 2028-03-12T00:00:00.000Z.",
    "Lists": "Cells with a list offer the values of the nomenclature. All lists stand on this sheet.",
    "Rows": "New rows stand below the last one. The narrow empty columns are no fields.",
    "Official template": "Labels and order are those of 4/CMA.6 annex II. Compare with the template of the "
    "CARP before you submit.",
}


def index(workbook: Workbook, name: str, file: str, choices: Choices) -> None:
    """Write the sheet."""
    sheet = workbook.create_sheet(layout.INDEX)
    for letter, width in zip("ABCD", (28, 104, 3, 3), strict=True):
        sheet.column_dimensions[letter].width = width
    for list_name, column in choices.columns.items():
        longest = max(map(len, choices.lists[list_name]))
        sheet.column_dimensions[get_column_letter(column)].width = max(18, min(longest + 3, 40))
    paper(sheet, name, A4)
    sheet.row_dimensions[1].height = 26
    page = Page(sheet, file)
    page.put(1, 1, "title", "Agreed electronic format (AEF): annual information")
    page.put(2, 1, "subtitle", f"{name}. 2/CMA.3 annex paragraph 20, in the format of 4/CMA.6 annex II.")
    page.put(4, 1, "label", "Sheet")
    page.put(4, 2, "label", "What it holds")
    says = {layout.SUMMARY: "Totals of this report, computed when the file was written."}
    says |= {table(1).sheet: "The Party, the year and the version of this report."}
    says |= {kind.sheet: SAYS[kind.number] for kind in TABLES[1:]}
    for row, (title, text) in enumerate(says.items(), start=5):
        page.link(row, 1, title, title)
        page.put(row, 2, "boxed", text)
    row = 6 + len(says)
    page.put(row, 1, "section", "How to fill it in")
    for down, (topic, text) in enumerate(_HOW.items(), start=row + 1):
        page.put(down, 1, "boxed", topic)
        page.put(down, 2, "boxed", text)
    page.put(2, FIRST_COLUMN, "section", f"Controlled values, nomenclature of {choices.date:%d/%m/%Y}")
    for list_name, column in choices.columns.items():
        page.put(HEADER_ROW, column, "label", choices.title(list_name))
        for down, value in enumerate(choices.lists[list_name], start=HEADER_ROW + 1):
            page.put(down, column, "boxed", value)
    page.close()
    sheet.print_area = f"A1:B{row + len(_HOW)}"
