"""Other formulas in circulation that lower a baseline over time, each by its name.

The years of these formulas are calendar years: `first_year` is the calendar year of crediting year 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from article6.baselines.adjustment import Adjusted, baseline_series, lowered_by
from article6.baselines.amounts import Amount, number, series, share, tidy
from article6.baselines.approaches import Approach
from article6.baselines.errors import BaselineError
from article6.working import grouped

__all__ = [
    "ambition_coefficient",
    "compound",
    "factors",
    "line_to_zero",
    "linear_factors",
    "situation_ambition",
]


def compound(approach: Approach | Sequence[Amount], *, annual: Amount) -> Adjusted:
    """BE_y = B_y x (1 - annual)^(y - 1): each year's share is taken of what the year before left."""
    values = baseline_series(approach)
    kept = 1 - share(annual, "The annual share")
    return lowered_by(
        f"{grouped(tidy(annual * 100))}% a year, compound",
        values,
        [b * kept**y for y, b in enumerate(values)],
        "B_y x (1 - annual)^(y - 1)",
        [f"{grouped(b)} x {grouped(tidy(kept))}^{y}" for y, b in enumerate(values)],
        source="arithmetic; this course takes adjustments by rule linear on the first year",
    )


def ambition_coefficient(
    business_as_usual: Approach | Sequence[Amount], *, first_year: int, full_year: int, zero_year: int
) -> Adjusted:
    """BE_y = BAU_y x a_y, with a_y on a straight line from 1 in `full_year` to 0 in `zero_year`.

    `zero_year` is the host's year of net zero. Before `full_year` a is 1, after `zero_year` it is 0.
    """
    values = baseline_series(business_as_usual)
    lowering = linear_factors(len(values), first_year=first_year, none_year=full_year, full_year=zero_year)
    kept = [1 - one for one in lowering]
    return lowered_by(
        f"ambition coefficient, 1 in {full_year} to 0 in {zero_year}",
        values,
        [b * a for b, a in zip(values, kept, strict=True)],
        "BAU_y x a_y",
        [f"{grouped(b)} x {grouped(tidy(a))}" for b, a in zip(values, kept, strict=True)],
        source="Michaelowa et al., Setting crediting baselines (2021)",
    )


def line_to_zero(
    approach: Approach | Sequence[Amount],
    *,
    first_year: int,
    start_year: int,
    zero_year: int,
    start_level: Amount | None = None,
) -> Adjusted:
    """A straight line from the emissions of `start_year` (a year before crediting) to zero in `zero_year`.

    `start_level` in t CO2 eq; without it the first year's approach baseline stands for it. The line is the
    baseline whatever the output does, and never above the approach baseline.
    """
    values = baseline_series(approach)
    level = values[0] if start_level is None else number(start_level, "The level of the start year")
    lowering = linear_factors(len(values), first_year=first_year, none_year=start_year, full_year=zero_year)
    kept = [1 - one for one in lowering]
    return lowered_by(
        f"line from {start_year} to zero in {zero_year}",
        values,
        [min(b, level * a) for b, a in zip(values, kept, strict=True)],
        "min(B_y, level x years left / years of the line)",
        [
            f"min({grouped(b)}, {grouped(level)} x {grouped(tidy(a))})"
            for b, a in zip(values, kept, strict=True)
        ],
        source="arithmetic: a straight line",
    )


def linear_factors(
    years: int, *, first_year: int, none_year: int, full_year: int
) -> tuple[int | Fraction, ...]:
    """Shares to be taken off, on a line from 0 in `none_year` to 1 in `full_year`, held between 0 and 1."""
    if full_year <= none_year:
        raise BaselineError(
            f"A line from {none_year} to {full_year} has no length.", "Give a later last year."
        )
    length = full_year - none_year
    return tuple(
        tidy(min(Fraction(1), max(Fraction(0), Fraction(first_year + y - none_year, length))))
        for y in range(years)
    )


def factors(approach: Approach | Sequence[Amount], lowering: Sequence[Amount]) -> Adjusted:
    """BE_y = B_y x (1 - DAF_y), with a downward adjustment factor for every year.

    The shape of Gold Standard's rules for Article 6, whose factors depend on host and year; its table was not
    seen for this course, so the caller gives the factors (`linear_factors` makes an example).
    """
    values = baseline_series(approach)
    lowering = series(lowering, "The adjustment factor", len(values))
    for y, one in enumerate(lowering, 1):
        share(one, f"The adjustment factor of year {y}")
    return lowered_by(
        "a downward adjustment factor for each year",
        values,
        [b * (1 - f) for b, f in zip(values, lowering, strict=True)],
        "B_y x (1 - DAF_y)",
        [f"{grouped(b)} x (1 - {grouped(f)})" for b, f in zip(values, lowering, strict=True)],
        source="Gold Standard for the Global Goals, requirements for Article 6, as described on its pages",
    )


def situation_ambition(
    situation: Sequence[Amount], ambition: Sequence[Amount], weights: Sequence[Amount]
) -> Adjusted:
    """BE_y = (1 - w_y) x IS_y + w_y x OUGHT_y: the weight w moves towards what ought to be emitted.

    Margins in t CO2 eq for each year; a weight is between 0 and 1. More ambition than situation is refused.
    """
    now = baseline_series(situation)
    goal = series(ambition, "The ambition margin", len(now))
    weight = series(weights, "The weight", len(now))
    for y, (b, g, w) in enumerate(zip(now, goal, weight, strict=True), 1):
        share(w, f"The weight of year {y}")
        if g > b:
            raise BaselineError(f"In year {y} the ambition margin is above the situation.", "Exchange them.")
    return lowered_by(
        "weighted mean of situation and ambition",
        now,
        [(1 - w) * b + w * g for b, g, w in zip(now, goal, weight, strict=True)],
        "(1 - w_y) x IS_y + w_y x OUGHT_y",
        [
            f"{grouped(tidy(1 - w))} x {grouped(b)} + {grouped(w)} x {grouped(g)}"
            for b, g, w in zip(now, goal, weight, strict=True)
        ],
        source="Situation-Ambition approach (carbon-mechanisms.de, 2020)",
    )
