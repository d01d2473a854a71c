"""Methods of adjustment side by side: one baseline, one project, many results.

The two readings of the 10% stand beside each other, because none of them is settled.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from article6.baselines import adjustment, ambition
from article6.baselines.adjustment import Adjusted, Basis
from article6.baselines.amounts import Amount, series
from article6.baselines.reductions import Reductions, emission_reductions

__all__ = ["METHODS", "Method", "Row", "Setting", "compare"]

ANNUAL, TWICE, INITIAL = Fraction(1, 100), Fraction(2, 100), Fraction(1, 10)


@dataclass(frozen=True, slots=True)
class Setting:
    """What a method may need: series in t CO2 eq, and calendar years for those that run to net zero.

    `start_year` is where a straight line to zero begins; an ambition coefficient is 1 in `first_year`.
    """

    approach: tuple[Amount, ...]
    project: tuple[Amount, ...]
    first_year: int = 2026
    start_year: int = 2020
    zero_year: int = 2060


@dataclass(frozen=True, slots=True)
class Method:
    """One method by its short name, in words, and what it makes of a setting."""

    id: str
    name: str
    adjust: Callable[[Setting], Adjusted]


@dataclass(frozen=True, slots=True)
class Row:
    """A method with its baselines and reductions."""

    method: Method
    adjusted: Adjusted
    reductions: Reductions


def _reading(basis: Basis, start: int) -> Callable[[Setting], Adjusted]:
    return lambda s: adjustment.linear(
        s.approach, s.project, annual=ANNUAL, initial=INITIAL, basis=basis, start=start
    )


METHODS = (
    Method("M0", "no adjustment", lambda s: adjustment.unadjusted(s.approach)),
    Method("M1", "1% of the first year, each year", lambda s: adjustment.linear(s.approach, annual=ANNUAL)),
    Method("M2", "reading A: 10% of the baseline at once, and 1% a year", _reading(Basis.BASELINE, 1)),
    Method("M3", "10% of the reductions from year 1, and 1% a year", _reading(Basis.REDUCTIONS, 1)),
    Method("M3b", "reading B: the same, the 10% from year 2", _reading(Basis.REDUCTIONS, 2)),
    Method("M4", "2% of the first year, each year", lambda s: adjustment.linear(s.approach, annual=TWICE)),
    Method("M5", "1% a year, compound", lambda s: ambition.compound(s.approach, annual=ANNUAL)),
    Method(
        "M6",
        "ambition coefficient, from 1 to 0 at net zero",
        lambda s: ambition.ambition_coefficient(
            s.approach, first_year=s.first_year, full_year=s.first_year, zero_year=s.zero_year
        ),
    ),
    Method(
        "M7",
        "line from an earlier year to zero",
        lambda s: ambition.line_to_zero(
            s.approach, first_year=s.first_year, start_year=s.start_year, zero_year=s.zero_year
        ),
    ),
)


def compare(
    approach: Sequence[Amount],
    business_as_usual: Amount | Sequence[Amount],
    project: Amount | Sequence[Amount],
    *,
    methods: Sequence[Method] = METHODS,
    first_year: int = 2026,
    start_year: int = 2020,
    zero_year: int = 2060,
) -> tuple[Row, ...]:
    """Every method on the same series (t CO2 eq for each crediting year), without leakage.

    Raises BaselineError for numbers and lengths that do not fit.
    """
    levels = series(approach, "The approach baseline")
    emitted = series(project, "Project emissions", len(levels))
    setting = Setting(levels, emitted, first_year, start_year, zero_year)
    rows = []
    for method in methods:
        adjusted = method.adjust(setting)
        rows.append(Row(method, adjusted, emission_reductions(adjusted, business_as_usual, emitted)))
    return tuple(rows)
