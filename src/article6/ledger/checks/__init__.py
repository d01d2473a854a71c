"""Every reason for which the ledger refuses an event. To add one, write a function and list it here.

A check takes a `Case` and returns a `Refused`, or None. It looks at one thing and changes nothing. For one
kind of event the checks run in the order of the list, and the first that objects decides.
"""

from __future__ import annotations

from article6.ledger.checks import authorizations, first_transfers, order, outcomes, units
from article6.ledger.events import (
    KINDS,
    Acquired,
    Authorized,
    Cancelled,
    Changed,
    GivenToAdaptationFund,
    Issued,
    Revoked,
    Transferred,
    Used,
    Verified,
)

__all__ = ["CHECKS", "checks_for"]

_ALL = tuple(KINDS.values())
_RECORDING = (Verified, Issued)
_LEAVING = (Transferred, Used, Cancelled, GivenToAdaptationFund)
_MOVING = (*_LEAVING, Acquired)
_FIRST = (Authorized, Changed, Verified, Issued, Transferred, Cancelled, GivenToAdaptationFund)

CHECKS = (
    (order.in_order, _ALL),
    # authorizations
    (authorizations.new, (Authorized,)),
    (authorizations.known, (Changed, Revoked)),
    (authorizations.next_version, (Changed,)),
    (authorizations.one_definition, (Authorized, Changed)),
    (authorizations.blocks_free, (Authorized,)),
    (authorizations.within_terms, (Authorized,)),
    # outcomes that come on record
    (outcomes.vintage_from_2021, _RECORDING),
    (outcomes.occurred, _RECORDING),
    (outcomes.no_overlap, _RECORDING),
    (outcomes.same_particulars, (Issued,)),
    (outcomes.authorization_holds, _RECORDING),
    # units
    (units.on_record, _MOVING),
    (units.unspent, _MOVING),
    (units.held, _LEAVING),
    (units.sent_here, (Acquired,)),
    (units.receiver, (Transferred,)),
    (units.a_party, (Used,)),
    (units.authorized, _LEAVING),
    (units.party_named, (Transferred, Used)),
    (units.covered_purpose, (Used, Cancelled)),
    (units.first_transferred, (Used,)),
    (units.entity_named, (Cancelled,)),
    (units.same_period, (Used,)),
    # what would be first transferred
    (first_transfers.still_within_terms, _FIRST),
    (first_transfers.within_quantity, _FIRST),
    (first_transfers.before_final_date, _FIRST),
    (first_transfers.before_cut_off, _FIRST),
)

_FOR = {kind: tuple(check for check, kinds in CHECKS if kind in kinds) for kind in _ALL}


def checks_for(kind: type) -> tuple:
    """The checks on one kind of event, in order."""
    return _FOR[kind]
