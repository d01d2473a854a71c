"""The values of the rows of table 4, under the readings R1, R2, R4 and R5 of a balance."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from article6.accounting.balance import EmissionsBalance
from article6.accounting.errors import AccountingError
from article6.accounting.indicator import AdjustedIndicator
from article6.accounting.series import Series
from article6.ndc.amounts import Amount, show, tidy
from article6.ndc.method import Method


@dataclass(frozen=True)
class Values:
    """The cells of one row: values per year, the numbers put in, and what is special about them."""

    values: Mapping[int, Amount | None] = field(default_factory=dict)
    numbers: Mapping[int, str] = field(default_factory=dict)
    formula: str = ""
    note: str = ""


def row_values(
    balance: EmissionsBalance, indicator: AdjustedIndicator | None, portion: Mapping[int, Amount] | None
) -> dict[int, Values]:
    """{row number: its cells}"""
    years, readings, flows = balance.years, balance.readings, balance.flows
    rows = {row.year: row for row in balance.rows}
    by_event = readings.first_transfer_year == "event"
    for_ndc = _event(flows.event_ndc, "event_ndc") if by_event else flows.first_transferred_ndc
    for_oimp = _event(flows.event_oimp, "event_oimp") if by_event else flows.first_transferred_oimp
    memo = _event(flows.event_oimp_authorized, "event_oimp_authorized") if by_event else flows.oimp_authorized
    split = readings.oimp_rows == "oimp-in-row-7"

    def of(series: Series) -> dict[int, Amount]:
        return {year: series.at(year) for year in years}

    ndc_years, oimp_years, used = of(for_ndc), of(for_oimp), of(flows.used)
    row6 = ndc_years if split else {y: tidy(ndc_years[y] + oimp_years[y]) for y in years}
    row7 = oimp_years if split else of(memo)
    net = {y: tidy(ndc_years[y] + oimp_years[y] - used[y]) for y in years}
    running = _running(net)
    apart = "First transfers stand by the year of the event here; rows 11 and 13 go by vintage (8(a))."
    event_note = apart if by_event else ""
    cells = {
        1: _levels(balance, Method.TRAJECTORY),
        2: _levels(balance, Method.MULTI_YEAR),
        3: Values({y: row.emissions for y, row in rows.items()}),
        4: Values(portion if portion is not None else {y: row.emissions for y, row in rows.items()}),
        5: Values({} if indicator is None else {row.year: row.indicator for row in indicator.rows}),
        6: Values(
            row6,
            {} if split else {y: f"{show(ndc_years[y])} + {show(oimp_years[y])}" for y in years},
            "first transfers of outcomes authorized for an NDC" if split else "",
            event_note,
        ),
        7: Values(row7, {}, "first transfers of outcomes authorized for OIMP only" if split else ""),
        8: Values(used),
        9: Values(
            net, _net_numbers(row6, row7, used, split), "row 6 + row 7 - row 8" if split else "", event_note
        ),
        10: _average(balance, running, event_note),
        11: _total(balance),
        12: Values(running, {}, "", event_note),
        13: Values(
            {y: row.balance for y, row in rows.items()},
            {y: f"{show(row.emissions)} + ({show(row.adjustment, signed=True)})" for y, row in rows.items()},
        ),
        14: _indicator(indicator),
        15: Values(),
    }
    return cells


def _event(series: Series | None, name: str) -> Series:
    if series is None:
        raise AccountingError(
            "The other reading of rows 6 and 7 (R2) goes by the year of the event, which these flows lack.",
            f"Take them from the ledger, or give `{name}`.",
            "table4.23c",
        )
    return series


def _running(values: Mapping[int, Amount]) -> dict[int, Amount]:
    total, sums = 0, {}
    for year, value in values.items():
        total += value
        sums[year] = tidy(total)
    return sums


def _net_numbers(row6: Mapping, row7: Mapping, used: Mapping, split: bool) -> dict[int, str]:
    return {
        year: f"{show(row6[year])}{f' + {show(row7[year])}' if split else ''} - {show(used[year])}"
        for year in row6
    }


def _levels(balance: EmissionsBalance, method: Method) -> Values:
    """Row 1 or 2: only the one that goes with the method of the Party."""
    ndc = balance.ndc
    if balance.method is not method:
        return Values()
    note = ""
    if ndc.budget is not None:
        note = f"Budget of {ndc.period}: {show(ndc.budget.amount, ndc.target.unit)}."
    levels = {year: ndc.level_of(year, balance.inputs) for year in balance.years}
    if not note and all(level is None for level in levels.values()):
        note = "The method asks for a trajectory or budget; none was given."
    return Values(levels, {}, "", note)


def _average(balance: EmissionsBalance, running: Mapping[int, Amount], note: str) -> Values:
    """Row 10: the running sum of row 9 over the elapsed years, with averaging only."""
    if balance.method is not Method.AVERAGING:
        return Values()
    readings, newest = balance.readings, balance.years[-1]
    restated = readings.indicative_average == "restated"
    values, numbers = {}, {}
    for row in balance.rows:
        k = row.k
        if restated and readings.elapsed_years == "column":
            k = balance[newest].k
        total = running[newest if restated else row.year]
        values[row.year] = tidy(Fraction(total) / k)
        numbers[row.year] = f"{show(total)} / {k}"
    return Values(values, numbers, "", note)


def _total(balance: EmissionsBalance) -> Values:
    """Row 11: what really goes to the balance."""
    values = {row.year: row.adjustment for row in balance.rows}
    source = "row 10" if balance.method is Method.AVERAGING else "row 9"
    if balance.readings.first_transfer_year == "event":
        source += ", by vintage"
    return Values(values, {year: source for year in values}, source)


def _indicator(indicator: AdjustedIndicator | None) -> Values:
    if indicator is None:
        return Values()
    numbers = {
        row.year: f"{show(row.indicator)} + ({show(row.adjustment, signed=True)})" for row in indicator.rows
    }
    return Values({row.year: row.adjusted for row in indicator.rows}, numbers)
