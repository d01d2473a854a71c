"""Writing an AEF as a workbook of seven sheets."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook

from article6.aef.document import Aef
from article6.aef.format import TABLES
from article6.aef.nomenclature import Nomenclature, current
from article6.workbook.choices import Choices
from article6.workbook.front import index
from article6.workbook.saving import save
from article6.workbook.summary import summary
from article6.workbook.tables import across, down

__all__ = ["write"]

PROGRAM = "Article 6 in Practice"


def write(aef: Aef, path: str | Path, full: bool, nomenclature: Nomenclature | None) -> None:
    """See `article6.workbook.write`."""
    place = Path(path)
    file = place.name
    name = " ".join(aef.name.split())[:120]
    choices = Choices(nomenclature or current())
    workbook = Workbook(write_only=True)
    workbook.properties.creator = workbook.properties.lastModifiedBy = PROGRAM
    workbook.properties.title = name
    index(workbook, name, file, choices)
    summary(workbook, aef, name, file)
    down(workbook, aef, name, file)
    for kind in TABLES[1:]:
        across(workbook, aef, kind, name, file, choices, full)
    day = aef.submission.date
    save(workbook, place, day if day and day.year >= 1980 else choices.date)
