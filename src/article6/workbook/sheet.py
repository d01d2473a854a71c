"""The cells of a sheet, row by row, in one pass: values, and what a reader should be told about them.

openpyxl's read-only mode gives the values alone. It names neither formulas nor merged cells nor hidden rows
in the same pass, and takes several times as long. A test compares the two on every kind of cell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from math import isinf
from xml.parsers import expat

from article6.aef.errors import AefFileError
from article6.workbook.book import Book, Sheet
from article6.workbook.container import Container
from article6.workbook.notes import Notes, Run, letters, number
from article6.workbook.xml import Attributes, fed, unescaped

__all__ = ["MAX_COLUMNS", "MAX_ROWS", "Raw", "rows"]

Raw = str | int | float | bool | datetime | None
MAX_COLUMNS = 256  # table 3 fills 33; what stands further right is not read
MAX_ROWS = 1_048_576  # of a sheet of any spreadsheet program
MAX_MERGED = 10_000
LONGEST_TEXT = 32_767  # characters of one cell, in any spreadsheet program
DEEPEST = 200  # elements that are no cells, inside each other

_CELL, _VALUE, _TEXT, _INLINE, _FORMULA, _ROW, _ASIDE, _COLUMN, _MERGED = range(1, 10)
_KINDS = {
    "c": _CELL,
    "v": _VALUE,
    "t": _TEXT,
    "is": _INLINE,
    "f": _FORMULA,
    "row": _ROW,
    "rPh": _ASIDE,
    "col": _COLUMN,
    "mergeCell": _MERGED,
}
_CONTENT = frozenset({_VALUE, _TEXT})
_OTHER = frozenset({None, _ASIDE, _CELL})  # no cells, or cells where none can be
_REFERENCE = re.compile(r"([A-Z]{1,3})\d{0,7}", re.ASCII)
_WHOLE = re.compile(r"-?\d{1,400}", re.ASCII)
_NUMBER = re.compile(r"[+-]?(\d{1,400}\.?\d{0,400}|\.\d{1,400})([eE][+-]?\d{1,3})?", re.ASCII)
_EXACT = 10**15  # spreadsheet programs keep 15 digits of a number
_YES = {"1", "true", "on"}


def rows(
    container: Container,
    book: Book,
    sheet: Sheet,
    notes: Notes,
    done: Callable[[int], object] = lambda count: None,
) -> Iterator[tuple[int, list[Raw]]]:
    """The rows that hold something: (number, values from column A on); `notes` fills on the way.

    A value is a text, a whole number, a float, a truth value, or a time where the style of the cell shows a
    date. A formula gives the value that was stored with it. `done` is told how many bytes were read. Raises
    `AefFileError` where the sheet is damaged.
    """
    what = f"the sheet {sheet.name[:60]!r}"
    parser = expat.ParserCreate()
    under_way = _Pass(container, book, notes, parser, what)
    for count in fed(container, sheet.part, parser, what):
        done(count)
        if len(under_way.pieces) > 8:  # of 64 KiB or more
            raise under_way.broken(f"has a cell with more than {LONGEST_TEXT} characters")
        if under_way.done:
            ready, under_way.done = under_way.done, []
            yield from ready


class _Pass:
    """One pass over a sheet. `start` and `end` run millions of times, so they do little and call little."""

    __slots__ = (
        *("aside", "book", "cell", "column", "columns", "container", "count", "dates", "depth", "done"),
        *("epoch", "formula", "hidden", "kinds", "notes", "number", "parser", "pieces", "row", "texts"),
        *("value", "what"),
    )

    def __init__(
        self, container: Container, book: Book, notes: Notes, parser: expat.XMLParserType, what: str
    ) -> None:
        self.container, self.book, self.notes, self.parser, self.what = container, book, notes, parser, what
        self.texts, self.dates = book.texts, book.dates
        self.epoch = datetime(1904, 1, 1) if book.from_1904 else datetime(1899, 12, 30)
        self.done: list[tuple[int, list[Raw]]] = []
        self.kinds: dict[str, int] = {}  # by the name as this part writes it
        self.columns: dict[str, int] = {}  # by the letters of a reference
        self.row: list[Raw] | None = None
        self.number = self.count = self.column = self.depth = 0
        self.cell: Attributes | None = None
        self.value = ""
        self.pieces: list[str] = []
        self.formula = self.aside = self.hidden = False
        parser.StartElementHandler = self.root
        parser.EndElementHandler = self.end

    def broken(self, how: str) -> AefFileError:
        return self.container.damaged(f"{self.what} {how}")

    def root(self, name: str, attributes: Attributes) -> None:
        prefix, colon, last = name.rpartition(":")
        if last != "worksheet":
            raise self.broken("is no table of cells")
        self.kinds = {prefix + colon + plain: kind for plain, kind in _KINDS.items()}
        self.parser.StartElementHandler = self.start

    def start(self, name: str, attributes: Attributes) -> None:
        kind = self.kinds.get(name)
        if kind == _CELL and self.row is not None:
            if self.cell is not None:
                raise self.broken("has a cell inside a cell")
            self.cell = attributes
        elif kind in _CONTENT:
            if self.cell is not None and not self.aside:
                self.pieces = []
                self.parser.CharacterDataHandler = self.pieces.append
        elif kind == _INLINE:
            pass
        elif kind == _ROW:
            self.begin_row(attributes)
        elif kind == _FORMULA:
            self.formula = self.cell is not None
        elif kind == _COLUMN:
            self.begin_column(attributes)
        elif kind == _MERGED:
            if len(self.notes.merged) < MAX_MERGED:
                self.notes.merged.append(attributes.get("ref", ""))
        else:
            self.depth += 1
            self.aside = self.aside or kind == _ASIDE
            if self.depth > DEEPEST:
                raise self.broken(f"nests more than {DEEPEST} elements")

    def end(self, name: str) -> None:
        kind = self.kinds.get(name)
        if kind in _CONTENT:
            if self.cell is not None and not self.aside:
                self.parser.CharacterDataHandler = None
                pieces = self.pieces
                self.value += pieces[0] if len(pieces) == 1 else "".join(pieces)
                self.pieces = []
        elif kind == _CELL and self.row is not None:
            self.end_cell()
        elif kind == _ROW:
            self.end_row()
        elif kind in _OTHER:
            self.depth -= 1
            if kind == _ASIDE:
                self.aside = False

    def begin_column(self, attributes: Attributes) -> None:
        first, last = attributes.get("min", ""), attributes.get("max", "")
        hidden = attributes.get("hidden") in _YES or attributes.get("width") == "0"
        if hidden and _WHOLE.fullmatch(first) and _WHOLE.fullmatch(last):
            self.notes.hidden_columns.append((int(first[:6]), int(last[:6])))

    def begin_row(self, attributes: Attributes) -> None:
        if self.row is not None:
            raise self.broken("has a row inside a row")
        self.count += 1
        if self.count > MAX_ROWS:
            raise self.broken(f"has more than {MAX_ROWS} rows")
        written = attributes.get("r", "")
        number = int(written) if _WHOLE.fullmatch(written[:20]) else self.number + 1
        if not 0 < number <= MAX_ROWS:
            raise self.broken(f"has a row with the number {written[:20]!r}")
        if number <= self.number:
            raise self.broken(f"has row {number} below row {self.number}")
        self.number, self.row, self.column = number, [], 0
        self.hidden = attributes.get("hidden") in _YES or attributes.get("ht") == "0"

    def end_row(self) -> None:
        if self.row:
            self.done.append((self.number, self.row))
            if self.hidden:
                self.notes.hidden_rows.append(self.number)
        self.row = None

    def end_cell(self) -> None:
        attributes, self.cell = self.cell, None
        text, self.value = self.value, ""
        reference = attributes.get("r")
        if reference is None:
            column = self.column + 1
        elif not text and not self.formula:
            return  # a cell with a style alone
        else:
            column = self.columns.get(reference.rstrip("0123456789")) or self.new_column(reference)
        if column <= self.column:
            raise self.broken(f"has its cells in disorder, or one of them twice, in row {self.number}")
        self.column = column
        if self.formula:
            self.formula = False
            self.note(self.notes.formulas, column)
            if not text:
                self.note(self.notes.uncached, column)
        if not text:
            return
        if column > MAX_COLUMNS:
            self.notes.far_right = self.notes.far_right or (self.number, letters(column))
            return
        kind = attributes.get("t", "n")
        if kind == "s":
            if not text.isdecimal() or len(text) > 9 or int(text) >= len(self.texts):
                raise self.broken(f"refers in row {self.number} to a text that the file does not hold")
            value = self.texts[int(text)]
        elif kind == "n":
            value = self.a_number(text, attributes.get("s", ""), column)
        elif kind == "b":
            value = text == "1"
        elif kind == "d":
            value = _iso(text)
        else:
            value = unescaped(text)
        if value == "":
            return
        row = self.row
        if column > len(row) + 1:
            row.extend([None] * (column - len(row) - 1))
        row.append(value)

    def new_column(self, reference: str) -> int:
        match = _REFERENCE.fullmatch(reference)
        if not match:
            raise self.broken(f"has a cell at {reference[:20]!r} in row {self.number}")
        found = self.columns[match[1]] = number(match[1])
        return found

    def note(self, notes: dict[int, Run], column: int) -> None:
        run = notes.get(column)
        if run:
            run.count += 1
        else:
            notes[column] = Run(self.number)

    def a_number(self, text: str, style: str, column: int) -> Raw:
        """The number of a cell, a time if its style shows a date; what is no number stays text."""
        if _WHOLE.fullmatch(text):
            value: int | float = int(text)
        elif _NUMBER.fullmatch(text):
            value = float(text)
            if isinf(value):
                return text
            value = int(value) if value.is_integer() else value
        else:
            return text
        if style in self.dates:
            return self.a_time(value)
        if not -_EXACT < value < _EXACT:
            self.note(self.notes.rounded, column)
        return value

    def a_time(self, value: int | float) -> Raw:
        """The time that a number stands for, to the millisecond; the number itself if it is none."""
        if not 0 <= value < 2_958_466:  # the end of the year 9999
            return value
        days = int(value)
        if not self.book.from_1904 and days < 60:
            days += 1  # these programs hold that 1900 had a 29 February
        milliseconds = round((value - int(value)) * 86_400_000)
        try:
            return self.epoch + timedelta(days=days, milliseconds=milliseconds)
        except OverflowError:
            return value


def _iso(text: str) -> Raw:
    """A time that is written out: some programs store dates so."""
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return text
