"""Rows made by hand are read like a file: a value of the wrong type is understood, or set aside and told.

A row that a file's reader made has the right types already; for it this is one look at each row.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction
from operator import attrgetter

from article6.aef import values
from article6.aef.document import Aef
from article6.aef.format import TABLES, Field
from article6.aef.nomenclature import Nomenclature
from article6.aef.rows import Row
from article6.consistency.dossier import Dossier
from article6.findings import Finding, Outcome
from article6.identifiers import ItmoId

__all__ = ["finding_of", "mistyped", "typed", "typed_dossier"]

_NOTHING = type(None)
_TYPES: dict[str, tuple[type, ...]] = {
    "year": (int,),
    "serial": (int,),
    "whole number": (int,),
    "quantity": (int, Fraction),
    "amount": (int, Fraction),
    "date": (date,),
    "time": (datetime,),
}
_MOST_SIGNATURES = 10_000
# What a row knows besides its fields: where it stands, what could not be read, the whole identifiers.
_BESIDES: dict[str, tuple[tuple[type, ...], object]] = {
    "row": ((int,), 0),
    "bad": ((dict, _NOTHING), None),
    "first_id": ((ItmoId, _NOTHING), None),
    "last_id": ((ItmoId, _NOTHING), None),
}


def _allowed(field: Field) -> tuple[type, ...]:
    if field.kind in values.SEVERAL:
        return (tuple,)
    return (*_TYPES.get(field.kind, (str,)), _NOTHING)


def mistyped(aef: Aef) -> Iterator[tuple[Row, list[Field]]]:
    """The rows with values of another type than they should have, and the fields of these values.

    A row with no such field is named where what it knows besides its fields has another type.
    """
    for table in TABLES:
        fields = table.fields
        besides = [name for name in _BESIDES if hasattr(table.row, name)]
        get = attrgetter(*(field.attribute for field in fields), *besides)
        known: set[tuple[type, ...]] = set()
        for row in aef.rows(table.number):
            signature = tuple(map(type, get(row)))
            if signature in known and (table.number != 3 or row.time is None or row.time.tzinfo is None):
                continue
            wrong = [
                field for field, found in zip(fields, signature, strict=False) if found not in _allowed(field)
            ]
            if table.number == 3 and isinstance(row.time, datetime) and row.time.tzinfo is not None:
                wrong.append(fields[0])  # times are kept in UTC without a zone, so that they can be compared
            if wrong or _misplaced(row):
                yield row, wrong
            elif len(known) < _MOST_SIGNATURES:
                known.add(signature)


def _misplaced(row: Row) -> dict[str, object]:
    """What a row knows besides its fields and cannot be right, with what is taken instead."""
    return {
        name: instead
        for name, (allowed, instead) in _BESIDES.items()
        if type(getattr(row, name, instead)) not in allowed
    }


def typed(aef: Aef, nomenclature: Nomenclature) -> Aef:
    """The AEF itself; or a copy in which every value has the type of its field, with a finding for each
    value that could not be read. What cannot be read is kept in `bad`."""
    wrong = {id(row): fields for row, fields in mistyped(aef)}
    if not wrong:
        return aef
    findings = list(aef.findings)

    def right(row: Row) -> Row:
        if id(row) not in wrong:
            return row
        these = wrong[id(row)]
        row = replace(row, **_misplaced(row))
        changes, bad = {}, dict(row.bad or {})
        for field in these:
            raw = getattr(row, field.attribute)
            found = values.read(field, raw, nomenclature)
            changes[field.attribute] = found.value
            if found.item_id is not None:
                changes[f"{field.attribute}_id"] = found.item_id
            if found.problem:
                findings.append(finding_of(found, aef, row, field, raw))
                if not found.value:
                    bad[field.attribute] = str(raw)
        return replace(row, bad=bad or None, **changes)

    tables = [[right(row) for row in aef.rows(number)] for number in range(1, 6)]
    return Aef(tables[0][0], *tables[1:], findings, aef.source)


def typed_dossier(dossier: Dossier) -> Dossier:
    """The dossier with its AEFs typed; itself where they are already."""
    listed = dossier.nomenclature
    aef = dossier.aef and typed(dossier.aef, listed)
    own = tuple(typed(one, listed) for one in dossier.own)
    others = tuple(typed(one, listed) for one in dossier.others)
    pairs = zip((aef, *own, *others), (dossier.aef, *dossier.own, *dossier.others), strict=True)
    if all(one is other for one, other in pairs):
        return dossier
    return replace(dossier, aef=aef, own=own, others=others)


def finding_of(found: values.Value, aef: Aef, row: Row, field: Field, raw: object) -> Finding:
    """What reading one cell found, as a finding. A value newer than our list is a question, no fault."""
    return Finding(
        outcome=Outcome.WARNING if found.warning else Outcome.INCONSISTENT,
        place=aef.place(row, field.attribute),
        problem=found.problem,
        mend=found.mend,
        rule=found.rule or "aef.format",
        check=found.check,
        value=str(raw),
    )
