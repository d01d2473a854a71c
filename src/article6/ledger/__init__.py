"""The ledger of ITMOs: append-only events of two or more Parties, and what follows from them.

    ledger = Ledger(periods={"XHA": (2026, 2030), "XBU": (2026, 2030)})
    ledger.authorize(id="XHA-1", party="XHA", approach="CA0099", date=date(2026, 6, 1), purposes="NDC")
    block = ledger.issue("XHA-1", vintage=2027, quantity=1_000_000, on=date(2028, 2, 1))
    ledger.transfer(block, to="XBU", on=date(2028, 3, 12))
    ledger.use(block.take(800_000), for_year=2027, on=date(2028, 11, 30))

The ledger decides what is a first transfer; nobody states it. What a rule forbids raises `Refused`, which
says what, why, by which rule, and how to put it right. Events are not taken back: see
`article6.ledger.events`.
"""

from article6.ledger.events import (
    ADAPTATION_FUND,
    Acquired,
    Authorized,
    Cancelled,
    Changed,
    Event,
    GivenToAdaptationFund,
    Issued,
    Revoked,
    Transferred,
    Used,
    Verified,
)
from article6.ledger.holding import Holding
from article6.ledger.ledger import Ledger
from article6.ledger.records import FirstTransfer, OimpAuthorized, Use
from article6.ledger.refused import EventFileError, Refused

__all__ = [
    "ADAPTATION_FUND",
    "Acquired",
    "Authorized",
    "Cancelled",
    "Changed",
    "Event",
    "EventFileError",
    "FirstTransfer",
    "GivenToAdaptationFund",
    "Holding",
    "Issued",
    "Ledger",
    "OimpAuthorized",
    "Refused",
    "Revoked",
    "Transferred",
    "Use",
    "Used",
    "Verified",
]
