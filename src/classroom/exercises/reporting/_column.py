"""A column of table 4 and the annual reports it is filled from: the right way, and the wrong ones."""

from fractions import Fraction
from typing import Any

from article6.accounting import Flows, Method, emissions_balance, table4
from article6.aef import Aef
from article6.reports.prefill import prefill
from classroom.cycle.reports import annual_report, annual_reports
from classroom.exercise import Given, Scenario
from classroom.exercises.reporting._parts import TO_BUYER, first_transfers, uses
from classroom.opening import opening
from classroom.views.setting import setting


def scenario(pack: Any) -> Scenario:
    column, both = column_of(pack), setting(pack)
    sold_in = pack.transfers.recorded[column].year
    until = max(
        sold_in, pack.uses.recorded[column].year, pack.oimp.issued_on.year, pack.oimp.cancelled_on.year
    )
    mine = annual_reports(pack, pack.host.code, until)
    theirs = annual_reports(pack, pack.buyer.code, until)
    old = first_version(pack, column)
    mine = tuple(_numbered(report, "1.1") if report.year == sold_in else report for report in mine)
    emissions, buyers = (
        {year: side.emissions[year] for year in both.period if year <= column}
        for side in (both.host, both.buyer)
    )
    ndc, buyer_ndc = both.host.ndc(Method.AVERAGING), both.buyer.ndc(Method.MULTI_YEAR)
    return Scenario(
        pack,
        **opening(pack),
        column=column,
        column_after=column + 1,
        until=until,
        now=until + 1,
        sold_in=sold_in,
        corrected=old.year,
        k=both.period.elapsed(column),
        level=emissions[column],
        last=both.period.last,
        reports=(*mine, old),
        old=old,
        in_force=mine,
        theirs=theirs,
        ndc=ndc,
        buyer_ndc=buyer_ndc,
        emissions=emissions,
        buyer_emissions=buyers,
        host_table=prefill((*mine, old), ndc, emissions).table4,
        buyer_table=prefill(theirs, buyer_ndc, buyers).table4,
    )


def column_of(pack: Any) -> int:
    """The last year with sales and issuance for OIMP of its vintage, and with uses for it."""
    return max(
        year
        for year in range(pack.period.first, pack.period.last + 1)
        if pack.transfers.by_vintage[year] and pack.oimp.issued.get(year) and pack.uses.by_use_year[year]
    )


def first_version(pack: Any, column: int) -> Aef:
    """Version 1.0 of the report that holds the sale of that vintage: a tenth of it is missing."""
    report = annual_report(pack, pack.host.code, pack.transfers.recorded[column].year)
    row = next(r for r in first_transfers(report) if r.subtype == TO_BUYER and r.vintage == column)
    row.quantity = row.quantity * 9 // 10
    row.last = row.first + row.quantity - 1
    return report


def _numbered(report: Aef, version: str) -> Aef:
    report.submission.version = version
    return report


def tables(s: Any) -> list[Given]:
    mine = sorted(s.reports, key=lambda report: (report.year, report.version))
    return [
        Given(
            f"{s.host.name}: table 3 of its annual reports (t CO2 eq)",
            ("Report", "Version", "Action", "Vintage", "Quantity"),
            [
                (str(a.year), a.submission.version, _action(row, s), str(row.vintage), row.quantity)
                for a in mine
                for row in a.actions
            ],
            s.pack.source,
        ),
        Given(
            f"{s.buyer.name}: table 3 of its annual reports (t CO2 eq)",
            ("Report", "Action", "Vintage", "For the year", "Quantity"),
            [
                (str(a.year), row.type, str(row.vintage), str(row.use_year or "–"), row.quantity)
                for a in s.theirs
                for row in a.actions
            ],
            s.pack.source,
        ),
    ]


def _action(row: Any, s: Any) -> str:
    if row.acquiring:
        return f"{row.type} to {s.buyer.name}"
    return f"{row.type}, by issuance" if row.subtype else f"{row.type} by {s.oimp.user}"


def sums(s: Any, reports: Any = None, by_action: bool = False, wanted: Any = None) -> dict[int, int]:
    """First transfers of the host by year: of the reports in force, by vintage, unless said otherwise."""
    found: dict[int, int] = {}
    for report in s.in_force if reports is None else reports:
        for row in report.actions if wanted is not None else first_transfers(report):
            if wanted is None or wanted(row):
                year = row.time.year if by_action else row.vintage
                found[year] = found.get(year, 0) + row.quantity
    return found


def wrong_sums(s: Any) -> dict[str, dict[int, int]]:
    """{mistake: first transfers by year as it has them}"""
    others = [report for report in s.in_force if report.year != s.old.year]
    return {
        "old version": sums(s, [*others, s.old]),
        "both versions": sums(s, s.reports),
        "year of the action": sums(s, by_action=True),
        "OIMP left out": sums(s, wanted=lambda row: row.acquiring is not None),
        "uses counted too": sums(s, wanted=lambda row: True),
    }


ROWS = {
    8: "8 Used towards the NDC",
    9: "9 Net",
    10: "10 Cumulative / elapsed years",
    11: "11 Adjustment",
    12: "12 Cumulative net",
    13: "13 Emissions balance",
}


def cells(s: Any, sold: dict[int, int] | None = None) -> dict[str, int | Fraction]:
    """The rows of the column, from the reports or from other first transfers."""
    table = s.host_table
    if sold is not None:
        flows = Flows(first_transferred_ndc={year: sold.get(year, 0) for year in s.emissions})
        table = table4(emissions_balance(s.emissions, flows, s.ndc))
    return {label: table[number][s.column] for number, label in ROWS.items()}


def used(s: Any, year: Any) -> int:
    rows = (row for report in s.theirs for row in uses(report))
    return sum(row.quantity for row in rows if year(row) == s.column)
