"""From a baseline to reductions: the minimum rule, each year with its working, whole tonnes at the end.

The order: baseline with adjustment, then the minimum with business as usual; less project emissions; less
leakage; the deduction for uncertainty on what is left; rounding down. The adjustment is taken from the
approach baseline, never from a business as usual that a new law has already lowered: that would count one
fall twice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from article6.baselines.adjustment import Adjusted, unadjusted
from article6.baselines.amounts import Amount, series, share, tidy, whole_tonnes
from article6.baselines.approaches import Approach
from article6.baselines.leakage import Leakage
from article6.working import Step, Working, grouped

__all__ = ["Reductions", "Year", "crediting_baseline", "emission_reductions"]

PRINCIPLES = "a64.baseline-principles"
CONSIDERS = "a64.baseline-considers"
LEAKAGE = "a64.design-leakage"
MINIMUM = "accounts of the Supervisory Body's standard of May 2025, not read in the original"


@dataclass(frozen=True, slots=True)
class Year:
    """One crediting year: t CO2 eq, exact as computed, and `units`, the whole tonnes that can be issued.

    `baseline` after the minimum rule; `carried` is what a shortfall leaves to be set off later (0 or below).
    """

    year: int
    baseline: Amount
    project: Amount
    leakage: Amount
    reductions: Amount
    carried: Amount
    units: int
    working: Working


@dataclass(frozen=True, slots=True)
class Reductions:
    """The years of a crediting period, and their sums."""

    years: tuple[Year, ...]
    cautions: tuple[str, ...] = ()

    @property
    def series(self) -> tuple[Amount, ...]:
        """Reductions of each year, t CO2 eq, before rounding."""
        return tuple(one.reductions for one in self.years)

    @property
    def baselines(self) -> tuple[Amount, ...]:
        """The crediting baseline of each year, t CO2 eq."""
        return tuple(one.baseline for one in self.years)

    @property
    def total(self) -> Amount:
        """The reductions of all years, before rounding."""
        return tidy(sum(self.series))

    @property
    def units(self) -> int:
        """The whole tonnes of all years, each year rounded down."""
        return sum(one.units for one in self.years)


def crediting_baseline(
    adjusted: Adjusted | Approach | Sequence[Amount],
    business_as_usual: Amount | Sequence[Amount],
    ceilings: Mapping[str, Amount | Sequence[Amount]] | None = None,
) -> tuple[Amount, ...]:
    """min(adjusted approach baseline, conservative business as usual, every other ceiling) of each year.

    `ceilings` by name: a more ambitious level of the host Party (annex 36), a path of the NDC (annex 33).
    """
    lowered = adjusted if isinstance(adjusted, Adjusted) else unadjusted(adjusted)
    years = len(lowered.series)
    levels = [lowered.series, series(business_as_usual, "Business as usual", years)]
    levels += [series(values, name, years) for name, values in (ceilings or {}).items()]
    return tuple(min(of_year) for of_year in zip(*levels, strict=True))


def emission_reductions(
    adjusted: Adjusted | Approach | Sequence[Amount],
    business_as_usual: Amount | Sequence[Amount],
    project: Amount | Sequence[Amount],
    *,
    leakage: Leakage | None = None,
    uncertainty: Amount = 0,
    ceilings: Mapping[str, Amount | Sequence[Amount]] | None = None,
    carry_negative: bool = False,
) -> Reductions:
    """ER_y = max(0, BE_y - PE_y - LE_y), after the minimum rule; the uncertainty deduction is on the net.

    `adjusted` comes from `adjustment` or `ambition` (an Approach or a list counts as not adjusted);
    emissions in t CO2 eq, one value for each crediting year or one for all. `uncertainty` is the share
    deducted. A year below zero issues nothing. Whether it is set off in later years is open:
    `carry_negative` says so; this course does not carry it. Raises BaselineError for lengths and numbers
    that do not fit.
    """
    lowered = adjusted if isinstance(adjusted, Adjusted) else unadjusted(adjusted)
    count = len(lowered.series)
    usual = series(business_as_usual, "Business as usual", count)
    baseline = crediting_baseline(lowered, usual, ceilings)
    emitted = series(project, "Project emissions", count)
    deducted = share(uncertainty, "The deduction for uncertainty")
    gross = tuple(tidy(be - pe) for be, pe in zip(baseline, emitted, strict=True))
    leaked = leakage.terms(gross) if leakage else (0,) * count
    years, carried = [], 0
    for i in range(count):
        net = tidy(gross[i] - leaked[i])
        deduction = tidy(deducted * max(0, net))
        before = carried
        balance = net - deduction + before
        reduced = tidy(max(0, balance))
        carried = tidy(min(0, balance)) if carry_negative else 0
        steps = _baseline_steps(i, lowered, usual, baseline[i], ceilings, count)
        steps += _reduction_steps(baseline[i], emitted[i], leaked[i], leakage, net)
        if deducted:
            steps.append(_deduction_step(deducted, net, deduction))
        if carry_negative:
            steps.append(_carried_step(before))
        steps += _closing_steps(net, deduction, before, reduced, bool(deducted), carry_negative)
        working = Working(f"Emission reductions of year {i + 1}", tuple(steps))
        units = working.result
        years.append(Year(i + 1, baseline[i], emitted[i], leaked[i], reduced, carried, units, working))
    return Reductions(tuple(years), lowered.cautions)


def _baseline_steps(
    i: int,
    lowered: Adjusted,
    usual: Sequence[Amount],
    baseline: Amount,
    ceilings: Mapping[str, Amount | Sequence[Amount]] | None,
    count: int,
) -> list[Step]:
    """From the approach baseline to the crediting baseline of year i + 1."""
    before, after = lowered.approach[i], lowered.series[i]
    unit = "t CO2 eq"
    names, numbers = ["B - DA", "BAU"], [after, usual[i]]
    steps = [
        Step("B", "Approach baseline", "", "", before, unit, rule="a64.baseline-approaches"),
        Step(
            "DA",
            "Downward adjustment",
            "",
            "",
            tidy(before - after),
            unit,
            lowered.working.steps[i].source,
            note=lowered.method,
        ),
        Step("BAU", "Conservative business as usual", "", "", usual[i], unit, rule=PRINCIPLES),
    ]
    for number, (name, values) in enumerate((ceilings or {}).items(), 1):
        level = series(values, name, count)[i]
        steps.append(Step(f"C{number}", name, "", "", level, unit, rule="a64.baseline-approaches"))
        names.append(f"C{number}")
        numbers.append(level)
    text = ", ".join(grouped(one) for one in numbers)
    formula = f"min({', '.join(names)})"
    steps.append(Step("BE", "Crediting baseline", formula, f"min({text})", baseline, unit, MINIMUM))
    return steps


def _reduction_steps(
    baseline: Amount, emitted: Amount, leaked: Amount, leakage: Leakage | None, net: Amount
) -> list[Step]:
    unit = "t CO2 eq"
    steps = [Step("PE", "Project emissions", "", "", emitted, unit, "monitored")]
    if leakage:
        steps.append(
            Step(
                "LE",
                f"Leakage ({leakage.name})",
                "",
                "",
                leaked,
                unit,
                leakage.source,
            )
        )
    formula, put_in = "BE - PE", f"{grouped(baseline)} - {grouped(emitted)}"
    if leakage:
        formula, put_in = f"{formula} - LE", f"{put_in} - {grouped(leaked)}"
    steps.append(Step("NET", "Reductions net of leakage", formula, put_in, net, unit, rule=LEAKAGE))
    return steps


def _deduction_step(deducted: Amount, net: Amount, deduction: Amount) -> Step:
    return Step(
        "UNC",
        "Deduction for uncertainty, on the net figure",
        "share x max(0, NET)",
        f"{grouped(deducted)} x max(0, {grouped(net)})",
        deduction,
        "t CO2 eq",
        rule=CONSIDERS,
        note="How much, and that it is taken from the net figure, is not in the rule: conventions here.",
    )


def _carried_step(before: Amount) -> Step:
    note = "Open: whether a shortfall is set off later. Here the caller chose that it is."
    return Step("CF", "Shortfall of earlier years", "", "", before, "t CO2 eq", "year before", note=note)


def _closing_steps(
    net: Amount, deduction: Amount, before: Amount, reduced: Amount, with_deduction: bool, with_carried: bool
) -> list[Step]:
    formula, put_in = "NET", grouped(net)
    if with_deduction:
        formula, put_in = f"{formula} - UNC", f"{put_in} - {grouped(deduction)}"
    if with_carried:
        formula, put_in = f"{formula} + CF", f"{put_in} + {grouped(before)}"
    note = (
        ""
        if with_carried
        else "A year below zero counts as 0 and nothing is carried forward: a convention here."
    )
    source = "the definition of an emission reduction"
    er = Step(
        "ER",
        "Emission reductions",
        f"max(0, {formula})",
        f"max(0, {put_in})",
        reduced,
        "t CO2 eq",
        source,
        note=note,
    )
    units = Step(
        "UNITS",
        "Whole tonnes",
        "ER rounded down",
        f"{grouped(reduced)} rounded down",
        whole_tonnes(reduced),
        "t CO2 eq",
        "rounded down only here, at issuance",
    )
    return [er, units]
