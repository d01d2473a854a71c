"""Fees in US dollars: the share of proceeds for administration, and what of it goes to the Adaptation Fund.

    registration_fee(59_326).result              # 12,000
    fee = issuance_fee(59_326)
    fee["FEE"].value, fee["AF"].value            # 11,865.20, of which 355.96 (exact, as Fractions)

The decisions fix ceilings; the Supervisory Body sets each fee at or below its ceiling, and may reimburse a
part (7/CMA.4 para. 14, annex I 51-59). All fees are due with the request (annex I 56). Every function returns
a `Working`; dollars are ints or Fractions, whole cents.
"""

from __future__ import annotations

from fractions import Fraction

from article6.mechanism.errors import MechanismError
from article6.mechanism.fee_levels import CEILINGS, Schedule, cents, dollars, fee_level, tier
from article6.ndc.amounts import Amount, exact, tidy
from article6.working import Step, Working, grouped

__all__ = [
    "activity_bill",
    "change_fee",
    "inclusion_fee",
    "issuance_fee",
    "registration_fee",
    "renewal_fee",
]

USD = "USD"


def registration_fee(
    average: object, *, programme: bool = False, ldc_or_sids: bool = False, schedule: Schedule = CEILINGS
) -> Working:
    """The fee for a request for registration, and for a request for transition from the CDM.

    `average` in t CO2 eq a year as in `tier`; nothing is due for an activity in a least developed country or
    small island developing State (7/CMA.4 annex I 14(a), 51, 58).
    """
    place = tier(average, programme=programme)
    if ldc_or_sids:
        return Working("Registration fee", (_waived("REG", "Registration fee"),))
    return Working("Registration fee", (_registration(average, programme, place, schedule),))


def inclusion_fee(
    components: int = 1, *, ldc_or_sids: bool = False, schedule: Schedule = CEILINGS
) -> Working:
    """The fee for including components in a registered programme of activities (7/CMA.4 annex I 52)."""
    count = _whole(components, "components")
    if ldc_or_sids:
        return Working("Inclusion fee", (_waived("INC", "Inclusion fee"),))
    put_in = f"{count:,} x {dollars(schedule.inclusion)}"
    value = tidy(count * schedule.inclusion)
    step = Step("INC", "Inclusion fee", "components x fee", put_in, value, USD, rule="a64.fee-component")
    return Working("Inclusion fee", (step,))


def issuance_fee(requested: int, *, ldc_or_sids: bool = False, schedule: Schedule = CEILINGS) -> Working:
    """The fee for a request for issuance of so many A6.4ERs, and how it is parted.

    Steps: FEE, what is paid; AF, what of it goes to the Adaptation Fund, deducted and not added; ADM, what
    stays with the administration. The fee is on the units **requested** (7/CMA.4 annex I 53; para. 15).
    """
    units = _whole(requested, "A6.4ERs")
    if ldc_or_sids:
        names = (("FEE", "Issuance fee"), ("AF", "To the Adaptation Fund"), ("ADM", "For administration"))
        return Working("Issuance fee", tuple(_waived(*one) for one in names))
    fee = cents(units * schedule.issuance)
    share = schedule.adaptation_share * fee
    fund = cents(share)
    percent = grouped(Fraction(schedule.adaptation_share) * 100)
    return Working(
        "Issuance fee",
        (
            Step(
                "FEE",
                "Issuance fee",
                "A6.4ERs requested x fee",
                f"{units:,} x {dollars(schedule.issuance)}",
                fee,
                USD,
                rule="a64.fee-issuance",
            ),
            Step(
                "AF",
                "To the Adaptation Fund",
                f"{percent}% of FEE",
                f"{percent}% x {dollars(fee)} = {_plain(share)}",
                fund,
                USD,
                rule="a64.adaptation-money-level",
                note="deducted from the fee, not added to it",
            ),
            Step(
                "ADM",
                "For administration",
                "FEE - AF",
                f"{dollars(fee)} - {dollars(fund)}",
                tidy(fee - fund),
                USD,
                rule="a64.fee-issuance",
            ),
        ),
    )


def renewal_fee(
    average: object = 0,
    *,
    programme: bool = False,
    components: int = 0,
    ldc_or_sids: bool = False,
    schedule: Schedule = CEILINGS,
) -> Working:
    """The fee for renewing a crediting or programme period: as for registration.

    For the renewal of included `components` it is the inclusion fee of each instead (7/CMA.4 annex I 54).
    """
    if components:
        step = inclusion_fee(components, ldc_or_sids=ldc_or_sids, schedule=schedule).steps[0]
    else:
        same = registration_fee(average, programme=programme, ldc_or_sids=ldc_or_sids, schedule=schedule)
        step = same.steps[0]
    rule = step.rule if ldc_or_sids else "a64.fee-renewal"
    renewed = Step("REN", "Renewal fee", step.formula, step.put_in, step.value, USD, rule=rule)
    return Working("Renewal fee", (renewed,))


def change_fee(
    before: object,
    after: object | None = None,
    *,
    paid: object | None = None,
    programme: bool = False,
    ldc_or_sids: bool = False,
    schedule: Schedule = CEILINGS,
) -> Working:
    """The fee for a post-registration change (7/CMA.4 annex I 55).

    `before` and `after` are yearly averages in t CO2 eq; `after` None leaves the scale alone. A change into
    a higher tier also pays the difference from the registration fee `paid` (else that of the tier before).
    """
    low = tier(before, programme=programme)
    high = tier(before if after is None else after, programme=programme)
    if ldc_or_sids:
        return Working("Change fee", (_waived("CHG", "Post-registration change fee"),))
    difference = 0
    numbers = "0: no higher tier"
    if high > low:
        old = schedule.registration[low] if paid is None else fee_level(paid, "The registration fee paid")
        difference = max(0, tidy(schedule.registration[high] - old))
        numbers = f"{dollars(schedule.registration[high])} - {dollars(old)}"
    fixed = schedule.change
    return Working(
        "Change fee",
        (
            Step("FIX", "Fixed fee", "", "", fixed, USD, rule="a64.fee-change"),
            Step(
                "DIF",
                "Difference of tiers",
                "new tier - fee paid",
                numbers,
                difference,
                USD,
                rule="a64.fee-change",
            ),
            Step(
                "CHG",
                "Post-registration change fee",
                "FIX + DIF",
                f"{dollars(fixed)} + {dollars(difference)}",
                tidy(fixed + difference),
                USD,
                rule="a64.fee-change",
            ),
        ),
    )


def activity_bill(
    average: object,
    requested: int,
    *,
    programme: bool = False,
    components: int = 0,
    ldc_or_sids: bool = False,
    schedule: Schedule = CEILINGS,
) -> Working:
    """Registration, the inclusion of `components` where there are any, one request for issuance; TOTAL."""
    more = {"ldc_or_sids": ldc_or_sids, "schedule": schedule}
    steps = list(registration_fee(average, programme=programme, **more).steps)
    if components:
        steps += inclusion_fee(components, **more).steps
    issuance = issuance_fee(requested, **more).steps
    due = (*steps, issuance[0])
    steps += issuance
    total = tidy(sum(step.value for step in due))
    formula = " + ".join(step.symbol for step in due)
    put_in = " + ".join(dollars(step.value) for step in due)
    steps.append(Step("TOTAL", "Paid by the participants", formula, put_in, total, USD, rule="a64.fee-due"))
    return Working("Fees of an activity", tuple(steps))


def _registration(average: object, programme: bool, place: int, schedule: Schedule) -> Step:
    why = "a programme of activities" if programme else _TIER_WORDS[place]
    put_in = "" if programme else f"{grouped(exact(average, 'average', MechanismError))} t CO2 eq a year"
    value = schedule.registration[place]
    return Step("REG", "Registration fee", why, put_in, value, USD, rule="a64.fee-registration")


_TIER_WORDS = ("up to 15,000 t CO2 eq a year", "above 15,000, up to 50,000", "above 50,000 t CO2 eq a year")


def _waived(symbol: str, name: str) -> Step:
    return Step(symbol, name, "waived", "", 0, USD, rule="a64.fee-waived")


def _whole(value: int, what: str) -> int:
    if type(value) is not int or value < 0:
        raise MechanismError(f"{value!r} {what} cannot be requested.", "Give a whole number, 0 or more.")
    return value


def _plain(amount: Amount) -> str:
    return f"{float(amount):,.4f}".rstrip("0").rstrip(".")
