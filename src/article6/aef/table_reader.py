"""Reading the rows of one table: a million of them, one after the other.

What a text means is remembered by its column, so that a code that stands in every row is read once, and all
rows share one copy of it. What differs in each row, such as serials and times, is read on the spot where it
has its plain form. All else goes to `article6.aef.values`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from article6.aef import values
from article6.aef.cells import absent, as_text, show
from article6.aef.format import Field, Table
from article6.aef.headers import Header, field_named
from article6.aef.nomenclature import Nomenclature
from article6.aef.rows import Submission
from article6.aef.telling import Told

__all__ = ["read_down", "read_rows"]

MOST_ROWS = 3_000_000  # in one table; about half a kilobyte of memory each
_REMEMBERED = 20_000  # texts per column; a column with more has another text in each row
_LONGEST_PLAIN = 15  # digits that are read on the spot
_UNKNOWN = object()

Row = tuple[int, Sequence[Any]]


def _plain_digits(raw: str) -> int | None:
    plain = len(raw) <= _LONGEST_PLAIN and raw.isdecimal() and raw.isascii()
    return int(raw) or None if plain else None


def _plain_time(raw: str) -> datetime | None:
    """2028-03-12T14:30:00.000Z"""
    if len(raw) != 24 or raw[7] + raw[10] + raw[23] != "-TZ":
        return None
    try:
        return datetime.fromisoformat(raw[:23])
    except ValueError:
        return None


def _plain_text(raw: str) -> str | None:
    plain = len(raw) > 4 and raw.isprintable() and not (raw[0].isspace() or raw[-1].isspace())
    return raw if plain else None


_ON_THE_SPOT = {
    "serial": _plain_digits,
    "quantity": _plain_digits,
    "time": _plain_time,
    "text": _plain_text,
}


def _nothing(raw: str) -> None:
    return None


class _Column:
    """One column: where it stands, its field, and what its texts were found to mean."""

    __slots__ = ("attribute", "field", "index", "known", "spot")

    def __init__(self, index: int, field: Field) -> None:
        self.index = index
        self.field = field
        self.attribute = field.attribute
        self.spot = _ON_THE_SPOT.get(field.kind, _nothing)
        self.known: dict[str, Any] = {}


class _Reader:
    def __init__(self, kind: Table, told: Told, nomenclature: Nomenclature) -> None:
        self.kind, self.told, self.nomenclature = kind, told, nomenclature

    def cell(self, column: _Column, raw: Any, row: int, found: dict[str, Any]) -> None:
        """Read one cell into `found`; what cannot be read goes to `found["bad"]`."""
        field = column.field
        read = values.read(field, raw, self.nomenclature)
        value = read.value
        if read.problem:
            self.told.of_cell(self.kind, field, row, raw, read)
            if value is None or read.unlisted or read.partial:
                found.setdefault("bad", {})[column.attribute] = as_text(raw)
        elif type(raw) is str and not read.item_id and len(column.known) < _REMEMBERED:
            column.known[raw] = None if value == () else value
        if value is None or value == ():
            return
        found[column.attribute] = value
        if read.item_id is not None:
            found[f"{column.attribute}_id"] = read.item_id


def read_rows(
    kind: Table, header: Header, rows: Iterable[Row], told: Told, nomenclature: Nomenclature
) -> Iterator[Any]:
    """The rows below the header, as objects of the row class of the table. Empty rows are skipped."""
    reader = _Reader(kind, told, nomenclature)
    columns = [_Column(index, field) for index, field in sorted(header.columns.items())]
    plan: list[_Column | None] = [None] * header.width  # a column that is no field is passed over
    for column in columns:
        plan[column.index] = column
    nameless = sorted(
        set(range(header.width)) - set(header.columns) - set(header.unknown) - set(header.doubled)
    )
    make, count = kind.row, 0
    for number, cells in rows:
        width = len(cells)
        found: dict[str, Any] = {}
        said = len(told.findings)
        for raw, column in zip(cells, plan, strict=False):
            if raw is None or raw == "" or column is None:
                continue
            if type(raw) is str:
                value = column.known.get(raw, _UNKNOWN)
                if value is _UNKNOWN and (value := column.spot(raw)) is None:
                    reader.cell(column, raw, number, found)
                elif value is not None:
                    found[column.attribute] = value
                continue
            reader.cell(column, raw, number, found)
        if width > header.width:
            _beyond(kind, header, number, cells, told)
        if nameless:
            nameless = _under_no_name(kind, nameless, number, cells, told)
        if not found or _is_note(kind, columns, number, cells, found, said, told):
            continue
        count += 1
        if count > MOST_ROWS:
            told.say(
                told.place(kind, number),
                f"The table has more than {MOST_ROWS:,} rows; from here on it is not read.",
                "Report the actions of an approach together, in longer blocks.",
                check=2,
            )
            return
        yield make(row=number, **found)


def _beyond(kind: Table, header: Header, row: int, cells: Sequence[Any], told: Told) -> None:
    rest = [cell for cell in cells[header.width :] if not absent(cell)]
    if rest:
        told.say(
            told.place(kind, row),
            f"The row has {len(cells)} cells, the header {header.width}; {show(rest[0])} is under no name.",
            "Look whether a text with a comma stands without quotation marks, so that cells have moved.",
            value=rest[0],
            check=2,
        )


def _under_no_name(kind: Table, nameless: list[int], row: int, cells: Sequence[Any], told: Told) -> list[int]:
    """Tell once of a value in a column without a name; return the columns that still have none."""
    kept = [index for index in nameless if index >= len(cells) or absent(cells[index])]
    if len(kept) < len(nameless):
        index = min(set(nameless) - set(kept))
        told.say(
            told.place(kind, row),
            f"{show(cells[index])} stands in column {index + 1}, which has no name; the column is not read.",
            "Move the value to its column.",
            value=cells[index],
            warning=True,
        )
    return kept


def _is_note(
    kind: Table, columns: list[_Column], row: int, cells: Sequence[Any], found: dict, said: int, told: Told
) -> bool:
    """True for a row that holds one text only, in the first column, where no such text can stand."""
    bad = found.get("bad")
    if not bad or len(found) != 1 or len(bad) != 1 or columns[0].attribute not in bad:
        return False
    del told.findings[said:]
    told.say(
        told.place(kind, row),
        f"The row holds one text only, {show(cells[columns[0].index])}; it is taken for a note.",
        "Delete it, or fill in the other cells of the row.",
        value=cells[columns[0].index],
        warning=True,
    )
    return True


def read_down(kind: Table, rows: Sequence[Row], told: Told, nomenclature: Nomenclature) -> Submission:
    """Table 1 where it runs down the sheet: a label, and its value in the next filled cell to the right."""
    reader = _Reader(kind, told, nomenclature)
    found: dict[str, Any] = {}
    seen: set[int] = set()
    for number, cells in rows:
        for index, cell in enumerate(cells):
            field = field_named(1, cell)
            if field is None or field.number in seen:
                continue
            seen.add(field.number)
            raw = next((value for value in cells[index + 1 :] if value is not None and value != ""), None)
            if raw is not None and field_named(1, raw) is None:
                reader.cell(_Column(index, field), raw, number, found)
    return Submission(**found)
