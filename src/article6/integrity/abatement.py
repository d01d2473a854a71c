"""Which measures a Party needs, cheapest first, and what they cost. Arithmetic, not a rule.

measures = [Measure("Landfill gas", 2_000_000, 4, "0.9"), Measure("Rice", 2_000_000, 12, "0.85")]
plan = plan_for(measures, need=3_000_000)
plan.cost, plan.marginal, plan.unmet         # -> 20,000,000; 12; 0
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from article6.integrity.errors import IntegrityError
from article6.units import UnitError, exact

__all__ = ["Measure", "Plan", "Taken", "cheapest", "cost", "delivered", "named", "plan_for"]

Tonnes = int | Fraction


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of one year: `potential_t` in t CO2 eq, `cost_per_t`, and the centre of its `delivery`.

    `delivery` is the part of the potential that the planner expects, 0 to 1: see `delivery.py`. Amounts are
    whole numbers, text ("0.85") or Fractions; `IntegrityError` for a float or an amount that cannot be.
    """

    name: str
    potential_t: Tonnes
    cost_per_t: Fraction
    delivery: Fraction = Fraction(1)

    def __post_init__(self) -> None:
        for field in ("potential_t", "cost_per_t", "delivery"):
            try:
                object.__setattr__(self, field, exact(getattr(self, field)))
            except UnitError as error:
                raise IntegrityError(f"{self.name}, {field}: {error}") from None
        if self.potential_t < 0:
            raise IntegrityError(f"{self.name}: a potential below zero is no measure; write zero or more t.")
        if not 0 <= self.delivery <= 1:
            raise IntegrityError(f"{self.name}: delivery is a part from 0 to 1, not {self.delivery}.")


@dataclass(frozen=True, slots=True)
class Taken:
    """Part of a measure that is needed: tonnes, and their cost per tonne."""

    name: str
    tonnes: Tonnes
    cost_per_t: Fraction

    @property
    def cost(self) -> Fraction:
        """What the part costs; below zero if it saves money."""
        return self.tonnes * self.cost_per_t


@dataclass(frozen=True, slots=True)
class Plan:
    """The cheapest way to deliver `need` tonnes: the parts `taken`, cheapest first."""

    need: Tonnes
    taken: tuple[Taken, ...]

    def __iter__(self) -> Iterator[Taken]:
        return iter(self.taken)

    @property
    def cost(self) -> Fraction:
        """What the plan costs a year."""
        return cost(self.taken)

    @property
    def delivered(self) -> Tonnes:
        """Tonnes the plan brings."""
        return delivered(self.taken)

    @property
    def unmet(self) -> Tonnes:
        """Tonnes of the need that no measure is left for."""
        return self.need - self.delivered

    @property
    def marginal(self) -> Fraction | None:
        """Cost per tonne of the dearest part taken, the marginal option; None if nothing is taken."""
        return self.taken[-1].cost_per_t if self.taken else None


def plan_for(measures: Sequence, need: Tonnes, after: Tonnes = 0) -> Plan:
    """The cheapest plan for `need` tonnes, once the cheapest `after` tonnes are spoken for."""
    return Plan(need, tuple(cheapest(measures, need, after)))


def cheapest(measures: Sequence, need: Tonnes, after: Tonnes = 0) -> list[Taken]:
    """The measures that deliver `need` tonnes once the cheapest `after` tonnes are taken, cheapest first.

    A measure has `name`, `potential_t` and `cost_per_t`. If the potential ends before the need, the list
    delivers less: compare the sum of its tonnes with `need`.
    """
    if need < 0 or after < 0:
        raise IntegrityError(f"Tonnes to deliver cannot be negative: {need} after {after}.")
    out = []
    for measure in sorted(measures, key=lambda m: m.cost_per_t):
        skipped = min(after, measure.potential_t)
        taken = min(need, measure.potential_t - skipped)
        after, need = after - skipped, need - taken
        if taken:
            out.append(Taken(measure.name, taken, measure.cost_per_t))
    return out


def delivered(taken: Sequence[Taken] | Plan) -> Tonnes:
    """Tonnes in a list of parts."""
    return sum(part.tonnes for part in taken)


def cost(taken: Sequence[Taken] | Plan) -> Fraction:
    """Cost of a list of parts."""
    return sum((part.cost for part in taken), Fraction(0))


def named(measures: Sequence, name: str):
    """The measure with this name; `IntegrityError` names those there are."""
    for measure in measures:
        if measure.name == name:
            return measure
    known = ", ".join(m.name for m in measures)
    raise IntegrityError(f"There is no measure {name!r}. There are: {known}.")
