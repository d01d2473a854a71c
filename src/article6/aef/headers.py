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

__all__ = [
    "DEEPEST_HEADER",
    "Header",
    "field_named",
    "fields_named",
    "find_header",
    "is_header",
    "named_down",
    "names",
    "table_by_header",
    "table_of",
    "without_fields",
]

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


def named_down(rows: Rows) -> int:
    """How many fields of table 1 are named in any row: in a table that runs down each has its own."""
    found = (find_header([row], 1, least=1) for row in rows)
    return len({field.number for header in found if header for field in header.columns.values()})


def _named(rows: Rows, kind: Table) -> tuple[int, int]:
    """How many fields of a table the rows name, and how many cells the naming row has."""
    header = find_header(rows, kind.number)
    across = (len(header.columns), len(header.columns) + len(header.unknown)) if header else (0, 1)
    if kind.number == 1 and (down := named_down(rows)) > across[0]:
        return down, down
    return across


def fields_named(rows: Rows) -> int:
    """How many fields of one table the rows name, of the table that they fit best."""
    return max(_named(rows, kind)[0] for kind in TABLES)


def table_by_header(rows: Rows, among: Sequence[Table]) -> Table | None:
    """The table whose fields the rows name best: half of its fields, or three that are most of the cells."""
    best, most = None, (0, 0.0)
    for kind in among:
        named, cells = _named(rows, kind)
        fits = 2 * named >= len(kind.fields) or (named >= 3 and named >= 0.8 * cells)
        if fits and (named, named / len(kind.fields)) > most:
            best, most = kind, (named, named / len(kind.fields))
    return best
