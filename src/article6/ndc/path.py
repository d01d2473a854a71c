"""Trajectories and budgets: the levels an NDC means for each year, or for all years together."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from article6.ndc.amounts import Amount, exact, per_year, tidy
from article6.ndc.errors import NdcError
from article6.ndc.period import Period


@dataclass(frozen=True, slots=True)
class Budget:
    """One amount for the whole period (t CO2 eq, or the unit of the indicator)."""

    amount: Amount

    def __post_init__(self) -> None:
        object.__setattr__(self, "amount", exact(self.amount, "The budget"))


@dataclass(frozen=True, slots=True, init=False)
class Trajectory:
    """A level for every year of a period.

    Built from {year: level}; the years must follow each other without a gap.
    ``trajectory[2028]`` is the level of a year, ``.sum`` the budget it amounts to.
    """

    pairs: tuple[tuple[int, Amount], ...]

    def __init__(self, levels: Mapping[int, object]) -> None:
        checked = per_year(levels, "The trajectory", negative=True)
        if not checked:
            raise NdcError("The trajectory has no year.", "Give a level for every year of the period.")
        missing = sorted(set(range(min(checked), max(checked) + 1)) - set(checked))
        if missing:
            raise NdcError(
                f"The trajectory has no level for {', '.join(map(str, missing))}.",
                "Give a level for every year of the period.",
            )
        object.__setattr__(self, "pairs", tuple(checked.items()))

    @classmethod
    def linear(
        cls,
        period: Period,
        start: object,
        target: object,
        *,
        start_year: int | None = None,
        target_year: int | None = None,
    ) -> "Trajectory":
        """A straight line, exact, from a start level to the target.

        The line runs from `start_year` (default: the first year of the period; a base year before
        the period is allowed) to `target_year` (default: the last). How to build a trajectory is
        not yet regulated (6/CMA.4 para. 16(b)(i), deferred by 4/CMA.6 para. 58): a straight line is a choice.
        """
        begin = period.first if start_year is None else start_year
        end = period.last if target_year is None else target_year
        low, high = exact(start, "The start level"), exact(target, "The target level")
        if begin > period.first or end < period.last or begin >= end:
            raise NdcError(
                f"A line from {begin} to {end} does not span the period {period}.",
                "Start in or before its first year and end in or after its last, in two different years.",
            )
        slope = Fraction(high - low, 1) / (end - begin)
        return cls({year: low + slope * (year - begin) for year in period})

    @property
    def levels(self) -> dict[int, Amount]:
        """{year: level}"""
        return dict(self.pairs)

    @property
    def years(self) -> tuple[int, ...]:
        """The years of the trajectory, in order."""
        return tuple(year for year, _ in self.pairs)

    @property
    def sum(self) -> Amount:
        """The levels of all years added up: the budget that the trajectory amounts to."""
        return tidy(sum(level for _, level in self.pairs))

    def __getitem__(self, year: int) -> Amount:
        levels = self.levels
        if year not in levels:
            raise NdcError(
                f"The trajectory has no level for {year}.",
                f"It runs from {self.years[0]} to {self.years[-1]}.",
            )
        return levels[year]

    def cumulative(self, year: int) -> Amount:
        """The levels from the first year up to and including `year`, added up."""
        self[year]
        return tidy(sum(level for y, level in self.pairs if y <= year))
