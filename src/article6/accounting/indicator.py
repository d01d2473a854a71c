"""The annual adjusted indicator of an NDC in a non-GHG metric (2/CMA.3 annex 9).

    adjusted indicator = indicator - first transferred + used

The signs are the other way round: who sells GWh of renewable electricity has fewer of them to count.
A balance in t CO2 eq is kept beside it, with the usual signs (23(k)(i)).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from article6.accounting.adjustments import adjustments, report_columns
from article6.accounting.by_year import ByYear
from article6.accounting.errors import AccountingError
from article6.accounting.explain import INDICATOR, adjustment_steps
from article6.accounting.flows import Flows
from article6.accounting.verdict import achievement
from article6.ndc.achievement import Achievement
from article6.ndc.amounts import Amount, per_year, show, tidy
from article6.ndc.ndc import Ndc
from article6.ndc.target import NOTHING, LevelInputs
from article6.ndc.working import Step, plain
from article6.readings import Readings


@dataclass(frozen=True, slots=True)
class IndicatorYear:
    """One year of an adjusted indicator, in its own unit.

    `adjustment` already has its sign: minus what was first transferred, plus what was used.
    """

    year: int
    k: int
    indicator: Amount
    first_transferred: Amount
    used: Amount
    average_first_transferred: Amount | None
    average_used: Amount | None
    adjustment: Amount
    adjusted: Amount
    level: Amount | None
    gap: Amount | None


@dataclass(frozen=True)
class AdjustedIndicator(ByYear):
    """The adjusted indicator of one Party for the years reported; ``indicator[2030]`` is one year."""

    called = "indicator"

    ndc: Ndc
    flows: Flows
    readings: Readings
    rows: tuple[IndicatorYear, ...]
    achievement: Achievement

    @property
    def unit(self) -> str:
        """The unit of the indicator."""
        return self.ndc.target.unit

    def working(self, year: int | None = None) -> tuple[Step, ...]:
        """How one year, or every year, was calculated."""
        steps: list[Step] = []
        for row in self.rows if year is None else (self[year],):
            steps += adjustment_steps(row, self.flows, self.ndc, self.readings, self.years[-1], INDICATOR)
            numbers = f"{show(row.indicator)} + ({show(row.adjustment, signed=True)})"
            rule = "table4.23k"
            steps.append(Step("indicator + adjustment", numbers, row.adjusted, self.unit, rule, row.year))
        return tuple(steps)

    def as_dict(self) -> dict[str, object]:
        """Plain data: party, method, readings, one dict per year, the verdict."""
        return {
            "party": self.party,
            "period": str(self.ndc.period),
            "method": self.method.value,
            "readings": self.readings.as_dict(),
            "unit": self.unit,
            "rows": plain(self.rows),
            "achievement": plain(self.achievement),
        }


def adjusted_indicator(
    levels: Mapping[int, object],
    flows: Flows,
    ndc: Ndc,
    *,
    readings: Readings | None = None,
    inputs: LevelInputs = NOTHING,
    report_year: int | None = None,
) -> AdjustedIndicator:
    """The adjusted indicator of a Party with a non-GHG target.

    `levels`: the indicator per year, in the unit of the target, from the first year of the period to
    the last one reported. `flows`: trades in that metric and unit only.
    """
    unit = ndc.target.unit
    if ndc.target.kind != "non-GHG":
        raise AccountingError(
            f"{ndc.party} has no non-GHG target, so it has no indicator to adjust.",
            "Its adjustments go to the emissions balance: emissions_balance().",
            "balance.covered",
        )
    if flows.unit != unit:
        raise AccountingError(
            f"The flows are in {flows.unit}, the indicator of {ndc.party} is in {unit}.",
            "Only trades in the metric of the indicator adjust it; give them in its unit.",
            "indicator.subtract-first-transfers",
        )
    readings = readings or Readings()
    values = per_year(levels, "The indicator", error=AccountingError)
    years = report_columns(values, ndc, "The levels of the indicator", "table4.23i")
    rows = []
    for one in adjustments(flows, ndc, years, readings=readings, report_year=report_year):
        adjusted = tidy(values[one.year] - one.adjustment)
        level = ndc.level_of(one.year, inputs)
        rows.append(
            IndicatorYear(
                year=one.year,
                k=one.k,
                indicator=values[one.year],
                first_transferred=one.first_transferred,
                used=one.used,
                average_first_transferred=one.average_first_transferred,
                average_used=one.average_used,
                adjustment=-one.adjustment,
                adjusted=adjusted,
                level=level,
                gap=None if level is None else tidy(adjusted - level),
            )
        )
    return AdjustedIndicator(
        ndc=ndc,
        flows=flows,
        readings=readings,
        rows=tuple(rows),
        achievement=achievement(ndc, {row.year: row.adjusted for row in rows}, inputs, unit),
    )
