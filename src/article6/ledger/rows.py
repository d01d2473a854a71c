"""One row of an event file: from cells to an event and back. For the columns see `article6.ledger.files`."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from operator import itemgetter

from article6.identifiers import Block
from article6.ledger.events import (
    KINDS,
    PURPOSES_OF_CANCELLATION,
    Acquired,
    Authorized,
    Cancelled,
    Changed,
    Event,
    GivenToAdaptationFund,
    Issued,
    Revoked,
    Transferred,
    Used,
    Verified,
)
from article6.ledger.refused import EventFileError
from article6.ledger.termsheet import authorization_from, blocks_from, terms_of

__all__ = ["COLUMNS", "event_of", "find_fault", "row_of"]

COLUMNS = (
    "date",
    "kind",
    "approach",
    "registry",
    "party",
    "vintage",
    "first",
    "last",
    "by",
    "to",
    "authorization",
    "purpose",
    "year",
    "entity",
    "sector",
    "activity",
    "covered",
    "a64",
    "metric",
    "amount",
    "terms",
)
_AMOUNT = re.compile(r"\d{1,18}(\.\d{1,18}|/[1-9]\d{0,17})?", re.ASCII)
_YES_NO = {"yes": True, "no": False}
_PURPOSES = {name: name for name in PURPOSES_OF_CANCELLATION}

# kind -> the columns after `last` that its rows may fill; the others must be empty: nothing may be lost
_FILLED = {
    "authorization": {"authorization", "terms"},
    "change": {"authorization", "terms"},
    "revocation": {"authorization"},
    "verification": {"authorization", "sector", "activity", "covered", "a64", "metric", "amount"},
    "issuance": {"authorization", "sector", "activity", "covered", "a64", "metric", "amount"},
    "transfer": {"by", "to"},
    "acquisition": {"by"},
    "use": {"by", "year"},
    "cancellation": {"by", "purpose", "entity"},
    "adaptation fund": {"by"},
}
_BLOCK_COLUMNS = ("registry", "vintage", "first", "last")
_WITHOUT_BLOCK = ("authorization", "change", "revocation")


class _Days(dict):
    """Dates by their text, each read once. A ledger has many events and few days."""

    def __missing__(self, text: str) -> date:
        if len(text) != 10 or text[7] != "-":  # fromisoformat takes 2028-W11-7 too
            raise ValueError(text)
        day = self[text] = date.fromisoformat(text)
        return day


class _Families(dict):
    """(approach, registry, Party, vintage as text) -> the same with the vintage as int, each read once."""

    def __missing__(self, cells: tuple[str, str, str, str]) -> tuple[str, str, str, int]:
        key = self[cells] = (*cells[:3], _number(cells[3]))
        return key


class _Words(dict):
    """One object for each text that recurs, such as a Party's code; a copy per row would cost memory."""

    def __missing__(self, text: str) -> str:
        self[text] = text
        return text


_days, _families, _words = _Days(), _Families(), _Words()


def _number(text: str) -> int:
    if not (text.isdecimal() and text.isascii() and len(text) <= 18):
        raise ValueError(text)
    return int(text)


def _block(row: list[str]) -> Block:
    approach, registry, party, vintage = _families[row[2], row[3], row[4], row[5]]
    return Block(approach, registry, party, vintage, _number(row[6]), _number(row[7]))


def _amount(text: str) -> Fraction | None:
    if not text:
        return None
    if not _AMOUNT.fullmatch(text):
        raise ValueError(text)
    return Fraction(text)


def _only(row: list[str], kind: str) -> None:
    """Refuse a row with a cell that its kind does not use."""
    if any(_cells_of[kind](row)):
        raise ValueError(kind)


_EMPTY = {
    kind: tuple(
        place
        for place, column in enumerate(COLUMNS)
        if (place > 7 and column not in filled) or (kind in _WITHOUT_BLOCK and column in _BLOCK_COLUMNS)
    )
    for kind, filled in _FILLED.items()
}
_EMPTY["revocation"] += (COLUMNS.index("approach"),)
_cells_of = {kind: itemgetter(*places) for kind, places in _EMPTY.items()}


def _recorded(kind: type[Issued] | type[Verified]) -> Callable[[list[str]], Event]:
    def read(row: list[str]) -> Event:
        return kind(
            _days[row[0]],
            _block(row),
            _words[row[10]] or None,
            _words[row[14]],
            _words[row[15]],
            _YES_NO[row[16]],
            _YES_NO[row[17]],
            _words[row[18]] or "GHG",
            _amount(row[19]),
        )

    return read


_READ: dict[str, Callable[[list[str]], Event]] = {
    "authorization": lambda row: Authorized(authorization_from(_days[row[0]], row), blocks_from(row)),
    "change": lambda row: Changed(authorization_from(_days[row[0]], row)),
    "revocation": lambda row: Revoked(_days[row[0]], _words[row[4]], _words[row[10]]),
    "verification": _recorded(Verified),
    "issuance": _recorded(Issued),
    "transfer": lambda row: Transferred(_days[row[0]], _block(row), _words[row[8]], _words[row[9]]),
    "acquisition": lambda row: Acquired(_days[row[0]], _block(row), _words[row[8]]),
    "use": lambda row: Used(_days[row[0]], _block(row), _words[row[8]], _number(row[12])),
    "cancellation": lambda row: Cancelled(
        _days[row[0]], _block(row), _words[row[8]], _PURPOSES[row[11]], _words[row[13]]
    ),
    "adaptation fund": lambda row: GivenToAdaptationFund(_days[row[0]], _block(row), _words[row[8]]),
}


def event_of(row: list[str]) -> Event:
    """The event of a row of cells in the order of COLUMNS. A fault is a ValueError, KeyError or TypeError."""
    kind = row[1]
    event = _READ[kind](row)
    _only(row, kind)
    return event


def row_of(event: Event) -> list[str]:
    """The cells of an event, in the order of COLUMNS."""
    cells = dict.fromkeys(COLUMNS, "")
    cells |= {"date": event.date.isoformat(), "kind": event.kind}
    if event.kind in ("authorization", "change"):
        version = event.authorization
        cells |= {"approach": version.approach, "party": version.party, "authorization": version.id}
        cells["terms"] = terms_of(version, event.blocks if event.kind == "authorization" else ())
        return list(cells.values())
    if event.kind == "revocation":
        cells |= {"party": event.party, "authorization": event.id}
        return list(cells.values())
    for column in ("approach", "registry", "party", "vintage", "first", "last"):
        cells[column] = str(getattr(event.block, column))
    for column in _FILLED[event.kind]:
        value = getattr(event, column)
        if isinstance(value, bool):
            value = "yes" if value else "no"
        cells[column] = "" if value is None else str(value)
    return list(cells.values())


def find_fault(file: str, number: int, row: list[str]) -> EventFileError:
    """Say which cell of a row that `event_of` did not take is wrong, and how to mend it."""
    cells = dict(zip(COLUMNS, row, strict=True))
    kind = cells["kind"]
    if kind not in KINDS:
        return EventFileError(
            file, number, "kind", f"{kind!r} is no kind of event.", f"Use {', '.join(KINDS)}."
        )
    for column, read, mend in _CELLS:
        wanted = column in _FILLED[kind] or (
            column == "date" or (column in (*_BLOCK_COLUMNS, "approach") and kind not in _WITHOUT_BLOCK)
        )
        if wanted:
            try:
                read(cells[column])
            except (ValueError, KeyError):
                return EventFileError(file, number, column, f"{cells[column]!r} is not understood.", mend)
    if kind not in _WITHOUT_BLOCK:
        try:
            _block(row)
        except ValueError as error:
            named = str(error).split()[0]  # the message begins with the part that is not well formed
            column = named if named in _BLOCK_COLUMNS or named in ("approach", "party") else "first"
            return EventFileError(file, number, column, str(error), "", "identifier.elements")
    for place in _EMPTY[kind]:
        if row[place]:
            return EventFileError(
                file,
                number,
                COLUMNS[place],
                f"{row[place]!r} stands there, and a row of the kind {kind} does not use that column.",
                "Empty the cell, or correct the kind.",
            )
    try:
        event_of(row)
    except (ValueError, KeyError, TypeError) as error:
        return EventFileError(file, number, "terms", f"{error}", "Mend the terms.", "authorization.content")
    raise AssertionError(row)  # event_of refused the row and now takes it


_CELLS = (
    ("date", _days.__getitem__, "Write yyyy-mm-dd, such as 2028-03-12."),
    ("vintage", _number, "Write a year, such as 2027."),
    ("first", _number, "Write the first serial in plain digits, such as 1."),
    ("last", _number, "Write the last serial in plain digits, such as 1000000."),
    ("year", _number, "Write the year that the units are used for, such as 2028."),
    ("purpose", _PURPOSES.__getitem__, f"Use {', '.join(PURPOSES_OF_CANCELLATION)}."),
    ("covered", _YES_NO.__getitem__, "Write yes or no."),
    ("a64", _YES_NO.__getitem__, "Write yes or no."),
    (
        "amount",
        _amount,
        "Write digits, with a point or as a fraction, such as 600, 0.5 or 1/3.",
    ),
)
