"""The levels of the fees: the ceilings of the decisions, and a schedule at or below them.

The Supervisory Body sets each fee at or below its ceiling (7/CMA.4 para. 14, annex I 51-59).
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from article6.mechanism.errors import MechanismError
from article6.mechanism.sharing import rounded
from article6.ndc.amounts import Amount, exact, tidy
from article6.working import grouped

__all__ = ["CEILINGS", "Schedule", "cents", "dollars", "fee_level", "tier"]

TIER_LIMITS = (15_000, 50_000)  # t CO2 eq a year; up to each, and above the last one


@dataclass(frozen=True, slots=True)
class Schedule:
    """Fee levels in US dollars, each at or below its ceiling; the ceilings by default.

    `registration`: up to 15,000 t CO2 eq a year, up to 50,000, and above or for a programme of activities.
    `inclusion` of one component; `issuance` per A6.4ER requested; `change` after registration.
    `adaptation_share` of the issuance fee goes to the Adaptation Fund; the Supervisory Body may change it
    (7/CMA.4 para. 15-16).
    """

    registration: tuple[object, object, object] = (2_000, 6_000, 12_000)
    inclusion: object = 1_000
    issuance: object = "0.20"
    change: object = 2_000
    adaptation_share: object = "0.03"

    def __post_init__(self) -> None:
        put = object.__setattr__
        if not isinstance(self.registration, tuple) or len(self.registration) != 3:
            raise MechanismError(
                "The registration fee has three tiers.", "Give three amounts.", "a64.fee-registration"
            )
        tiers = [fee_level(one, f"Registration fee {n}") for n, one in enumerate(self.registration, start=1)]
        put(self, "registration", tuple(tiers))
        for name in ("inclusion", "issuance", "change"):
            put(self, name, fee_level(getattr(self, name), f"The fee for {name}"))
        share = exact(self.adaptation_share, "The share of the issuance fee", MechanismError)
        if not 0 <= share <= 1:
            raise MechanismError(f"The share of the issuance fee is {share}.", 'Give "0.03" for 3 per cent.')
        put(self, "adaptation_share", share)
        for level, most, rule in zip(self._levels, _MOST, _RULES, strict=True):
            if level > most:
                raise MechanismError(
                    f"A fee of USD {dollars(level)} is above its ceiling of USD {dollars(most)}.",
                    "Give at most the ceiling.",
                    rule,
                )

    @property
    def _levels(self) -> tuple[Amount, ...]:
        return (*self.registration, self.inclusion, self.issuance, self.change)


_MOST = (2_000, 6_000, 12_000, 1_000, Fraction(20, 100), 2_000)
_RULES = (*["a64.fee-registration"] * 3, "a64.fee-component", "a64.fee-issuance", "a64.fee-change")


def fee_level(value: object, what: str) -> Amount:
    """`value` as an exact amount of US dollars, 0 or more; `what` names it in the error."""
    amount = exact(value, what, MechanismError)
    if amount < 0:
        raise MechanismError(f"{what} is below zero.", "Give an amount of US dollars.")
    return amount


CEILINGS = Schedule()


def tier(average: object, *, programme: bool = False) -> int:
    """The tier of the registration fee, 0 to 2, for a yearly `average` in t CO2 eq.

    The average runs over the first crediting period if it is renewable, over the whole one if it is fixed. A
    programme of activities is in the highest tier whatever its size.
    """
    tonnes = exact(average, "The yearly average", MechanismError)
    if tonnes < 0:
        raise MechanismError(
            f"A yearly average of {grouped(tonnes)} t CO2 eq cannot be.",
            "Give the estimated yearly average of reductions or removals.",
            "a64.fee-registration",
        )
    return 2 if programme else sum(tonnes > limit for limit in TIER_LIMITS)


def cents(amount: Amount) -> Amount:
    """To the nearest cent, half a cent up."""
    return tidy(Fraction(rounded(amount * 100, "nearest"), 100))


def dollars(amount: Amount) -> str:
    """The amount as it is printed: 2,000, or 11,865.20."""
    return grouped(amount, None if Fraction(amount).denominator == 1 else 2)
