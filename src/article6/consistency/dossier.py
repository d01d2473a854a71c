"""All that the checks may look at: one submission, and what else is at hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from article6.aef.document import Aef
from article6.aef.nomenclature import Nomenclature, current
from article6.authorization import Authorization
from article6.consistency.index import Index
from article6.readings import Readings

if TYPE_CHECKING:
    from article6.ledger import Ledger
    from article6.ndc import Ndc
    from article6.reports.report import Report
    from article6.reports.table4_form import Table4Form
    from article6.review.review import Review

__all__ = ["Dossier", "Parameters"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameters:
    """What no text fixes. `None` means: not known, the checks that need it say so with `Null`."""

    transit_days: int = 31  # how long a transfer may take until the other Party records it
    clock_tolerance_days: int = 1  # two Parties in different time zones
    unit_size: int | None = 1  # t CO2 eq per ITMO
    final_date: date | None = None  # after which adjustments do not change (2/CMA.3 annex 12): none is set
    approaches: frozenset[str] | None = None  # the list of cooperative approaches on the platform ...
    approaches_on: date | None = None  # ... and its date
    suspended_approaches: frozenset[str] = frozenset()  # by national rule
    least_developed_or_island: bool = False  # the reporting Party is an LDC or a SIDS


@dataclass(frozen=True, kw_only=True)
class Dossier:
    """One AEF under check (or a table 4, a report, a review) with all that is known around it.

    `own`: other AEFs of the same Party, of other years or replaced versions. `others`: AEFs of other Parties.
    `earlier_years`: years for which AEFs of this Party are known to exist though they are not at hand.
    `documents`: the authorizations themselves, every version, of any Party; `revoked` their end, by
    (Party, id). `inventory`: emissions and removals in the scope of the NDC, t CO2 eq per year.
    `database`: table 4 as it was sent to the Article 6 database. `updated_reports`: updated initial reports
    besides `initial_report`. `btr_submitted` as in `Ledger`.
    """

    aef: Aef | None = None
    own: tuple[Aef, ...] = ()
    others: tuple[Aef, ...] = ()
    earlier_years: frozenset[int] = frozenset()
    documents: tuple[Authorization, ...] = ()
    revoked: Mapping[tuple[str, str], date] = field(default_factory=dict)
    ledger: Ledger | None = None
    ndc: Ndc | None = None
    inventory: Mapping[int, object] | None = None
    table4: Table4Form | None = None
    database: Table4Form | None = None
    initial_report: Report | None = None
    updated_reports: tuple[Report, ...] = ()
    regular_information: Report | None = None
    review: Review | None = None
    btr_submitted: Mapping[tuple[str, int], int] = field(default_factory=dict)
    readings: Readings = field(default_factory=Readings)
    parameters: Parameters = field(default_factory=Parameters)
    nomenclature: Nomenclature = field(default_factory=current)

    def has(self, part: str) -> bool:
        """True if this part is there and not empty."""
        value = getattr(self, part)
        return value is not None and value != () and value != {}

    @cached_property
    def index(self) -> Index:
        """The rows of all AEFs in force, sorted once for all checks."""
        return Index(self)

    @property
    def party(self) -> str | None:
        """The Party whose submission is under check."""
        for part in (self.aef, self.table4, self.initial_report, self.regular_information, self.review):
            if part is not None:
                return part.party
        return None
