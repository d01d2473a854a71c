"""The events of a ledger: what happened, when, to which block (6/CMA.4 annex I para. 7; 2/CMA.3 annex 20(a)).

An event states a fact. None of them says "first transfer": that is what the ledger decides. Events are never
changed and never taken back; a Party that reported wrongly submits its annual report again (4/CMA.6 para.
32), and a ledger that was kept wrongly is kept anew from the right events.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from article6.authorization import Authorization
from article6.identifiers import Block

__all__ = [
    "ADAPTATION_FUND",
    "KINDS",
    "PURPOSES_OF_CANCELLATION",
    "Acquired",
    "Authorized",
    "Cancelled",
    "Changed",
    "Event",
    "GivenToAdaptationFund",
    "Issued",
    "Revoked",
    "Transferred",
    "Used",
    "Verified",
]

ADAPTATION_FUND = "Adaptation Fund"  # a holder that is no Party
PURPOSES_OF_CANCELLATION = ("IMP", "OP", "OIMP", "OMGE", "other")


@dataclass(frozen=True, slots=True)
class Authorized:
    """A Party authorizes; `blocks` are outcomes on record that the authorization covers from now on."""

    authorization: Authorization
    blocks: tuple[Block, ...] = ()
    kind = "authorization"

    @property
    def date(self) -> date:
        """The date of the authorization."""
        return self.authorization.date


@dataclass(frozen=True, slots=True)
class Changed:
    """A new version of an authorization (4/CMA.6 para. 7-9), made with `Authorization.changed`."""

    authorization: Authorization
    kind = "change"

    @property
    def date(self) -> date:
        """The date of the change."""
        return self.authorization.date


@dataclass(frozen=True, slots=True)
class Revoked:
    """A Party ends its authorization `id`.

    What was first transferred stays authorized, unless the terms say otherwise (4/CMA.6 para. 7).
    """

    date: date
    party: str
    id: str
    kind = "revocation"


@dataclass(frozen=True, slots=True)
class Verified:
    """Verified outcomes get identifiers and enter the books of the first transferring Party, not yet issued.

    Needed only where verification and issuance are told apart; else `Issued` alone records the outcomes.
    """

    date: date
    block: Block
    authorization: str | None = None  # id; None where the outcomes are not authorized yet
    sector: str = ""
    activity: str = ""
    covered: bool = True  # does the outcome come from inside the NDC of the first transferring Party?
    a64: bool = False  # an Article 6.4 emission reduction
    metric: str = "GHG"
    amount: Fraction | None = None  # of the whole block in the non-GHG metric
    kind = "verification"


@dataclass(frozen=True, slots=True)
class Issued:
    """Outcomes are issued as units, into the account of the first transferring Party.

    Where the block was verified before, the event repeats its particulars or leaves them at their defaults.
    """

    date: date
    block: Block
    authorization: str | None = None
    sector: str = ""
    activity: str = ""
    covered: bool = True
    a64: bool = False
    metric: str = "GHG"
    amount: Fraction | None = None
    kind = "issuance"


@dataclass(frozen=True, slots=True)
class Transferred:
    """The units leave the account of `by`; they are in transit until `to` records the acquisition."""

    date: date
    block: Block
    by: str
    to: str
    kind = "transfer"


@dataclass(frozen=True, slots=True)
class Acquired:
    """The units enter the account of `by`, the Party they were sent to. No accounting event."""

    date: date
    block: Block
    by: str
    kind = "acquisition"


@dataclass(frozen=True, slots=True)
class Used:
    """`by` uses units it holds towards its own NDC, for the year `year` of its NDC period."""

    date: date
    block: Block
    by: str
    year: int
    kind = "use"


@dataclass(frozen=True, slots=True)
class Cancelled:
    """`by` cancels units it holds, for the purpose IMP, OP, OIMP (which is not said), OMGE or other.

    The use for an international mitigation purpose, by an airline for instance, is recorded this way.
    """

    date: date
    block: Block
    by: str
    purpose: str
    entity: str = ""  # the authorized entity that uses or cancels, if any
    kind = "cancellation"


@dataclass(frozen=True, slots=True)
class GivenToAdaptationFund:
    """`by` transfers units it holds to the Adaptation Fund (4/CMA.6 para. 16)."""

    date: date
    block: Block
    by: str
    kind = "adaptation fund"


Event = (
    Authorized
    | Changed
    | Revoked
    | Verified
    | Issued
    | Transferred
    | Acquired
    | Used
    | Cancelled
    | GivenToAdaptationFund
)
KINDS = {event.kind: event for event in Event.__args__}
