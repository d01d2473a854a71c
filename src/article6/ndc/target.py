"""What all targets have in common: a year or all years, a direction, a goal."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from article6.ndc.amounts import Amount, per_year, tidy
from article6.ndc.errors import NdcError
from article6.ndc.path import Budget, Trajectory
from article6.ndc.period import Period
from article6.ndc.working import Step

T_CO2_EQ = "t CO2 eq"


class Direction(Enum):
    """On which side of its level a target is met."""

    AT_MOST = "at most"
    AT_LEAST = "at least"


class NotYetKnown(NdcError):
    """The target has no level in numbers: an input is missing, or the Party gave none."""


@dataclass(frozen=True)
class LevelInputs:
    """What becomes known only with time, per year, and a target level may need.

    `denominator`: GDP or another denominator of an intensity, in the unit the target names.
    `bau`: a recalculated business-as-usual level, t CO2 eq.
    """

    denominator: Mapping[int, object] | None = None
    bau: Mapping[int, object] | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "denominator", per_year(self.denominator or {}, "The denominator"))
        object.__setattr__(self, "bau", per_year(self.bau or {}, "The recalculated BAU level"))
        for year, value in self.denominator.items():
            if value == 0:
                raise NdcError(f"The denominator of {year} is 0.", "An intensity needs one above zero.")


NOTHING = LevelInputs()


class Target:
    """Base of the five target types.

    Every target has `year` (the NDC year of a single-year target, None for a multi-year one), `unit`,
    `direction`, `reference` (what the level is measured from, in words), `level_in(year, inputs)`,
    `goal(period, inputs)` and `working(period, inputs)`.
    """

    year: int | None
    kind = "target"
    unit: str = T_CO2_EQ
    direction: Direction = Direction.AT_MOST
    budget: Budget | None = None
    yearly_limits: bool = False
    reference: str = ""

    @property
    def multi_year(self) -> bool:
        """Whether the target covers every year of the period (2/CMA.3 annex 7(b))."""
        return self.year is None

    @property
    def path(self) -> Trajectory | None:
        """The levels of a multi-year target, where it has them for each year."""
        return None

    def level_in(self, year: int, inputs: LevelInputs = NOTHING) -> Amount:
        """The target level of one year, in `unit`."""
        return self.steps(year, inputs)[-1].result

    def steps(self, year: int, inputs: LevelInputs = NOTHING) -> tuple[Step, ...]:
        """How the level of one year comes about; the last step holds the level."""
        raise NotImplementedError

    def goal(self, period: Period, inputs: LevelInputs = NOTHING) -> Amount:
        """The number to compare with: the level of the NDC year, or the sum or budget of the period."""
        return self.working(period, inputs)[-1].result

    def working(self, period: Period, inputs: LevelInputs = NOTHING) -> tuple[Step, ...]:
        """How the goal comes about; the last step holds it."""
        if self.year is not None:
            return self.steps(self.year, inputs)
        if self.budget is not None:
            amount = self.budget.amount
            return (Step("budget of the period", str(period), amount, self.unit, "method.multi-year"),)
        steps = tuple(step for year in period for step in self.steps(year, inputs))
        levels = [self.level_in(year, inputs) for year in period]
        total = Step(
            "levels of all years added up",
            " + ".join(f"{level:,}" if isinstance(level, int) else str(level) for level in levels),
            tidy(sum(levels)),
            self.unit,
            "method.multi-year",
        )
        return (*steps, total)

    def check(self, period: Period) -> None:
        """Refuse a target that does not fit the period."""
        if self.year is not None and self.year not in period:
            raise NdcError(
                f"The target year {self.year} lies outside the NDC period {period}.",
                "A single-year target stands in a year of its period.",
                "report.ndc-description",
            )
        if self.path is not None and self.path.years != period.years:
            years = self.path.years
            raise NdcError(
                f"The multi-year target has levels for {years[0]}-{years[-1]}, the NDC period is {period}.",
                "Give one level for every year of the period, and no other.",
                "method.multi-year",
            )


def one_of(what: str, **choices: object) -> str:
    """The name of the one choice that was given, or an error that lists them."""
    given = [name for name, value in choices.items() if value is not None]
    if len(given) != 1:
        problem = f"{' and '.join(given)} at once" if given else "none of them"
        raise NdcError(f"{what} takes exactly one of {', '.join(choices)}; you gave {problem}.")
    return given[0]
