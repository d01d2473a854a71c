"""What the ledger tells the accounting: first transfers, uses, and what is authorized for OIMP.

Every record has three years that are never mixed: the year of `date` (in which annual report it stands), the
`vintage` (when the mitigation occurred) and, for a use, the `use_year` (the year it is used for).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from article6.identifiers import Block

__all__ = ["FirstTransfer", "OimpAuthorized", "Use"]


@dataclass(frozen=True, slots=True)
class FirstTransfer:
    """The first transfer of a block, decided by the ledger (2/CMA.3 annex 2; 4/CMA.6 para. 11-17)."""

    date: date  # when the first transfer was recorded; its year is the year of the annual report
    party: str  # first transferring Party
    approach: str
    authorization: str  # id of the authorization by the first transferring Party
    block: Block
    quantity: int  # t CO2 eq
    vintage: int  # calendar year in which the mitigation occurred
    series: str  # "ndc" (authorized for an NDC, alone or with OIMP) or "oimp" (OIMP only): one of the two
    trigger: str  # "transfer", "authorization", "issuance", "use or cancellation", "adaptation fund", "omge"
    acquirer: str | None  # the Party the units go to; None where they go to no Party
    sector: str
    covered: bool  # does the outcome come from inside the NDC of the first transferring Party?
    metric: str = "GHG"
    amount: Fraction | None = None  # in the non-GHG metric, if metric is not "GHG"


@dataclass(frozen=True, slots=True)
class Use:
    """The use of a block towards the NDC of the Party that holds it (2/CMA.3 annex 8(b), 9(b))."""

    date: date  # when the use was recorded
    party: str  # using Party
    block: Block
    quantity: int  # t CO2 eq
    vintage: int
    use_year: int  # the year of the NDC period that it is used for
    approach: str
    sector: str
    metric: str = "GHG"
    amount: Fraction | None = None  # in the non-GHG metric, if metric is not "GHG"


@dataclass(frozen=True, slots=True)
class OimpAuthorized:
    """Outcomes of one vintage authorized for OIMP (2/CMA.3 annex 23(d)): a memo, not an adjustment."""

    date: date  # when outcome and authorization were both on record
    party: str  # first transferring Party
    approach: str
    authorization: str
    vintage: int
    quantity: int  # t CO2 eq
    entities: tuple[str, ...] = ()  # entities the authorization names
