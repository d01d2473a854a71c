"""The NDC as an accountant reads it: Party, period, target, coverage, method."""

import re
from dataclasses import dataclass, field, replace

from article6.ndc.amounts import Amount
from article6.ndc.coverage import Coverage
from article6.ndc.errors import NdcError
from article6.ndc.method import Method
from article6.ndc.path import Budget, Trajectory
from article6.ndc.period import Period
from article6.ndc.target import NOTHING, LevelInputs, NotYetKnown, Target


@dataclass(frozen=True)
class Ndc:
    """One Party's NDC for one implementation period.

    `method` is the one way to apply corresponding adjustments in the whole period (2/CMA.3 annex 7);
    None while the Party has not chosen. `trajectory` is the indicative multi-year trajectory or
    budget that goes with method 7(a)(i); a multi-year target brings its own.
    """

    party: str
    period: Period
    target: Target
    coverage: Coverage = field(default_factory=Coverage)
    method: Method | None = None
    trajectory: Trajectory | Budget | None = None

    def __post_init__(self) -> None:
        if not isinstance(self.party, str) or not re.fullmatch("[A-Z]{3}", self.party):
            raise NdcError(f"The Party is {self.party!r}.", 'Give its three-letter code, such as "XHA".')
        for name, value, kind in (
            ("period", self.period, Period),
            ("target", self.target, Target),
            ("coverage", self.coverage, Coverage),
        ):
            if not isinstance(value, kind):
                raise NdcError(
                    f"The {name} of the NDC of {self.party} is {value!r}.", f"Give a {kind.__name__}."
                )
        self.target.check(self.period)
        if self.method is not None:
            self._check_method(self.method)
        if self.trajectory is not None and self.target.multi_year and self.target.budget is None:
            raise NdcError(
                f"The target of {self.party} covers every year and brings its own trajectory.",
                "Leave out `trajectory`: a second one would contradict the first.",
                "method.multi-year",
            )
        if isinstance(self.trajectory, Trajectory) and self.trajectory.years != self.period.years:
            years = self.trajectory.years
            raise NdcError(
                f"The trajectory of {self.party} runs {years[0]}-{years[-1]}, its period is {self.period}.",
                "Give a level for every year of the period, and no other.",
                "method.trajectory",
            )

    def _check_method(self, method: object) -> None:
        if not isinstance(method, Method):
            names = ", ".join(f"Method.{one.name}" for one in Method)
            raise NdcError(f"The method of {self.party} is {method!r}.", f"Choose one of {names}.")
        unquantified = self.target.year is None and self.target.path is None and self.target.budget is None
        if self.target.kind == "policies and measures" and unquantified:
            return
        if method.for_multi_year != self.target.multi_year:
            has = "multi-year" if self.target.multi_year else "single-year"
            ways = "7(b)" if self.target.multi_year else "7(a)(i) or 7(a)(ii)"
            raise NdcError(
                f"{self.party} has a {has} NDC, but the method is {method}.",
                f"A {has} NDC takes {ways} of the annex to 2/CMA.3.",
                method.rule,
            )

    def level_of(self, year: int, inputs: LevelInputs = NOTHING) -> Amount | None:
        """The level of one year: of the trajectory, or of a multi-year target; None where there is none."""
        if isinstance(self.trajectory, Trajectory):
            return self.trajectory[year]
        if not self.target.multi_year or self.target.budget is not None:
            return None
        try:
            return self.target.level_in(year, inputs)
        except NotYetKnown:
            return None

    @property
    def budget(self) -> Budget | None:
        """The budget of the period, where the NDC states one."""
        return self.trajectory if isinstance(self.trajectory, Budget) else self.target.budget

    def goal(self, inputs: LevelInputs = NOTHING) -> Amount:
        """The number the NDC is tested against; raises `NotYetKnown` where an input is missing."""
        return self.target.goal(self.period, inputs)

    def covers(self, sector: str | None = None, gas: str | None = None) -> bool:
        """Whether a sector or gas lies inside the NDC. Outcomes from outside are adjusted as well (14)."""
        return self.coverage.covers(sector, gas)

    def under(self, method: Method, trajectory: Trajectory | Budget | None = None) -> "Ndc":
        """The same NDC, had the Party chosen another method: to compare, not to switch (annex 7)."""
        return replace(self, method=method, trajectory=trajectory or self.trajectory)
