"""Names of files on the command line: read once each, and never written over."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from article6.aef import Aef, AefFileError, read
from article6.aef.nomenclature import Nomenclature, NomenclatureError
from article6.command.telling import Progress
from article6.ledger import Ledger
from article6.ledger.files import numbered_events

__all__ = ["UsageError", "new_file", "read_all", "read_day", "read_ledger", "read_list", "read_period"]


class UsageError(ValueError):
    """An option that cannot be used: what it is, and how to write it."""


def read_all(paths: Iterable[str], nomenclature: Nomenclature | None = None) -> list[Aef]:
    """The AEFs in these files, each file once, their values compared with a list (the current one)."""
    found, seen = [], set()
    for path in paths:
        if not path:
            raise UsageError("One of the names is empty. Name a file.")
        place = Path(os.path.realpath(path))  # no error where links lead in a circle: reading tells it
        if place in seen:
            continue
        seen.add(place)
        with Progress(f"Reading {place.name}") as progress:
            found.append(read(path, nomenclature=nomenclature, progress=progress.share))
        if _holds_nothing(found[-1]):
            raise AefFileError(
                place.name,
                "It holds none of the five tables of an AEF.",
                "Name sheets or files as annex II does, such as Table 3 Actions. A table 4 goes behind "
                "--table4; from the events of a ledger `article6 aef` makes a report.",
            )
    return found


def _holds_nothing(aef: Aef) -> bool:
    """True for a file that is something else: the reader missed every table, and found nothing."""
    missed = any(one.check == 2 and not one.place.table for one in aef.findings)
    known = aef.submission.party or aef.submission.year
    return missed and not known and not any(aef.rows(number) for number in range(2, 6))


def new_file(path: str, endings: tuple[str, ...]) -> Path:
    """A file to write. It must not be there: this program writes over nothing."""
    place = Path(path)
    if place.suffix.lower() not in endings:
        raise UsageError(f"{place.name}: give the file one of the endings {', '.join(endings) or '(none)'}.")
    if place.exists():
        raise AefFileError(place.name, "The file is there already.", "Name a new one, or move it away.")
    return place


def read_list(path: str) -> Nomenclature:
    """A list of controlled values in a file whose name ends in its date: nomenclature-2027-03-01.csv."""
    try:
        on = date.fromisoformat(Path(path).stem[-10:])
    except ValueError:
        raise UsageError(
            f"{path}: put the date of the list at the end of its name, such as nomenclature-2027-03-01.csv."
        ) from None
    try:
        return Nomenclature.load(path, on)
    except UnicodeDecodeError:
        raise NomenclatureError(f"{path}: it is no UTF-8 text. Save it as CSV UTF-8.") from None


def read_period(text: str) -> tuple[int, int]:
    """An NDC implementation period such as 2026-2030."""
    first, dash, last = text.partition("-")
    years = [part.strip() for part in (first, last)]
    if not dash or not all(y.isascii() and y.isdigit() and len(y) == 4 for y in years) or years[0] > years[1]:
        raise UsageError(f"The period {text!r} cannot be read: write first and last year, such as 2026-2030.")
    return int(years[0]), int(years[1])


def read_day(text: str) -> date:
    """A day such as 2028-04-15."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f"The day {text!r} cannot be read: write it as 2028-04-15.") from None


def read_ledger(path: str, periods: Iterable[str]) -> Ledger:
    """The ledger of a file of events. A period without a Party is that of every Party in the file."""
    if Path(path).suffix.lower() != ".csv":
        raise UsageError(
            f"{Path(path).name}: the events of a ledger are a CSV file. Name one that ends in .csv."
        )
    own: dict[str, list[tuple[int, int]]] = {}
    common = []
    for text in periods:
        party, equals, period = text.rpartition("=")
        (own.setdefault(party.strip(), []) if equals else common).append(read_period(period))
    known: dict[str, list[tuple[int, int]]] = {}
    if common:
        for _, event in numbered_events(path):
            for party in _parties(event):
                known.setdefault(party, common)
    try:
        return Ledger.load(path, known | own)
    except ValueError as problem:
        if own or common or "period" not in str(problem):
            raise
        raise UsageError(f"{problem}\nOn the command line: --period 2026-2030.") from None


def _parties(event: object) -> Iterable[str]:
    """The Parties that an event names, in whichever field."""
    for name in ("party", "by", "to"):
        code = getattr(event, name, None) or getattr(getattr(event, "authorization", None), name, None)
        if isinstance(code, str):
            yield code
    if getattr(event, "block", None) is not None:
        yield event.block.party
