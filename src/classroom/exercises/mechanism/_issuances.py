"""The issuances of the pack's Article 6.4 activity, as the exercises of this module need them."""

from datetime import date
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


def first(pack: Any, **more: Any) -> Split:
    """The first issuance: in part authorized, in part mitigation contribution A6.4ERs."""
    lot = pack.mechanism
    return split_issuance(
        authorized=lot.authorized,
        mitigation_contribution=lot.contribution,
        **{"ldc_or_sids": lot.ldc_sids, **more},
    )


def second(pack: Any, **more: Any) -> Split:
    """The second issuance: all authorized, and no whole numbers for the levies."""
    lot = pack.mechanism
    return split_issuance(authorized=lot.second, **{"ldc_or_sids": lot.ldc_sids, **more})


def contribution(pack: Any) -> Part:
    """The lot of mitigation contribution A6.4ERs that the host authorizes later."""
    lot = pack.mechanism
    return split_issuance(mitigation_contribution=lot.late.issued, ldc_or_sids=lot.ldc_sids).parts[0]


def late(pack: Any, **more: Any) -> LateAuthorization:
    """What the host can still authorize of that lot, after some of it has moved out."""
    return late_authorization(contribution(pack), moved_out=pack.mechanism.late.moved_out, **more)


def issued_on(pack: Any) -> date:
    """The day of the first issuance: in the year after the vintage."""
    return date(pack.mechanism.vintage + 1, 9, 15)


def booked(pack: Any) -> HostRecord:
    """What the host adds for the first issuance, once the buyer has got all that participants can sell."""
    split, day = first(pack), issued_on(pack)
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
        vintage=pack.mechanism.vintage,
        movements=[Movement(day.replace(year=day.year + 1), sold, to=pack.buyer.code)],
    )
