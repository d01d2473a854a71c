"""Checks 93 and 94: an AEF for each year, and of each year the latest version only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from article6.aef.document import Aef
from article6.consistency.annual_totals import Amount, AnnualTotals, annual_totals
from article6.consistency.check import Check
from article6.consistency.content import differing_tables
from article6.consistency.dossier import Dossier
from article6.consistency.expected import Expected, expected
from article6.consistency.own_reports import AnyOf
from article6.consistency.table4_view import View, agrees, totals_of, view
from article6.consistency.telling import years
from article6.findings import Finding, Outcome
from article6.ndc.amounts import show


def every_year(dossier: Dossier) -> Iterator[Finding]:
    """93: annual information comes every year from the first on, also where there are holdings only."""
    known = {one.year for one in dossier.index.own if one.year is not None} | set(dossier.earlier_years)
    aef = dossier.aef
    if not known or max(known) - min(known) > 200:  # a year that is none: check 2
        return
    lacking = set(range(min(known), max(known))) - known
    if lacking:
        yield Finding(
            outcome=Outcome.WARNING,
            place=aef.place(aef.submission, "year"),
            problem=f"There are AEFs for {years(known)}, and none for {years(lacking)}.",
            mend="If they were submitted, check again together with them. Annual information is due every "
            "year, also where there are only holdings to report.",
            rule="report.annual",
            check=93,
            value=str(aef.year or ""),
        )


def latest_only(dossier: Dossier) -> Iterator[Finding]:
    """94: of each Party and year the latest version alone enters a sum or a comparison.

    The index takes the latest. What is left to see: a table 4 that has the amounts of a replaced version, or
    of two versions together (B); an AEF under check that a later one replaces (W); and two AEFs of another
    Party of which nobody can tell which is the later (`Null`). Two such AEFs of the Party itself: check 82.
    """
    aef, index = dossier.aef, dossier.index
    if aef is not None and None not in (aef.party, aef.year):
        of_year = [one for one in dossier.own if (one.party, one.year) == (aef.party, aef.year)]
        later = max(of_year, key=lambda one: one.version, default=aef)
        if later.version > aef.version:
            yield Finding(
                outcome=Outcome.WARNING,
                place=aef.place(aef.submission, "version"),
                problem=f"Version {aef.submission.version} is replaced by version "
                f"{later.submission.version}, which is at hand.",
                mend="Check the latest version: it alone counts. This result is about the one it replaced.",
                rule="consistency.resubmit",
                check=94,
                value=aef.submission.version or "",
                other=later.place(later.submission, "version"),
            )
    for other in index.replaced:
        kept = index.in_force.get((other.party, other.year))
        if other.party != dossier.party and kept is not None and _either(other, kept):
            yield Finding(
                outcome=Outcome.NULL,
                place=(dossier.aef or kept).place((dossier.aef or kept).submission),
                problem=f"There are two AEFs of {other.party} for {other.year} with version "
                f"{kept.submission.version}, and they differ; which of them counts cannot be told.",
                mend="Leave out the one that was replaced.",
                rule="consistency.resubmit",
                check=94,
                other=other.place(other.submission, "version"),
                party=other.party or "",
            )
    yield from _table4(dossier)


def _either(one: Aef, other: Aef) -> bool:
    """True if neither replaces the other, and it matters which of them counts."""
    dates = one.submission.date, other.submission.date
    decided = None not in dates and dates[0] != dates[1]
    return one.version == other.version and not decided and bool(differing_tables(one, other))


def _table4(dossier: Dossier) -> Iterator[Finding]:
    seen = view(dossier.table4)
    if seen is None or seen.form.party != dossier.party:
        return
    replaced = []
    for one in dossier.index.replaced:
        kept = dossier.index.in_force.get((one.party, one.year))
        if kept is not None and one.party == seen.form.party and one.version <= kept.version:
            replaced.append(one)
    right = totals_of(dossier, seen) if replaced else None
    if right is None or right.missing:
        return
    exact, told = expected(right, seen), set()
    for old in replaced:
        instead, alone = (_with(dossier, seen, old, alone) for alone in (False, True))
        if instead is None or alone is None:
            continue
        for row, name in ((6, "first"), (8, "used")):
            now = getattr(exact, name)
            for year in seen.years:
                cell = seen.sum(row, year) + (seen.sum(7, year) if row == 6 and seen.split else 0)
                added = alone.get(name, {}).get(year, 0)
                if not cell or agrees(cell, now.get(year, 0)) or (row, year) in told:
                    continue  # an amount left out is no amount of another version: check 55
                if agrees(cell, instead.get(name, {}).get(year, 0)):
                    said = f"that is the amount with version {old.submission.version} of the AEF for"
                elif added and agrees(cell, now.get(year, 0) + added):
                    said = f"that counts version {old.submission.version} besides the latest AEF for"
                else:
                    continue
                told.add((row, year))
                yield _old(seen, row, year, f"{said} {old.year}", now)


def _with(dossier: Dossier, seen: View, old: Aef, alone: bool) -> Mapping[str, Mapping] | None:
    """The amounts with a replaced version in the place of the one in force, or with that version alone."""
    others = [] if alone else [one for one in dossier.index.own if one.year != old.year]
    changed = replace(dossier, aef=None, own=(*others, old), earlier_years=frozenset())
    totals: AnnualTotals | None = annual_totals(changed, seen.form.party)
    if totals is None:
        return None
    known: Expected = expected(totals, seen)
    return {"first": known.first, "used": known.used}


def _old(seen: View, row: int, year: int, said: str, now: Mapping[int, Amount]) -> Finding:
    cell = f"Row {row} of {year} is {seen.show(row, year)}"
    if row == 6 and seen.split:
        cell = f"Rows 6 and 7 of {year} come to {show(seen.sum(6, year) + seen.sum(7, year))}"
    return seen.finding(
        94,
        row,
        year,
        f"{cell}: {said}. The latest versions give {show(now.get(year, 0))}.",
        "Take the latest version of each AEF, and no other.",
        "consistency.resubmit",
    )


CHECKS = (
    Check(
        93,
        "H",
        "There is an AEF for each year since the first",
        ("W",),
        ("report.annual",),
        ("aef",),
        every_year,
    ),
    AnyOf(
        94,
        "H",
        "Only the latest version of each AEF counts",
        ("B", "W"),
        ("consistency.resubmit",),
        (),
        latest_only,
        ("own", "others"),
    ),
)
