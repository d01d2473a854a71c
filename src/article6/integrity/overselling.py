"""The cost of selling: what the host's own target costs once cheap tonnes are gone (overselling).

    sale = cost_of_selling(measures, need=18_000_000, exports={"Efficient cookstoves": 4_000_000})
    sale.fee_floor        # what a price that only covers the measure leaves the host short, per tonne
    sale.break_even       # the price at which the host neither gains nor loses, if it pays for the measure
    sale.unmet            # above zero: the need can no longer be met, and there is no floor

A model for teaching, and all of it is ours; ASSUMPTIONS belong beside each result. No decision asks for it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from article6.integrity.abatement import Measure, Plan, Tonnes, named, plan_for
from article6.integrity.delivery import HALF_WIDTH, checked, mean_part
from article6.integrity.errors import IntegrityError
from article6.working import grouped

__all__ = ["ASSUMPTIONS", "Selling", "cost_of_selling"]

ASSUMPTIONS = (
    "One year of the NDC; constant money; no discounting, no transaction costs, no levies.",
    "Measures divide freely and do not influence each other.",
    "An exported tonne is exactly one tonne less for the NDC: the corresponding adjustment.",
    "The host may buy any next measure on its list, at the cost stated there.",
    "Where a measure saves money, the savings count as lost with the sale; in truth they often stay with "
    "households, and then the break-even price is the figure to look at.",
)


@dataclass(frozen=True, slots=True)
class Selling:
    """A sale of `exports` (t by measure), and the cheapest plan for the own need `before` and `after` it.

    `paid` is what the exported tonnes themselves cost; money as in the measures' cost per t.
    """

    exports: dict[str, Tonnes]
    before: Plan
    after: Plan
    paid: Fraction

    @property
    def tonnes(self) -> Tonnes:
        """Tonnes sold."""
        return sum(self.exports.values())

    @property
    def extra(self) -> Fraction:
        """How much dearer the plan has become. Where the need is unmet this leaves the missing tonnes out."""
        return self.after.cost - self.before.cost

    @property
    def unmet(self) -> Tonnes:
        """Tonnes of the need that no measure is left for."""
        return self.after.unmet

    @property
    def fee_floor(self) -> Fraction | None:
        """`extra` per tonne sold, where the buyer pays for the measure; None if the need cannot be met."""
        return None if self.unmet or not self.tonnes else self.extra / self.tonnes

    @property
    def break_even(self) -> Fraction | None:
        """The price per tonne that covers `extra` and the measure; None if the need cannot be met."""
        return None if self.unmet or not self.tonnes else (self.extra + self.paid) / self.tonnes

    def says(self, money: str = "USD") -> str:
        """The result as one sentence."""
        if not self.tonnes:
            return "Nothing is sold, so there is no cost of selling."
        if self.unmet:
            return (
                f"After selling {grouped(self.tonnes)} t, {grouped(self.unmet)} t of the own need are "
                "unmet whatever is paid: there is no fee that repairs this."
            )
        return (
            f"Selling {grouped(self.tonnes)} t makes the own target {grouped(self.extra)} {money} dearer, "
            f"{grouped(self.fee_floor, 2)} {money} per tonne sold; the dearest option needed now costs "
            f"{grouped(self.after.marginal or 0, 2)} {money} per tonne."
        )


def cost_of_selling(
    measures: Sequence[Measure],
    need: Tonnes,
    exports: Mapping[str, Tonnes],
    *,
    mean_deliveries: bool = False,
    width=HALF_WIDTH,
    given: Mapping[str, Tonnes] | None = None,
) -> Selling:
    """The cost of selling `exports` (t of potential by measure) for a host that needs `need` tonnes itself.

    With `mean_deliveries` all tonnes, also those sold, are what the measures bring on average (see
    `delivery.py`), not what is planned. `given`: t of potential that somebody else pays for and that count
    for the host's need. `IntegrityError` if a measure does not exist or cannot deliver the tonnes, or if the
    need is out of reach even without a sale.
    """
    sold, gift = checked(measures, exports), checked(measures, given or {})
    if mean_deliveries:
        part = {m.name: mean_part(m.delivery, width) for m in measures}
        sold, gift = ({name: t * part[name] for name, t in some.items()} for some in (sold, gift))
        measures = [Measure(m.name, m.potential_t * part[m.name], m.cost_per_t) for m in measures]
    rest = [
        Measure(m.name, m.potential_t - sold.get(m.name, 0) - gift.get(m.name, 0), m.cost_per_t)
        for m in measures
    ]
    before, after = plan_for(measures, need), plan_for(rest, max(need - sum(gift.values()), 0))
    if before.unmet:
        raise IntegrityError(
            f"All measures together bring {grouped(before.delivered)} t and the need is {grouped(need)} t, "
            "before anything is sold; lower the need or add a measure."
        )
    paid = sum((tonnes * named(measures, name).cost_per_t for name, tonnes in sold.items()), Fraction(0))
    return Selling(sold, before, after, paid)
