"""Findings of the checks on authorizations and on the life of units, worded alike."""

from __future__ import annotations

from datetime import date as Day
from datetime import datetime

from article6.consistency.entry import Entry
from article6.findings import Finding, Outcome, Place

__all__ = ["days", "either", "names", "tell", "the_party", "tonnes", "years"]


def tell(
    check: int,
    rule: str,
    at: Entry,
    column: str,
    problem: str,
    mend: str,
    *,
    outcome: Outcome = Outcome.INCONSISTENT,
    other: Place | None = None,
    party: str | None = None,
) -> Finding:
    """A finding on a row of table 3 or 4; `column` is the attribute of the field, "" for the whole row."""
    value = getattr(at.row, column) if column else None
    if isinstance(value, datetime):
        value = f"{value:%d/%m/%Y}"
    return Finding(
        outcome=outcome,
        place=at.place(column),
        problem=problem,
        mend=mend,
        rule=rule,
        check=check,
        value="" if value is None else str(value),
        other=other,
        party=party or "",
    )


def days(day: Day | None) -> str:
    """ "12 March 2028" as 12/03/2028, the form of the tables."""
    return f"{day:%d/%m/}{day.year:04}" if day is not None else "a day that is not given"


def tonnes(quantity) -> str:
    """ "1,000 t CO2 eq"; a part of a tonne with two decimals."""
    whole = int(quantity) == quantity
    return f"{int(quantity):,} t CO2 eq" if whole else f"{float(quantity):,.2f} t CO2 eq"


def names(values, most: int = 5) -> str:
    """Several names in a sentence; the first few of many."""
    listed = sorted(str(value) for value in values)
    more = f" and {len(listed) - most} more" if len(listed) > most else ""
    return ", ".join(listed[:most]) + more


def the_party(party: str | None) -> str:
    """The code of a Party; "the Party" where it is not given."""
    return "the Party" if party is None else party


def years(several) -> str:
    """The years in words: "2026, 2027"; a run of more than two as "2026 to 2030"."""
    found = sorted(several)
    if len(found) > 2 and found[-1] - found[0] == len(found) - 1:
        return f"{found[0]} to {found[-1]}"
    return ", ".join(map(str, found))


def either(sure: bool) -> Outcome:
    """An overlap is an inconsistency; one that rests on a registry not known is a question."""
    return Outcome.INCONSISTENT if sure else Outcome.WARNING
