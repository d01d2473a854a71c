"""Checks 55 and 68: rows 6 to 9 of table 4 against the AEFs of all years, and against the lines of 23(j)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from article6.consistency.annual_totals import EITHER, NDC, OIMP, UNKNOWN, Amount, AnnualTotals
from article6.consistency.check import Check
from article6.consistency.dossier import Dossier
from article6.consistency.expected import Expected, expected, first_basis, use_basis
from article6.consistency.table4_view import View, agrees, not_at_hand, number, say_sum, totals_of, view
from article6.findings import Finding
from article6.ndc.amounts import show

YEARS = {"vintage": "vintage", "action_year": "action", "use_year": "NDC use"}
ITEMS = {"23(c)": 6, "23(d)": 7, "23(e)": 8}


def totals(dossier: Dossier) -> Iterator[Finding]:
    """55: 23(c) to (e) are the AEF totals of all years, 23(f) is all first transfers minus uses."""
    seen = view(dossier.table4)
    if seen is None:
        return
    sums = totals_of(dossier, seen)
    missing = list(not_at_hand(55, 6, seen, sums))
    yield from missing
    known, split = None, seen.split
    if not missing:
        known = expected(sums, seen)
        found, split = _first_transfers(seen, sums, known)
        yield from found
        yield from _uses(seen, sums, known)
    yield from _net(seen, known, split)


def _first_transfers(seen: View, sums: AnnualTotals, known: Expected) -> tuple[list[Finding], bool]:
    """What rows 6 and 7 have wrong, and whether row 7 holds first transfers (R1): both presentations pass.

    The presentation that is not declared is taken where it fits, but for one cell at most.
    """
    ways = {False: list(_together(seen, sums, known)), True: list(_apart(seen, sums, known))}
    declared, other = ways[seen.split], ways[not seen.split]
    if len(other) < len(declared) and len(other) <= 1:
        return other, not seen.split
    return declared, seen.split


def _together(seen: View, sums: AnnualTotals, known: Expected) -> Iterator[Finding]:
    """Row 6 has every first transfer; row 7 is what is authorized for OIMP, which may be more."""
    basis = first_basis(seen)
    least = defaultdict(int, sums.by(basis, "authorization", lambda line: line.covers == OIMP))
    if basis == "vintage":
        for year, amount in sums.by(basis, "first transfer", lambda line: line.covers == OIMP).items():
            least[year] = max(least[year], amount)
    listed = sums.by(basis, "authorization", lambda line: line.covers != NDC)
    for year in seen.years:
        right, low, high = known.first.get(year, 0), least[year], listed.get(year, 0)
        if not agrees(seen.sum(6, year), right):
            yield _row_6(seen, sums, year, right)
        memo = seen.sum(7, year)
        if memo < low and not agrees(memo, low):
            yield seen.finding(
                55,
                7,
                year,
                f"Row 7 of {year} is {seen.show(7, year)}; in the AEFs {show(low)} are authorized for OIMP.",
                "Give all that is authorized for OIMP (23(d)), whether it is first transferred or not.",
                "table4.23d",
            )
        elif sums.authorized and high >= low and listed and memo > high and not agrees(memo, high):
            yield seen.finding(
                55,
                7,
                year,
                f"Row 7 of {year} is {seen.show(7, year)}; the AEFs have {show(high)} authorized for OIMP.",
                "Give what is authorized for OIMP, no more (23(d)).",
                "table4.23d",
            )


def _apart(seen: View, sums: AnnualTotals, known: Expected) -> Iterator[Finding]:
    """Row 6 has first transfers of outcomes authorized for an NDC, row 7 those authorized for OIMP only.

    What is authorized for both, or for what is not known, may stand in either row.
    """
    basis = first_basis(seen)

    def of(*covers: str) -> dict[int, Amount]:
        return sums.by(basis, "first transfer", lambda line: line.covers in covers)

    for_ndc, for_oimp, either = of(NDC), of(OIMP), of(EITHER, UNKNOWN)
    for year in seen.years:
        right, more = known.first.get(year, 0), either.get(year, 0)
        low_6, low_7 = for_ndc.get(year, 0), for_oimp.get(year, 0)
        here, there = seen.sum(6, year), seen.sum(7, year)
        if _within(here, low_6, more) and _within(there, low_7, more) and agrees(here + there, right):
            continue
        row, low = (
            (7, low_7) if _within(here, low_6, more) and not _within(there, low_7, more) else (6, low_6)
        )
        span = show(low) if not more else f"{show(low)} to {show(low + more)}"
        yield seen.finding(
            55,
            row,
            year,
            f"Row {row} of {year} is {seen.show(row, year)}; the AEFs give {span}, and {show(right)} for "
            "rows 6 and 7 together.",
            "Row 6 has first transfers of outcomes authorized for an NDC, row 7 those for OIMP only; leave "
            "out what is not first transferred.",
            "table4.23c" if row == 6 else "table4.23d",
        )


def _within(cell: Amount, low: Amount, more: Amount) -> bool:
    return low <= cell <= low + more or agrees(cell, low) or agrees(cell, low + more)


def _row_6(seen: View, sums: AnnualTotals, year: int, right: Amount) -> Finding:
    basis = first_basis(seen)
    parts = sums.by("aef_year", "first transfer", lambda line: getattr(line, basis) == year)
    cell = seen.sum(6, year)
    problem = f"Row 6 of {year} is {seen.show(6, year)}; by year of {YEARS[basis]} the AEFs have "
    problem += f"first transfers of {say_sum(parts)}." if parts else "no first transfer."
    mend = "Give the first transfers of all AEFs, versions in force."
    other = "action_year" if basis == "vintage" else "vintage"
    if right != cell and agrees(cell, sums.by(other, "first transfer").get(year, 0)):
        problem += f" {show(cell)} is the amount by year of {YEARS[other]}."
        mend = f"Give the amounts by year of {YEARS[basis]}, or declare the other reading (R2)."
    else:
        problem += _too_old(parts, cell)
    return seen.finding(55, 6, year, problem, mend, "table4.23c")


def _too_old(parts: dict[int, Amount], cell: Amount) -> str:
    """Says so if the cell is what was known before the last AEFs came."""
    so_far: Amount = 0
    for year in sorted(parts):
        so_far += parts[year]
        later = [at for at in sorted(parts) if at > year]
        if later and agrees(cell, so_far):
            return (
                f" It lacks what came in the AEF of {', '.join(map(str, later))}: earlier columns are "
                "updated (2/CMA.3 annex 23)."
            )
    return ""


def _uses(seen: View, sums: AnnualTotals, known: Expected) -> Iterator[Finding]:
    basis = use_basis(seen)
    for year in seen.years:
        cell, right, doubted = seen.sum(8, year), known.used.get(year, 0), known.doubted.get(year, 0)
        if agrees(cell, right) or agrees(cell, right - doubted):
            continue
        parts = sums.by("aef_year", "use", lambda line, year=year: getattr(line, basis) == year)
        problem = f"Row 8 of {year} is {seen.show(8, year)}; by year of {YEARS[basis]} the AEFs have "
        problem += f"uses of {say_sum(parts)}." if parts else "no use."
        mend = "Give the uses of all AEFs, versions in force, in the year they are used for."
        other = "action_year" if basis == "use_year" else "use_year"
        if agrees(cell, sums.by(other, "use").get(year, 0)):
            problem += f" {show(cell)} is the amount by year of {YEARS[other]}."
            mend = f"Give the amounts by year of {YEARS[basis]}, or declare the other reading (R3)."
        else:
            problem += _too_old(parts, cell)
        yield seen.finding(55, 8, year, problem, mend, "table4.23e")


def _net(seen: View, known: Expected | None, split: bool) -> Iterator[Finding]:
    """23(f): row 9 follows from rows 6 to 8. A row 9 that fits the AEFs is not blamed for a wrong row 6."""
    net, other, turned = seen.net(split), seen.net(not split), seen.turned
    for year in seen.years:
        cell = -seen.sum(9, year) if turned else seen.sum(9, year)
        right = [net[year]]
        if known is not None:
            by_aef = known.first.get(year, 0) - known.used.get(year, 0)
            right += [by_aef, by_aef + known.doubted.get(year, 0)]
        if any(agrees(cell, one) for one in right):
            continue
        first, seventh, eighth = (show(seen.sum(row, year)) for row in (6, 7, 8))
        worked = f"{first} + {seventh} - {eighth}" if split else f"{first} - {eighth}"
        rows = "row 6 + row 7 - row 8" if split else "row 6 - row 8"
        problem = (
            f"Row 9 of {year} is {seen.show(9, year)}; {rows} = {worked} = {show(net[year], signed=True)}."
        )
        mend = "Subtract the uses from all first transfers."
        if agrees(cell, other[year]) and not split:
            problem += (
                " Row 7 was added; it is what is authorized for OIMP, and row 6 has its first transfers."
            )
            mend = "Leave row 7 out; or declare that it holds first transfers that row 6 does not have (R1)."
        elif agrees(cell, -net[year]):
            problem += " The sign is exchanged: first transfers are plus, uses are minus."
        yield seen.finding(55, 9, year, problem, mend, "table4.23f")


def breakdown(dossier: Dossier) -> Iterator[Finding]:
    """68: the lines of 23(j) add up to rows 6 to 8, on the same basis and in the same presentation."""
    seen = view(dossier.table4)
    if seen is None or not seen.form.breakdown:
        return
    for item, row in ITEMS.items():
        if row == 8:
            by_column = seen.readings.use_year == "declared"
        else:
            by_column = seen.readings.first_transfer_year == "vintage"
        lines: dict[int | None, Amount] = defaultdict(int)
        for line in seen.form.breakdown:
            if line.item == item:
                year = line.use_year if row == 8 else line.vintage
                lines[year if by_column else None] += number(line.quantity) or 0
        columns = seen.years if by_column else (None,)
        for year in columns:
            cell = sum(seen.sum(row, at) for at in seen.years) if year is None else seen.sum(row, year)
            if not agrees(cell, lines[year]):
                yield _lines_differ(seen, item, row, year, cell, lines[year])
        beyond = {at: amount for at, amount in lines.items() if at not in columns and amount}
        for year in sorted(beyond, key=str):
            yield seen.finding(
                68,
                row,
                None,
                f"The lines of {item} in the breakdown (23(j)) have {show(beyond[year])} for "
                f"{year or 'no year'}, and the table has no such column.",
                "Give lines for the years of the table, and no others.",
                "table4.23j",
            )


def _lines_differ(seen: View, item: str, row: int, year: int | None, cell: Amount, lines: Amount) -> Finding:
    of = f" of {year}" if year is not None else ", all columns,"
    return seen.finding(
        68,
        row,
        year,
        f"Row {row}{of} is {show(cell)}; its lines in the breakdown, {item}, add up to {show(lines)}.",
        "Give amounts by approach, sector, Parties and vintage that add up to the row.",
        "table4.23j",
    )


CHECKS = (
    Check(
        55,
        "F",
        "Rows 6 to 9 are what the AEFs of all years come to",
        ("B",),
        ("table4.23c", "table4.23d", "table4.23e", "table4.23f"),
        ("table4",),
        totals,
    ),
    Check(
        68,
        "F",
        "The breakdown of 23(j) adds up to rows 6 to 8",
        ("B",),
        ("table4.23j",),
        ("table4",),
        breakdown,
    ),
)
