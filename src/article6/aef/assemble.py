"""From rows of cells to an AEF: what the workbook, the CSV files and the JSON file have in common.

    assemble({"Table 3 Actions": [(1, ["Action date", …]), (2, ["2028-03-12T…", …])]}, "xha-2028.xlsx")

Reading is tolerant: tables are found by name or by header, columns stand in any order, table 1 may run down
or across. Its report is strict: each cell that is not as the format wants it is a finding, with the place,
the text that stands there and the way to mend it. Nothing that a file holds raises an error.

Findings of single cells carry the numbers of `article6.aef.values`; those on the shape of a table carry 2
where rows or cells could not be read, none where they could. What was understood all the same is in the row;
what was not is None there, and `row.bad` keeps the text.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain, islice
from typing import Any

from article6 import collector
from article6.aef.cells import absent, show
from article6.aef.dates import write_date
from article6.aef.document import Aef
from article6.aef.format import TABLES, Table
from article6.aef.headers import (
    DEEPEST_HEADER,
    Header,
    find_header,
    is_header,
    named_down,
    table_by_header,
    table_of,
    without_fields,
)
from article6.aef.nomenclature import Nomenclature, current
from article6.aef.rows import Submission
from article6.aef.table_reader import read_down, read_rows
from article6.aef.telling import Told

__all__ = ["assemble"]

Sheet = Iterable[tuple[int, Sequence[Any]]]


def assemble(sheets: Mapping[str, Sheet], source: str, nomenclature: Nomenclature | None = None) -> Aef:
    """The AEF that the sheets hold. Each is a name and its rows, (number of the row, its cells).

    Every sheet is iterated once, table after table, and a row is let go as soon as it is read.
    """
    lists = nomenclature or current()
    told = Told(source)
    chosen = _choose(sheets, told)
    aef = Aef(source=source)
    missing = [kind for kind in TABLES if kind.number not in chosen]
    if len(missing) == len(TABLES):
        told.say(
            told.place(None),
            "None of the five tables was found.",
            "Name the sheets or files as annex II does, such as Table 3 Actions, each with a header row.",
            check=2,
        )
    elif missing:
        told.say(
            told.place(None),
            f"Not found: {', '.join(kind.sheet for kind in missing)}.",
            "Add each table with its header row, also where it has no rows.",
            warning=True,
        )
    if 1 in chosen:
        aef.submission = _submission(TABLES[0], chosen[1], told, lists)
    told.lists_may_have_grown = _grown(aef.submission, lists)
    with collector.paused():
        for kind in TABLES[1:]:
            if kind.number in chosen:
                aef.rows(kind.number).extend(_rows(kind, chosen[kind.number], told, lists))
    aef.findings = told.finish()
    return aef


def _grown(submission: Submission, lists: Nomenclature) -> str:
    """What to say of a value that is not in the lists, if these are older than the submission; else ""."""
    day = submission.date
    if day is None and submission.year is not None:
        day = date(submission.year, 12, 31)
    if day is None or day <= lists.date:
        return ""
    return f"The list at hand is of {write_date(lists.date)}; if a newer one holds the value, it may stand."


def _choose(sheets: Mapping[str, Sheet], told: Told) -> dict[int, Iterator]:
    """The rows of each table, by its number."""
    named: dict[int, str] = {}
    others: list[str] = []
    for name in sheets:
        kind = table_of(name)
        if kind is None:
            if not without_fields(name):
                others.append(name)
        elif kind.number not in named:
            named[kind.number] = name
        else:
            kept, left = named[kind.number], name
            if name in (kind.sheet, kind.file.removesuffix(".csv")):
                kept, left = left, kept
            named[kind.number] = kept
            told.say(
                told.place(kind),
                f"Two sheets hold this table, {show(kept)} and {show(left)}; the second is not read.",
                "Keep one.",
                warning=True,
            )
    found = {number: iter(sheets[name]) for number, name in named.items()}
    for name in others:
        absent_tables = [kind for kind in TABLES if kind.number not in found]
        if not absent_tables:
            break
        rows = iter(sheets[name])
        head = list(islice(rows, DEEPEST_HEADER))
        if kind := table_by_header(head, absent_tables):
            found[kind.number] = chain(head, rows)
    return found


def _submission(kind: Table, rows: Iterator, told: Told, lists: Nomenclature) -> Submission:
    head = list(islice(rows, DEEPEST_HEADER))
    header = find_header(head, 1, least=3)
    if header is None:
        if not named_down(head):
            _no_header(kind, head, told)
        return read_down(kind, head, told, lists)
    _tell_columns(kind, header, told)
    found = list(islice(read_rows(kind, header, _below(head, header, rows, 1), told, lists), 2))
    if len(found) > 1:
        told.say(
            told.place(kind, found[1].row),
            "The table has more than one row; the first is read.",
            "Report one submission: delete the others.",
            check=2,
        )
    return found[0] if found else Submission()


def _rows(kind: Table, rows: Iterator, told: Told, lists: Nomenclature) -> Iterator:
    head = list(islice(rows, DEEPEST_HEADER))
    header = find_header(head, kind.number)
    if header is None:
        if any(not absent(cell) for _, cells in head for cell in cells):
            _no_header(kind, head, told)
        return
    _tell_columns(kind, header, told)
    yield from read_rows(kind, header, _below(head, header, rows, kind.number), told, lists)


def _below(head: list, header: Header, rows: Iterator, number: int) -> Iterator:
    """The rows below the header, without a second header."""
    rest = (row for row in head[header.position + 1 :] if not is_header(row[1], number, header))
    return chain(rest, rows)


def _no_header(kind: Table, head: list, told: Told) -> None:
    labels = ", ".join(field.label for field in kind.fields[:3])
    told.say(
        told.place(kind, head[0][0] if head else 0),
        f"No row names the fields of this table within the first {DEEPEST_HEADER} rows; it is not read.",
        f"Write the labels of annex II above the columns: {labels} and so on.",
        check=2,
    )


def _tell_columns(kind: Table, header: Header, told: Told) -> None:
    """Columns that are missing, unknown or there twice."""
    missing = header.missing(kind)
    if missing:
        told.say(
            told.place(kind, header.row),
            f"Without a column: {'; '.join(field.label for field in missing)}.",
            "Add them, empty where there is nothing to report.",
            warning=True,
        )
    for field in header.doubled.values():
        told.say(
            told.place(kind, header.row, field.label),
            "The column stands there twice; the first one is read.",
            "Remove one of the two.",
            warning=True,
        )
    labels = [field.label for field in missing]
    for text in list(header.unknown.values())[:100]:
        near = difflib.get_close_matches(text[:100], labels, n=1, cutoff=0.6)
        told.say(
            told.place(kind, header.row),
            f"The column {show(text)} is not one of the fields of the table; it is not read.",
            f"Name it {near[0]}, if that is meant." if near else "Remove it.",
            value=text,
            warning=True,
        )
