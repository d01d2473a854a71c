"""Finding the tables of an AEF: the sheet by its name, the header row and its columns by their names.

Names are compared without regard to case, blanks, signs and "(s)"; both labels and technical names count, so
that columns may stand in any order and a second header row does no harm.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from article6.aef.cells import as_text
from article6.aef.format import TABLES, Field, Table

__all__ = ["DEEPEST_HEADER", "Header", "find_header", "names", "table_of"]

DEEPEST_HEADER = 60  # rows from the top in which the header is looked for
_NUMBERED = re.compile(r"\s*(?:table)?\W*([1-5])(?![0-9])", re.IGNORECASE)
_WITHOUT_FIELDS = {"index", "summaryinformation", "summary"}

Rows = Sequence[tuple[int, Sequence[Any]]]


@functools.lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    text = unicodedata.normalize("NFKC", text).casefold().replace("authoris", "authoriz")
    text = re.sub(r"\((?:s|ies)\)", "", text)
    return "".join(sign for sign in text if sign.isalnum()).rstrip("s")


@functools.cache
def names(number: int) -> dict[str, Field]:
    """The fields of a table by their folded labels and technical names."""
    fields = TABLES[number - 1].fields
    return {_folded(f.technical_name): f for f in fields} | {_folded(f.label): f for f in fields}


def field_named(number: int, cell: Any) -> Field | None:
    """The field of a table that a header cell, or a key, names; None if it names none."""
    return names(number).get(_folded(cell)) if isinstance(cell, str) and len(cell) < 200 else None


def table_of(sheet: str) -> Table | None:
    """The table that a sheet or file holds, by its name: "Table 3 Actions", "table 3", "Actions"."""
    folded = _folded(sheet)
    for kind in TABLES:
        if folded in {_folded(kind.name), _folded(kind.sheet), _folded(kind.file.removesuffix(".csv"))}:
            return kind
    found = _NUMBERED.match(sheet)
    return TABLES[int(found[1]) - 1] if found else None


def without_fields(sheet: str) -> bool:
    """True for the sheets of the workbook that hold no table."""
    return _folded(sheet) in _WITHOUT_FIELDS


@dataclass(slots=True)
class Header:
    """A header row: where it stands among the rows, and which column is which field."""

    position: int
    row: int
    columns: dict[int, Field]  # index of the column, from 0
    unknown: dict[int, str]
    doubled: dict[int, Field]
    width: int

    def missing(self, table: Table) -> list[Field]:
        """The fields that no column has."""
        there = {field.number for field in self.columns.values()}
        return [field for field in table.fields if field.number not in there]


def find_header(rows: Rows, number: int, least: int = 2) -> Header | None:
    """The row that names most fields, the first of several; None if no row names as many as `least`."""
    best: Header | None = None
    for position, (row, cells) in enumerate(rows[:DEEPEST_HEADER]):
        found = _header(position, row, cells, number)
        if len(found.columns) > (len(best.columns) if best else least - 1):
            best = found
    return best


def is_header(cells: Sequence[Any], number: int, like: Header) -> bool:
    """True for a row that names fields again: the technical names below the labels."""
    return 2 * len(_header(0, 0, cells, number).columns) >= max(4, len(like.columns))


def _header(position: int, row: int, cells: Sequence[Any], number: int) -> Header:
    columns: dict[int, Field] = {}
    unknown: dict[int, str] = {}
    doubled: dict[int, Field] = {}
    for index, cell in enumerate(cells):
        field = field_named(number, cell)
        if field is None:
            if text := as_text(cell).strip():
                unknown[index] = text
        elif field in columns.values():
            doubled[index] = field
        else:
            columns[index] = field
    return Header(position, row, columns, unknown, doubled, len(cells))
