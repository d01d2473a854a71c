"""Checks 66, 70 and 71: table 4 beside the inventory, and beside what was known and sent before."""

from __future__ import annotations

from collections.abc import Iterator

from article6.aef.kinds import FIRST_TRANSFER, USE, towards_ndc
from article6.consistency.annual_totals import Amount, AnnualTotals, annual_totals
from article6.consistency.check import Check
from article6.consistency.dossier import Dossier
from article6.consistency.entry import UNKNOWN_TIME
from article6.consistency.expected import first_basis, use_basis
from article6.consistency.table4_view import View, agrees, number, own_ndc, say_sum, view
from article6.findings import Finding, Outcome
from article6.ndc.amounts import show

ADJUSTED = (6, 8, 9, 10, 11)  # rows with additions and subtractions


def inventory(dossier: Dossier) -> Iterator[Finding]:
    """66: 23(a) is the inventory total for the scope of the NDC, with the same GWP values."""
    seen = view(dossier.table4)
    if seen is None:
        return
    ndc = own_ndc(dossier, seen.form)
    parts = ndc is not None and ndc.target.kind == "policies and measures"
    for year in seen.years:
        total = number((dossier.inventory or {}).get(year))
        for row in (3,) if parts else (3, 4):  # of such an NDC, row 4 may be another portion
            cell = seen.at(row, year)
            if None in (total, cell) or agrees(cell, total) or agrees(total, cell):
                continue
            yield seen.finding(
                66,
                row,
                year,
                f"Row {row} of {year} is {show(cell)}; the inventory has {show(total)} in the scope of the "
                f"NDC: a difference of {show(cell - total, signed=True)}.",
                "Use the inventory of the same report, the sectors and gases of the NDC, and its GWP values.",
                "table4.23a" if row == 3 else "table4.23b",
                Outcome.WARNING,
            )


def after_the_final_date(dossier: Dossier) -> Iterator[Finding]:
    """70: additions and subtractions are final before the first review with end-year information begins.

    The CMA has set no date: it is a parameter, and without it nothing can be said of a change.
    """
    seen, final = view(dossier.table4), dossier.parameters.final_date
    if seen is None or seen.last not in seen.years:
        return
    changed = list(_changed(seen, view(dossier.database)))
    submitted = seen.form.submitted
    if changed and (final is None or submitted is None or submitted > final):
        cells = ", ".join(f"row {row} of {year}" for row, year in changed[:5])
        more = f" and {len(changed) - 5} more" if len(changed) > 5 else ""
        known = final is not None and submitted is not None
        why = "no final date is set" if final is None else "the date of this report is not known"
        yield seen.finding(
            70,
            changed[0][0],
            changed[0][1],
            f"Changed since it was sent to the Article 6 database: {cells}{more}; "
            + (
                f"the final date was {final}."
                if known
                else f"{why}, so nobody can tell whether that is late."
            ),
            "Explain the change in the report."
            if known
            else "Check again when the CMA has set the date, or give one to the check.",
            "adjustment.final",
            Outcome.WARNING if known else Outcome.NULL,
        )
    if final is None:
        return
    for entry in dossier.index.by_party.get(seen.form.party, ()):
        row = entry.row
        use = entry.kind == USE and towards_ndc(row)
        year = row.use_year if use else row.vintage
        if entry.kind != FIRST_TRANSFER and not use or entry.when is UNKNOWN_TIME or year is None:
            continue
        if entry.when.date() > final and seen.first <= year <= seen.last:
            what = f"use for {year}" if use else f"first transfer of vintage {year}"
            yield Finding(
                outcome=Outcome.WARNING,
                place=entry.place("time"),
                problem=f"A {what} on {entry.when.date()}, after the final date {final} of {seen.first}-"
                f"{seen.last}.",
                mend="Explain it: additions and subtractions of the period were final by then.",
                rule="adjustment.final",
                check=70,
                value=str(entry.when.date()),
            )


def _changed(seen: View, sent: View | None) -> Iterator[tuple[int, int]]:
    """(row, year) of what differs from the table sent before, in the columns that both have."""
    if sent is None or (sent.form.party, sent.form.period) != (seen.form.party, seen.form.period):
        return
    for row in ADJUSTED:
        for year in seen.years:
            if year in sent.years and seen.sum(row, year) != sent.sum(row, year):
                yield row, year


def updates(dossier: Dossier) -> Iterator[Finding]:
    """71: earlier columns are sent again when a late first transfer or use changes them."""
    for form in (dossier.table4, dossier.database):
        seen = view(form)
        now = None if seen is None else annual_totals(dossier, form.party)
        if seen is None or now is None or now.missing:
            continue
        then = None if form.submitted is None else annual_totals(dossier, form.party, form.submitted)
        for row, kind, basis in ((6, "first transfer", first_basis(seen)), (8, "use", use_basis(seen))):
            for year in seen.years:
                parts = _parts(now, kind, basis, year)
                cell, total = seen.sum(row, year), sum(parts.values())
                if agrees(cell, total):
                    continue
                if then is not None:
                    before = _parts(then, kind, basis, year)
                else:  # a report with this last column was written when the AEF of that year was known
                    before = _as_of(parts, cell, seen.years[-1])
                late = sorted(at for at in {*parts, *before} if parts.get(at, 0) != before.get(at, 0))
                if late and agrees(cell, sum(before.values())):
                    yield _update(seen, row, year, kind, parts, late)


def _parts(totals: AnnualTotals, kind: str, basis: str, year: int) -> dict[int, Amount]:
    """{year of the AEF: what it adds to this column}"""
    return totals.by("aef_year", kind, lambda line: getattr(line, basis) == year)


def _as_of(parts: dict[int, Amount], cell: Amount, last: int) -> dict[int, Amount]:
    """The part of the AEFs that the column rests on, if leaving out the latest ones explains it."""
    for until in sorted({last, *(at for at in parts if at > last)}):
        known = {at: amount for at, amount in parts.items() if at <= until}
        if agrees(cell, sum(known.values())):
            return known
    return parts


def _update(seen: View, row: int, year: int, kind: str, parts: dict[int, Amount], late: list[int]) -> Finding:
    came = ", ".join(map(str, late))
    return seen.finding(
        71,
        row,
        year,
        f"Row {row} of {year} is {seen.show(row, year)}. Later {kind}s, in the AEF of {came}, change it: now "
        f"it is {say_sum(parts)}.",
        "Send the column again, with rows 9 to 13 that follow from it: to the Article 6 database and in the "
        "next report.",
        "table4.updates",
        Outcome.WARNING,
    )


CHECKS = (
    Check(
        66,
        "F",
        "Row 3 is the inventory total in the scope of the NDC",
        ("W",),
        ("table4.23a", "table4.77b", "table4.77d-i", "report.gwp"),
        ("table4", "inventory"),
        inventory,
    ),
    Check(
        70,
        "F",
        "Nothing changes after the final date",
        ("W",),
        ("adjustment.final",),
        ("table4",),
        after_the_final_date,
    ),
    Check(
        71,
        "F",
        "Earlier years are sent again when they change",
        ("W",),
        ("table4.updates",),
        ("table4",),
        updates,
    ),
)
