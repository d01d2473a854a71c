"""The emissions balance (2/CMA.3 annex 8; 18/CMA.1 annex 77(d)(ii)).

    balance = emissions + adjustment

The inventory is never changed: the balance stands beside it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from article6.accounting.adjustments import YearAdjustment, adjustments, chosen_method, report_columns
from article6.accounting.by_year import ByYear
from article6.accounting.errors import AccountingError
from article6.accounting.explain import adjustment_steps
from article6.accounting.flows import T_CO2_EQ, Flows
from article6.accounting.series import Series, YearBasis
from article6.accounting.verdict import achievement
from article6.ndc.achievement import Achievement
from article6.ndc.amounts import Amount, per_year, show, tidy
from article6.ndc.coverage import Coverage
from article6.ndc.method import Method
from article6.ndc.ndc import Ndc
from article6.ndc.target import NOTHING, LevelInputs
from article6.ndc.working import Step, plain
from article6.readings import Readings


@dataclass(frozen=True, slots=True)
class BalanceYear:
    """One year of an emissions balance, t CO2 eq.

    `level` is the trajectory or multi-year target of the year (None without one); `gap` is balance
    minus level, negative on the good side. Cumulative figures run from the first year of the period.
    """

    year: int
    k: int
    emissions: Amount
    first_transferred: Amount
    used: Amount
    net: Amount
    cumulative_net: Amount
    average_first_transferred: Amount | None
    average_used: Amount | None
    average_net: Amount | None
    adjustment: Amount
    balance: Amount
    cumulative_balance: Amount
    level: Amount | None
    gap: Amount | None
    cumulative_gap: Amount | None


@dataclass(frozen=True)
class EmissionsBalance(ByYear):
    """The emissions balance of one Party for the years reported so far.

    ``balance[2030]`` is one year, `rows` are all of them, `achievement` is the verdict,
    `working()` and `working(2030)` are the steps. `as_dict()` is plain data.
    """

    called = "balance"

    ndc: Ndc
    flows: Flows
    readings: Readings
    inputs: LevelInputs
    rows: tuple[BalanceYear, ...]
    achievement: Achievement
    unit: str = T_CO2_EQ

    @property
    def total(self) -> Amount:
        """The balances of all years reported, added up."""
        return self.rows[-1].cumulative_balance

    def working(self, year: int | None = None) -> tuple[Step, ...]:
        """How one year, or every year, was calculated."""
        rows = self.rows if year is None else (self[year],)
        return tuple(step for row in rows for step in self._steps(row))

    def _steps(self, row: BalanceYear) -> tuple[Step, ...]:
        numbers = f"{show(row.emissions)} + ({show(row.adjustment, signed=True)})"
        end = Step("emissions + adjustment", numbers, row.balance, self.unit, "table4.23k", row.year)
        return (*adjustment_steps(row, self.flows, self.ndc, self.readings, self.years[-1]), end)

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


def covered_emissions(emissions: Mapping, ndc: Ndc) -> dict[int, Amount]:
    """The emissions that the balance starts from, {year: t CO2 eq}.

    Given per year, they are taken as covered by the NDC. Given as {sector: {year: t}}, the covered
    sectors are added up; for an NDC of policies and measures, the affected categories (annex 10).
    """
    if isinstance(emissions, Mapping) and any(isinstance(key, str) for key in emissions):
        if ndc.target.kind == "policies and measures":
            return Coverage(sectors=ndc.target.categories).emissions(emissions)
        return ndc.coverage.emissions(emissions)
    if isinstance(emissions, Series) and emissions.basis is not YearBasis.INVENTORY:
        raise AccountingError(
            f"The emissions go by {emissions.basis.short}.",
            "Emissions go by inventory year.",
            "table4.77d-i",
        )
    return per_year(emissions, "The emissions", negative=True, error=AccountingError)


def emissions_balance(
    emissions: Mapping,
    flows: Flows,
    ndc: Ndc,
    *,
    readings: Readings | None = None,
    inputs: LevelInputs = NOTHING,
    method: Method | None = None,
    report_year: int | None = None,
) -> EmissionsBalance:
    """The emissions balance of a Party.

    `emissions`: covered by the NDC, {year: t CO2 eq} from the first year of the period to the last
    year reported, or per sector (see `covered_emissions`). `flows`: in t CO2 eq. `inputs`: what the
    target level needs (GDP, a recalculated BAU). `method` may repeat the method of the NDC; another
    one is refused. `report_year` is needed only under the other reading R5.
    """
    if method is not None and method is not chosen_method(ndc):
        raise AccountingError(
            f"The NDC of {ndc.party} uses {ndc.method}; a balance by {method} would mix methods.",
            "One method is used in the whole period. To compare, ask for ndc.under(method).",
            "adjustment.one-method",
        )
    if flows.unit != T_CO2_EQ:
        raise AccountingError(
            f"The flows are in {flows.unit}; an emissions balance is in {T_CO2_EQ}.",
            "Convert them with flows.converted(factor), or ask for adjusted_indicator().",
            "report.non-ghg-conversion",
        )
    readings = readings or Readings()
    covered = covered_emissions(emissions, ndc)
    years = report_columns(covered, ndc, "The emissions", "table4.77d-i")
    yearly = adjustments(flows, ndc, years, readings=readings, report_year=report_year)
    rows: list[BalanceYear] = []
    for one in yearly:
        level = ndc.level_of(one.year, inputs) if ndc.target.unit == T_CO2_EQ else None
        rows.append(_row(one, covered[one.year], level, rows[-1] if rows else None))
    return EmissionsBalance(
        ndc=ndc,
        flows=flows,
        readings=readings,
        inputs=inputs,
        rows=tuple(rows),
        achievement=achievement(ndc, {row.year: row.balance for row in rows}, inputs, T_CO2_EQ),
    )


def _row(
    one: YearAdjustment, emissions: Amount, level: Amount | None, before: BalanceYear | None
) -> BalanceYear:
    balance = tidy(emissions + one.adjustment)
    gap = None if level is None else tidy(balance - level)
    so_far = gap if before is None else _sum(before.cumulative_gap, gap)
    return BalanceYear(
        year=one.year,
        k=one.k,
        emissions=emissions,
        first_transferred=one.first_transferred,
        used=one.used,
        net=one.net,
        cumulative_net=one.cumulative_net,
        average_first_transferred=one.average_first_transferred,
        average_used=one.average_used,
        average_net=one.average_net,
        adjustment=one.adjustment,
        balance=balance,
        cumulative_balance=tidy(balance + (before.cumulative_balance if before else 0)),
        level=level,
        gap=gap,
        cumulative_gap=so_far,
    )


def _sum(so_far: Amount | None, gap: Amount | None) -> Amount | None:
    """A running sum that ends where a year has no level."""
    return None if so_far is None or gap is None else tidy(so_far + gap)
