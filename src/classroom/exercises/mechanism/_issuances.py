"""The issuances of the pack's Article 6.4 activity, as the exercises of this module need them."""

from datetime import date
from types import SimpleNamespace
from typing import Any

from article6.authorization import Authorization
from article6.mechanism import (
    HostRecord,
    LateAuthorization,
    Movement,
    Part,
    Split,
    host_record,
    late_authorization,
    split_issuance,
)


def lots(pack: Any) -> SimpleNamespace:
    """The activity with other lots than the pack's: the lesson works the pack's own numbers out.

    The second lot is cut so that the ways to round it differ on every pack.
    """
    own = pack.mechanism
    authorized, contribution = own.authorized * 7 // 10, own.contribution * 7 // 10
    other = {
        "authorized": authorized,
        "contribution": contribution,
        "requested": authorized + contribution,
        "second": own.second * 4 // 5,
        "yearly_average": own.yearly_average * 6 // 5,
        "late": SimpleNamespace(issued=own.late.issued * 7 // 10, moved_out=own.late.moved_out * 3 // 2),
    }
    return SimpleNamespace(**{key: getattr(own, key) for key in own} | other)


def first(lot: Any, **more: Any) -> Split:
    """The first issuance: in part authorized, in part mitigation contribution A6.4ERs."""
    return split_issuance(
        authorized=lot.authorized,
        mitigation_contribution=lot.contribution,
        **{"ldc_or_sids": lot.ldc_sids, **more},
    )


def second(lot: Any, **more: Any) -> Split:
    """The second issuance: all authorized, and no whole numbers for the levies."""
    return split_issuance(authorized=lot.second, **{"ldc_or_sids": lot.ldc_sids, **more})


def contribution(lot: Any) -> Part:
    """The lot of mitigation contribution A6.4ERs that the host authorizes later."""
    return split_issuance(mitigation_contribution=lot.late.issued, ldc_or_sids=lot.ldc_sids).parts[0]


def late(lot: Any, **more: Any) -> LateAuthorization:
    """What the host can still authorize of that lot, after some of it has moved out."""
    return late_authorization(contribution(lot), moved_out=lot.late.moved_out, **more)


def issued_on(lot: Any) -> date:
    """The day of the first issuance: in the year after the vintage."""
    return date(lot.vintage + 1, 9, 15)


def booked(pack: Any, lot: Any) -> HostRecord:
    """What the host adds for the first issuance, once the buyer has got all that participants can sell."""
    split, day = first(lot), issued_on(lot)
    sold = split.amounts["authorized"]["participants"]
    authorization = Authorization(
        id=f"{pack.host.code} A6.4 {day.year}",
        party=pack.host.code,
        approach=pack.approach.id,
        date=day.replace(month=1),
        purposes="NDC",
        parties={pack.buyer.code},
    )
    return host_record(
        split,
        authorization,
        issued_on=day,
        vintage=lot.vintage,
        movements=[Movement(day.replace(year=day.year + 1), sold, to=pack.buyer.code)],
    )
