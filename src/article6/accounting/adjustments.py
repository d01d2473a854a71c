"""The corresponding adjustment of every year, by the one method of the Party (2/CMA.3 annex 7).

Written as it goes to a balance in t CO2 eq: first transfers plus, uses minus.
"""

from dataclasses import dataclass
from fractions import Fraction

from article6.accounting.errors import AccountingError
from article6.accounting.flows import Flows
from article6.ndc.amounts import Amount, calendar_year, tidy
from article6.ndc.method import Method
from article6.ndc.ndc import Ndc
from article6.readings import Readings


@dataclass(frozen=True, slots=True)
class YearAdjustment:
    """One year: what was first transferred and used, and the adjustment that follows.

    `k` are the elapsed years the averages divide by; the three averages are None unless the method
    is averaging. `adjustment` is what goes to the year: the net amount, or the average.
    """

    year: int
    k: int
    first_transferred: Amount
    used: Amount
    net: Amount
    cumulative_first_transferred: Amount
    cumulative_used: Amount
    cumulative_net: Amount
    average_first_transferred: Amount | None
    average_used: Amount | None
    average_net: Amount | None
    adjustment: Amount


def chosen_method(ndc: Ndc) -> Method:
    """The method of the NDC, or an error: without one there is no adjustment."""
    if ndc.method is None:
        raise AccountingError(
            f"{ndc.party} has not chosen how to apply corresponding adjustments.",
            "Choose one method for the whole period: Ndc(..., method=Method.AVERAGING).",
            "adjustment.one-method",
        )
    return ndc.method


def adjustments(
    flows: Flows,
    ndc: Ndc,
    years: tuple[int, ...],
    *,
    readings: Readings,
    report_year: int | None = None,
) -> tuple[YearAdjustment, ...]:
    """The adjustments of `years` (the columns of a report, from the first year of the period on)."""
    method, period = chosen_method(ndc), ndc.period
    flows.require(period)
    by_report_date = readings.elapsed_years == "report-date"
    if by_report_date:
        if report_year is None:
            raise AccountingError(
                "The other reading of elapsed years (R5) counts to the date of the report.",
                "Give report_year, or keep the default reading.",
                "method.averaging",
            )
        calendar_year(report_year, "The year of the report", AccountingError)
    first_transfers, uses = flows.first_transferred, flows.used
    newest = years[-1]
    rows = []
    for year in years:
        k = period.elapsed(report_year if by_report_date else year)
        average_first = average_used = average_net = None
        if method is Method.AVERAGING:
            # The newest average in every column (R4), or the one known for each column.
            restated = readings.indicative_average == "restated"
            window, divisor = (newest, period.elapsed(newest)) if restated else (year, k)
            divisor = k if by_report_date else divisor
            average_first = tidy(Fraction(first_transfers.up_to(window)) / divisor)
            average_used = tidy(Fraction(uses.up_to(window)) / divisor)
            average_net = tidy(average_first - average_used)
        net = tidy(first_transfers.at(year) - uses.at(year))
        all_first, all_used = first_transfers.up_to(year), uses.up_to(year)
        rows.append(
            YearAdjustment(
                year=year,
                k=k,
                first_transferred=first_transfers.at(year),
                used=uses.at(year),
                net=net,
                cumulative_first_transferred=all_first,
                cumulative_used=all_used,
                cumulative_net=tidy(all_first - all_used),
                average_first_transferred=average_first,
                average_used=average_used,
                average_net=average_net,
                adjustment=net if average_net is None else average_net,
            )
        )
    return tuple(rows)


def report_columns(values: dict[int, Amount], ndc: Ndc, what: str, rule: str) -> tuple[int, ...]:
    """The years of a report: from the first year of the period, without a gap, to the last one given."""
    outside = [year for year in values if year not in ndc.period]
    if outside:
        raise AccountingError(
            f"{what} of {', '.join(map(str, outside))} lie outside the NDC period {ndc.period}.",
            "Give the years of the period only.",
            rule,
        )
    if not values:
        raise AccountingError(
            f"{what} are missing.", f"Give them per year, from {ndc.period.first} on.", rule
        )
    missing = [year for year in range(ndc.period.first, max(values)) if year not in values]
    if missing:
        raise AccountingError(
            f"{what} of {', '.join(map(str, missing))} are missing.",
            f"Give every year from {ndc.period.first} to {max(values)}.",
            rule,
        )
    return tuple(values)
