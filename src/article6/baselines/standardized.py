"""Standardized baselines (3/CMA.3 annex 37), set once at the highest possible level of aggregation.

The one worked here is the performance-penetration approach of the clean development mechanism.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from article6.baselines.amounts import Amount, share, tidy
from article6.baselines.approaches import Peer
from article6.baselines.errors import BaselineError
from article6.working import Step, Working, grouped

__all__ = ["Penetration", "performance_penetration"]

RULE = "a64.standardized-baselines"


@dataclass(frozen=True, slots=True)
class Penetration:
    """The technology in which the share is reached, and the walk: (technology, cumulated output) of each."""

    technology: Peer
    walk: tuple[tuple[Peer, Amount], ...]
    working: Working

    @property
    def emission_factor(self) -> Amount:
        """The baseline, t CO2 eq per unit of output."""
        return self.technology.emission_factor


def performance_penetration(technologies: Sequence[Peer], *, share_of_output: Amount) -> Penetration:
    """From the dirtiest technology down: the one in which `share_of_output` is reached is the baseline.

    The share is a parameter without default: 80% for households and agriculture and 90% elsewhere are
    remembered, not read. A larger share is stricter.
    """
    part = share(share_of_output, "The share of output to cover", above=True)
    ordered = sorted(technologies, key=lambda one: one.emission_factor, reverse=True)
    total = sum(one.output for one in ordered)
    if total <= 0:
        raise BaselineError(
            "The technologies have no output.", "Name at least one with output above 0.", RULE
        )
    needed, covered, walk = tidy(part * total), 0, []
    for one in ordered:
        if one.output == 0:
            continue
        covered = tidy(covered + one.output)
        walk.append((one, covered))
        if covered >= needed:
            break
    steps = [
        Step("X", "Share of output to cover", "", "", part, "of output", "chosen"),
        Step(
            "OUT_X",
            "Output to cover",
            "X x total output",
            f"{grouped(part)} x {grouped(total)}",
            needed,
            "units of output",
            "the sector's data",
        ),
    ]
    steps += [
        Step(
            f"C_{i}",
            f"Covered down to {one.name} ({grouped(one.emission_factor)} t CO2 eq per unit)",
            "output so far",
            "",
            so_far,
            "units of output",
            "the sector's data",
        )
        for i, (one, so_far) in enumerate(walk, 1)
    ]
    found = walk[-1][0]
    unit = "t CO2 eq per unit of output"
    source = "performance-penetration approach of the clean development mechanism"
    steps.append(Step("EF", f"Baseline: {found.name}", "", "", found.emission_factor, unit, source))
    return Penetration(found, tuple(walk), Working("Performance-penetration baseline", tuple(steps)))
