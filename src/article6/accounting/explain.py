"""The steps behind an adjustment, with the numbers put in and the rule of each."""

from article6.accounting.flows import Flows
from article6.ndc.amounts import Amount, show
from article6.ndc.method import Method
from article6.ndc.ndc import Ndc
from article6.ndc.working import Step
from article6.readings import Readings

BALANCE = ("balance.add-first-transfers", "balance.subtract-uses")
INDICATOR = ("indicator.subtract-first-transfers", "indicator.add-uses")


def adjustment_steps(
    row, flows: Flows, ndc: Ndc, readings: Readings, newest: int, signs: tuple[str, str] = BALANCE
) -> tuple[Step, ...]:
    """The steps that lead to `row.adjustment`.

    `row` is one year of a balance or, with the `INDICATOR` rules, of an adjusted indicator, where
    the signs are the other way round (2/CMA.3 annex 9).
    """
    flipped = signs is INDICATOR
    year, unit = row.year, flows.unit
    of_ndc, of_oimp = flows.first_transferred_ndc.at(year), flows.first_transferred_oimp.at(year)
    steps = [
        Step(
            f"first transfers of vintage {year}: for NDCs + for OIMP",
            f"{show(of_ndc)} + {show(of_oimp)}",
            row.first_transferred,
            unit,
            signs[0],
            year,
        )
    ]
    outside = flows.outside_ndc.at(year)
    if outside:
        steps.append(
            Step(
                "of these, from outside the NDC (adjusted as well)",
                show(outside),
                outside,
                unit,
                "adjustment.outside-ndc",
                year,
            )
        )
    steps.append(Step(f"uses for {year}", show(row.used), row.used, unit, signs[1], year))
    if ndc.method is not Method.AVERAGING:
        formula = "uses - first transfers" if flipped else "first transfers - uses"
        pair = _pair(row.first_transferred, row.used, flipped)
        return (*steps, Step(formula, pair, row.adjustment, unit, ndc.method.rule, year))
    restated = readings.indicative_average == "restated"
    window = newest if restated else year
    divisor = row.k if readings.elapsed_years == "report-date" else ndc.period.elapsed(window)
    span = f"{ndc.period.first}-{window}" if window > ndc.period.first else str(window)
    first, used = flows.first_transferred.up_to(window), flows.used.up_to(window)
    average = "method.averaging"
    return (
        *steps,
        Step(
            f"cumulative first transfers {span} / elapsed years",
            f"{show(first)} / {divisor}",
            row.average_first_transferred,
            unit,
            average,
            year,
        ),
        Step(
            f"cumulative uses {span} / elapsed years",
            f"{show(used)} / {divisor}",
            row.average_used,
            unit,
            average,
            year,
        ),
        Step(
            "average used - average first transferred"
            if flipped
            else "average first transferred - average used",
            _pair(row.average_first_transferred, row.average_used, flipped),
            row.adjustment,
            unit,
            average,
            year,
        ),
    )


def _pair(first: Amount, used: Amount, flipped: bool) -> str:
    return f"{show(used)} - {show(first)}" if flipped else f"{show(first)} - {show(used)}"
