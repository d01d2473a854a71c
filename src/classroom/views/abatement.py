"""Which measures a Party needs, cheapest first, and what they cost. Arithmetic, not a rule."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Taken:
    """Part of a measure that is needed: tonnes, and their cost per tonne."""

    name: str
    tonnes: int
    cost_per_t: Fraction

    @property
    def cost(self) -> Fraction:
        """What the part costs; below zero if it saves money."""
        return self.tonnes * self.cost_per_t


def cheapest(measures: Sequence, need: int, after: int = 0) -> list[Taken]:
    """The measures that deliver `need` tonnes once the cheapest `after` tonnes are taken, cheapest first.

    A measure has `name`, `potential_t` and `cost_per_t`. If the potential ends before the need, the list
    delivers less: compare the sum of its tonnes with `need`.
    """
    if need < 0 or after < 0:
        raise ValueError(f"Tonnes to deliver cannot be negative: {need} after {after}.")
    out = []
    for measure in sorted(measures, key=lambda m: m.cost_per_t):
        skipped = min(after, measure.potential_t)
        taken = min(need, measure.potential_t - skipped)
        after, need = after - skipped, need - taken
        if taken:
            out.append(Taken(measure.name, taken, measure.cost_per_t))
    return out


def delivered(taken: Sequence[Taken]) -> int:
    """Tonnes in a list of parts."""
    return sum(part.tonnes for part in taken)


def cost(taken: Sequence[Taken]) -> Fraction:
    """Cost of a list of parts."""
    return sum((part.cost for part in taken), Fraction(0))
