"""The annotated copy: a comment at each cell with a finding, and the sheet Findings in front."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterable
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from article6.aef.errors import AefFileError
from article6.findings import Finding, Outcome
from article6.workbook.container import MIB, Container
from article6.workbook.contents import cleaned
from article6.workbook.findings_sheet import KINDS, add_findings_sheet
from article6.workbook.layout import FINDINGS, PROGRAM
from article6.workbook.locating import Locator, Spot
from article6.workbook.looks import FOUND
from article6.workbook.saving import save
from article6.workbook.xml import check_prolog

__all__ = ["annotate"]

LARGEST = 256 * MIB  # unpacked: some 200,000 rows, for which a copy takes 3 GB of memory and two minutes
FORMS = {".xlsx", ".xlsm", ".xltx", ".xltm"}
MOST_CELLS = 5_000  # with a comment; the sheet Findings lists everything
MOST_IN_ONE = 12  # findings in one comment
LONGEST = 2_000  # characters of one of them
_SEVERITY = (Outcome.INCONSISTENT, Outcome.NULL, Outcome.WARNING)
_BREAK = "\n\n"

Numbered = tuple[int, Finding]


def annotate(path: str | Path, findings: Iterable[Finding], out: str | Path) -> None:
    """See `article6.workbook.annotate`."""
    _check(path, out)
    several = list(findings)
    locator = Locator(path)
    with Container(path) as container:
        unpacked = sum(map(container.size, container.parts))
        if unpacked > LARGEST:
            raise container.refuse(
                f"the workbook unpacks to {unpacked // MIB} MiB; copies are made up to {LARGEST // MIB}.",
                "Take the findings as a list.",
            )
        for part in container.parts:
            check_prolog(container, part)
    workbook = _loaded(path)
    _clear(workbook)
    marked: dict[Spot, list[Numbered]] = {}
    for number, finding in enumerate(several, start=1):
        for at in dict.fromkeys(locator.find(place) for place in (finding.place, finding.other) if place):
            if at and at.row:
                marked.setdefault(at, []).append((number, finding))
    for spot, those in list(marked.items())[:MOST_CELLS]:
        _mark(workbook[spot.sheet], spot, those, locator)
    add_findings_sheet(workbook, several, locator, Path(path).name, max(0, len(marked) - MOST_CELLS))
    save(workbook, out, workbook.properties.modified or workbook.properties.created)


def _check(path: str | Path, out: str | Path) -> None:
    if Path(path).suffix.lower() not in FORMS:
        raise AefFileError(
            path,
            "Only a workbook has cells for comments.",
            "Take the findings as a list, or save it as .xlsx.",
        )
    if Path(out).suffix.lower() != ".xlsx":
        raise AefFileError(out, "The annotated copy is a workbook.", "Give it a name that ends in .xlsx.")
    try:
        same = os.path.samefile(path, out)
    except (OSError, ValueError):  # one of them does not exist, which is said where it is opened
        same = False
    if same:
        raise AefFileError(
            out, "This is the workbook itself, which stays as it is.", "Give the copy another name."
        )


def _loaded(path: str | Path) -> Workbook:
    """The workbook with its formulas and formats; macros are left out."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what openpyxl cannot carry over: pictures, some extensions
            return load_workbook(path)
    except Exception as error:  # openpyxl raises anything on parts that it does not expect
        raise AefFileError(
            path,
            "The workbook can be read, but a copy of it cannot be made: it holds a part in an unusual form.",
            "Open it in a spreadsheet program, save it under another name, and annotate that.",
        ) from error


def _clear(workbook: Workbook) -> None:
    """Take away what an earlier annotation put in."""
    for sheet in workbook.worksheets:
        if sheet.title == FINDINGS and sheet["A1"].value == FINDINGS:
            workbook.remove(sheet)
            continue
        for cell in list(sheet._cells.values()):  # iter_rows would make all cells that are not there
            comment = getattr(cell, "comment", None)
            if comment and comment.author == PROGRAM:
                kept = comment.text.partition(f"{_BREAK}Finding ")[0]
                cell.comment = None
                if not comment.text.startswith("Finding ") and kept:
                    cell.comment = Comment(kept, "", 140, 320)
                if cell.fill.fgColor.rgb in {found.fgColor.rgb for found in FOUND.values()}:
                    cell.fill = PatternFill()


def _mark(sheet: Worksheet, spot: Spot, those: list[Numbered], locator: Locator) -> None:
    row, column = spot.row, spot.column
    for merged in sheet.merged_cells.ranges:
        if merged.min_row <= row <= merged.max_row and merged.min_col <= column <= merged.max_col:
            row, column = merged.min_row, merged.min_col
    cell = sheet.cell(row, column)
    texts = [cell.comment.text] if cell.comment else []
    texts += [_text(number, finding, locator) for number, finding in those[:MOST_IN_ONE]]
    if len(those) > MOST_IN_ONE:
        texts.append(f"{len(those) - MOST_IN_ONE} more findings: see the sheet {FINDINGS}.")
    text = cleaned(_BREAK.join(texts))
    lines = sum(1 + len(line) // 48 for line in text.split("\n"))
    cell.comment = Comment(text, PROGRAM, height=min(20 + 17 * lines, 600), width=340)
    cell.fill = FOUND[min((finding.outcome for _, finding in those), key=_SEVERITY.index)]


def _text(number: int, finding: Finding, locator: Locator) -> str:
    check = f" (check {finding.check})" if finding.check is not None else ""
    lines = [f"Finding {number}: {KINDS[finding.outcome]}{check}", finding.problem]
    if finding.other:
        lines.append(f"Compare: {locator.shown(finding.place)} and {locator.shown(finding.other)}")
    lines += [f"To do: {finding.mend}", f"Rule: {finding.cite}"]
    text = "\n".join(lines)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
