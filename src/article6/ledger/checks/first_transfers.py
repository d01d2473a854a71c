"""Checks on the first transfers that an event would be (4/CMA.6 para. 5(c), 5(h), 14)."""

from __future__ import annotations

from article6.ledger.events import Authorized, Changed
from article6.ledger.first_transfer import OIMP_TRIGGERS
from article6.ledger.refused import Refused
from article6.ledger.state import HELD
from article6.ledger.terms import outside_terms
from article6.ledger.words import amount, refuse

__all__ = ["before_cut_off", "before_final_date", "still_within_terms", "within_quantity"]


def within_quantity(case) -> Refused | None:
    """First transfers stay within the authorized quantity, each unit counted once (4/CMA.6 para. 5(h))."""
    asked: dict[str, int] = {}
    for first in case.first:
        version = first.version
        if version.quantity is None:
            continue
        asked[version.id] = asked.get(version.id, 0) + case.quantity(first)
        authority = case.state.authorities.get((version.party, version.id))
        before = authority.first_transferred if authority is not None else 0
        if before + asked[version.id] > version.quantity:
            return refuse(
                case.event,
                f"It would first transfer {amount(asked[version.id])}; authorization {version.id} covers "
                f"{amount(version.quantity)}, of which {amount(before)} are first transferred.",
                "authorization.5h",
                f"keep to {amount(max(version.quantity - before, 0))}, or let {version.party} change the "
                "authorization.",
            )
    return None


def still_within_terms(case) -> Refused | None:
    """The version in force at the first transfer covers the outcomes, also if it was changed since."""
    for first in case.first:
        if first.part is None or first.version.version == 1:
            continue  # looked at when the outcomes were recorded or authorized
        outcome = first.part[0].outcome
        outside = outside_terms(first.version, outcome.block.vintage, outcome)
        if outside is not None:
            return refuse(
                case.event,
                outside[0],
                outside[1],
                f"choose outcomes that version {first.version.version} covers.",
            )
    return None


def before_final_date(case) -> Refused | None:
    """The OIMP event that is the first transfer keeps the final date set for it (4/CMA.6 para. 5(c)).

    What was issued in time and authorized later kept it: the date is that of the issuance.
    """
    for first in case.first:
        final = first.version.final_date
        if final is None or first.trigger not in ("issuance", "use or cancellation"):
            continue
        happened = case.event.date
        if type(case.event) in (Authorized, Changed):
            happened = first.part[0].mark.since(HELD).event.date
        if happened > final:
            return refuse(
                case.event,
                f"It would be a first transfer by {first.trigger}, and authorization {first.version.id} sets "
                f"{final} as the last day for that.",
                "authorization.5c",
                f"choose outcomes with a later final date, or let {first.version.party} change it.",
            )
    return None


def before_cut_off(case) -> Refused | None:
    """OIMP first transfers keep the cut-off of the NDC period of their vintage (4/CMA.6 para. 14)."""
    state = case.state
    for first in case.first:
        if first.trigger not in OIMP_TRIGGERS:
            continue
        party = first.version.party
        vintage = (case.event if first.part is None else first.part[0].outcome).block.vintage
        period = state.period_of(party, vintage)
        if period is None:
            return refuse(
                case.event,
                f"It would be a first transfer by {first.trigger}, and the ledger knows no NDC period "
                f"of {party} "
                f"that holds {vintage}, so it cannot tell the cut-off.",
                "first-transfer.cut-off",
                f"give the ledger the period: periods={{{party!r}: (first, last)}}.",
            )
        last = state.cut_off(party, period)
        if case.event.date > last:
            return refuse(
                case.event,
                f"It would be a first transfer by {first.trigger} of the vintage {vintage}, and {last} "
                "was the last "
                f"day for those of the NDC period {period[0]}-{period[1]} of {party}.",
                "first-transfer.cut-off",
                "record such first transfers by that day; for these outcomes it has passed.",
            )
    return None
