"""Writing an AEF as a workbook of seven sheets."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook

from article6.aef.document import Aef
from article6.aef.nomenclature import Nomenclature, current
from article6.aef.written import rows_to_write
from article6.workbook.choices import Choices
from article6.workbook.contents import cleaned
from article6.workbook.front import index
from article6.workbook.layout import PROGRAM
from article6.workbook.saving import save
from article6.workbook.summary import summary
from article6.workbook.tables import across, down

__all__ = ["write"]


def write(
    aef: Aef, path: str | Path, identifiers: str, as_carp: bool, nomenclature: Nomenclature | None
) -> None:
    """See `article6.workbook.write`."""
    file = str(path)
    name = cleaned(" ".join(aef.name.split()))[:120]
    choices = Choices(nomenclature or current())
    workbook = Workbook(write_only=True)
    workbook.properties.creator = workbook.properties.lastModifiedBy = PROGRAM
    workbook.properties.title = name
    try:
        index(workbook, name, file, choices)
        summary(workbook, aef, name, file)
        for kind, rows in rows_to_write(aef, path, identifiers, as_carp):
            if kind.number == 1:
                down(workbook, next(rows, [""] * len(kind.fields)), name, file)
            else:
                count = len(aef.rows(kind.number))
                across(workbook, kind, rows, count, name, file, choices, identifiers != "serial")
        save(workbook, path, aef.submission.date or choices.date)
    finally:
        for sheet in workbook.worksheets:
            if not sheet.closed:  # left open by an error, it would complain on the screen later
                sheet.close()
