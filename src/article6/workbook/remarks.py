"""What to say of a workbook besides its cells: formulas, what is hidden or merged, sheets, macros, links.

All of it was read; nothing of it makes a report inconsistent. Each is a warning, because another program may
read the same file differently.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from article6.aef.cells import show
from article6.aef.format import Field, Table
from article6.aef.headers import without_fields
from article6.findings import Finding, Outcome, Place
from article6.workbook import layout
from article6.workbook.book import Book
from article6.workbook.notes import Notes, Run, letters, number
from article6.workbook.reading import Stream

__all__ = ["remarks"]

MOST = 20  # findings of one kind in one sheet; the last one counts the rest
_RANGE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})", re.ASCII)


def remarks(book: Book, sheets: list[Stream], file: str) -> Iterator[Finding]:
    """The warnings on a workbook that was read."""
    yield from _on_file(book, sheets, file)
    for stream in sheets:
        kind = stream.table
        if kind and stream.begun:
            yield from _OnSheet(stream, kind, file).all()


def _warning(place: Place, problem: str, mend: str, value: str = "") -> Finding:
    return Finding(
        outcome=Outcome.WARNING, place=place, problem=problem, mend=mend, rule="aef.format", value=value
    )


def _on_file(book: Book, sheets: list[Stream], file: str) -> Iterator[Finding]:
    place = Place(file)
    if book.macros:
        yield _warning(
            place, "The workbook holds macros; they are ignored.", "Save it as .xlsx, which holds none."
        )
    if book.links:
        yield _warning(
            place,
            "The workbook is linked to other files; the links are not followed.",
            "Replace linked cells by their values and remove the links.",
        )
    names = {stream.sheet.name.strip().casefold() for stream in sheets}
    missing = [name for name in (layout.INDEX, layout.SUMMARY) if name.casefold() not in names]
    if missing:
        yield _warning(
            place,
            f"The workbook has no sheet {' and no sheet '.join(missing)}.",
            "Add it: a checker may expect the seven sheets of the form.",
        )
    for stream in sheets:
        name = stream.sheet.name
        if not stream.begun and not stream.table and not without_fields(name):
            yield _warning(
                place,
                f"The sheet {show(name)} is not one of the seven of the form; it is not read.",
                "Remove it before you submit.",
                name,
            )


class _OnSheet:
    """The warnings on one sheet."""

    def __init__(self, stream: Stream, kind: Table, file: str) -> None:
        self.stream, self.kind, self.file = stream, kind, file
        self.notes: Notes = stream.notes
        header = stream.header()
        self.fields: dict[int, Field] = {at + 1: f for at, f in header.columns.items()} if header else {}
        self.top = header.row if header else 0  # what stands above the data is nobody's concern

    def all(self) -> Iterator[Finding]:
        yield from self._sheet()
        yield from self._runs(
            self.notes.formulas,
            "holds a formula; the value stored with it is read",
            "Replace formulas by their values: a report states values.",
        )
        yield from self._runs(
            self.notes.uncached,
            "holds a formula without a stored value; it is read as empty",
            "Open the workbook in a spreadsheet program and save it, or write the value.",
        )
        yield from self._runs(
            self.notes.rounded,
            "holds a number of more than 15 digits; spreadsheet programs round such numbers",
            "Give the cell the format of a text and write all digits.",
        )
        yield from self._merged()
        yield from self._hidden()

    def _place(self, row: int = 0, column: int = 0) -> Place:
        label = self.fields[column].label if column in self.fields else ""
        return Place(self.file, self.kind.sheet, row, label)

    def _sheet(self) -> Iterator[Finding]:
        sheet = self.stream.sheet
        if sheet.name.strip().casefold() != self.kind.sheet.casefold():
            yield _warning(
                self._place(),
                f"The sheet is called {show(sheet.name)}.",
                f"Call it {self.kind.sheet}, as the form does.",
                sheet.name,
            )
        if sheet.hidden:
            yield _warning(self._place(), "The sheet is hidden; it is read.", "Show it, or remove it.")
        if self.notes.far_right:
            row, column = self.notes.far_right
            yield _warning(
                self._place(row),
                f"A value stands in column {column}, far to the right of the table; it is not read.",
                "Remove it, or move it to its column.",
            )

    def _counts(self, column: int, row: int) -> bool:
        """Whether a cell belongs to the data. Where the table runs down, every cell may."""
        return row > self.top and (not self.fields or column in self.fields)

    def _runs(self, runs: dict[int, Run], holds: str, mend: str) -> Iterator[Finding]:
        for column, run in sorted(runs.items()):
            if self._counts(column, run.row):
                more = run.count - 1
                rest = f" So do {more} more cells of the column." if more > 1 else ""
                rest = " So does one more cell of the column." if more == 1 else rest
                cell = f"{letters(column)}{run.row}"
                yield _warning(self._place(run.row, column), f"The cell {cell} {holds}.{rest}", mend)

    def _merged(self) -> Iterator[Finding]:
        ranges = []
        for text in self.notes.merged:
            found = _RANGE.fullmatch(text)
            if found and any(
                self._counts(column, int(found[4])) for column in _between(number(found[1]), number(found[3]))
            ):
                ranges.append((int(found[2]), number(found[1]), text))
        for row, column, text in sorted(ranges)[:MOST]:
            yield _warning(
                self._place(max(row, self.top + 1), column),
                f"The cells {text} are merged; only the first of them holds a value, the others are empty.",
                "Unmerge them and write the value in each row.",
                text,
            )
        if len(ranges) > MOST:
            yield _warning(
                self._place(),
                f"{len(ranges) - MOST} more groups of cells are merged.",
                "Unmerge all cells below the header.",
            )

    def _hidden(self) -> Iterator[Finding]:
        below = [row for row in self.notes.hidden_rows if row > self.top]
        if below:
            said = ", ".join(_runs_of(below, MOST))
            which = f"Rows {said} are" if len(below) > 1 else f"Row {said} is"
            yield _warning(
                self._place(below[0]),
                f"{which} hidden, by hand or by a filter; what is hidden is read too.",
                "Show the rows, and delete those that do not belong to the report.",
                said,
            )
        for first, last in self.notes.hidden_columns:
            for column in _between(first, last):
                if column in self.fields:
                    yield _warning(
                        self._place(self.top, column),
                        f"Column {letters(column)} is hidden; it is read.",
                        "Show it, so that everybody sees what is reported.",
                    )


def _between(first: int, last: int) -> range:
    return range(max(first, 1), min(last, 300) + 1)


def _runs_of(rows: Iterable[int], most: int) -> list[str]:
    """Rows in a row as "8 to 12"; beyond `most` runs, three dots."""
    found: list[list[int]] = []
    for row in rows:
        if found and found[-1][1] + 1 == row:
            found[-1][1] = row
        elif len(found) < most:
            found.append([row, row])
        else:
            return [*_said(found), "…"]
    return _said(found)


def _said(runs: list[list[int]]) -> list[str]:
    return [str(first) if first == last else f"{first} to {last}" for first, last in runs]
