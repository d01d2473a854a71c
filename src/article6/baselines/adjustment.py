"""The downward adjustment of a baseline: linear on the first year, its open points for the caller to settle.

That the adjustment grows by at least 1% a year is common to all accounts of the Supervisory Body's
standard of May 2025. What the further 10% for existing emissions is taken from, and from which year,
differs between them; the standard itself was not read for this course. So neither has a default here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from article6.baselines.amounts import Amount, series, share, tidy
from article6.baselines.approaches import Approach, Kind
from article6.baselines.errors import BaselineError
from article6.working import Step, Working, grouped

__all__ = ["ANNUAL_FLOOR", "INITIAL_FLOOR", "Adjusted", "Basis", "linear", "lowered_by", "unadjusted"]

ANNUAL_FLOOR = Fraction(1, 100)
INITIAL_FLOOR = Fraction(1, 10)
SOURCE = "accounts of the Supervisory Body's standard of May 2025, not read in the original"


class Basis(Enum):
    """What the initial element is a share of: the two readings in circulation."""

    BASELINE = "baseline"  # reading A: the unadjusted baseline of the year
    REDUCTIONS = "reductions"  # reading B: the year's reductions before adjustment


@dataclass(frozen=True, slots=True)
class Adjusted:
    """A baseline before (`approach`) and after (`series`) adjustment, t CO2 eq for each crediting year.

    `method` in words; `cautions` for whoever relies on it; `working` has a step for each year.
    """

    method: str
    approach: tuple[Amount, ...]
    series: tuple[Amount, ...]
    working: Working
    cautions: tuple[str, ...] = ()

    @property
    def amounts(self) -> tuple[Amount, ...]:
        """The downward adjustment of each year, t CO2 eq."""
        return tuple(tidy(a - b) for a, b in zip(self.approach, self.series, strict=True))


def lowered_by(
    method: str,
    approach: tuple[Amount, ...],
    values: Sequence[Amount],
    formula: str,
    put_in: Sequence[str],
    *,
    source: str,
    cautions: Sequence[str] = (),
) -> Adjusted:
    """An `Adjusted` with a step for each year: the common end of every method of adjustment."""
    values = tuple(tidy(value) for value in values)
    steps = tuple(
        Step(f"BE_{y}", f"Baseline of year {y}, adjusted", formula, text, value, "t CO2 eq", source)
        for y, (value, text) in enumerate(zip(values, put_in, strict=True), 1)
    )
    return Adjusted(method, approach, values, Working(method, steps), tuple(cautions))


def baseline_series(approach: Approach | Sequence[Amount]) -> tuple[Amount, ...]:
    """The yearly emissions of an Approach, or of a list of them."""
    return approach.series if isinstance(approach, Approach) else series(approach, "The approach baseline")


def unadjusted(approach: Approach | Sequence[Amount]) -> Adjusted:
    """The baseline as it is: no downward adjustment."""
    values = baseline_series(approach)
    return lowered_by(
        "no adjustment", values, values, "B_y", [grouped(v) for v in values], source="the approach"
    )


def linear(
    approach: Approach | Sequence[Amount],
    project: Amount | Sequence[Amount] | None = None,
    *,
    annual: Amount,
    initial: Amount = 0,
    basis: Basis | str | None = None,
    start: int | None = None,
) -> Adjusted:
    """BE_y = B_y - DA_y with DA_y = [y >= start] x initial x basis_y + annual x B_1 x (y - 1).

    `annual` and `initial` are shares; below 1% and 10% there is a caution. With `initial` above 0 the
    caller must choose `basis` (Basis.BASELINE: the unadjusted B_y; Basis.REDUCTIONS: B_y less `project`
    emissions) and `start` (1 or 2). The annual part is linear on the first year's B_1, counts from year 2,
    and never makes the adjustment more than the baseline itself. Years are crediting years.

    Because the annual part hangs on B_1, lowering the first year alone makes later adjustments smaller.

    Raises BaselineError, naming both readings, where a choice is missing.
    """
    values = baseline_series(approach)
    annual, initial = share(annual, "The annual share"), share(initial, "The initial share")
    basis = _choice(basis, start) if initial else None
    taken_from = values
    if basis is Basis.REDUCTIONS:
        if project is None:
            raise BaselineError("The initial share is of reductions, and no project emissions were given.")
        emitted = series(project, "Project emissions", len(values))
        taken_from = tuple(max(0, b - p) for b, p in zip(values, emitted, strict=True))
    adjusted, put_in = [], []
    for y, (b, base) in enumerate(zip(values, taken_from, strict=True), 1):
        first = initial * base if initial and y >= start else 0
        yearly = annual * values[0] * (y - 1)
        adjusted.append(b - min(b, first + yearly))
        put_in.append(f"{grouped(b)} - ({grouped(tidy(first))} + {grouped(tidy(yearly))})")
    return lowered_by(
        _named(annual, initial, basis, start),
        values,
        adjusted,
        "B_y - (initial element + annual x B_1 x (y - 1))",
        put_in,
        source=SOURCE,
        cautions=_cautions(approach, annual, initial),
    )


def _choice(basis: Basis | str | None, start: int | None) -> Basis:
    """The basis chosen, or an error that names both readings."""
    try:
        chosen = Basis(basis)
    except ValueError:
        raise BaselineError(
            "The initial element has two readings, and none was chosen: a share of the baseline (basis "
            '"baseline", reading A) or of the year\'s reductions (basis "reductions", reading B).',
            "Say which, and say the year in which it starts (start=1 or start=2).",
        ) from None
    if isinstance(start, bool) or start not in (1, 2):
        raise BaselineError(
            f"The initial element starts in year {start!r}; accounts give year 1 or year 2.",
            "Reading A (of the baseline) is told from the start, reading B (of the reductions) from year 2: "
            "choose start=1 or start=2.",
        )
    return chosen


def _named(annual: Amount, initial: Amount, basis: Basis | None, start: int | None) -> str:
    text = f"{grouped(tidy(annual * 100))}% of the first year, each year"
    if basis:
        text = f"{grouped(tidy(initial * 100))}% of the {basis.value} from year {start}, and {text}"
    return text


def _cautions(approach: Approach | Sequence[Amount], annual: Amount, initial: Amount) -> list[str]:
    """What lies below the floors."""
    found = []
    if annual < ANNUAL_FLOOR:
        found.append("The annual share is below 1%, the least in all accounts of the standard.")
    historical = isinstance(approach, Approach) and approach.kind is Kind.EXISTING_EMISSIONS
    if (initial or historical) and initial < INITIAL_FLOOR:
        found.append("The initial element is below 10%, the least told for existing emissions.")
    return found
