"""A sheet on which cells are put at places, in any order: the sheets that are no tables."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from article6.workbook.contents import fill
from article6.workbook.layout import reference
from article6.workbook.looks import dressed

__all__ = ["Page"]


class Page:
    """Put cells, then `close`: the rows are written in order. Widths and heights are set before that."""

    def __init__(self, sheet: Worksheet, file: str) -> None:
        self.sheet, self.file = sheet, file
        self._cells: dict[int, dict[int, WriteOnlyCell]] = defaultdict(dict)

    def put(self, row: int, column: int, look: str, value: Any, number_format: str | None = None) -> None:
        """One cell; rows and columns count from 1."""
        where = f"{self.sheet.title}, row {row}"
        self._cells[row][column] = fill(dressed(self.sheet, look, number_format), value, where, self.file)

    def link(self, row: int, column: int, text: str, sheet: str, cell: str = "A1") -> None:
        """A cell that leads to another place in the workbook."""
        self.put(row, column, "link", text)
        here = self._cells[row][column]
        here.row, here.column = row, column
        here.hyperlink = Hyperlink(ref="", location=reference(sheet, cell), display=text)

    def close(self) -> None:
        """Write the rows."""
        for row in range(1, max(self._cells) + 1):
            cells = self._cells[row]
            self.sheet.append([cells.get(column) for column in range(1, max(cells, default=0) + 1)])
