"""The cells of an AEF as they are written, whatever the form of the file.

What the CARP fills is not written by a Party's software: it stays empty. It is kept where the AEF was read
from a file (then the platform may have filled it), or where one says that one writes as the platform.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction

from article6.aef.document import Aef
from article6.aef.errors import AefFileError
from article6.aef.format import TABLES, Field, Table
from article6.aef.rows import Row
from article6.aef.values import write
from article6.identifiers import IdentifierError, ItmoId

__all__ = ["LONGEST_CELL", "Written", "rows_to_write"]

LONGEST_CELL = 32_767  # characters; a spreadsheet holds no more in one cell
Written = str | int | Fraction


def rows_to_write(
    aef: Aef, path: object, identifiers: str = "serial", as_carp: bool = False
) -> Iterator[tuple[Table, Iterator[list[Written]]]]:
    """Each table with its rows; a row has one cell per field, in the order of annex II, "" for nothing.

    `identifiers`: "serial" writes First ID and Last ID as serials, as the nomenclature has them; "full" as
    whole identifiers where the originating registry is known; "same" as each row holds them, so that
    nothing is lost. A cell that could not be read is written back as it was.
    Raises `AefFileError` (for the file `path`) for what cannot be written.
    """
    if identifiers not in _SERIALS:
        raise ValueError(f'identifiers is {identifiers!r}; say "serial", "full" or "same".')
    if not (as_carp or aef.source):
        _refuse_platform_fields(aef, path)
    for kind in TABLES:
        yield kind, _cells(aef, kind, path, _SERIALS[identifiers])


def _cells(aef: Aef, kind: Table, path: object, serial: Callable) -> Iterator[list[Written]]:
    for row in aef.rows(kind.number):
        cells = []
        for field in kind.fields:
            value = getattr(row, field.attribute)
            if field.kind == "serial":
                value = serial(aef, row, field.attribute)
            if value in (None, ()) and row.bad:
                value = row.bad.get(field.attribute)
            try:
                cell = write(field, value)
            except ValueError as error:
                raise AefFileError(path, str(error), "Leave it out.") from None
            if isinstance(cell, str) and len(cell) > LONGEST_CELL:
                raise AefFileError(
                    path,
                    f"{kind.name}, row {row.row}, {field.label}: the text has {len(cell):,} characters.",
                    f"Shorten it to {LONGEST_CELL:,}: a spreadsheet holds no more in one cell.",
                )
            cells.append(cell)
        if any(cell != "" for cell in cells):
            yield cells


def _as_read(aef: Aef, row: Row, attribute: str) -> int | ItmoId | None:
    return getattr(row, f"{attribute}_id") or getattr(row, attribute)


def _whole(aef: Aef, row: Row, attribute: str) -> int | ItmoId | None:
    found = _as_read(aef, row, attribute)
    # Only the first transferring Party's own registry is known to be the originating one.
    if isinstance(found, int) and row.party is not None and row.party == aef.party:
        try:
            return ItmoId(row.approach, row.registry, row.party, found, row.vintage)
        except IdentifierError:
            return found
    return found


def _alone(aef: Aef, row: Row, attribute: str) -> int | None:
    return getattr(row, attribute)


_SERIALS: dict[str, Callable] = {"serial": _alone, "full": _whole, "same": _as_read}


def _refuse_platform_fields(aef: Aef, path: object) -> None:
    for kind in TABLES:
        for field in kind.fields:
            if field.filled == "CARP" and (row := _first_filled(aef, kind, field)):
                raise AefFileError(
                    path,
                    f"{aef.place(row, field.attribute)} is filled by the platform, not by the Party.",
                    "Leave it empty.",
                )


def _first_filled(aef: Aef, kind: Table, field: Field) -> Row | None:
    return next((row for row in aef.rows(kind.number) if getattr(row, field.attribute) is not None), None)
