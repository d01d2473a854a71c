"""Where the place that a finding names stands in a workbook: which sheet, which cell."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from article6.aef.format import TABLES, Table
from article6.aef.headers import Header, field_named, table_of
from article6.findings import Place
from article6.workbook.book import book
from article6.workbook.container import Container
from article6.workbook.notes import letters
from article6.workbook.reading import Stream, streams
from article6.workbook.sheet import MAX_ROWS

__all__ = ["Locator", "Spot"]


@dataclass(frozen=True, slots=True)
class Spot:
    """A sheet, and a cell of it; `row` and `column` count from 1. Row 0: the sheet as a whole."""

    sheet: str
    row: int = 0
    column: int = 0

    @property
    def cell(self) -> str:
        """The cell as a spreadsheet calls it; the first one for a whole sheet."""
        return f"{letters(self.column)}{self.row}" if self.row else "A1"


class Locator:
    """Finds places in one workbook, by the names that its sheets and columns have there."""

    def __init__(self, path: str | Path) -> None:
        self.names = {"", str(path), Path(path).name}
        self._sheets: dict[str, str] = {}  # name in the form -> name in this workbook
        self._columns: dict[str, dict[str, int]] = {}  # name in the form -> label -> column
        self._header_rows: dict[str, int] = {}
        self._down: dict[str, tuple[int, int]] = {}  # label of table 1 -> cell of its value
        with Container(path) as container:
            for stream in streams(container, book(container)).values():
                iter(stream)  # reads the head, which is all that is needed
                kind = stream.table
                if kind and (kind.sheet not in self._sheets or stream.sheet.name == kind.sheet):
                    self._learn(kind, stream)

    def _learn(self, kind: Table, stream: Stream) -> None:
        self._sheets[kind.sheet] = stream.sheet.name
        header: Header | None = stream.header()
        self._columns[kind.sheet] = {f.label: at + 1 for at, f in header.columns.items()} if header else {}
        self._header_rows[kind.sheet] = header.row if header else 0
        if kind.number == 1 and not header:
            for row, cells in stream.head:
                for at, cell in enumerate(cells):
                    field = field_named(1, cell)
                    if field and field.label not in self._down:
                        filled = (k for k in range(at + 1, len(cells)) if cells[k] is not None)
                        self._down[field.label] = row, next(filled, at + 1) + 1

    def shown(self, place: Place) -> str:
        """The place in words: without the file where it is this one, and never with the folder of a file."""
        return str(replace(place, file="" if place.file in self.names else Path(place.file).name))

    def find(self, place: Place) -> Spot | None:
        """The spot of a place; None where it is in another file, or in no sheet of this one."""
        kind = next((kind for kind in TABLES if kind.sheet == place.table), None) or table_of(place.table)
        if place.file not in self.names or not kind or kind.sheet not in self._sheets:
            return None
        sheet = self._sheets[kind.sheet]
        if place.column in self._down and kind.number == 1:
            return Spot(sheet, *self._down[place.column])
        columns = self._columns[kind.sheet]
        row = place.row or (self._header_rows[kind.sheet] if place.column in columns else 0)
        if not 0 < row <= MAX_ROWS:
            return Spot(sheet)
        return Spot(sheet, row, columns.get(place.column) or min(columns.values(), default=1))
