"""Targets in t CO2 eq: absolute, below business as usual, intensity.

The corresponding adjustment goes to the emissions, never to the baseline, the percentage or the
denominator. So each target is first written as a level in t CO2 eq (2/CMA.3 annex 8 and 18(d)).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from article6.ndc.amounts import Amount, calendar_year, exact, show, tidy
from article6.ndc.errors import NdcError
from article6.ndc.path import Budget, Trajectory
from article6.ndc.period import Period
from article6.ndc.target import NOTHING, T_CO2_EQ, LevelInputs, NotYetKnown, Target, one_of
from article6.ndc.working import Step

QUANTIFY = "report.quantify"


def _percent(value: object) -> Amount:
    percent = exact(value, "The reduction in percent")
    if not 0 <= percent <= 100:
        raise NdcError(f"The reduction is {show(percent)} percent.", "Give a percentage from 0 to 100.")
    return percent


def _path(levels: object) -> Trajectory | None:
    return levels if levels is None or isinstance(levels, Trajectory) else Trajectory(levels)


@dataclass(frozen=True)
class AbsoluteTarget(Target):
    """A level of emissions and removals, t CO2 eq.

    Single-year: ``AbsoluteTarget(year=2030, level=91_400_000)``.
    Multi-year: ``AbsoluteTarget(levels={2026: ..., ...})`` or ``AbsoluteTarget(budget=480_000_000)``;
    `yearly_limits` says that the NDC itself limits every single year.
    """

    year: int | None = None
    level: Amount | None = None
    levels: Trajectory | Mapping[int, object] | None = None
    budget: Budget | object | None = None
    yearly_limits: bool = False
    reference: str = ""
    kind = "absolute"

    def __post_init__(self) -> None:
        chosen = one_of("An absolute target", level=self.level, levels=self.levels, budget=self.budget)
        if (chosen == "level") != (self.year is not None):
            raise NdcError(
                f"An absolute target has {chosen} and {'a' if self.year else 'no'} target year.",
                "A single-year target has a year and a level; a multi-year one has levels or a budget.",
            )
        if self.year is not None:
            calendar_year(self.year, "The target year")
            object.__setattr__(self, "level", exact(self.level, "The target level"))
        object.__setattr__(self, "levels", _path(self.levels))
        if self.budget is not None and not isinstance(self.budget, Budget):
            object.__setattr__(self, "budget", Budget(self.budget))
        if self.yearly_limits and self.levels is None:
            raise NdcError("Yearly limits need a level for every year.", "Give `levels`.")

    @classmethod
    def reduction(
        cls, year: int, reference_year: int, reference_level: object, reduction_percent: object
    ) -> "AbsoluteTarget":
        """A target such as "30 percent below 1990", with the reference level in t CO2 eq."""
        percent = _percent(reduction_percent)
        base = exact(reference_level, "The reference level")
        level = tidy(base * (1 - Fraction(percent, 1) / 100))
        words = f"{show(percent)}% below {calendar_year(reference_year, 'The reference year')}"
        return cls(year=year, level=level, reference=f"{words}, {show(base)} {T_CO2_EQ}")

    @property
    def path(self) -> Trajectory | None:
        return self.levels

    def steps(self, year: int, inputs: LevelInputs = NOTHING) -> tuple[Step, ...]:
        level = self.level if self.levels is None else self.levels[year]
        if level is None or (self.year is not None and year != self.year):
            raise NotYetKnown(f"The target gives no level for {year}.", "It has one in its own years only.")
        words = self.reference or "the level the NDC states"
        return (Step("target level", words, level, T_CO2_EQ, QUANTIFY, year),)


@dataclass(frozen=True)
class BelowBauTarget(Target):
    """A percentage below business as usual: level = BAU x (100 - percent) / 100, t CO2 eq.

    `bau` is one level (single-year, with `year`) or {year: level} (multi-year). `baseline_moves` is
    what the NDC says about recalculation: only then does a recalculated BAU change the level. The
    initial report must make it clear (2/CMA.3 annex 18(d)).
    """

    bau: Amount | Trajectory | Mapping[int, object]
    reduction_percent: Amount
    year: int | None = None
    baseline_moves: bool = False
    yearly_limits: bool = False
    kind = "below BAU"

    def __post_init__(self) -> None:
        object.__setattr__(self, "reduction_percent", _percent(self.reduction_percent))
        per_year_bau = isinstance(self.bau, (Trajectory, Mapping))
        if per_year_bau == (self.year is not None):
            raise NdcError(
                "A below-BAU target needs a year and one BAU level, or a BAU level for every year.",
                "Write bau=120_000_000, year=2030 or bau={2026: ..., 2030: ...}.",
                QUANTIFY,
            )
        if self.year is not None:
            calendar_year(self.year, "The target year")
        bau = _path(self.bau) if per_year_bau else exact(self.bau, "The BAU level")
        object.__setattr__(self, "bau", bau)

    @property
    def reference(self) -> str:
        """The percentage and the BAU level that the NDC was communicated with."""
        bau = "a BAU level for every year" if isinstance(self.bau, Trajectory) else show(self.bau, T_CO2_EQ)
        moves = "the baseline moves" if self.baseline_moves else "the baseline is fixed"
        return f"{show(self.reduction_percent)}% below BAU, {bau}; {moves}"

    @property
    def path(self) -> Trajectory | None:
        """The levels under the BAU that the NDC was communicated with."""
        if not isinstance(self.bau, Trajectory):
            return None
        return Trajectory({year: self.level_in(year) for year in self.bau.years})

    def steps(self, year: int, inputs: LevelInputs = NOTHING) -> tuple[Step, ...]:
        if self.year is not None and year != self.year:
            raise NotYetKnown(f"The target gives no level for {year}.", f"Its year is {self.year}.")
        stated = self.bau[year] if isinstance(self.bau, Trajectory) else self.bau
        recalculated = inputs.bau.get(year)
        moved = recalculated is not None and self.baseline_moves
        if recalculated is None:
            words = "as communicated"
        elif moved:
            words = f"recalculated from {show(stated)}, and the NDC says that the baseline moves"
        else:
            words = f"as communicated; recalculated to {show(recalculated)}, but the baseline is fixed"
        bau = recalculated if moved else stated
        rest = 100 - self.reduction_percent
        level = tidy(Fraction(bau * rest) / 100)
        return (
            Step("business as usual", words, bau, T_CO2_EQ, QUANTIFY, year),
            Step(
                "BAU x (100 - percent) / 100",
                f"{show(bau)} x {show(rest)} / 100",
                level,
                T_CO2_EQ,
                QUANTIFY,
                year,
            ),
        )

    def percent_below(self, emissions: object, year: int, inputs: LevelInputs = NOTHING) -> Amount:
        """How far an emission level or balance lies below the BAU that counts, in percent, exact."""
        bau = self.steps(year, inputs)[0].result
        return tidy(100 * (1 - Fraction(exact(emissions, "The emissions")) / bau))


@dataclass(frozen=True)
class IntensityTarget(Target):
    """Emissions per unit of GDP or another denominator: level = intensity x denominator, t CO2 eq.

    Either `intensity` (t CO2 eq per unit of the denominator) or `base` and `reduction_percent`.
    Multi-year: `intensity` as {year: intensity}. The denominator is given when the level is asked
    for (`LevelInputs(denominator={2030: ...})`), in `denominator_unit`; before it is known there is
    no level.
    """

    year: int | None = None
    base: Amount | None = None
    reduction_percent: Amount | None = None
    intensity: Amount | Trajectory | Mapping[int, object] | None = None
    denominator_unit: str = "unit of the denominator"
    yearly_limits: bool = False
    kind = "intensity"

    def __post_init__(self) -> None:
        chosen = one_of("An intensity target", base=self.base, intensity=self.intensity)
        if (chosen == "base") != (self.reduction_percent is not None):
            raise NdcError(
                "An intensity target has a base and a reduction in percent, or the intensity itself.",
                'Write base="0.750", reduction_percent=40 or intensity="0.450".',
                QUANTIFY,
            )
        if isinstance(self.intensity, (Mapping, Trajectory)) == (self.year is not None):
            raise NdcError(
                "An intensity target needs a year and one intensity, or an intensity for every year.",
                "Write year=2030, or intensity={2026: ..., 2030: ...}.",
                QUANTIFY,
            )
        if self.year is None:
            object.__setattr__(self, "intensity", _path(self.intensity))
            return
        calendar_year(self.year, "The target year")
        if chosen == "base":
            base, percent = exact(self.base, "The base intensity"), _percent(self.reduction_percent)
            object.__setattr__(self, "base", base)
            object.__setattr__(self, "reduction_percent", percent)
            object.__setattr__(self, "intensity", tidy(Fraction(base * (100 - percent)) / 100))
        else:
            object.__setattr__(self, "intensity", exact(self.intensity, "The target intensity"))

    @property
    def reference(self) -> str:
        """The percentage and the base intensity, where the NDC is written that way."""
        if self.base is None:
            return f"an intensity in {T_CO2_EQ} per {self.denominator_unit}"
        base = f"{float(self.base):g} {T_CO2_EQ} per {self.denominator_unit}"
        return f"{show(self.reduction_percent)}% below {base}"

    def check(self, period: Period) -> None:
        super().check(period)
        if isinstance(self.intensity, Trajectory) and self.intensity.years != period.years:
            raise NdcError(
                f"The intensities do not have one value for every year of {period}.",
                "Give one for every year of the period, and no other.",
                "method.multi-year",
            )

    def steps(self, year: int, inputs: LevelInputs = NOTHING) -> tuple[Step, ...]:
        if self.year is not None and year != self.year:
            raise NotYetKnown(f"The target gives no level for {year}.", f"Its year is {self.year}.")
        intensity = self.intensity[year] if isinstance(self.intensity, Trajectory) else self.intensity
        unit = f"{T_CO2_EQ} per {self.denominator_unit}"
        if self.base is None:
            words = "as the NDC states"
        else:
            words = f"{float(self.base):g} x (100 - {show(self.reduction_percent)}) / 100"
        first = Step("target intensity", words, intensity, unit, QUANTIFY, year)
        amount = inputs.denominator.get(year)
        if amount is None:
            raise NotYetKnown(
                f"The level of {year} needs the denominator of {year} ({self.denominator_unit}).",
                f"Give LevelInputs(denominator={{{year}: ...}}) once it is known.",
                QUANTIFY,
            )
        level = tidy(Fraction(intensity * amount))
        numbers = f"{float(intensity):g} x {show(amount)}"
        return (first, Step("intensity x denominator", numbers, level, T_CO2_EQ, QUANTIFY, year))

    def intensity_of(self, emissions: object, denominator: object) -> Amount:
        """The intensity of a balance or an emission level, exact, to compare with `intensity`."""
        amount = exact(denominator, "The denominator")
        if amount <= 0:
            raise NdcError(f"The denominator is {show(amount)}.", "An intensity needs one above zero.")
        return tidy(Fraction(exact(emissions, "The emissions")) / amount)
