"""The steps behind an adjustment, with the numbers put in and the rule of each."""

from article6.accounting.flows import Flows
from article6.ndc.amounts import show
from article6.ndc.method import Method
from article6.ndc.ndc import Ndc
from article6.ndc.working import Step
from article6.readings import Readings

ADD, SUBTRACT = "balance.add-first-transfers", "balance.subtract-uses"


def adjustment_steps(row, flows: Flows, ndc: Ndc, readings: Readings, newest: int) -> tuple[Step, ...]:
    """The steps that lead to `row.adjustment`: `row` is one year of a balance or an indicator."""
    year, unit = row.year, flows.unit
    of_ndc, of_oimp = flows.first_transferred_ndc.at(year), flows.first_transferred_oimp.at(year)
    steps = [
        Step(
            f"first transfers of vintage {year}: for NDCs + for OIMP",
            f"{show(of_ndc)} + {show(of_oimp)}",
            row.first_transferred,
            unit,
            ADD,
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
    steps.append(Step(f"uses for {year}", show(row.used), row.used, unit, SUBTRACT, year))
    if ndc.method is not Method.AVERAGING:
        net = f"{show(row.first_transferred)} - {show(row.used)}"
        rule = ndc.method.rule
        return (*steps, Step("first transfers - uses", net, row.adjustment, unit, rule, year))
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
            "average first transferred - average used",
            f"{show(row.average_first_transferred)} - {show(row.average_used)}",
            row.adjustment,
            unit,
            average,
            year,
        ),
    )
