"""The special cases of a pack, as ledgers and accounts: one story each, for lessons and exercises.

Every function takes a pack and returns what `article6` makes of it. Nothing is decided here: which event is a
first transfer, and what is added or subtracted, the ledger and the accounting say.
"""

from typing import Any

from article6.accounting import (
    AdjustedIndicator,
    EmissionsBalance,
    Flows,
    Method,
    adjusted_indicator,
    emissions_balance,
)
from article6.ledger import Ledger
from article6.ndc import Coverage, Ndc, NonGhgTarget, Period, PoliciesTarget

from .views.setting import setting


def period(pack: Any) -> Period:
    """The NDC implementation period of the pack."""
    return Period(pack.period.first, pack.period.last)


def oimp(pack: Any, definition: str) -> Ledger:
    """Outcomes for other international mitigation purposes; in part issued, in part cancelled.

    `definition` is what the host names as first transfer (2/CMA.3 annex 2(b)): "authorization",
    "issuance" or "use or cancellation".
    """
    case, approach = pack.oimp, pack.oimp_approach
    ledger = Ledger({pack.host.code: period(pack)})
    verified = {
        vintage: ledger.verify(
            party=pack.host.code,
            approach=approach.id,
            vintage=vintage,
            quantity=tonnes,
            on=approach.authorized_on,
            sector=approach.sector,
            activity=approach.activity,
        )
        for vintage, tonnes in case.verified.items()
        if tonnes
    }
    ledger.authorize(**_terms(pack, "OIMP", definition), blocks=list(verified.values()))
    for vintage, tonnes in case.issued.items():
        if tonnes:
            ledger.issue(block=verified[vintage].take(tonnes), on=case.issued_on)
    used = [verified[vintage].take(tonnes) for vintage, tonnes in case.cancelled.items() if tonnes]
    ledger.cancel(used, purpose="IMP", on=case.cancelled_on)
    return ledger


def dual(pack: Any) -> Ledger:
    """Authorized for an NDC and for OIMP, first transfer for OIMP = use; transferred, and cancelled there."""
    case = pack.dual
    ledger = Ledger(dict.fromkeys((pack.host.code, pack.buyer.code), period(pack)))
    terms = _terms(pack, "NDC and OIMP", "use or cancellation")
    terms["date"] = min(terms["date"], case.transferred_on)
    ledger.authorize(**terms)
    units = ledger.issue(terms["id"], vintage=case.vintage, quantity=case.quantity, on=case.transferred_on)
    ledger.transfer(units, to=pack.buyer.code, on=case.transferred_on)
    ledger.cancel(units, purpose="IMP", on=case.cancelled_on)
    return ledger


def split(pack: Any) -> Ledger:
    """One issued block: a share to the Adaptation Fund, a share for overall mitigation, the rest sold.

    The buyer uses all it gets, for the vintage year.
    """
    case, host, buyer = pack.split, pack.host.code, pack.buyer.code
    ledger = Ledger(dict.fromkeys((host, buyer), period(pack)))
    approach = pack.approach
    ledger.authorize(
        id=approach.authorization,
        party=host,
        approach=approach.id,
        date=approach.authorized_on,
        purposes="NDC",
        sectors={approach.sector},
    )
    ledger.issue(approach.authorization, vintage=case.vintage, quantity=case.quantity, on=case.recorded_on)
    fund, omge = shares(pack)
    ledger.give_to_adaptation_fund(ledger.pick(host, fund), on=case.recorded_on)
    ledger.cancel(ledger.pick(host, omge), purpose="OMGE", on=case.recorded_on)
    rest = ledger.pick(host, case.quantity - fund - omge)
    ledger.transfer(rest, to=buyer, on=case.recorded_on)
    ledger.use(rest, for_year=case.vintage, on=case.recorded_on)
    return ledger


def shares(pack: Any) -> tuple[int, int]:
    """Tonnes for the Adaptation Fund and for overall mitigation in the story of `split`."""
    case = pack.split
    return (
        int(case.quantity * case.adaptation_percent / 100),
        int(case.quantity * case.omge_percent / 100),
    )


def chain(pack: Any) -> Ledger:
    """Host to buyer, buyer to a third Party, which uses some; some go back to the host, which uses them."""
    case, host, buyer, third = pack.chain, pack.host.code, pack.buyer.code, pack.third.code
    day = pack.approach.authorized_on
    sale, later = max(day.replace(year=case.year, month=12, day=1), day), case.return_year
    ledger = Ledger(dict.fromkeys((host, buyer, third), period(pack)))
    approach = pack.approach
    ledger.authorize(
        id=approach.authorization,
        party=host,
        approach=approach.id,
        date=day,
        purposes="NDC",
        sectors={approach.sector},
    )
    ledger.issue(approach.authorization, vintage=case.vintage, quantity=case.sold, on=sale)
    ledger.transfer(ledger.pick(host, case.sold), to=buyer, on=sale)
    ledger.transfer(ledger.pick(buyer, case.onward), to=third, on=sale)
    ledger.use(ledger.pick(third, case.used), for_year=case.year, on=sale)
    back = sale.replace(year=later)
    ledger.transfer(ledger.pick(third, case.returned), to=host, on=back)
    ledger.use(ledger.pick(host, case.returned), for_year=later, on=back)
    return ledger


def outside(pack: Any) -> EmissionsBalance:
    """The host also sells outcomes from a sector that its NDC does not cover; trajectory method."""
    case = pack.outside
    sold = dict(pack.transfers.by_vintage)
    sold[case.vintage] += case.quantity
    flows = Flows(first_transferred_ndc=sold, outside_ndc={case.vintage: case.quantity})
    return emissions_balance(pack.host.emissions, flows, setting(pack).host.ndc(Method.TRAJECTORY))


def non_ghg(pack: Any) -> tuple[AdjustedIndicator, AdjustedIndicator]:
    """The adjusted indicators of host and buyer, each with a non-GHG target; trajectory method.

    The pack knows the indicator of the target year only. The other years play no part in the verdict.
    """
    case, years = pack.non_ghg, period(pack)

    def account(code: str, level: Any, target: Any, **flows: Any) -> AdjustedIndicator:
        aim = NonGhgTarget(case.indicator, case.unit, year=case.vintage, level=target)
        levels = {**dict.fromkeys(years, 0), case.vintage: level}
        ndc = Ndc(code, years, aim, method=Method.TRAJECTORY)
        return adjusted_indicator(levels, Flows(unit=case.unit, **flows), ndc)

    traded = {case.vintage: case.quantity}
    return (
        account(pack.host.code, case.host_level, case.host_target, first_transferred_ndc=traded),
        account(pack.buyer.code, case.buyer_level, case.buyer_target, used=traded),
    )


def policies(pack: Any) -> EmissionsBalance:
    """A host whose NDC is policies and measures: the balance of the affected category only (annex 10).

    The column of the story is the vintage; the category is taken to emit as much in the years before.
    """
    case, years = pack.pams, period(pack)
    target = PoliciesTarget((case.category,))
    ndc = Ndc(pack.host.code, years, target, coverage=Coverage(), method=Method.TRAJECTORY)
    emissions = {year: case.emissions for year in years if year <= case.vintage}
    return emissions_balance(emissions, Flows(first_transferred_ndc={case.vintage: case.quantity}), ndc)


def _terms(pack: Any, purposes: str, definition: str) -> dict[str, Any]:
    approach = pack.oimp_approach
    return {
        "id": approach.authorization,
        "party": pack.host.code,
        "approach": approach.id,
        "date": approach.authorized_on,
        "purposes": purposes,
        "definition": definition,
        "sectors": {approach.sector},
        "activities": {approach.activity},
    }
