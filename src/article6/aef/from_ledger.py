"""From the ledger to annual reports: the AEF of either side of a trade (2/CMA.3 annex 20; 4/CMA.6 annex II).

    mine = from_ledger(ledger, "XHA", 2028, submitted=date(2029, 4, 10))
    both = reports(ledger)                       # of every Party and year

Which event gives which row in whose report stands in `article6.aef.reported_as`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date

from article6.aef.authorization_rows import table5_row
from article6.aef.document import Aef
from article6.aef.format import TABLES
from article6.aef.named import Named
from article6.aef.rows import Entity, Submission
from article6.aef.unit_rows import Particulars, Underlying, action_rows, holding_rows
from article6.authorization import Authorization
from article6.authorization.entity import AuthorizedEntity
from article6.findings import Place
from article6.identifiers import Block
from article6.ledger.events import ADAPTATION_FUND, Authorized, Changed, Issued, Revoked, Verified
from article6.ledger.ledger import Ledger
from article6.ledger.trace import Trace

__all__ = ["from_ledger", "missing", "reports"]


def from_ledger(
    ledger: Ledger | Trace,
    party: str,
    year: int,
    *,
    version: str = "1.0",
    submitted: date | None = None,
    ndc_period: tuple[int, int] | None = None,
    authorizations: Iterable[Authorization] = (),
    repeat: bool = True,
    registry: str | None = None,
    mitigation: str | Mapping[str, str] = "Emission reductions",
    underlying: Callable[[Block], Underlying] | None = None,
    oimp: Mapping[str, str] | None = None,
    entities: Iterable[Entity | AuthorizedEntity] = (),
    identifiers: str = "serial",
) -> Aef:
    """The annual report of a Party for a calendar year, as the ledger knows the year.

    Table 2 has the Party's authorizations and changes of that year. No duty was found to repeat those of
    earlier years (open reading R10), and a report that repeats what its rows name can be understood alone:
    `repeat` says so. A Party that acquires names its own authorization, else that of the first transferring
    Party, which table 2 then repeats with a note (`article6.aef.named`). Table 3 has the actions of the year,
    at 00:00 UTC, because a ledger knows days (`article6.aef.clock`). Table 4 is the state on 31 December.

    `submitted`: the date of submission. A first transfer that became known after it, and reaches back, is
    not in the report. `ndc_period`: of table 1, else the period the ledger knows for the year, or the last
    one before. `authorizations`: own ones that are not in the ledger. `registry`: where what the Party
    acquired is tracked, else its first registry (XBU01); its own outcomes are tracked where they originated.
    `mitigation`: the mitigation type, or types by activity, sector or approach. `underlying`: a function that
    gives the underlying registry, first and last unit of a block. `oimp`: names of purposes, such as
    {"IMP": "CORSIA"}, for table 3, and for table 2 where the authorization has none. `entities`: for table 5,
    those authorized until the end of the year. `identifiers`: "full" keeps whole identifiers beside the
    serials.

    Where several reports are made of one ledger, a `Trace` of it in its place saves time. What ledger and
    arguments do not hold stays empty; `missing` names the mandatory fields among it. The fields that the CARP
    fills are left to it.
    """
    if identifiers not in ("serial", "full"):
        raise ValueError(f'identifiers is {identifiers!r}; choose "serial" or "full".')
    trace = ledger if isinstance(ledger, Trace) else Trace(ledger)
    particulars = Particulars(registry, mitigation, underlying, oimp, identifiers)
    named = Named(trace.ledger, party, authorizations, oimp)
    first, last = ndc_period or trace.period(party, year) or (None, None)
    table1 = Submission(
        party=party, version=version, year=year, date=submitted, first_year=first, last_year=last
    )
    found = Aef(table1)
    found.actions = action_rows(trace, named, year, particulars, submitted)
    found.holdings = holding_rows(trace, named, year, particulars)
    found.authorizations = named.rows(year, repeat)
    found.entities = _entities(entities, year)
    for number in range(2, 6):
        for place, row in enumerate(found.rows(number), start=2):  # row 1 has the labels
            row.row = place
    return found


def reports(
    ledger: Ledger,
    parties: Iterable[str] | None = None,
    years: Iterable[int] | None = None,
    *,
    submitted: Callable[[str, int], date | None] | None = None,
    authorizations: Iterable[Authorization] = (),
    **options,
) -> list[Aef]:
    """The reports of all Parties, each from the year in which it first authorized, held or did something.

    `years`: those to report, else until the year of the last event. `submitted` gives the date for a Party
    and a year. `authorizations` may be of several Parties. Other options as in `from_ledger`, for all alike.
    """
    began = _beginnings(ledger)
    until = range(min(began.values(), default=0), ledger.today.year + 1)
    years, own, trace = sorted(years or until), list(authorizations), Trace(ledger)
    found = []
    for party in began if parties is None else parties:
        options["authorizations"] = [version for version in own if version.party == party]
        for year in years:
            if year >= began.get(party, year):
                day = submitted(party, year) if submitted is not None else None
                found.append(from_ledger(trace, party, year, submitted=day, **options))
    return found


def missing(aef: Aef) -> list[Place]:
    """The mandatory fields that are empty; what holds only under a condition is for the checks to say."""
    found = []
    for kind in TABLES:
        needed = [field for field in kind.fields if field.filled == "yes"]
        for row in aef.rows(kind.number):
            found += [aef.place(row, f.attribute) for f in needed if getattr(row, f.attribute) in (None, ())]
    return found


def _entities(entities: Iterable[Entity | AuthorizedEntity], year: int) -> list[Entity]:
    rows = [table5_row(one) if isinstance(one, AuthorizedEntity) else replace(one) for one in entities]
    return [row for row in rows if row.date is None or row.date.year <= year]


def _beginnings(ledger: Ledger) -> dict[str, int]:
    """The first year of each Party with something to report."""
    began: dict[str, int] = {}
    for event in ledger.events:
        kind = type(event)
        if kind is Issued or kind is Verified:
            continue  # no action with an ITMO; a first transfer that it is follows below
        if kind is Authorized or kind is Changed:
            party = event.authorization.party
        else:
            party = event.party if kind is Revoked else event.by
        if party != ADAPTATION_FUND:
            began.setdefault(party, event.date.year)
    for party in began:  # a first transfer may reach back
        earliest = min((one.date.year for one in ledger.first_transfers(party)), default=began[party])
        began[party] = min(began[party], earliest)
    return dict(sorted(began.items()))
