"""The rows of reports made ready for a ledger: what each says of which block, by whom, on which day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction

from article6.aef import remarks
from article6.aef.document import Aef
from article6.aef.rebuild_error import RebuildError
from article6.aef.reported_as import FIRST_TRANSFER, MANDATORY, REPORTED_AS
from article6.aef.rows import Action, HoldingRow
from article6.aef.serials import Serials
from article6.findings import Place
from article6.identifiers import Block, IdentifierError
from article6.ledger.events import (
    ADAPTATION_FUND,
    Acquired,
    Cancelled,
    Event,
    GivenToAdaptationFund,
    Transferred,
    Used,
)

__all__ = ["HELD", "RECORDED", "SENT_BY_THE_FUND", "Source", "sources"]

HELD, RECORDED, SENT_BY_THE_FUND = "held", "recorded", "sent by the Adaptation Fund"
MOVING = ("transfer", "adaptation fund", "cancellation")
# subtype of a first transfer -> the kind of event that it is; RECORDED where it moves nothing
_FIRST = {
    line.subtype: line.event if line.event in MOVING else RECORDED
    for line in REPORTED_AS
    if line.type == FIRST_TRANSFER
}
_FIRST |= {MANDATORY[subtype]: _FIRST[subtype] for subtype in MANDATORY}
_FIRST["Other cancellations"] = "cancellation"
_NEEDED = {
    "time": "annual.20a",
    "approach": "annual.20b",
    "authorization": "aef.format",
    "party": "annual.20b",
    "registry": "tracking.registry",
    "first": "identifier.blocks",
    "last": "identifier.blocks",
    "vintage": "annual.20b",
}


class Source:
    """One row of table 3 or 4.

    `kind`: the kind of event of the ledger that it is; RECORDED for a first transfer that moves nothing; HELD
    for a holding; SENT_BY_THE_FUND for the other side of an acquisition from the Adaptation Fund. `first`:
    the row is a first transfer. `share`: the non-GHG amount per t CO2 eq, None for GHG.
    """

    __slots__ = ("aef", "block", "day", "first", "kind", "row", "share")

    def __init__(self, aef: Aef, row: Action | HoldingRow, kind: str, day: date, first: bool) -> None:
        self.aef = aef
        self.row = row
        self.kind = kind
        self.day = day
        self.first = first
        self.block: Block | None = None
        self.share: Fraction | None = None

    @property
    def reporter(self) -> str:
        """The Party whose report has the row."""
        return self.aef.submission.party

    @property
    def own(self) -> bool:
        """True if the reporting Party is the first transferring Party of the units."""
        return self.row.party == self.aef.submission.party

    def event(self, block: Block, purpose: Callable[[Source], str], by: str = "") -> Event:
        """The event that the row is, for a part of its block, by the reporting Party if no other is named.

        `purpose` gives the purpose of a cancellation.
        """
        day, by, row = self.day, by or self.reporter, self.row
        if self.kind == "transfer":
            return Transferred(day, block, by, row.acquiring)
        if self.kind == SENT_BY_THE_FUND:
            return Transferred(day, block, ADAPTATION_FUND, by)
        if self.kind == "acquisition":
            return Acquired(day, block, by)
        if self.kind == "use":
            return Used(day, block, by, row.use_year)
        if self.kind == "adaptation fund":
            return GivenToAdaptationFund(day, block, by)
        return Cancelled(day, block, by, purpose(self), row.user_entity or "")

    def place(self, attribute: str = "") -> Place:
        """Where it stands."""
        return self.aef.place(self.row, attribute)

    def wrong(self, attribute: str, problem: str, mend: str, rule: str) -> RebuildError:
        """The error that names one field of the row."""
        return RebuildError(self.place(attribute), problem, mend, rule)


def sources(aefs: Iterable[Aef]) -> list[Source]:
    """Every action and holding, by report and in the order of the file. Raises RebuildError."""
    found = []
    for aef in aefs:
        end = date(aef.year, 12, 31)
        # rows of one time stand in the order of the file
        rows = sorted(aef.actions, key=lambda row: (row.time is not None, row.time))
        for row in rows:
            if (row.type or "").casefold() in ("authorization", "authorisation"):
                continue  # table 2 says it
            source = _action(aef, row)
            found.append(source)
            if source.kind == "acquisition" and row.transferring is None:
                found.append(_other_side(source))
        found += [Source(aef, row, HELD, end, False) for row in aef.holdings]
    for source in found:
        _complete(source)
    origins = _Origins(found)
    for source in found:
        source.block = _block(source, origins.of(source))
        source.share = _share(source)
    return found


def _action(aef: Aef, row: Action) -> Source:
    type, subtype = " ".join((row.type or "").casefold().split()), row.subtype
    if row.time is None:
        raise RebuildError(
            aef.place(row, "time"), "The action has no date.", "Write the day of the action.", "annual.20a"
        )
    made = Source(aef, row, "", row.time.date(), type == "first transfer")
    if made.first:
        made.kind = _first_kind(made)
    elif type == "transfer":
        made.kind = "adaptation fund" if _FIRST.get(subtype) == "adaptation fund" else "transfer"
    elif type == "acquisition":
        made.kind = "acquisition"
    elif type == "use":
        towards_oimp = row.use_year is None and (row.purpose or row.user)
        made.kind = "cancellation" if towards_oimp else "use"
    elif type in ("cancellation", "voluntary cancellation"):
        made.kind = "cancellation"
    else:
        raise made.wrong(
            "type",
            f"{row.type!r} is no action type.",
            "Choose one of the nomenclature.",
            "nomenclature.values",
        )
    if made.kind == "transfer" and row.acquiring is None:
        raise made.wrong("acquiring", "No Party acquires.", "Name the Party that acquires.", "annual.20a")
    if made.kind == "use" and row.use_year is None:
        raise made.wrong(
            "use_year",
            "The use towards the NDC has no year.",
            "Write the calendar year for which the ITMOs are used.",
            "balance.subtract-uses",
        )
    return made


def _other_side(source: Source) -> Source:
    """What the Adaptation Fund did, which reports nothing: it stands in the note of the acquisition."""
    day = remarks.sent_by_the_fund_on(source.row.note)
    if day is None:
        raise source.wrong(
            "transferring",
            "No Party transferred what is acquired here.",
            "Name the Party; for units of the Adaptation Fund write the note that our own reports write.",
            "annual.20a",
        )
    return Source(source.aef, source.row, SENT_BY_THE_FUND, min(day, source.day), False)


def _first_kind(source: Source) -> str:
    row = source.row
    if not source.own:
        raise source.wrong(
            "party",
            f"{source.reporter} reports the first transfer of outcomes of {row.party}.",
            f"Leave the first transfer to {row.party}; a sale by {source.reporter} is a transfer.",
            "first-transfer.ndc",
        )
    kind = _FIRST.get(row.subtype, RECORDED)
    if kind == RECORDED and row.subtype in (None, "Not yet defined") and row.acquiring is not None:
        return "transfer"
    if row.subtype is None or row.subtype not in _FIRST:
        raise source.wrong(
            "subtype",
            "The subtype does not say which event is the first transfer.",
            "Choose a subtype of the nomenclature.",
            "nomenclature.values",
        )
    return kind


def _complete(source: Source) -> None:
    row = source.row
    for name, rule in _NEEDED.items():
        if getattr(row, name, row) is None:
            raise source.wrong(name, "The field is empty.", "A ledger needs it: fill it in.", rule)
    size = row.last - row.first + 1
    if row.quantity not in (None, size):
        raise source.wrong(
            "quantity",
            f"{size:,} ITMOs are {row.quantity} t CO2 eq here.",
            "A ledger takes one ITMO for one t CO2 eq; other units cannot be rebuilt.",
            "identifier.blocks",
        )


class _Origins:
    """The originating registry of each row: in whole identifiers, else where the first transfer was tracked.

    Where neither tells, it is the registry in the first transferring Party's other rows, else its first.
    """

    def __init__(self, found: Iterable[Source]) -> None:
        sure: dict[tuple, dict[str, list]] = defaultdict(lambda: defaultdict(list))
        other: dict[tuple, dict[str, list]] = defaultdict(lambda: defaultdict(list))
        for source in found:
            row = source.row
            stretch, family = (row.first, row.last), (row.approach, row.party, row.vintage)
            if row.first_id is not None:
                sure[family][row.first_id.registry].append(stretch)
            elif source.own:
                (sure if source.first else other)[family][row.registry].append(stretch)
        self._known = [
            {family: {name: Serials(s) for name, s in each.items()} for family, each in level.items()}
            for level in (sure, other)
        ]

    def of(self, source: Source) -> str:
        row = source.row
        if row.first_id is not None:
            return row.first_id.registry
        for level in self._known:
            registries = level.get((row.approach, row.party, row.vintage), {})
            touched = [name for name, held in registries.items() if held.within(row.first, row.last)]
            if len(touched) == 1:
                return touched[0]
            if touched:
                raise source.wrong(
                    "first",
                    f"Serials {row.first} to {row.last} may be from {' or '.join(sorted(touched))}.",
                    "Write whole identifiers into First ID and Last ID.",
                    "identifier.elements",
                )
        return f"{row.party}01"


def _block(source: Source, registry: str) -> Block:
    row = source.row
    try:
        return Block(row.approach, registry, row.party, row.vintage, row.first, row.last)
    except IdentifierError as error:
        raise source.wrong("first", str(error), "Correct the identifier.", "identifier.elements") from error


def _share(source: Source) -> Fraction | None:
    row = source.row
    if (row.metric or "GHG").casefold() == "ghg":
        return None
    if row.non_ghg_metric is None or row.amount is None:
        raise source.wrong(
            "non_ghg_metric" if row.non_ghg_metric is None else "amount",
            "The row is in a non-GHG metric and the field is empty.",
            "Name the metric, and the quantity in it.",
            "itmo.metric",
        )
    return Fraction(row.amount) / source.block.quantity
