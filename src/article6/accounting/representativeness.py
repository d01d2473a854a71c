"""How well an average stands for the single years (2/CMA.3 annex 7: adjustments are representative).

No official metric exists: methods to show representativeness are deferred to CMA.10 (4/CMA.6 para. 58).
The mean absolute deviation here is a plain measure of our own, and no test.
"""

from dataclasses import dataclass
from fractions import Fraction

from article6.accounting.errors import AccountingError
from article6.accounting.series import Series
from article6.ndc.amounts import Amount, show, tidy
from article6.ndc.period import Period
from article6.ndc.working import Step

LABEL = "no official metric"


@dataclass(frozen=True, slots=True)
class Representativeness:
    """Average, deviation of each year from it, their mean absolute value, and its share of the average.

    `share` is None where the average is 0. `label` says that the measure is not official.
    """

    average: Amount
    deviations: tuple[tuple[int, Amount], ...]
    mean_absolute_deviation: Amount
    share: Fraction | None
    unit: str
    working: tuple[Step, ...]
    label: str = LABEL
    rules: tuple[str, ...] = ("adjustment.representative",)


def representativeness(series: Series, period: Period) -> Representativeness:
    """Measure one series (first transfers, or uses) over all years of the period."""
    if not isinstance(series, Series):
        raise AccountingError(
            "Representativeness is measured on one series.",
            "Give flows.first_transferred or flows.used.",
            "adjustment.representative",
        )
    amounts = {year: series.at(year) for year in period}
    average = tidy(Fraction(sum(amounts.values())) / period.n)
    deviations = {year: tidy(amount - average) for year, amount in amounts.items()}
    mean = tidy(Fraction(sum(abs(one) for one in deviations.values())) / period.n)
    rule = "adjustment.representative"
    steps = (
        Step(
            "sum of the years / years of the period",
            f"{show(sum(amounts.values()))} / {period.n}",
            average,
            series.unit,
            "method.averaging",
        ),
        Step(
            f"mean of the deviations without sign ({LABEL})",
            f"({' + '.join(show(abs(one)) for one in deviations.values())}) / {period.n}",
            mean,
            series.unit,
            rule,
        ),
    )
    share = Fraction(mean) / average if average else None
    return Representativeness(average, tuple(deviations.items()), mean, share, series.unit, steps)
