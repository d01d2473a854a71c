"""The sheet Findings, in front of an annotated copy: every finding in a row, with a link to its cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink

from article6.findings import Finding, Outcome
from article6.workbook.contents import cleaned, fill
from article6.workbook.layout import FINDINGS, height, reference
from article6.workbook.locating import Locator, Spot
from article6.workbook.looks import FOUND, LOOKS
from article6.workbook.tables import A4, paper

__all__ = ["KINDS", "add_findings_sheet"]

KINDS = {
    Outcome.INCONSISTENT: "Inconsistency",
    Outcome.NULL: "Open",
    Outcome.WARNING: "Question",
}
HEADERS = {
    "No.": 6,
    "Kind": 15,
    "Cell": 10,
    "Place": 32,
    "Value": 20,
    "What is wrong": 60,
    "How to mend it": 48,
    "Rule": 30,
}
HEADER_ROW = 5
MOST_LINKS = 65_000  # a spreadsheet program takes 65,530 in one sheet


def add_findings_sheet(
    workbook: Workbook,
    findings: Sequence[Finding],
    locator: Locator,
    file: str,
    unmarked: int,
) -> None:
    """Put the sheet in front and show it first. `unmarked`: how many cells got no comment, being too many."""
    sheet = workbook.create_sheet(FINDINGS, 0)
    paper(sheet, file, A4)
    for column, (header, width) in enumerate(HEADERS.items(), start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
        _put(sheet, HEADER_ROW, column, "label", header)
    sheet.row_dimensions[1].height = 26
    _put(sheet, 1, 1, "title", "Findings")
    _put(sheet, 2, 1, "subtitle", f"{file}: {_counted(findings)}")
    _put(
        sheet,
        3,
        1,
        "note",
        "This is a copy. Cells with a finding are coloured and have a comment. Mend the report itself, then "
        "check it again." + (f" {unmarked} more cells have a finding and no comment." if unmarked else ""),
    )
    for number, finding in enumerate(findings, start=1):
        row = HEADER_ROW + number
        spot = locator.find(finding.place)
        texts = _texts(number, finding, spot, locator)
        for column, text in enumerate(texts, start=1):
            _put(sheet, row, column, "boxed", text)
        sheet.row_dimensions[row].height = height(zip(texts, HEADERS.values(), strict=True))
        sheet.cell(row, 2).fill = FOUND[finding.outcome]
        if spot and number <= MOST_LINKS:
            link = sheet.cell(row, 3)
            link.hyperlink = Hyperlink(ref="", location=reference(spot.sheet, spot.cell))
            link.font = LOOKS["link"]["font"]
    sheet.freeze_panes = f"A{HEADER_ROW + 1}"
    sheet.auto_filter.ref = f"A{HEADER_ROW}:{get_column_letter(len(HEADERS))}{HEADER_ROW + len(findings)}"
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    for other in workbook.worksheets:
        other.sheet_view.tabSelected = other is sheet
    workbook.active = 0


def _put(sheet, row: int, column: int, look: str, value: object) -> None:
    cell = sheet.cell(row, column)
    for attribute, shown in LOOKS[look].items():
        setattr(cell, attribute, shown)
    fill(cell, cleaned(value) if isinstance(value, str) else value, FINDINGS, "")


def _counted(findings: Sequence[Finding]) -> str:
    if not findings:
        return "nothing was found."
    counts = Counter(finding.outcome for finding in findings)
    words = {
        Outcome.INCONSISTENT: ("inconsistency", "inconsistencies"),
        Outcome.NULL: (
            "result open until another report is there",
            "results open until another report is there",
        ),
        Outcome.WARNING: ("question to look at", "questions to look at"),
    }
    said = [f"{counts[kind]} {words[kind][counts[kind] != 1]}" for kind in words if counts[kind]]
    return ", ".join(said) + "."


def _texts(number: int, finding: Finding, spot: Spot | None, locator: Locator) -> tuple[int | str, ...]:
    compared = f"\nCompared with: {locator.shown(finding.other)}" if finding.other else ""
    check = f"\ncheck {finding.check}" if finding.check is not None else ""
    return (
        number,
        KINDS[finding.outcome],
        spot.cell if spot else "",
        locator.shown(finding.place),
        finding.value,
        finding.problem + compared,
        finding.mend,
        f"{finding.cite}\nrule {finding.rule}{check}",
    )
