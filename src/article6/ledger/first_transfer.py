"""Is this event the first transfer? (2/CMA.3 annex 2; 4/CMA.6 para. 11-17)

For use towards an NDC it is the first international transfer; for OIMP the event that the first transferring
Party specified; where both are authorized, the earlier of the two, which is the one that comes along first.
Outcomes given to the Adaptation Fund or cancelled for overall mitigation are first transferred by that,
unless they were before.
"""

from __future__ import annotations

from datetime import date

from article6.authorization import Authorization
from article6.ledger.events import (
    Acquired,
    Authorized,
    Cancelled,
    Changed,
    GivenToAdaptationFund,
    Issued,
    Transferred,
    Verified,
)
from article6.ledger.intervals import Piece
from article6.ledger.state import CANCELLED, HELD, IN_TRANSIT, USED, Mark
from article6.readings import Readings

__all__ = ["OIMP_TRIGGERS", "on_movement", "on_record", "once_authorized"]

OIMP_TRIGGERS = ("authorization", "issuance", "use or cancellation")


def on_record(event: Verified | Issued, version: Authorization | None) -> str | None:
    """The trigger when outcomes are recorded, or recorded as issued, under `version`.

    Where the definition is authorization, outcomes recorded after it are first transferred when they come on
    record: what is not verified has no identifier yet.
    """
    if version is None or not version.covers_oimp:
        return None
    if version.definition == "authorization":
        return "authorization"
    if version.definition == "issuance" and type(event) is Issued:
        return "issuance"
    return None


def on_movement(event, mark: Mark) -> str | None:
    """The trigger when units that are on record are moved, used or cancelled."""
    if mark.settled is not None or mark.authority is None or mark.authority.current is None:
        return None
    version = mark.authority.current
    kind = type(event)
    if kind is Transferred:
        return "transfer" if version.covers_ndc else None
    if kind is Acquired:
        return None
    if kind is GivenToAdaptationFund:
        return "adaptation fund"
    if kind is Cancelled:
        if event.purpose == "OMGE":
            return "omge"
        if version.covers_oimp and version.definition == "use or cancellation":
            return "use or cancellation"
    return None


def once_authorized(
    event: Authorized | Changed, piece: Piece, version: Authorization, readings: Readings
) -> tuple[str, date] | None:
    """The trigger and its date for outcomes whose authorization, or its new version, comes later.

    What has happened already is first transferred now (4/CMA.6 para. 11), on the later of the two dates; the
    other reading takes the date of the event. An Article 6.4 unit authorized after its issuance counts as
    authorized no later than at issuance (6/CMA.6 para. 14(b)); that says nothing of changes.
    """
    mark = piece.mark
    if mark.settled is not None or mark.status in (USED, CANCELLED):
        return None
    backdate = readings.late_authorization == "event"
    issued = mark.since(HELD).event.date if mark.status in (HELD, IN_TRANSIT) else None
    at_issuance = piece.outcome.a64 and type(event) is Authorized and issued is not None
    away = mark.status == IN_TRANSIT or mark.holder != version.party
    if version.covers_ndc and away:
        moved = mark.since(IN_TRANSIT).event.date
        return "transfer", moved if backdate else event.date
    if version.covers_oimp and version.definition == "authorization":
        return "authorization", issued if at_issuance else event.date
    if version.covers_oimp and version.definition == "issuance" and issued is not None:
        return "issuance", issued if backdate or at_issuance else event.date
    return None
