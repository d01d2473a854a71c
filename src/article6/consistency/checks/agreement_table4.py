"""Checks 85 to 87: what the rows of table 4 must come to among themselves."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from article6.consistency.annual_totals import Amount
from article6.consistency.check import Check
from article6.consistency.dossier import Dossier
from article6.consistency.expected import expected
from article6.consistency.table4_view import View, agrees, not_at_hand, totals_of, view
from article6.findings import Finding
from article6.ndc.amounts import show
from article6.ndc.method import Method


def by_the_method(dossier: Dossier) -> Iterator[Finding]:
    """85: row 11 is row 9 (trajectory, multi-year) or row 10 (averaging).

    Where first transfers stand by the year of the event (R2), rows 9 and 10 do so too, and row 11 goes by
    vintage: it is then compared with the AEFs.
    """
    seen = view(dossier.table4)
    if seen is None or seen.method is None:
        return
    if seen.readings.first_transfer_year == "event":
        yield from _by_vintage(dossier, seen)
        return
    row = 10 if seen.averaging else 9
    rights = seen.rows.get(10, {}) if seen.averaging else seen.row_9
    for year in seen.years:
        right, cell = rights.get(year), seen.sum(11, year)
        if right is None or agrees(cell, right) or agrees(right, cell):
            continue  # without row 10 there is nothing to compare: check 60
        problem = (
            f"Row 11 of {year} is {seen.show(11, year)}; by the method, {seen.method}, it is row {row}, "
            f"{show(right, signed=True)}."
        )
        mend = f"Write {show(right, signed=True)}, or correct row {row}."
        if seen.averaging and agrees(cell, seen.row_9[year]):
            problem += " It has the net quantity of the year (row 9)."
            mend = "A Party that averages applies the average in each year: write row 10 in row 11."
        yield seen.finding(85, 11, year, problem, mend, "table4.23g")


def _by_vintage(dossier: Dossier, seen: View) -> Iterator[Finding]:
    totals = totals_of(dossier, seen)
    missing = list(not_at_hand(85, 11, seen, totals))
    yield from missing
    if missing:
        return
    known = expected(totals, seen)
    rights = [seen.applied(net) for net in (known.net, known.net_without_doubted)]
    for year in seen.years:
        cell = -seen.sum(11, year) if seen.turned else seen.sum(11, year)
        if not any(agrees(cell, right[year]) for right in rights):
            yield seen.finding(
                85,
                11,
                year,
                f"Row 11 of {year} is {seen.show(11, year)}; by the method, {seen.method}, the AEFs give "
                f"{show(rights[0][year], signed=True)} by vintage.",
                "First transfers may stand in rows 6 to 10 by the year of the event; the adjustment goes by "
                "vintage (2/CMA.3 annex 8(a)).",
                "table4.23g",
            )


def average_and_sum(dossier: Dossier) -> Iterator[Finding]:
    """86: row 10 times the elapsed years is row 12, under the reading of the average declared (R4).

    Where row 12 is not given, row 10 is compared with row 9: that is check 60.
    """
    seen = view(dossier.table4)
    if seen is None or not seen.averaging:
        return
    restated = seen.readings.indicative_average == "restated"
    for year in seen.years:
        until = seen.years[-1] if restated else year
        average, total, k = seen.at(10, year), seen.at(12, until), seen.elapsed(until)
        if None in (average, total) or agrees(average, Fraction(total) / k):
            continue
        yield seen.finding(
            86,
            10,
            year,
            f"Row 10 of {year} is {seen.show(10, year)}, {k} elapsed years make it "
            f"{show(average * k, signed=True)}; row 12 of {until} is {seen.show(12, until)}.",
            f"Row 10 is row 12 divided by {k}: {show(Fraction(total) / k, signed=True)}. Correct the one "
            "that does not follow from row 9.",
            "method.averaging",
        )


def whole_period(dossier: Dossier) -> Iterator[Finding]:
    """87: at the end of a multi-year NDC, the balances added up are emissions + all adjustments."""
    seen = view(dossier.table4)
    if seen is None or seen.method is not Method.MULTI_YEAR:
        return
    if not seen.from_start or seen.years[-1] != seen.last:
        return
    if any(seen.at(row, year) is None for row in (3, 13) for year in seen.years):
        return  # check 57
    emissions, balances = (sum(seen.sum(row, year) for year in seen.years) for row in (3, 13))
    what, adjustments = _adjustments(seen)
    if not any(agrees(balances, emissions + one) for one in (adjustments, -adjustments)[: 1 + seen.turned]):
        right = emissions + adjustments
        yield seen.finding(
            87,
            13,
            seen.last,
            f"The balances of {seen.first} to {seen.last} (row 13) add up to {show(balances)}; row 3 and "
            f"{what} give {show(emissions)} + ({show(adjustments, signed=True)}) = {show(right)}.",
            "Correct the year that is off; the sum is what the target of a multi-year NDC is compared with.",
            "method.multi-year",
        )


def _adjustments(seen: View) -> tuple[str, Amount]:
    """What all years come to: the last of row 12, where it is given and goes by vintage."""
    if seen.readings.first_transfer_year == "event":
        return "the adjustments (row 11)", sum(seen.sum(11, year) for year in seen.years)
    if seen.at(12, seen.last) is not None:
        return f"row 12 of {seen.last}", seen.sum(12, seen.last)
    return "row 9", sum(seen.row_9.values())


CHECKS = (
    Check(
        85,
        "H",
        "The adjustment follows the declared method",
        ("B",),
        ("table4.23g", "method.trajectory", "method.averaging", "method.multi-year"),
        ("table4",),
        by_the_method,
    ),
    Check(
        86,
        "H",
        "The average times the elapsed years is the cumulative amount",
        ("B",),
        ("method.averaging", "table4.23h"),
        ("table4",),
        average_and_sum,
    ),
    Check(
        87,
        "H",
        "The balances of a multi-year NDC add up",
        ("B",),
        ("method.multi-year", "method.cumulative", "table4.23l"),
        ("table4",),
        whole_period,
    ),
)
