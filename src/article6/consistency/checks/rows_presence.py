"""Checks 1, 7 and 8: what must be filled in, what must stay empty, what the platform fills in."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from operator import attrgetter

from article6.aef.format import TABLES, Field, Table
from article6.aef.kinds import (
    ACQUISITION,
    CANCELLATION,
    FIRST_TRANSFER,
    TRANSFER,
    USE,
    goes_to_a_party,
    kind_of,
    purposes,
    towards_ndc,
)
from article6.aef.rows import Action, Row
from article6.consistency.check import Check
from article6.consistency.dossier import Dossier
from article6.consistency.labels import CONSISTENT, INCONSISTENT, NOT_AVAILABLE
from article6.findings import Finding, Outcome

# How a field is filled in, by its kind; the name of the controlled list is said for the others.
_FORMS = {
    "party": "Write the three capitals of the Party, such as XHA.",
    "country": "Write the three capitals of the country.",
    "version": "Write 1.0, or a higher version if this AEF replaces another.",
    "year": "Write the calendar year in four digits.",
    "date": "Write the date as dd/mm/yyyy.",
    "time": "Write the time in UTC, such as 2028-03-12T14:30:00.000Z.",
    "approach": "Write the ID of the cooperative approach, such as CA0099.",
    "authorization id": "Write the ID that the authorization has in table 2.",
    "registry": "Write the registry in which the row was tracked, such as XHA01.",
    "serial": "Write the serial number, or the whole identifier.",
    "whole number": "Write a whole number, such as 1.",
    "quantity": "Write the quantity in t CO2 eq, digits only.",
}
_NOT_HERE = "Leave the field empty, or correct the action type."


def _mend(field: Field) -> str:
    return _FORMS.get(field.kind) or (
        f"Choose a value of the list {field.list.replace('_', ' ')}." if field.list else "Fill in the field."
    )


def mandatory(dossier: Dossier) -> Iterator[Finding]:
    """1: what every row must hold is there; and what a row of its kind must hold."""
    tell = partial(Finding, outcome=Outcome.INCONSISTENT, check=1, rule="consistency.omission")
    aef = dossier.aef
    for table in TABLES:
        needed = [field for field in table.fields if field.filled == "yes"]
        get = attrgetter(*(field.attribute for field in needed))
        for row in aef.rows(table.number):
            found = get(row)
            if None in found or () in found:
                for field, value in zip(needed, found, strict=True):
                    if value is None or value == ():
                        if _unreadable(row, field.attribute):
                            continue
                        yield tell(
                            place=aef.place(row, field.attribute),
                            problem=f"{field.label} is mandatory, and nothing stands there.",
                            mend=_mend(field),
                        )
    for attribute, row, problem, mend in _conditional(dossier):
        if not _unreadable(row, attribute):
            yield tell(place=aef.place(row, attribute), problem=problem, mend=mend)


def _unreadable(row: Row, attribute: str) -> bool:
    """True if something stands there that the reader has told already."""
    return (row.bad is not None and attribute in row.bad) or (
        attribute in ("first", "last") and getattr(row, f"{attribute}_id") is not None
    )


def _conditional(dossier: Dossier) -> Iterator[tuple[str, Row, str, str]]:
    for row in dossier.aef.authorizations:
        if row.oimp is None and purposes(row.purpose) & {"IMP", "OP"}:
            yield (
                "oimp",
                row,
                f'The purpose "{row.purpose}" covers other international purposes, and none is named.',
                "Name what the Party authorized, such as CORSIA.",
            )
    for row in dossier.aef.actions:
        kind = kind_of(row.type)
        if kind == ACQUISITION:
            if row.transferring is None:
                yield (
                    "transferring",
                    row,
                    "An acquisition names the Party that transferred the ITMOs; the field is empty.",
                    _FORMS["party"],
                )
        elif kind == USE:
            if row.use_year is None and towards_ndc(row):
                yield (
                    "use_year",
                    row,
                    "A use towards an NDC names the calendar year for which the ITMOs are used; the field is "
                    "empty.",
                    "Write the year; for another purpose than the NDC name that purpose instead.",
                )
            elif row.use_year is None and row.purpose is None:
                yield (
                    "purpose",
                    row,
                    "The row names who uses the ITMOs, and not for which purpose.",
                    "Name the purpose; for a use towards the NDC write the year of use and no user.",
                )
        elif row.acquiring is None and kind in (FIRST_TRANSFER, TRANSFER) and goes_to_a_party(row):
            yield (
                "acquiring",
                row,
                f"A {kind} to a Party names the Party that acquires the ITMOs; the field is empty.",
                f"{_FORMS['party']} If no Party acquires them, correct the action subtype.",
            )


_USE_FIELDS = {
    "purpose": "the purpose of a use or cancellation",
    "user": "the Party that uses or cancels",
    "user_entity": "the entity that uses or cancels",
}


def not_applicable(dossier: Dossier) -> Iterator[Finding]:
    """7: fields that do not belong to an action of this kind are empty; the other Party is another one."""
    aef = dossier.aef
    tell = partial(Finding, outcome=Outcome.INCONSISTENT, check=7, rule="aef.format")
    for row in aef.authorizations:
        covered = purposes(row.purpose)
        if row.oimp is not None and covered and not covered & {"IMP", "OP"}:
            yield tell(
                place=aef.place(row, "oimp"),
                problem=f'"{row.oimp}" is named as another international purpose, but the purpose '
                f'"{row.purpose}" does not cover any.',
                mend="Leave the field empty, or correct the purpose.",
                value=row.oimp,
            )
    for row in aef.actions:
        kind = kind_of(row.type)
        if kind:
            for attribute, problem in _superfluous(row, kind):
                yield tell(
                    place=aef.place(row, attribute),
                    problem=problem,
                    mend=_NOT_HERE,
                    value=str(getattr(row, attribute)),
                )
            attribute = "transferring" if kind == ACQUISITION else "acquiring"
            moves = kind == ACQUISITION or goes_to_a_party(row)
            if moves and aef.party is not None and getattr(row, attribute) == aef.party:
                yield tell(
                    place=aef.place(row, attribute),
                    problem=f"{aef.party} reports this {kind}, and stands there as the other Party too.",
                    mend="Name the other Party. If there is none, correct the action type and subtype.",
                    value=aef.party,
                )


def _superfluous(row: Action, kind: str) -> Iterator[tuple[str, str]]:
    if row.acquiring is not None and kind != FIRST_TRANSFER and kind != TRANSFER:
        yield (
            "acquiring",
            f"A row of the type {row.type} has no acquiring Party; {row.acquiring} stands there.",
        )
    if row.transferring is not None and kind != ACQUISITION:
        yield (
            "transferring",
            f"Only an acquisition names the Party that transferred; {row.transferring} stands in a row of "
            f"the type {row.type}.",
        )
    if row.use_year is not None:
        if kind != USE:
            yield (
                "use_year",
                f"Only a use towards an NDC has a year of use; {row.use_year} stands in a row of the type "
                f"{row.type}.",
            )
        elif row.purpose is not None and purposes(row.purpose) - {"NDC"}:
            yield (
                "use_year",
                f"The row has a year of use towards the NDC, {row.use_year}, and the purpose "
                f'"{row.purpose}"; it can be only one of the two.',
            )
    if kind != USE and kind != FIRST_TRANSFER and kind != CANCELLATION:
        for attribute, name in _USE_FIELDS.items():
            if getattr(row, attribute) is not None:
                yield attribute, f"A row of the type {row.type} does not have {name}."


_PREFILLED = {
    "check_result": (CONSISTENT, INCONSISTENT, NOT_AVAILABLE),
    "review_status": ("Review pending", "Review finalized"),
    "review_reference": ("http",),
    "documentation": ("http",),
}


def filled_by_the_platform(dossier: Dossier) -> Iterator[Finding]:
    """8: fields that the CARP fills in are not written by the Party; what it filled in itself stays."""
    for table in TABLES:
        for field in table.fields:
            if field.filled == "CARP":
                yield from _written(dossier, table, field)


def _written(dossier: Dossier, table: Table, field: Field) -> Iterator[Finding]:
    aef, get, own = dossier.aef, attrgetter(field.attribute), _PREFILLED[field.attribute]
    rows = [
        row for row in aef.rows(table.number) if get(row) is not None and not str(get(row)).startswith(own)
    ]
    if rows:
        further = f", and in {len(rows) - 1:,} further rows" if len(rows) > 1 else ""
        yield Finding(
            outcome=Outcome.WARNING,
            place=aef.place(rows[0], field.attribute),
            problem=f'"{get(rows[0])}" stands in a field that the platform fills in{further}. It is ignored.',
            mend="Leave the field empty.",
            rule="tracking.carp",
            check=8,
            value=str(get(rows[0])),
        )


CHECKS = (
    Check(
        1,
        "A",
        "Mandatory fields are filled in, and conditional ones where their condition holds",
        ("B",),
        ("consistency.labels", "consistency.omission", "aef.format"),
        ("aef",),
        mandatory,
    ),
    Check(
        7,
        "A",
        "Fields that do not apply to the action are empty",
        ("B",),
        ("aef.format", "nomenclature.values"),
        ("aef",),
        not_applicable,
    ),
    Check(
        8,
        "A",
        "Fields that the platform fills in are left to it",
        ("B", "W"),
        ("aef.format", "tracking.carp"),
        ("aef",),
        filled_by_the_platform,
    ),
)
