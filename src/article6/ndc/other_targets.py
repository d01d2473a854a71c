"""Targets that are not a level of greenhouse gases: non-GHG indicators, policies and measures."""

from collections.abc import Mapping
from dataclasses import dataclass

from article6.ndc.amounts import Amount, calendar_year, exact
from article6.ndc.errors import NdcError
from article6.ndc.path import Trajectory
from article6.ndc.target import NOTHING, T_CO2_EQ, Direction, LevelInputs, NotYetKnown, Target, one_of
from article6.ndc.working import Step


def _levels(target: "NonGhgTarget | PoliciesTarget") -> None:
    """Check `year`, `level` and `levels` of a target, and keep them exact."""
    if target.level is not None and target.year is None:
        raise NdcError("The target has a level but no year.", "Give the year, or `levels` for every year.")
    if target.levels is not None and target.year is not None:
        raise NdcError("The target has one year and levels for many.", "Give a level, or leave out the year.")
    if target.year is not None:
        calendar_year(target.year, "The target year")
    if target.level is not None:
        object.__setattr__(target, "level", exact(target.level, "The target level"))
    if target.levels is not None and not isinstance(target.levels, Trajectory):
        object.__setattr__(target, "levels", Trajectory(target.levels))


@dataclass(frozen=True)
class NonGhgTarget(Target):
    """A level of an indicator that is not greenhouse gases: "at least 10,000 GWh of renewables in 2030".

    ``NonGhgTarget("renewable electricity", "GWh", year=2030, level=10_000)``. It is tested on the
    adjusted indicator (2/CMA.3 annex 9), never on the balance in t CO2 eq kept beside it.
    """

    indicator: str
    unit: str
    year: int | None = None
    level: Amount | None = None
    levels: Trajectory | Mapping[int, object] | None = None
    direction: Direction = Direction.AT_LEAST
    yearly_limits: bool = False
    kind = "non-GHG"

    def __post_init__(self) -> None:
        one_of("A non-GHG target", level=self.level, levels=self.levels)
        if not self.indicator.strip() or not self.unit.strip():
            raise NdcError("A non-GHG target needs the name of its indicator and its unit.")
        if not isinstance(self.direction, Direction):
            raise NdcError(f"The direction is {self.direction!r}.", "Use AT_LEAST or AT_MOST.")
        _levels(self)

    @property
    def path(self) -> Trajectory | None:
        return self.levels

    def steps(self, year: int, inputs: LevelInputs = NOTHING) -> tuple[Step, ...]:
        level = self.level if self.levels is None else self.levels[year]
        if self.year is not None and year != self.year:
            raise NotYetKnown(f"The target gives no level for {year}.", f"Its year is {self.year}.")
        words = f"{self.direction.value}, {self.indicator}"
        return (Step("target level", words, level, self.unit, "treaty.ndc", year),)


@dataclass(frozen=True)
class PoliciesTarget(Target):
    """Policies and measures that are not quantified (first or first updated NDC only).

    The balance covers the `categories` affected by the cooperative approaches and by the policies
    that include them, and no others (2/CMA.3 annex 10). There is no single number to test, except
    where the Party gave the emission level that results from its policies (18(f)): `level` with
    `year`, or `levels`.
    """

    categories: tuple[str, ...]
    year: int | None = None
    level: Amount | None = None
    levels: Trajectory | Mapping[int, object] | None = None
    yearly_limits: bool = False
    kind = "policies and measures"

    def __post_init__(self) -> None:
        names = (self.categories,) if isinstance(self.categories, str) else tuple(self.categories)
        if not names or not all(isinstance(name, str) and name.strip() for name in names):
            raise NdcError(
                "A target of policies and measures names no affected category.",
                "Name the categories of emissions or sinks that the approaches and policies affect.",
                "balance.affected-categories",
            )
        object.__setattr__(self, "categories", names)
        _levels(self)

    @property
    def has_level(self) -> bool:
        """Whether the Party gave the emission level that results from its policies."""
        return self.level is not None or self.levels is not None

    @property
    def path(self) -> Trajectory | None:
        return self.levels

    def steps(self, year: int, inputs: LevelInputs = NOTHING) -> tuple[Step, ...]:
        if not self.has_level:
            raise NotYetKnown(
                "The NDC consists of policies and measures, and the Party gave no emission level for them.",
                "Where it gives one (18(f)), the balance of the affected categories is compared with it.",
                "report.pams-level",
            )
        level = self.level if self.levels is None else self.levels[year]
        if self.year is not None and year != self.year:
            raise NotYetKnown(f"The target gives no level for {year}.", f"Its year is {self.year}.")
        words = f"level resulting from the policies, {', '.join(self.categories)}"
        return (Step("emission level", words, level, T_CO2_EQ, "report.pams-level", year),)
