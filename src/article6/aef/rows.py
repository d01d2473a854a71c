"""The rows of the five tables of the agreed electronic format (4/CMA.6 annex II).

A field that is empty or says NA is None. A field that holds something that cannot be read is None too, and
`bad` keeps the text under the field's name, so that nothing is lost. `row` is the row in the sheet or file
(table 1 runs down the sheet: there `row` is 0 and each field has its own place).
Fields and their order stand in `fields.csv`; a test holds the two together.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from article6.identifiers import ItmoId

__all__ = ["Action", "AuthorizationRow", "Entity", "HoldingRow", "Row", "Submission"]

Bad = dict[str, str]
Quantity = int | Fraction


@dataclass(slots=True, kw_only=True)
class Submission:
    """Table 1: who reports, which year, which version."""

    party: str | None = None
    version: str | None = None  # "1.0"
    year: int | None = None  # the calendar year in which the actions occurred
    date: date | None = None
    review_status: str | None = None
    check_result: str | None = None
    first_year: int | None = None  # of the NDC implementation period
    last_year: int | None = None
    review_reference: str | None = None
    row: int = 0
    bad: Bad | None = None


@dataclass(slots=True, kw_only=True)
class AuthorizationRow:
    """Table 2: one version of an authorization by the reporting Party."""

    id: str | None = None
    date: date | None = None
    approach: str | None = None
    version: int | None = None
    quantity: Quantity | None = None  # t CO2 eq
    metric: str | None = None  # "GHG" or "non-GHG"
    gwp: str | None = None
    non_ghg_metric: str | None = None
    sectors: tuple[str, ...] = ()
    activity: tuple[str, ...] = ()
    purpose: str | None = None  # "NDC", "NDC and OIMP" ...
    parties: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    oimp: str | None = None
    timeframe: str | None = None  # as written; `article6.aef.values.timeframe` reads it
    terms: str | None = None
    documentation: str | None = None
    definition: str | None = None  # "Authorisation", "Issuance", "Use or Cancellation"
    note: str | None = None
    row: int = 0
    bad: Bad | None = None


@dataclass(slots=True, kw_only=True)
class Action:
    """Table 3: one action with one block of ITMOs."""

    time: datetime | None = None  # UTC, without a zone
    type: str | None = None
    subtype: str | None = None
    approach: str | None = None
    authorization: str | None = None
    party: str | None = None  # first transferring Party
    registry: str | None = None  # where this action was tracked
    first: int | None = None  # serial
    last: int | None = None
    unit_registry: str | None = None
    unit_first: str | None = None
    unit_last: str | None = None
    metric: str | None = None
    gwp: str | None = None
    non_ghg_metric: str | None = None
    quantity: Quantity | None = None  # t CO2 eq
    amount: Fraction | None = None  # in the non-GHG metric
    mitigation: str | None = None
    vintage: int | None = None
    transferring: str | None = None
    acquiring: str | None = None
    purpose: str | None = None
    user: str | None = None  # Party that uses or cancels for OIMP
    user_entity: str | None = None
    use_year: int | None = None
    check_result: str | None = None
    note: str | None = None
    row: int = 0
    bad: Bad | None = None
    first_id: ItmoId | None = None  # where the cell holds the whole identifier
    last_id: ItmoId | None = None


@dataclass(slots=True, kw_only=True)
class HoldingRow:
    """Table 4: one block held at the end of the reported year."""

    approach: str | None = None
    authorization: str | None = None
    party: str | None = None
    registry: str | None = None  # where it is held
    first: int | None = None
    last: int | None = None
    unit_registry: str | None = None
    unit_first: str | None = None
    unit_last: str | None = None
    metric: str | None = None
    gwp: str | None = None
    non_ghg_metric: str | None = None
    quantity: Quantity | None = None
    amount: Fraction | None = None
    mitigation: str | None = None
    vintage: int | None = None
    row: int = 0
    bad: Bad | None = None
    first_id: ItmoId | None = None
    last_id: ItmoId | None = None


@dataclass(slots=True, kw_only=True)
class Entity:
    """Table 5: one authorized entity."""

    date: date | None = None
    name: str | None = None
    country: str | None = None  # of incorporation, alpha-3
    id: str | None = None  # identification number in that country
    approach: str | None = None
    conditions: str | None = None
    change_conditions: str | None = None
    note: str | None = None
    row: int = 0
    bad: Bad | None = None


Row = Submission | AuthorizationRow | Action | HoldingRow | Entity
