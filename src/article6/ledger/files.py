r"""Events in a CSV file: one row per event, in order.

| Column | Holds | Rows that fill it |
|---|---|---|
| date | yyyy-mm-dd, when the event was recorded | all |
| kind | authorization, change, revocation, verification, issuance, transfer, acquisition, use,
cancellation, \ adaptation fund | all |
| approach | cooperative approach, CA0099 | all but revocation |
| registry | originating registry, XHA01 | rows with a block |
| party | first transferring Party, XHA | all |
| vintage, first, last | vintage, and first and last serial of the block | rows with a block |
| by | the Party that acts: sender, receiver, user, canceller | transfer to adaptation fund |
| to | the Party that receives | transfer |
| authorization | id of the authorization | authorization, change, revocation; verification and issuance if
known | | purpose | IMP, OP, OIMP, OMGE, other | cancellation |
| year | the year used for | use |
| entity | authorized entity that uses or cancels | cancellation, if any |
| sector, activity | as reported | verification, issuance |
| covered, a64 | yes or no: inside the NDC; an Article 6.4 emission reduction | verification, issuance |
| metric, amount | GHG; or a non-GHG metric and the amount of the whole block, 600 or 1/3 | verification,
issuance | | terms | the other fields of the authorization, as a JSON object | authorization, change |

A file is written beside its place and then moved there, so that an interruption never leaves half a file.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from operator import itemgetter
from pathlib import Path

from article6.ledger.events import Event
from article6.ledger.refused import EventFileError
from article6.ledger.rows import COLUMNS, event_of, find_fault, row_of
from article6.whole import NoPlace, is_no_file, whole_file

__all__ = ["COLUMNS", "numbered_events", "read_events", "write_events"]


def read_events(path) -> list[Event]:
    """All events of a file, in order, or `EventFileError` that names file, row, column and how to mend it."""
    return [event for _, event in numbered_events(path)]


def numbered_events(path) -> Iterator[tuple[int, Event]]:
    """The events of a file one by one, each with the number of its row; the header is row 1."""
    name = str(path)
    try:
        with open(path, encoding="utf-8-sig", newline="") as lines:
            yield from _events(name, lines)
    except FileNotFoundError:
        raise EventFileError(name, 1, "", "There is no such file.", "Check the name.") from None
    except OSError:
        raise EventFileError(name, 1, "", "It cannot be opened as a file.", "Name a CSV file.") from None
    except UnicodeDecodeError:
        raise EventFileError(name, 1, "", "It is not UTF-8 text.", "Save it as CSV in UTF-8.") from None


def _events(name: str, lines: Iterable[str]) -> Iterator[tuple[int, Event]]:
    reader = csv.reader(lines, strict=True)
    row: list[str] = []
    number = 1
    try:
        header = next(reader, [])
        ordered = _order(name, header)
        for number, row in enumerate(reader, 2):  # noqa: B007 - the except clause needs the number
            if not row:
                continue
            if len(row) != len(header):
                raise EventFileError(
                    name,
                    number,
                    "",
                    f"It has {len(row)} cells and the header has {len(header)}.",
                    "Add or remove commas; put a text that holds a comma between quotation marks.",
                )
            if ordered is not None:
                row = list(ordered(row))
            try:
                event = event_of(row)
            except (ValueError, KeyError, TypeError):
                raise find_fault(name, number, row) from None
            yield number, event
    except csv.Error as error:
        raise EventFileError(
            name, number + 1, "", f"It is not CSV: {error}.", "Close every quotation mark that is opened."
        ) from None


def _order(name: str, header: list[str]):
    """How to bring the cells of a row into the order of COLUMNS; None if they are in it."""
    header = [cell.strip() for cell in header]
    if header == list(COLUMNS):
        return None
    for column in COLUMNS:
        if column not in header:
            raise EventFileError(name, 1, column, "The column is missing.", f"Name {', '.join(COLUMNS)}.")
    for column in header:
        if column not in COLUMNS:
            raise EventFileError(name, 1, column, "There is no such column.", f"Use {', '.join(COLUMNS)}.")
        if header.count(column) > 1:
            raise EventFileError(name, 1, column, "The column stands there twice.", "Remove one.")
    return itemgetter(*(header.index(column) for column in COLUMNS))


def _unwritable(path, problem: str) -> EventFileError:
    return EventFileError(str(path), 0, "", problem, "Name a CSV file in a folder that you can write to.")


def write_events(path, events: Iterable[Event]) -> None:
    """Write events to a file: all of them, or the file stays as it was."""
    place = Path(path)
    if is_no_file(place):
        raise _unwritable(path, "It is a folder, a device or a pipe.")
    try:
        with whole_file(place, "w", encoding="utf-8", newline="") as lines:
            writer = csv.writer(lines, lineterminator="\n")
            writer.writerow(COLUMNS)
            writer.writerows(row_of(event) for event in events)
    except NoPlace as error:
        raise _unwritable(path, f"It cannot be written: {error.strerror}.") from None
