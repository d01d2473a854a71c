"""Ways of going wrong with a baseline, as functions: they turn a trainee's number into the reason for it."""

from __future__ import annotations

from collections.abc import Sequence

from article6.baselines.adjustment import Adjusted
from article6.baselines.amounts import Amount, series, tidy

__all__ = ["adjusted_from_business_as_usual", "without_the_minimum"]


def without_the_minimum(adjusted: Adjusted, project: Amount | Sequence[Amount]) -> tuple[Amount, ...]:
    """Reductions of each year if business as usual is left out: a new law then goes uncounted."""
    emitted = series(project, "Project emissions", len(adjusted.series))
    return tuple(tidy(max(0, be - pe)) for be, pe in zip(adjusted.series, emitted, strict=True))


def adjusted_from_business_as_usual(
    adjusted: Adjusted, business_as_usual: Amount | Sequence[Amount], project: Amount | Sequence[Amount]
) -> tuple[Amount, ...]:
    """Reductions if the adjustment is taken from the lower of approach and business as usual.

    What a new law takes away is then taken twice.
    """
    years = len(adjusted.series)
    usual = series(business_as_usual, "Business as usual", years)
    emitted = series(project, "Project emissions", years)
    return tuple(
        tidy(max(0, min(b, bau) - da - pe))
        for b, bau, da, pe in zip(adjusted.approach, usual, adjusted.amounts, emitted, strict=True)
    )
